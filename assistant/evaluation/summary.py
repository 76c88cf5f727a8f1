"""Rows -> the figures of a run: means with intervals, by tag, the table of declining, risk and coverage, calibration."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluation.metrics import METRICS, OVERALL
from assistant.evaluation.statistics import (
    Floats,
    area_under_risk,
    auroc,
    auroc_interval,
    calibration_error,
    drawn_interval,
    draws,
    interval,
    mean_interval,
    ratio_interval,
    reliability,
    resampled_weights,
    risk_coverage,
    without_spread,
)
from assistant.evaluation.types import Estimate, Row, Scored

# Measures of what an answer says: rows that decline are counted in the table of declining instead.
_OF_ANSWERS = frozenset({"faithfulness"})
RISK = 0.05
_NOTHING = Estimate(value=None, low=None, high=None, n=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declining:
    """The table answerable x declined; a corrected false premise counts as declined.

    Rows of which nobody says whether they are answerable stand beside it: `unknown_answered`, `unknown_declined`.
    """

    answered: int  # answerable and answered
    over_refused: int  # answerable and declined
    unsupported: int  # unanswerable and answered
    declined: int  # unanswerable and declined or corrected
    unknown_answered: int = 0
    unknown_declined: int = 0

    @property
    def precision(self) -> float:
        """Declined rows that were unanswerable; 0 where nothing was declined."""
        return self.declined / (self.declined + self.over_refused) if self.declined + self.over_refused else 0.0

    @property
    def recall(self) -> float:
        """Unanswerable rows that were declined; 0 where there are none."""
        return self.declined / (self.declined + self.unsupported) if self.declined + self.unsupported else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = 2 * self.declined + self.over_refused + self.unsupported
        return 2 * self.declined / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All figures of a run. `risk` is (coverage, risk), `reliability` (mean confidence, share answerable, rows)."""

    figures: dict[str, Estimate]
    tags: dict[str, dict[str, Estimate]]
    declining: Declining
    risk: tuple[tuple[float, float], ...]
    reliability: tuple[tuple[float, float, int], ...]


def scored(row: Row) -> Scored:
    """What summaries and comparisons need of a row."""
    return Scored(
        id=row.case.id,
        question=row.case.question,
        cluster=row.case.cluster,
        tags=row.case.tags,
        answerable=row.case.answerable,
        abstained=row.response.abstained,
        right_to_decline=row.outcome in ("declined", "corrected"),
        confidence=row.response.confidence,
        measures=row.measures,
    )


def summarise(rows: Sequence[Scored]) -> Summary:
    """The figures of these rows, deterministically."""
    tags = sorted({tag for row in rows for tag in row.tags})
    by_tag = {tag: _means([row for row in rows if tag in row.tags]) for tag in tags}
    known = _known(rows)
    confidence, answerable = [row.confidence for row in known], [bool(row.answerable) for row in known]
    return Summary(
        figures=_means(rows) | _overall(known),
        tags=by_tag,
        declining=declining(rows),
        risk=risk_coverage(confidence, [not good for good in answerable]),
        reliability=reliability(confidence, answerable),
    )


def declining(rows: Sequence[Scored]) -> Declining:
    """The 2 x 2 table of these rows."""
    return Declining(
        answered=sum(row.answerable is True and not row.abstained for row in rows),
        over_refused=sum(row.answerable is True and row.abstained for row in rows),
        unsupported=sum(row.answerable is False and not row.right_to_decline for row in rows),
        declined=sum(row.answerable is False and row.right_to_decline for row in rows),
        unknown_answered=sum(row.answerable is None and not row.abstained for row in rows),
        unknown_declined=sum(row.answerable is None and row.abstained for row in rows),
    )


def _known(rows: Sequence[Scored]) -> list[Scored]:
    """The rows of which the set says whether they are answerable."""
    return [row for row in rows if row.answerable is not None]


def carrying(rows: Sequence[Scored], name: str) -> list[Scored]:
    """The rows that a measure is taken over."""
    return [row for row in rows if name in row.measures and not (name in _OF_ANSWERS and row.abstained)]


def _means(rows: Sequence[Scored]) -> dict[str, Estimate]:
    return {metric.name: _mean(carrying(rows, metric.name), metric.name, metric.unit == "share") for metric in METRICS}


def _mean(rows: Sequence[Scored], name: str, share: bool) -> Estimate:
    if not rows:
        return _NOTHING
    ratios = [row.measures[name] for row in rows]
    values, clusters = [ratio.value for ratio in ratios], [row.cluster for row in rows]
    if share:
        low, high = mean_interval(values, clusters)
    else:
        low, high = ratio_interval(values, [1.0] * len(values), clusters)
    units = sum(ratio.of for ratio in ratios)
    whole = Estimate(value=sum(values) / len(values), low=low, high=high, n=len(rows))
    if not units or all(ratio.of == 1 for ratio in ratios):
        return whole
    shares, sizes = [float(ratio.share) for ratio in ratios], [float(ratio.of) for ratio in ratios]
    low, high = ratio_interval(shares, sizes, clusters)
    return dataclasses.replace(whole, micro=sum(shares) / units, micro_low=low, micro_high=high)


