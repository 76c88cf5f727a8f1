"""What a table of a PDF is made of: rows of cells of lines, in the place of some lines of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.readers.pdf_lines import Line
from index.readers.pdf_words import Word

Cell = tuple[Line, ...]
Row = tuple[Cell, ...]

_SLACK = 6.0  # points by which columns of one table may stand apart on two pages
_LONGEST_CELL = 300  # characters
_ENDS = ".?!:。？！؟…"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells in the place of the page's lines `first` to `last`; `edges` are where columns begin, and
    `bordered` says that lines are drawn around it."""

    first: int
    last: int
    rows: tuple[Row, ...]
    edges: tuple[float, ...]
    bordered: bool

    @property
    def is_short(self) -> bool:
        """True where no cell holds paragraphs, as cells of a page's layout do."""
        return all(sum(len(line.text) for line in cell) <= _LONGEST_CELL for row in self.rows for cell in row)

    def goes_on(self, other: Table) -> bool:
        """True where `other`, the first thing on the next page, has the same columns."""
        pairs = zip(self.edges, other.edges, strict=False)
        return len(self.edges) == len(other.edges) and all(abs(a - b) < _SLACK for a, b in pairs)

    def with_rows_of(self, other: Table) -> Table:
        """This table and the rest of it on the next page, without the header that is printed again there."""
        rows = _without_header(other.rows, self.rows[0])
        if rows and _is_rest(self.rows[-1], rows[0]):
            last = tuple(a + b for a, b in zip(self.rows[-1], rows[0], strict=True))
            return replace(self, rows=(*self.rows[:-1], last, *rows[1:]))
        return replace(self, rows=(*self.rows, *rows))


def table_of(
    lines: Sequence[Line],
    place: tuple[int, int],
    rows: Sequence[Sequence[int]],
    edges: Sequence[float],
    *,
    bordered: bool = False,
) -> Table:
    """The table in the lines `place`, from the first to the last: `rows` are the lines of each row, `edges` part columns."""
    cells = []
    for row in rows:
        parts: list[list[Line]] = [[] for _ in edges]
        for i in row:
            for column, words in enumerate(_parted(lines[i], edges)):
                if words:
                    parts[column].append(replace(lines[i], words=words))
        cells.append(parts)
    return Table(*place, _edged(cells), tuple(edges), bordered)


def _parted(line: Line, edges: Sequence[float]) -> list[tuple[Word, ...]]:
    """The words of a line by the columns in which they begin."""
    columns: list[list[Word]] = [[] for _ in edges]
    for word in line.words:
        columns[sum(edge <= word.x0 + 1 for edge in edges[1:])].append(word)
    return [tuple(words) for words in columns]


def _edged(rows: list[list[list[Line]]]) -> tuple[Row, ...]:
    """The rows with each line told how far its column reaches."""
    sides = []
    for column in zip(*rows, strict=True):
        lines = [line for cell in column for line in cell]
        sides.append((min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)))
    return tuple(
        tuple(
            tuple(replace(line, left=left, right=right, column=i) for line in cell)
            for i, (cell, (left, right)) in enumerate(zip(row, sides, strict=True), start=1)
        )
        for row in rows
    )


def _is_rest(row: Row, following: Row) -> bool:
    """True where `following` is what the page's end has cut off from `row`."""
    cut = (
        a and b and a[-1].text[-1:] not in _ENDS and b[0].text[:1].islower()
        for a, b in zip(row, following, strict=True)
    )
    return not following[0] or any(cut)


def _without_header(rows: tuple[Row, ...], header: Row) -> tuple[Row, ...]:
    """The rows without the header, and with what stands in its cells below its own words as a row."""
    first = rows[0]
    for cell, named in zip(first, header, strict=True):
        if [line.text for line in cell[: len(named)]] != [line.text for line in named]:
            return rows
    below = tuple(cell[len(named) :] for cell, named in zip(first, header, strict=True))
    return (below, *rows[1:]) if any(below) else rows[1:]
