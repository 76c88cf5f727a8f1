"""Words of a PDF page to lines in reading order: columns one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.readers.pdf_words import Word

_LONG_WORD = 15  # letters of an address or a name that no line end divides


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one baseline of one column. `number` is the printed line number, `left`/`right` the column's edges.

    `printed` is the number of a small page among several on the sheet, see `pdf_condensed`.
    """

    words: tuple[Word, ...]
    page: int
    column: int = 0
    number: int | None = None
    printed: int | None = None
    left: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        """The words with single blanks between."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(word.x1 for word in self.words)

    @property
    def y0(self) -> float:
        """The upper edge."""
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        """The lower edge."""
        return max(word.y1 for word in self.words)

    @property
    def base(self) -> float:
        """The baseline of its longest word, superscripts aside."""
        return max(self.words, key=lambda word: len(word.text)).base

    @property
    def size(self) -> float:
        """The height of its longest word's font."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        """True where every word is bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """True where every word is italic."""
        return all(word.italic for word in self.words)


def lines_of(words: list[Word], *, page: int) -> list[Line]:
    """The page's lines from top to bottom over its whole width, columns not yet parted."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        row = rows[-1] if rows else None
        if row is not None and (_level(word, row[0]) or _raised(word, row)):
            row.append(word)
            if word.size > row[0].size:
                row[0], row[-1] = word, row[0]
        else:
            rows.append([word])
    return [Line(words=tuple(sorted(row, key=lambda word: word.x0)), page=page) for row in _with_raised(rows)]


def _with_raised(rows: list[list[Word]]) -> Iterator[list[Word]]:
    """The rows, those of nothing but small words that hang on the row below as part of that row."""
    above: list[Word] = []
    for row, below in pairwise([*rows, []]):
        if below and all(word.size < 0.8 * below[0].size and _raised(word, below) for word in row):
            above += row
            continue
        yield [*row, *above]
        above = []


def _level(word: Word, other: Word) -> bool:
    return abs(word.base - other.base) <= 0.4 * min(word.size, other.size)


def _raised(word: Word, row: list[Word]) -> bool:
    """True for a smaller word that hangs on the same line as an index or a footnote's number."""
    near = min(row, key=lambda other: min(abs(other.x1 - word.x0), abs(word.x1 - other.x0)))
    small = word.size < 0.8 * near.size or near.size < 0.8 * word.size
    touches = -1 < word.x0 - near.x1 < 0.5 * near.size or -1 < near.x0 - word.x1 < 0.5 * near.size
    return (
        small and touches and word.y0 < near.y1 and near.y0 < word.y1 and abs(word.base - near.base) < 0.7 * near.size
    )


def gutter_of(lines: list[Line]) -> float | None:
    """The x of a blank strip between two columns of text, or None; see `in_columns`."""
    return None if in_order(lines) else _gutter([line for line in lines if line.words])


def in_order(lines: Sequence[Line]) -> bool:
    """True for the lines of small pages, which are in reading order already."""
    return any(line.printed is not None for line in lines)


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
        return with_edges(lines)
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


def _gutter(lines: list[Line]) -> float | None:
    """The x of a blank strip between two columns of text, or None."""
    if len(lines) < 6:
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
    for i in range(int(0.28 * bins), int(0.72 * bins) + 1):
        if covered[i] <= allowed:
            begin = i if begin is None else begin
            if best is None or i - begin > best[1] - best[0]:
                best = (begin, i)
        else:
            begin = None
    if best is None or best[1] - best[0] < 0.5 * size / step:
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


def with_edges(lines: Iterable[Line]) -> list[Line]:
    """The lines with the edges of the text block they belong to."""
    lines = list(lines)
    if not lines:
        return []
    lefts = sorted(line.x0 for line in lines)
    left = lefts[len(lefts) // 10]
    right = sorted((line.x1 for line in lines), reverse=True)[len(lines) // 10]
    return [replace(line, left=left, right=right) for line in lines]
