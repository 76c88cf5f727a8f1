"""Limits that a run must hold in CI (`--fail-under`), and the run as JUnit XML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from assistant.evaluation.compare import shown
from assistant.evaluation.metrics import METRICS, OVERALL, lower_is_better
from assistant.evaluation.types import Estimate, EvaluationError, Row, Run

NAMES = tuple(metric.name for metric in METRICS) + tuple(name for name, *_ in OVERALL)
_XML_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A limit: at least `limit`, or at most where less is better."""

    name: str
    limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """Whether a run holds a limit, and the sentence that says so."""

    gate: Gate
    held: bool
    sentence: str


def parse_gate(text: str) -> Gate:
    """'faithfulness=0.9' -> Gate. Raises EvaluationError naming the figures there are."""
    name, equals, value = text.partition("=")
    name = name.strip().replace("-", "_")
    try:
        limit = float(value)
    except ValueError:
        limit = float("nan")
    if not equals or limit != limit or abs(limit) == float("inf"):  # noqa: PLR0124 - NaN is what is looked for
        raise EvaluationError(f"--fail-under {text}: write METRIC=VALUE, for example faithfulness=0.9")
    if name not in NAMES:
        raise EvaluationError(f"--fail-under {text}: no figure is called {name!r}; there are {', '.join(NAMES)}")
    return Gate(name=name, limit=limit)


def hold(gate: Gate, figures: Mapping[str, Estimate]) -> GateResult:
    """Compare a figure with its limit. A figure that no row carries does not hold."""
    value = figures[gate.name].value
    if value is None:
        return GateResult(gate=gate, held=False, sentence=f"{gate.name}: no row carries it, so the limit is not held")
    most = lower_is_better(gate.name)
    held = value <= gate.limit if most else value >= gate.limit
    word = "at most" if most else "at least"
    said = "holds" if held else "FAILS"
    return GateResult(
        gate=gate, held=held, sentence=f"{gate.name} {shown(value)} {said} ({word} {shown(gate.limit)} is asked)"
    )


def junit(run: Run, results: Sequence[GateResult]) -> str:
    """JUnit XML: one test case per row, failed where the row has problems, and one per limit. Holds no times."""
    failed = sum(bool(row.problems) for row in run.rows) + sum(not result.held for result in results)
    name, total = _attribute(run.cases.name), len(run.rows) + len(results)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites tests="{total}" failures="{failed}">']
    lines.append(f'  <testsuite name={name} tests="{total}" failures="{failed}">')
    lines += [line for row in run.rows for line in _row_case(row, name)]
    for result in results:
        lines += _case(name, _attribute(f"limit: {result.gate.name}"), () if result.held else (result.sentence,))
    return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _row_case(row: Row, suite: str) -> list[str]:
    return _case(suite, _attribute(f"{row.case.id}: {row.case.question}"), row.problems)


def _case(suite: str, name: str, problems: Sequence[str]) -> list[str]:
    if not problems:
        return [f"    <testcase classname={suite} name={name}/>"]
    text = escape(_clean("\n".join(problems)))
    return [
        f"    <testcase classname={suite} name={name}>",
        f"      <failure message={_attribute(problems[0])}>{text}</failure>",
        "    </testcase>",
    ]


def _attribute(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;"})


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return _XML_FORBIDDEN.sub("\ufffd", text)
