"""Figures of earlier runs, kept beside the store: one line a run, no words of documents or answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.evaluation import plots
from assistant.evaluation.metrics import title_of
from assistant.evaluation.report import page
from assistant.evaluation.summary import Summary
from assistant.evaluation.types import EvaluationError, Run

FILE = "evaluations.jsonl"
SHOWN = ("faithfulness", "citation_recall", "evidence", "facts", "abstention_f1", "confidence_auroc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One earlier run: when (ISO, UTC), on what, and its figures (None where no row carried one)."""

    when: str
    test_set: str
    sha256: str
    system: str
    judge: str
    rows: int
    figures: dict[str, float | None]


def remember(folder: Path, run: Run, summary: Summary) -> None:
    """Append the run's figures to the history in `folder` (a store). A folder that is not there is left alone."""
    if not folder.is_dir():
        return
    line = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "test_set": run.cases.name,
        "sha256": run.cases.sha256,
        "system": run.system,
        "judge": run.judge,
        "rows": len(run.rows),
        "figures": {n: None if e.value is None else round(e.value, 6) for n, e in sorted(summary.figures.items())},
    }
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=True) + "\n")


def recall(folder: Path) -> tuple[Past, ...]:
    """The runs kept in `folder`, oldest first. Raises EvaluationError if there is none; a damaged line is skipped."""
    path = folder / FILE
    if not path.is_file():
        raise EvaluationError(f"{folder}: no evaluation has been run on this store yet; run: onrecord evaluate SET")
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        try:
            found.append(Past(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return tuple(found)


def render(past: Sequence[Past]) -> str:
    """The history as one HTML page: for each test set that was run twice a plot per figure, and a table of all runs."""
    from html import escape

    from assistant.evaluation.compare import shown

    sets = list(dict.fromkeys((run.test_set, run.sha256) for run in past))
    figures = []
    for name, digest in sets:
        runs = [run for run in past if run.sha256 == digest and run.test_set == name]
        if len(runs) == 1:
            continue
        series = [(title_of(figure), [run.figures.get(figure) for run in runs]) for figure in SHOWN]
        drawn = [
            plots.trend(values, [run.when for run in runs], title=title)
            for title, values in series
            if any(value is not None for value in values)
        ]
        figures.append(f'<h2>{escape(name)} ({digest[:8]})</h2><div class="plots">{"".join(drawn)}</div>')
    head = "".join(f'<th class="n">{escape(title_of(name))}' for name in SHOWN)
    rows = "".join(
        f"<tr><td>{escape(run.when[:16].replace('T', ' '))}<td>{escape(run.test_set)}<td>{escape(run.system)}"
        f"<td>{escape(run.judge)}"
        + "".join(f'<td class="n">{shown(v) if (v := run.figures.get(name)) is not None else "–"}' for name in SHOWN)
        + "</tr>"
        for run in reversed(past)
    )
    return page(
        "Evaluation history",
        f'<h1>Evaluation history</h1><p class="soft">{len(past)} run{"" if len(past) == 1 else "s"}</p>{"".join(figures)}'
        '<h2>Runs</h2><div class="scroll"><table class="history"><tr><th>When (UTC)<th>Test set<th>Answered by'
        f"<th>Judge{head}</tr>"
        f"{rows}</table></div>",
    )
