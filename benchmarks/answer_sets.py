"""The sets of questions that answers are measured on, and the libraries that they are asked of.

Our own stand in benchmarks/questions/ and samples/; the others, and the interviews, where ONRECORD_DATA says.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.evaluation.casefile import case_set, own_records
from assistant.evaluation.types import CaseSet
from benchmarks.goals import ANSWERS, FOLLOW_UPS, SEED
from index.library import Library
from index.readers import read

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ONRECORD_DATA", ROOT.parent / "shared" / "data")).resolve()
CORPUS = DATA.parent / "corpus"
INTERVIEWS = CORPUS / "usesthis"
LEARNED = "own questions, learned from"  # by the reader: thousands that say little of others


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A set of questions, a JSONL file, and the folder of documents that it is asked of."""

    name: str
    path: Path
    corpus: Path

    @property
    def absent(self) -> Path | None:
        """What the set lacks, None where it can be asked."""
        return next((path for path in (self.path, self.corpus) if not path.exists()), None)

    def cases(self) -> CaseSet:
        """The questions as they are asked."""
        return with_quotes(self.path, self.corpus)


def developments() -> tuple[Development, ...]:
    """Every set, there or not."""
    own, documents, samples = ROOT / "benchmarks" / "questions", ROOT / "benchmarks" / "documents", ROOT / "samples"
    plan = [
        (ANSWERS, DATA / "answers" / "usesthis.jsonl", INTERVIEWS),
        (FOLLOW_UPS, DATA / "answers" / "usesthis-conversations.jsonl", INTERVIEWS),
        (LEARNED, own / "usesthis.jsonl", INTERVIEWS),
        ("own questions, unseen", own / "unseen.jsonl", INTERVIEWS),
        ("own questions, held out", own / "held-out.jsonl", INTERVIEWS),
        ("own questions, held out later", own / "later.jsonl", INTERVIEWS),
        ("own conversations, unseen", own / "unseen-conversations.jsonl", INTERVIEWS),
        ("own conversations, held out", own / "held-out-conversations.jsonl", INTERVIEWS),
        ("own conversations, held out later", own / "later-conversations.jsonl", INTERVIEWS),
        ("own documents, held out", own / "held-out-documents.jsonl", documents),
        ("own documents, asked unread", own / "held-out-natural.jsonl", documents),
        ("own documents, conversations held out", own / "held-out-document-conversations.jsonl", documents),
        ("own documents, held out later", own / "later-documents.jsonl", documents),
        (SEED, DATA / "answers" / "seed-interview.jsonl", CORPUS / "seed"),
        ("samples", samples / "questions.jsonl", samples),
    ]
    return tuple(Development(name=name, path=path, corpus=corpus) for name, path, corpus in plan)


def with_quotes(path: Path, corpus: Path) -> CaseSet:
    """A test set; gold that is given as offsets (our own questions hold no text of the interviews) becomes quotes."""
    data = path.read_bytes()
    rows = [_quoted(json.loads(line), corpus) for line in data.decode("utf-8").split("\n") if line.strip()]
    return case_set([own_records(enumerate(rows, 1), name=path.name)], name=path.name, data=data)


def _quoted(row: dict[str, Any], corpus: Path) -> dict[str, Any]:
    """The row with the words that its offsets mean, in each of its turns."""
    made = dict(row)
    for name in {"gold", "near"} & row.keys():
        given = row[name] if isinstance(row[name], list) else [row[name]]  # one alone may stand by itself
        made[name] = [_words(piece, corpus) for piece in given if piece]
    if "turns" in row:
        made["turns"] = [_quoted(turn, corpus) for turn in row["turns"]]
    return made


def _words(piece: dict[str, Any], corpus: Path) -> dict[str, Any]:
    if "start" not in piece:
        return piece
    return {"file": piece["file"], "quote": _text(corpus / piece["file"])[piece["start"] : piece["end"]]}


@cache
def _text(path: Path) -> str:
    """The text of a document as the library has it, which is what offsets count in."""
    return "\n".join(document.text for document in read(path))


def opened(stack: ExitStack, store: Path | None) -> Callable[[Path], Library]:
    """What gives the library of a folder, indexed once for the run; `store` is that of the interviews."""
    libraries: dict[Path, Library] = {}

    def library(corpus: Path) -> Library:
        if corpus not in libraries:
            given = store if corpus == INTERVIEWS else None
            place = given or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-"))) / "store"
            libraries[corpus] = stack.enter_context(Library.open(place, create=given is None))
            if given is None:
                libraries[corpus].add([corpus])
        return libraries[corpus]

    return library
