"""Files to Documents: `discover` finds the files, `read` picks the reader by what a file is and not by its name alone.

Text formats are read here in this process; PDFs and zip containers in a child process with limits (`sandbox`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from index.errors import UnreadableDocument, UnsupportedDocument
from index.readers.about import about, people_of_title
from index.readers.discover import Discovery, Found, Skipped, discover
from index.readers.kinds import Kind, WrongKindError, kind_of
from index.readers.language import SHORTEST, language_of
from index.readers.parsed import Parsed
from index.readers.sandbox import read_in_child
from index.readers.subtitles import media_beside, with_media
from index.types import Document
from index.uncollected import uncollected

__all__ = ["MAX_BYTES", "Discovery", "Found", "Skipped", "discover", "read", "read_bytes"]

_SAMPLED_ROWS = 40
_TITLE_EVIDENCE = 20_000  # characters that tell whether a title names a person
MAX_BYTES = 512 * 1024 * 1024  # a larger file is refused

# Module of `index.readers` that reads each kind in this process: read(data, *, source) -> documents.
_IN_PROCESS: dict[Kind, str] = {
    "text": "text",
    "markdown": "text",
    "jsonl": "jsonl",
    "csv": "tables",
    "json": "structured",
    "subtitles": "subtitles",
    "tiers": "tiers",
}
# Those that are parsed in the child process.
_IN_CHILD: dict[Kind, str] = {
    "html": "html",
    "pdf": "pdf",
    "word": "word",
    "odt": "odt",
    "rtf": "rtf",
    "epub": "epub",
    "xlsx": "workbook",
    "yaml": "structured",
    "xml": "xml",
}


def read(
    path: Path,
    *,
    source: str | None = None,
    progress: Callable[[float], None] | None = None,
    failed: Callable[[str, str], None] | None = None,
) -> tuple[Document, ...]:
    """The document at `path`; one per row for tables and JSONL, one per member for a zip archive.

    `source` is the path as the user gave it, shown in citations (default: `path` as it is). `progress` is called with
    the share done, 0 to 1; `failed` with the source of each member of an archive that could not be read and the reason.
    Raises UnreadableDocument (missing, empty, damaged, over a limit) or UnsupportedDocument (binary), each with one line
    that says what to do.
    """
    source = source if source is not None else str(path)
    data = _bytes(path, source)
    if progress:
        progress(0.0)
    documents = read_bytes(data, source=source, suffix=path.suffix, failed=failed)
    if path.suffix.lower() in (".vtt", ".srt") and (media := media_beside(path)):
        documents = tuple(with_media(document, media) for document in documents)
    if progress:
        progress(1.0)
    return documents


def read_bytes(
    data: bytes, *, source: str, suffix: str, failed: Callable[[str, str], None] | None = None
) -> tuple[Document, ...]:
    """`read` for bytes at hand; `suffix` is that of the file they come from ('.md')."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadableDocument(f"{source}: empty file; save or copy it again")
    kind = kind_of(data, suffix)
    try:
        documents = _parsed(kind, data, source, failed)
    except WrongKindError:
        documents = _parsed("text", data, source)
    if not any(document.text.strip() for document in documents):
        raise UnreadableDocument(f"{source}: no text in it")
    digest = hashlib.sha256(data).hexdigest()
    if len(documents) > _SAMPLED_ROWS:
        documents = _with_language(documents)
    return tuple(_completed(document, digest) for document in documents)


def _parsed(
    kind: Kind, data: bytes, source: str, failed: Callable[[str, str], None] | None = None
) -> tuple[Document, ...]:
    if kind in _IN_PROCESS:
        reader = import_module(f"index.readers.{_IN_PROCESS[kind]}")
        with uncollected():
            documents: tuple[Document, ...] = reader.read(data, source=source)
        return documents
    if kind in _IN_CHILD:
        return read_in_child(_IN_CHILD[kind], data, source=source)
    if kind == "doc":
        from index.readers.office import converted

        return read_in_child("word", converted(data, source=source), source=source)
    if kind == "zip":
        from index.readers.archive import members

        return members(data, source=source, read=read_bytes, failed=failed)
    raise UnsupportedDocument(
        f"{source}: binary file; OnRecord reads text and documents, not this kind: add its text, a transcript or a PDF"
    )


def _with_language(rows: tuple[Document, ...]) -> tuple[Document, ...]:
    """Rows of a long table with the language of the table, where rows from all over it are in one.

    Otherwise, and for rows too short to tell, as they are: `_completed` looks at each by itself.
    """
    step = len(rows) / _SAMPLED_ROWS
    found = [language_of(rows[int(i * step)].text) for i in range(_SAMPLED_ROWS)]
    told = [language for language in found if language is not None]
    if len(told) < _SAMPLED_ROWS // 2 or len(set(told)) > 1:
        return rows
    return tuple(replace(row, language=told[0]) if len(row.text) >= 2 * SHORTEST else row for row in rows)


def _completed(document: Document, digest: str) -> Document:
    """The document with what its reader left open: digest, language; title, people and date as its words give them."""
    is_row = any(block.locator.row is not None for block in document.blocks[:1])
    if document.language is not None and (is_row or document.sha256):
        return document
    language = document.language or language_of(document.text)
    if is_row or document.sha256:
        return replace(document, sha256=document.sha256 or digest, language=language)
    known = about(document.text, Parsed(blocks=document.blocks), source=document.source)
    named = people_of_title(document.title, document.text[:_TITLE_EVIDENCE]) if document.title else ()
    return replace(
        document,
        sha256=digest,
        language=language,
        title=document.title or known.title,
        participants=tuple(dict.fromkeys((*document.participants, *named, *known.participants))),
        date=document.date or known.date,
    )


def _bytes(path: Path, source: str) -> bytes:
    try:
        if not path.is_file():
            what = "a folder, not a file" if path.is_dir() else "no such file"
            raise UnreadableDocument(f"{source}: {what}")
        before = path.stat()
        if before.st_size > MAX_BYTES:
            raise UnreadableDocument(
                f"{source}: {before.st_size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB that are read; split it"
            )
        data = path.read_bytes()
        after = path.stat()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UnreadableDocument(f"{source}: cannot be read ({why})") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise UnreadableDocument(f"{source}: changed while it was read; add it again")
    return data
