"""Bases of the indexes on disk: published atomically, checked before they are believed, never edited.

A base is a folder `generations/NUMBER` with the files of one segment. It is written under a temporary name, every file
and the folder flushed to disk, renamed, and only then named by a row of the database. What that row does not name does
not exist. Opening checks names and sizes of the files and every count, and of a small base the hashes of its files too;
`verify` checks those of any.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from index import segment
from index.catalogue import Connection, fact, touch, transaction
from index.segment import Segment

FOLDER = "generations"
_UNFINISHED = "unfinished-"
_SHARE = 0.02  # of the base: a larger delta is folded in
_HASHED = 8 * 2**20  # bytes: a base up to this is compared with its hashes whenever it is opened
_SMALL = 256  # passages: a smaller delta is read as fast as a base


class NotBelievable(Exception):
    """A base that is not what the database says it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """The row of the database that names a base: all pairs up to `last_pair` that existed when it was made."""

    number: int
    folder: str
    manifest: str
    last_pair: int


def current(db: Connection) -> Generation | None:
    """The generation in force, or None where there is no base yet."""
    row = db.execute(
        "SELECT number, folder, manifest, last_pair FROM generation ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return Generation(number=row[0], folder=row[1], manifest=row[2], last_pair=row[3]) if row else None


def due(db: Connection, *, growing: bool = False) -> bool:
    """True where folding the delta into the base pays. While a run still adds (`growing`), the bar is ten times higher,
    so that a long run rewrites its base a few times only."""
    generation = current(db)
    last = generation.last_pair if generation else 0
    delta = db.execute("SELECT count(*) FROM passage WHERE pair_id > ?", (last,)).fetchone()[0]
    gone = db.execute("SELECT count(*) FROM removed").fetchone()[0]
    if delta + gone == 0:
        return False
    if generation is None and not growing:
        return True
    counts = json.loads(generation.manifest)["counts"] if generation else {}
    base = counts.get("question passages", 0) + counts.get("answer passages", 0)
    factor = 10 if growing else 1
    return bool(delta + gone > factor * max(_SMALL, _SHARE * base))


def publish(db: Connection, store: Path) -> None:
    """Write a base of everything there is and put it in force. The caller holds the writer's lock."""
    dimension = int(fact(db, "dimension"))
    built = segment.build(db, 0, dimension)
    parent = store / FOLDER
    parent.mkdir(exist_ok=True)
    previous = current(db)
    number = (previous.number if previous else 0) + 1
    unfinished = parent / f"{_UNFINISHED}{number}-{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        segment.save(built, unfinished)
        files = {}
        for path in sorted(unfinished.iterdir()):
            flush(path)
            files[path.name] = [path.stat().st_size, digest(path)]
        flush(unfinished)
        final = _free_name(parent, number)
        unfinished.replace(final)
    except BaseException:  # on a full disk its files would be in the way of removing anything
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    flush(parent)
    manifest = {
        "embedder": fact(db, "embedder"),
        "dimension": dimension,
        "counts": segment.sizes(built),
        "files": files,
    }
    last_pair = int(built.pairs[-1]) if len(built.pairs) else 0
    with transaction(db):
        db.execute("DELETE FROM removed")
        db.execute(
            "INSERT INTO generation (folder, manifest, last_pair, last_passage) VALUES (?, ?, ?, 0)",
            (final.name, json.dumps(manifest), last_pair),
        )
        db.execute("DELETE FROM generation WHERE number < (SELECT max(number) FROM generation) - 1")
        touch(db)
    tidy(db, store)


def _free_name(parent: Path, number: int) -> Path:
    """A folder name never used before: one that a crash left behind is not trusted and not overwritten."""
    name, extra = parent / f"{number:06d}", 0
    while name.exists():
        extra += 1
        name = parent / f"{number:06d}-{extra}"
    return name


def tidy(db: Connection, store: Path, *, keep_previous: bool = True) -> None:
    """Delete folders that no row names. With `keep_previous` the generation before the current one stays for readers
    that have just looked it up; without, its row goes too."""
    if not keep_previous:
        with transaction(db):
            db.execute("DELETE FROM generation WHERE number < (SELECT max(number) FROM generation)")
    named = {row[0] for row in db.execute("SELECT folder FROM generation")}
    parent = store / FOLDER
    if parent.is_dir():
        for path in parent.iterdir():
            if path.name not in named:
                shutil.rmtree(path, ignore_errors=True)


def load(db: Connection, store: Path, generation: Generation) -> Segment:
    """The base of a generation. Raises NotBelievable for any difference from what the database says."""
    folder = store / FOLDER / generation.folder
    try:
        manifest = json.loads(generation.manifest)
        for name, (size, _) in manifest["files"].items():
            if (folder / name).stat().st_size != size:
                raise NotBelievable(f"{folder / name} has another size than was written")
        if sum(size for size, _ in manifest["files"].values()) <= _HASHED:
            verify(store, generation)
        loaded = segment.load(folder)
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise NotBelievable(f"{folder}: {error}") from error
    if segment.sizes(loaded) != manifest["counts"]:
        raise NotBelievable(f"{folder}: counts differ from what was written")
    if manifest["embedder"] != fact(db, "embedder") or manifest["dimension"] != int(fact(db, "dimension")):
        raise NotBelievable(f"{folder}: made by another encoder")
    return loaded


def verify(store: Path, generation: Generation) -> None:
    """Compare the hash of every file. Raises NotBelievable."""
    folder = store / FOLDER / generation.folder
    for name, (_, expected) in json.loads(generation.manifest)["files"].items():
        try:
            found = digest(folder / name)
        except OSError as error:
            raise NotBelievable(f"{folder / name}: {error}") from error
        if found != expected:
            raise NotBelievable(f"{folder / name} is not what was written")


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush(path: Path) -> None:
    """Force a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
