"""The figures of answers to a set of questions with their intervals: what is cited, what declined, how long it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from assistant.conversation import Assistant
from assistant.evaluation.citations import cited_sources
from assistant.evaluation.judges import OfflineJudge
from assistant.evaluation.matching import LibraryPlaces
from assistant.evaluation.respond import AssistantResponder
from assistant.evaluation.run import evaluate
from assistant.evaluation.statistics import difference_interval
from assistant.evaluation.summary import scored, summarise
from assistant.evaluation.types import CaseSet, Estimate, Row
from benchmarks import goals
from benchmarks.estimates import mean, quantile
from index.library import Library


def answered(library: Library, cases: CaseSet, *, read_by: bool = True) -> tuple[Row, ...]:
    """The rows of a set, asked in order, but for first turns, which only begin conversations.

    `read_by` the reader, or by the features alone.
    """
    places = LibraryPlaces(library)
    responder = AssistantResponder(_assistant(library, read_by=read_by), places)
    rows = evaluate(cases, responder, judge=OfflineJudge(), places=places, system="OnRecord").rows
    return tuple(row for row in rows if row.case.turn != 1)


def _assistant(library: Library, *, read_by: bool) -> Assistant:
    assistant = Assistant(library)
    if not read_by:
        assistant.archive.reader = None
    return assistant


def figures(rows: Sequence[Row]) -> dict[str, Estimate]:
    """Every figure of the goals that these rows carry."""
    of = summarise([scored(row) for row in rows]).figures
    quoted = [row for row in rows if row.case.answerable and not row.response.abstained]
    words = [float(sum(len(s.quote.split()) for s in cited_sources(row.response))) for row in quoted]
    clusters = [row.case.cluster for row in quoted]
    found = {
        goals.EVIDENCE: of["evidence"],
        goals.FIRST: of["evidence_first"],
        goals.BOTH: _both(rows),
        goals.FACTS: of["facts"],
        goals.FOCUS: of["citation_focus"],
        goals.WORDS: quantile(words, clusters, 0.5),
        goals.LONG: quantile(words, clusters, 0.95),
        goals.EXACT: of["quote_exact"],
        goals.F1: of["abstention_f1"],
        goals.AUROC: of["confidence_auroc"],
    }
    return {name: figure for name, figure in found.items() if figure.value is not None}


def _both(rows: Sequence[Row]) -> Estimate:
    """The share of the questions with several gold passages whose citations touch all of them."""
    several = [row for row in rows if row.case.answerable and len(row.case.gold) > 1]
    right = [float(row.measures["evidence_all"].value == 1.0) for row in several]
    return mean(right, [row.case.cluster for row in several])


def gain(with_it: Sequence[Row], without: Sequence[Row]) -> Iterator[dict[str, object]]:
    """What the reader adds to the figures of the same questions, with the interval of the difference."""
    pairs = [(a, b) for a, b in zip(with_it, without, strict=True) if a.case.answerable]
    clusters = [a.case.cluster for a, _ in pairs]
    for figure, measure in ((goals.EVIDENCE, "evidence"), (goals.FIRST, "evidence_first")):
        values = [(_value(a, measure), _value(b, measure)) for a, b in pairs]
        low, high = difference_interval([a - b for a, b in values], clusters)
        yield {
            "figure": figure,
            "with the reader": goals.shown(sum(a for a, _ in values) / len(pairs)),
            "without": goals.shown(sum(b for _, b in values) / len(pairs)),
            "95 % interval of the difference": f"{low:+.3f} to {high:+.3f}",
            "n": len(pairs),
        }


def _value(row: Row, measure: str) -> float:
    return row.measures[measure].value or 0.0 if measure in row.measures else 0.0


def times(library: Library, cases: CaseSet) -> dict[str, Estimate]:
    """Milliseconds of a warm question, with the reader and without, and those of all cores with it."""
    clusters = [case.cluster for case in cases.cases]
    clock, cpu = _timed(_assistant(library, read_by=True), cases)
    bare, _ = _timed(_assistant(library, read_by=False), cases)
    return {
        goals.WARM: quantile(clock, clusters, 0.5),
        goals.SLOW: quantile(clock, clusters, 0.95),
        goals.BARE_WARM: quantile(bare, clusters, 0.5),
        goals.BARE_SLOW: quantile(bare, clusters, 0.95),
        "warm, p50 (ms of CPU time)": quantile(cpu, clusters, 0.5),
        "warm, p95 (ms of CPU time)": quantile(cpu, clusters, 0.95),
    }


def _timed(assistant: Assistant, cases: CaseSet) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock and of all cores for each question; one is asked before, which loads."""
    clock, cpu = [], []
    for case in (cases.cases[0], *cases.cases):
        began, busy = time.perf_counter(), time.process_time()
        assistant.ask(case.question)
        clock.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    return clock[1:], cpu[1:]
