"""A run of pairs as the indexes see it: passages of both fields, their words and vectors, by row. Derived, immutable.

The base of a generation is one segment, memory-mapped from files; what was added since is another, in memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Connection
from index.lexical import WordIndex
from index.reading import FIELDS
from index.store import Ids, Scores, WordField
from index.types import PassageField
from index.vectors import VectorIndex

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldIndex:
    """The passages of one field by row. `pair_rows` ascends; `vector_rows` point into `vectors`, where equal texts
    share a row; `sharing[starts[v]:starts[v + 1]]` are the rows that share vector v."""

    passages: Ids
    pair_rows: NDArray[np.uint32]
    vector_rows: NDArray[np.uint32]
    sharing: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    vectors: VectorIndex
    words: WordIndex

    def rows_of(self, pair_rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of the passages of these pairs."""
        wanted = pair_rows.astype(self.pair_rows.dtype)  # else each search would copy all rows to another type
        first = np.searchsorted(self.pair_rows, wanted, side="left")
        last = np.searchsorted(self.pair_rows, wanted, side="right")
        sizes = last - first
        shifts = np.cumsum(sizes) - sizes
        return np.repeat(first - shifts, sizes) + np.arange(int(sizes.sum()))

    def sharing_rows(self, vectors: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For found vectors, in order: the rows that share them, and for each the position of its vector."""
        first = self.starts[vectors].astype(np.int64)
        sizes = self.starts[vectors + 1].astype(np.int64) - first
        shifts = np.cumsum(sizes) - sizes
        positions = np.repeat(np.arange(len(vectors)), sizes)
        return self.sharing[np.repeat(first - shifts, sizes) + np.arange(int(sizes.sum()))].astype(np.int64), positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Pairs by row (`pairs` are their ids, ascending), the two fields and the words of the headers.

    `documents` are the pairs' documents, whose pairs stand together; `asked` is 1 where a pair asks a question.
    """

    pairs: Ids
    documents: Ids
    asked: NDArray[np.uint8]
    fields: Mapping[PassageField, FieldIndex]
    header: WordIndex

    def words(self, field: WordField) -> WordIndex:
        """The word index of a field."""
        return self.header if field == "header" else self.fields[field].words

    def pair_rows(self, ids: Ids) -> tuple[NDArray[np.int64], Ids]:
        """Rows of those of the pair ids (sorted) that are in this segment, and those ids."""
        rows = np.searchsorted(self.pairs, ids)
        inside = rows < len(self.pairs)
        inside[inside] = self.pairs[rows[inside]] == ids[inside]
        return rows[inside], ids[inside]


_PAIR_PARTS = ("pairs", "documents", "asked")
_FIELD_PARTS = ("passages", "pair_rows", "vector_rows", "sharing", "starts")


def build(db: Connection, after: int, dimension: int) -> Segment:
    """The segment of all pairs whose id is greater than `after`."""
    query = "SELECT id, words, document_id, asked FROM pair WHERE id > ? ORDER BY id"
    rows = db.execute(query, (after,)).fetchall()
    pairs = np.array([row[0] for row in rows], np.int64)
    header = WordIndex.build([row[1] for row in rows])
    return Segment(
        pairs=pairs,
        documents=np.array([row[2] for row in rows], np.int64),
        asked=np.array([row[3] for row in rows], np.uint8),
        fields={field: _build_field(db, number, after, pairs, dimension) for number, field in enumerate(FIELDS)},
        header=header,
    )


def _build_field(db: Connection, number: int, after: int, pairs: Ids, dimension: int) -> FieldIndex:
    query = "SELECT id, pair_id, vector_id, words FROM passage WHERE pair_id > ? AND field = ? ORDER BY pair_id, id"
    rows = db.execute(query, (after, number)).fetchall()
    pair_rows = np.searchsorted(pairs, np.array([row[1] for row in rows], np.int64)).astype(np.uint32)
    vector_ids, vector_rows = np.unique(np.array([row[2] for row in rows], np.int64), return_inverse=True)
    vectors = np.empty((len(vector_ids), dimension), np.float16)
    read = (
        "SELECT DISTINCT v.id, v.value FROM vector v JOIN passage p ON p.vector_id = v.id"
        " WHERE p.pair_id > ? AND p.field = ? ORDER BY v.id"
    )
    for at, (_, value) in enumerate(db.execute(read, (after, number))):
        vectors[at] = np.frombuffer(value, "<f2")
    sharing = np.argsort(vector_rows, kind="stable")
    starts = np.searchsorted(vector_rows[sharing], np.arange(len(vector_ids) + 1))
    return FieldIndex(
        passages=np.array([row[0] for row in rows], np.int64),
        pair_rows=pair_rows,
        vector_rows=vector_rows.astype(np.uint32),
        sharing=sharing.astype(np.uint32),
        starts=starts.astype(np.uint32),
        vectors=VectorIndex.build(vectors, dimension),
        words=WordIndex.build([row[3] for row in rows]),
    )


def save(segment: Segment, folder: Path) -> None:
    """Write a segment's files into `folder`; the caller flushes them and renames the folder."""
    for part in _PAIR_PARTS:
        _save(folder / f"{part}.npy", getattr(segment, part))
    segment.header.save(folder, "header")
    for name, field in segment.fields.items():
        for part in _FIELD_PARTS:
            _save(folder / f"{name}-{part}.npy", getattr(field, part))
        field.words.save(folder, name)
        field.vectors.save(folder / f"{name}.faiss")


def load(folder: Path) -> Segment:
    """Map what `save` wrote. Raises OSError, ValueError or RuntimeError where a file is missing or not what it was."""
    fields: dict[PassageField, FieldIndex] = {}
    for name in FIELDS:
        parts = {part: _load(folder / f"{name}-{part}.npy") for part in _FIELD_PARTS}
        fields[name] = FieldIndex(
            **parts, words=WordIndex.load(folder, name), vectors=VectorIndex.load(folder / f"{name}.faiss")
        )
    pair_parts = {part: _load(folder / f"{part}.npy") for part in _PAIR_PARTS}
    return Segment(**pair_parts, fields=fields, header=WordIndex.load(folder, "header"))


def _save(path: Path, array: NDArray[Any]) -> None:
    np.save(path, array, allow_pickle=False)


def _load(path: Path) -> NDArray[Any]:
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))  # a plain view: slicing a memmap is slow


