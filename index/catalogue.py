"""The truth: a SQLite database of files, documents, pairs, passages, words and vectors. Opening, schema, transactions.

Write-ahead logging with synchronous=FULL: what `transaction` has left is on the disk. Reading from it is
`index/reading.py`, changing it `index/writing.py`; both take the `Connection` that is opened here.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from index import fingerprints
from index.errors import StoreDamaged, StoreError, StoreMismatch, StoreMissing

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError

FILE_NAME = "onrecord.sqlite"
APPLICATION_ID = 0x4F6E5263  # "OnRc"
SCHEMA = 3
"""2: every passage keeps its sentences and every vector those of its sentences. 3: documents and pairs carry checksums.
`index/upgrade.py` brings an earlier store up to date."""

_TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL UNIQUE, source BLOB NOT NULL, collection BLOB,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL, derivation TEXT NOT NULL,
    complete INTEGER NOT NULL);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file_id INTEGER NOT NULL REFERENCES file(id), row BLOB NOT NULL,
    source BLOB NOT NULL, title BLOB NOT NULL, participants TEXT NOT NULL, date TEXT, language TEXT,
    sha256 TEXT NOT NULL, characters INTEGER NOT NULL, checksum INTEGER NOT NULL, UNIQUE (file_id, row));
CREATE TABLE content (
    document_id INTEGER PRIMARY KEY REFERENCES document(id), text BLOB NOT NULL, markup BLOB NOT NULL,
    layout BLOB NOT NULL);
CREATE TABLE pair (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL REFERENCES document(id),
    number INTEGER NOT NULL, asked INTEGER NOT NULL, layout TEXT NOT NULL, shape TEXT NOT NULL, words BLOB NOT NULL,
    checksum INTEGER NOT NULL);
CREATE INDEX pair_document ON pair(document_id);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT, pair_id INTEGER NOT NULL REFERENCES pair(id), field INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, vector_id INTEGER NOT NULL REFERENCES vector(id),
    words BLOB NOT NULL, sentences BLOB NOT NULL);
CREATE INDEX passage_pair ON passage(pair_id);
CREATE INDEX passage_vector ON passage(vector_id);
CREATE TABLE vector (id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, value BLOB NOT NULL,
    sentences BLOB NOT NULL);
CREATE TABLE word (id INTEGER PRIMARY KEY AUTOINCREMENT, stem BLOB NOT NULL UNIQUE);
CREATE TABLE speech (
    document_id INTEGER NOT NULL REFERENCES document(id), label BLOB NOT NULL, name BLOB NOT NULL,
    turns INTEGER NOT NULL, PRIMARY KEY (document_id, label, name)) WITHOUT ROWID;
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB, label BLOB, person BLOB, layout TEXT);
CREATE TABLE removed (pair_id INTEGER PRIMARY KEY);
CREATE TABLE generation (
    number INTEGER PRIMARY KEY AUTOINCREMENT, folder TEXT NOT NULL, manifest TEXT NOT NULL,
    last_pair INTEGER NOT NULL, last_passage INTEGER NOT NULL);
"""


class HarmedRecord(sqlite3.DatabaseError):
    """What a column holds is not what was written into it."""


def create(folder: Path, *, embedder: str, dimension: int, model: str | None = None) -> None:
    """Make an empty store in `folder`, which may exist. The schema appears in one transaction, or not at all.

    `model` is where the encoder called `embedder` is found again, None for the bundled one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: the store cannot be made here: {error.strerror or error}") from error
    db = _open(folder / FILE_NAME, "rwc")
    try:
        with transaction(db):
            if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return
            for statement in _TABLES.split(";\n"):
                if statement.strip():
                    db.execute(statement)
            facts = {"schema": str(SCHEMA), "embedder": embedder, "dimension": str(dimension), "change": "0"}
            db.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())
            set_model(db, model)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        db.close()


def exists(folder: Path) -> bool:
    """True where `folder` holds a store."""
    return (folder / FILE_NAME).is_file()


def is_older(db: Connection) -> bool:
    """True for a store that an earlier release made and this one cannot read."""
    return int(fact(db, "schema")) < SCHEMA


def columns(db: Connection, table: str) -> set[str]:
    """The names of a table's columns."""
    return {row[1] for row in db.execute(f"PRAGMA table_info({table})")}


def is_outdated(folder: Path) -> bool:
    """True for a folder with a store that has to be upgraded. Raises as `connect` does."""
    db = connect(folder, older=True)
    try:
        return is_older(db)
    finally:
        db.close()


