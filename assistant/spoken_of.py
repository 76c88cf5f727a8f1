"""Who somebody is who is only spoken of: "Who is Samira Dahl?" is answered by the words that say it of her."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.candidates import Candidate, candidates
from assistant.capitals import FORMS_OF_ADDRESS
from assistant.types import Evidence
from index.types import Filters, Span
from index.words import Token, tokens

HITS = 40  # that are read
MOST = 3  # places of the text that are quoted
PLAIN, NAMED = 2, 0  # how plainly words say who somebody is: they do, they only name them
_ROLE = (  # "the mason", but not "after"
    r"(?!(?:after|over|under|for|or|nor|her|other|later|never|ever|either|whether|per|rather|better|were|went|want|sent|then|when)\b)"
    r"[a-z-]*(?:er|or|ist|ian|man|men|woman|women|ess|ant|ent|eer|smith|wright|wife|chief|boss|judge|clerk|cook|nurse)"
)
_BEHIND = re.compile(
    rf"\s*(?:[,;–—-]+\s*(?:who\b|an?\b|the\b|our\b|my\b|his\b|her\b|their\b|then\b|now\b|aged?\b|\d\d\b|(?:\w+\s){{0,2}}{_ROLE}\b)"
    r"|['’]s\s+(?:an?|the|our|my|in\s+charge)\b|(?:is|was|had\s+been|has\s+been|were)\s+(?:an?|the|our|my|his|her|their|in\s+charge|one)\b"
    r"|(?:of|from|at)\s+(?:the|our)\b|\((?=[^()\d]))"
)
_BEFORE = re.compile(
    rf"(?:\b(?:the|our|my|his|her|their|an?)\s+(?:[a-z][\w-]*\s+){{0,3}}{_ROLE}s?,?\s+|\b{_ROLE},\s+|\b(?:called|named)\s+"
    r"|\b[A-Za-z]+\s+(?:was|is)\s+|\b(?:run|led|headed|owned|founded|chaired|kept)\s+by\s+)$"
)
_SAYS_ON = re.compile(r"\W*(?:he|she|they)\b(?:['’](?:d|s)\b|\s+(?:is|was|had|has|were|used)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """Where a name stands, how plainly the words around it say who that is, and its place among the sentences."""

    sentence: Candidate
    span: Span
    strength: int
    place: int


def said_of(archive: Archive, name: str, filters: Filters) -> tuple[tuple[Evidence, ...], int]:
    """The words that say who bears the `name`, best first and from one document, and the strength of the best; empty where
    nobody does."""
    hits = archive.search(name, k=HITS, filters=filters)
    words = tokens(name)
    bare = words[1:] if len(words) > 1 and words[0].folded in FORMS_OF_ADDRESS else words
    found = list(_mentions(candidates((archive.document(hit.document.id), hit.pair) for hit in hits), bare))
    if not found:
        return (), NAMED
    best = max(found, key=lambda mention: (mention.strength, -mention.place))
    document = best.sentence.document.id
    same = [mention for mention in found if mention.sentence.document.id == document]
    same.sort(key=lambda mention: (-mention.strength, mention.place))
    chosen = [mention for mention in same if mention.strength == best.strength][:MOST]
    evidence = [
        Evidence(document=mention.sentence.document, pair=mention.sentence.pair, span=mention.span, score=0.0)
        for mention in chosen
    ]
    return tuple(evidence), best.strength


def _mentions(sentences: Sequence[Candidate], name: Sequence[Token]) -> Iterator[_Mention]:
    wanted = [word.folded for word in name]
    inside = False  # the name was seen behind the beginning of a sentence: its capital means something
    found: list[_Mention] = []
    for place, sentence in enumerate(sentences):
        at = _place(sentence.words, wanted)
        if at is None or sentence.interrogative:
            continue
        first, last = sentence.words[at], sentence.words[at + len(wanted) - 1]
        behind, before = sentence.plain[last.end :], sentence.plain[: first.start]
        strength = PLAIN * bool(_BEHIND.match(behind)) + PLAIN * bool(_BEFORE.search(before))
        following = sentences[place + 1] if place + 1 < len(sentences) else None
        end = sentence.span.end
        if following and following.block == sentence.block and _SAYS_ON.match(following.plain):
            end, strength = following.span.end, strength + 1
        inside = inside or at > 0 or len(wanted) > 1 or strength >= PLAIN
        found.append(_Mention(sentence=sentence, span=Span(sentence.span.start, end), strength=strength, place=place))
    if inside:
        yield from found


def _place(words: Sequence[Token], wanted: Sequence[str]) -> int | None:
    """Where the words of a name stand in a row, each with a capital; None where they do not."""
    for at in range(len(words) - len(wanted) + 1):
        run = words[at : at + len(wanted)]
        if all(word.capital and word.folded == other for word, other in zip(run, wanted, strict=True)):
            return at
    return None
