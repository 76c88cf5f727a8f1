"""Figures with their uncertainty: bootstrap over clusters, rank measures, calibration, prediction-powered inference.

Everything is deterministic: resamples are drawn from a fixed seed. Nothing returns NaN.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
RESAMPLES = 2000
SEED = 20_260
Z95 = 1.959963984540054


def resampled_weights(clusters: Sequence[str], *, resamples: int = RESAMPLES) -> NDArray[np.int64]:
    """How often each row is drawn in each resample of whole clusters: shape (resamples, rows).

    The cluster bootstrap (Davison and Hinkley 1997, section 3.8): as many clusters as there are, with replacement. All
    rows in one cluster would show no spread at all: then each row is a cluster.
    """
    names = {name: i for i, name in enumerate(dict.fromkeys(apart(clusters)))}
    index = np.array([names[c] for c in apart(clusters)], dtype=np.int64)
    rng = np.random.default_rng(SEED)
    draws = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=resamples)
    return draws[:, index]


def apart(clusters: Sequence[str]) -> Sequence[str]:
    """The clusters, or one for each row where there is only one."""
    return clusters if len(set(clusters)) > 1 else [str(row) for row in range(len(clusters))]


def interval(estimates: Floats) -> tuple[float, float]:
    """The 95 % percentile interval of the resampled estimates; those that are undefined (NaN) are left out."""
    known = estimates[~np.isnan(estimates)]
    if not known.size:
        return 0.0, 1.0
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def mean_interval(values: Sequence[float], clusters: Sequence[str]) -> tuple[float, float]:
    """95 % interval of the mean over rows in [0, 1], by cluster bootstrap.

    Where all rows have one value, resampling shows no spread at all: then the Wilson interval over clusters.
    """
    array = np.asarray(values, dtype=np.float64)
    if np.all(array == array[0]):
        return without_spread(float(array[0]), clusters)
    weights = resampled_weights(clusters)
    totals = weights.sum(axis=1)
    return interval(weights @ array / totals)


def ratio_interval(shares: Sequence[float], units: Sequence[float], clusters: Sequence[str]) -> tuple[float, float]:
    """95 % interval of sum(shares) / sum(units), by cluster bootstrap."""
    weights = resampled_weights(clusters)
    below = weights @ np.asarray(units, dtype=np.float64)
    above = weights @ np.asarray(shares, dtype=np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return interval(np.where(below > 0, above / below, np.nan))


def difference_interval(differences: Sequence[float], clusters: Sequence[str]) -> tuple[float, float]:
    """95 % interval of the mean paired difference, by cluster bootstrap."""
    weights = resampled_weights(clusters)
    return interval(weights @ np.asarray(differences, dtype=np.float64) / weights.sum(axis=1))


def without_spread(value: float, clusters: Sequence[str]) -> tuple[float, float]:
    """The interval of a share that is the same in every cluster: Wilson's, over the clusters, which is too wide rather
    than too narrow between 0 and 1."""
    n = len(set(apart(clusters)))
    return wilson(value * n, n)


def wilson(right: float, n: int) -> tuple[float, float]:
    """The 95 % score interval of a proportion (Wilson 1927)."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = right / n, Z95 * Z95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def auroc(scores: Sequence[float], positive: Sequence[bool], weights: Floats | None = None) -> float | None:
    """Probability that a positive scores above a negative, ties half (Mann-Whitney U); None without both classes."""
    score = np.asarray(scores, dtype=np.float64)
    good = np.asarray(positive, dtype=bool)
    weight = np.ones(len(score)) if weights is None else weights
    levels, level = np.unique(score, return_inverse=True)
    above = np.bincount(level, weights=weight * good, minlength=len(levels))
    below = np.bincount(level, weights=weight * ~good, minlength=len(levels))
    if above.sum() == 0 or below.sum() == 0:
        return None
    beaten = np.cumsum(below) - below
    return float((above * (beaten + below / 2)).sum() / (above.sum() * below.sum()))


def auroc_interval(
    scores: Sequence[float], positive: Sequence[bool], clusters: Sequence[str]
) -> tuple[float | None, float | None]:
    """95 % interval of the AUROC, by cluster bootstrap; (None, None) without both classes.

    Where the classes are wholly apart, resampling shows no spread: then Wilson's over the clusters of the smaller class.
    """
    area = auroc(scores, positive)
    if area is None:
        return None, None
    if area in (0.0, 1.0):
        of_class = ([c for c, p in zip(clusters, positive, strict=True) if p == good] for good in (True, False))
        return without_spread(area, min(of_class, key=lambda names: len(set(apart(names)))))

    def weighted(weights: Floats) -> float | None:
        return auroc(scores, positive, weights)

    return interval(resampled(weighted, clusters))


def balanced_accuracy(scores: Sequence[float], positive: Sequence[bool], threshold: float) -> float | None:
    """Mean of the true positive and true negative rates at `score >= threshold`; None without both classes."""
    pairs = list(zip(scores, positive, strict=True))
    positives = [s >= threshold for s, good in pairs if good]
    negatives = [s < threshold for s, good in pairs if not good]
    if not positives or not negatives:
        return None
    return (sum(positives) / len(positives) + sum(negatives) / len(negatives)) / 2


