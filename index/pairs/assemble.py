"""Parts to pairs: consecutive questions are one question, and all that is said until the next one is its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.pairs.parts import Part, Proposal
from index.types import QAPair, Span, Speaker, Turn

Naming = Callable[[Part], Speaker | None]


class Found(NamedTuple):
    """A pair or a section before its place in the document is known. `start` is its first character."""

    start: int
    asker: Speaker | None
    question: Span | None
    turns: tuple[Turn, ...]
    layout: str = "prose"
    confidence: float = 1.0

    def at(self, number: int, heading: tuple[str, ...]) -> QAPair:
        """The pair as the document's `number`th, under its headings."""
        return QAPair(
            number=number,
            asker=self.asker,
            question=self.question,
            turns=self.turns,
            heading=heading,
            layout=self.layout,
            confidence=self.confidence,
        )


def pairs_of(proposal: Proposal, named: Naming) -> Iterator[Found]:
    """The pairs of one proposal in order, and sections for what was spoken outside of any."""
    how = proposal.layout, round(proposal.confidence, 3)
    question: list[Part] = []
    said: list[Part] = []
    apart: list[Part] = []
    for part in proposal.parts:
        role, span, _, label, _ = part
        if span.start == span.end:
            if role == "answer" and question and not said:  # an answer was announced and is missing
                yield from _closed(how, question, said, apart, named)
                question, said, apart = [], [], []
            continue
        if role == "aside":
            apart.append(part)
            continue
        opens = role == "question" and (said or (question and _other(question[-1].label, label)))
        leaves = role == "turn" and question
        starts_over = role == "answer" and said and not question
        if opens or leaves or starts_over:
            yield from _closed(how, question, said, apart, named)
            question, said, apart = [], [], []
        (question if role == "question" else said).append(part)
    yield from _closed(how, question, said, apart, named)


def _other(before: str, label: str) -> bool:
    """True where somebody else asks: two askers make two questions, of which the first got no answer."""
    return bool(before) and bool(label) and before.casefold() != label.casefold()


def _closed(
    how: tuple[str, float], question: list[Part], said: list[Part], apart: list[Part], named: Naming
) -> Iterator[Found]:
    if question and said:
        start = question[0].span.start
        asked = question[0].span if len(question) == 1 else Span(start, question[-1].span.end)
        yield Found(start, named(question[0]), asked, _turns(said, named), *how)
    elif question or said:
        parts = question + said
        yield Found(parts[0].span.start, None, None, _turns(parts, named), *how)
    for part in apart:
        yield Found(part.span.start, None, None, _turns([part], named), *how)


def _turns(parts: list[Part], named: Naming) -> tuple[Turn, ...]:
    return tuple([Turn(speaker=named(part), span=part.span) for part in parts])
