"""Means and quantiles of what a benchmark measured, with their 95 % intervals by bootstrap over clusters of rows.

A cluster is what rows share their luck with: a document, a person, a mail, a conversation.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.evaluation.statistics import Floats, interval, mean_interval, resampled
from assistant.evaluation.types import Estimate

_NOTHING = Estimate(value=None, low=None, high=None, n=0)


def mean(values: Sequence[float], clusters: Sequence[str]) -> Estimate:
    """The mean of values in [0, 1]; no value of none."""
    if not values:
        return _NOTHING
    low, high = mean_interval(values, clusters)
    return Estimate(value=sum(values) / len(values), low=low, high=high, n=len(values))


def quantile(values: Sequence[float], clusters: Sequence[str], share: float) -> Estimate:
    """The smallest value that `share` of the values do not exceed; no value of none."""
    if not values:
        return _NOTHING
    order = np.argsort(values, kind="stable")
    ascending = np.asarray(values, dtype=np.float64)[order]

    def weighted(weights: Floats) -> float | None:
        total = np.cumsum(weights[order])
        return float(ascending[np.searchsorted(total, share * total[-1])]) if total[-1] else None

    low, high = interval(resampled(weighted, clusters))
    return Estimate(value=weighted(np.ones(len(values))), low=low, high=high, n=len(values))
