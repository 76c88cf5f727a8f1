"""Measures one row: retrieval, citations, quotes, speakers, faithfulness, completeness, brevity, declining.

Every measure is a `Ratio` in [0, 1] (words aside). A row carries those that apply to it: faithfulness always,
citations where something was answered, evidence where the set names gold, and so on (see metrics.py).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.evaluation.citations import cited_sources, evidence, judge_statements, recall_and_precision
from assistant.evaluation.judges import Judge
from assistant.evaluation.matching import Places, cites, retrieves
from assistant.evaluation.quotations import exact_quotes, misattribution
from assistant.evaluation.statements import unmarked
from assistant.evaluation.types import Case, JudgedStatement, Outcome, Ratio, Response, Row, Source
from index.words import content_stems

_WORD_BUDGET = 60
_DEPTH = 10


def measure(case: Case, response: Response, *, judge: Judge, places: Places, people: frozenset[str]) -> Row:
    """The row of one case: judged sentences, measures, outcome and what went wrong. `people` are folded names."""
    outcome = _outcome(case, response, places)
    judged = judge_statements(case, response, judge)
    cited = cited_sources(response)
    measures = _faithfulness(case, response, judged, judge) | _decision(case, outcome)
    measures |= _retrieval(case, response, places)
    if case.answerable is not False:
        measures |= evidence(case, response, cited, places) | _content(case, response, cited)
    if not response.abstained:
        measures |= recall_and_precision(response, judged, judge) | misattribution(
            case, response, cited, places, people
        )
        measures["words"] = Ratio(share=float(_shown_words(response, cited)))
    if quotes := exact_quotes(response, cited):
        measures["quote_exact"] = quotes
    row = Row(case=case, response=response, outcome=outcome, statements=judged, measures=measures)
    return Row(
        case=case, response=response, outcome=outcome, statements=judged, measures=measures, problems=_problems(row)
    )


def _outcome(case: Case, response: Response, places: Places) -> Outcome:
    if response.abstained:
        return "over-refusal" if case.answerable else "declined"
    if case.answerable is not False:
        return "answered"
    cited = cited_sources(response)
    corrected = case.correctable and any(cites(source, near, places) for source in cited for near in case.near)
    return "corrected" if corrected else "unsupported answer"


def _decision(case: Case, outcome: Outcome) -> dict[str, Ratio]:
    if case.answerable is None:
        return {}
    right = Ratio(share=float(outcome in ("answered", "declined", "corrected")))
    wrong = Ratio(share=1.0 - right.share)
    return {"right_decision": right, ("over_refusal" if case.answerable else "unsupported_answers"): wrong}


def _faithfulness(case: Case, response: Response, judged: Sequence[JudgedStatement], judge: Judge) -> dict[str, Ratio]:
    """A declined row makes no claim: its faithfulness is 1 and it is left out of the run's mean (see summary.py)."""
    if response.abstained:
        return {"faithfulness": Ratio(share=1.0)}
    score = judge.answer(unmarked(response.answer), [s.evidence for s in response.sources], question=case.question)
    measures = {"faithfulness": Ratio(share=score)}
    claims = [s for s in judged if s.claim]
    if claims:
        supported = sum(s.verdict == "supported" for s in claims)
        measures["supported_claims"] = Ratio(share=supported, of=len(claims))
        measures["worst_sentence"] = Ratio(share=min(s.support for s in claims))
    return measures


