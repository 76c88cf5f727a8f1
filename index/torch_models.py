"""Any other model, run by sentence-transformers: bi-encoders here, cross-encoders in `rerank`.

Models are read from this machine only, never fetched; weights are safetensors, and no code that comes with a model runs.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding import Kind, Vectors, encodable
from index.errors import EncoderError

GIVE = "give the folder of a sentence-transformers model"
UNLIMITED = 100_000  # what a tokenizer without a limit says is astronomically larger


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefixes:
    """The words that a model was trained to see before a question and before a passage."""

    query: str = ""
    passage: str = ""


_RETRIEVE = "Represent this sentence for searching relevant passages: "
FAMILIES: tuple[tuple[str, Prefixes], ...] = (
    # The first whose word stands in the model's name; from the model cards.
    (
        "e5-large-instruct",
        Prefixes(query="Instruct: Given a question, retrieve passages that answer the question\nQuery: "),
    ),
    ("e5-", Prefixes(query="query: ", passage="passage: ")),
    ("bge-m3", Prefixes()),
    ("bge-", Prefixes(query=_RETRIEVE)),
    ("mxbai-embed", Prefixes(query=_RETRIEVE)),
    ("arctic-embed-m-v2", Prefixes(query="query: ")),
    ("arctic-embed-l-v2", Prefixes(query="query: ")),
    ("arctic-embed", Prefixes(query=_RETRIEVE)),
    ("nomic-embed", Prefixes(query="search_query: ", passage="search_document: ")),
)


class TorchEmbedder:
    """A sentence-transformers model. Safe in several threads, one of which encodes at a time."""

    def __init__(self, spec: str) -> None:
        folder = local_folder(spec)
        from sentence_transformers import SentenceTransformer

        try:
            with quiet():
                self._model = SentenceTransformer(
                    str(folder), local_files_only=True, trust_remote_code=False, model_kwargs={"use_safetensors": True}
                )
            self.dimension = _dimension(self._model.encode(["x"], show_progress_bar=False))
        except (OSError, ValueError, RuntimeError, KeyError, ImportError) as error:
            raise EncoderError(f"the encoder {spec} cannot be loaded ({first_line(error)}): {GIVE}") from error
        self.spec = _lasting(spec)
        self.name = f"{Path(self.spec).name}@{fingerprint(folder)}"
        self.max_tokens = min(self._model.max_seq_length or UNLIMITED, UNLIMITED)
        self.prefixes = _prefixes(self.spec, self._model.prompts)
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Vectors:
        """Vectors (n, dimension) of length one, after the prefix that the model wants for this kind of text."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        prefix = self.prefixes.query if kind == "query" else self.prefixes.passage
        with self._lock:
            vectors = self._model.encode(
                [encodable(text) for text in texts], prompt=prefix, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each text has as a passage, prefix and special tokens included."""
        if not texts:
            return []
        prefixed = [self.prefixes.passage + encodable(text) for text in texts]
        found = self._model.tokenizer(prefixed, truncation=False, padding=False, verbose=False)
        return [len(ids) for ids in found["input_ids"]]


def _dimension(vectors: object) -> int:
    return int(np.asarray(vectors).shape[1])


def _prefixes(spec: str, own: Mapping[str, str | None]) -> Prefixes:
    """The prompts in the model's own configuration where it has any, else those of its family."""
    query, passage = own.get("query") or "", own.get("passage") or own.get("document") or ""
    if query or passage:
        return Prefixes(query=query, passage=passage)
    name = Path(spec).name.lower()
    return next((prefixes for word, prefixes in FAMILIES if word in name), Prefixes())


def _lasting(spec: str) -> str:
    """A spec that means the same from any folder, and has the name that a folder is known by: a link keeps its own."""
    folder = Path(spec).expanduser()
    return os.path.abspath(folder) if folder.is_dir() else spec  # noqa: PTH100  # `resolve` would follow links


def local_folder(spec: str) -> Path:
    """The folder of a model given as a folder or as a hub name that was downloaded before.

    Raises EncoderError where there is none.
    """
    if (folder := Path(spec).expanduser()).is_dir():
        return folder.resolve()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(spec, local_files_only=True))
    except HFValidationError as error:
        raise EncoderError(f"there is no folder {spec}: {GIVE}") from error
    except LocalEntryNotFoundError as error:
        raise EncoderError(
            f"the model {spec} is not on this machine: {GIVE}, or download it once with: hf download {spec}"
        ) from error


def fingerprint(folder: Path) -> str:
    """Twelve hexadecimal digits over a model's files that decide its vectors: weights, vocabulary, configuration."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not hidden and path.suffix in {".json", ".txt", ".safetensors", ".model"}:
            with path.open("rb") as file:
                total.update("/".join(parts).encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:12]


@contextmanager
def quiet() -> Iterator[None]:
    """No progress bars of transformers while a model loads: what a user sees is OnRecord's own progress."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it untyped
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def first_line(error: BaseException) -> str:
    """The first line of what an error says, or its kind where it says nothing."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
