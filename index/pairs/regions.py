"""Where answers stop and where a run of pairs ends: headings, rules, and prose that no layout explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.pairs.page import Page
from index.pairs.parts import Part

_PROSE = 300  # characters between two parts that make two runs of them


def closing(page: Page, first: int, stop: int) -> int:
    """The last line from `first` on and before `stop` that belongs to the same turn: a heading or rule ends it."""
    for index in range(first + 1, stop):
        if page.lines[index].kind in ("heading", "rule"):
            return index - 1
    return max(first, stop - 1)


def regions(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Runs of parts; a run ends where more than a little prose stands before the next question."""
    run: list[Part] = []
    for part in parts:
        if run and part.role == "question" and part.begin - run[-1].span.end > _PROSE:
            yield tuple(run)
            run = []
        run.append(part)
    if run:
        yield tuple(run)
