"""Two runs on the same questions: paired differences with intervals, a plain sentence each, and what got worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.evaluation.metrics import METRICS, OVERALL, lower_is_better, title_of
from assistant.evaluation.statistics import difference_interval, drawn_interval, draws
from assistant.evaluation.summary import carrying, overall_values
from assistant.evaluation.types import Estimate, EvaluationError, Scored

Trend = Literal["better", "worse", "unchanged", "unclear", "moved"]
SAME = 0.0005  # differences that round to .000 are none
WORSE = 0.01  # what a row's figure must lose to be named


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One figure of both runs over the `n` rows that carry it in both; `difference` = after - before."""

    name: str
    before: float
    after: float
    difference: float
    low: float
    high: float
    n: int

    @property
    def trend(self) -> Trend:
        """'unclear' where the interval holds 0 though the figure moved; a length that 'moved' is no better or worse."""
        if abs(self.difference) < SAME and abs(self.low) < SAME and abs(self.high) < SAME:
            return "unchanged"
        if self.low <= 0 <= self.high:
            return "unclear"
        if self.name in _LENGTHS:
            return "moved"
        return "worse" if (self.difference > 0) == lower_is_better(self.name) else "better"

    @property
    def sentence(self) -> str:
        """'Citation recall rose by .040 (95 % interval .010 to .070, 50 rows).'"""
        title = title_of(self.name)
        if self.trend == "unchanged":
            return f"{title} stayed at {shown(self.after)} ({self.n} rows)."
        moved = "rose" if self.difference > 0 else "fell"
        around = f"95 % interval {shown(self.low)} to {shown(self.high)}, {self.n} rows"
        if self.trend == "unclear":
            return f"{title} {moved} by {shown(abs(self.difference))}, which may be chance ({around})."
        judged = f", {self.trend} than before" if self.trend != "moved" else ""
        return f"{title} {moved} by {shown(abs(self.difference))}{judged} ({around})."


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """A row that got worse: (figure, before, after) for each figure that did, in the order of the metrics."""

    id: str
    question: str
    figures: tuple[tuple[str, float, float], ...]

    @property
    def loss(self) -> float:
        """The largest loss among its figures."""
        return max(abs(after - before) for _, before, after in self.figures)

    @property
    def sentence(self) -> str:
        """'Hit at 1 1.000 → .000, MRR at 10 1.000 → .500'."""
        return ", ".join(f"{title_of(name)} {shown(before)} → {shown(after)}" for name, before, after in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`changes` in the order of the metrics and of OVERALL; `regressions` one a row, worst first; unpaired rows are counted."""

    changes: tuple[Change, ...]
    regressions: tuple[Regression, ...]
    rows: int
    only_before: int
    only_after: int


_LENGTHS = frozenset(metric.name for metric in METRICS if metric.unit == "words")
# Named row by row: all figures but those that say 'right decision' again, and the length, which has no better or worse.
_ROW_BY_ROW = tuple(m for m in METRICS if m.name not in ("over_refusal", "unsupported_answers", "words"))


def compare(before: Sequence[Scored], after: Sequence[Scored]) -> Comparison:
    """Pair the rows by id. Raises EvaluationError if the runs share no question."""
    earlier = {row.id: row for row in before}
    pairs = [(earlier[row.id], row) for row in after if row.id in earlier and earlier[row.id].question == row.question]
    if not pairs:
        raise EvaluationError("the two runs share no question: compare runs of the same test set")
    changes = [change for metric in METRICS if (change := _change(metric.name, pairs))]
    worse = [regression for old, new in pairs if (regression := _worse(old, new))]
    worse.sort(key=lambda r: (-r.loss, r.id))
    return Comparison(
        changes=(*changes, *_overall_changes(pairs)),
        regressions=tuple(worse),
        rows=len(pairs),
        only_before=len(before) - len(pairs),
        only_after=len(after) - len(pairs),
    )


def _change(name: str, pairs: Sequence[tuple[Scored, Scored]]) -> Change | None:
    both = [(old, new) for old, new in pairs if carrying([old], name) and carrying([new], name)]
    if not both:
        return None
    values = [(old.measures[name].value, new.measures[name].value) for old, new in both]
    differences = [new - old for old, new in values]
    low, high = difference_interval(differences, [new.cluster for _, new in both])
    n = len(both)
    return Change(
        name=name,
        before=sum(old for old, _ in values) / n,
        after=sum(new for _, new in values) / n,
        difference=sum(differences) / n,
        low=low,
        high=high,
        n=n,
    )


def _overall_changes(pairs: Sequence[tuple[Scored, Scored]]) -> list[Change]:
    """The figures that are no means over rows: both runs on the same resampled rows, over and over."""
    known = [(old, new) for old, new in pairs if old.answerable is not None and old.answerable == new.answerable]
    before, after = (overall_values([pair[run] for pair in known]) for run in (0, 1))
    if not before or not after:
        return []
    drawn = [
        [overall_values([known[i][run] for i in rows]) for run in (0, 1)]
        for rows in draws([new.cluster for _, new in known])
    ]
    found = []
    for name, *_ in OVERALL:
        moved = after[name] - before[name]
        low, high = drawn_interval(moved, [new[name] - old[name] for old, new in drawn if old])
        n, was, now = len(known), before[name], after[name]
        found.append(Change(name=name, before=was, after=now, difference=moved, low=low, high=high, n=n))
    return found


def _worse(old: Scored, new: Scored) -> Regression | None:
    found = []
    for metric in _ROW_BY_ROW:
        if carrying([old], metric.name) and carrying([new], metric.name):
            was, now = old.measures[metric.name].value, new.measures[metric.name].value
            if (now - was if metric.lower else was - now) > WORSE:
                found.append((metric.name, was, now))
    return Regression(id=new.id, question=new.question, figures=tuple(found)) if found else None


def around(estimate: Estimate) -> str:
    """'.880 to .980': the interval around a figure; '' where it is not known."""
    if estimate.low is None or estimate.high is None:
        return ""
    return f"{shown(estimate.low)} to {shown(estimate.high)}"


def shown(value: float) -> str:
    """Three decimals without the leading zero: .940, -.020, 1.000, 153.2."""
    if abs(value) >= 10:
        return f"{value:.1f}"
    text = f"{value:.3f}"
    if text in ("-0.000", "0.000"):
        return ".000"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
