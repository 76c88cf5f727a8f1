"""A document as the layouts see it: lines in order, without notation, each with what the format told about it."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from index.pairs.notation import Marks, Markup, Piece
from index.pairs.traits import Traits, traits
from index.types import Block, BlockKind, Document, Span

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANKS = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b"
_OUTER = _BLANKS + "*_<"  # what `trim` looks for at the ends
_WIDEST_INDENT = 200  # characters before a line's first word that are looked at
_BREAKS = ("heading", "rule")
_UNSPOKEN = ("comment", "link_definition", "front_matter")
_TAGGED = re.compile(r"<(strong|b|em|i|u|p|span)>([^<>]*)</\1>|<<[^<>,]{1,200},[ \t]*([^<>]*)>>", re.I)
_BULLET = re.compile(r"[-*+•·][ \t]+(?=\S)")
_BEYOND = sys.maxsize
_STOPS, _SENTENCES = (
    frozenset(".?!…。？！؟"),
    0.5,
)  # what sentences end in, and the share of full lines that do where they are turns
_HEAD_LINES, _HEAD = 200, 24_000  # lines and characters at the head


class Line(NamedTuple):
    """One line of a block of `text`. `start` and `end` are its words in the document.

    `words` are those without notation where there is any, else None; `pieces` say where in the document the words stand
    that notation parts; empty where none does. `block` is the index of its block, `first` says that it opens it,
    `indent` counts columns. `lead` is how many characters of `plain` from its beginning are emphasised, `strong` says
    that all of them are. `gap` says that a blank line (or the edge of a block that the format itself separates) stands
    above.
    """

    text: str
    start: int
    end: int
    words: str | None
    pieces: tuple[Piece, ...]
    block: int
    kind: BlockKind
    level: int
    first: bool
    gap: bool
    indent: int
    lead: int
    strong: bool

    @property
    def plain(self) -> str:
        """The line without notation; cut out of the text each time, so that a page does not hold the text twice."""
        words = self[3]
        return self[0][self[1] : self[2]] if words is None else words

    def at(self, index: int) -> int:
        """Where character `index` of `plain` stands in the document; the line's end beyond the last."""
        if self.words is None:
            return min(self.start + index, self.end)
        if index >= len(self.words):
            return self.end
        piece = self.pieces[bisect_right(self.pieces, (index, _BEYOND)) - 1]
        return piece[1] + index - piece[0]


