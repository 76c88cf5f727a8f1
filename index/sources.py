"""Which files and documents a name stands for: a source as it was added, a path, a folder, a file name, PATH#ID."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.entries import FileRecord
from index.errors import StoreError
from index.store import View
from index.types import Document, Filters


def named_documents(wanted: str, documents: Mapping[int, tuple[str, str, str]]) -> set[int]:
    """The ids of the documents that a name stands for, of (file's source, resolved path, row) by id.

    A source as it was added or a path come before a mere file name. A file stands for its rows; 'PATH#ID' is one of them.
    """
    resolved: dict[str, str] = {}
    exact: set[int] = set()
    by_name: set[int] = set()
    for document_id, (source, path, row) in documents.items():
        file = wanted.removesuffix(row)
        if file not in resolved:
            resolved[file] = str(Path(file).resolve())
        if file == source or resolved[file] == path:
            exact.add(document_id)
        elif file == os.path.basename(path):  # noqa: PTH119  # of every document: Path would be slow
            by_name.add(document_id)
    return exact or by_name


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


def all_named(files: Mapping[str, FileRecord], names: Sequence[str | Path]) -> list[FileRecord]:
    """The files that several paths stand for, each once. Raises StoreError for a path that stands for none."""
    found: dict[str, FileRecord] = {}
    for name in names:
        records = named_files(files, str(name))
        if not records:
            raise StoreError(f"{name}: not in this store; see what is: onrecord list")
        found.update({record.path: record for record in records})
    return list(found.values())


def file_named(files: Mapping[str, FileRecord], name: str) -> FileRecord:
    """The one file that `name` stands for. Raises StoreError for none or several."""
    records = named_files(files, name)
    if len(records) != 1:
        raise StoreError(f"{name}: {'several files' if records else 'not in this store'}; see: onrecord list")
    return records[0]


def document_named(view: View, name: str) -> Document:
    """The one document that `name` stands for. Raises StoreError for none or several."""
    found = view.summaries(Filters(document=name))
    if len(found) != 1:
        several = ", ".join(s.source for s in found[:3])
        problem = f"several documents ({several} ...); name one" if found else "not in this store"
        raise StoreError(f"{name}: {problem}; see what is: onrecord list")
    document = view.document(found[0].id)
    assert document is not None
    return document