def connect(folder: Path, *, write: bool = False, older: bool = False) -> Connection:
    """Open the store in `folder` and check that this release can read it; with `older`, also one it has to upgrade.

    Raises StoreMissing, StoreMismatch (another schema), StoreDamaged (not a database, or not ours).
    """
    path = folder / FILE_NAME
    if not path.is_file():
        raise StoreMissing(f"{folder}: there is no store here; make one with: onrecord add PATH --store {folder}")
    db = _open(path, "rw" if write else "ro")
    try:
        schema = int(fact(db, "schema"))
        outdated = not older and is_older(db)
        if _cut_off(db, path):
            raise sqlite3.DatabaseError("its end is missing")
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        db.close()
        raise damaged(folder, error) from error
    if schema > SCHEMA:
        db.close()
        raise StoreMismatch(f"{folder}: made by a newer release of onrecord (schema {schema}); install that release")
    if outdated:
        db.close()
        raise StoreMismatch(
            f"{folder}: made by an earlier release of onrecord (schema {schema}); bring it up to date with:"
            f" onrecord doctor --store {folder}"
        )
    return db


def _cut_off(db: Connection, path: Path) -> bool:
    """True where the file is shorter than the database that it holds."""
    with moment(db):
        pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
        return not log_left(path.parent) and fingerprints.size(path) < pages * size


def log_left(folder: Path) -> bool:
    """True where SQLite's log beside the catalogue still holds pages."""
    return fingerprints.size(folder / f"{FILE_NAME}-wal") > 0


def _shared(folder: Path) -> bool:
    """True where SQLite's own files, by which readers see what is written meanwhile, lie beside the catalogue."""
    return all((folder / f"{FILE_NAME}{end}").exists() for end in ("-wal", "-shm"))


def _open(path: Path, mode: str) -> Connection:
    query = f"mode={mode}"
    folder = path.parent
    if mode == "ro" and not (os.access(folder, os.W_OK) or log_left(folder) or _shared(folder)):
        query += "&immutable=1"
    try:
        db = sqlite3.connect(
            f"{path.resolve().as_uri()}?{query}", uri=True, isolation_level=None, timeout=30, check_same_thread=False
        )
        if mode != "ro":
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA cache_size = -16000")
        db.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: the store cannot be opened: {error}") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # SQLite's message may quote what is harmed
        raise damaged(path.parent, error) from error
    return db


def damaged(folder: Path, error: Exception) -> StoreDamaged:
    """The error for a database that cannot be read, or a record of it."""
    if isinstance(error, HarmedRecord):
        return StoreDamaged(f"{folder}: {error}; see what is harmed, and the way out: onrecord doctor --store {folder}")
    return StoreDamaged(
        f"{folder}: the store's database is damaged ({error}); restore a copy of the folder, or delete it and add again"
    )


@contextmanager
def transaction(db: Connection) -> Iterator[None]:
    """All or nothing; on the disk when the block has left."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def empty_log(db: Connection, *, wait: float) -> bool:
    """Bring everything from the log into the database file and empty it; False where a reader at work needs it still
    after `wait` seconds."""
    before = db.execute("PRAGMA busy_timeout").fetchone()[0]
    db.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
    try:
        return not db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        db.execute(f"PRAGMA busy_timeout = {before}")


@contextmanager
def moment(db: Connection) -> Iterator[None]:
    """Everything read inside comes from one moment."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def fact(db: Connection, name: str) -> str:
    """One of the store's facts: schema, embedder, dimension, change. What `model` reads may be missing."""
    row = db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise ValueError(f"the fact {name!r} is missing")
    return str(row[0])


def set_fact(db: Connection, name: str, value: str) -> None:
    """Replace one of the store's facts; inside a transaction."""
    db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))


def model(db: Connection) -> str | None:
    """Where the store's encoder is found again: a folder or a name; None for the bundled one, and where nobody said."""
    row = db.execute("SELECT value FROM fact WHERE name = 'model'").fetchone()
    return str(row[0]) if row is not None else None


def set_model(db: Connection, found: str | None) -> None:
    """Remember where the store's encoder is found; inside a transaction."""
    if found is not None:
        set_fact(db, "model", found)


def unread(db: Connection) -> tuple[str, ...]:
    """The paths of the files that could not be read when they were last tried; none in a store that nobody told."""
    row = db.execute("SELECT value FROM fact WHERE name = 'unread'").fetchone()
    return tuple(json.loads(row[0])) if row is not None else ()


def set_unread(db: Connection, paths: Collection[str]) -> None:
    """Remember which files could not be read; inside a transaction."""
    set_fact(db, "unread", json.dumps(sorted(paths)))


def touch(db: Connection) -> None:
    """Count a change, so that readers see that there is something new; inside a transaction."""
    db.execute("UPDATE fact SET value = CAST(value AS INTEGER) + 1 WHERE name = 'change'")