def ranks(values: Sequence[float]) -> Floats:
    """Ranks from 1, ties sharing their mean rank."""
    array = np.asarray(values, dtype=np.float64)
    _, level, counts = np.unique(array, return_inverse=True, return_counts=True)
    last = np.cumsum(counts).astype(np.float64)
    return np.asarray((last - (counts - 1) / 2)[level], dtype=np.float64)


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Rank correlation (Spearman 1904); None where one side is constant."""
    a, b = ranks(first), ranks(second)
    if len(a) < 2 or np.all(a == a[0]) or np.all(b == b[0]):
        return None
    return float(np.clip(np.corrcoef(a, b)[0, 1], -1, 1))


def reliability(
    scores: Sequence[float], positive: Sequence[bool], bins: int = 10
) -> tuple[tuple[float, float, int], ...]:
    """(mean score, share of positives, rows) of each bin of equal width that holds a row."""
    score, good = np.asarray(scores, dtype=np.float64), np.asarray(positive, dtype=np.float64)
    index = np.minimum((score * bins).astype(np.int64), bins - 1)
    return tuple(
        (float(score[index == b].mean()), float(good[index == b].mean()), int((index == b).sum()))
        for b in range(bins)
        if (index == b).any()
    )


def calibration_error(scores: Sequence[float], positive: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015): |mean score - share of positives|, weighted by rows."""
    table = reliability(scores, positive, bins)
    total = sum(n for _, _, n in table)
    return sum(n * abs(said - was) for said, was, n in table) / total if total else 0.0


def risk_coverage(confidence: Sequence[float], wrong: Sequence[bool]) -> tuple[tuple[float, float], ...]:
    """(coverage, risk) when only the most confident rows are answered (El-Yaniv and Wiener 2010); ties go together."""
    order = sorted(zip(confidence, wrong, strict=True), key=lambda pair: -pair[0])
    points, covered, failed = [], 0, 0
    for i, (score, bad) in enumerate(order):
        covered, failed = covered + 1, failed + bad
        if i + 1 == len(order) or order[i + 1][0] != score:
            points.append((covered / len(order), failed / covered))
    return tuple(points)


def area_under_risk(points: Sequence[tuple[float, float]]) -> float:
    """Mean risk over coverage: each step weighs as much as the coverage it adds."""
    area, before = 0.0, 0.0
    for coverage, risk in points:
        area, before = area + (coverage - before) * risk, coverage
    return area


def prediction_powered_mean(
    predicted_all: Sequence[float], predicted_labelled: Sequence[float], labels: Sequence[float]
) -> tuple[float, float, float]:
    """(mean, low, high) of the true labels over all rows, from a few labels and a judge's score on every row.

    Prediction-powered inference (Angelopoulos et al. 2023) with the power tuning of PPI++ (2024): the judge's mean,
    corrected by its mean error on the labelled rows. `predicted_all` excludes the labelled rows. Needs two labels.
    """
    f_all, f_lab = np.asarray(predicted_all, dtype=np.float64), np.asarray(predicted_labelled, dtype=np.float64)
    y = np.asarray(labels, dtype=np.float64)
    n, many = len(y), len(f_all)
    spread = float(np.var(np.concatenate([f_all, f_lab]), ddof=1)) if many else 0.0
    covariance = float(np.cov(y, f_lab, ddof=1)[0, 1])
    tuned = min(1.0, max(0.0, covariance / ((1 + n / many) * spread))) if many and spread > 0 else 0.0
    anchor = float(f_all.mean()) if many else 0.0
    mean = tuned * anchor + float((y - tuned * f_lab).mean())
    variance = float(np.var(y - tuned * f_lab, ddof=1)) / n
    variance += tuned**2 * float(np.var(f_all, ddof=1)) / many if many > 1 else 0.0
    half = Z95 * math.sqrt(variance)
    return min(1.0, max(0.0, mean)), max(0.0, mean - half), min(1.0, mean + half)


def resampled(statistic: Callable[[Floats], float | None], clusters: Sequence[str], *, resamples: int = 400) -> Floats:
    """`statistic` of the row weights of each resample; NaN where it is undefined there (see `interval`)."""
    weights = resampled_weights(clusters, resamples=resamples).astype(np.float64)
    values = [statistic(row) for row in weights]
    return np.array([math.nan if value is None else value for value in values])


def draws(clusters: Sequence[str], *, resamples: int = 400) -> Iterator[Indices]:
    """The rows of each resample of whole clusters, by their indices, for statistics that take no weights."""
    rows = np.arange(len(clusters))
    return (np.repeat(rows, often) for often in resampled_weights(clusters, resamples=resamples))


def drawn_interval(value: float, drawn: Sequence[float | None]) -> tuple[float, float]:
    """The 95 % interval of a figure from its resamples, widened where need be to hold the figure itself.

    What is taken over bins or over an order grows where rows are drawn twice. None is left out (see `interval`).
    """
    low, high = interval(np.array([math.nan if one is None else one for one in drawn]))
    return min(value, low), max(value, high)


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` of the values lie, by linear interpolation; None of nothing."""
    return float(np.quantile(np.asarray(values, dtype=np.float64), share)) if values else None
