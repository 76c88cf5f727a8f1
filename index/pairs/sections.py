"""What no layout explains: title, introduction, front matter, prose, as sections under their headings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from index.pairs.assemble import Found
from index.pairs.page import Line, Page
from index.types import Span, Turn

_NONE = (sys.maxsize, sys.maxsize)  # beyond the last stretch that is taken


def sections(page: Page, taken: Iterable[tuple[int, int]]) -> list[Found]:
    """The stretches of text outside `taken` (sorted, disjoint), one section under each heading."""
    out: list[Found] = []
    if "front_matter" in page.traits.kinds:
        front = [block.span for block in page.document.blocks if block.kind == "front_matter"]
        out.append(_section(front[0].start, front[-1].end))
    open_start = open_end = -1
    headed = True
    stretches = iter(taken)
    begin, end = next(stretches, _NONE)
    for line in page.lines:
        while end <= line.start:
            begin, end = next(stretches, _NONE)
        if begin < line.end or line.kind == "rule":
            if open_start >= 0:
                out.append(_section(open_start, open_end))
                open_start = -1
            continue
        if line.words == "":  # notation alone says nothing
            continue
        if line.kind == "heading" and open_start >= 0 and not headed:
            out.append(_section(open_start, open_end))
            open_start = -1
        if open_start < 0:
            open_start, headed = line.start, True
        headed = headed and line.kind == "heading"
        open_end = line.end
    if open_start >= 0:
        out.append(_section(open_start, open_end))
    return out


def _section(start: int, end: int) -> Found:
    return Found(start, None, None, (Turn(speaker=None, span=Span(start, end)),))


def headings(page: Page) -> list[Line]:
    """The lines of a document's headings in order."""
    lines = page.lines
    return [line for index in page.breaks if (line := lines[index]).kind == "heading"]


def under_headings(headings: Sequence[Line], starts: Iterable[int]) -> list[tuple[str, ...]]:
    """For each of `starts`, ascending, the headings above that character, outermost first."""
    paths: list[tuple[str, ...]] = []
    stack: list[tuple[int, str]] = []
    path: tuple[str, ...] = ()
    at = 0
    for start in starts:
        changed = False
        while at < len(headings) and headings[at].start <= start:
            heading = headings[at]
            level = heading.level or 1
            changed = True
            while stack and stack[-1][0] >= level:
                stack.pop()
            if heading.end > start:  # the pair's own heading is no heading above it
                break
            stack.append((level, heading.plain))
            at += 1
        if changed:
            path = tuple([words for _, words in stack])
        paths.append(path)
    return paths
