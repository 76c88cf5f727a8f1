"""Development sets: questions with their gold stretches, each on an indexed corpus, as the fits and benchmarks read them.

The answer sets of ONRECORD_DATA (default: ../shared/data; it is said when they are absent), the questions in
benchmarks/questions/ (gold given as offsets) and the project's samples.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.asked import Asked, understood
from assistant.candidates import Candidate
from assistant.conversation import Assistant
from assistant.lookup import hits
from assistant.rank import Ranked
from assistant.reader import Reader
from assistant.retrieve import DEEP, Weighed, weigh
from assistant.types import Evidence, Message
from index.library import Library
from index.passages import plain_text
from index.types import Filters, Span

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ONRECORD_DATA", ROOT.parent / "shared" / "data")).resolve()
CORPUS = SHARED.parent / "corpus"
DOCUMENTS = ROOT / "benchmarks" / "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A stretch of a file that answers."""

    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One development question; of a conversation with what was said before it, the answers made of their gold."""

    text: str
    answerable: bool
    gold: tuple[Gold, ...]
    last_only: bool  # of several gold stretches only the last is a sentence that answers, the others identify
    fold: int = 0
    lesson: int = 2  # of benchmarks/fit_reader.py, in which the reader has learned from it
    history: tuple[Message, ...] = ()
    within: str = ""  # the file it is asked of; '': of all
    without: frozenset[int] = frozenset()  # the pairs that are out of its reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A set of questions on an indexed corpus."""

    name: str
    questions: tuple[Question, ...]
    assistant: Assistant
    weight: float  # of its questions where sentences are ranked
    counts: float  # of its questions where confidence is fitted: small libraries are few, and must not be outvoted
    absent: float  # of those without an answer, beside the others: what makes them as rare as users' are
    taught: bool  # the reader has learned from its questions


def questions(path: Path, library: Library, *, within: bool = False) -> tuple[Question, ...]:
    """The questions of a JSONL set, or the turns of its conversations; gold by quote, or by start and end.

    `library` has the files of which they ask. With `within` each is asked of its "file", or of that in which its
    gold, or what a careless reader takes for it, stands.
    """
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        turns = row.get("turns", [row])
        pieces = [piece for turn in turns for piece in (turn.get("gold") or turn.get("near") or ())]
        history: list[Message] = []
        for turn in turns:
            gold = tuple(gold_of(piece, library) for piece in turn.get("gold", ()))
            found.append(
                Question(
                    text=turn["question"],
                    answerable=turn["answerable"],
                    gold=gold,
                    last_only=turn.get("type") in {"unnamed", "described"},
                    fold=row.get("fold", 0),
                    lesson=row.get("lesson", 2),
                    history=tuple(history),
                    within=(row.get("file") or pieces[0]["file"]) if within else "",
                )
            )
            history += [Message(role="user", content=turn["question"]), _answered(gold, library)]
    return tuple(found)


def gold_of(piece: Mapping[str, Any], library: Library) -> Gold:
    """A stretch of a document's text, given by its start and end, or by a quote that stands in it.

    Raises ValueError where the quote does not.
    """
    if "start" in piece:
        return Gold(file=piece["file"], start=piece["start"], end=piece["end"])
    words = piece["quote"].split()
    found = re.search(r"\s+".join(map(re.escape, words)), library.find(piece["file"]).text)
    if not found:
        raise ValueError(f"{piece['file']} does not say: {piece['quote']}")
    return Gold(file=piece["file"], start=found.start(), end=found.end())


def _answered(gold: Sequence[Gold], library: Library) -> Message:
    """What OnRecord would say with these stretches: the first of them quoted, after the document's title."""
    if not gold:
        return Message(role="assistant", content="The record does not answer that.")
    document = library.find(gold[0].file)
    said = plain_text(document, Span(gold[0].start, gold[0].end))
    return Message(role="assistant", content=f"{document.title}: “{said}” [1]")


def sets(folder: Path) -> Iterator[Development]:
    """Every development set that is there, its corpus indexed under `folder`."""
    own = ROOT / "benchmarks" / "questions"
    plan = [
        ("documents", DOCUMENTS, own / "documents.jsonl", (1.0, 1.0, 1.5)),
        ("turns", CORPUS / "usesthis", own / "conversations.jsonl", (1.0, 1.0, 0.5)),
        ("document turns", DOCUMENTS, own / "document-conversations.jsonl", (1.0, 1.0, 1.5)),
        ("samples", ROOT / "samples", ROOT / "samples" / "questions.jsonl", (1.0, 15.0, 1.5)),
        ("seed", CORPUS / "seed", SHARED / "answers" / "seed-interview.jsonl", (2.0, 30.0, 1.5)),
        ("usesthis", CORPUS / "usesthis", SHARED / "answers" / "usesthis.jsonl", (1.0, 1.0, 1.5)),
        ("layouts", SHARED / "layouts" / "docs", own / "layouts.jsonl", (1.0, 1.0, 1.5)),
        ("own", CORPUS / "usesthis", own / "usesthis.jsonl", (1.0, 1.0, 0.5)),
    ]
    libraries: dict[Path, Library] = {}
    for name, corpus, file, (weight, counts, absent) in plan:
        if not corpus.exists() or not file.exists():
            print(f"{name}: absent ({corpus}); set ONRECORD_DATA to the folder that holds the development data")
            continue
        if corpus not in libraries:
            store = folder / corpus.name
            library = Library.open(store, create=True)
            library.add([corpus])
            libraries[corpus] = library
        yield Development(
            name=name,
            questions=questions(file, libraries[corpus], within=corpus == DOCUMENTS),
            assistant=Assistant(libraries[corpus]),
            weight=weight,
            counts=counts,
            absent=absent,
            taught=file.parent == own,
        )


def is_gold(sentence: Candidate | Evidence, gold: Sequence[Gold]) -> bool:
    """Does the sentence, or what is quoted, share a character with a gold stretch?"""
    name = Path(sentence.document.source).name
    return any(g.file == name and sentence.span.start < g.end and g.start < sentence.span.end for g in gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question read by the assistant: the ranked sentences of its parts and people."""

    question: Question
    asked: Asked
    ranked: tuple[Ranked, ...]
    people: tuple[str | None, ...]


def looked_up(assistant: Assistant, question: Question) -> tuple[Asked, tuple[Weighed, ...]]:
    """A question as the assistant understands it, and what it finds for its parts and people."""
    assistant.archive.refresh()
    archive = assistant.archive.hiding(question.without)
    filters = Filters(document=question.within or None, without=question.without)
    asked = understood(question.text, question.history, assistant.archive)
    return asked, weigh(archive, asked, hits(archive, question.text, asked, filters, DEEP), filters)


def read(assistant: Assistant, question: Question) -> Example:
    """What the assistant sees of a question."""
    asked, found = looked_up(assistant, question)
    return Example(
        question=question, asked=asked, ranked=tuple(w.ranked for w in found), people=tuple(w.person for w in found)
    )


def folds(development: Development, readers: Sequence[Reader]) -> Iterator[Question]:
    """The questions of a set, the assistant given the reader that has not seen each of them."""
    archive = development.assistant.archive
    own = archive.reader
    for question in development.questions:
        if readers and development.taught:
            archive.reader = readers[question.fold]
        yield question
    archive.reader = own
