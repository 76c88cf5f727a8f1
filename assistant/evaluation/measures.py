"""Measures one row: retrieval, citations, quotes, speakers, faithfulness, completeness, brevity, declining.

Every measure is a `Ratio` in [0, 1] (words aside). A row carries those that apply to it: faithfulness always,
citations where something was answered, evidence where the set names gold, and so on (see metrics.py).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.evaluation.judges import Judge, Judgement
from assistant.evaluation.matching import Places, cites, retrieves, shares_words
from assistant.evaluation.statements import unmarked
from assistant.evaluation.types import Case, JudgedStatement, Outcome, Ratio, Response, Row, Source, Statement
from index.words import content_stems, fold, tokens

WORD_BUDGET = 60
DEPTH = 10


def measure(case: Case, response: Response, *, judge: Judge, places: Places, people: frozenset[str]) -> Row:
    """The row of one case: judged sentences, measures, outcome and what went wrong. `people` are folded names."""
    outcome = _outcome(case, response, places)
    judged = judge_statements(case, response, judge)
    cited = cited_sources(response)
    measures = _faithfulness(case, response, judged, judge) | _decision(case, outcome)
    measures |= retrieval(case, response, places)
    if case.answerable is not False:
        measures |= _evidence(case, response, cited, places) | _content(case, response, cited)
    if not response.abstained:
        measures |= _citations(response, judged, judge) | _speakers(case, response, cited, places, people)
        measures["words"] = Ratio(share=float(_shown_words(response, cited)))
    if quotes := _quotes(response, cited):
        measures["quote_exact"] = quotes
    row = Row(case=case, response=response, outcome=outcome, statements=judged, measures=measures)
    return Row(
        case=case, response=response, outcome=outcome, statements=judged, measures=measures, problems=_problems(row)
    )


def cited_sources(response: Response) -> tuple[Source, ...]:
    """The sources whose markers the statements carry, in the order of their first use."""
    numbers = dict.fromkeys(n for statement in response.statements for n in statement.markers)
    return tuple(response.sources[n - 1] for n in numbers if 1 <= n <= len(response.sources))


def judge_statements(case: Case, response: Response, judge: Judge) -> tuple[JudgedStatement, ...]:
    """Each statement against the sources it cites; against all of them where the answer cites nothing at all."""
    if response.abstained:
        return ()
    uncited = not any(statement.markers for statement in response.statements)
    judged = []
    for statement in response.statements:
        sources = response.sources if uncited else _cited_by(statement, response)
        said = judge.sentence(statement.text, [s.evidence for s in sources], question=case.question)
        judged.append(
            JudgedStatement(
                text=statement.text, markers=statement.markers, support=said.support, verdict=said.verdict,
                why=said.why, claim=said.claim, unsupported=said.unsupported,
            )
        )  # fmt: skip
    return tuple(judged)


def _cited_by(statement: Statement, response: Response) -> list[Source]:
    return [response.sources[n - 1] for n in statement.markers if 1 <= n <= len(response.sources)]


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


def citation_measures(response: Response, judge: Judge) -> dict[str, Ratio]:
    """Citation recall and precision of a response alone, without a case."""
    case = Case(id="", question="")
    return _citations(response, judge_statements(case, response, judge), judge)


def _citations(response: Response, judged: Sequence[JudgedStatement], judge: Judge) -> dict[str, Ratio]:
    """Citation recall and precision as ALCE defines them, with the judge in place of its NLI model."""
    claims = [s for s in judged if s.claim]
    if not claims:
        return {}
    recalled = precise = citations = 0
    for claim in claims:
        sources = [response.sources[n - 1] for n in claim.markers if 1 <= n <= len(response.sources)]
        together = bool(sources) and claim.verdict == "supported"
        recalled += together
        citations += len(claim.markers)
        if together:
            precise += sum(_needed(claim, i, sources, judge) for i in range(len(sources)))
    return {
        "citation_recall": Ratio(share=recalled, of=len(claims)),
        "citation_precision": Ratio(share=precise, of=citations),
    }


def _needed(claim: JudgedStatement, index: int, sources: Sequence[Source], judge: Judge) -> bool:
    """A citation counts if it supports the claim alone, or if the others do not support it without this one."""
    if len(sources) == 1:
        return True
    others = [s.evidence for i, s in enumerate(sources) if i != index]

    def supported(judgement: Judgement) -> bool:
        return judgement.verdict == "supported"

    return supported(judge.sentence(claim.text, [sources[index].evidence])) or not supported(
        judge.sentence(claim.text, others)
    )


def _evidence(case: Case, response: Response, cited: Sequence[Source], places: Places) -> dict[str, Ratio]:
    if not case.gold:
        return {}
    shown = () if response.abstained else cited
    touched = [any(cites(source, gold, places) for gold in case.gold) for source in shown]
    met = sum(any(cites(source, gold, places) for source in shown) for gold in case.gold)
    measures = {
        "evidence": Ratio(share=float(any(touched))),
        "evidence_first": Ratio(share=float(bool(touched) and touched[0])),
        "evidence_all": Ratio(share=met, of=len(case.gold)),
    }
    if not response.abstained:
        measures["citation_focus"] = _focus(case, shown, places)
    return measures


def _focus(case: Case, cited: Sequence[Source], places: Places) -> Ratio:
    """Gold characters among the cited ones, overlaps counted once; by words where positions are unknown."""
    gold: set[tuple[str, int]] = set()
    for place in filter(None, map(places.place, case.gold)):
        gold.update((place[0], i) for i in range(place[1].start, place[1].end))
    shown: set[tuple[str, int]] = set()
    share = of = 0.0
    for source in dict.fromkeys(cited):
        if gold and source.document is not None and source.start is not None and source.end is not None:
            shown.update((source.document, i) for i in range(source.start, source.end))
            continue
        length = len(tokens(source.quote))
        met = sum(len(tokens(g.quote)) for g in case.gold if g.quote and shares_words(source.quote, g.quote))
        share, of = share + min(met, length), of + length
    return Ratio(share=share + len(shown & gold), of=of + len(shown))


def retrieval(case: Case, response: Response, places: Places) -> dict[str, Ratio]:
    """Rank measures over the first ten hits. Gold passages that share their first hit are one unit of gain."""
    if not case.answerable or not case.gold or response.ranked is None:
        return {}
    hits = response.ranked[:DEPTH]
    first = [next((i for i, hit in enumerate(hits) if retrieves(hit, g, places)), None) for g in case.gold]
    units: dict[int, int] = {}
    missed: list[int] = []
    for rank, gold in zip(first, case.gold, strict=True):
        if rank is None:
            missed.append(gold.grade)
        else:
            units[rank] = max(units.get(rank, 0), gold.grade)
    ideal = sorted([*units.values(), *missed], reverse=True)[:DEPTH]
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
    shown = "" if response.abstained else without_links(" ".join([response.answer, *quotes]))
    if case.must_include:
        found = sum(bool(re.search(pattern, shown, re.IGNORECASE)) for pattern in case.must_include)
        measures["facts"] = Ratio(share=float(not response.abstained and found == len(case.must_include)))
    if wanted := content_stems(case.reference):
        measures["completeness"] = Ratio(share=len(wanted & content_stems(shown)), of=len(wanted))
    if not response.abstained:
        gold_words = sum(len(gold.quote.split()) for gold in case.gold)
        budget, words = max(WORD_BUDGET, 2 * gold_words), _shown_words(response, cited)
        measures["brevity"] = Ratio(share=min(1.0, budget / words) if words else 0.0)
    return measures


def without_links(text: str) -> str:
    """Markdown links as a reader sees them: their words without their targets."""
    text = re.sub(r"\[([^\]]*)\]\[[^\]]*\]", r"\1", text)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def _shown_words(response: Response, cited: Sequence[Source]) -> int:
    said = sum(len(statement.text.split()) for statement in response.statements)
    return max(said, sum(len(source.quote.split()) for source in _displayed(cited)))


def _displayed(cited: Sequence[Source]) -> list[Source]:
    """The quotes that a reader sees beside the answer: those with a place. Bare passages only the model has seen."""
    return [source for source in dict.fromkeys(cited) if source.start is not None]


_QUOTED = re.compile(r"[\"“]([^\"“”]{12,}?)[\"”]")


def _quotes(response: Response, cited: Sequence[Source]) -> Ratio | None:
    """Citations whose quote is what the source says; for bare passages, the quotations inside the answer."""
    placed = [s for s in (response.sources if response.abstained else cited) if s.start is not None]
    if placed:
        return Ratio(share=sum(s.exact for s in placed), of=len(placed))
    quotations = [q for statement in response.statements for q in _QUOTED.findall(statement.text)]
    if response.abstained or not quotations:
        return None
    given = [" ".join(source.quote.split()) for source in response.sources]
    exact = sum(all(_part_in(part, given) for part in re.split(r"\[?(?:\.\.\.|…)\]?", q)) for q in quotations)
    return Ratio(share=exact, of=len(quotations))


def _part_in(part: str, given: Sequence[str]) -> bool:
    words = " ".join(part.split()).rstrip(".,;:!? ")
    return any(words in text for text in given)


_PERSON = r"((?:[A-Z][\w'’.-]+|de|van|von|der|al|bin|of|the)(?:[ -](?:[A-Z][\w'’.-]*|de|van|von|der|al|bin)){0,4})"
_SAID = re.compile(
    rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s|[Aa]sked by) {_PERSON}"
    rf"|{_PERSON} (?:said|says|answered|answers|replied|explained|explains|told|recalled|added|put it|noted|described)\b"
    rf"|(?:^|\n){_PERSON}:\s"
)


def _speakers(
    case: Case, response: Response, cited: Sequence[Source], places: Places, people: frozenset[str]
) -> dict[str, Ratio]:
    """Attributions that name a known person who is not the speaker of what is cited."""
    wrong = named = 0
    for statement in response.statements:
        speakers = [s.speaker for s in _cited_by(statement, response) if s.speaker]
        outside = _QUOTED.sub(" ", statement.text)
        for match in _SAID.finditer(outside):
            name = next(filter(None, match.groups()))
            if speakers and fold(name) in people:
                named += 1
                wrong += not any(same_person(name, speaker) for speaker in speakers)
    for source in dict.fromkeys(cited):
        truth = next((g.speaker for g in case.gold if g.speaker and cites(source, g, places)), None)
        if truth and source.speaker:
            named += 1
            wrong += not same_person(truth, source.speaker)
    return {"misattribution": Ratio(share=wrong, of=named)} if named else {}


def same_person(first: str, second: str) -> bool:
    """True when the names share a word of three letters or more: 'Alfalah' and 'Jamal Alfalah'."""
    ours, theirs = ({t.folded for t in tokens(name) if len(t.folded) > 2} for name in (first, second))
    return bool(ours & theirs) if ours and theirs else fold(first) == fold(second)


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