@dataclass(frozen=True)
class Page:
    """The lines of a document, and the document.

    `paragraphs` are the lines, ascending, that open a block; `breaks` those that are headings or rules; `prominent` those
    of headings and those that open with emphasis.
    """

    document: Document
    lines: tuple[Line, ...]
    paragraphs: Sequence[int]
    breaks: Sequence[int]
    prominent: Sequence[int]

    @cached_property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def block_of(self, line: Line) -> Block:
        """The block that `line` belongs to."""
        return self.document.blocks[line.block]

    @cached_property
    def traits(self) -> Traits:
        """What the document's blocks hold at all."""
        return traits(self.document.blocks)

    @cached_property
    def head(self) -> str:
        """The first lines without notation, in which people are introduced."""
        return "\n".join([line.plain[:_HEAD] for line in self.lines[:_HEAD_LINES]])[:_HEAD]

    @cached_property
    def openings(self) -> str:
        """The first character of every line without notation (a blank where it has no words), for a quick search."""
        text = self.document.text
        return "".join([text[x[1]] if x[3] is None else x[3][:1] or " " for x in self.lines])

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each line begins, for a quick search."""
        return array("I", [line[1] for line in self.lines])

    @cached_property
    def wrapped(self) -> bool:
        """True where most paragraphs run over several lines of about one width, not sentence by sentence: a line's start
        then means little.
        """
        above = [a for a, b in pairwise(self.lines) if not b.first and a.kind != "code"]
        full = [_width(a) for a in above]
        if len(full) < 6:
            return False
        usual = _usual(full)
        wide = [a for a, width in zip(above, full, strict=True) if width > 0.7 * usual]
        if not 45 <= usual <= 110 or len(wide) <= 0.6 * len(full):
            return False
        return sum(self.text[a.end - 1] in _STOPS for a in wide) < _SENTENCES * len(wide)

    @cached_property
    def width(self) -> int:
        """The usual width, in characters, of lines that the same paragraph goes on below; 0 where there is none."""
        return _usual([_width(a) for a, b in pairwise(self.lines) if not b.first and a.kind != "code"])

    def breaks_early(self, index: int) -> bool:
        """True where the first word of the line below would have stood on line `index` too: the break is meant."""
        below = self.lines[index + 1].plain.split(maxsplit=1)
        return bool(below) and _width(self.lines[index]) + 1 + len(below[0]) <= self.width

    def after_bullet(self, line: Line) -> int:
        """Where the words of `line` begin behind the mark of a list item."""
        bullet = _BULLET.match(self.text, line.start, line.end)
        return bullet.end() if bullet else line.start

    def trim(self, start: int, end: int) -> Span:
        """`start..end` without outer blanks and without emphasis marks that surround it or hang over."""
        text = self.document.text
        if start < end and text[start] not in _OUTER and text[end - 1] not in _OUTER:
            return Span(start, end)
        changed = True
        while changed and start < end:
            changed = False
            while start < end and text[start] in _BLANKS:
                start += 1
            while end > start and text[end - 1] in _BLANKS:
                end -= 1
            if start < end and text[start] not in "*_<" and text[end - 1] not in "*_":
                break
            if start < end and text[start] == "<" and (tagged := _TAGGED.fullmatch(text, start, end)):
                start, end = tagged.span(tagged.lastindex or 2)
                changed = True
                continue
            for mark in ("**", "__", "*", "_"):
                opens, closes = text.startswith(mark, start, end), text.endswith(mark, start, end)
                if end - start <= 2 * len(mark) or not (opens or closes):
                    continue
                count = text.count(mark, start, end)
                if opens and closes and count == 2:
                    start, end, changed = start + len(mark), end - len(mark), True
                elif count % 2 and len(mark) == 2 and closes:
                    end, changed = end - len(mark), True
                elif count % 2 and len(mark) == 2 and opens:
                    start, changed = start + len(mark), True
                if changed:
                    break
        return Span(start, max(start, end))


def _width(line: Line) -> int:
    """The columns of a line with its indentation."""
    return (line.end - line.start if line.words is None else len(line.words)) + line.indent


def _usual(widths: Sequence[int]) -> int:
    """The width that a quarter of `widths` exceed at most."""
    return sorted(widths)[len(widths) * 3 // 4] if widths else 0


def page(document: Document) -> Page:
    """The lines of `document` without comments, link definitions and front matter."""
    found: list[Line] = []
    text = document.text
    carriage, find = "\r" in text, text.find
    notation = Markup(document)
    paragraphs, breaks, prominent = array("I"), array("I"), array("I")
    previous_end = 0
    printed = any(place.locator.line for place in document.places[:1])  # what stands in the margin is behind the words
    for index, block in enumerate(document.blocks):
        kind, span, level = block.kind, block.span, block.level
        begin, end_of_block = span.start, span.end
        if kind in _UNSPOKEN or begin == end_of_block:
            continue
        gap = text.count("\n", previous_end, begin) > 1 or (carriage and find("\r\r", previous_end, begin) >= 0)
        previous_end = end_of_block
        marks = Marks(block) if block.marks else None
        first, broken, headed = True, kind in _BREAKS, kind == "heading"
        following = begin
        while following <= end_of_block:
            start = begin = following
            if carriage:
                end, following = _line(text, begin, end_of_block)
            else:
                end = find("\n", begin, end_of_block)
                if end < 0:
                    end = end_of_block
                following = end + 1
            if start < end and (text[start] in _BLANKS or text[end - 1] in _BLANKS):
                start, end = _trimmed(text, start, end)
            if start == end:
                continue
            words, pieces = notation.words(start, end) if notation.next < end else (None, ())
            if pieces and (printed or "  " in text[start:end]):  # a column on the right is no end of the words
                stop = pieces[-1][1] + len((words or "").rstrip()) - pieces[-1][0]
                end = stop if printed or text.startswith("  ", stop, end) else end
            lead, strong = marks.emphasis(text, start, end, words, pieces) if marks else (0, False)
            margin = begin
            if first:
                paragraphs.append(len(found))
                if not begin or text[begin - 1] != "\n":
                    margin = _margin(text, begin)
            indent = len(text[margin:start].expandtabs(8)) if margin < start else 0
            if broken:
                breaks.append(len(found))
            if headed or lead:
                prominent.append(len(found))
            gap = gap or not found
            # What `Line(...)` does, in a third of its time.
            values = (text, start, end, words, pieces, index, kind, level, first, gap, indent, lead, strong)
            found.append(tuple.__new__(Line, values))
            first = gap = False
    return Page(document, tuple(found), paragraphs, breaks, prominent)


def _line(text: str, begin: int, end: int) -> tuple[int, int]:
    """Where the line of `begin` ends, at `end` at last, and where the next one begins, in a text with carriage returns."""
    found = _BREAK.search(text, begin, end)
    return found.span() if found else (end, end + 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _margin(text: str, start: int) -> int:
    """Where the line of `start` begins: a block's span begins at its words, its indentation stands before."""
    margin = max(0, start - _WIDEST_INDENT)
    newline = text.rfind("\n", margin, start)
    return max(newline, text.rfind("\r", max(margin, newline), start), margin - 1) + 1
