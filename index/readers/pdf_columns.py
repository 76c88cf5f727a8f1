"""Lines of a PDF page in reading order: columns one after another, also where only a part of the page has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from index.readers.pdf_lines import Line, in_order, with_edges
from index.readers.pdf_words import Word

_LONG_WORD = 15  # letters of an address or a name that no line end divides
_FEWEST = 6  # lines that tell columns
_FEWEST_BESIDE = 3  # of them with words on both sides of a gutter that other pages have
_NARROWEST = 0.5  # of the font's size: the least blank between columns
_WIDER = 1.4  # than the usual blank between words, where only a part of the page has columns
_INNER = 0.28, 0.72  # of the width: where the blank between columns lies
_MOST = 400  # lines of a page that is looked at part by part


def gutter_of(lines: list[Line]) -> float | None:
    """The x of a blank strip between two columns of text, or None; see `in_columns`."""
    if in_order(lines):
        return None
    lines = [line for line in lines if line.words]
    gutter = _gutter(lines)
    if gutter is None and (stretch := _stretch(lines)):
        gutter = _gutter(lines[slice(*stretch)])
    return gutter


def in_columns(lines: list[Line], usual: float | None = None) -> list[Line]:
    """The lines in reading order. Lines across the gutter part the page into bands, read one after another.

    `usual` is the gutter of other pages: a page whose second column is short is parted there if no line objects.
    """
    lines = [line for line in lines if line.words]
    if in_order(lines):
        return lines
    gutter = _gutter(lines)
    if gutter is None and usual is not None and _fits(lines, usual):
        gutter = usual
    if gutter is None:
        stretch = _stretch(lines, usual)
        if stretch is None:
            return with_edges(lines)
        first, stop = stretch
        return [*with_edges(lines[:first]), *in_columns(lines[first:stop], usual), *in_columns(lines[stop:], usual)]
    out: list[Line] = []
    band: list[Line] = []
    size = _usual_size(lines)
    for line in lines:
        left, right = _halves(line, gutter, size)
        if left is None and right is None:
            out += _band(band, len(out))
            out += with_edges([line])
            band = []
        else:
            band += [part for part in (left, right) if part is not None]
    return out + _band(band, len(out))


def _band(parts: list[Line], done: int) -> list[Line]:
    """Left parts, then right ones; each side may have columns of its own."""
    if not parts:
        return []
    left = [part for part in parts if part.column == 0]
    right = [part for part in parts if part.column == 1]
    out: list[Line] = []
    for side, half in enumerate((left, right)):
        ordered = in_columns([replace(part, column=0) for part in half])
        out += [replace(line, column=line.column + 2 * side + done + 1) for line in ordered]
    return out


def _stretch(lines: list[Line], usual: float | None = None) -> tuple[int, int] | None:
    """The first run of lines with a gutter on a page that has none as a whole: its first line and the one behind it.

    A short run is one where its gutter is the `usual` one. Numbered lines are transcript paper, which has no columns.
    """
    if not _FEWEST <= len(lines) <= _MOST or 2 * sum(line.number is not None for line in lines) > len(lines):
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    gaps = sorted(b.x0 - a.x1 for line in lines for a, b in pairwise(line.words))
    least = max(_NARROWEST * _usual_size(lines), _WIDER * gaps[len(gaps) // 2] if gaps else 0.0)
    inner = x0 + _INNER[0] * (x1 - x0), x0 + _INNER[1] * (x1 - x0)
    blanks = [list(_blanks(line, inner, least)) for line in lines]
    first = 0
    while first + _FEWEST_BESIDE <= len(lines):
        stop = _stop(blanks, first, least)
        run = lines[first:stop]
        own = _gutter(run)
        if own is not None and _fills(run, own):
            return first, stop
        if own is None and usual is not None and _fills(run, usual) and _fits(run, usual):
            return first, stop
        first += 1
    return None


def _fills(lines: list[Line], gutter: float) -> bool:
    """True for some lines most of which have words on both sides of `gutter`."""
    both = sum(line.x0 < gutter < line.x1 for line in lines)
    return both >= _FEWEST_BESIDE and 2 * both > len(lines)


def _blanks(line: Line, inner: tuple[float, float], least: float) -> Iterator[tuple[float, float]]:
    """The stretches between `inner` that no word of a line reaches into, from one x to another."""
    at = inner[0]
    for word in line.words:
        if word.x1 > at:
            if (end := min(word.x0, inner[1])) - at >= least:
                yield at, end
            at = word.x1
    if inner[1] - at >= least:
        yield at, inner[1]


def _stop(blanks: list[list[tuple[float, float]]], first: int, least: float) -> int:
    """Where the lines from `first` on end that have a blank in common; a single line may run across it."""
    common, stop = blanks[first], first + 1
    for at in range(first + 1, len(blanks)):
        kept = [(a, b) for x in common for y in blanks[at] if (b := min(x[1], y[1])) - (a := max(x[0], y[0])) >= least]
        if kept:
            common, stop = kept, at + 1
        elif at > stop:
            break
    return stop


def _gutter(lines: list[Line]) -> float | None:
    """The x of a blank strip between two columns of text, or None."""
    if len(lines) < _FEWEST:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width, size = x1 - x0, _usual_size(lines)
    if width < 20 * size:
        return None
    step = 1.0
    bins = int(width / step) + 1
    covered = [0] * (bins + 1)
    for line in lines:
        marked = bytearray(bins + 1)
        for word in line.words:
            a, b = int((word.x0 - x0) / step), int((word.x1 - x0) / step)
            marked[a : b + 1] = b"\x01" * (min(b, bins) - a + 1)
        for i in range(bins + 1):
            covered[i] += marked[i]
    allowed = 0.22 * len(lines)
    best, begin = None, None
    for i in range(int(_INNER[0] * bins), int(_INNER[1] * bins) + 1):
        if covered[i] <= allowed:
            begin = i if begin is None else begin
            if best is None or i - begin > best[1] - best[0]:
                best = (begin, i)
        else:
            begin = None
    if best is None or best[1] - best[0] < _NARROWEST * size / step:
        return None
    best = _emptiest(covered, best, 0.03 * len(lines))
    middle = x0 + (best[0] + best[1]) / 2 * step
    left = sum(line.words[0].x0 < middle for line in lines)
    right = sum(line.words[-1].x1 > middle for line in lines)
    filled = max(covered[: best[0]], default=0), max(covered[best[1] + 1 :], default=0)
    enough = min(left, right) >= 0.35 * len(lines) and min(filled) >= 0.35 * len(lines)
    return middle if enough else None


def _emptiest(covered: list[int], strip: tuple[int, int], slack: float) -> tuple[int, int]:
    """The widest part of a strip that hardly more words reach into than into its emptiest place: indents are not gutter."""
    least = min(covered[strip[0] : strip[1] + 1])
    best, begin = (strip[0], strip[0]), None
    for i in range(strip[0], strip[1] + 1):
        if covered[i] > least + slack:
            begin = None
            continue
        begin = i if begin is None else begin
        if i - begin > best[1] - best[0] or covered[best[0]] > least + slack:
            best = (begin, i)
    return best


def _usual_size(lines: list[Line]) -> float:
    return sorted(line.size for line in lines)[len(lines) // 2]


def _fits(lines: list[Line], gutter: float) -> bool:
    """True where hardly a line runs across `gutter` and there is something on both sides of it."""
    across = sum(any(word.x0 < gutter < word.x1 for word in line.words) for line in lines)
    left = sum(line.x0 < gutter for line in lines)
    right = sum(line.x1 > gutter for line in lines)
    return across <= 0.1 * len(lines) and left > 0 and right > 0


def _halves(line: Line, gutter: float, size: float) -> tuple[Line | None, Line | None]:
    """The line's parts left and right of the gutter; two Nones where words run across it without a gap.

    In a line of more than the usual `size`, a heading over both columns, the gutter may fall between two words; a word
    of the left column may be too long for it and reach into the gutter or the right column.
    """
    left = [word for word in line.words if word.x1 <= gutter]
    right = [word for word in line.words if word.x0 >= gutter]
    across = [word for word in line.words if word.x0 < gutter < word.x1]
    if across and _overhangs(across, right, gutter, size):
        left, across = [*left, *across], []
    if not across and left and right:
        gap = right[0].x0 - left[-1].x1
        beside = left[-1].x1 > gutter - line.size and right[0].x0 < gutter + line.size
        larger = min(left[-1].size, right[0].size) > 1.3 * size
        if gap < (1.5 * _widest_gap(left, right) if larger else 0.6 * line.size) and (larger or not beside):
            return None, None
    if across:
        return None, None
    return (
        replace(line, words=tuple(left), column=0) if left else None,
        replace(line, words=tuple(right), column=1) if right else None,
    )


def _overhangs(across: list[Word], right: list[Word], gutter: float, size: float) -> bool:
    """True for a single long word over the gutter that is not followed by another one as in a sentence."""
    word = across[0]
    if len(across) > 1 or len(word.text) < _LONG_WORD or word.size > 1.15 * size:
        return False
    reaches, length = word.x1 - gutter, word.x1 - word.x0
    return reaches < 0.5 * length and (not right or right[0].x0 - word.x1 > 0.6 * size)


def _widest_gap(left: list[Word], right: list[Word]) -> float:
    """The widest space between words on one of the sides; that of an ordinary blank where there is none."""
    gaps = [b.x0 - a.x1 for side in (left, right) for a, b in pairwise(side)]
    return max([*gaps, 0.4 * left[0].size])
