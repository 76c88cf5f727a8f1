"""Files and folders to the list of files that can be read, and what was skipped and why."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.readers.encoding import SAMPLE
from index.readers.kinds import BINARY_SUFFIXES, is_unreadable_binary

SkipReason = Literal["missing", "hidden", "binary", "outside", "unreadable", "test set", "store"]
_STORE = "onrecord.sqlite"  # whose folder holds a store, perhaps beside documents
_STORES_OWN = re.compile(r"(?:onrecord|conversations)\.sqlite.*|writer\.lock|generations|evaluations|uploads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read. `path` is resolved and is the file's identity, `source` is how the user gave it."""

    path: Path
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What was not taken: hidden, binary, a test set, a store's own files, a link that leaves its folder; missing and
    unreadable are errors.
    """

    source: str
    reason: SkipReason

    @property
    def is_error(self) -> bool:
        """True where the user should be told by name and not only by count."""
        return self.reason in ("missing", "unreadable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """Files in a stable order, each once, and what was skipped."""

    files: tuple[Found, ...]
    skipped: tuple[Skipped, ...]

    @property
    def counts(self) -> tuple[tuple[SkipReason, int], ...]:
        """How many were skipped, by reason, in alphabetical order."""
        return tuple(sorted(Counter(skip.reason for skip in self.skipped).items()))

    @property
    def closed(self) -> tuple[Path, ...]:
        """The resolved files and folders that were not looked into: what was there may be there still."""
        return tuple(Path(skip.source).resolve() for skip in self.skipped if skip.reason in ("unreadable", "store"))


def discover(paths: Iterable[str | Path]) -> Discovery:
    """Walks folders, sorted by name; a file that is named itself is always taken, hidden or binary as it may be.

    Folders are entered once whatever links point to them. Only files of unknown suffix are opened, 64 KB of each.
    """
    files: dict[Path, Found] = {}
    skipped: list[Skipped] = []
    for given in paths:
        path = Path(given)
        for entry in _walk(path, path.resolve(), {path.resolve()}) if path.is_dir() else (_named(path),):
            if isinstance(entry, Found):
                files.setdefault(entry.path, entry)
            else:
                skipped.append(entry)
    return Discovery(files=tuple(files.values()), skipped=tuple(skipped))


def _named(path: Path) -> Found | Skipped:
    try:
        return Found(path=path.resolve(strict=True), source=str(path))
    except (OSError, RuntimeError):
        return Skipped(source=str(path), reason="missing")


def _walk(folder: Path, root: Path, entered: set[Path]) -> Iterator[Found | Skipped]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        yield Skipped(source=str(folder), reason="unreadable")
        return
    is_store = any(entry.name == _STORE for entry in entries)
    for entry in entries:
        path = folder / entry.name
        if is_store and _STORES_OWN.fullmatch(entry.name):
            yield Skipped(source=str(path), reason="store")
            continue
        if entry.name.startswith("."):
            yield Skipped(source=str(path), reason="hidden")
            continue
        try:
            resolved = path.resolve(strict=True)
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except FileNotFoundError:  # a link to nothing
            yield Skipped(source=str(path), reason="missing")
            continue
        except (OSError, RuntimeError):
            yield Skipped(source=str(path), reason="unreadable")
            continue
        if entry.is_symlink() and not resolved.is_relative_to(root):
            yield Skipped(source=str(path), reason="outside")
        elif is_folder:
            if resolved not in entered:
                entered.add(resolved)
                yield from _walk(path, root, entered)
        elif is_file:
            yield _judged(path, resolved)
        else:
            yield Skipped(source=str(path), reason="binary")  # a device, socket or pipe: nothing to read


def _judged(path: Path, resolved: Path) -> Found | Skipped:
    """The file, unless its suffix or its first bytes say that nothing here reads it."""
    suffix = path.suffix.lower()
    if suffix in BINARY_SUFFIXES:
        return Skipped(source=str(path), reason="binary")
    if not suffix or is_unknown(suffix):
        try:
            with resolved.open("rb") as file:
                head = file.read(SAMPLE)
        except OSError:
            return Skipped(source=str(path), reason="unreadable")
        if is_unreadable_binary(head):
            return Skipped(source=str(path), reason="binary")
    if suffix == ".jsonl" and _is_test_set(resolved):
        return Skipped(source=str(path), reason="test set")
    return Found(path=resolved, source=str(path))


def _is_test_set(path: Path) -> bool:
    """True where the first line is a question that says whether it can be answered: its answers are no evidence."""
    try:
        with path.open("rb") as file:
            row = json.loads(file.readline(SAMPLE))
    except (OSError, ValueError, RecursionError):
        return False
    first = row["turns"][0] if isinstance(row, dict) and isinstance(row.get("turns"), list) and row["turns"] else row
    return isinstance(first, dict) and "question" in first and "answerable" in first


def is_unknown(suffix: str) -> bool:
    """True for a suffix that no reader is named after."""
    from index.readers.kinds import BY_SUFFIX

    return suffix not in BY_SUFFIX
