"""What is handed to a store: files, and the documents derived from them, ready to be kept."""

from __future__ import annotations

from dataclasses import dataclass

from index.types import Document, Passage, QAPair


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageEntry:
    """A passage ready to be kept: its words (stems, in order) and the key of its vector."""

    passage: Passage
    words: tuple[str, ...]
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PairEntry:
    """A pair ready to be kept, with its passages and the words of its header field."""

    pair: QAPair
    header_words: tuple[str, ...]
    passages: tuple[PassageEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document ready to be kept. `row` is what follows the file's source in the document's ('#ID' for a row of a
    table, '' for a whole file). With `reread` False the document comes from the store: its text and locators stay."""

    document: Document
    row: str
    pairs: tuple[PairEntry, ...]
    reread: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file the store mirrors. `path` is resolved and is its identity; `source` is the path as it was given.

    `derivation` names how documents were derived from it (splitting rules, layout choice); a difference means that the
    file has to be read again. `complete` is False while some of its rows are still to be kept.
    """

    path: str
    source: str
    collection: str | None = None
    size: int
    mtime_ns: int
    sha256: str
    derivation: str
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """What is to become of a file in one transaction: documents to keep (replacing those of their rows), rows to drop."""

    file: FileRecord
    documents: tuple[DocumentEntry, ...] = ()
    dropped_rows: frozenset[str] = frozenset()
