"""Changing a local store. Each method is one transaction; the lock is held by whoever made the writer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from index import catalogue, generations, writing
from index.catalogue import Connection
from index.entries import FileEntry, FileRecord
from index.errors import StoreLocked
from index.store import Correction, Scores

_PATIENCE = 2.0  # seconds that erasing waits for readers


class LocalWriter:
    """See `index.store.Writer`."""

    def __init__(self, db: Connection, folder: Path) -> None:
        self._db, self._folder = db, folder
        self._words = writing.WordIds(db)

    def put(self, files: Sequence[FileEntry], vectors: Mapping[bytes, Scores]) -> None:
        """Keep what the entries say, all of it or nothing."""
        try:
            with catalogue.transaction(self._db):
                freed: list[int] = []
                for entry in files:
                    file_id = writing.keep_file(self._db, entry.file)
                    for document in entry.documents:
                        freed += writing.put_document(self._db, file_id, document, vectors, self._words)
                for entry in files:
                    writing.drop_rows(self._db, entry.file.path, entry.dropped_rows)
                writing.drop_unused(self._db, freed)
                catalogue.touch(self._db)
        except BaseException:
            self._words.forget()
            raise

    def drop_file(self, file_path: str) -> int:
        """Remove a file with all its documents; returns how many there were."""
        with catalogue.transaction(self._db):
            count = writing.drop_file(self._db, file_path)
            catalogue.touch(self._db)
        return count

    def keep_file(self, file: FileRecord) -> None:
        """Record a file's facts without touching its documents."""
        with catalogue.transaction(self._db):
            writing.keep_file(self._db, file)

    def rename(self, old_path: str, file: FileRecord) -> None:
        """The same file under another path."""
        with catalogue.transaction(self._db):
            writing.rename(self._db, old_path, file)
            catalogue.touch(self._db)

    def correct(self, correction: Correction) -> None:
        """Keep a correction."""
        with catalogue.transaction(self._db):
            writing.correct(self._db, correction)

    def keep_unread(self, paths: Collection[str]) -> None:
        """Remember which files could not be read."""
        with catalogue.transaction(self._db):
            catalogue.set_unread(self._db, paths)

    def publish(self, *, force: bool = False, growing: bool = False) -> None:
        """Fold what was added into the base of the indexes where that pays (always, with `force`)."""
        if force or generations.due(self._db, growing=growing):
            generations.publish(self._db, self._folder)

    def purge(self) -> None:
        """Leave no trace of removed documents: words and vectors nobody needs, free pages, older bases, the log.

        Raises StoreLocked where a reader keeps what it began with: the log is emptied once it is done.
        """
        with catalogue.transaction(self._db):
            writing.sweep(self._db)
            catalogue.touch(self._db)
        self._words.forget()
        generations.publish(self._db, self._folder)
        generations.tidy(self._db, self._folder, keep_previous=False)
        self._db.execute("VACUUM")
        if not catalogue.empty_log(self._db, wait=_PATIENCE):
            raise StoreLocked(
                f"{self._folder}: what was removed is gone from the index, but somebody is reading, so that traces are"
                f" left in its files; once they are done, erase them with: onrecord doctor --store {self._folder}"
            )
