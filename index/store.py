"""What a store is: the contract that library and search rely on, whatever the store is made of.

Contract, held by one state-machine test on any implementation:

* A document's text, pairs, passages, words and vectors become visible together or not at all.
* One writer at a time; `writing` raises StoreLocked and names the other. Readers never wait.
* Everything read inside one `reading` block comes from one moment.
* Ids are positive, given by the store and never used again, not even after a removal.
* Text comes back character for character: NULs, lone surrogates and byte order marks included.
* What the derived indexes return is always true of the documents; a damaged index is rebuilt, never served.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from index.entries import FileEntry, FileRecord
from index.types import Document, Filters, Locator, PassageField, QAPair, Span

WordField = Literal["question", "answer", "header"]
Ids = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A document without its text, as lists show it. `pairs` counts questions, `sections` what has none."""

    id: int
    source: str
    title: str
    participants: tuple[str, ...]
    date: str | None
    language: str | None
    collection: str | None
    sha256: str
    layouts: tuple[str, ...]
    pairs: int
    sections: int
    passages: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store holds. `delta` counts passages that are not yet in the base of the indexes; sizes are bytes; `model` is
    where the encoder is found, None for the bundled one."""

    path: str
    schema: int
    embedder: str
    model: str | None
    dimension: int
    files: int
    documents: int
    pairs: int
    sections: int
    passages: int
    vectors: int
    words: int
    generation: int
    delta: int
    bytes: int
    collections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who takes part: the name, the labels that stand for it, and the ids of the documents."""

    name: str
    labels: tuple[str, ...]
    documents: tuple[int, ...]
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that `doctor` found wrong, and what was done about it ('' when nothing could be)."""

    problem: str
    repair: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person put right; it outlives re-reading.

    `label` as written becomes `person`, in the file at `path` or everywhere (None). With `label` None, `layout` is the
    layout the file at `path` must be read with.
    """

    path: str | None
    label: str | None = None
    person: str | None = None
    layout: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Parallel arrays of what an index found: passage id (0 for the header field), its pair's id, the score or scores."""

    passages: Ids
    pairs: Ids
    scores: Scores


