"""PDF with a text layer, through PDFium: columns in order, running heads and line numbers out of the text.

What is taken out is kept where it locates: printed pages and lines are locators, every line has its box on the page.
Runs in the child process, see `sandbox`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from index.errors import UnreadableDocument
from index.readers.layout import compose
from index.readers.pdf_body import pieces_of
from index.readers.pdf_columns import gutter_of
from index.readers.pdf_condensed import small_pages
from index.readers.pdf_lines import Line, lines_of
from index.readers.pdf_margins import margins_of
from index.readers.pdf_notes import without_notes
from index.readers.pdf_numbers import all_numbered
from index.readers.pdf_rules import Rules, rules_on
from index.readers.pdf_words import Word, words_on
from index.types import Document

MAX_PAGES = 5_000
MAX_WORDS = 5_000_000
_LEAST_WORDS = 3  # words on a page on average below which a document with pictures is a scan
_NO_TITLE = re.compile(r"^(?:untitled|microsoft word|document\d*|.*\.(?:docx?|pdf|tex|indd|rtf|odt)$)", re.I)


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The PDF as one document. A scan is an error that names OCR; so are a password and a damaged file."""
    sheets, meta_title = _sheets(data, source)
    pages = all_numbered(sheet.lines for sheet in sheets)
    margins = margins_of(pages, [sheet.height for sheet in sheets])
    kept = [
        [line for i, line in enumerate(lines) if i not in running]
        for lines, running in zip(pages, margins.running, strict=True)
    ]
    parted = [without_notes(lines, gutter_of(lines)) for lines in kept]
    notes = [line for _, below in parted for line in below]
    pieces = pieces_of([body for body, _ in parted], [sheet.rules for sheet in sheets], margins.printed, notes)
    return (compose(pieces, source=source, title=meta_title),)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What stands on a page: its lines, how high it is, what is drawn."""

    lines: list[Line]
    height: float
    rules: Rules


def _sheets(data: bytes, source: str) -> tuple[list[_Sheet], str]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableDocument(f"{source}: protected by a password; save a copy without it") from None
        raise UnreadableDocument(f"{source}: damaged PDF, it cannot be opened; export or download it again") from None
    try:
        if len(pdf) > MAX_PAGES:
            raise UnreadableDocument(f"{source}: {len(pdf)} pages, more than the {MAX_PAGES} that are read; split it")
        return _read(pdf, source)
    finally:
        pdf.close()


def _lines(words: list[Word], number: int) -> list[Line]:
    small = small_pages(words, page=number)
    return lines_of(words, page=number) if small is None else small


def _read(pdf: Any, source: str) -> tuple[list[_Sheet], str]:
    import pypdfium2

    sheets: list[_Sheet] = []
    count = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            sheets.append(_Sheet([], 0.0, Rules()))
            continue
        words = words_on(page)
        count += len(words)
        if count > MAX_WORDS:
            raise UnreadableDocument(f"{source}: more than {MAX_WORDS} words; split it")
        sheets.append(_Sheet(_lines(words, number), page.get_height(), rules_on(page)))
        page.close()
    if count < max(1, min(_LEAST_WORDS * len(sheets), 200)):
        raise UnreadableDocument(
            f"{source}: no text in it, a scan it seems; run OCR first, for example: ocrmypdf IN.pdf OUT.pdf"
        )
    title = " ".join(str(pdf.get_metadata_value("Title") or "").split())
    return sheets, "" if _NO_TITLE.match(title) or len(title) < 4 else title
