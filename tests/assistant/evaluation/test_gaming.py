"""No cheap trick wins: each fails a figure that honest answers hold."""

from collections.abc import Callable

import pytest

from assistant.evaluation.judges import OfflineJudge
from assistant.evaluation.run import evaluate
from assistant.evaluation.runfile import rows_of
from assistant.evaluation.statistics import wilson
from assistant.evaluation.summary import summarise
from assistant.evaluation.types import Case, CaseSet, Estimate, Gold, Ranked, Response, Source, Statement
from index.types import Span

FACTS = {
    "How many steps has the tower?": "There are 142 steps in the tower.",
    "When was the light automated?": "The light was automated in October 1991.",
    "What did the keepers eat?": "The keepers ate porridge and seed cake for nine days.",
    "Who built the lens?": "The lens was built by a workshop in Paris.",
    "What broke in the storm?": "The storm of 1984 broke the landing crane and the boat.",
}
FILLER = " Nothing more was said about it on that day, and the tape ran on while the wind blew around the tower." * 4
TEXT = "\n\n".join(fact + FILLER for fact in FACTS.values())
ABSENT = ("Who sings in the choir?", "What is the capital of Mongolia?")
CASES = CaseSet(
    name="guards", sha256="",
    cases=(
        *(Case(id=q, question=q, gold=(Gold(file="light.txt", quote=f),), reference=f) for q, f in FACTS.items()),
        *(Case(id=q, question=q, answerable=False) for q in ABSENT),
    ),
)  # fmt: skip


class Light:
    """The places of the one document."""

    def place(self, gold: Gold) -> tuple[str, Span]:
        start = TEXT.index(gold.quote)
        return "light.txt", Span(start, start + len(gold.quote))

    def text(self, document: str) -> str:
        return TEXT

    def knows(self, document: str) -> bool:
        return document == "light.txt"


def cite(quote: str) -> Source:
    start = TEXT.index(quote)
    return Source(quote=quote, evidence=quote, document="light.txt", start=start, end=start + len(quote))


def answer(text: str, *quotes: str) -> Response:
    markers = tuple(range(1, len(quotes) + 1))
    hit = Ranked(document="light.txt", start=0, end=len(TEXT))
    return Response(
        answer=text, abstained=False, confidence=0.9, statements=(Statement(text=text, markers=markers),),
        sources=tuple(map(cite, quotes)), ranked=(hit,),
    )  # fmt: skip


REFUSAL = Response(answer="Not found.", abstained=True, confidence=0.1)


def honest(case: Case, history: object) -> Response:
    fact = FACTS.get(case.question)
    return answer(fact, fact) if fact else REFUSAL


def figures(respond: Callable[[Case, object], Response]) -> dict[str, float]:
    run = evaluate(CASES, respond, judge=OfflineJudge(), places=Light(), system="a trick")
    found: dict[str, Estimate] = summarise(rows_of(run)).figures
    return {name: e.value for name, e in found.items() if e.value is not None}


@pytest.fixture(scope="module")
def fair() -> dict[str, float]:
    return figures(honest)


def test_honest_answers_hold_every_figure(fair: dict[str, float]) -> None:
    for name in ("citation_recall", "citation_precision", "evidence", "citation_focus", "completeness", "brevity"):
        assert fair[name] == 1.0
    assert fair["faithfulness"] > 0.9
    assert fair["abstention_f1"] == 1.0


def test_copying_the_whole_source_fails_brevity_and_focus(fair: dict[str, float]) -> None:
    copied = figures(lambda case, history: answer(TEXT, TEXT) if case.answerable else REFUSAL)
    assert copied["faithfulness"] >= fair["faithfulness"] - 0.1
    assert copied["brevity"] < 0.2
    assert copied["citation_focus"] < 0.1


def test_citing_everything_fails_citation_precision(fair: dict[str, float]) -> None:
    everything = tuple(FACTS.values())

    def respond(case: Case, history: object) -> Response:
        fact = FACTS.get(case.question)
        return answer(fact, *everything) if fact else REFUSAL

    cited = figures(respond)
    assert cited["evidence"] == 1.0
    assert cited["citation_precision"] < 0.4
    assert cited["citation_focus"] < 0.4


def test_declining_rightly_twice_is_no_certainty() -> None:
    run = evaluate(CASES, honest, judge=OfflineJudge(), places=Light(), system="honest")
    found = summarise(rows_of(run)).figures
    assert (found["abstention_precision"].low, found["abstention_precision"].high) == pytest.approx(wilson(2, 2))
    jaccard = wilson(2, 2)[0]
    assert found["abstention_f1"].low == pytest.approx(2 * jaccard / (1 + jaccard))
    assert found["confidence_auroc"].low == pytest.approx(wilson(2, 2)[0])


def test_refusing_everything_fails_declining_evidence_and_completeness() -> None:
    refused = figures(lambda case, history: REFUSAL)
    assert "faithfulness" not in refused
    assert (refused["over_refusal"], refused["evidence"], refused["completeness"]) == (1.0, 0.0, 0.0)
    assert refused["abstention_f1"] == pytest.approx(4 / 9)


def test_answering_everything_fails_the_unanswerable_rows(fair: dict[str, float]) -> None:
    first = next(iter(FACTS.values()))
    bold = figures(lambda case, history: answer(FACTS.get(case.question, first), FACTS.get(case.question, first)))
    assert bold["unsupported_answers"] == 1.0
    assert bold["abstention_f1"] == 0.0


def test_one_word_answers_fail_completeness(fair: dict[str, float]) -> None:
    words = ("142", "1991", "Porridge", "Paris", "Crane")
    short = dict(zip(FACTS, words, strict=True))

    def respond(case: Case, history: object) -> Response:
        if not case.answerable:
            return REFUSAL
        word = short[case.question]
        return Response(
            answer=word, abstained=False, confidence=0.9, statements=(Statement(text=word),), ranked=()
        )  # fmt: skip

    brief = figures(respond)
    assert brief["brevity"] == 1.0
    assert brief["completeness"] < 0.4
    assert brief["evidence"] == 0.0
