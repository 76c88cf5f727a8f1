"""Which files and documents a name stands for: a source as it was added, a path, a folder, a file name, PATH#ID."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.entries import FileRecord
from index.errors import StoreError
from index.store import View
from index.types import Document, Filters


def names_document(wanted: str, source: str) -> bool:
    """True where `wanted` is the source as added or its file name, with or without the row's '#ID'."""
    if wanted == source:
        return True
    file, _, row = source.rpartition("#")
    return wanted in {Path(source).name, file, Path(file).name if row else ""} - {""}


def under(path: str, roots: Sequence[Path]) -> bool:
    """True where a resolved path is one of the roots or lies below one."""
    return any(Path(path).is_relative_to(root) for root in roots)


def named_files(files: Mapping[str, FileRecord], name: str) -> list[FileRecord]:
    """The files that a path stands for: itself, all under a folder, or by plain file name; none where there are none."""
    resolved = Path(name).resolve()
    if str(resolved) in files:
        return [files[str(resolved)]]
    found = [record for record in files.values() if record.source == name or under(record.path, [resolved])]
    return found or [record for record in files.values() if Path(record.path).name == name]


def file_named(files: Mapping[str, FileRecord], name: str) -> FileRecord:
    """The one file that `name` stands for. Raises StoreError for none or several."""
    records = named_files(files, name)
    if len(records) != 1:
        raise StoreError(f"{name}: {'several files' if records else 'not in this store'}; see: onrecord list")
    return records[0]


def document_named(view: View, name: str) -> Document:
    """The one document that `name` stands for. Raises StoreError for none or several."""
    everything = view.summaries(Filters())
    found = [s for s in everything if names_document(name, s.source)]
    exact = [s for s in found if s.source == name]
    if not found:
        ids = {document_id for document_id, _ in view.sources(str(Path(name).resolve())).values()}
        found = [s for s in everything if s.id in ids]
    if len(exact or found) != 1:
        several = ", ".join(s.source for s in found[:3])
        problem = f"several documents ({several} ...); name one" if found else "not in this store"
        raise StoreError(f"{name}: {problem}; see what is: onrecord list")
    document = view.document((exact or found)[0].id)
    assert document is not None
    return document
