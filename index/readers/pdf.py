"""PDF with a text layer, through PDFium: columns in order, running heads and line numbers out of the text.

What is taken out is kept where it locates: printed pages and lines are locators, every line has its box on the page.
Runs in the child process, see `sandbox`.
"""

from __future__ import annotations

import re
from typing import Any

from index.errors import UnreadableDocument
from index.readers.layout import compose
from index.readers.pdf_lines import Line, gutter_of, in_columns, lines_of, numbered
from index.readers.pdf_margins import margins_of
from index.readers.pdf_paragraphs import paragraphs
from index.readers.pdf_words import words_on
from index.types import Document

MAX_PAGES = 5_000
MAX_WORDS = 5_000_000
_LEAST_WORDS = 3  # words on a page on average below which a document with pictures is a scan
_NO_TITLE = re.compile(r"^(?:untitled|microsoft word|document\d*|.*\.(?:docx?|pdf|tex|indd|rtf|odt)$)", re.I)


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The PDF as one document. A scan is an error that names OCR; so are a password and a damaged file."""
    pages, heights, meta_title = _pages(data, source)
    pages = [[line for line in numbered(lines) if line.words] for lines in pages]
    margins = margins_of(pages, heights)
    kept = [
        [line for i, line in enumerate(lines) if i not in running]
        for lines, running in zip(pages, margins.running, strict=True)
    ]
    gutters = sorted(gutter for lines in kept if (gutter := gutter_of(lines)) is not None)
    usual = gutters[len(gutters) // 2] if gutters else None
    body = [line for lines in kept for line in in_columns(lines, usual)]
    return (compose(paragraphs(body, margins.printed), source=source, title=meta_title),)


def _pages(data: bytes, source: str) -> tuple[list[list[Line]], list[float], str]:
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
        return _lines(pdf, source)
    finally:
        pdf.close()


def _lines(pdf: Any, source: str) -> tuple[list[list[Line]], list[float], str]:
    import pypdfium2

    pages: list[list[Line]] = []
    heights: list[float] = []
    count = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            pages.append([])
            heights.append(0.0)
            continue
        words = words_on(page)
        count += len(words)
        if count > MAX_WORDS:
            raise UnreadableDocument(f"{source}: more than {MAX_WORDS} words; split it")
        pages.append(lines_of(words, page=number))
        heights.append(page.get_height())
        page.close()
    if count < max(1, min(_LEAST_WORDS * len(pages), 200)):
        raise UnreadableDocument(
            f"{source}: no text in it, a scan it seems; run OCR first, for example: ocrmypdf IN.pdf OUT.pdf"
        )
    title = " ".join(str(pdf.get_metadata_value("Title") or "").split())
    return pages, heights, "" if _NO_TITLE.match(title) or len(title) < 4 else title
