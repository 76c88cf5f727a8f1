"""What the signals of confidence say of questions that the reader has not learned from, and of those made unanswerable.

The sets that benchmarks/fit_confidence.py fits on: benchmarks/questions/unseen*.jsonl, the answer sets of ONRECORD_DATA, and
the samples. What was read is kept beside the indexed corpora, and read again only where something that it came of changed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.asked import understood
from assistant.conversation import Assistant
from assistant.lookup import hits
from assistant.retrieve import DEEP, Weighed, weigh
from assistant.signals import SIGNALS
from assistant.types import Message
from benchmarks.development import (
    CORPUS,
    DOCUMENTS,
    ROOT,
    SHARED,
    Gold,
    Question,
    gold_of,
    is_gold,
    looked_up,
    questions,
)
from benchmarks.fit_answers import CROSSED
from benchmarks.negatives import KINDS, Made, Maker
from index.library import Library
from index.types import Filters

OWN = ROOT / "benchmarks" / "questions"
#: What a question is read by: where it changes, all are read anew.
READ_BY = (
    "assistant/**/*",
    "index/**/*",
    *(f"benchmarks/{name}.py" for name in ("development", "judged", "negatives", "swaps")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOf:
    """Questions, the corpus they ask, and what each counts: small libraries are few, and must not be outvoted."""

    name: str
    corpus: Path
    path: Path
    counts: float = 1.0

    @property
    def within(self) -> bool:
        """Is each asked of one document, and not of the whole corpus?"""
        return self.corpus == DOCUMENTS


SETS = (
    AskedOf(name="unseen", corpus=CORPUS / "usesthis", path=OWN / "unseen.jsonl"),
    AskedOf(name="turns", corpus=CORPUS / "usesthis", path=OWN / "unseen-conversations.jsonl"),
    AskedOf(name="usesthis", corpus=CORPUS / "usesthis", path=SHARED / "answers" / "usesthis.jsonl"),
    AskedOf(name="documents", corpus=DOCUMENTS, path=OWN / "unseen-documents.jsonl"),
    AskedOf(name="natural", corpus=DOCUMENTS, path=OWN / "unseen-natural.jsonl"),
    AskedOf(name="layouts", corpus=SHARED / "layouts" / "docs", path=OWN / "unseen-layouts.jsonl"),
    AskedOf(name="samples", corpus=ROOT / "samples", path=ROOT / "samples" / "questions.jsonl", counts=2.0),
    AskedOf(name="seed", corpus=CORPUS / "seed", path=SHARED / "answers" / "seed-interview.jsonl", counts=3.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One question: the values of SIGNALS for each of its parts and people, whether the first quote of each would be an
    answer, whether the question has one, the part it is left out with, and its kind where it was made ('': written)."""

    text: str
    signals: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]
    answerable: bool
    part: int
    kind: str = ""


def of_set(asked: AskedOf, stores: Path, *, made: int) -> list[Judged]:
    """The questions of a set, with up to `made` of each kind of benchmarks/negatives.py that have something to quote."""
    with Library.open(stores / asked.corpus.name, create=True) as library:
        library.add([asked.corpus])
        kept = stores / "judged" / f"{asked.name}-{_digest(asked, library, made)}.json"
        if kept.exists():
            return [_judged_again(row) for row in json.loads(kept.read_text("utf-8"))]
        assistant = Assistant(library)
        found = [*_written(assistant, asked), *_made(assistant, asked, made)]
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps([asdict(one) for one in found]), "utf-8")
    return found


def _judged_again(row: dict[str, Any]) -> Judged:
    signals = tuple(tuple(values) for values in row["signals"])
    return Judged(**(row | {"signals": signals, "right": tuple(row["right"])}))


def _digest(asked: AskedOf, library: Library, made: int) -> str:
    """Of all that a question is read by, of the questions and of the corpus."""
    digest = hashlib.sha256(f"{made} {[one.path.name for one in SETS if one.path.exists()]}".encode())
    files = sorted(path for pattern in READ_BY for path in ROOT.glob(pattern) if "__pycache__" not in path.parts)
    for path in [*files, *(one.path for one in SETS if one.path.exists())]:
        if path.is_file():
            digest.update(path.read_bytes())
    for summary in library.documents():
        digest.update(summary.sha256.encode())
    return digest.hexdigest()[:16]


def _written(assistant: Assistant, asked: AskedOf) -> Iterator[Judged]:
    """The questions of a set; of a conversation those after the first. One that is asked back is none of them.

    Where a set asks single documents, each is asked of that in which its gold, or what a careless reader takes for it, stands.
    """
    assistant.archive.refresh()
    for line in asked.path.read_text("utf-8").splitlines():
        row = json.loads(line)
        history: list[Message] = []
        for turn in row.get("turns", [row]):
            text = turn["question"]
            near = turn.get("gold") or turn.get("near") or ()
            about = near[0]["file"] if isinstance(near, list) and near else ""
            filters = Filters(document=about) if asked.within and about else Filters()
            ready = understood(text, history, assistant.archive)
            several = any(len(named.people) > 1 for named in ready.names.named)
            if bool(history) == ("turns" in row) and (ready.names.people or not several):
                found = weigh(assistant.archive, ready, hits(assistant.archive, text, ready, filters, DEEP), filters)
                gold = [gold_of(piece, assistant.library) for piece in turn.get("gold", ())]
                yield _judged(text, found, gold, answerable=turn["answerable"], leave=about or text)
            if "turns" in row:
                answer = assistant.ask(text, history=history)
                history += [Message(role="user", content=text), Message(role="assistant", content=answer.text)]


def _made(assistant: Assistant, asked: AskedOf, most: int) -> Iterator[Judged]:
    """Up to `most` questions of each kind made of those of a set; of a conversation those after the first."""
    every = questions(asked.path, assistant.library, within=asked.within)
    turns = any(question.history for question in every)
    every = tuple(question for question in every if bool(question.history) == turns)
    maker = Maker(assistant.archive, every, foreign=list(_foreign(asked.corpus)))
    for kind in KINDS:
        for made in maker.made(kind, most):
            judged = _judged_made(assistant, made)
            if judged:
                yield judged


def _judged_made(assistant: Assistant, made: Made) -> Judged | None:
    """None where nothing would be quoted: that is declined whatever the weights are."""
    asked, found = looked_up(assistant, made.question)
    several = any(len(named.people) > 1 for named in asked.names.named)
    if (several and not asked.names.people) or not any(one.evidence for one in found):
        return None
    return _judged(made.question.text, found, (), answerable=False, leave=made.of, kind=made.kind)


def _judged(
    text: str, found: Sequence[Weighed], gold: Sequence[Gold], *, answerable: bool, leave: str, kind: str = ""
) -> Judged:
    return Judged(
        text=text,
        signals=tuple(tuple(float(one.signals[name]) for name in SIGNALS) for one in found),
        right=tuple(bool(one.evidence) and is_gold(one.evidence[0], gold) for one in found),
        answerable=answerable,
        part=zlib.crc32(leave.encode()) % CROSSED,
        kind=kind,
    )


def _foreign(corpus: Path) -> Iterator[Question]:
    """The questions with an answer of the sets that ask other corpora."""
    for other in SETS:
        if other.corpus == corpus or not other.path.exists():
            continue
        for line in other.path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("answerable") and row.get("gold"):
                gold = (Gold(file=row["gold"][0]["file"], start=0, end=0),)
                yield Question(text=row["question"], answerable=True, gold=gold, last_only=False)
