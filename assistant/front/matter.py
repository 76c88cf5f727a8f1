"""What stands in a record's front matter, for a question that asks for it, as "Who is the plaintiff?" does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from assistant.archive import Archive
from assistant.front.counsel import counsel, examined
from assistant.front.labels import asked_by, bylines, honoured, in_role, labelled, reported
from assistant.front.narrators import narrators
from assistant.front.occasion import occasion
from assistant.front.parties import court, number, parties, party
from assistant.front.question import Sought
from assistant.front.rows import LONGEST, Cell, cells, front_end
from assistant.types import Evidence
from index.types import Document, Filters, QAPair, Span, Turn
from index.words import content_stems, fold

LATER = 2_500  # characters of appearances that stand behind the first question
_APPEARANCES = re.compile(r"^[ \t]*(?:\d{1,2}[ \t]+)?A ?P ?P ?E ?A ?R ?A ?N ?C ?E ?S\b.*$", re.MULTILINE)
_ASKED = re.compile(
    r"^[ \t]*(?:\d{1,2}[ \t]+)?(?:Q\b[.:]?[ \t]|(?:DIRECT |CROSS-)?EXAMINATION\b|"
    r"P ?R ?O ?C ?E ?E ?D ?I ?N ?G ?S\b)",
    re.MULTILINE,
)
_NO_WORD = re.compile(r"[\W_]+")
READ = 60  # documents whose front matter is read; of a larger library those that a search finds


def front(
    archive: Archive, wanted: Sought, documents: Sequence[int], *, part: int = 0
) -> tuple[tuple[Evidence, ...], ...]:
    """What the front matter of each of the `documents` says of the fact that is `wanted`; the same words of several once,
    and first those of a record that calls the party by the word of the question."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for document_id in documents:
        document, pairs = archive.document(document_id), archive.pairs(document_id)
        said = _of(document, pairs, wanted, part=part) if pairs else ()
        if said:
            found.setdefault(" ".join(fold(" ".join(piece.text for piece in said)).split()), said)
    own = wanted.role.removeprefix("the ").removesuffix("s") if wanted.fact in ("party", "counsel") else ""
    return tuple(sorted(found.values(), key=lambda said: not any(own in fold(piece.text) for piece in said)))


def in_front(archive: Archive, piece: Evidence) -> bool:
    """Does it stand in front of the first question of a record?"""
    pairs = archive.pairs(piece.document.id)
    asked = any(pair.question and pair.turns for pair in pairs)
    return asked and piece.pair.question is None and piece.span.end <= front_end(piece.document, pairs)


def read(archive: Archive, question: str, filters: Filters, titled: Sequence[int]) -> tuple[int, ...]:
    """The documents whose front matter is read: those whose title is said, else all, or of very many those found."""
    if titled:
        return tuple(titled)
    everything = archive.documents if filters == Filters() else archive.library.documents(filters)
    if len(everything) <= READ:
        return tuple(summary.id for summary in everything)
    hits = archive.search(question, k=READ, filters=filters)
    return tuple(dict.fromkeys(hit.document.id for hit in hits))


def _of(document: Document, pairs: Sequence[QAPair], wanted: Sought, *, part: int) -> tuple[Evidence, ...]:
    """The lines of one document's front matter that say it."""
    text = document.text
    end = front_end(document, pairs)
    called = _NO_WORD.sub(" ", PurePath(document.source).stem)
    page = f"{document.title}\n{' '.join(document.participants)}\n{text[:end]}"
    if not wanted.is_of(page) or (wanted.naming and not wanted.naming <= content_stems(f"{page}\n{called}")):
        return ()
    if wanted.fact == "author" and not (
        wanted.naming and wanted.naming <= content_stems(f"{document.title}\n{called}")
    ):
        return ()  # what else it speaks of others have written about
    found = cells(text, end)
    if wanted.whom and not wanted.whom <= narrators(document, pairs, found):
        return ()
    spans = _spans(wanted, found, text, end)
    if not spans and wanted.fact in ("counsel", "present") and (later := _APPEARANCES.search(text, end)):
        begin = later.start()
        stop = _ASKED.search(text, later.end(), begin + LONGEST)
        spans = _spans(wanted, cells(text, stop.start() if stop else begin + LATER, begin), text, end)
    if wanted.naming and wanted.fact in ("interviewer", "host", "transcriber", "chair"):
        # nobody is asked for who is named: "Who interviewed Daniel Brink?"
        told = asked_by(found, text)  # a sentence may name both: "Ada Moss, interviewed by Bo Lind"
        spans = [s for s in spans if s in told or not wanted.naming <= content_stems(s.of(text).partition(":")[2])]
    return tuple(_evidence(document, pairs, span, part) for span in dict.fromkeys(spans))


def _spans(wanted: Sought, found: Sequence[Cell], text: str, end: int) -> list[Span]:
    fact, role = wanted.fact, wanted.role
    if fact == "party":
        return party(found, role)
    if fact == "parties":
        return parties(found)
    if fact == "number":
        return number(found, role)
    if fact == "court":
        return court(found)
    if fact == "counsel":
        return counsel(found, text, role)
    if fact == "taker":
        return examined(found, text)
    if fact in ("date", "place", "time"):
        return occasion(fact, found, text)
    spans = labelled(fact, found)
    if fact == "author":
        return spans or bylines(found)
    if fact == "reporter":
        spans = spans or reported(found, text, end)
    if fact == "interviewer":
        spans = spans or labelled("host", found) or asked_by(found, text)
    if fact == "deponent":
        spans = spans or [cell.span for cell in found if " deposition of " in f" {cell.text.lower()}"][:1]
    if fact == "present" and (appearing := counsel(found, text, "")):
        spans = [*spans, *appearing]
    if fact == "judge":
        spans = spans or honoured(found)
    if fact == "judge" and role == "arbitrator":
        spans = spans or labelled("panel", found)
    if fact == "chair":
        return list(in_role(fact, found)) or spans or (labelled("judge", found) if role else [])
    return spans or list(in_role(fact, found))


def _evidence(document: Document, pairs: Sequence[QAPair], span: Span, part: int) -> Evidence:
    """The words as evidence that nobody says, in the section in which they stand."""
    around = [pair for pair in pairs if pair.span.start <= span.start]
    pair = max(around, key=lambda pair: pair.span.start) if around else pairs[0]
    turn = next((t.span for t in pair.turns if t.span.contains(span)), span)
    unsaid = replace(pair, asker=None, question=None, turns=(Turn(speaker=None, span=turn),))
    return Evidence(document=document, pair=unsaid, span=span, score=0.0, part=part)