def _retrieval(case: Case, response: Response, places: Places) -> dict[str, Ratio]:
    """Rank measures over the first ten hits. Gold passages that share their first hit are one unit of gain."""
    if not case.answerable or not case.gold or response.ranked is None:
        return {}
    hits = response.ranked[:_DEPTH]
    first = [next((i for i, hit in enumerate(hits) if retrieves(hit, g, places)), None) for g in case.gold]
    units: dict[int, int] = {}
    missed: list[int] = []
    for rank, gold in zip(first, case.gold, strict=True):
        if rank is None:
            missed.append(gold.grade)
        else:
            units[rank] = max(units.get(rank, 0), gold.grade)
    ideal = sorted([*units.values(), *missed], reverse=True)[:_DEPTH]
    best = sum((2**grade - 1) / math.log2(i + 2) for i, grade in enumerate(ideal))
    gained = sum((2**grade - 1) / math.log2(i + 2) for i, grade in units.items())
    top = min(units, default=None)
    found = sum(rank is not None for rank in first)
    return {
        **{f"hit@{k}": Ratio(share=float(top is not None and top < k)) for k in (1, 5, 10)},
        "mrr@10": Ratio(share=1 / (top + 1) if top is not None else 0.0),
        "ndcg@10": Ratio(share=gained / best),
        "recall@10": Ratio(share=found, of=len(case.gold)),
    }


def _content(case: Case, response: Response, cited: Sequence[Source]) -> dict[str, Ratio]:
    measures: dict[str, Ratio] = {}
    quotes = [source.quote for source in _displayed(cited)]
    shown = "" if response.abstained else _without_links(" ".join([response.answer, *quotes]))
    if case.must_include:
        found = sum(bool(re.search(pattern, shown, re.IGNORECASE)) for pattern in case.must_include)
        measures["facts"] = Ratio(share=float(not response.abstained and found == len(case.must_include)))
    if wanted := content_stems(case.reference):
        measures["completeness"] = Ratio(share=len(wanted & content_stems(shown)), of=len(wanted))
    if not response.abstained:
        gold_words = sum(len(gold.quote.split()) for gold in case.gold)
        budget, words = max(_WORD_BUDGET, 2 * gold_words), _shown_words(response, cited)
        measures["brevity"] = Ratio(share=min(1.0, budget / words) if words else 0.0)
    return measures


def _without_links(text: str) -> str:
    """Markdown links as a reader sees them: their words without their targets."""
    text = re.sub(r"\[([^\]]*)\]\[[^\]]*\]", r"\1", text)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def _shown_words(response: Response, cited: Sequence[Source]) -> int:
    said = sum(len(statement.text.split()) for statement in response.statements)
    return max(said, sum(len(source.quote.split()) for source in _displayed(cited)))


def _displayed(cited: Sequence[Source]) -> list[Source]:
    """The quotes that a reader sees beside the answer: those with a place. Bare passages only the model has seen."""
    return [source for source in dict.fromkeys(cited) if source.start is not None]


def _problems(row: Row) -> tuple[str, ...]:
    """What failed, in words, for the report and for CI."""
    case, response, value = row.case, row.response, {name: r.value for name, r in row.measures.items()}
    found = []
    if row.outcome == "over-refusal":
        found.append("declined, though the set says it is answerable")
    if row.outcome == "unsupported answer":
        found.append("answered, though the set says that nothing answers it")
    if row.outcome == "answered" and value.get("evidence") == 0:
        found.append("cites none of the gold evidence")
    elif value.get("evidence_all", 1) < 1 and not response.abstained:
        found.append("misses part of the gold evidence")
    if value.get("facts") == 0 and not response.abstained:
        found.append("lacks a required fact: " + ", ".join(case.must_include))
    found += [f"{s.verdict}: {s.text}" + (f" ({s.why})" if s.why else "") for s in row.statements if _bad(s)]
    dangling = sorted({n for s in response.statements for n in s.markers if not 1 <= n <= len(response.sources)})
    found += [f"marker [{n}] names no source" for n in dangling]
    if value.get("quote_exact", 1) < 1:
        found.append("a quote differs from its source")
    if value.get("misattribution", 0) > 0:
        found.append("names the wrong speaker")
    return tuple(found)


def _bad(statement: JudgedStatement) -> bool:
    return statement.claim and statement.verdict != "supported"
