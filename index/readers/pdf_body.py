"""The body of a PDF in reading order: tables row by row, all else column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.readers.grid import table_pieces, told_pieces
from index.readers.layout import Piece, rule
from index.readers.pdf_breaks import Norm, norm_of
from index.readers.pdf_cells import Table
from index.readers.pdf_columns import gutter_of, in_columns
from index.readers.pdf_lines import Line, with_edges
from index.readers.pdf_notes import each_note
from index.readers.pdf_paragraphs import paragraphs
from index.readers.pdf_rules import Rules
from index.readers.pdf_tables import tables_on

Printed = tuple[int | None, ...]
Told = Mapping[int, list[tuple[Table, list[Piece]]]]
"""By page, its tables and what their rows say; nothing for the rest of one that began on an earlier page."""

_GROUPS = 10_000  # keeps the groups of one table apart from those of others


def pieces_of(
    pages: Sequence[list[Line]], rules: Sequence[Rules], printed: Printed, notes: Sequence[Line] = ()
) -> Iterator[Piece]:
    """The pieces of `pages`, whose running heads are gone, then the footnotes below a line.

    `printed` are the page numbers that lawyers cite.
    """
    body = list(_flow(pages, {}))
    if not body:
        return
    norm = norm_of([line for line in body if isinstance(line, Line)])
    held: list[Line] = []
    for part in _flow(pages, _told(pages, rules, norm, printed)):
        if isinstance(part, Line):
            held.append(part)
            continue
        yield from paragraphs(held, norm, printed)
        held = []
        yield part
    yield from paragraphs(held, norm, printed)
    if notes:
        yield rule()
        for note in each_note(with_edges(notes)):
            yield from paragraphs(note, norm, printed)


def _flow(pages: Sequence[list[Line]], told: Told) -> Iterator[Line | Piece]:
    """Lines in reading order, and in the places of tables what these tell."""
    gutters = sorted(
        gutter for i, lines in enumerate(pages) if i not in told and (gutter := gutter_of(lines)) is not None
    )
    usual = gutters[len(gutters) // 2] if gutters else None
    for i, lines in enumerate(pages):
        at = 0
        for table, pieces in told.get(i, ()):
            yield from in_columns(lines[at : table.first], usual)
            yield from pieces
            at = table.last + 1
        yield from in_columns(lines[at:], usual)


def _told(pages: Sequence[list[Line]], rules: Sequence[Rules], norm: Norm, printed: Printed) -> Told:
    """The tables that hold questions with answers or talk, or have borders, each as a whole though it may run over pages."""
    told: dict[int, list[tuple[Table, list[Piece]]]] = {}
    for number, run in enumerate(_runs(pages, rules), start=1):
        whole = run[0][1]
        for _, more in run[1:]:
            whole = whole.with_rows_of(more)
        rows = [[tuple(paragraphs(cell, norm, printed)) for cell in row] for row in whole.rows]
        pieces = told_pieces(rows, first_group=number * _GROUPS)
        if not pieces and whole.bordered and whole.is_short:
            pieces = list(table_pieces(rows))
        if pieces:
            for page, table in run:
                told.setdefault(page, []).append((table, pieces if table is run[0][1] else []))
    return told


def _runs(pages: Sequence[list[Line]], rules: Sequence[Rules]) -> list[list[tuple[int, Table]]]:
    """The tables of all pages with their pages, those that go on at the head of the next page put together."""
    runs: list[list[tuple[int, Table]]] = []
    open_ = False
    for page, (lines, drawn) in enumerate(zip(pages, rules, strict=True)):
        for table in tables_on(lines, drawn):
            if open_ and table.first == 0 and runs[-1][-1][0] == page - 1 and runs[-1][0][1].goes_on(table):
                runs[-1].append((page, table))
            else:
                runs.append([(page, table)])
            open_ = table.last == len(lines) - 1
    return runs
