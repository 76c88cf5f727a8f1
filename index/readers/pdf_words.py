"""The words of a PDF page with their boxes and fonts, as PDFium finds them. Knows nothing of lines or paragraphs."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from functools import cache
from math import hypot
from typing import Any

PdfDocument = Any  # pypdfium2 ships no types

_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,]bd?$|^(?:[A-Z]{6}\+)?(?:cmbx|sfbx|ptmb|phvb|ptsb)", re.I)
_ITALIC = re.compile(r"ital|obli|slant|^(?:[A-Z]{6}\+)?(?:cmti|cmsl|sfti)|[-,]it?$", re.I)
_FLAG_ITALIC, _FLAG_BOLD = 1 << 6, 1 << 18
HYPHENS = "-\u2010\u00ad"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box in points from the page's top left corner; `base` is its baseline, `size` its font's.

    The size is what the page scales the font to: boxes do not tell it, some writers' are as high as their letters.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class _Open:
    """A word while its characters come in: index of the first, its font's size, box so far, box of the last character."""

    first: int
    size: float
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    left: float
    right: float
    bottom: float


def words_on(page: Any) -> list[Word]:
    """The page's words in the order of its content stream; text that runs up or down the margin is left out."""
    from pypdfium2 import raw

    height = page.get_height()
    textpage = page.get_textpage()
    handle = textpage.raw
    words: list[Word] = []
    word: _Open | None = None
    rect = raw.FS_RECTF()
    unicode_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for i in range(textpage.count_chars()):
        char = _character(unicode_at(handle, i))
        if not char or char.isspace():
            _finish(raw, handle, word, height, words)
            word = None
            continue
        box_at(handle, i, rect)
        x0, y0, x1, y1 = rect.left, height - rect.top, rect.right, height - rect.bottom
        if word is not None:
            size = word.size
            gap = x0 - word.right
            if abs(y1 - word.bottom) > 0.35 * size or gap > 0.3 * size or x0 < word.left - 0.6 * size:
                _finish(raw, handle, word, height, words)
                word = None
        if word is None:
            word = _Open(i, _size(raw, handle, i, y1 - y0), char, x0, y0, x1, y1, x0, x1, y1)
            continue
        word.text += char
        word.left, word.right, word.bottom = x0, x1, y1
        word.x0, word.x1 = min(word.x0, x0), max(word.x1, x1)
        word.y0, word.y1 = min(word.y0, y0), max(word.y1, y1)
    _finish(raw, handle, word, height, words)
    textpage.close()
    return words


def _character(code: int) -> str:
    """What a code unit shows: PDFium's marks for a hyphen at a line's end are hyphens, unmapped glyphs nothing."""
    if code in (0xFFFE, 0x02):
        return "-"
    if code == 0xAD:
        return "\u00ad"
    if code in (0, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


def _finish(raw: Any, handle: Any, word: _Open | None, height: float, words: list[Word]) -> None:
    """Puts the word so far to the others, unless it stands on its side."""
    if word is None:
        return
    angle = raw.FPDFText_GetCharAngle(handle, word.first)
    if not (-0.2 < angle < 0.2 or angle > 6.08):
        return
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, word.first, x, y)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, word.first, name, 128, flags)
    weight = raw.FPDFText_GetFontWeight(handle, word.first)
    bold, italic = _style(name.value, flags.value, weight)
    base = height - y.value
    words.append(Word(word.text, word.x0, word.y0, word.x1, word.y1, base, word.size, bold, italic))


def _size(raw: Any, handle: Any, index: int, box: float) -> float:
    """The size of a character's font on the page in points; the height of its box where the page does not tell."""
    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(handle, index)
    if size > 0 and raw.FPDFText_GetMatrix(handle, index, matrix):
        size *= hypot(matrix.c, matrix.d)
    return size if size > 1.0 else max(1.0, box)


@cache
def _style(name: bytes, flags: int, weight: int) -> tuple[bool, bool]:
    """(bold, italic) of a font, by its name, its weight and what its descriptor says."""
    font = name.decode("utf-8", "replace")
    bold = bool(_BOLD.search(font)) or weight >= 600 or bool(flags & _FLAG_BOLD)
    return bold, bool(_ITALIC.search(font)) or bool(flags & _FLAG_ITALIC)
