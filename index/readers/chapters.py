"""Chapters of a recording as headings with times ('### 0:48 Who pays?'): the times there and those below are no words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.readers.parsed import Parsed, lines, merged
from index.types import Block, Span

_TIME = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d[\])]?"
_OPENS = re.compile(rf"[#*_ \t]*(?P<time>{_TIME}(?:[ \t]*[-–—|:•·])?[ \t]+)(?=\S)")
_ALONE = re.compile(rf"[ \t]*{_TIME}[ \t]*$")
_HINT = re.compile(r":\d\d")
_FEWEST = 3  # chapters


def without_times(text: str, parsed: Parsed) -> Parsed:
    """`parsed` with the times in its headings, and those alone on their lines, as notation; as it is where most have none."""
    if not _HINT.search(text):
        return parsed
    headings = [block.span for block in parsed.blocks if block.kind == "heading"]
    found = [time for span in headings if (time := _in_heading(text, span))]
    if len(found) < _FEWEST or 2 * len(found) < len(headings):
        return parsed
    alone = list(_alone(text, found[0].end))
    if len(alone) < _FEWEST:  # an answer may end with a time
        return replace(parsed, markup=merged([*parsed.markup, *found]))
    blocks = tuple(part for block in parsed.blocks for part in _parts(text, block))
    return replace(parsed, blocks=blocks, markup=merged([*parsed.markup, *found, *alone]))


def _parts(text: str, block: Block) -> Iterator[Block]:
    """A paragraph as what stands between times that are alone on their lines."""
    start, end = block.span.start, block.span.end
    times = list(_alone(text, start, end)) if block.kind == "paragraph" else []
    if not times:
        yield block
        return
    for time in (*times, Span(end, end)):
        below = text[start : time.start]
        if below.strip():
            begin = start + len(below) - len(below.lstrip())
            some = Span(begin, start + len(below.rstrip()))
            marks = tuple(mark for mark in block.marks if some.contains(mark.span))
            yield replace(block, span=some, marks=marks)
        start = time.end


def _in_heading(text: str, span: Span) -> Span | None:
    words = text[span.start : span.end]
    match = _OPENS.match(words)
    return Span(span.start + match.start("time"), span.start + match.end("time")) if match else None


def _alone(text: str, begin: int, end: int | None = None) -> Iterator[Span]:
    for row in lines(text, begin):
        if end is not None and row.start >= end:
            return
        if ":" in row.text[:6] and _ALONE.match(row.text):
            yield Span(row.start, row.next)
