"""The store in a folder: SQLite is the truth, a generation of flat files and FAISS indexes its cache.

Readers keep a snapshot (base + what was added since, minus what was removed) and renew it when the database's change
number moves; a snapshot is immutable and shared by threads. A connection serves one reader at a time and then the next,
on whatever thread: each fills a page cache of its own, so one for every thread would cost memory and begin cold.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index import catalogue, generations, segment
from index.catalogue import Connection
from index.errors import StoreError, StoreLocked, StoreMismatch
from index.generations import Generation
from index.local_view import LocalView, Snapshot
from index.local_writer import LocalWriter
from index.segment import Part, Segment
from index.store import Finding

LOCK = "writer.lock"
WRITER = "writer"
_KEPT = 4  # connections that stay open for the next readers
_FULL = (errno.ENOSPC, errno.EDQUOT)
_PARTS = 8  # base and deltas of one snapshot: more are read again as one


class LocalStore:
    """A folder with `onrecord.sqlite`, `generations/` and the writer's lock."""

    def __init__(self, folder: Path, *, embedder: str | None, dimension: int | None) -> None:
        """Open the store in `folder`. With `embedder` given, refuse a store that another one made."""
        self.folder = folder
        self._connections: list[Connection] = []
        self._idle: list[Connection] = []
        self._lending = threading.Lock()
        self._local = threading.local()
        self._renewing = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._healed = -1
        with self._connection() as db:
            self.embedder, self.dimension = catalogue.fact(db, "embedder"), int(catalogue.fact(db, "dimension"))
            self.model = catalogue.model(db)
        if embedder is not None and (embedder, dimension) != (self.embedder, self.dimension):
            made, asked = self.embedder, embedder
            self.close()
            raise StoreMismatch(f"{folder} was built with the encoder '{made}', not '{asked}'; {_way_out(made, asked)}")

    @classmethod
    def create(cls, folder: Path, *, embedder: str, dimension: int, model: str | None = None) -> LocalStore:
        """Make an empty store, or open the one that is there. `model` as in `catalogue.create`."""
        if not catalogue.exists(folder):
            catalogue.create(folder, embedder=embedder, dimension=dimension, model=model)
        return cls(folder, embedder=embedder, dimension=dimension)

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """A connection that nobody else uses meanwhile: the one given back last, or a new one."""
        with self._lending:
            db = self._idle.pop() if self._idle else None
        if db is None:
            db = catalogue.connect(self.folder)
            with self._lending:
                self._connections.append(db)
        try:
            yield db
        finally:
            self._give_back(db)

    def _give_back(self, db: Connection) -> None:
        with self._lending:
            if db not in self._connections:  # closed with the store
                return
            if len(self._idle) < _KEPT:
                self._idle.append(db)
                return
            self._connections.remove(db)
        with suppress(catalogue.DatabaseError):
            db.close()

    @contextmanager
    def reading(self) -> Iterator[LocalView]:
        """One consistent view; may be nested in one thread, the inner one is then the outer one."""
        outer: LocalView | None = getattr(self._local, "view", None)
        if outer is not None:
            yield outer
            return
        try:
            with self._connection() as db, catalogue.moment(db):
                self._local.view = LocalView(db, self.folder, self._fresh)
                yield self._local.view
        except catalogue.DatabaseError as error:
            raise catalogue.damaged(self.folder, error) from error
        finally:
            self._local.view = None
        self._heal()

    def _heal(self) -> None:
        """Replace a base on disk that was not believed, so that the next reader need not do without it. Where somebody
        else writes or the folder is read-only, answers come from memory and the base is left for the next writer."""
        snapshot = self._snapshot
        if snapshot is not None and snapshot.doubt and snapshot.change != self._healed:
            self._healed = snapshot.change
            with suppress(StoreError), self.writing() as writer:
                writer.publish(force=True)

    def _fresh(self, db: Connection) -> Snapshot:
        """The snapshot of this connection's moment, made where it does not exist yet."""
        change = int(catalogue.fact(db, "change"))
        snapshot = self._snapshot
        if snapshot is not None and snapshot.change == change:
            return snapshot
        with self._renewing:
            if self._snapshot is not None and self._snapshot.change == change:
                return self._snapshot
            renewed = _renew(db, self.folder, self.dimension, change, self._snapshot)
            if self._snapshot is None or self._snapshot.change < change:
                self._snapshot = renewed
            return renewed

    @contextmanager
    def writing(self) -> Iterator[LocalWriter]:
        """The writer. Raises StoreLocked where another process writes, StoreError where the folder is read-only."""
        with locked(self.folder) as db:
            yield LocalWriter(db, self.folder)

    def remember(self, model: str) -> None:
        """Note where the store's encoder is found from now on. Raises as `writing` does."""
        with locked(self.folder) as db, catalogue.transaction(db):
            catalogue.set_model(db, model)
        self.model = model

    def doctor(self, *, repair: bool = True) -> tuple[Finding, ...]:
        """Check every invariant; rebuild what is derived. Waits for nobody: raises StoreLocked to repair while written."""
        from index.doctor import examine

        return examine(self, repair=repair)

    def close(self) -> None:
        """Close every connection."""
        with self._lending:
            closing = tuple(self._connections)
            self._connections.clear()
            self._idle.clear()
        for db in closing:
            with suppress(catalogue.DatabaseError):
                db.close()
        self._local = threading.local()
        self._snapshot = None


