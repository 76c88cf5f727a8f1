"""What somebody made, asked for by titles: "Name three novels by Ada Lind" is answered by the sentences that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.candidates import Candidate
from assistant.lists.spoken import told
from assistant.naming.name_index import NameIndex
from assistant.types import Evidence
from index.types import Filters
from index.words import content_stems

MOST = 3  # sentences quoted

_KINDS = (
    r"novels?|books?|poems?|plays?|stories|story|essays?|memoirs?|songs?|operas?|films?|movies?|documentar(?:y|ies)|games?|"
    r"albums?|records?|paintings?|sculptures?|comics?|podcasts?|series"
)
_KIND = rf"(?:(?:[a-z-]+\s+)?(?P<kind>{_KINDS}))"
_ORDER = (
    r"^\W*(?:(?:please|can\s+you|could\s+you)\s+)*"
    r"(?:(?:list|name|give(?:\s+me)?|tell\s+me|find|show\s+me|what\s+are|what\s+is|which\s+are)\s+)"
)
_MANY = r"(?:(?:all|of|the|some|any|an?|one|two|three|four|five|six|ten|\d+)\s+)*"
_TITLES = r"(?:(?:the\s+)?(?:titles?|names?)\s+of\s+)?"
_DONE = r"(?:has\s+|have\s+|had\s+)?(?:written|wrote|published|made|released|directed|recorded)"
_ASKED = tuple(
    re.compile(rf"{_ORDER}{_MANY}{_TITLES}{_MANY}{rest}\W*$", re.IGNORECASE)
    for rest in (
        rf"{_KIND}\s+(?:written\s+by|made\s+by|by|of|from)\s+(?P<who>.+?)",
        rf"{_KIND}\s+(?:that\s+)?(?P<who>.+?)\s+{_DONE}",
        rf"(?P<who>.+?)['’]s?\s+{_KIND}",
    )
)
#: Other words for a kind of work, by stem.
_ALIKE = {"novel": ("book",), "book": ("novel", "memoir"), "movi": ("film",), "film": ("movi",), "memoir": ("book",)}
_TITLE = (
    r"(?:[\"“‘'«*_]+(?-i:[A-Z0-9])[^\"”“\n]{1,80}?[\"”’'»*_]+|"
    r"(?-i:[A-Z][\w'’!-]*)(?:\s+(?:of|the|a|an|in|on|and|to|for|(?-i:[A-Z0-9])[\w'’!-]*))*)"
)
_NAMES_IT = re.compile(
    rf"(?:\b(?:among\s+(?:them|these|which)|including|includes?|such\s+as|(?:{_KINDS})\s+(?:are|is|were|was))[\s,:–—-]*(?:also\s+)?|"
    rf"\b(?:called|titled|entitled|named|wrote|written|published|(?P<kind>{_KINDS}))[\s:–—-]*)(?:['’]?\d{{4}}['’]s\s+)?"
    rf"(?!(?-i:I|We|He|She|They|It|The\s+[a-z])\b){_TITLE}",
    re.IGNORECASE,
)
_MAKING = (
    r"(?:wr(?:ote|itten|ite|iting)|publish\w*|ma(?:de|ke|king)|creat\w+|releas\w+|direct\w+|record(?:ed|ing)?|"
    r"work(?:ed|ing)?\s+on|did|done)"
)
_OWN = re.compile(
    rf"\b(?:I|we)\b[^.;]{{0,40}}\b{_MAKING}\b|\bmy\b[^.;]{{0,30}}\b(?:{_KINDS})\b|"
    r"\b(?:author|writer|creator|director|writing|making)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(rf"\b(?:{_MAKING}|his|her|their|by|author|writer|creator|director)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """Of whom works are asked for, and the stems of the words for what they are, each by itself."""

    person: str
    kinds: tuple[str, ...]


def asked_works(question: str, names: NameIndex) -> Works | None:
    """The works that `question` asks to be named, of somebody known; None for every other question."""
    for pattern in _ASKED:
        match = pattern.match(question)
        found = names.find(match["who"]) if match else None
        if match is None or found is None or len(found.people) != 1 or len(found.named) != 1:
            continue
        if found.named[0].span.of(match["who"]) == match["who"]:
            (kind,) = content_stems(match["kind"])
            return Works(person=found.people[0], kinds=(kind, *_ALIKE.get(kind, ())))
    return None


def named_works(archive: Archive, works: Works, filters: Filters) -> tuple[Evidence, ...]:
    """The sentences in the person's documents that name such works by title, those about the kind asked for first, at most
    MOST; none where no sentence does."""
    with archive.library.reading() as view:
        allowed = view.allowed(filters)
    found = [
        (rank, sentence)
        for document_id in archive.of_person(works.person)
        for sentence in _sentences(archive, document_id)
        if (allowed is None or sentence.pair.id in allowed) and (rank := _rank(sentence, works)) is not None
    ]
    best = sorted(found, key=lambda one: (one[0], one[1].document.source, one[1].span.start))[:MOST]
    return tuple(Evidence(document=s.document, pair=s.pair, span=s.span, score=1.0) for _, s in best)


def _sentences(archive: Archive, document_id: int) -> Iterator[Candidate]:
    document = archive.library.document(document_id)
    for pair in archive.pairs(document_id):
        yield from told(document, pair)


def _rank(sentence: Candidate, works: Works) -> int | None:
    """How near a sentence's works are to the kind asked for, 0 the nearest; None where it names none of the person's."""
    speaker = sentence.pair.speaker_at(sentence.span)
    stems = {word.stem for word in sentence.words}
    rank = next((number for number, kind in enumerate(works.kinds) if kind in stems), None)
    if rank is None or (speaker and speaker.name != works.person):
        return None
    theirs = (_OWN if speaker else _THEIRS).search(sentence.plain)
    return rank if theirs and _titled(sentence.plain, works.kinds) else None


def _titled(plain: str, kinds: Sequence[str]) -> bool:
    """Does a title stand behind the word for what it is, or behind words that bring one?"""
    brought = (match["kind"] for match in _NAMES_IT.finditer(plain))
    return any(kind is None or content_stems(kind) <= set(kinds) for kind in brought)
