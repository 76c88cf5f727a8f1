"""Excel workbooks (.xlsx): one document per row of every sheet, like `tables`. Runs in the child process."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import PurePath

from index.errors import UnreadableDocument
from index.readers.container import Container
from index.readers.layout import Piece, compose
from index.readers.rows import sha256_of
from index.readers.tables import documents_of, headed_columns, talk_of
from index.types import Document

MAX_ROWS = 200_000
_WIDEST = 200  # columns that are looked at


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """Rows of the first sheet are `PATH#ROW`, those of the others `PATH#SHEET!ROW`; formulas give their last value.

    A transcript is one document, `PATH#SHEET` where there are other sheets. Hidden sheets are not read.
    """
    from openpyxl import load_workbook

    Container(data, source=source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about styles and extensions, which say nothing here
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets: list[tuple[str, list[list[str]]]] = []
        for sheet in (sheet for sheet in book.worksheets if sheet.sheet_state == "visible"):
            if hasattr(sheet, "reset_dimensions"):
                sheet.reset_dimensions()
            rows = _rows(sheet.iter_rows(values_only=True, max_col=_WIDEST), source=source)
            sheets.append((str(sheet.title), rows))
    headed = [headed_columns(rows) for _, rows in sheets]
    known = {names: columns for names, columns in headed if columns.header and columns.pairs}
    found: list[Document] = []
    for number, (title, rows) in enumerate(sheets):
        if not any(any(cell.strip() for cell in row) for row in rows):
            continue
        if talk := talk_of(rows):
            found.append(_talk(talk, source=source, sheet=title if len(sheets) > 1 else ""))
        else:
            found += documents_of(rows, source=source, prefix=f"{title}!" if number else "", known=known)
    return tuple(found)


def _talk(talk: list[Piece], *, source: str, sheet: str) -> Document:
    """The transcript on a sheet; `sheet` is its name where there are others."""
    if not sheet:
        return compose(talk, source=source, title=PurePath(source).stem.replace("_", " "))
    document = compose(talk, source=f"{source}#{sheet}", title=sheet)
    return replace(document, sha256=sha256_of(document.text))


def _rows(values: Iterable[tuple[object, ...]], *, source: str) -> list[list[str]]:
    """The rows of a sheet as it shows them, empty ones included. Raises UnreadableDocument where they are too many."""
    rows: list[list[str]] = []
    filled = 0
    for row in values:
        rows.append([_shown(value) for value in row] if any(value is not None for value in row) else [])
        filled += bool(rows[-1])
        if filled > MAX_ROWS:
            raise UnreadableDocument(f"{source}: more than {MAX_ROWS} rows; split it")
    return rows


def _shown(value: object) -> str:
    """A cell's value as the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("_x000D_", "")
