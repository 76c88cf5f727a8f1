"""Reading a local store at one moment: the catalogue through one connection, the indexes through a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index import catalogue, filtering, fingerprints, generations, people, reading
from index.catalogue import Connection
from index.entries import FileRecord
from index.segment import Part, Segment
from index.store import Correction, DocumentSummary, Found, Group, Ids, Person, Scores, Sentences, StoreInfo, WordField
from index.types import Document, Filters, Locator, PassageField, QAPair, Span

_NO_WORD = 0  # ids of words begin at 1
_CACHED, _CACHED_TEXT = 2000, 50_000  # documents kept in memory while nothing changes, and their longest text
_CACHED_PAIRS = 10_000
_CACHED_NAMES = 20_000  # documents whose participants are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The indexes at change number `change`. `doubt` says why the base on disk was not believed ('' where it was)."""

    change: int
    generation: int
    base: Segment | None
    parts: tuple[Part, ...]
    doubt: str = ""
    totals: dict[WordField, tuple[int, float]] = field(default_factory=dict)
    documents: dict[int, Document] = field(default_factory=dict)
    participants: dict[int, tuple[str, ...]] = field(default_factory=dict)
    pairs: dict[int, QAPair] = field(default_factory=dict)
    stems: dict[WordField, tuple[str, ...]] = field(default_factory=dict)

    def size(self, name: WordField) -> tuple[int, float]:
        """How many rows a field has, and their average number of words (at least 1)."""
        if name not in self.totals:
            rows, words = (sum(column) for column in zip(*(part.totals(name) for part in self.parts), strict=True))
            self.totals[name] = rows, max(1.0, words / max(1, rows))
        return self.totals[name]


