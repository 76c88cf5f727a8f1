"""A library of documents in a store: add, sync, remove, search. The composition root of `index`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from index import search as searching
from index.catalogue import is_outdated
from index.derive import corrected, entry
from index.embedding import Embedder, default_embedder, with_sentences
from index.errors import InvalidQuestion, StoreError
from index.local import LocalStore, locked
from index.queries import WORD_FIELDS
from index.reading import names_document
from index.store import Correction, DocumentSummary, FileEntry, FileRecord, Finding, Person, Sentences, StoreInfo, View
from index.types import Document, Filters, Hit, Locator, QAPair, Span

if TYPE_CHECKING:
    from index.ingest import Ingest, Progress, Report
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
        self.reranker: Reranker | None = None
        """Puts the first hits of every search in a new order where it is set."""

    @classmethod
    def open(
        cls, path: str | Path = DEFAULT_STORE, *, embedder: Embedder | None = None, create: bool = False
    ) -> Library:
        """Open the store at `path`; with `create`, make it where there is none.

        Raises StoreMissing, StoreMismatch (another encoder, a newer release), StoreDamaged, StoreError.
        """
        embedder = embedder or default_embedder()
        folder = Path(path)
        if create:
            return cls(LocalStore.create(folder, embedder=embedder.name, dimension=embedder.dimension), embedder)
        return cls(LocalStore(folder, embedder=embedder.name, dimension=embedder.dimension), embedder)

    @staticmethod
    def upgrade(path: str | Path = DEFAULT_STORE, *, embedder: Embedder | None = None) -> int:
        """Bring a store of an earlier release up to date; returns how many documents were derived again.

        Raises StoreMissing, StoreMismatch (another encoder, a newer release), StoreLocked, StoreDamaged, StoreError.
        """
        from index.upgrade import upgrade

        if not is_outdated(Path(path)):
            return 0
        with locked(Path(path), older=True) as db:
            return upgrade(db, Path(path), embedder or default_embedder())

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
        if dry_run:
            run = Ingest(self.store, self.embedder, None, options)
            run.add(found.files)
            return run.report(found.skipped)
        with self.store.writing() as writer:
            for item in found.files if layout is not None else ():
                writer.correct(Correction(path=str(item.path), layout=layout))
            run = Ingest(self.store, self.embedder, writer, options)
            try:
                run.add(found.files)
            finally:
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
        """Make the store mirror `paths`: add, update, rename, remove. What lies elsewhere is left alone."""
        for path in paths:
            if not Path(path).exists():
                raise StoreError(f"{path}: no such file or folder; to remove its documents: onrecord remove {path}")
        from index.ingest import Ingest, Options
        from index.readers import discover

        options = Options(collection=collection, verify=verify, dry_run=dry_run, progress=progress)
        found = discover(paths)
        roots = [Path(path).resolve() for path in paths]
        present = {str(item.path) for item in found.files}

        def mirror(run: Ingest) -> Report:
            gone = [r for r in run.files.values() if r.path not in present and _under(r.path, roots)]
            moved = run.rename(gone, found.files)
            run.remove(record for record in gone if record.path not in moved)
            run.add(found.files)
            return run.report(found.skipped)

        if dry_run:
            return mirror(Ingest(self.store, self.embedder, None, options))
        with self.store.writing() as writer:
            try:
                return mirror(Ingest(self.store, self.embedder, writer, options))
            finally:
                writer.publish()

    def remove(self, paths: Sequence[str | Path], *, purge: bool = False) -> Report:
        """Remove files, or all files under a folder; with `purge`, erase every trace of what was ever removed.

        A path may be as it was added, resolved, or a plain file name. Raises StoreError for one that is not there.
        """
        from index.ingest import Ingest, Options

        with self.store.writing() as writer:
            run = Ingest(self.store, self.embedder, writer, Options())
            named: dict[str, FileRecord] = {}
            for path in paths:
                records = _named(run.files, str(path))
                if not records:
                    raise StoreError(f"{path}: not in this store; see what is: onrecord list")
                named.update({record.path: record for record in records})
            run.remove(named.values())
            if purge:
                writer.purge()
            else:
                writer.publish()
            return run.report()

    def documents(self, filters: Filters = _EVERYTHING) -> tuple[DocumentSummary, ...]:
        """The documents that pass, ordered by source."""
        with self.store.reading() as view:
            return view.summaries(filters)

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
            found = [s for s in view.summaries(_EVERYTHING) if names_document(name, s.source)]
            exact = [s for s in found if s.source == name]
            if not found:
                resolved = str(Path(name).resolve())
                ids = [found_id for found_id, _ in view.sources(resolved).values()]
                found = [s for s in view.summaries(_EVERYTHING) if s.id in ids]
            if len(exact or found) != 1:
                several = ", ".join(s.source for s in found[:3])
                problem = f"several documents ({several} ...); name one" if found else "not in this store"
                raise StoreError(f"{name}: {problem}; see what is: onrecord list")
            document = view.document((exact or found)[0].id)
            assert document is not None
            return document

    def pairs(self, document_id: int) -> tuple[QAPair, ...]:
        """A document's pairs and sections in order."""
        with self.store.reading() as view:
            return view.pairs_of(document_id)

    def locate(self, document_id: int, span: Span) -> Locator:
        """Where a span of a document stands: page, line, time, heading, row."""
        with self.store.reading() as view:
            return view.locate(document_id, span)

    def search(
        self, question: str, *, k: int = 10, filters: Filters = _EVERYTHING, also: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """The `k` pairs that match best, best first. `also` are other wordings of the question.

        Raises InvalidQuestion for an empty question or one of more than 2,000 characters.
        """
        if not question.strip():
            raise InvalidQuestion("The question is empty.")
        if len(question) > MAX_QUESTION:
            raise InvalidQuestion(f"The question has {len(question):,} characters; at most {MAX_QUESTION:,} are read.")
        with self.store.reading() as view:
            most = k if self.reranker is None else max(k, _RERANKED)
            ranked = searching.search(view, self.embedder, question, k=most, also=also, allowed=view.allowed(filters))
            hits = _hits(view, ranked)
        if self.reranker is None:
            return hits
        from index.rerank import rerank

        first = rerank(hits[:_RERANKED], question, self.reranker)
        return (*first, *below(hits[_RERANKED:], first))[:k]

    def sentences(self, pairs: Sequence[int]) -> Sentences:
        """The sentences of pairs (by id), each with the vector it has among its neighbours."""
        with self.store.reading() as view:
            return view.sentences(pairs)

    def frequency(self, words: Sequence[str]) -> dict[str, int]:
        """In how many passages, titles and names each stem stands; a stem that stands nowhere is left out."""
        found: dict[str, int] = {}
        with self.store.reading() as view:
            for field in WORD_FIELDS:
                for word, count in view.frequency(field, words).items():
                    found[word] = found.get(word, 0) + count
        return found

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
            path = self._path_of(view, document) if document is not None else None
            touched = _with_label(view, label, path)
            correction = Correction(path=path, label=label, person=person or None)
            corrections = [*view.corrections(), correction]
            files = {file.path: file for file in view.files().values()}
            entries, texts = [], {}
            for file_path, row, document_id in touched:
                kept = view.document(document_id)
                assert kept is not None
                pairs = corrected(_plain_pairs(view, document_id), corrections, file_path)
                derived, new = entry(kept, pairs, self.embedder, row=row, reread=False)
                entries.append(FileEntry(file=files[file_path], documents=(derived,)))
                texts.update(new)
            have = view.known(texts.keys())
            keys = [key for key in texts if key not in have]
            vectors = dict(zip(keys, with_sentences(self.embedder, [texts[key] for key in keys]), strict=True))
            writer.correct(correction)
            writer.put(entries, vectors)
            writer.publish()
            return len(touched)

    def choose_layout(self, document: str, layout: str | None) -> Report:
        """Read a file with the layout a person chose (None: found by itself again), now and whenever it is read."""
        with self.store.reading() as view:
            path = self._path_of(view, document)
            source = view.files()[path].source
        with self.store.writing() as writer:
            writer.correct(Correction(path=path, layout=layout))
        return self.add([source], verify=True)

    def info(self) -> StoreInfo:
        """What the store holds."""
        with self.store.reading() as view:
            return view.info()

    def doctor(self, *, repair: bool = True) -> tuple[Finding, ...]:
        """Check every invariant of the store and rebuild what is derived; empty where all is well."""
        return self.store.doctor(repair=repair)

    def _path_of(self, view: View, document: str) -> str:
        records = _named(view.files(), document)
        if len(records) != 1:
            raise StoreError(f"{document}: {'several files' if records else 'not in this store'}; see: onrecord list")
        return records[0].path


def below(rest: Sequence[Hit], first: Sequence[Hit]) -> tuple[Hit, ...]:
    """Hits that no re-ranker has read, in their order, each scored below those that it has."""
    least = min((hit.score for hit in first), default=0.0)
    return tuple(replace(hit, score=least - at * 1e-6) for at, hit in enumerate(rest, start=1))


def _hits(view: View, ranked: Sequence[searching.Ranked]) -> tuple[Hit, ...]:
    pairs = view.pairs([item.pair_id for item in ranked])
    documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
    passages = view.passages([passage for item in ranked for passage in item.passages])
    return tuple(
        Hit(
            document=documents[pairs[item.pair_id].document_id],
            pair=pairs[item.pair_id],
            spans=tuple(passages[passage][1] for passage in item.passages),
            score=item.score,
            why=item.why,
        )
        for item in ranked
    )


def _under(path: str, roots: Sequence[Path]) -> bool:
    return any(Path(path).is_relative_to(root) for root in roots)


def _named(files: dict[str, FileRecord], name: str) -> list[FileRecord]:
    """The files that a path stands for: itself, all under a folder, or by plain file name."""
    resolved = Path(name).resolve()
    if str(resolved) in files:
        return [files[str(resolved)]]
    found = [record for record in files.values() if record.source == name or _under(record.path, [resolved])]
    return found or [record for record in files.values() if Path(record.path).name == name]


def _with_label(view: View, label: str, path: str | None) -> list[tuple[str, str, int]]:
    """File path, row and id of the documents in which somebody goes by this label or name."""
    found = []
    for file_path in [path] if path is not None else sorted(view.files()):
        for row, (document_id, _) in view.sources(file_path).items():
            names = {
                name
                for pair in view.pairs_of(document_id)
                for speaker in [pair.asker, *(turn.speaker for turn in pair.turns)]
                if speaker
                for name in (speaker.label, speaker.name)
            }
            if label in names:
                found.append((file_path, row, document_id))
    return found


def _plain_pairs(view: View, document_id: int) -> tuple[QAPair, ...]:
    return view.pairs_of(document_id)
