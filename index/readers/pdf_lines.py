"""Words of a PDF page to lines from top to bottom; `pdf_columns` puts those of columns in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.readers.pdf_words import Word


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


def in_order(lines: Sequence[Line]) -> bool:
    """True for the lines of small pages, which are in reading order already."""
    return any(line.printed is not None for line in lines)


def with_edges(lines: Iterable[Line]) -> list[Line]:
    """The lines with the edges of the text block they belong to."""
    lines = list(lines)
    if not lines:
        return []
    lefts = sorted(line.x0 for line in lines)
    left = lefts[len(lefts) // 10]
    right = sorted((line.x1 for line in lines), reverse=True)[len(lines) // 10]
    return [replace(line, left=left, right=right) for line in lines]
