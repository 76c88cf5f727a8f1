"""Which question somebody put: "What did Ms. Arden ask Mr. Winslade about the door?", "What was Ada asked about tea?"

The words that are wanted are the interviewer's, not the reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import Candidate, candidates
from assistant.naming.names import Names, bare
from assistant.naming.titles import without_role
from assistant.sources import admitted
from assistant.types import Evidence
from index.types import Document, Filters, Hit, QAPair, Span, Speaker
from index.words import fold, tokens

MOST = 3  # questions that are quoted
DOCUMENTS = 3  # that are looked through where nobody is named
ALIKE = 0.4  # cosine of a question that says no word of the subject, and is still about it
NEAR_BEST = 0.75  # share of what the best one says of the subject, from which another is quoted beside it

_LEAD = r"^\W*(?:(?:and|so|but)\W+)?"
_ABOUT = r"(?:\s+(?:about|regarding|concerning|on)\s+(?P<subject>[^?]+?))?\W*$"
_WHOM = r"(?:\s+(?P<whom>(?!for\b|to\b|about\b|on\b|regarding\b|concerning\b|if\b|whether\b)[^?]+?))?"
_PATTERNS = tuple(
    re.compile(_LEAD + pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:what|which)(?:\s+(?:other\s+)?questions?)?\s+(?:did|does|do)\s+(?P<asker>[^?]+?)\s+ask{_WHOM}{_ABOUT}",
        rf"(?:what|which)\s+questions?\s+(?:did|does|do)\s+(?P<asker>[^?]+?)\s+(?:put|pose)(?:\s+to\s+(?P<whom>[^?]+?))?{_ABOUT}",
        rf"(?:what|which)(?:\s+questions?)?\s+(?:was|were|is)\s+(?P<whom>[^?]+?)\s+asked(?:\s+by\s+(?P<asker>[^?]+?))?{_ABOUT}",
        rf"(?:what|which)\s+questions?\s+(?:was|were)\s+(?:put|posed)\s+to\s+(?P<whom>[^?]+?)(?:\s+by\s+(?P<asker>[^?]+?))?{_ABOUT}",
    )
)
_SOMEBODY = re.compile(
    r"(?:he|she|they|you|him|her|them|me|(?:the|an?)\s+(?:interviewer|interviewee|host|journalist|reporter|moderator|presenter|"
    r"examiner|lawyer|counsel|attorney|witness|guest|deponent|narrator|speaker|person))s?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Whose question is asked for: who put it and to whom, None where nobody is named, and the words it is about."""

    asker: str | None
    whom: str | None
    subject: str


def asked_for(question: str, names: Names) -> Put | None:
    """What question is asked for; None where none is, or where somebody is said to have put it who is not known."""
    for pattern in _PATTERNS:
        match = pattern.match(question)
        if match:
            people = {part: _person(question, match, part, names) for part in ("asker", "whom")}
            if "" in people.values():
                return None
            return Put(asker=people["asker"], whom=people["whom"], subject=match["subject"] or "")
    return None


def _person(question: str, match: re.Match[str], part: str, names: Names) -> str | None:
    """Who stands in one part of the question; None for nobody in particular, '' for words that name nobody here."""
    said = match[part]
    if not said or _SOMEBODY.fullmatch(said):
        return None
    start, end = match.span(part)
    inside = [one for one in names.named if start <= one.span.start and one.span.end <= end]
    whole = len(inside) == 1 and len(tokens(bare(inside[0].span.of(question)))) == len(tokens(said))
    return inside[0].people[0] if whole and len(inside[0].people) == 1 else ""


def questions(archive: Archive, put: Put, hits: Sequence[Hit], filters: Filters) -> tuple[Evidence, ...]:
    """The questions that were put, those that say most of the subject first; without one the first that were put."""
    found = [pair for pair in candidates(_pairs(archive, put, hits, filters)) if pair.asked]
    asks = {sentence.block for sentence in found if sentence.interrogative}
    blocks = {block: [one for one in found if one.block == block] for block in sorted(asks)}
    subject = {token.stem for token in tokens(put.subject) if not token.stop}
    if not subject:
        return tuple(_evidence(block, 0.0) for block in list(blocks.values())[:MOST]) if not put.subject else ()
    said = {number: _share(archive, block, subject) for number, block in blocks.items()}
    best = max(said.values(), default=0.0)
    if not best:
        return _alike(archive, put.subject, list(blocks.values()))
    order = sorted((number for number in blocks if said[number] >= NEAR_BEST * best), key=lambda one: (-said[one], one))
    return tuple(_evidence(blocks[number], said[number]) for number in order[:MOST])


def _pairs(archive: Archive, put: Put, hits: Sequence[Hit], filters: Filters) -> Iterator[tuple[Document, QAPair]]:
    """The pairs in which the question may have been put, of the documents in which both take part."""
    people = [person for person in (put.asker, put.whom) if person]
    own = [archive.of_person(person) for person in people]
    near = tuple(dict.fromkeys(hit.document.id for hit in hits))[:DOCUMENTS]
    together = [one for one in own[0] if all(one in other for other in own)] if own else near
    for document in admitted(archive, together, filters):
        for pair in archive.pairs(document.id):
            replies = [turn.speaker for turn in pair.turns]
            if (
                pair.question
                and _is(put.asker, [pair.asker])
                and (put.asker is None or pair.asker)
                and _is(put.whom, replies)
            ):
                yield document, pair


def _is(person: str | None, speakers: Sequence[Speaker | None]) -> bool:
    """Is `person` one of some speakers, or nobody in particular? Of whom no name is written it may be."""
    names = [fold(without_role(one.name)) for one in speakers if one]
    return person is None or not names or fold(without_role(person)) in names


def _share(archive: Archive, block: Sequence[Candidate], subject: set[str]) -> float:
    """The share of the subject's words, by rarity, that a question says."""
    said = {form.stem for sentence in block for form in sentence.forms}
    return sum(archive.rarity(stem) for stem in sorted(subject & said)) / sum(map(archive.rarity, sorted(subject)))


def _alike(archive: Archive, subject: str, blocks: Sequence[Sequence[Candidate]]) -> tuple[Evidence, ...]:
    """The question that is about the subject in other words; empty where none is."""
    sentences = [sentence for block in blocks for sentence in block]
    if not sentences:
        return ()
    cosines = archive.sentence_vectors(sentences) @ archive.question_vectors([subject])[0]
    best = int(np.argmax(cosines))
    block = next(block for block in blocks if sentences[best] in block)
    return (_evidence(block, float(cosines[best])),) if cosines[best] >= ALIKE else ()


def _evidence(block: Sequence[Candidate], score: float) -> Evidence:
    first, last = block[0], block[-1]
    span = without_halves(Span(first.span.start, last.span.end), first.document.text)
    return Evidence(document=first.document, pair=first.pair, span=span, score=score)
