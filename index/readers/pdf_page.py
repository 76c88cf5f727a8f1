"""A page of a PDF as a picture, and where the words of a quote stand on it. Runs in the child process, see `sandbox`."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from index.errors import UnreadableDocument
from index.readers.pdf_words import Word, words_on

WIDTH, TALLEST = 1200, 2400  # pixels of a picture
_SLACK = 1.0  # points by which a word may stand out of its line

Area = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of the page that stands in one of the quote's lines; `letters` is what is compared."""

    line: int
    word: Word
    letters: str


def picture(data: bytes, *, source: str, page: int) -> bytes:
    """Page `page` (from 1) as PNG, WIDTH pixels wide unless that makes it taller than TALLEST."""
    with _Open(data, source, page) as sheet:
        width, height = sheet.get_size()
        bitmap = sheet.render(scale=min(WIDTH / max(width, 1.0), TALLEST / max(height, 1.0)), may_draw_forms=False)
        out = io.BytesIO()
        bitmap.to_pil().save(out, "PNG")
    return out.getvalue()


def marks(data: bytes, *, source: str, page: int, lines: Sequence[Area], quote: str) -> bytes:
    """Where the words of `quote` stand on `page`: JSON {width, height, boxes}, all in points from the top left corner.

    `lines` are the lines that the quote touches there. A box covers the quote's words in one line. Where its words are
    not found among those of the page, the lines themselves are the boxes.
    """
    with _Open(data, source, page) as sheet:
        width, height = sheet.get_size()
        words = words_on(sheet)
    boxes = list(_around(_quoted(list(_pieces(words, lines)), _letters(quote)))) or [list(area) for area in lines]
    return json.dumps({"width": width, "height": height, "boxes": boxes}).encode("ascii")


class _Open:
    """One page of a PDF for the time of a `with`; raises UnreadableDocument where there is no such page."""

    def __init__(self, data: bytes, source: str, page: int) -> None:
        import pypdfium2

        try:
            self._pdf = pypdfium2.PdfDocument(data)
            self._page: Any = self._pdf[page - 1] if 0 < page <= len(self._pdf) else None
        except pypdfium2.PdfiumError:
            self._page = None
        if self._page is None:
            raise UnreadableDocument(f"{source}: page {page} cannot be shown")

    def __enter__(self) -> Any:
        return self._page

    def __exit__(self, *_: object) -> None:
        self._page.close()
        self._pdf.close()


def _letters(text: str) -> str:
    """What stays of a word however its line was divided or its ligatures and spaces were read."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _pieces(words: Sequence[Word], lines: Sequence[Area]) -> Iterator[_Piece]:
    """The words whose middle lies in one of the lines, line by line from the left."""
    found = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        for number, (left, top, right, bottom) in enumerate(lines):
            if left - _SLACK <= x <= right + _SLACK and top - _SLACK <= y <= bottom + _SLACK:
                found.append(_Piece(number, word, _letters(word.text)))
                break
    yield from sorted(found, key=lambda piece: (piece.line, piece.word.x0))


def _quoted(pieces: Sequence[_Piece], quote: str) -> list[_Piece]:
    """Those of the pieces that the quote covers; a quote over several pages begins or ends among them."""
    there = "".join(piece.letters for piece in pieces)
    start, end = _overlap(there, quote)
    ends = list(accumulate(len(piece.letters) for piece in pieces))
    return [
        p for p, last in zip(pieces, ends, strict=True) if p.letters and last - len(p.letters) < end and last > start
    ]


def _overlap(there: str, quote: str) -> tuple[int, int]:
    """The part of `there` that belongs to the quote: all of it, a beginning of it or an end of it; (0, 0) for none."""
    if not there or not quote:
        return 0, 0
    if (at := there.find(quote)) >= 0:
        return at, at + len(quote)
    if there in quote:
        return 0, len(there)
    for size in range(min(len(there), len(quote)), 3, -1):
        if there.endswith(quote[:size]):
            return len(there) - size, len(there)
        if there.startswith(quote[-size:]):
            return 0, size
    return 0, 0


def _around(pieces: Sequence[_Piece]) -> Iterator[list[float]]:
    """One box around the words of each line."""
    for number in sorted({piece.line for piece in pieces}):
        words = [piece.word for piece in pieces if piece.line == number]
        sides = (min(w.x0 for w in words), min(w.y0 for w in words), max(w.x1 for w in words), max(w.y1 for w in words))
        yield [round(side, 2) for side in sides]
