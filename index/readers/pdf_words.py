"""The words of a PDF page with their boxes and fonts, as PDFium finds them. Knows nothing of lines or paragraphs."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

PdfDocument = Any  # pypdfium2 ships no types

_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,]bd?$|^(?:[A-Z]{6}\+)?(?:cmbx|sfbx|ptmb|phvb|ptsb)", re.I)
_ITALIC = re.compile(r"ital|obli|slant|^(?:[A-Z]{6}\+)?(?:cmti|cmsl|sfti)|[-,]it?$", re.I)
_FLAG_ITALIC, _FLAG_BOLD = 1 << 6, 1 << 18
HYPHENS = "-\u2010\u00ad"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box in points from the page's top left corner; `base` is its baseline, `size` its font's."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    italic: bool


def words_on(page: Any) -> list[Word]:
    """The page's words in the order of its content stream; text that runs up or down the margin is left out."""
    from pypdfium2 import raw

    height = page.get_height()
    textpage = page.get_textpage()
    handle = textpage.raw
    words: list[Word] = []
    chars: list[tuple[str, float, float, float, float, float, int]] = []
    rect = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    size = 10.0
    for i in range(textpage.count_chars()):
        char = _character(raw.FPDFText_GetUnicode(handle, i))
        if char.isspace() or not char:
            _finish(raw, handle, chars, words)
            continue
        raw.FPDFText_GetLooseCharBox(handle, i, rect)
        raw.FPDFText_GetCharOrigin(handle, i, x, y)
        box = (rect.left, height - rect.top, rect.right, height - rect.bottom, height - y.value)
        if chars:
            _, left, top, right, bottom, base, _ = chars[-1]
            size = max(1.0, bottom - top)
            jumps = abs(box[4] - base) > 0.35 * size or box[0] - right > 0.3 * size or box[0] < left - 0.6 * size
            if jumps:
                _finish(raw, handle, chars, words)
        chars.append((char, *box, i))
    _finish(raw, handle, chars, words)
    textpage.close()
    return words


def _character(code: int) -> str:
    """What a code unit shows: PDFium's marks for a broken word are hyphens, unmapped glyphs nothing."""
    if code in (0xFFFE, 0x02, 0xAD):
        return "\u00ad"
    if code in (0, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


def _finish(
    raw: Any, handle: Any, chars: list[tuple[str, float, float, float, float, float, int]], words: list[Word]
) -> None:
    """Turns the characters gathered so far into a word and forgets them."""
    if not chars:
        return
    first = chars[0][6]
    angle = raw.FPDFText_GetCharAngle(handle, first)
    if -0.2 < angle < 0.2 or angle > 6.08:
        bold, italic = _font(raw, handle, first)
        words.append(
            Word(
                text="".join(char[0] for char in chars),
                x0=min(char[1] for char in chars),
                y0=min(char[2] for char in chars),
                x1=max(char[3] for char in chars),
                y1=max(char[4] for char in chars),
                base=chars[0][5],
                size=max(1.0, chars[0][4] - chars[0][2]),
                bold=bold,
                italic=italic,
            )
        )
    chars.clear()


def _font(raw: Any, handle: Any, index: int) -> tuple[bool, bool]:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    font = name.value.decode("utf-8", "replace")
    bold = (
        bool(_BOLD.search(font)) or raw.FPDFText_GetFontWeight(handle, index) >= 600 or bool(flags.value & _FLAG_BOLD)
    )
    return bold, bool(_ITALIC.search(font)) or bool(flags.value & _FLAG_ITALIC)