@dataclass(frozen=True, slots=True)
class Group:
    """Parallel arrays of pairs, ordered by id: their ids, their documents' ids, True where they ask a question."""

    pairs: Ids
    documents: Ids
    asked: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Parallel arrays of sentences in the order of their passages: pair id, start and end in the document, vector (n, d),
    passage id."""

    pairs: Ids
    starts: Ids
    ends: Ids
    vectors: Scores
    passages: Ids


class View(Protocol):
    """One moment of a store, for reading. Valid inside its `reading` block only."""

    @property
    def change(self) -> int:
        """Counts the commits so far: equal numbers mean equal content."""
        ...

    def document(self, document_id: int) -> Document | None:
        """The document without blocks and places, or None."""
        ...

    def documents(self, ids: Sequence[int]) -> dict[int, Document]:
        """Several documents at once, by id; ids that do not exist are left out."""
        ...

    def participants(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Whom documents name as taking part, by id, without reading their texts; ids that do not exist are left out."""
        ...

    def pairs(self, ids: Sequence[int]) -> dict[int, QAPair]:
        """Pairs by id; ids that do not exist are left out."""
        ...

    def pairs_of(self, document_id: int) -> tuple[QAPair, ...]:
        """A document's pairs and sections in order."""
        ...

    def passages(self, ids: Sequence[int]) -> dict[int, tuple[PassageField, Span]]:
        """The field and span of passages, by id."""
        ...

    def sentences(self, pairs: Sequence[int]) -> Sentences:
        """The sentences of these pairs, each with the vector it has among its neighbours."""
        ...

    def locate(self, document_id: int, span: Span, heading: tuple[str, ...]) -> Locator:
        """Where a span stands: page, line, time, row, under the `heading` of its pair."""
        ...

    def summaries(self, filters: Filters) -> tuple[DocumentSummary, ...]:
        """The documents that pass, ordered by source."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Everybody who takes part, by name."""
        ...

    def files(self, paths: Collection[str] | None = None) -> dict[str, FileRecord]:
        """Every file by its resolved path; with `paths` those of them that there are."""
        ...

    def sources(self, file_path: str) -> dict[str, tuple[int, str]]:
        """Of one file, row -> (document id, sha256)."""
        ...

    def known(self, keys: Collection[bytes]) -> set[bytes]:
        """Those of the vector keys that the store has."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, in the order they were made."""
        ...

    def unread(self) -> tuple[str, ...]:
        """The paths of the files that could not be read when they were last tried, and have no documents; sorted."""
        ...

    def count(self) -> int:
        """How many documents there are: cheap, unlike `info`."""
        ...

    def info(self) -> StoreInfo:
        """Counts and facts."""
        ...

    def allowed(self, filters: Filters) -> Ids | None:
        """Sorted ids of the pairs that pass, or None where nothing is limited."""
        ...

    def nearest(self, field: PassageField, vector: Scores, k: int, allowed: Ids | None) -> Found:
        """The k passages of one field with the largest cosine to `vector` (dimension,), best first."""
        ...

    def matching(self, field: WordField, words: Mapping[str, float], k: int, allowed: Ids | None) -> Found:
        """The k passages (pairs, for the header) with the largest sum of saturation times weight, best first.

        With idf as the weight of each stem this is BM25.
        """
        ...

    def similarity(self, field: PassageField, vector: Scores, pairs: Ids) -> Found:
        """The cosine of every passage of these pairs in one field, ordered by pair id and passage id. For several vectors
        (n, dimension) the scores are (passages, n)."""
        ...

    def relevance(self, field: WordField, words: Sequence[str], pairs: Ids) -> Found:
        """For every passage of these pairs in one field, how much of each stem it has: scores are (n, words).

        Ordered by pair id and passage id, so that the rows are those of `similarity`.
        0 where the stem is missing, towards 1 the more often it stands there for the passage's length.
        """
        ...

    def around(self, pairs: Ids, most: int, allowed: Ids | None) -> Group:
        """These pairs with all others of their documents that may be found; of a document with more than `most` pairs
        only those given."""
        ...

    def frequency(self, field: WordField, words: Sequence[str]) -> dict[str, int]:
        """In how many passages (pairs, for the header) of a field each stem stands."""
        ...

    def size(self, field: WordField) -> int:
        """How many passages (pairs, for the header) a field has."""
        ...

    def vocabulary(self, field: WordField) -> tuple[str, ...]:
        """The stems of a field, sorted."""
        ...


class Writer(Protocol):
    """The one writer of a store. Each method is one transaction."""

    def put(self, files: Sequence[FileEntry], vectors: Mapping[bytes, Scores]) -> None:
        """Keep what the entries say. `vectors` holds those of their keys that `known` did not."""
        ...

    def drop_file(self, file_path: str) -> int:
        """Remove a file with all its documents; returns how many there were."""
        ...

    def keep_file(self, file: FileRecord) -> None:
        """Record a file's facts (time, size, completeness) without touching its documents."""
        ...

    def rename(self, old_path: str, file: FileRecord) -> None:
        """The same file under another path: documents, pairs and ids stay."""
        ...

    def correct(self, correction: Correction) -> None:
        """Keep a correction, replacing an earlier one for the same label or file."""
        ...

    def keep_unread(self, paths: Collection[str]) -> None:
        """Remember which files could not be read, in place of those that were remembered."""
        ...

    def publish(self, *, force: bool = False, growing: bool = False) -> None:
        """Fold what was added into the base of the indexes where that pays: always, with `force`; more rarely while a
        run is still `growing` the store."""
        ...

    def purge(self) -> None:
        """Leave no trace of removed documents in any of the store's files."""
        ...


class Store(Protocol):
    """A place that keeps documents and finds passages."""

    def reading(self) -> AbstractContextManager[View]:
        """One consistent view; never waits for a writer."""
        ...

    def writing(self) -> AbstractContextManager[Writer]:
        """The writer. Raises StoreLocked where another one is at work, StoreError where the store is read-only."""
        ...

    def doctor(self, *, repair: bool = True) -> tuple[Finding, ...]:
        """Check every invariant; rebuild what is derived."""
        ...

    def close(self) -> None:
        """Release files. Further use is an error."""
        ...
