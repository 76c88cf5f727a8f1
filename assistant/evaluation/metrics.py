"""The names of the figures: what each says, which way is better, and how a report groups them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal["faithfulness", "citations", "answers", "declining", "retrieval"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One figure of a report. `over` names the rows it is taken over; `lower` is True where less is better."""

    name: str
    title: str
    group: Group
    over: str
    says: str
    lower: bool = False
    unit: Literal["share", "words"] = "share"


METRICS: tuple[Metric, ...] = (
    Metric(
        name="faithfulness", title="Faithfulness", group="faithfulness", over="answered",
        says="The judge's calibrated score that every claim of the answer is supported by its passages.",
    ),
    Metric(
        name="supported_claims", title="Supported claims", group="faithfulness", over="answered",
        says="Share of the answer's claims that the passages they rest on support.",
    ),
    Metric(
        name="worst_sentence", title="Worst sentence", group="faithfulness", over="answered",
        says="Support of the answer's least supported sentence.",
    ),
    Metric(
        name="citation_recall", title="Citation recall", group="citations", over="answered",
        says="Share of claims that their own citations together support (ALCE, Gao et al. 2023, section 4).",
    ),
    Metric(
        name="citation_precision", title="Citation precision", group="citations", over="answered",
        says="Share of citations that support their sentence alone, or without which the others would not (ALCE).",
    ),
    Metric(
        name="evidence", title="Gold evidence cited", group="citations", over="answerable",
        says="Rows whose citations touch gold evidence; a declined row is 0.",
    ),
    Metric(
        name="evidence_first", title="Gold evidence cited first", group="citations", over="answerable",
        says="Rows whose first citation touches gold evidence; a declined row is 0.",
    ),
    Metric(
        name="evidence_all", title="All gold evidence cited", group="citations", over="answerable",
        says="Share of the gold passages that the citations touch; a declined row is 0.",
    ),
    Metric(
        name="citation_focus", title="Citation focus", group="citations", over="answerable, answered",
        says="Share of the cited characters that are gold evidence: citing everything loses here.",
    ),
    Metric(
        name="quote_exact", title="Exact quotes", group="citations", over="with quotes",
        says="Share of quotes that the source says character for character.",
    ),
    Metric(
        name="misattribution", title="Misattribution", group="citations", over="with a named speaker", lower=True,
        says="Share of attributions that name somebody other than who said the words.",
    ),
    Metric(
        name="facts", title="Facts", group="answers", over="answerable",
        says="Rows in which every must_include expression matches the answer or its quotes; a declined row is 0.",
    ),
    Metric(
        name="completeness", title="Completeness", group="answers", over="answerable, with a reference",
        says="Share of the reference answer's content words that the answer or its quotes hold; declined is 0.",
    ),
    Metric(
        name="brevity", title="Brevity", group="answers", over="answerable, answered",
        says="1 up to 60 shown words (or twice the gold evidence), then in inverse proportion to the words.",
    ),
    Metric(
        name="words", title="Words shown", group="answers", over="answered", lower=True, unit="words",
        says="Words of the answer, or of its cited quotes where those are more.",
    ),
    Metric(
        name="right_decision", title="Right decision", group="declining", over="all",
        says="Answerable rows that are answered and unanswerable ones that are declined or corrected.",
    ),
    Metric(
        name="over_refusal", title="Over-refusal", group="declining", over="answerable", lower=True,
        says="Answerable rows that are declined.",
    ),
    Metric(
        name="unsupported_answers", title="Answers without a record", group="declining", over="unanswerable", lower=True,
        says="Unanswerable rows that are answered.",
    ),
    Metric(
        name="hit@1", title="Hit at 1", group="retrieval", over="answerable, with hits",
        says="Rows whose first hit holds gold evidence.",
    ),
    Metric(
        name="hit@5", title="Hit at 5", group="retrieval", over="answerable, with hits",
        says="Rows with gold evidence among the first five hits.",
    ),
    Metric(
        name="hit@10", title="Hit at 10", group="retrieval", over="answerable, with hits",
        says="Rows with gold evidence among the first ten hits.",
    ),
    Metric(
        name="mrr@10", title="MRR at 10", group="retrieval", over="answerable, with hits",
        says="Reciprocal rank of the first hit with gold evidence, 0 beyond the tenth.",
    ),
    Metric(
        name="ndcg@10", title="nDCG at 10", group="retrieval", over="answerable, with hits",
        says="Discounted gain of the first ten hits; evidence found twice counts once (Jarvelin and Kekalainen 2002).",
    ),
    Metric(
        name="recall@10", title="Recall at 10", group="retrieval", over="answerable, with hits",
        says="Share of the gold passages that the first ten hits hold.",
    ),
)  # fmt: skip

BY_NAME = {metric.name: metric for metric in METRICS}

# Figures of a whole run that are not means over rows: (name, title, lower is better, what it says).
OVERALL: tuple[tuple[str, str, bool, str], ...] = (
    ("abstention_precision", "Declining: precision", False, "Declined or corrected rows that were unanswerable."),
    ("abstention_recall", "Declining: recall", False, "Unanswerable rows that were declined or corrected."),
    ("abstention_f1", "Declining: F1", False, "Harmonic mean of the two; always declining does not win."),
    ("confidence_auroc", "Confidence: AUROC", False, "An answerable row's confidence exceeds an unanswerable one's."),
    ("confidence_ece", "Confidence: ECE", True, "Mean gap between confidence and the share that is answerable."),
    ("risk_coverage_area", "Risk-coverage area", True, "Mean share of unanswerable rows over all confidence cuts."),
    ("coverage_at_5_risk", "Coverage at 5 % risk", False, "Answerable rows answered while 5 % are unanswerable."),
)


def lower_is_better(name: str) -> bool:
    """Whether less of this figure is better; False for a name that is not one of ours."""
    if name in BY_NAME:
        return BY_NAME[name].lower
    return any(lower for overall, _, lower, _ in OVERALL if overall == name)


def title_of(name: str) -> str:
    """The figure's name in a sentence or heading."""
    if name in BY_NAME:
        return BY_NAME[name].title
    return next((title for overall, title, _, _ in OVERALL if overall == name), name)