def sizes(segment: Segment) -> dict[str, int]:
    """The counts that a generation's manifest states and its opening checks."""
    counts = {"pairs": len(segment.pairs), "header": len(segment.header)}
    counts |= {"documents": len(segment.documents), "asked": len(segment.asked)}
    for name, field in segment.fields.items():
        counts[f"{name} passages"] = len(field.passages)
        counts[f"{name} words"] = len(field.words)
        counts[f"{name} vectors"] = len(field.vectors)
        counts[f"{name} dimension"] = field.vectors.dimension
    return counts


class Part:
    """A segment with those of its pairs that still exist, ready to be searched."""

    def __init__(self, segment: Segment, removed: Ids) -> None:
        self.segment = segment
        rows, _ = segment.pair_rows(removed)
        self._starts: NDArray[np.int64] | None = None
        self._alive_rows: dict[WordField, Mask] = {}
        self.alive: Mask | None = None
        if len(rows):
            self.alive = np.ones(len(segment.pairs), bool)
            self.alive[rows] = False

    @property
    def last(self) -> int:
        """The largest id of a pair; 0 without any."""
        return int(self.segment.pairs[-1]) if len(self.segment.pairs) else 0

    def without(self, removed: Ids) -> Part:
        """The same part without these pairs, of which it may miss some already."""
        rows, _ = self.segment.pair_rows(removed)
        gone = 0 if self.alive is None else len(self.alive) - np.count_nonzero(self.alive)
        return self if len(rows) == gone else Part(self.segment, removed)

    def mask(self, allowed: Ids | None) -> Mask | None:
        """The pairs that may be found, by row; None where all may."""
        if allowed is None:
            return self.alive
        mask = np.zeros(len(self.segment.pairs), bool)
        mask[self.segment.pair_rows(allowed)[0]] = True
        return mask if self.alive is None else mask & self.alive

    def around(self, ids: Ids, most: int, allowed: Ids | None) -> tuple[Ids, Ids, Mask]:
        """Ids, documents and `asked` of the pairs with these (sorted) ids and of the others of their documents."""
        segment = self.segment
        rows, _ = segment.pair_rows(ids)
        if self._starts is None:  # where each document's pairs begin; they stand together
            changes = np.flatnonzero(segment.documents[1:] != segment.documents[:-1]) + 1
            self._starts = np.concatenate([[0], changes, [len(segment.pairs)]])
        at = np.unique(np.searchsorted(self._starts, rows, side="right") - 1)
        first, last = self._starts[at], self._starts[at + 1]
        small = last - first <= most
        spread = [np.arange(a, b) for a, b in zip(first[small], last[small], strict=True)]
        found = np.unique(np.concatenate([rows, *spread]))
        mask = self.mask(allowed)
        if mask is not None:
            found = found[mask[found]]
        return segment.pairs[found], segment.documents[found], segment.asked[found] > 0

    def word_mask(self, field: WordField, pairs: Mask | None) -> Mask | None:
        """A mask of pairs carried over to the rows of a field's word index."""
        if pairs is None or field == "header":
            return pairs
        kept = self._alive_rows.get(field) if pairs is self.alive else None
        if kept is None:
            kept = pairs[self.segment.fields[field].pair_rows]
            if pairs is self.alive:
                self._alive_rows[field] = kept
        return kept

    def totals(self, field: WordField) -> tuple[int, int]:
        """How many rows of a field exist, and how many words they have together."""
        words, mask = self.segment.words(field), self.word_mask(field, self.alive)
        if mask is None:
            return len(words), int(words.lengths.sum(dtype=np.int64))
        return int(mask.sum()), int(words.lengths[mask].sum(dtype=np.int64))

    def frequency(self, field: WordField, word: int) -> int:
        """In how many existing rows of a field a word stands."""
        rows, _ = self.segment.words(field).postings(word)
        mask = self.word_mask(field, self.alive)
        return len(rows) if mask is None else int(mask[rows].sum())

    def nearest(self, field: PassageField, vector: Scores, k: int, allowed: Ids | None) -> tuple[Ids, Ids, Scores]:
        """Passage ids, pair ids and cosines of the k best passages."""
        index = self.segment.fields[field]
        passages = self.word_mask(field, self.mask(allowed))
        vectors = None
        if passages is not None:
            vectors = np.zeros(len(index.vectors), bool)
            vectors[index.vector_rows[passages]] = True
        found, cosines = index.vectors.search(vector, k, vectors)
        rows, positions = index.sharing_rows(found)
        if passages is not None:
            keep = passages[rows]
            rows, positions = rows[keep], positions[keep]
        return self._named(field, rows[:k], cosines[positions[:k]])

    def similarity(self, field: PassageField, vector: Scores, ids: Ids) -> tuple[Ids, Ids, Scores]:
        """Passage ids, pair ids and cosines of every passage of the pairs with these (sorted) ids; one column for each of
        several vectors."""
        index = self.segment.fields[field]
        rows = index.rows_of(self.segment.pair_rows(ids)[0])
        return self._named(field, rows, index.vectors.similarity(vector, index.vector_rows[rows].astype(np.int64)))

    def matching(
        self, field: WordField, weights: Mapping[int, float], average: float, k: int, allowed: Ids | None
    ) -> tuple[Ids, Ids, Scores]:
        """Passage ids, pair ids and scores of at least the k best rows of a field (all that tie with the last)."""
        mask = self.word_mask(field, self.mask(allowed))
        return self._named(field, *self.segment.words(field).best(weights, average, k, mask))

    def relevance(self, field: WordField, words: Sequence[int], average: float, ids: Ids) -> tuple[Ids, Ids, Scores]:
        """Passage ids, pair ids and saturations (rows, words) of every row of the pairs with these (sorted) ids."""
        pair_rows = self.segment.pair_rows(ids)[0]
        rows = pair_rows if field == "header" else self.segment.fields[field].rows_of(pair_rows)
        return self._named(field, rows, self.segment.words(field).saturation(rows, words, average))

    def _named(self, field: WordField, rows: NDArray[np.int64], scores: Scores) -> tuple[Ids, Ids, Scores]:
        if field == "header":
            return np.zeros(len(rows), np.int64), self.segment.pairs[rows], scores
        index = self.segment.fields[field]
        return index.passages[rows], self.segment.pairs[index.pair_rows[rows]], scores


def removed(db: Connection) -> Ids:
    """Sorted ids of the pairs that were removed since the base was made."""
    return np.array([row[0] for row in db.execute("SELECT pair_id FROM removed ORDER BY pair_id")], np.int64)
