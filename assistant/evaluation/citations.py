"""What the statements of an answer cite, and whether it supports them and is the evidence that the test set names."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.judges import Judge, Judgement
from assistant.evaluation.matching import Places, cites, shares_words
from assistant.evaluation.types import Case, JudgedStatement, Ratio, Response, Source, Statement
from index.words import tokens


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
        sources = response.sources if uncited else cited_by(statement, response)
        said = judge.sentence(statement.text, [s.evidence for s in sources], question=case.question)
        judged.append(
            JudgedStatement(
                text=statement.text, markers=statement.markers, support=said.support, verdict=said.verdict,
                why=said.why, claim=said.claim, unsupported=said.unsupported,
            )
        )  # fmt: skip
    return tuple(judged)


def cited_by(statement: Statement | JudgedStatement, response: Response) -> list[Source]:
    """The sources that one statement names."""
    return [response.sources[n - 1] for n in statement.markers if 1 <= n <= len(response.sources)]


def citation_measures(response: Response, judge: Judge) -> dict[str, Ratio]:
    """Citation recall and precision of a response alone, without a case."""
    case = Case(id="", question="")
    return recall_and_precision(response, judge_statements(case, response, judge), judge)


def recall_and_precision(response: Response, judged: Sequence[JudgedStatement], judge: Judge) -> dict[str, Ratio]:
    """Citation recall and precision as ALCE defines them, with the judge in place of its NLI model."""
    claims = [s for s in judged if s.claim]
    if not claims:
        return {}
    recalled = precise = citations = 0
    for claim in claims:
        sources = cited_by(claim, response)
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


def evidence(case: Case, response: Response, cited: Sequence[Source], places: Places) -> dict[str, Ratio]:
    """How much of the set's gold evidence the citations meet, and how much else they show."""
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
