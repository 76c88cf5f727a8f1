"""Excel workbooks (.xlsx): one document per row of every sheet, like `tables`. Runs in the child process."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time

from index.errors import UnreadableDocument
from index.readers.container import Container
from index.readers.tables import documents_of
from index.types import Document

MAX_ROWS = 200_000
_WIDEST = 200  # columns that are looked at


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """Rows of the first sheet are `PATH#ROW`, those of the others `PATH#SHEET!ROW`; formulas give their last value.

    Hidden sheets are not read.
    """
    from openpyxl import load_workbook

    Container(data, source=source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about styles and extensions, which say nothing here
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        found: list[Document] = []
        for number, sheet in enumerate(sheet for sheet in book.worksheets if sheet.sheet_state == "visible"):
            rows: list[list[str]] = []
            if hasattr(sheet, "reset_dimensions"):
                sheet.reset_dimensions()
            filled = 0
            for row in sheet.iter_rows(values_only=True, max_col=_WIDEST):
                rows.append([_shown(value) for value in row] if any(value is not None for value in row) else [])
                filled += bool(rows[-1])
                if filled > MAX_ROWS:
                    raise UnreadableDocument(f"{source}: more than {MAX_ROWS} rows; split it")
            if any(any(cell.strip() for cell in row) for row in rows):
                found += documents_of(rows, source=source, prefix=f"{sheet.title}!" if number else "")
    return tuple(found)


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
