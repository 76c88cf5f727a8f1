"""Every figure of a twelve-row set, worked out by hand in twelve.py's order of rows."""

import dataclasses
import math

import pytest

from assistant.evaluation.runfile import rows_of
from assistant.evaluation.statistics import wilson
from assistant.evaluation.summary import Declining, Summary, summarise
from assistant.evaluation.types import Run
from tests.assistant.evaluation.twelve import evaluated


@pytest.fixture(scope="module")
def run() -> Run:
    return evaluated()


@pytest.fixture(scope="module")
def summary(run: Run) -> Summary:
    return summarise(rows_of(run))


SECOND = 1 / math.log2(3)  # what the second place is worth in nDCG
BY_HAND = {
    # answered rows 1 2 4 5 6 9 10 11 12
    "faithfulness": (6.5 / 9, 9, None),
    "supported_claims": (6.5 / 9, 9, 7 / 10),
    "worst_sentence": (6 / 9, 9, None),
    "citation_recall": (6.5 / 9, 9, 7 / 10),
    "citation_precision": (6 / 9, 9, 7 / 11),
    # answerable rows 1 2 3 4 5 6 11 12
    "evidence": (6 / 8, 8, None),
    "evidence_first": (6 / 8, 8, None),
    "evidence_all": (5.5 / 8, 8, 6 / 9),
    "citation_focus": ((5 + 15 / 28) / 7, 7, (15 + 20 + 13 + 15 + 15 + 20) / (15 + 20 + 13 + 15 + 15 + 28 + 20)),
    "quote_exact": (8 / 9, 9, 9 / 10),
    "misattribution": (1 / 2, 2, None),
    "facts": (1 / 3, 3, None),
    "completeness": ((2 / 3 + 0 + 1) / 3, 3, 4 / 7),
    "brevity": (1.0, 7, None),
    "words": (43 / 9, 9, None),
    "right_decision": (10 / 12, 12, None),
    "over_refusal": (1 / 8, 8, None),
    "unsupported_answers": (1 / 4, 4, None),
    "hit@1": (4 / 8, 8, None),
    "hit@5": (6 / 8, 8, None),
    "hit@10": (6 / 8, 8, None),
    "mrr@10": (5 / 8, 8, None),
    "ndcg@10": ((4 + 2 * SECOND) / 8, 8, None),
    "recall@10": (6 / 8, 8, 7 / 9),
    "abstention_precision": (3 / 4, 12, None),
    "abstention_recall": (3 / 4, 12, None),
    "abstention_f1": (3 / 4, 12, None),
    "confidence_auroc": (29 / 32, 12, None),
    "confidence_ece": (2.65 / 12, 12, None),
    "risk_coverage_area": ((1 / 7 + 1 / 8 + 2 / 9 + 2 / 10 + 3 / 11 + 4 / 12) / 12, 12, None),
    "coverage_at_5_risk": (6 / 8, 12, None),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_figure_is_the_one_worked_out_by_hand(summary: Summary, name: str) -> None:
    value, n, micro = BY_HAND[name]
    found = summary.figures[name]
    assert found.value == pytest.approx(value, abs=1e-6)
    assert found.n == n
    assert found.micro == (None if micro is None else pytest.approx(micro, abs=1e-6))
    if found.micro is None:
        assert (found.micro_low, found.micro_high) == (None, None)
    else:
        assert found.micro_low is not None and found.micro_high is not None
        assert 0.0 <= found.micro_low <= found.micro <= found.micro_high <= 1.0


def test_every_figure_is_worked_out(summary: Summary) -> None:
    assert set(summary.figures) == set(BY_HAND)


def test_every_interval_holds_its_figure(summary: Summary) -> None:
    for estimate in summary.figures.values():
        assert estimate.value is not None
        assert estimate.low is not None
        assert estimate.high is not None
        if estimate.value not in (0.0, 1.0):
            assert estimate.low < estimate.high
            assert estimate.low - 1e-9 <= estimate.value <= estimate.high + 1e-9


def test_a_confidence_that_is_always_right_is_no_certainty(run: Run) -> None:
    rows = [dataclasses.replace(row, confidence=float(row.answerable is True)) for row in rows_of(run)]
    found = summarise(rows).figures
    assert (found["coverage_at_5_risk"].value, found["confidence_ece"].value) == (1.0, 0.0)
    assert (found["coverage_at_5_risk"].low, found["coverage_at_5_risk"].high) == (wilson(5, 5)[0], 1.0)
    assert (found["confidence_ece"].low, found["confidence_ece"].high) == (0.0, wilson(0, 5)[1])


def test_the_table_of_declining_counts_each_row_once(summary: Summary) -> None:
    assert summary.declining == Declining(answered=7, over_refused=1, unsupported=1, declined=3)


def test_outcomes_and_problems_are_said_row_by_row(run: Run) -> None:
    rows = {row.case.id: row for row in run.rows}
    assert [row.outcome for row in run.rows] == [
        "answered", "answered", "over-refusal", "answered", "answered", "answered",
        "declined", "declined", "unsupported answer", "corrected", "answered", "answered",
    ]  # fmt: skip
    assert rows["3"].problems == ("declined, though the set says it is answerable",)
    assert rows["2"].problems == ("misses part of the gold evidence", "names the wrong speaker")
    assert rows["5"].problems == ("cites none of the gold evidence",)
    assert rows["7"].problems == ()
    assert rows["6"].problems == ("unsupported: I own two dogs.", "a quote differs from its source")


def test_figures_by_tag_are_those_of_the_rows_with_the_tag(summary: Summary) -> None:
    assert summary.tags["dogs"]["evidence_all"].value == pytest.approx(0.75)
    assert summary.tags["dogs"]["evidence_all"].n == 2
