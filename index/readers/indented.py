"""Paragraphs that only an indented first line tells apart, without blank lines, as parliaments and courts print them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from index.readers.parsed import lines
from index.types import Block, Span

_INDENTED = {"\n": ("\n ", "\n\t"), "\r": ("\r ", "\r\t")}  # one of which a text with such paragraphs holds
_LEAST, _MOST = 2, 10  # columns by which a first line stands deeper than the others
_FEWEST = 3  # such lines, and lines that go on below a full one
_NARROW, _WIDE = 50, 110  # columns of the widest line but a few
_FULL = 0.75  # of the widest line, which a line has that goes on in the next
_MOSTLY = 0.8  # of the lines at the margin, which go on; and of all lines, which stand there or open a paragraph
_ENDS = re.compile(r"[.?!:—–-][\"”’»)\]]*$")


class _Row(NamedTuple):
    """A line of a paragraph: its first word in the text, the columns before it and as far as its end, its words."""

    start: int
    end: int
    indent: int
    width: int
    words: str


def divided(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with paragraphs cut before each line that is indented as first lines are; as they were where none are."""
    if not any(sign in text and any(opening in text for opening in known) for sign, known in _INDENTED.items()):
        return blocks
    long = [block for block in blocks if block.kind == "paragraph" and text.find("\n", *_ends(block)) >= 0]
    depth = _depth([list(_rows(text, block)) for block in long])
    if depth is None:
        return blocks
    out: list[Block] = []
    for block in blocks:
        out += _cut(text, block, *depth) if block.kind == "paragraph" else [block]
    return tuple(out)


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _rows(text: str, block: Block) -> Iterator[_Row]:
    begin = text.rfind("\n", 0, block.span.start) + 1
    for row in lines(text[begin : block.span.end]):
        if words := row.text.strip():
            start = begin + row.start + len(row.text) - len(row.text.lstrip())
            indent = len(row.text[: len(row.text) - len(row.text.lstrip())].expandtabs(8))
            yield _Row(start, start + len(words), indent, indent + len(words), words)


def _depth(blocks: Iterable[list[_Row]]) -> tuple[int, int] | None:
    """How deep first lines stand, and how wide a full line is; None where first lines are not told apart so."""
    below = [(above, row) for rows in blocks for above, row in pairwise(rows)]
    if len(below) < 2 * _FEWEST:
        return None
    counts = Counter(row.indent for _, row in below)
    often = sorted(counts, key=lambda indent: (-counts[indent], indent))[:2]
    margin, depth = min(often), max(often)
    if not _LEAST <= depth - margin <= _MOST:
        return None
    widths = sorted(row.width for _, row in below)
    usual = widths[len(widths) * 9 // 10]
    going_on = [above.width >= _FULL * usual for above, row in below if row.indent == margin]
    if not _NARROW <= usual <= _WIDE or counts[depth] < _FEWEST or sum(going_on) < _FEWEST:
        return None
    if sum(going_on) < _MOSTLY * len(going_on) or counts[depth] + counts[margin] < _MOSTLY * len(below):
        return None
    return depth, int(_FULL * usual)


def _cut(text: str, block: Block, depth: int, full: int) -> list[Block]:
    """A paragraph cut before each of its lines that stands at `depth`, unless that goes on with one of the same depth."""
    rows = list(_rows(text, block))
    starts = [block.span.start]
    for above, row in pairwise(rows):
        goes_on = above.indent == depth and above.width >= full
        if row.indent == depth and (not goes_on or (_ENDS.search(above.words) and not row.words[0].islower())):
            starts.append(row.start)
    if len(starts) == 1:
        return [block]
    ends = [*(next(row.end for row in reversed(rows) if row.end < start) for start in starts[1:]), block.span.end]
    return [replace(block, span=Span(start, end)) for start, end in zip(starts, ends, strict=True)]
