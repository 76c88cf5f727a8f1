"""What people wrote, were told and chose in the web chat, in one SQLite file beside the store's own.

Everything is kept under its owner; no call returns another owner's rows. This is the file, its tables and what an owner
prefers; conversations, runs and accounts are read and written by `conversation_records`, `run_records` and `web.accounts`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import StoreDamaged


class NotKept(LookupError):
    """There is no such conversation, answer or run, or it is somebody else's."""


SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS conversations_by_owner ON conversations (owner, updated);
CREATE TABLE IF NOT EXISTS exchanges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    question TEXT NOT NULL, answer TEXT NOT NULL, said TEXT NOT NULL, abstained INTEGER NOT NULL, asked TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS exchanges_by_conversation ON exchanges (conversation, id);
CREATE TABLE IF NOT EXISTS feedback (
    exchange INTEGER PRIMARY KEY REFERENCES exchanges (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL, note TEXT NOT NULL, given TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS preferences (
    owner TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (owner, name)
);
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, name TEXT NOT NULL, report TEXT NOT NULL, made TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS labels (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, row TEXT NOT NULL, sentence INTEGER NOT NULL,
    supported INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (run, row, sentence)
);
CREATE TABLE IF NOT EXISTS users (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, created TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE, expires REAL NOT NULL
);
"""


def now() -> str:
    """The time in UTC, ISO, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Records:
    """The file and its one connection; every call takes the lock, so that threads may share it."""

    def __init__(self, path: Path) -> None:
        """Open `path`, making it where it does not exist. Raises StoreDamaged when it is not ours to read."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=20)
        self._connection.row_factory = sqlite3.Row
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.executescript(SCHEMA)
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise StoreDamaged(f"{path} cannot be read ({error}); move it away to start with empty records") from error

    def close(self) -> None:
        """Close the file; further calls fail."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one transaction: all that is done is kept, or none of it."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[sqlite3.Row]:
        """What `query` finds."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def erase(self) -> None:
        """Take what was deleted out of the file, too: nothing of it can be read there."""
        with self._lock:
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def preference(self, owner: str, name: str, default: str = "") -> str:
        """What the owner chose for `name`, else `default`."""
        rows = self.rows("SELECT value FROM preferences WHERE owner = ? AND name = ?", (owner, name))
        return str(rows[0]["value"]) if rows else default

    def prefer(self, owner: str, name: str, value: str) -> None:
        """Keep what the owner chose."""
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO preferences VALUES (?, ?, ?)", (owner, name, value))


def storable(text: str) -> str:
    """`text` as SQLite can keep it: lone surrogates and NULs become the replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
