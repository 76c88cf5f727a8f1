"""What is found where a question's subject is spoken of, in place of a better match that never speaks of it.

"How long is the guarantee on the paddle?" is asked of whoever says "paddle", however well the guarantee on something else fits.
Who is asked, or which document, tells by itself what is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.abstain import Looked
from assistant.archive import Archive
from assistant.asked import Asked
from assistant.retrieve import DEEP, content
from assistant.types import Evidence
from assistant.unmentioned import Lost, lost_in, says
from index.types import Filters, Hit
from index.words import content_stems

PLACES = 4  # documents that are looked at
#: Confidence, and share of the question's words in the quotes, from which one of them answers.
SURE, COVERED = 0.5, 0.7

Search = Callable[[Sequence[Hit]], Looked]


def speaking_of_it(
    archive: Archive, asked: Asked, hits: Sequence[Hit], filters: Filters, *, looked: Looked, search: Search
) -> Looked:
    """What was `looked` up, where its document speaks of what the question is about; else what a `search` of those finds
    that do, and where none answers, a doubt."""
    found, decision = looked
    lost = _lost(archive, asked, found, filters) if decision.answered else None
    if lost is None:
        return looked
    there = _there(archive, asked, hits, filters, lost=lost, search=search)
    words = tuple(word.text for word in lost.words)
    return there or (found, decision.of_something_else(words, plain=lost.plain))


def _lost(archive: Archive, asked: Asked, found: Sequence[Evidence], filters: Filters) -> Lost | None:
    """What a question to nobody in particular is about, and the quoted document does not say."""
    told = asked.names.named or asked.documents or asked.introduced or filters.document or filters.person
    if told or not found or len(archive.documents) < 2 or asked.names.strangers(asked.text):
        return None
    document = found[0].document
    return lost_in(
        document,
        archive.visible(document),
        question=asked.text,
        unknown=asked.names.unknown,
        ordinary=archive.ordinary,
        rarity=archive.rarity,
    )


def _there(
    archive: Archive, asked: Asked, hits: Sequence[Hit], filters: Filters, *, lost: Lost, search: Search
) -> Looked | None:
    """The surest answer of the first documents that say what is lost, whose quotes have most words of the question."""
    more = archive.search(" ".join(word.text for word in lost.words), k=DEEP, filters=filters)
    near: dict[int, list[Hit]] = {}
    for hit in (*hits, *more):
        if says(f"{hit.document.title}\n{archive.visible(hit.document)}", lost.words):
            near.setdefault(hit.document.id, []).append(hit)
    best: Looked | None = None
    for own in list(near.values())[:PLACES]:
        there = search(own)
        sure = max(SURE, best[1].confidence if best else 0.0)
        if there[1].answered and there[1].confidence >= sure and _covered(archive, asked, there[0]) >= COVERED:
            best = there
    return best


def _covered(archive: Archive, asked: Asked, found: Sequence[Evidence]) -> float:
    """The share of the question's words, by rarity, that the quotes have, or what they reply to."""
    weights = {word.stem: archive.rarity(word.stem) for part in asked.parts for word in content(part)}
    said = frozenset[str]().union(*(content_stems(f"{piece.question or ''} {piece.text}") for piece in found))
    return sum(weight for stem, weight in weights.items() if stem in said) / (sum(weights.values()) or 1.0)
