"""Questions and answers that the format itself tells apart: definition lists, FAQ metadata, columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.pairs.asked_by import asked_by
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import likeness
from index.types import Block

LAYOUT = "structured"

_LEAST_ALIKE = 0.3  # mean likeness below which a list of terms is a glossary


def propose(page: Page) -> Iterator[Proposal]:
    """All blocks that have a role, in order; a glossary, whose terms nobody asks, is left to prose."""
    if not page.traits.told:
        return
    blocks = [block for block in page.document.blocks if block.role]
    parts = _parts(page, blocks)
    asked = [part for part in parts if part.role == "question"]
    if not asked or len(asked) == len(parts):
        return
    alike = sum(likeness(part.span.of(page.text)) for part in asked) / len(asked)
    if alike < _LEAST_ALIKE and len(asked) > 1 and not all(part.label for part in asked):
        return
    yield Proposal(layout=LAYOUT, parts=tuple(_with_askers(page, parts)), confidence=0.98)


def _with_askers(page: Page, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, each question without the name that it opens with, where they open with names."""
    questions = [part for part in parts if part.role == "question" and not part.label]
    askers = iter(asked_by((part.span.of(page.text) for part in questions), page.text))
    for part in parts:
        asker = next(askers) if part.role == "question" and not part.label else None
        if asker:
            span = page.trim(part.span.start + asker.end(), part.span.end)
            yield part._replace(span=span, label=asker["name"])
        else:
            yield part


def _parts(page: Page, blocks: Sequence[Block]) -> list[Part]:
    """Blocks of one role in one group joined; an answer runs on to whatever the format puts under it."""
    parts: list[Part] = []
    previous: Block | None = None
    for block in blocks:
        role = block.role
        assert role is not None
        speaker = block.speaker or ""
        if previous and previous.role == role and previous.group == block.group and parts[-1].label == speaker:
            last = parts.pop()
            parts.append(Part(role, page.trim(last.span.start, block.span.end), last.begin, speaker))
        else:
            parts.append(Part(role, page.trim(block.span.start, block.span.end), block.span.start, speaker))
        previous = block
    return parts
