"""Accounts for a server that others can reach: argon2 passwords, sessions that end, and patience with wrong guesses."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from assistant.records import Records, now
from index.errors import OnRecordError

Role = Literal["reader", "editor"]
SESSION_S: Final = 14 * 24 * 3600.0
GUESSES, GUESS_WINDOW_S = 8, 60.0
SHORTEST_PASSWORD: Final = 10


class AccountError(OnRecordError):
    """An account cannot be made or used as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person who may log in; readers ask, editors also change the documents."""

    name: str
    role: Role


class Accounts:
    """The accounts in the records. `clock` gives seconds since the epoch."""

    def __init__(self, records: Records, *, clock: Callable[[], float] = time.time) -> None:
        self._records = records
        self._clock = clock
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex(16))
        self._guesses: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def add(self, name: str, password: str, role: Role = "reader") -> None:
        """Make an account, or give an existing one this password and role. Raises AccountError."""
        if not name or len(name) > 60 or name != name.strip() or not name.isprintable():
            raise AccountError("a name has 1 to 60 visible characters and no spaces around them")
        if len(password) < SHORTEST_PASSWORD:
            raise AccountError(f"a password has at least {SHORTEST_PASSWORD} characters")
        with self._records.transaction() as db:
            db.execute("DELETE FROM sessions WHERE user = ?", (name,))
            db.execute(
                "INSERT INTO users VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role,"
                " password = excluded.password",
                (name, role, self._hasher.hash(password), now()),
            )

    def remove(self, name: str) -> None:
        """End the account and its sessions. Raises AccountError when there is none."""
        with self._records.transaction() as db:
            if not db.execute("DELETE FROM users WHERE name = ?", (name,)).rowcount:
                raise AccountError(f"there is no account called {name}")

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._records.transaction() as db:
            rows = db.execute("SELECT name, role FROM users ORDER BY name").fetchall()
        return tuple(Account(name=row["name"], role=cast(Role, row["role"])) for row in rows)

    def wait_for(self, name: str, address: str) -> float:
        """Seconds until another guess for this name, or from this address, is heard; 0 when it is now."""
        with self._lock:
            return max(self._left(f"name {name}"), self._left(f"address {address}"))

    def _left(self, key: str) -> float:
        recent = [at for at in self._guesses.get(key, []) if at > self._clock() - GUESS_WINDOW_S]
        if recent:
            self._guesses[key] = recent
        else:
            self._guesses.pop(key, None)
        return recent[-GUESSES] + GUESS_WINDOW_S - self._clock() if len(recent) >= GUESSES else 0.0

    def log_in(self, name: str, password: str, address: str) -> str | None:
        """A new session's token, or None when name and password do not fit. A wrong guess is counted.

        The time it takes does not tell whether the name exists.
        """
        with self._records.transaction() as db:
            row = db.execute("SELECT password FROM users WHERE name = ?", (name,)).fetchone()
        try:
            self._hasher.verify(row["password"] if row else self._nobody, password)
            known = row is not None
        except (VerificationError, InvalidHashError):
            known = False
        if not known:
            with self._lock:
                for key in (f"name {name[:60]}", f"address {address}"):
                    self._guesses.setdefault(key, []).append(self._clock())
            return None
        token = secrets.token_urlsafe(32)
        with self._records.transaction() as db:
            db.execute("DELETE FROM sessions WHERE expires < ?", (self._clock(),))
            db.execute("INSERT INTO sessions VALUES (?, ?, ?)", (_hashed(token), name, self._clock() + SESSION_S))
        return token

    def account(self, token: str) -> Account | None:
        """Whose session this is, or None."""
        with self._records.transaction() as db:
            row = db.execute(
                "SELECT u.name, u.role FROM sessions s JOIN users u ON u.name = s.user WHERE s.token = ? AND s.expires > ?",
                (_hashed(token), self._clock()),
            ).fetchone()
        return Account(name=row["name"], role=cast(Role, row["role"])) if row else None

    def log_out(self, token: str) -> None:
        """End the session."""
        with self._records.transaction() as db:
            db.execute("DELETE FROM sessions WHERE token = ?", (_hashed(token),))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
