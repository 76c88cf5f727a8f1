"""What a file on the disk is known by: its size and the digest of its bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from index.types import Document


def size(path: Path) -> int:
    """The size in bytes; 0 for a file that cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def size_of_folder(folder: Path) -> int:
    """The sum of the sizes in bytes of all files below; what goes while they are counted counts nothing."""
    return sum(size(Path(parent, name)) for parent, _, names in os.walk(folder) for name in names)


def digest(path: Path) -> str:
    """The SHA-256 of the bytes; empty for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def digest_of(path: Path, documents: Sequence[Document]) -> str:
    """The same, where the documents of the file are at hand: a single one states it, rows state their own."""
    return documents[0].sha256 if len(documents) == 1 and "#" not in documents[0].source else digest(path)
