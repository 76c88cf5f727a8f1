"""Zip archives of documents: each member is read as if it stood in a folder; its source is `ARCHIVE#MEMBER`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from index.errors import UnreadableDocument, UnsupportedDocument
from index.readers.container import Container
from index.readers.kinds import BINARY_SUFFIXES, is_unreadable_binary
from index.types import Document

_ARCHIVES = frozenset((".zip", ".jar"))


def members(data: bytes, *, source: str, read: Callable[..., tuple[Document, ...]]) -> tuple[Document, ...]:
    """The documents in the archive. Hidden and binary members and archives within are left out, as in a folder.

    Raises UnreadableDocument where the archive is damaged or over a limit, or where no member could be read.
    """
    container = Container(data, source=source)
    documents: list[Document] = []
    errors: list[str] = []
    for name in container.names:
        path = PurePosixPath(name)
        hidden = any(part.startswith(".") for part in path.parts) or path.parts[0] == "__MACOSX"
        if hidden or path.suffix.lower() in BINARY_SUFFIXES | _ARCHIVES:
            continue
        content = container.read(name)
        if is_unreadable_binary(content) or not content.strip():
            continue
        try:
            documents += read(content, source=f"{source}#{name}", suffix=path.suffix)
        except UnsupportedDocument:
            continue
        except UnreadableDocument as error:
            errors.append(str(error))
    if not documents:
        why = f"; {errors[0]}" if errors else ""
        raise UnreadableDocument(
            f"{source}: no document in this archive can be read{why or '; add text, Word, PDF or subtitle files'}"
        )
    return tuple(documents)
