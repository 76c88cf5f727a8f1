"""Answers that people or construction have labelled faithful or not: what fits the verifier and what measures it.

Not in the repository (licences differ): ONRECORD_DATA or ../shared/data holds faithfulness/ (MTRAG's and BEGIN's human
labels) and the texts that perturbations are made from.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.perturb import Statement, suite
from benchmarks import changed_facts
from index.sentences import sentences

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "benchmarks" / "questions" / "entailment.jsonl"
WINDOW = 3  # sentences of passage on either side of a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An answer with its label. `group` ties rows that must not be split between fitting and testing."""

    set: str
    group: str
    kind: str
    answer: str
    passages: tuple[str, ...]
    question: str | None
    faithful: bool


def folder() -> Path:
    """Where the data lie. Ends the program with one line that says what to do when they are absent."""
    found = Path(os.environ.get("ONRECORD_DATA", ROOT.parent / "shared" / "data"))
    if not (found / "faithfulness").is_dir():
        sys.exit(f"{found}/faithfulness is missing: set ONRECORD_DATA to the folder that holds the labelled sets")
    return found


def rows(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def human(data: Path) -> list[Labelled]:
    """MTRAG's ratings by three people and BEGIN's attribution labels."""
    found = [
        _labelled("mtrag-human", str(row["task"]), row, faithful=bool(row["faithful"]))
        for row in rows(data / "faithfulness/mtrag-human.jsonl")
    ]
    for row in rows(data / "faithfulness/begin-wow-dev.jsonl"):
        full = str(row["label"]).startswith("Fully")
        found.append(_labelled("begin-wow-dev", "".join(map(str, row["passages"])).lower(), row, faithful=full))  # type: ignore[call-overload]
    return found


def _labelled(name: str, group: str, row: dict[str, object], *, faithful: bool) -> Labelled:
    passages = row["passages"]
    question = row.get("question")
    assert isinstance(passages, list)
    return Labelled(
        set=name,
        group=f"{name}:{group}",
        kind="",
        answer=str(row["answer"]),
        passages=tuple(map(str, passages)),
        question=str(question) if question else None,
        faithful=faithful,
    )


def worded(*, held_out: bool) -> list[Labelled]:
    """Claims as a language model words them, of benchmarks/questions/entailment.jsonl: those that assistant/verify/entailment
    was taught, or those of passages that were held out."""
    found = []
    for row in rows(OWN):
        if row["held_out"] is held_out:
            true, false, kinds = ([str(each) for each in _list(row[name])] for name in ("true", "false", "kinds"))
            claims = [*((text, "true", True) for text in true), (str(row["unsaid"]), "unsaid", False)]
            claims += [(text, kind, False) for text, kind in zip(false, kinds, strict=True)]
            found += [
                Labelled(
                    set="worded",
                    group=f"worded:{row['file']}",
                    kind=kind,
                    answer=text,
                    passages=(str(row["passage"]),),
                    question=None,
                    faithful=faithful,
                )
                for text, kind, faithful in claims
            ]
    return found


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def perturbed(statements: list[Statement], name: str, *, per_kind: int, seed: int) -> list[Labelled]:
    """True retellings and their twins with one fact changed, from these statements: the suite's kinds and further ones."""
    made = [
        (pair.kind, pair.true, pair.false, pair.passage) for pair in suite(statements, per_kind=per_kind, seed=seed)
    ]
    found = []
    for kind, true, false, passage in [*made, *changed_facts.pairs(statements, per_kind=per_kind, seed=seed)]:
        for text, faithful in ((true, True), (false, False)):
            found.append(
                Labelled(
                    set=name,
                    group=f"{name}:{passage}",
                    kind=kind,
                    answer=text,
                    passages=(passage,),
                    question=None,
                    faithful=faithful,
                )
            )
    return found


def statements_of(text: str, speaker: str | None = None) -> list[Statement]:
    """The sentences of a text that are neither short nor long, each with its neighbours as passage."""
    spans = sentences(text)
    found = []
    for i, span in enumerate(spans):
        said = span.of(text)
        if 45 <= len(said) <= 260 and said[0].isupper() and "\n" not in said:
            start, end = spans[max(0, i - WINDOW)].start, spans[min(len(spans) - 1, i + WINDOW)].end
            found.append(Statement(text=said, passage=text[start:end], speaker=speaker))
    return found


def fitting_statements(data: Path) -> list[Statement]:
    """Statements of forum answers, encyclopedic and news passages, and meetings (with speakers); none of interviews."""
    found: list[Statement] = []
    for row in rows(data / "retrieval/stackfaq/corpus.jsonl"):
        found += statements_of(str(row["answer"]))
    for row in rows(data / "retrieval/mtrag-un/corpus.jsonl"):
        found += statements_of(str(row["text"]))
    for row in rows(data / "transcripts/qmsum/meetings.jsonl"):
        turns = row["turns"]
        assert isinstance(turns, list)
        for turn in turns:
            plain = " ".join(str(turn["text"]).replace(" ,", ",").replace(" .", ".").replace(" '", "'").split())
            found += statements_of(plain, speaker=str(turn["speaker"]))
    random.Random(0).shuffle(found)
    return found


def interviews(data: Path) -> Path:
    """The folder of the interviews."""
    return data.parent / "corpus" / "usesthis"


def interview_statements(data: Path) -> list[Statement]:
    """Statements of the interviews, with the person asked: what measures a verifier that was fitted without them."""
    found: list[Statement] = []
    for path in sorted(interviews(data).glob("*.md")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        named = re.search(r"(?m)^title: *(.+)$", head)
        for paragraph in body.split("\n\n"):
            if not paragraph.startswith(("#", "[", ">")) and "](" not in paragraph and "][" not in paragraph:
                found += statements_of(paragraph, speaker=named[1].strip("\"' ") if named else None)
    return found
