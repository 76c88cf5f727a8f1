"""Tables of text (.csv, .tsv): one document per row, by question and answer columns, a text column, or all cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from index.errors import UnreadableDocument
from index.readers.columns import Columns, columns_of, first_row
from index.readers.encoding import text_of
from index.readers.layout import Piece, compose
from index.readers.rows import row_document, unique
from index.readers.talk import is_timed_talk, turns_of
from index.readers.talk_table import talk_in
from index.types import Document

_SAMPLE_ROWS = 200
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 64 * 1024 * 1024


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The rows of the table; one document where they are turns of a talk. A file without a second column is text."""
    text = text_of(data, source=source)
    rows = _rows(text.removeprefix("\ufeff"), source)
    if max((len(row) for row in rows[:_SAMPLE_ROWS]), default=0) < 2:
        from index.readers import text as plain

        return plain.read(data, source=source)
    if talk := talk_of(rows):
        return (compose(talk, source=source, title=PurePath(source).stem.replace("_", " ")),)
    return tuple(documents_of(rows, source=source))


def talk_of(rows: Sequence[Sequence[str]]) -> list[Piece]:
    """The turns of a transcript kept as a table; empty for a table of anything else."""
    names = [cell.strip().lower() for cell in rows[0]]
    items = [dict(zip(names, row, strict=False)) for row in rows[1:] if any(cell.strip() for cell in row)]
    if columns_of(rows[:_SAMPLE_ROWS]).pairs or not is_timed_talk(items[:_SAMPLE_ROWS]):
        return talk_in(rows)
    return turns_of(items)


def headed_columns(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], Columns]:
    """The names of the columns of a table, as they stand there, and what they hold."""
    top = first_row(rows)
    names = tuple(cell.strip() for cell in rows[top]) if rows else ()
    return names, columns_of(rows[top : top + _SAMPLE_ROWS])


def documents_of(
    rows: Sequence[Sequence[str]],
    *,
    source: str,
    prefix: str = "",
    known: Mapping[tuple[str, ...], Columns] | None = None,
) -> Iterator[Document]:
    """A document for each row that says something; two for each row of a bilingual table, `ID:fr` and `ID:en`.

    Rows count from 1 as a spreadsheet shows them, the header included; `prefix` names the sheet. `known` are the columns
    of other sheets with questions and answers by their names.
    """
    top = first_row(rows)
    heads, columns = headed_columns(rows)
    if not columns.pairs:
        columns = (known or {}).get(heads, columns)
    names = [cell.strip() for cell in rows[top]] if columns.header and rows else []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        if (number == top + 1 and columns.header) or not any(cell.strip() for cell in row):
            continue
        given = _cell(row, columns.id).strip()
        name = unique(prefix + (given or str(number)), seen)
        yield from _row(row, columns, names, source, name)


def _row(row: Sequence[str], columns: Columns, names: list[str], source: str, name: str) -> Iterator[Document]:
    title, speaker, date = (_cell(row, at).strip() for at in (columns.title, columns.speaker, columns.date))
    found = False
    for question, answer, suffix in columns.pairs:
        asked, said = _cell(row, question), _cell(row, answer)
        if asked.strip() and said.strip():
            found = True
            yield row_document(
                source=source,
                row=f"{name}:{suffix}" if len(columns.pairs) > 1 else name,
                question=asked.strip(),
                answer=said.strip(),
                title=title,
                speaker=speaker or None,
                date=date or None,
            )
    if not found:
        text = _cell(row, columns.text).strip() or _listed(row, names, columns)
        yield row_document(source=source, row=name, text=text, title=title, speaker=speaker or None, date=date or None)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _listed(row: Sequence[str], names: list[str], columns: Columns) -> str:
    """The cells of a row as a reader would list them, named where the table names its columns."""
    lines = []
    for i, cell in enumerate(row):
        if cell.strip() and i != columns.id:
            named = i < len(names) and names[i] and len([c for c in row if c.strip()]) > 1
            lines.append(f"{names[i]}: {cell.strip()}" if named else cell.strip())
    return "\n".join(lines) or " ".join(cell.strip() for cell in row).strip()


def _rows(text: str, source: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = "\t" if PurePath(source).suffix.lower() in (".tsv", ".tab") else _delimiter(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True))
    except csv.Error as error:
        raise UnreadableDocument(f"{source}: not a table that can be read ({error})") from None


def _delimiter(text: str) -> str:
    """The sign that parts most rows into the same number of cells, more than one."""
    sample = text[:65_536]
    best = (0.0, ",")
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row][:50]
        except csv.Error:
            continue
        widths = [len(row) for row in rows[:-1] or rows]
        usual = max(set(widths), key=widths.count) if widths else 1
        if usual > 1:
            best = max(best, (widths.count(usual) / len(widths), delimiter), key=lambda entry: entry[0])
    return best[1]
