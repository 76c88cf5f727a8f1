"""A library of documents in a store: add, sync, remove, search. The composition root of `index`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np

from index import search as searching
from index.catalogue import exists, is_outdated
from index.corrections import rename_person
from index.embedding import Embedder, LocatedEmbedder, Vectors, default_embedder
from index.errors import InvalidQuestion, StoreError
from index.local import LocalStore, locked
from index.queries import WORD_FIELDS
from index.remembered import remembered
from index.sources import all_named, document_named, file_named
from index.store import Correction, DocumentSummary, Finding, Person, Sentences, StoreInfo, View
from index.types import Document, Filters, Hit, Locator, QAPair, Span
from index.wordings import Wordings

if TYPE_CHECKING:
    from index.report import Progress, Report
    from index.rerank import Reranker

DEFAULT_STORE = Path(".onrecord")
MAX_QUESTION = 2000
"""Characters of a question."""
_RERANKED = 20
"""Hits that a re-ranker reads."""
_EVERYTHING = Filters()


class Library:
    """Documents that can be searched. Open with `Library.open`, close or use as a context manager."""

    def __init__(self, store: LocalStore, embedder: Embedder) -> None:
        self.store = store
        self.embedder = embedder
        self._wordings = Wordings()
        self.reranker: Reranker | None = None
        """Puts the first hits of every search in a new order where it is set."""

    @classmethod
    def open(
        cls, path: str | Path = DEFAULT_STORE, *, embedder: Embedder | None = None, create: bool = False
    ) -> Library:
        """Open the store at `path`; with `create`, make it where there is none.

        Without `embedder` it is the one that made the store, for a new one the bundled one. Raises StoreMissing,
        StoreMismatch (another encoder, a newer release), StoreDamaged, StoreError, EncoderError.
        """
        folder = Path(path)
        embedder = embedder or (remembered(folder) if exists(folder) else default_embedder())
        spec = embedder.spec if isinstance(embedder, LocatedEmbedder) else None
        if create and not exists(folder):
            LocalStore.create(folder, embedder=embedder.name, dimension=embedder.dimension, model=spec).close()
        store = LocalStore(folder, embedder=embedder.name, dimension=embedder.dimension)
        if spec is not None and spec != store.model:
            with suppress(StoreError):  # read-only, or written by somebody: whoever comes later may note it
                store.remember(spec)
        return cls(store, embedder)

    @staticmethod
    def upgrade(path: str | Path = DEFAULT_STORE, *, embedder: Embedder | None = None) -> int:
        """Bring a store of an earlier release up to date; returns how many documents were derived again.

        Raises StoreMissing, StoreMismatch (another encoder, a newer release), StoreLocked, StoreDamaged, StoreError.
        """
        from index.upgrade import upgrade

        if not is_outdated(Path(path)):
            return 0
        with locked(Path(path), older=True) as db:
            return upgrade(db, Path(path), embedder or remembered(Path(path)))

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the store's files."""
        self.store.close()

    @property
    def generation(self) -> int:
        """Counts the changes of the store: equal numbers mean equal content."""
        with self.store.reading() as view:
            return view.change

    def reading(self) -> AbstractContextManager[View]:
        """One moment of the store, for several look-ups that must agree."""
        return self.store.reading()

    def add(
        self,
        paths: Sequence[str | Path],
        *,
        collection: str | None = None,
        layout: str | None = None,
        verify: bool = False,
        dry_run: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> Report:
        """Add files and folders; what is unchanged costs nothing. A file that fails is reported and the rest goes on.

        `layout` is kept as a correction: it holds whenever these files are read again.
        """
        from index.ingest import Ingest, Options
        from index.readers import discover

        options = Options(collection=collection, layout=layout, verify=verify, dry_run=dry_run, progress=progress)
        found = discover(paths)
        among = [str(item.path) for item in found.files]
        if dry_run:
            run = Ingest(self.store, self.embedder, None, options, among)
            run.add(found.files)
            return run.report(found.skipped)
        with self.store.writing() as writer:
            for item in found.files if layout is not None else ():
                writer.correct(Correction(path=str(item.path), layout=layout))
            run = Ingest(self.store, self.embedder, writer, options, among)
            try:
                run.add(found.files)
            finally:
                run.remember()
                writer.publish()
            return run.report(found.skipped)

    def sync(
        self,
        paths: Sequence[str | Path],
        *,
        collection: str | None = None,
        verify: bool = False,
        dry_run: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> Report:
        """Make the store mirror `paths`: add, update, rename, remove. What lies elsewhere, or where a
        folder cannot be looked into, is left alone."""
        for path in paths:
            if not Path(path).exists():
                raise StoreError(f"{path}: no such file or folder; to remove its documents: onrecord remove {path}")
        from index.ingest import Ingest, Options
        from index.readers import discover

        options = Options(collection=collection, verify=verify, dry_run=dry_run, progress=progress)
        found = discover(paths)
        roots = [Path(path).resolve() for path in paths]
        if dry_run:
            run = Ingest(self.store, self.embedder, None, options)
            run.mirror(found.files, roots, closed=found.closed)
            return run.report(found.skipped)
        with self.store.writing() as writer:
            run = Ingest(self.store, self.embedder, writer, options)
            try:
                run.mirror(found.files, roots, closed=found.closed)
            finally:
                run.remember()
                writer.publish()
            return run.report(found.skipped)

    def remove(self, paths: Sequence[str | Path], *, purge: bool = False, dry_run: bool = False) -> Report:
        """Remove files, or all files under a folder; with `purge`, erase every trace of what was ever removed.

        A path may be as it was added, resolved, or a plain file name. Raises StoreError for one that is not there.
        """
        from index.ingest import Ingest, Options

        if dry_run:
            run = Ingest(self.store, self.embedder, None, Options(dry_run=True))
            run.remove(all_named(run.files, paths))
            return run.report()
        with self.store.writing() as writer:
            run = Ingest(self.store, self.embedder, writer, Options())
            run.remove(all_named(run.files, paths))
            run.forget([Path(path).resolve() for path in paths])
            run.remember()
            if purge:
                writer.purge()
            else:
                writer.publish()
            return run.report()

    def documents(self, filters: Filters = _EVERYTHING) -> tuple[DocumentSummary, ...]:
        """The documents that pass, ordered by source."""
        with self.store.reading() as view:
            return view.summaries(filters)

    def unread(self) -> tuple[str, ...]:
        """The paths of files that were to be added and could not be read; sorted."""
        with self.store.reading() as view:
            return view.unread()

    def document(self, document_id: int) -> Document:
        """A document by id. Raises StoreError where it does not exist (any more)."""
        with self.store.reading() as view:
            document = view.document(document_id)
        if document is None:
            raise StoreError(f"document {document_id} is not in this store (any more)")
        return document

    def find(self, name: str) -> Document:
        """A document by its source as added, its file name, or PATH#ID. Raises StoreError for none or several."""
        with self.store.reading() as view:
            return document_named(view, name)

    def pairs(self, document_id: int) -> tuple[QAPair, ...]:
        """A document's pairs and sections in order."""
        with self.store.reading() as view:
            return view.pairs_of(document_id)

    def locate(self, document_id: int, span: Span, heading: tuple[str, ...]) -> Locator:
        """Where a span of a document stands: page, line, time, row, under the `heading` of its pair."""
        with self.store.reading() as view:
            return view.locate(document_id, span, heading)

    def search(
        self,
        question: str,
        *,
        k: int = 10,
        filters: Filters = _EVERYTHING,
        also: Sequence[str] = (),
        then: Sequence[str] = (),
    ) -> tuple[Hit, ...]:
        """The `k` pairs that match best, best first. `also` are other wordings of the question, `then` those whose vectors
        are asked for next: encoded with it, they cost half as much.

        Raises InvalidQuestion for an empty question or one of more than 2,000 characters.
        """
        if not question.strip():
            raise InvalidQuestion("The question is empty.")
        if len(question) > MAX_QUESTION:
            raise InvalidQuestion(f"The question has {len(question):,} characters; at most {MAX_QUESTION:,} are read.")
        with self.store.reading() as view:
            most = k if self.reranker is None else max(k, _RERANKED)
            ranked = searching.search(
                view,
                lambda texts: self.question_vectors([*texts, *then])[: len(texts)],
                question,
                k=most,
                also=also,
                allowed=view.allowed(filters),
            )
            hits = searching.hits(view, ranked)
        if self.reranker is None:
            return hits
        from index.rerank import below, rerank

        first = rerank(hits[:_RERANKED], question, self.reranker)
        return (*first, *below(hits[_RERANKED:], first))[:k]

    def question_vectors(self, texts: Sequence[str]) -> Vectors:
        """Vectors (n, dimension) of questions; those that were just searched for are not encoded again."""
        return self._wordings.vectors(texts, self.embedder)

    def sentences(self, pairs: Sequence[int]) -> Sentences:
        """The sentences of pairs (by id), each with the vector it has among its neighbours."""
        with self.store.reading() as view:
            return view.sentences(pairs)

    def frequency(self, words: Sequence[str], *, without: Collection[int] = ()) -> dict[str, int]:
        """In how many passages, titles and names each stem stands; a stem that stands nowhere is left out.

        What belongs to the pairs `without` (their ids) is not counted.
        """
        found: dict[str, int] = {}
        with self.store.reading() as view:
            for field in WORD_FIELDS:
                for word, count in view.frequency(field, words).items():
                    found[word] = found.get(word, 0) + count
                if without:
                    scores = view.relevance(field, words, np.array(sorted(without), np.int64)).scores
                    for word, count in zip(words, np.count_nonzero(scores, axis=0).tolist(), strict=True):
                        found[word] = found.get(word, 0) - count
        return {word: count for word, count in found.items() if count > 0}

    def people(self) -> tuple[Person, ...]:
        """Everybody who takes part, by name."""
        with self.store.reading() as view:
            return view.people()

    def corrections(self) -> tuple[Correction, ...]:
        """What people put right so far."""
        with self.store.reading() as view:
            return view.corrections()

    def rename_person(self, label: str, person: str, *, document: str | None = None) -> int:
        """Let `label` (or a name) stand for `person`, in one document or everywhere; returns how many documents changed.

        The correction is kept and outlives re-reading. An empty `person` takes an earlier correction back.
        """
        with self.store.writing() as writer, self.store.reading() as view:
            path = file_named(view.files(), document).path if document is not None else None
            correction = Correction(path=path, label=label, person=person or None)
            return rename_person(view, writer, self.embedder, correction)

    def choose_layout(self, document: str, layout: str | None) -> Report:
        """Read a file with the layout a person chose (None: found by itself again), now and whenever it is read."""
        with self.store.reading() as view:
            file = file_named(view.files(), document)
        with self.store.writing() as writer:
            writer.correct(Correction(path=file.path, layout=layout))
        return self.add([file.source], verify=True)

    def count(self) -> int:
        """How many documents there are: cheap enough to be asked again and again, unlike `info`."""
        with self.store.reading() as view:
            return view.count()

    def info(self) -> StoreInfo:
        """What the store holds."""
        with self.store.reading() as view:
            return view.info()

    def doctor(self, *, repair: bool = True) -> tuple[Finding, ...]:
        """Check every invariant of the store and rebuild what is derived; empty where all is well."""
        return self.store.doctor(repair=repair)