class LocalView:
    """See `index.store.View`."""

    def __init__(self, db: Connection, folder: Path, fresh: Callable[[Connection], Snapshot]) -> None:
        self._db, self._folder, self._fresh = db, folder, fresh
        self._found: Snapshot | None = None
        self._ids: dict[str, int] = {}
        self._frequencies: dict[WordField, dict[str, int]] = {"question": {}, "answer": {}, "header": {}}
        self._matched: dict[tuple[WordField, frozenset[tuple[str, float]], int], Found] = {}

    @property
    def _snapshot(self) -> Snapshot:
        if self._found is None:
            self._found = self._fresh(self._db)
        return self._found

    @property
    def change(self) -> int:
        """Counts the commits so far."""
        return int(catalogue.fact(self._db, "change"))

    @property
    def doubt(self) -> str:
        """Why the base on disk was not believed; '' where all is well."""
        return self._snapshot.doubt

    def document(self, document_id: int) -> Document | None:
        """The document without blocks and places, or None."""
        return self.documents([document_id]).get(document_id)

    def documents(self, ids: Sequence[int]) -> dict[int, Document]:
        """Several documents at once, by id."""
        snapshot = self._snapshot
        missing = [document_id for document_id in ids if document_id not in snapshot.documents]
        read = reading.documents(self._db, missing)
        for document_id, document in read.items():
            if len(document.text) <= _CACHED_TEXT and len(snapshot.documents) < _CACHED:
                snapshot.documents[document_id] = document
        return {i: found for i in ids if (found := read.get(i) or snapshot.documents.get(i)) is not None}

    def participants(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Whom documents name, by id."""
        known = self._snapshot.participants
        read = reading.participants(self._db, [i for i in ids if i not in known])
        if len(known) < _CACHED_NAMES:
            known.update(read)
        return {i: found for i in ids if (found := read.get(i, known.get(i))) is not None}

    def pairs(self, ids: Sequence[int]) -> dict[int, QAPair]:
        """Pairs by id."""
        known = self._snapshot.pairs
        read = reading.pairs(self._db, [pair_id for pair_id in ids if pair_id not in known])
        if len(known) < _CACHED_PAIRS:
            known.update(read)
        return {i: found for i in ids if (found := read.get(i) or known.get(i)) is not None}

    def pairs_of(self, document_id: int) -> tuple[QAPair, ...]:
        """A document's pairs and sections in order."""
        return reading.pairs_of(self._db, document_id)

    def passages(self, ids: Sequence[int]) -> dict[int, tuple[PassageField, Span]]:
        """The field and span of passages, by id."""
        return reading.passages(self._db, ids)

    def sentences(self, pairs: Sequence[int]) -> Sentences:
        """The sentences of these pairs with their vectors."""
        return reading.sentences(self._db, pairs, int(catalogue.fact(self._db, "dimension")))

    def locate(self, document_id: int, span: Span, heading: tuple[str, ...]) -> Locator:
        """Where a span stands, under the `heading` of its pair."""
        return reading.locate(self._db, document_id, span, heading)

    def summaries(self, filters: Filters) -> tuple[DocumentSummary, ...]:
        """The documents that pass, ordered by source."""
        return reading.summaries(self._db, filters)

    def people(self) -> tuple[Person, ...]:
        """Everybody who takes part, by name."""
        return people.people(self._db)

    def files(self, paths: Collection[str] | None = None) -> dict[str, FileRecord]:
        """Every file by its resolved path; with `paths` those of them that there are."""
        return reading.files(self._db, paths)

    def sources(self, file_path: str) -> dict[str, tuple[int, str]]:
        """Of one file, row -> (document id, sha256)."""
        return reading.sources(self._db, file_path)

    def known(self, keys: Collection[bytes]) -> set[bytes]:
        """Those of the vector keys that the store has."""
        return reading.known(self._db, keys)

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, in the order they were made."""
        return people.corrections(self._db)

    def unread(self) -> tuple[str, ...]:
        """The paths of the files that could not be read when they were last tried; sorted."""
        return catalogue.unread(self._db)

    def allowed(self, filters: Filters) -> Ids | None:
        """Sorted ids of the pairs that pass, or None where nothing is limited."""
        return filtering.allowed(self._db, filters)

    def count(self) -> int:
        """How many documents there are."""
        return reading.count(self._db, "document")

    def info(self) -> StoreInfo:
        """Counts and facts."""
        counts = reading.counts(self._db)
        generation = generations.current(self._db)
        last = generation.last_pair if generation else 0
        delta = self._db.execute("SELECT count(*) FROM passage WHERE pair_id > ?", (last,)).fetchone()[0]
        collections = {file.collection for file in self.files().values() if file.collection}
        return StoreInfo(
            path=str(self._folder),
            schema=int(catalogue.fact(self._db, "schema")),
            embedder=catalogue.fact(self._db, "embedder"),
            model=catalogue.model(self._db),
            dimension=int(catalogue.fact(self._db, "dimension")),
            files=counts["file"],
            documents=counts["document"],
            pairs=counts["asked"],
            sections=counts["pair"] - counts["asked"],
            passages=counts["passage"],
            vectors=counts["vector"],
            words=counts["word"],
            generation=generation.number if generation else 0,
            delta=int(delta),
            bytes=fingerprints.size_of_folder(self._folder),
            collections=tuple(sorted(collections)),
        )

    def nearest(self, field: PassageField, vector: Scores, k: int, allowed: Ids | None) -> Found:
        """The k passages of one field with the largest cosine to `vector`, best first."""
        return _best([part.nearest(field, vector, k, allowed) for part in self._snapshot.parts], k)

    def matching(self, field: WordField, words: Mapping[str, float], k: int, allowed: Ids | None) -> Found:
        """The k passages (pairs, for the header) with the best BM25 score, best first."""
        key = (field, frozenset(words.items()), k)
        if allowed is None and key in self._matched:
            return self._matched[key]
        ids, average = self._word_ids(words), self._snapshot.size(field)[1]
        weights = {ids[stem]: words[stem] for stem in ids}
        found = _best([part.matching(field, weights, average, k, allowed) for part in self._snapshot.parts], k)
        if allowed is None:
            self._matched[key] = found
        return found

    def similarity(self, field: PassageField, vector: Scores, pairs: Ids) -> Found:
        """The cosine of every passage of these pairs in one field."""
        ids = _ascending(pairs)
        return _joined([part.similarity(field, vector, ids) for part in self._snapshot.parts])

    def relevance(self, field: WordField, words: Sequence[str], pairs: Ids) -> Found:
        """How much of each word every passage of these pairs has in one field."""
        ids, average = self._word_ids(words), self._snapshot.size(field)[1]
        known = [ids.get(stem, _NO_WORD) for stem in words]
        wanted = _ascending(pairs)
        return _joined([part.relevance(field, known, average, wanted) for part in self._snapshot.parts])

    def around(self, pairs: Ids, most: int, allowed: Ids | None) -> Group:
        """These pairs with all others of their documents that may be found."""
        ids = _ascending(pairs)
        found = [part.around(ids, most, allowed) for part in self._snapshot.parts]
        return Group(*(np.concatenate(column) for column in zip(*found, strict=True)))

    def frequency(self, field: WordField, words: Sequence[str]) -> dict[str, int]:
        """In how many passages (pairs, for the header) of a field each stem stands."""
        known, parts = self._frequencies[field], self._snapshot.parts
        new = [word for word in words if word not in known]
        ids = self._word_ids(new)
        known.update((w, sum(p.frequency(field, ids[w]) for p in parts) if w in ids else 0) for w in new)
        return {word: known[word] for word in words}

    def size(self, field: WordField) -> int:
        """How many passages (pairs, for the header) a field has."""
        return self._snapshot.size(field)[0]

    def vocabulary(self, field: WordField) -> tuple[str, ...]:
        """The stems of a field, sorted."""
        known = self._snapshot.stems
        if field not in known:
            terms = [part.segment.words(field).terms for part in self._snapshot.parts]
            known[field] = reading.stems(self._db, np.unique(np.concatenate(terms)).tolist())
        return known[field]

    def _word_ids(self, stems: Iterable[str]) -> dict[str, int]:
        """Ids of the stems that the store knows, each looked up once in this view."""
        wanted = list(stems)
        new = [stem for stem in wanted if stem not in self._ids]
        self._ids.update(dict.fromkeys(new, _NO_WORD))
        self._ids.update(reading.word_ids(self._db, new))
        return {stem: self._ids[stem] for stem in wanted if self._ids[stem] != _NO_WORD}


def _ascending(ids: Ids) -> Ids:
    """The ids sorted, each once; those of a group are so already."""
    return ids if bool((ids[1:] > ids[:-1]).all()) else np.unique(ids)


def _joined(found: Sequence[tuple[Ids, Ids, Scores]]) -> Found:
    if len(found) == 1:
        return Found(*found[0])
    passages, pairs, scores = (np.concatenate(column) for column in zip(*found, strict=True))
    return Found(passages, pairs, scores)


def _best(found: Sequence[tuple[Ids, Ids, Scores]], k: int) -> Found:
    """The k best of several lists; equal scores in the order of their ids, so that results never depend on the parts."""
    joined = _joined(found)
    order = np.lexsort((joined.passages, joined.pairs, -joined.scores))[:k]
    return Found(joined.passages[order], joined.pairs[order], joined.scores[order])
