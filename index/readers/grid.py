"""Tables inside documents to pieces: question and answer columns get roles, tables that lay out talk give speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.readers.columns import columns_of
from index.readers.layout import Piece, Run

Cell = tuple[Piece, ...]
_LABEL = re.compile(r"[^\W\d_][\w.'’ -]{0,40}:?$")


def table_pieces(rows: list[list[Cell]], *, first_group: int = 10_000) -> Iterator[Piece]:
    """The rows in order. `first_group` keeps the groups of pairs apart from those outside the table."""
    rows = [row for row in rows if any(piece.text for cell in row for piece in cell)]
    if not rows:
        return
    width = max(len(row) for row in rows)
    if width == 1 or (len(rows) == 1 and any(len(cell) > 2 for cell in rows[0])):
        for row in rows:
            for cell in row:
                yield from cell
        return
    words = [[_words(cell) for cell in row] for row in rows]
    columns = columns_of(words)
    if columns.pairs:
        yield from _pairs(rows, columns.pairs[0][:2], first_group, header=columns.header)
    elif width in (2, 3) and _is_talk(words):
        yield from _talk(rows)
    else:
        for row in rows:
            yield _row(row)


def _pairs(rows: list[list[Cell]], pair: tuple[int, int], group: int, *, header: bool) -> Iterator[Piece]:
    if header:
        yield replace(_row(rows[0]), kind="table")
    for number, row in enumerate(rows[1 if header else 0 :], start=group):
        for column, role in ((pair[0], "question"), (pair[1], "answer")):
            for piece in row[column] if column < len(row) else ():
                yield replace(piece, role="question" if role == "question" else "answer", group=number)


def _is_talk(words: list[list[str]]) -> bool:
    """True where the first column holds few short labels that come again and the last one what was said."""
    labels = [row[0].strip() for row in words if row and row[0].strip()]
    said = [row[-1] for row in words if len(row) > 1]
    if len(labels) < 4 or not all(_LABEL.match(label) for label in labels):
        return False
    return len(set(labels)) <= max(2, len(labels) // 2) and sum(map(len, said)) > 8 * sum(map(len, labels))


def _talk(rows: list[list[Cell]]) -> Iterator[Piece]:
    speaker = None
    for row in rows:
        label = _words(row[0]).strip().rstrip(":") if row else ""
        speaker = label or speaker
        for cell in row[1:]:
            for piece in cell:
                yield replace(piece, speaker=speaker)


def _row(row: list[Cell]) -> Piece:
    runs: list[Run] = []
    for cell in row:
        said = [run for piece in cell for run in (*piece.runs, Run(text=" "))]
        if any(run.text.strip() for run in said):
            runs += [Run(text=" | ")] if runs else []
            runs += said
    return Piece(kind="table", runs=tuple(runs))


def _words(cell: Cell) -> str:
    return "\n".join(piece.text for piece in cell)
