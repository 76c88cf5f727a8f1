"""Zip archives of documents: each member is read as if it stood in a folder; its source is `ARCHIVE#MEMBER`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from index.errors import UnreadableDocument, UnsupportedDocument
from index.readers.container import Container
from index.readers.kinds import BINARY_SUFFIXES, is_unreadable_binary, kind_of
from index.types import Document


def members(
    data: bytes,
    *,
    source: str,
    read: Callable[..., tuple[Document, ...]],
    failed: Callable[[str, str], None] | None = None,
) -> tuple[Document, ...]:
    """The documents in the archive. Hidden and binary members are left out, as in a folder.

    `failed` is told the source of each other member that could not be read, and why in one line. Raises
    UnreadableDocument where the archive is damaged or over a limit, or where no member could be read.
    """
    container = Container(data, source=source)
    documents: list[Document] = []
    errors: dict[str, str] = {}
    for name in container.names:
        path = PurePosixPath(name)
        hidden = any(part.startswith(".") for part in path.parts) or path.parts[0] == "__MACOSX"
        if hidden or path.suffix.lower() in BINARY_SUFFIXES:
            continue
        member = f"{source}#{name}"
        try:
            content = container.read(name)
            if is_unreadable_binary(content):
                continue
            if kind_of(content, path.suffix) == "zip":
                raise UnreadableDocument(f"{member}: an archive in an archive; unpack it and add what it holds")
            documents += read(content, source=member, suffix=path.suffix)
        except UnsupportedDocument:
            continue
        except UnreadableDocument as error:
            errors[member] = str(error)
    if not documents:
        why = f"; {next(iter(errors.values()))}" if errors else ""
        raise UnreadableDocument(
            f"{source}: no document in this archive can be read{why or '; add text, Word, PDF or subtitle files'}"
        )
    if failed:
        for member, why in errors.items():
            failed(member, why)
    return tuple(documents)
