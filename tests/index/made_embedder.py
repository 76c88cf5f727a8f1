"""A small encoder for tests of the store: a text's vector is the sum of fixed random directions of its words' stems.

Real enough to rank: texts that share words are near, the rest are not. No weights to load.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.embedding import Kind
from index.words import tokens

DIMENSION = 64


@lru_cache(maxsize=65536)
def _direction(stem: str) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(stem.encode("utf-8", "surrogatepass")).digest()[:8], "little")
    return np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)


class MadeEmbedder:
    """See `index.embedding.Embedder`. `name` may be changed to stand for another encoder; `encoded` counts texts."""

    dimension = DIMENSION
    max_tokens = 128

    def __init__(self, name: str = "made@1") -> None:
        self.name = name
        self.encoded = 0

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        self.encoded += len(texts) if kind == "passage" else 0
        rows = [np.sum([_direction(t.stem) * (0.2 if t.stop else 1.0) for t in tokens(text)], axis=0) for text in texts]
        vectors = np.array([row if np.ndim(row) else _direction("") for row in rows], np.float32)
        return np.asarray(
            vectors.reshape(-1, DIMENSION) / np.linalg.norm(vectors.reshape(-1, DIMENSION), axis=1, keepdims=True)
        )

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [2 + len(tokens(text)) for text in texts]
