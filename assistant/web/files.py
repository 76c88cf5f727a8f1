"""The file behind a document: a PDF's own bytes to draw its pages from, the recording beside a subtitle file.

Only files that the store itself names are opened, and only while they still are what was read.
"""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from index.entries import FileRecord
from index.errors import OnRecordError
from index.fingerprints import size
from index.library import Library
from index.readers import MAX_BYTES
from index.readers.container import Container
from index.readers.subtitles import media_beside
from index.types import Document

SUBTITLES = (".vtt", ".srt")


def file_of(library: Library, source: str) -> FileRecord | None:
    """The file that a document was read from: itself, or the table or zip that it is a row or a file of."""
    with library.reading() as view:
        files = view.files().values()
        return next((file for file in files if source == file.source or source.startswith(f"{file.source}#")), None)


def path_of(library: Library, document: Document) -> Path | None:
    """Where the file of a document lies; None where the store knows none or it is gone."""
    file = file_of(library, document.source)
    path = Path(file.path) if file else None
    return path if path and path.is_file() else None


def pdf_of(library: Library, document: Document) -> bytes | None:
    """The PDF's bytes, also from within a zip; None where they are no longer those that were read."""
    path = path_of(library, document)
    member = document.source.rpartition(".zip#")[2] if ".zip#" in document.source else ""
    if path is None or not (member or path.name).lower().endswith(".pdf") or size(path) > MAX_BYTES:
        return None
    try:
        data = path.read_bytes()
        data = Container(data, source=document.source).read(member) if member else data
    except (OSError, OnRecordError):
        return None
    return data if hashlib.sha256(data).hexdigest() == document.sha256 else None


def recording_of(library: Library, document: Document) -> Path | None:
    """The audio or video of the same name in the same folder as a subtitle file; never through a link."""
    path = path_of(library, document)
    if path is None or path.suffix.lower() not in SUBTITLES:
        return None
    name = media_beside(path)
    if name is None:
        return None
    recording = path.with_name(name)
    plays = (mimetypes.guess_type(name)[0] or "").startswith(("audio/", "video/"))
    return recording if plays and not recording.is_symlink() else None
