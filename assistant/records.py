"""Conversations, feedback, accounts, settings and runs, in one SQLite file beside the store's own.

Everything a person wrote or was told is kept under its owner; no call returns another owner's rows. Sources are kept
as JSON snapshots, so that an old answer can show its own sources after the documents changed or went.
"""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from index.errors import StoreDamaged


class NotKept(LookupError):
    """There is no such conversation or answer, or it is somebody else's."""


_SHA256 = re.compile(r'"sha256":\s*"([0-9a-f]{64})"')
FeedbackVerdict = Literal["right", "wrong"]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One kept conversation. `created` and `updated` are ISO times in UTC."""

    id: str
    owner: str
    title: str
    created: str
    updated: str
    exchanges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question and what was answered. `answer` is the JSON of the answer as shown, `said` its plain text."""

    id: int
    conversation: str
    question: str
    answer: str
    said: str
    abstained: bool
    asked: str
    feedback: FeedbackVerdict | None = None
    note: str = ""


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

    # Conversations

    def start(self, owner: str, title: str) -> str:
        """A new conversation; its id is random, so that it cannot be guessed."""
        with self.transaction() as db:
            return _started(db, owner, title)

    def keep(
        self,
        owner: str,
        conversation: str,
        *,
        question: str,
        answer: str,
        said: str,
        abstained: bool,
        replacing: int = 0,
    ) -> tuple[str, int]:
        """Add one exchange to the owner's conversation, a new one for ''; the ids of both, written at once.

        It takes the place of the conversation's exchange `replacing`, if there is one. Raises NotKept for anybody else's
        conversation.
        """
        with self.transaction() as db:
            conversation = conversation or _started(db, owner, question)
            changed = db.execute(
                "UPDATE conversations SET updated = ? WHERE id = ? AND owner = ?", (now(), conversation, owner)
            )
            if not changed.rowcount:
                raise NotKept("this conversation does not exist")
            db.execute("DELETE FROM exchanges WHERE id = ? AND conversation = ?", (replacing, conversation))
            cursor = db.execute(
                "INSERT INTO exchanges (conversation, question, answer, said, abstained, asked) VALUES (?, ?, ?, ?, ?, ?)",
                (conversation, storable(question), answer, storable(said), int(abstained), now()),
            )
            assert cursor.lastrowid is not None
            return conversation, cursor.lastrowid

    def latest(self, owner: str) -> str:
        """The id of the owner's conversation that was changed last; '' where there is none."""
        found = self.conversations(owner, limit=1)
        return found[0].id if found else ""

    def conversations(self, owner: str, search: str = "", limit: int = 200) -> tuple[Conversation, ...]:
        """The owner's conversations, latest first; with `search`, those whose title or words contain it."""
        pattern = "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self.rows(
            "SELECT c.*, (SELECT count(*) FROM exchanges e WHERE e.conversation = c.id) AS exchanges"
            " FROM conversations c WHERE c.owner = :owner AND (:search = '' OR c.title LIKE :pattern ESCAPE '\\'"
            " OR EXISTS (SELECT 1 FROM exchanges e WHERE e.conversation = c.id AND"
            " (e.question LIKE :pattern ESCAPE '\\' OR e.said LIKE :pattern ESCAPE '\\')))"
            " ORDER BY c.updated DESC, c.rowid DESC LIMIT :limit",
            {"owner": owner, "search": search, "pattern": pattern, "limit": limit},
        )
        return tuple(Conversation(**dict(row)) for row in rows)

    def conversation(self, owner: str, key: str) -> Conversation:
        """The owner's conversation. Raises NotKept when there is none of this id, or it is somebody else's."""
        rows = self.rows(
            "SELECT c.*, (SELECT count(*) FROM exchanges e WHERE e.conversation = c.id) AS exchanges"
            " FROM conversations c WHERE c.id = ? AND c.owner = ?",
            (key, owner),
        )
        if not rows:
            raise NotKept("this conversation does not exist")
        return Conversation(**dict(rows[0]))

    def exchanges(self, owner: str, conversation: str) -> tuple[Exchange, ...]:
        """What was asked and answered, in order; empty for a conversation that is not the owner's."""
        return self._exchanges(owner, conversation=conversation)

    def exchange(self, owner: str, key: int) -> Exchange:
        """One of the owner's exchanges. Raises NotKept."""
        found = self._exchanges(owner, key=key)
        if not found:
            raise NotKept("this answer does not exist")
        return found[0]

    def _exchanges(
        self,
        owner: str,
        *,
        conversation: str | None = None,
        key: int | None = None,
        rated: bool = False,
        declined: bool = False,
    ) -> tuple[Exchange, ...]:
        rows = self.rows(
            "SELECT e.*, f.verdict AS feedback, coalesce(f.note, '') AS note FROM exchanges e"
            " JOIN conversations c ON c.id = e.conversation LEFT JOIN feedback f ON f.exchange = e.id"
            " WHERE c.owner = :owner AND (:conversation IS NULL OR c.id = :conversation) AND (:key IS NULL OR e.id = :key)"
            " AND (NOT :rated OR f.verdict IS NOT NULL) AND (NOT :declined OR e.abstained) ORDER BY e.id",
            {"owner": owner, "conversation": conversation, "key": key, "rated": rated, "declined": declined},
        )
        return tuple(Exchange(**{**dict(row), "abstained": bool(row["abstained"])}) for row in rows)

    def rename(self, owner: str, key: str, title: str) -> None:
        """Give the owner's conversation another title; an empty one changes nothing."""
        if title := " ".join(storable(title).split())[:120]:
            with self.transaction() as db:
                db.execute("UPDATE conversations SET title = ? WHERE id = ? AND owner = ?", (title, key, owner))

    def delete(self, owner: str, key: str) -> None:
        """Delete the owner's conversation with everything in it."""
        with self.transaction() as db:
            db.execute("DELETE FROM conversations WHERE id = ? AND owner = ?", (key, owner))

    # Feedback and gaps

    def rate(self, owner: str, exchange: int, verdict: FeedbackVerdict | None, note: str = "") -> None:
        """Keep the owner's verdict on an answer; None takes it back. Raises NotKept for anybody else's."""
        self.exchange(owner, exchange)
        with self.transaction() as db:
            db.execute("DELETE FROM feedback WHERE exchange = ?", (exchange,))
            if verdict is not None:
                db.execute(
                    "INSERT INTO feedback VALUES (?, ?, ?, ?)", (exchange, verdict, storable(note[:2000]), now())
                )

    def rated(self, owner: str) -> tuple[Exchange, ...]:
        """The owner's exchanges with feedback, oldest first."""
        return self._exchanges(owner, rated=True)

    def declined(self, owner: str) -> tuple[Exchange, ...]:
        """The owner's exchanges that no document answered, oldest first."""
        return self._exchanges(owner, declined=True)

    def quoted(self) -> set[str]:
        """The hashes of all documents that kept exchanges quote."""
        return {
            sha256 for row in self.rows("SELECT answer FROM exchanges") for sha256 in _SHA256.findall(row["answer"])
        }

    def erase_documents(self, hashes: Iterable[str]) -> None:
        """Delete every exchange that quotes a document with one of these hashes, for a purge."""
        with self.transaction() as db:
            for sha256 in hashes:
                db.execute("DELETE FROM exchanges WHERE instr(answer, ?) > 0", (json.dumps(sha256),))
        with self._lock:
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # Preferences

    def preference(self, owner: str, name: str, default: str = "") -> str:
        """What the owner chose for `name`, else `default`."""
        rows = self.rows("SELECT value FROM preferences WHERE owner = ? AND name = ?", (owner, name))
        return str(rows[0]["value"]) if rows else default

    def prefer(self, owner: str, name: str, value: str) -> None:
        """Keep what the owner chose."""
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO preferences VALUES (?, ?, ?)", (owner, name, value))


def _started(db: sqlite3.Connection, owner: str, title: str) -> str:
    key = secrets.token_urlsafe(12)
    values = (key, owner, storable(title[:120]), now(), now())
    db.execute("INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", values)
    return key


def storable(text: str) -> str:
    """`text` as SQLite can keep it: lone surrogates and NULs become the replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
