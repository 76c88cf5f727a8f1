"""What is kept of the web chat: each owner's conversations, with what was asked, answered and said of the answers.

Answers are kept with their sources as JSON snapshots, so that an old answer can show its own sources after the documents
changed or went.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.records import NotKept, Records, now, storable

if TYPE_CHECKING:
    import sqlite3

FeedbackVerdict = Literal["right", "wrong"]
_SHA256 = re.compile(r'"sha256":\s*"([0-9a-f]{64})"')


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


@dataclass(frozen=True, slots=True)
class Conversations:
    """The conversations that `records` keeps."""

    records: Records

    def start(self, owner: str, title: str) -> str:
        """A new conversation; its id is random, so that it cannot be guessed."""
        with self.records.transaction() as db:
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
        with self.records.transaction() as db:
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
        found = self.all_of(owner, limit=1)
        return found[0].id if found else ""

    def all_of(self, owner: str, search: str = "", limit: int = 200) -> tuple[Conversation, ...]:
        """The owner's conversations, latest first; with `search`, those whose title or words contain it."""
        pattern = "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self.records.rows(
            "SELECT c.*, (SELECT count(*) FROM exchanges e WHERE e.conversation = c.id) AS exchanges"
            " FROM conversations c WHERE c.owner = :owner AND (:search = '' OR c.title LIKE :pattern ESCAPE '\\'"
            " OR EXISTS (SELECT 1 FROM exchanges e WHERE e.conversation = c.id AND"
            " (e.question LIKE :pattern ESCAPE '\\' OR e.said LIKE :pattern ESCAPE '\\')))"
            " ORDER BY c.updated DESC, c.rowid DESC LIMIT :limit",
            {"owner": owner, "search": search, "pattern": pattern, "limit": limit},
        )
        return tuple(Conversation(**dict(row)) for row in rows)

    def one(self, owner: str, key: str) -> Conversation:
        """The owner's conversation. Raises NotKept when there is none of this id, or it is somebody else's."""
        rows = self.records.rows(
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
        rows = self.records.rows(
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
            with self.records.transaction() as db:
                db.execute("UPDATE conversations SET title = ? WHERE id = ? AND owner = ?", (title, key, owner))

    def delete(self, owner: str, key: str) -> None:
        """Delete the owner's conversation with everything in it."""
        with self.records.transaction() as db:
            db.execute("DELETE FROM conversations WHERE id = ? AND owner = ?", (key, owner))

    def rate(self, owner: str, exchange: int, verdict: FeedbackVerdict | None, note: str = "") -> None:
        """Keep the owner's verdict on an answer; None takes it back. Raises NotKept for anybody else's."""
        self.exchange(owner, exchange)
        with self.records.transaction() as db:
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
            sha256
            for row in self.records.rows("SELECT answer FROM exchanges")
            for sha256 in _SHA256.findall(row["answer"])
        }

    def erase_documents(self, hashes: Iterable[str]) -> None:
        """Delete every exchange that quotes a document with one of these hashes, for a purge."""
        with self.records.transaction() as db:
            for sha256 in hashes:
                db.execute("DELETE FROM exchanges WHERE instr(answer, ?) > 0", (json.dumps(sha256),))
        self.records.erase()


def _started(db: sqlite3.Connection, owner: str, title: str) -> str:
    key = secrets.token_urlsafe(12)
    values = (key, owner, storable(title[:120]), now(), now())
    db.execute("INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", values)
    return key
