"""Tables without borders on a PDF page: lines whose words begin at the same places, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.readers.pdf_cells import Table, table_of
from index.readers.pdf_lines import Line

_GAP = 0.6  # of the font's size: the least blank before a column
_LEVEL = 1.5  # points by which words of one column begin apart
_APART = 1.25  # of the distance of lines: from which on a row begins
_FAR = 4.0  # of the font's size: a distance that ends a table
_FEWEST_ROWS = 3
_MOST_WORDS = 100  # of a row
_LABEL_WORDS = 3  # that somebody's name has at most
_BEGUN = 0.8  # share of cells that begin as a sentence or a name does
_ENDS = ".?!:。？！؟…"
_LABEL = re.compile(r".{0,40}[:：]$|[QA][.:]?$")  # a sign tells these without any table


def aligned(lines: Sequence[Line]) -> Iterator[Table]:
    """Every run of lines with a column in common, as rows."""
    at = 0
    while at < len(lines):
        stop, columns = _run(lines, at)
        table = _table(lines, at, stop, columns) if columns and stop - at >= _FEWEST_ROWS else None
        if table is not None:
            yield table
        at = stop if table is not None else at + 1


def _run(lines: Sequence[Line], first: int) -> tuple[int, list[float]]:
    """Where the lines end whose words keep to a column that begins in line `first`, and where such columns begin."""
    columns = _beginnings(lines[first])
    stop = first + 1
    while columns and stop < len(lines):
        line = lines[stop]
        if not 0 < line.base - lines[stop - 1].base < _FAR * line.size:
            break
        kept = [x for x in columns if _keeps_to(line, x)]
        if not kept:
            break
        columns, stop = kept, stop + 1
    return stop, columns


def _beginnings(line: Line) -> list[float]:
    """Where words stand behind a wide blank; nowhere in a line of more words than a row has."""
    if len(line.words) > _MOST_WORDS:
        return []
    return [b.x0 for a, b in pairwise(line.words) if b.x0 - a.x1 >= _GAP * line.size]


def _keeps_to(line: Line, x: float) -> bool:
    """True where the words of a line stop well before `x` or begin there."""
    before = [word.x1 for word in line.words if word.x0 < x - _LEVEL]
    behind = [word.x0 for word in line.words if word.x0 >= x - _LEVEL]
    return (not before or max(before) <= x - _GAP * line.size) and (not behind or behind[0] <= x + _LEVEL)


def _table(lines: Sequence[Line], first: int, stop: int, columns: list[float]) -> Table | None:
    """The table in lines `first` to `stop`, where their rows begin together in several columns."""
    edges = [min(line.x0 for line in lines[first:stop]), *(x - _LEVEL for x in columns)]
    step = min((lines[i].base - lines[i - 1].base for i in range(first + 1, stop)), default=0.0)
    rest = _rest(lines, first, columns)
    rows = [[*range(rest)], [first]] if rest else [[first]]
    for i in range(first + 1, stop):
        if _begins(lines[i - 1], lines[i], edges, step):
            rows.append([i])
        else:
            rows[-1].append(i)
    while rows and len(_parts(lines[rows[-1][0]], edges)) < 2:
        rows.pop()
    if len(rows) < _FEWEST_ROWS:
        return None
    table = table_of(lines, (rows[0][0], rows[-1][-1]), rows, edges)
    opening = [row[0][0].text for row in table.rows if row[0]]
    cells = [cell[0].text for row in table.rows for cell in row if cell]
    if 2 * sum(bool(_LABEL.match(text)) for text in opening) > len(opening):
        return None
    return table if sum(not text[:1].islower() for text in cells) >= _BEGUN * len(cells) else None


def _rest(lines: Sequence[Line], first: int, columns: Sequence[float]) -> int:
    """How many lines at the head of the page, down to line `first`, go on with the second column of a row before."""
    return (
        first
        if all(line.x0 >= min(columns) - _LEVEL and _keeps_to(line, min(columns)) for line in lines[:first])
        else 0
    )


def _begins(above: Line, line: Line, edges: Sequence[float], step: float) -> bool:
    """True where a row begins: after a wider gap, or where the first column says something new."""
    before, here = _parts(above, edges), _parts(line, edges)
    if line.base - above.base > _APART * step:
        return len(here) > 1 or 0 in here
    if len(here) < 2 or 0 not in here or 0 not in before:
        return len(here) > 1 and 0 in here
    labels = max(len(before[0]), len(here[0])) <= _LABEL_WORDS and above.text[-1:] in _ENDS
    return labels or before[0][-1][-1] in _ENDS


def _parts(line: Line, edges: Sequence[float]) -> dict[int, list[str]]:
    """The words of a line by the columns in which they begin."""
    columns: dict[int, list[str]] = {}
    for word in line.words:
        columns.setdefault(sum(edge <= word.x0 for edge in edges[1:]), []).append(word.text)
    return columns
