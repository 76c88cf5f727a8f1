"""Files -> the store: what `add`, `sync` and `remove` do, step by step. Each document is kept whole or not at all.

A file whose size and time are unchanged is not opened. Documents are gathered until the encoder has a batch worth
running, embedded together and committed in one transaction, so an interruption loses at most the batch at hand.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from index.corrections import corrected, layout_for
from index.derive import derivation, entry
from index.embedding import Embeddable, Embedder, PreparableEmbedder, with_sentences
from index.entries import DocumentEntry, FileEntry, FileRecord
from index.errors import DocumentError, OnRecordError, StoreDamaged, UnreadableDocument
from index.fingerprints import digest, digest_of, size
from index.pairs import split
from index.readers import Found, Skipped, read
from index.report import Progress, Report, Tally
from index.sources import under
from index.store import Correction, Store, Writer
from index.types import Document

Made = TypeVar("Made")
_BATCH = 384  # texts to embed at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How files are added. `verify` reads files again although size and time are unchanged."""

    collection: str | None = None
    layout: str | None = None
    verify: bool = False
    dry_run: bool = False
    progress: Callable[[Progress], None] | None = None


class Ingest:
    """One run over files. `writer` is None for a dry run; `among` are the paths that it is about, None for any."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        writer: Writer | None,
        options: Options,
        among: Collection[str] | None = None,
    ) -> None:
        self._store, self._embedder, self._writer, self._options = store, embedder, writer, options
        with store.reading() as view:
            self.files = view.files(among)
            self._corrections: tuple[Correction, ...] = view.corrections()
            self._remembered = frozenset(view.unread())
        self._unread = set(self._remembered)
        self._partly = {path[: at.start()] for path in self._remembered for at in re.finditer("#", path)}
        self._tally = Tally()
        self._waiting: list[FileEntry] = []
        self._texts: dict[bytes, Embeddable] = {}
        self._would: set[bytes] = set()  # texts that a dry run would have embedded
        self._moved: dict[str, FileRecord] = {}  # what was renamed, by its new path
        self._prepared = False  # the encoder, which gets ready while the first documents are split
        self._began = time.monotonic()

    def add(self, found: Sequence[Found]) -> None:
        """Add or update files, in order. Interrupted, it keeps the documents that are complete before it goes."""
        sizes = [size(item.path) for item in found]
        done = 0
        try:
            for number, (item, bytes_) in enumerate(zip(found, sizes, strict=True)):
                self._say(number, len(found), done, sum(sizes), item.source)
                self._file(item)
                done += bytes_
        except KeyboardInterrupt:
            self._flush()
            raise
        self._flush()
        self._say(len(found), len(found), done, done, "")

    def mirror(self, found: Sequence[Found], roots: Sequence[Path], *, closed: Sequence[Path] = ()) -> None:
        """Make what is kept of the folders and files `roots` what was found there: rename, remove, add, update.

        Files that came from elsewhere and are no longer there count as renamed too; what else lies elsewhere stays, and so
        does what lies in `closed`, since nobody can tell whether it is gone.
        """
        present = {str(item.path) for item in found}
        self.forget(roots, but=present)
        sizes = {size(item.path) for item in found if str(item.path) not in self.files}
        away = [r for r in self.files.values() if r.path not in present and not under(r.path, closed)]
        gone = [record for record in away if under(record.path, roots)]
        left = [r for r in away if not under(r.path, roots) and r.size in sizes and not Path(r.path).exists()]
        moved = self.rename([*gone, *left], found)
        self.remove(record for record in gone if record.path not in moved)
        self.add(found)

    def rename(self, missing: Iterable[FileRecord], found: Sequence[Found]) -> set[str]:
        """Recognise files that moved: same bytes, another path. Returns the old paths that are accounted for."""
        by_size: dict[int, list[FileRecord]] = {}
        for gone in missing:
            by_size.setdefault(gone.size, []).append(gone)
        moved: set[str] = set()
        for item in found:
            if str(item.path) in self.files or size(item.path) not in by_size:
                continue
            candidates = by_size[size(item.path)]
            found_digest = digest(item.path)
            record = next((r for r in candidates if r.sha256 == found_digest), None)
            if record is None:
                continue
            candidates.remove(record)
            moved.add(record.path)
            self._tally.renamed.append((record.source, item.source))
            renamed = replace(record, path=str(item.path), source=item.source)
            if self._writer is not None:
                self._writer.rename(record.path, renamed)
            self._moved[renamed.path] = record
            self.files[renamed.path] = replace(renamed, mtime_ns=-1)  # so that its names are looked at again
            del self.files[record.path]
        return moved

    def remove(self, records: Iterable[FileRecord]) -> None:
        """Remove files with all their documents."""
        for record in records:
            if self._writer is not None:
                self._writer.drop_file(record.path)
            self._tally.removed.append(record.source)

    def forget(self, roots: Sequence[Path], *, but: Collection[str] = ()) -> None:
        """Files under `roots` that could not be read need not be told of any more, unless they are in `but`."""
        within = tuple(f"{root}#" for root in roots)  # members of archives
        gone = {path for path in self._unread if under(path, roots) or path.startswith(within)}
        self._unread -= gone - set(but)

    def remember(self) -> None:
        """Keep which files could not be read, for answers to say so."""
        if self._writer is not None and self._unread != self._remembered:
            self._writer.keep_unread(self._unread)

    def report(self, skipped: Sequence[Skipped] = ()) -> Report:
        """What was done so far."""
        seconds = time.monotonic() - self._began
        return self._tally.report(skipped, seconds=seconds, dry_run=self._options.dry_run)

    def _file(self, item: Found) -> None:
        known = self.files.get(str(item.path))
        layout = self._options.layout or layout_for(str(item.path), self._corrections)
        rules = derivation(layout)
        try:
            stat = item.path.stat()
        except OSError as error:
            why = error.strerror or type(error).__name__
            self._fail(item, f"{item.source}: cannot be read ({why})")
            return
        collection = self._options.collection or (known.collection if known else None)
        record = FileRecord(
            path=str(item.path),
            source=item.source,
            collection=collection,
            size=stat.st_size,
            mtime_ns=stat.st_mtime_ns,
            sha256=known.sha256 if known else "",
            derivation=rules,
        )
        partly = record.path in self._partly  # an archive of which something could not be read: tried and told again
        self._unread.discard(record.path)
        if partly:
            self._unread -= {path for path in self._unread if path.startswith(f"{record.path}#")}
        if known == record and not self._options.verify and not partly:
            self._tally.unchanged += 1
            return

        def failed(source: str, message: str) -> None:
            self._tally.fail(source, message)
            self._unread.add(record.path + source.removeprefix(item.source))

        try:
            documents = _readable(lambda: read(item.path, source=item.source, failed=failed), item.source)
            self._documents(replace(record, sha256=digest_of(item.path, documents)), known, documents, layout)
        except DocumentError as error:
            self._fail(item, str(error))

    def _fail(self, item: Found, message: str) -> None:
        self._tally.fail(item.source, message)
        if str(item.path) not in self.files:
            self._unread.add(str(item.path))

    def _documents(
        self, record: FileRecord, known: FileRecord | None, documents: Sequence[Document], layout: str | None
    ) -> None:
        """Derive what is new or changed in a file, and hand it on in groups."""
        before, kept = self._kept(record, known)
        rows = {_row(document, record.source): document for document in documents}
        same_rules = known is not None and known.derivation == record.derivation and known.complete
        changed = [
            (row, document)
            for row, document in rows.items()
            if row not in before or not same_rules or not _same(document, kept.get(before[row][0]))
        ]
        dropped = frozenset(before) - frozenset(rows)
        if known is None:
            self._tally.added.append(record.source)
        elif changed or dropped:
            self._tally.updated.append(record.source)
        elif record.path not in self._moved:
            self._tally.unchanged += 1
        strange = {document.language for _, document in changed if document.language}
        self._tally.foreign(record.source, strange, self._embedder.name)
        gathered: list[DocumentEntry] = []
        sure: list[float] = []
        for row, document in changed:
            try:
                derived, texts = _readable(partial(self._derived, record, row, document, layout), document.source)
            except UnreadableDocument as error:
                if len(rows) == 1:
                    raise
                self._tally.fail(document.source, str(error))
                record = replace(record, complete=False)  # so that the row is tried again
                continue
            gathered.append(derived)
            sure += [item.pair.confidence for item in derived.pairs if item.pair.question is not None]
            self._texts.update(texts)
            self._tally.count(derived)
            if len(self._texts) >= _BATCH and row != changed[-1][0]:
                self._waiting.append(FileEntry(file=replace(record, complete=False), documents=tuple(gathered)))
                gathered = []
                self._flush()
        self._tally.doubt(record.source, sure)
        self._waiting.append(FileEntry(file=record, documents=tuple(gathered), dropped_rows=dropped))
        if len(self._texts) >= _BATCH or len(self._waiting) >= _BATCH:
            self._flush()

    def _kept(
        self, record: FileRecord, known: FileRecord | None
    ) -> tuple[dict[str, tuple[int, str]], dict[int, Document]]:
        """What the store has of a file: its rows, and where the file is known its documents by id."""
        moved = self._moved.get(record.path) if self._writer is None else None  # else it is kept under its new path
        with self._store.reading() as view:
            before = view.sources(moved.path if moved else record.path)
        kept: dict[int, Document] = {}
        with suppress(StoreDamaged), self._store.reading() as view:  # what is harmed is written again
            kept = view.documents([found[0] for found in before.values()]) if known else {}
        if moved:
            kept = {i: replace(d, source=record.source + _row(d, moved.source)) for i, d in kept.items()}
        return before, kept

    def _derived(
        self, record: FileRecord, row: str, document: Document, layout: str | None
    ) -> tuple[DocumentEntry, dict[bytes, Embeddable]]:
        if self._writer is not None and not self._prepared and isinstance(self._embedder, PreparableEmbedder):
            self._embedder.prepare()
        self._prepared = True
        pairs = corrected(split(document, layout=layout), self._corrections, record.path)
        return entry(document, pairs, self._embedder, row=row)

    def _flush(self) -> None:
        """Embed what waits and commit it; what breaks off before is still waiting."""
        if self._waiting:
            with self._store.reading() as view:
                have = view.known(self._texts.keys()) | self._would
            new = [key for key in self._texts if key not in have]
            if self._writer is None:
                self._would.update(new)
            else:
                vectors = dict(zip(new, with_sentences(self._embedder, [self._texts[key] for key in new]), strict=True))
                self._writer.put(self._waiting, vectors)
            self._tally.embedded += len(new)
            if self._writer is not None:
                self._writer.publish(growing=True)
        self._waiting, self._texts = [], {}

    def _say(self, files: int, files_total: int, done: int, total: int, source: str) -> None:
        if self._options.progress is not None:
            self._options.progress(
                Progress(
                    files=files,
                    files_total=files_total,
                    bytes=done,
                    bytes_total=total,
                    passages=self._tally.passages,
                    seconds=time.monotonic() - self._began,
                    source=source,
                )
            )


def _readable(step: Callable[[], Made], source: str) -> Made:
    """What `step` makes of one document. What it did not foresee becomes an UnreadableDocument, so that the rest of the
    run goes on; errors of the store and the encoder do not."""
    try:
        return step()
    except OnRecordError:
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:200]
        what = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise UnreadableDocument(
            f"{source}: an error that OnRecord does not know ({what}); please report it"
        ) from error


def _row(document: Document, source: str) -> str:
    """What tells a document apart from the others of its file."""
    return document.source.removeprefix(source)


def _same(document: Document, kept: Document | None) -> bool:
    """True where nothing that is derived from a document has changed."""
    return kept is not None and (
        (kept.source, kept.sha256, kept.title, kept.participants, kept.date, kept.text, kept.markup)
        == (
            document.source,
            document.sha256,
            document.title,
            document.participants,
            document.date,
            document.text,
            document.markup,
        )
    )
