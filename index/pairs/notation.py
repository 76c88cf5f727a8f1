"""Notation and emphasis of a document, walked along with its lines: what of a line is words, and what stands out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Block, Document

_ESSENTIAL = re.compile(r"[^\W_]")

Piece = tuple[int, int]
"""Where a stretch of words begins: in the line without notation, and in the document."""


class Marks:
    """The emphasised stretches of a block, walked along with its lines."""

    def __init__(self, block: Block) -> None:
        self.spans: list[tuple[int, int]] = []  # sorted, disjoint
        for mark in sorted(block.marks, key=lambda mark: mark.span.start):
            start, end = mark.span.start, mark.span.end
            if self.spans and start < self.spans[-1][1]:
                start, end = self.spans[-1][0], max(end, self.spans.pop()[1])
            self.spans.append((start, end))
        self.at = 0

    def emphasis(
        self, text: str, start: int, end: int, words: str | None, pieces: tuple[Piece, ...]
    ) -> tuple[int, bool]:
        """How many characters of a line without notation are emphasised from its beginning; whether all that matter are."""
        spans = self.spans
        while self.at < len(spans) and spans[self.at][1] <= start:
            self.at += 1
        if self.at >= len(spans) or spans[self.at][0] >= end:
            return 0, False
        plain = text[start:end] if words is None else words
        covered: list[tuple[int, int]] = []  # stretches of `plain` that are emphasised
        passed = self.at  # the spans that end before the piece
        for first, begin, size in _stretches(pieces or ((0, start),), len(plain)):
            while passed < len(spans) and spans[passed][1] <= begin:
                passed += 1
            for at in range(passed, len(spans)):
                low, high = spans[at]
                if low >= begin + size:
                    break
                if high > begin:
                    covered.append((first + max(0, low - begin), first + min(size, high - begin)))
        lead = at = 0
        for low, high in covered:
            if low > at and _ESSENTIAL.search(plain, at, low):
                return lead, False
            lead = at = max(at, high)
        return lead, not _ESSENTIAL.search(plain, at)


def _stretches(pieces: tuple[Piece, ...], size: int) -> Iterator[tuple[int, int, int]]:
    """For each piece where it begins in the line, where in the document, and its length."""
    for number, (first, begin) in enumerate(pieces):
        stop = pieces[number + 1][0] if number + 1 < len(pieces) else size
        yield first, begin, stop - first


class Markup:
    """The document's notation, walked along with the lines."""

    def __init__(self, document: Document) -> None:
        self.text, self.spans, self.at = document.text, document.markup, 0
        self.next = self.spans[0].start if self.spans else len(self.text)  # where the next notation begins

    def words(self, start: int, end: int) -> tuple[str | None, tuple[Piece, ...]]:
        """The characters of `start..end` that are no notation, and where they stand; None where all of them are words."""
        spans, text = self.spans, self.text
        while self.at < len(spans) and spans[self.at].end <= start:
            self.at += 1
        self.next = spans[self.at].start if self.at < len(spans) else len(text)
        if self.next >= end:
            return None, ()
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