def _overall(rows: Sequence[Scored]) -> dict[str, Estimate]:
    """Figures that are not means over rows; None where the set has only answerable or only unanswerable questions."""
    values = overall_values(rows)
    if not values:
        return {name: _NOTHING for name, *_ in OVERALL}
    confidence, clusters = np.array([row.confidence for row in rows]), [row.cluster for row in rows]
    answerable = np.array([bool(row.answerable) for row in rows])
    ranks = auroc_interval(confidence.tolist(), answerable.tolist(), clusters)
    around = dict(
        zip(("abstention_precision", "abstention_recall", "abstention_f1"), _table_intervals(rows), strict=True)
    )
    drawn = [(confidence[chosen].tolist(), answerable[chosen].tolist()) for chosen in draws(clusters)]
    for name, statistic in _OF_CONFIDENCE.items():
        low, high = drawn_interval(values[name], [statistic(*pair) for pair in drawn])
        around[name] = without_spread(low, clusters) if low == high and low in (0.0, 1.0) else (low, high)
    estimates = {n: Estimate(value=values[n], low=low, high=high, n=len(rows)) for n, (low, high) in around.items()}
    area = Estimate(value=values["confidence_auroc"], low=ranks[0], high=ranks[1], n=len(rows))
    return {name: estimates.get(name, area) for name, *_ in OVERALL}


def overall_values(rows: Sequence[Scored]) -> dict[str, float]:
    """The figures of OVERALL of these rows; none where they are all answerable, or all unanswerable."""
    confidence, answerable = [row.confidence for row in rows], [bool(row.answerable) for row in rows]
    area, table = auroc(confidence, answerable), declining(rows)
    if area is None:
        return {}
    shares = {"abstention_precision": table.precision, "abstention_recall": table.recall, "abstention_f1": table.f1}
    of_confidence = {name: statistic(confidence, answerable) for name, statistic in _OF_CONFIDENCE.items()}
    return shares | {"confidence_auroc": area} | {name: value or 0.0 for name, value in of_confidence.items()}


def _risk_area(confidence: Sequence[float], answerable: Sequence[bool]) -> float:
    return area_under_risk(risk_coverage(confidence, [not good for good in answerable]))


def _coverage_at_5_risk(confidence: Sequence[float], answerable: Sequence[bool]) -> float | None:
    """Share of the answerable rows above the lowest confidence at which at most 5 % are unanswerable."""
    points, n, good = risk_coverage(confidence, [not good for good in answerable]), len(answerable), sum(answerable)
    return max((coverage * n * (1 - r) / good for coverage, r in points if r <= RISK), default=0.0) if good else None


_OF_CONFIDENCE: dict[str, Callable[[Sequence[float], Sequence[bool]], float | None]] = {
    "confidence_ece": calibration_error,
    "risk_coverage_area": _risk_area,
    "coverage_at_5_risk": _coverage_at_5_risk,
}


def _table_intervals(rows: Sequence[Scored]) -> list[tuple[float, float]]:
    """Intervals of precision, recall and F1 of declining, by cluster bootstrap; Wilson's where nothing is wrong or right."""
    weights = resampled_weights([row.cluster for row in rows])
    declined = [not r.answerable and r.right_to_decline for r in rows]
    refused = [bool(r.answerable) and r.abstained for r in rows]
    failed = [not r.answerable and not r.right_to_decline for r in rows]
    true, false, missed = (weights @ np.array(kind, dtype=np.float64) for kind in (declined, refused, failed))

    def clusters(*kinds: Sequence[bool]) -> list[str]:
        return [row.cluster for row, of_kind in zip(rows, zip(*kinds, strict=True), strict=True) if any(of_kind)]

    with np.errstate(invalid="ignore", divide="ignore"):
        precision = np.where(true + false > 0, true / (true + false), 0.0)
        recall = np.where(true + missed > 0, true / (true + missed), np.nan)
        f1 = np.where(2 * true + false + missed > 0, 2 * true / (2 * true + false + missed), 0.0)
    table = declining(rows)
    jaccard = _spread(table.f1, f1 / (2 - f1), clusters(declined, refused, failed))
    return [
        _spread(table.precision, precision, clusters(declined, refused)),
        _spread(table.recall, recall, clusters(declined, failed)),
        (2 * jaccard[0] / (1 + jaccard[0]), 2 * jaccard[1] / (1 + jaccard[1])),
    ]


def _spread(value: float, resamples: Floats, clusters: Sequence[str]) -> tuple[float, float]:
    """The interval of a share over rows of these clusters; they are the rows that it counts."""
    return without_spread(value, clusters) if value in (0.0, 1.0) else interval(resamples)
