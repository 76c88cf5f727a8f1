"""How good whole answers are, without an LLM and with one: `python -m benchmarks.answers [--store DIR] [--llm SPEC]`.

Every figure of the development sets with its 95 % interval (bootstrap over the documents of the gold evidence, or over
conversations) beside its goal; the time of a warm question; with `--llm` what OnRecord adds to the model's own first token,
and LlamaIndex's CitationQueryEngine on the same model, encoder and documents, judged by the same check.

Needs the data that ONRECORD_DATA names (default: ../shared/data); `--store` is a store of the interviews, made once with
`onrecord add`, else they are indexed for this run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from assistant.conversation import Assistant
from assistant.evaluation.casefile import case_set, own_records
from assistant.evaluation.citations import cited_sources
from assistant.evaluation.judges import OfflineJudge
from assistant.evaluation.matching import LibraryPlaces
from assistant.evaluation.respond import AssistantResponder
from assistant.evaluation.run import evaluate
from assistant.evaluation.statistics import Floats, interval, resampled, wilson
from assistant.evaluation.summary import scored, summarise
from assistant.evaluation.types import CaseSet, Estimate, Row
from benchmarks.tables import machine, markdown, percentile
from index.library import Library
from index.readers import read

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ONRECORD_DATA", ROOT.parent / "shared" / "data")).resolve()
CORPUS = DATA.parent / "corpus"
EVIDENCE, FIRST, BOTH, FACTS = "evidence cited", "evidence first", "both of two", "facts"
FOCUS, WORDS, LONG, EXACT = "cited is gold", "words, median", "words, p95", "quotes exact"
F1, AUROC = "declining F1", "confidence AUROC"
MOST = {WORDS, LONG}  # less is better
GOALS = {
    "answers-usesthis": {
        EVIDENCE: 0.90, FIRST: 0.78, BOTH: 0.70, FACTS: 0.80, FOCUS: 0.35, WORDS: 60, LONG: 160, EXACT: 1.0, F1: 0.80,
        AUROC: 0.92,
    },
    "seed-answers": {EVIDENCE: 0.85, F1: 0.80, EXACT: 1.0, WORDS: 60, LONG: 160},
    "followups-usesthis": {EVIDENCE: 0.85, EXACT: 1.0, WORDS: 60, LONG: 160},
}  # fmt: skip
TIMES = {"p50": 25.0, "p95": 60.0}  # milliseconds of a warm question


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A set of questions and what it is asked of."""

    name: str
    cases: CaseSet
    corpus: Path


def developments() -> list[Development]:
    """The sets that are there; says which are not."""
    uses, seed, samples = CORPUS / "usesthis", CORPUS / "seed", ROOT / "samples"
    own, documents = ROOT / "benchmarks" / "questions", ROOT / "benchmarks" / "documents"
    plan = [
        ("answers-usesthis", DATA / "answers" / "usesthis.jsonl", uses),
        ("followups-usesthis", DATA / "answers" / "usesthis-conversations.jsonl", uses),
        ("own questions, learned from", own / "usesthis.jsonl", uses),
        ("own questions, unseen", own / "unseen.jsonl", uses),
        ("own questions, held out", own / "held-out.jsonl", uses),
        ("own conversations, unseen", own / "unseen-conversations.jsonl", uses),
        ("own conversations, held out", own / "held-out-conversations.jsonl", uses),
        ("own documents, held out", own / "held-out-documents.jsonl", documents),
        ("own documents, asked unread", own / "held-out-natural.jsonl", documents),
        ("own documents, conversations held out", own / "held-out-document-conversations.jsonl", documents),
        ("seed-answers", DATA / "answers" / "seed-interview.jsonl", seed),
        ("samples", samples / "questions.jsonl", samples),
    ]
    found = []
    for name, path, corpus in plan:
        if path.is_file() and corpus.is_dir():
            found.append(Development(name=name, cases=with_quotes(path, corpus), corpus=corpus))
        else:
            print(f"{name}: absent; set ONRECORD_DATA to the folder that holds it", file=sys.stderr)
    return found


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


def gain(with_it: Sequence[Row], without: Sequence[Row]) -> Iterator[dict[str, object]]:
    """What the reader adds to the figures of the same questions, with the interval of the difference."""
    pairs = [(a, b) for a, b in zip(with_it, without, strict=True) if a.case.answerable]
    clusters = [a.case.cluster for a, _ in pairs]
    for figure, measure in ((EVIDENCE, "evidence"), (FIRST, "evidence_first")):
        added = np.array([_value(a, measure) - _value(b, measure) for a, b in pairs])
        low, high = interval(resampled(partial(_mean, added), clusters))
        yield {
            "figure": figure,
            "with the reader": shown(float(np.mean([_value(a, measure) for a, _ in pairs]))),
            "without": shown(float(np.mean([_value(b, measure) for _, b in pairs]))),
            "95 % interval of the difference": f"{low:+.3f} to {high:+.3f}",
            "n": len(pairs),
        }


def _mean(values: Floats, weights: Floats) -> float:
    return float(np.average(values, weights=weights))


def _value(row: Row, measure: str) -> float:
    return row.measures[measure].value or 0.0 if measure in row.measures else 0.0


def answered(library: Library, cases: CaseSet, *, read_by: bool = True) -> tuple[Row, ...]:
    """The rows of a set, asked in order; `read_by` the reader, or by the features alone."""
    places = LibraryPlaces(library)
    assistant = Assistant(library)
    if not read_by:
        assistant.archive.reader = None
    responder = AssistantResponder(assistant, places)
    return evaluate(cases, responder, judge=OfflineJudge(), places=places, system="OnRecord").rows


