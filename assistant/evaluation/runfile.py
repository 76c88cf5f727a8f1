"""A run as JSON: the same run gives the same bytes. Times are in a file of their own. Also reads a run back."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.casefile import Record, read_bytes
from assistant.evaluation.statistics import percentile
from assistant.evaluation.summary import Summary
from assistant.evaluation.types import Estimate, EvaluationError, Ratio, Row, Run, Scored, Source

SCHEMA = 1
DIGITS = 6


def run_json(run: Run, summary: Summary) -> str:
    """The run as one JSON text: sorted keys, six decimals, no times, ends in a newline."""
    table = summary.declining
    whole: Record = {
        "schema": SCHEMA,
        "test_set": {"name": run.cases.name, "sha256": run.cases.sha256, "rows": len(run.rows)},
        "system": run.system,
        "judge": run.judge,
        "facts": dict(run.facts),
        "notes": list(run.notes),
        "summary": {name: estimate_json(e) for name, e in summary.figures.items()},
        "tags": {tag: {n: estimate_json(e) for n, e in by.items() if e.n} for tag, by in summary.tags.items()},
        "declining": {
            "answerable": {"answered": table.answered, "declined": table.over_refused},
            "unanswerable": {"answered": table.unsupported, "declined_or_corrected": table.declined},
            "not_known": {"answered": table.unknown_answered, "declined": table.unknown_declined},
        },
        "risk_coverage": [[_rounded(c), _rounded(r)] for c, r in summary.risk],
        "reliability": [[_rounded(said), _rounded(was), n] for said, was, n in summary.reliability],
        "rows": [row_json(row) for row in run.rows],
    }
    return dumps(whole)


def dumps(value: object) -> str:
    """Deterministic JSON; a NaN or infinity is an error and never written."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, indent=1, allow_nan=False) + "\n"


def estimate_json(estimate: Estimate) -> Record:
    """`value` is null only where `n` is 0."""
    record: Record = {
        "value": _rounded(estimate.value),
        "low": _rounded(estimate.low),
        "high": _rounded(estimate.high),
        "n": estimate.n,
    }
    if estimate.micro is None:
        return record
    ends = {"micro_low": _rounded(estimate.micro_low), "micro_high": _rounded(estimate.micro_high)}
    return record | {"micro": _rounded(estimate.micro)} | ends


def row_json(row: Row) -> Record:
    """A row: the case, what was answered, each sentence's support, every measure as [share, of]."""
    case, response = row.case, row.response
    return {
        "id": case.id,
        "question": case.question,
        "answerable": case.answerable,
        "tags": list(case.tags),
        "cluster": case.cluster,
        "draft": case.draft,
        "outcome": row.outcome,
        "abstained": response.abstained,
        "reason": response.reason,
        "confidence": _rounded(response.confidence),
        "searched_for": response.searched_for,
        "answer": response.answer,
        "sentences": [
            {
                "text": s.text, "markers": list(s.markers), "support": _rounded(s.support), "verdict": s.verdict,
                "why": s.why, "claim": s.claim, "unsupported": [[span.start, span.end] for span in s.unsupported],
            }
            for s in row.statements
        ],
        "citations": [_source_json(i, s) for i, s in enumerate(response.sources, 1)],
        "measures": {name: [_rounded(r.share), _rounded(r.of)] for name, r in row.measures.items()},
        "problems": list(row.problems),
    }  # fmt: skip


def _source_json(marker: int, source: Source) -> Record:
    return {
        "marker": marker,
        "document": source.document,
        "start": source.start,
        "end": source.end,
        "speaker": source.speaker,
        "question": source.question,
        "quote": source.quote,
        "exact": source.exact,
    }


def times_json(run: Run) -> str:
    """Milliseconds (and cost, where a system states it) by row and in percentiles; differs from run to run."""
    times = {row.case.id: row.response.milliseconds for row in run.rows if row.response.milliseconds is not None}
    costs = {row.case.id: row.response.cost for row in run.rows if row.response.cost is not None}
    values = list(times.values())
    return dumps(
        {
            "schema": SCHEMA,
            "test_set": run.cases.name,
            "milliseconds": {"p50": _rounded(percentile(values, 0.5)), "p95": _rounded(percentile(values, 0.95))},
            "cost": _rounded(sum(costs.values())) if costs else None,
            "rows": {name: _rounded(value) for name, value in times.items()},
            "costs": {name: _rounded(value) for name, value in costs.items()},
        }
    )


def spent(run: Run) -> list[str]:
    """Time and cost in a sentence each, where a system says them. Costs are in whatever unit the answers state."""
    times = [row.response.milliseconds for row in run.rows if row.response.milliseconds is not None]
    costs = [row.response.cost for row in run.rows if row.response.cost is not None]
    said = []
    if times:
        middle, late = percentile(times, 0.5) or 0.0, percentile(times, 0.95) or 0.0
        said.append(f"Time to answer: p50 {middle:.0f} ms, p95 {late:.0f} ms ({len(times)} questions)")
    if costs:
        said.append(f"Cost: {sum(costs):.4g} in all, {sum(costs) / len(costs):.4g} a question ({len(costs)} questions)")
    return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier run as its file keeps it: who judged it, and its rows."""

    judge: str
    rows: tuple[Scored, ...]


def read_run(path: Path) -> Earlier:
    """The judge and the rows of an earlier `--json` file. Raises EvaluationError if it is none."""
    try:
        whole = json.loads(read_bytes(path))
    except ValueError:
        raise EvaluationError(f"{path}: not JSON; --compare takes a file that evaluate --json wrote") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("rows"), list):
        raise EvaluationError(f"{path}: not a run; --compare takes a file that evaluate --json wrote")
    if whole.get("schema") != SCHEMA:
        raise EvaluationError(f"{path}: written by another release (schema {whole.get('schema')}); run it again")
    try:
        return Earlier(judge=str(whole.get("judge", "")), rows=tuple(_scored(row) for row in whole["rows"]))
    except (KeyError, TypeError, ValueError) as error:
        raise EvaluationError(f"{path}: a row lacks what a run holds ({error})") from None


def _scored(row: Mapping[str, object]) -> Scored:
    measures, tags = row["measures"], row["tags"]
    if not isinstance(measures, dict) or not isinstance(tags, list):
        raise TypeError("measures or tags")
    return Scored(
        id=str(row["id"]),
        question=str(row["question"]),
        cluster=str(row["cluster"]),
        tags=tuple(map(str, tags)),
        answerable=None if row["answerable"] is None else bool(row["answerable"]),
        abstained=bool(row["abstained"]),
        right_to_decline=row["outcome"] in ("declined", "corrected"),
        confidence=_float(row["confidence"]),
        measures={str(name): Ratio(share=_float(pair[0]), of=_float(pair[1])) for name, pair in measures.items()},
    )


def _float(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"not a number: {value!r}")
    return float(value)


def rows_of(run: Run) -> tuple[Scored, ...]:
    """The figures of a run's rows, rounded as a file keeps them, so that a run equals itself read back."""
    return tuple(_scored(row_json(row)) for row in run.rows)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
