"""Development sets: questions with their gold stretches, each on an indexed corpus, as the fits and benchmarks read them.

The answer sets of ONRECORD_DATA (default: ../shared/data; it is said when they are absent), the questions in
benchmarks/questions/ (gold given as offsets) and the project's samples.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.candidates import Candidate
from assistant.conversation import Assistant
from assistant.evidence import Ranked
from assistant.reader import Reader
from assistant.retrieve import DEEP, Asked, weigh
from index.library import Library
from index.types import Filters

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ONRECORD_DATA", ROOT.parent / "shared" / "data")).resolve()
CORPUS = SHARED.parent / "corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A stretch of a file that answers."""

    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One development question."""

    text: str
    answerable: bool
    gold: tuple[Gold, ...]
    last_only: bool  # of several gold stretches only the last is a sentence that answers, the others identify
    fold: int = 0
    lesson: int = 2  # of benchmarks/fit_reader.py, in which the reader has learned from it


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


def questions(path: Path, corpus: Path) -> tuple[Question, ...]:
    """The questions of a JSONL set; gold by quote, or by start and end."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = []
        for piece in row.get("gold", []):
            if "start" in piece:
                start, end = piece["start"], piece["end"]
            else:
                start = (corpus / piece["file"]).read_bytes().decode("utf-8").find(piece["quote"])
                end = start + len(piece["quote"])
            gold.append(Gold(file=piece["file"], start=start, end=end))
        unnamed = row.get("type") in {"unnamed", "described"}
        found.append(
            Question(
                text=row["question"],
                answerable=row["answerable"],
                gold=tuple(gold),
                last_only=unnamed,
                fold=row.get("fold", 0),
                lesson=row.get("lesson", 2),
            )
        )
    return tuple(found)


def sets(folder: Path) -> Iterator[Development]:
    """Every development set that is there, its corpus indexed under `folder`."""
    own = ROOT / "benchmarks" / "questions"
    plan = [
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
            questions=questions(file, corpus),
            assistant=Assistant(libraries[corpus]),
            weight=weight,
            counts=counts,
            absent=absent,
            taught=file.parent == own,
        )


def is_gold(sentence: Candidate, gold: Sequence[Gold]) -> bool:
    """Does the sentence share a character with a gold stretch?"""
    name = Path(sentence.document.source).name
    return any(g.file == name and sentence.span.start < g.end and g.start < sentence.span.end for g in gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question read by the assistant: the ranked sentences of its parts and people."""

    question: Question
    asked: Asked
    ranked: tuple[Ranked, ...]
    people: tuple[str | None, ...]


def read(assistant: Assistant, question: Question, text: str | None = None) -> Example:
    """What the assistant sees of a question."""
    assistant.archive.refresh()
    words = text or question.text
    asked = assistant._understood(words, ())
    hits = assistant._hits(words, asked, Filters(), DEEP)
    found = weigh(assistant.archive, asked, hits, Filters())
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
