"""Turns of one asker in a row, each with its label and time: what only leads up to the question is no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.questions import asks


def without_leads(page: Page, parts: Sequence[Part]) -> list[Part]:
    """`parts` in which an asker's turn that asks nothing, before another one of theirs that asks, is a turn of its own.

    As one question the two would have the label of the second in between.
    """
    out = list(parts)
    for at in range(len(out) - 2, -1, -1):
        part, following = out[at], out[at + 1]
        in_row = part.role == following.role == "question" and part.label == following.label != ""
        labelled = following.begin < following.span.start
        if in_row and labelled and _asks(page, following) and not _asks(page, part):
            out[at] = part._replace(role="turn")
    return out


def _asks(page: Page, part: Part) -> bool:
    return asks(part.span.of(page.text))