@contextmanager
def locked(folder: Path, *, older: bool = False) -> Iterator[Connection]:
    """A connection that alone may write; `older` as in `catalogue.connect`. Raises StoreLocked, StoreError."""
    if not os.access(folder, os.W_OK):
        raise StoreError(f"{folder} is read-only; nothing was changed")
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreLocked(f"{folder} is being written by {_other(folder)}; try again when it is done") from error
    except OSError as error:
        raise StoreError(f"{folder / LOCK}: {error.strerror or error}") from error
    try:
        (folder / WRITER).write_text(f"process {os.getpid()}", "utf-8")
        db = catalogue.connect(folder, write=True, older=older)
        try:
            yield db
        except catalogue.DatabaseError as error:
            raise _explained(folder, error) from error
        except OSError as error:
            if error.errno in _FULL:
                raise _full(folder) from error
            why = error.strerror or type(error).__name__
            raise StoreError(f"{folder}: {why}; what was complete before is kept") from error
        finally:
            with suppress(catalogue.DatabaseError):
                catalogue.empty_log(db, wait=0.1)  # where a reader is at work the log stays, and is as good
            db.close()
    finally:
        with suppress(OSError):
            (folder / WRITER).unlink()
        lock.release()


def _way_out(made: str, asked: str) -> str:
    """What to do where a store's encoder is another one than the one asked for; both are a name and a fingerprint."""
    name, _, files = made.rpartition("@")
    if asked.rpartition("@")[2] == files:
        return f"their files are the same: call the folder '{name}' again, since models are told what to do by name"
    return "go on with its own (without --encoder), or add to a new store"


def _other(folder: Path) -> str:
    try:
        return (folder / WRITER).read_text("utf-8").strip() or "another process"
    except OSError:
        return "another process"


def _full(folder: Path) -> StoreError:
    return StoreError(f"{folder}: the disk is full, free some space; what was complete before is kept")


def _explained(folder: Path, error: Exception) -> StoreError:
    message = str(error)
    if "full" in message:
        return _full(folder)
    if "readonly" in message or "read-only" in message:
        return StoreError(f"{folder} is read-only; nothing was changed")
    if "locked" in message or "busy" in message:
        return StoreLocked(f"{folder} is being written by another process; try again when it is done")
    return catalogue.damaged(folder, error)


def _renew(db: Connection, folder: Path, dimension: int, change: int, old: Snapshot | None) -> Snapshot:
    """Base and deltas as they are at this moment: those of an earlier snapshot, and what was added since.

    A base that cannot be believed is replaced by one in memory.
    """
    generation = generations.current(db)
    number = generation.number if generation else 0
    last = generation.last_pair if generation else 0
    removed = segment.removed(db)
    if old is not None and old.generation == number and old.change < change and len(old.parts) < _PARTS:
        base, doubt = old.base, old.doubt
        parts = [part.without(removed) for part in old.parts]
        last = max(last, parts[-1].last)
    else:
        base, doubt = _base(db, folder, generation, old)
        parts = [Part(base, removed)] if base is not None else []
        last = last if base is not None else 0
    delta = segment.build(db, last, dimension)
    if len(delta.pairs) or not parts:
        parts.append(Part(delta, removed[:0]))
    return Snapshot(change=change, generation=number, base=base, parts=tuple(parts), doubt=doubt)


def _base(
    db: Connection, folder: Path, generation: Generation | None, old: Snapshot | None
) -> tuple[Segment | None, str]:
    """The base of the generation and '', or None and why it is not believed; None and '' where there is none yet."""
    if generation is None:
        return None, ""
    if old is not None and old.generation == generation.number and old.base is not None:
        return old.base, ""
    try:
        return generations.load(db, folder, generation), ""
    except generations.NotBelievable as error:
        return None, str(error)
