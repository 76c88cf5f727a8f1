"""Statistics against values worked out by hand or known in closed form."""

import numpy as np
import pytest

from assistant.evaluation import statistics as st


def test_auroc_counts_won_pairs_and_half_of_the_ties() -> None:
    assert st.auroc([0.9, 0.4, 0.4, 0.1], [True, True, False, False]) == (1 + 1 + 0.5 + 1) / 4
    assert st.auroc([1.0, 2.0], [True, True]) is None


def test_weights_stand_for_repeated_rows() -> None:
    weights = np.array([2.0, 1.0, 1.0])
    repeated = st.auroc([0.9, 0.9, 0.2, 0.5], [True, True, True, False])
    assert st.auroc([0.9, 0.2, 0.5], [True, True, False], weights) == repeated == 2 / 3


def test_ties_share_their_mean_rank() -> None:
    assert st.ranks([3, 1, 3, 2]).tolist() == [3.5, 1.0, 3.5, 2.0]
    assert st.spearman([1, 2, 3], [1, 4, 9]) == pytest.approx(1.0)
    assert st.spearman([1, 1, 1], [1, 2, 3]) is None


def test_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    assert st.calibration_error([0.95, 0.85, 0.05], [True, False, False]) == pytest.approx((0.05 + 0.85 + 0.05) / 3)
    assert st.reliability([1.0, 0.92], [True, False]) == ((0.96, 0.5, 2),)


def test_rows_of_equal_confidence_are_covered_together() -> None:
    points = st.risk_coverage([0.9, 0.5, 0.5, 0.1], [False, True, False, True])
    assert points == ((0.25, 0.0), (0.75, 1 / 3), (1.0, 0.5))
    assert st.area_under_risk(points) == pytest.approx(0.5 / 3 + 0.25 * 0.5)


def test_the_wilson_interval_is_that_of_the_textbook() -> None:
    low, high = st.wilson(9, 10)
    assert (round(low, 4), round(high, 4)) == (0.5958, 0.9821)
    assert st.wilson(0, 0) == (0.0, 1.0)


def test_an_interval_of_all_ones_is_as_wide_as_the_clusters_are_few() -> None:
    alone = st.mean_interval([1.0] * 10, [str(i) for i in range(10)])
    together = st.mean_interval([1.0] * 10, ["a"] * 5 + ["b"] * 5)
    assert alone == pytest.approx(st.wilson(10, 10))
    assert together == pytest.approx(st.wilson(2, 2))


def test_one_row_alone_tells_little() -> None:
    low, high = st.mean_interval([0.4], ["a"])
    assert low < 0.1
    assert high > 0.8


def test_rows_of_one_cluster_rise_and_fall_together() -> None:
    values = [0.0] * 20 + [1.0] * 20
    apart = st.mean_interval(values, [str(i) for i in range(40)])
    four = st.mean_interval(values, [str(i // 10) for i in range(40)])
    assert four[1] - four[0] > 2 * (apart[1] - apart[0])


def test_the_bootstrap_covers_the_mean_of_a_known_spread() -> None:
    rng = np.random.default_rng(5)
    held = 0
    for _ in range(200):
        sample = rng.random(60)
        low, high = st.mean_interval(sample.tolist(), [str(i) for i in range(60)])
        held += low <= 0.5 <= high
    assert 178 <= held <= 199


def test_the_same_rows_give_the_same_interval() -> None:
    values, clusters = [0.1, 0.9, 0.4, 0.7], ["a", "b", "c", "d"]
    assert st.mean_interval(values, clusters) == st.mean_interval(values, clusters)


def test_a_biased_judge_is_corrected_by_labels() -> None:
    rng = np.random.default_rng(3)
    truth = (rng.random(1000) < 0.7).astype(float)
    judge = np.clip(truth * 0.6 + 0.35 + rng.normal(0, 0.05, 1000), 0, 1)
    mean, low, high = st.prediction_powered_mean(judge[100:].tolist(), judge[:100].tolist(), truth[:100].tolist())
    assert abs(float(judge.mean()) - 0.7) > 0.05
    assert low < truth.mean() < high
    assert abs(mean - float(truth.mean())) < 0.02
    alone = 2 * 1.96 * float(truth[:100].std(ddof=1)) / 10
    assert high - low < alone / 2


def test_a_useless_judge_leaves_the_labels_alone() -> None:
    mean, _, _ = st.prediction_powered_mean([0.5] * 50, [0.5] * 4, [1.0, 0.0, 1.0, 1.0])
    assert mean == pytest.approx(0.75)


def test_rows_that_all_share_one_document_still_show_their_spread() -> None:
    values = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0]
    alone = [str(i) for i in range(9)]
    assert st.mean_interval(values, ["one document"] * 9) == st.mean_interval(values, alone)
    assert st.mean_interval([1.0] * 9, ["one document"] * 9) == st.wilson(9, 9)


def test_classes_that_are_wholly_apart_do_not_make_a_certain_auroc() -> None:
    names = list("abcdef")
    assert st.auroc_interval([0.9, 0.8, 0.7, 0.6, 0.2, 0.1], [True] * 4 + [False] * 2, names) == st.wilson(2, 2)
    assert st.auroc_interval([0.1, 0.9], [True, False], ["a", "b"]) == st.wilson(0, 1)
    assert st.auroc_interval([0.1, 0.9], [True, True], ["a", "b"]) == (None, None)
    low, high = st.auroc_interval([0.9, 0.3, 0.7, 0.6, 0.4, 0.1], [True] * 4 + [False] * 2, names)
    assert low is not None
    assert high is not None
    assert low < 0.875 < high
