"""A document as the layouts see it: lines in order, without notation, each with what the format told about it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from index.types import Block, BlockKind, Document, Span

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANKS = " \t\r\n\v\f\u00a0\ufeff\u200b"
_WIDEST_INDENT = 200  # characters before a line's first word that are looked at
_UNSPOKEN = ("comment", "link_definition", "front_matter")
_TAGGED = re.compile(r"<(strong|b|em|i|u|p|span)>([^<>]*)</\1>", re.I)
_BULLET = re.compile(r"[-*+•·][ \t]+(?=\S)")
_ESSENTIAL = re.compile(r"[^\W_]")
_BEYOND = sys.maxsize


Piece = tuple[int, int]
"""Where a stretch of words begins: in the line without notation, and in the document."""


class Line(NamedTuple):
    """One line of a block. `start` and `end` are its words in the document; `plain` is the line without notation.

    `pieces` say where in the document the words stand that notation parts; empty where none does.
    `block` is the index of its block, `first` says that it opens it, `indent` counts columns. `lead` is how many
    characters of `plain` from its beginning are emphasised, `strong` says that all of them are. `gap` says that a blank
    line (or the edge of a block that the format itself separates) stands above.
    """

    start: int
    end: int
    plain: str
    pieces: tuple[Piece, ...]
    block: int
    kind: BlockKind
    level: int
    first: bool
    gap: bool
    indent: int
    lead: int
    strong: bool

    def at(self, index: int) -> int:
        """Where character `index` of `plain` stands in the document; the line's end beyond the last."""
        if index >= len(self.plain):
            return self.end
        if not self.pieces:
            return self.start + index
        piece = self.pieces[bisect_right(self.pieces, (index, _BEYOND)) - 1]
        return piece[1] + index - piece[0]


@dataclass(frozen=True)
class Page:
    """The lines of a document, and the document."""

    document: Document
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def block_of(self, line: Line) -> Block:
        """The block that `line` belongs to."""
        return self.document.blocks[line.block]

    @cached_property
    def wrapped(self) -> bool:
        """True where most paragraphs run over several lines of about one width: a line's start then means little."""
        full = [
            len(a.plain) + a.indent
            for a, b in zip(self.lines, self.lines[1:], strict=False)
            if a.block == b.block and a.kind != "code"
        ]
        if len(full) < 6:
            return False
        widths = sorted(full)
        usual = widths[len(widths) * 3 // 4]
        return 45 <= usual <= 110 and sum(width > 0.7 * usual for width in full) > 0.6 * len(full)

    def after_bullet(self, line: Line) -> int:
        """Where the words of `line` begin behind the mark of a list item."""
        bullet = _BULLET.match(self.text, line.start, line.end)
        return bullet.end() if bullet else line.start

    def trim(self, start: int, end: int) -> Span:
        """`start..end` without outer blanks and without emphasis marks that surround it or hang over."""
        text = self.text
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
                start, end, changed = tagged.start(2), tagged.end(2), True
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


def page(document: Document) -> Page:
    """The lines of `document` without comments, link definitions and front matter."""
    found: list[Line] = []
    text = document.text
    marks = _Markup(document)
    previous_end = 0
    for index, block in enumerate(document.blocks):
        if block.kind in _UNSPOKEN or not block.span:
            continue
        gap = text.count("\n", previous_end, block.span.start) > 1 or "\r\r" in text[previous_end : block.span.start]
        first = True
        for begin, stop in _lines(text, block.span):
            start, end = _trimmed(text, begin, stop)
            if start == end:
                continue
            plain, pieces = marks.words(start, end)
            lead, strong = _emphasis(block, start, end, plain, pieces)
            indent = _indent(text, _margin(text, begin) if first else begin, start)
            top = gap or not found
            found.append(
                Line(start, end, plain, pieces, index, block.kind, block.level, first, top, indent, lead, strong)
            )
            first = gap = False
        previous_end = block.span.end
    return Page(document=document, lines=tuple(found))


def _lines(text: str, span: Span) -> list[tuple[int, int]]:
    if text.find("\n", span.start, span.end) < 0 and text.find("\r", span.start, span.end) < 0:
        return [(span.start, span.end)]
    out, at = [], span.start
    for match in _BREAK.finditer(text, span.start, span.end):
        out.append((at, match.start()))
        at = match.end()
    out.append((at, span.end))
    return out


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _margin(text: str, start: int) -> int:
    """Where the line of `start` begins: a block's span begins at its words, its indentation stands before."""
    margin = max(0, start - _WIDEST_INDENT)
    return max(text.rfind("\n", margin, start), text.rfind("\r", margin, start), margin - 1) + 1


def _indent(text: str, begin: int, start: int) -> int:
    return len(text[begin:start].expandtabs(8)) if begin < start else 0


def _emphasis(block: Block, start: int, end: int, plain: str, pieces: tuple[Piece, ...]) -> tuple[int, bool]:
    """How many characters of `plain` from the start are emphasised; whether all that matter are."""
    if not block.marks:
        return 0, False
    inside = sorted((m.span for m in block.marks if m.span.start < end and m.span.end > start), key=lambda s: s.start)
    if not inside:
        return 0, False
    covered: list[tuple[int, int]] = []  # stretches of `plain` that are emphasised
    passed = 0  # spans that end before the piece: sorted by their start, marks hardly ever lie inside each other
    for first, begin, size in _stretches(pieces or ((0, start),), len(plain)):
        while passed < len(inside) and inside[passed].end <= begin:
            passed += 1
        for at in range(passed, len(inside)):
            span = inside[at]
            if span.start >= begin + size:
                break
            if span.end > begin:
                covered.append((first + max(0, span.start - begin), first + min(size, span.end - begin)))
    lead = at = 0
    strong = True
    for low, high in covered:
        if low > at and _ESSENTIAL.search(plain, at, low):
            strong = False
            break
        lead = at = max(at, high)
    return lead, strong and not _ESSENTIAL.search(plain, at)


def _stretches(pieces: tuple[Piece, ...], size: int) -> Iterator[tuple[int, int, int]]:
    """For each piece where it begins in the line, where in the document, and its length."""
    for number, (first, begin) in enumerate(pieces):
        stop = pieces[number + 1][0] if number + 1 < len(pieces) else size
        yield first, begin, stop - first


class _Markup:
    """The document's notation, walked along with the lines."""

    def __init__(self, document: Document) -> None:
        self.text, self.spans, self.at = document.text, document.markup, 0

    def words(self, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
        """The characters of `start..end` that are no notation, and where they stand; no pieces where all of them are words."""
        spans, text = self.spans, self.text
        while self.at < len(spans) and spans[self.at].end <= start:
            self.at += 1
        if self.at >= len(spans) or spans[self.at].start >= end:
            return text[start:end], ()
        kept: list[tuple[int, int]] = []
        position, at = start, self.at
        while at < len(spans) and spans[at].start < end:
            if spans[at].start > position:
                kept.append((position, spans[at].start))
            position = max(position, spans[at].end)
            at += 1
        if position < end:
            kept.append((position, end))
        plain = "".join([text[begin:stop] for begin, stop in kept])
        blank = len(plain) - len(plain.lstrip())
        pieces: list[Piece] = []
        size = -blank
        for begin, stop in kept:
            if size + stop - begin > 0:
                pieces.append((max(size, 0), begin + max(0, -size)))
            size += stop - begin
        return plain[blank:], tuple(pieces)