def figures(rows: Sequence[Row]) -> dict[str, Estimate]:
    """Every figure of the goals that these rows carry."""
    of = summarise([scored(row) for row in rows]).figures
    shown = [row for row in rows if row.case.answerable and not row.response.abstained]
    words = [float(sum(len(s.quote.split()) for s in cited_sources(row.response))) for row in shown]
    clusters = [row.case.cluster for row in shown]
    found = {
        EVIDENCE: of["evidence"],
        FIRST: of["evidence_first"],
        BOTH: _both(rows),
        FACTS: of["facts"],
        FOCUS: of["citation_focus"],
        WORDS: _quantile(words, clusters, 0.5),
        LONG: _quantile(words, clusters, 0.95),
        EXACT: of["quote_exact"],
        F1: of["abstention_f1"],
        AUROC: of["confidence_auroc"],
    }
    return {name: figure for name, figure in found.items() if figure.value is not None}


def _both(rows: Sequence[Row]) -> Estimate:
    """The share of the questions with several gold passages whose citations touch all of them."""
    several = [row for row in rows if row.case.answerable and len(row.case.gold) > 1]
    if not several:
        return Estimate(value=None, low=None, high=None, n=0)
    right = [row.measures["evidence_all"].value == 1.0 for row in several]
    low, high = wilson(sum(right), len(right))
    return Estimate(value=sum(right) / len(right), low=low, high=high, n=len(right))


def _quantile(values: Sequence[float], clusters: Sequence[str], share: float) -> Estimate:
    """The smallest value that `share` of the values do not exceed."""
    order = np.argsort(values, kind="stable")
    ascending = np.asarray(values)[order]

    def weighted(weights: Floats) -> float | None:
        total = np.cumsum(weights[order])
        return float(ascending[np.searchsorted(total, share * total[-1])]) if total[-1] else None

    low, high = interval(resampled(weighted, clusters))
    return Estimate(value=weighted(np.ones(len(values))), low=low, high=high, n=len(values))


def table(name: str, rows: Sequence[Row]) -> Iterator[dict[str, object]]:
    """One line a figure, beside its goal and whether it is met."""
    for figure, estimate in figures(rows).items():
        goal = GOALS.get(name, {}).get(figure)
        value = estimate.value or 0.0
        met = goal is not None and (value <= goal if figure in MOST else value >= goal)
        yield {
            "set": name,
            "figure": figure,
            "value": shown(value),
            "95 % interval": f"{shown(estimate.low or 0.0)} to {shown(estimate.high or 0.0)}",
            "n": estimate.n,
            "goal": "" if goal is None else f"{shown(goal)} ({'met' if met else 'missed'})",
        }


def shown(value: float) -> str:
    """Shares with three decimals, counts without."""
    return f"{value:.3f}" if value <= 1.0 else f"{value:.0f}"


def times(library: Library, cases: CaseSet) -> str:
    """The time of a warm question by the clock and as CPU time of all cores; the first, which loads, is left out."""
    assistant = Assistant(library)
    clock, cpu = [], []
    for case in (cases.cases[0], *cases.cases):
        began, busy = time.perf_counter(), time.process_time()
        assistant.ask(case.question)
        clock.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    parts = [
        f"{name} {percentile(clock[1:], int(name[1:])):.1f} ms by the clock (goal {goal:.0f}), "
        f"{percentile(cpu[1:], int(name[1:])):.1f} ms of CPU time"
        for name, goal in TIMES.items()
    ]
    return f"Warm question, n = {len(clock) - 1}: {'; '.join(parts)}"


def _opened(stack: ExitStack, store: Path | None) -> Callable[[Path], Library]:
    """A library for a corpus, indexed once for the run; `store` is that of the interviews."""
    libraries: dict[Path, Library] = {}

    def library(corpus: Path) -> Library:
        if corpus not in libraries:
            given = store if corpus.name == "usesthis" else None
            place = given or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-"))) / "store"
            opened = stack.enter_context(Library.open(place, create=given is None))
            if given is None:
                opened.add([corpus])
            libraries[corpus] = opened
        return libraries[corpus]

    return library


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, help="a store of the interviews, indexed once with `onrecord add`")
    parser.add_argument("--only", action="append", help="only the sets of this name; may be given several times")
    parser.add_argument("--llm", help="as for `onrecord ask --llm`: measures the model and the peer instead")
    parser.add_argument("--gain", action="store_true", help="asks again without the reader and says what it adds")
    parser.add_argument("--limit", type=int, default=20, help="questions asked with --llm, every fourth unanswerable")
    given = parser.parse_args()
    print(machine(), end="\n\n")
    with ExitStack() as stack:
        library = _opened(stack, given.store)
        sets = [one for one in developments() if not given.only or one.name in given.only]
        if not sets:
            parser.error("no such set is there")
        if given.llm:
            from benchmarks.answers_llm import measure

            measure(library(CORPUS / "usesthis"), sets[0].cases, given.llm, limit=given.limit)
            return
        found = {one.name: answered(library(one.corpus), one.cases) for one in sets}
        followed = {name: [row for row in rows if row.case.turn != 1] for name, rows in found.items()}
        print(markdown([line for name, rows in followed.items() for line in table(name, rows)]))
        for one in sets if given.gain else []:
            without = answered(library(one.corpus), one.cases, read_by=False)
            print(f"\n{one.name}: what the reader adds\n")
            print(markdown(list(gain(found[one.name], without))))
        print(times(library(CORPUS / "usesthis"), sets[0].cases))


if __name__ == "__main__":
    main()
