"""Twelve rows whose every figure is worked out by hand, with a judge that anybody can follow."""

from collections.abc import Sequence

from assistant.evaluation.judges import Judgement
from assistant.evaluation.matching import find_quote
from assistant.evaluation.run import evaluate
from assistant.evaluation.types import Case, CaseSet, Gold, Ranked, Response, Run, Source, Statement
from index.sentences import sentences
from index.types import Span
from index.words import tokens

TEXTS = {
    "docs/a.txt": "I own two dogs. They sleep at night. I walk them at dawn.",
    "docs/b.txt": "The lamp cost ninety crowns. It burns oil.",
}
DOGS, SLEEP, WALK = Span(0, 15), Span(16, 36), Span(37, 57)
LAMP, OIL = Span(0, 28), Span(29, 42)


class Texts:
    """Places in the two documents."""

    def place(self, gold: Gold) -> tuple[str, Span] | None:
        document = f"docs/{gold.file}"
        text = TEXTS[document]
        span = find_quote(text, gold.quote) if gold.quote else Span(0, len(text))
        return (document, span) if span else None

    def text(self, document: str) -> str | None:
        return TEXTS.get(document)

    def knows(self, document: str) -> bool | None:
        return f"docs/{document}" in TEXTS


class WordJudge:
    """Supports a sentence when its passages together hold each of its words."""

    name = "words"

    def sentence(self, text: str, passages: Sequence[str], *, question: str | None = None) -> Judgement:
        known = {t.folded for passage in passages for t in tokens(passage)}
        held = all(t.folded in known for t in tokens(text))
        return Judgement(support=float(held), verdict="supported" if held else "unsupported")

    def answer(self, text: str, passages: Sequence[str], *, question: str | None = None) -> float:
        held = [self.sentence(span.of(text), passages).support for span in sentences(text)]
        return sum(held) / len(held)

    def notes(self) -> tuple[str, ...]:
        return ()


def gold(file: str, span: Span, speaker: str | None = None) -> Gold:
    return Gold(file=file, quote=span.of(TEXTS[f"docs/{file}"]), speaker=speaker)


def cited(file: str, span: Span, *, quote: str | None = None, speaker: str | None = None) -> Source:
    said = span.of(TEXTS[f"docs/{file}"])
    return Source(
        quote=quote or said, evidence=quote or said, document=f"docs/{file}", start=span.start, end=span.end,
        speaker=speaker, exact=quote is None,
    )  # fmt: skip


def hits(*files: str) -> tuple[Ranked, ...]:
    return tuple(Ranked(document=f"docs/{f}", start=0, end=len(TEXTS[f"docs/{f}"])) for f in files)


def said(confidence: float, *words: tuple[str, tuple[int, ...]], sources: tuple[Source, ...], ranked: str) -> Response:
    return Response(
        answer=" ".join(text for text, _ in words),
        abstained=False,
        confidence=confidence,
        statements=tuple(Statement(text=text, markers=markers) for text, markers in words),
        sources=sources,
        ranked=hits(*ranked.split()),
    )


def declined(confidence: float, ranked: str = "") -> Response:
    return Response(answer="Not found.", abstained=True, confidence=confidence, ranked=hits(*ranked.split()))


A, B = "a.txt", "b.txt"
OWN, LOUD = "I own two dogs.", "It is loud."
ROWS: tuple[tuple[Case, Response], ...] = (
    (
        Case(id="1", question="How many dogs?", gold=(gold(A, DOGS, "Ann"),), must_include=("cat",),
             reference="Two dogs and a cat.", tags=("dogs",)),
        said(0.9, (OWN, (1,)), sources=(cited(A, DOGS, speaker="Ann"),), ranked=A),
    ),
    (
        Case(id="2", question="What do the dogs do?", gold=(gold(A, SLEEP, "Ann"), gold(A, WALK)), tags=("dogs",)),
        said(0.8, ("They sleep at night.", (1,)), sources=(cited(A, SLEEP, speaker="Bob"),), ranked=f"{B} {A}"),
    ),
    (
        Case(id="3", question="What did the lamp cost?", gold=(gold(B, LAMP),), must_include=("ninety",),
             reference="Ninety crowns."),
        declined(0.3, A),
    ),
    (
        Case(id="4", question="What does the lamp burn?", gold=(gold(B, OIL),)),
        said(0.7, ("It burns oil.", (1,)), (LOUD, (1,)), sources=(cited(B, OIL),), ranked=B),
    ),
    (
        Case(id="5", question="The price of the lamp?", gold=(gold(B, LAMP),)),
        said(0.6, (OWN, (1,)), sources=(cited(A, DOGS),), ranked=f"{A} {B}"),
    ),
    (
        Case(id="6", question="Number of dogs?", gold=(gold(A, DOGS),)),
        said(0.5, (OWN, (1,)), sources=(cited(A, DOGS, quote="I own too dogs."),), ranked=""),
    ),
    (Case(id="7", question="How many cats?", answerable=False), declined(0.1)),
    (Case(id="8", question="Who won?", answerable=False), declined(0.2)),
    (
        Case(id="9", question="Where do they sleep?", answerable=False),
        said(0.55, ("They sleep at night.", (1,)), sources=(cited(A, SLEEP),), ranked=A),
    ),
    (
        Case(id="10", question="Why was the lamp free?", answerable=False, near=(gold(B, LAMP),), tags=("premise",)),
        said(0.4, ("The lamp cost ninety crowns.", (1,)), sources=(cited(B, LAMP),), ranked=B),
    ),
    (
        Case(id="11", question="What of the dogs?", gold=(Gold(file=A),)),
        said(0.85, (OWN, (1, 2)), sources=(cited(A, DOGS), cited(B, OIL)), ranked=A),
    ),
    (
        Case(id="12", question="When are they walked?", gold=(gold(A, WALK),), must_include=("dawn",),
             reference="She walks them at dawn."),
        said(0.95, ("I walk them at noon.", (1,)), sources=(cited(A, WALK),), ranked=A),
    ),
)  # fmt: skip
CASES = CaseSet(name="twelve.jsonl", sha256="0" * 64, cases=tuple(case for case, _ in ROWS))


def respond(case: Case, history: object) -> Response:
    return next(response for known, response in ROWS if known.id == case.id)


def evaluated() -> Run:
    """The run of the twelve rows."""
    return evaluate(CASES, respond, judge=WordJudge(), places=Texts(), system="by hand")
