"""Parts to pairs: consecutive questions are one question, and all that is said until the next one is its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.pairs.parts import Part, Proposal
from index.types import QAPair, Span, Speaker, Turn

Naming = Callable[[Part], Speaker | None]


def pairs_of(proposal: Proposal, named: Naming) -> list[QAPair]:
    """The pairs of one proposal in order, and sections for what was spoken outside of any. Numbers are given later."""
    out: list[QAPair] = []
    question: list[Part] = []
    said: list[Part] = []
    apart: list[Part] = []
    for part in proposal.parts:
        if not part.span:
            if part.role == "answer" and question and not said:  # an answer was announced and is missing
                out += _closed(proposal, question, said, apart, named)
                question, said, apart = [], [], []
            continue
        if part.role == "aside":
            apart.append(part)
            continue
        opens = part.role == "question" and (said or (question and _other(question[-1], part)))
        leaves = part.role in ("turn", "aside") and question
        starts_over = part.role == "answer" and said and not question
        if opens or leaves or starts_over:
            out += _closed(proposal, question, said, apart, named)
            question, said, apart = [], [], []
        (question if part.role == "question" else said).append(part)
    return out + _closed(proposal, question, said, apart, named)


def _other(before: Part, part: Part) -> bool:
    """True where somebody else asks: two askers make two questions, of which the first got no answer."""
    return bool(before.label) and bool(part.label) and before.label.casefold() != part.label.casefold()


def _closed(
    proposal: Proposal, question: list[Part], said: list[Part], apart: list[Part], named: Naming
) -> list[QAPair]:
    out = []
    if question and said:
        span = Span(question[0].span.start, question[-1].span.end)
        out.append(_pair(proposal, said, named, question=span, asker=named(question[0])))
    elif question or said:
        out.append(_pair(proposal, [*question, *said], named))
    out += [_pair(proposal, [part], named) for part in apart]
    return out


def _pair(
    proposal: Proposal,
    parts: Sequence[Part],
    named: Naming,
    *,
    question: Span | None = None,
    asker: Speaker | None = None,
) -> QAPair:
    return QAPair(
        number=1,
        question=question,
        asker=asker,
        turns=tuple(Turn(speaker=named(part), span=part.span) for part in parts),
        layout=proposal.layout,
        confidence=round(proposal.confidence, 3),
    )
