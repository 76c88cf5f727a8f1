"""Word vectors for "nearly the same word": "wanting" and "desire", "movie" and "film".

One vector per common English word, made by the bundled encoder (all-MiniLM-L6-v2) from the word alone, reduced by
principal components to 64 numbers of 8 bits (benchmarks/fit_verifier.py --vectors writes the file; the idea is that of
model2vec, Tulkens and van Dongen 2024). Words stand in the order of the encoder's vocabulary, which is about that of
their frequency; it tells how rare a word is. No text encoder runs at check time.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.verify.word import SUBSTANCE, Word

FILE = Path(__file__).with_name("meanings.npz")
DIMENSION = 64
_RAREST = 22_000  # rank given to words that the vocabulary lacks
_MARGIN = 0.2  # cosine of unrelated words
_SAME = 0.8  # cosine from which two words count as near synonyms
_SMALL_WORD = 0.1  # weight of a function word in the vector of a sentence


@cache
def _table() -> tuple[dict[str, int], NDArray[np.float32]]:
    """The words' rows and their vectors (n, 64) of length one. Raises RuntimeError when the file is not the pinned one."""
    data = FILE.read_bytes()
    pinned = json.loads(FILE.with_suffix(".json").read_text(encoding="utf-8"))["sha256"]
    if hashlib.sha256(data).hexdigest() != pinned:
        raise RuntimeError(f"{FILE} is not the file that meanings.json names; reinstall OnRecord")
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        words = bytes(arrays["words"]).decode("ascii").split("\n")
        vectors = arrays["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {word: row for row, word in enumerate(words)}, vectors


@cache
def rarity(folded: str) -> float:
    """How much a word tells, in [0.4, 1]: common words little, words outside the vocabulary most."""
    rank = _table()[0].get(folded, _RAREST)
    return 0.4 + 0.6 * min(1.0, math.log(rank + 50) / math.log(_RAREST + 50))


def nearest(folded: str, said: Collection[str]) -> float | None:
    """The highest cosine of a word with one of those `said`; None where the vocabulary lacks it, or all of them."""
    rows, vectors = _table()
    known = [rows[word] for word in said if word in rows]
    if folded not in rows or not known:
        return None
    return float((vectors[known] @ vectors[rows[folded]]).max())


class Meanings:
    """The vectors of the passages: of each distinct word, and of each run of one to three sentences."""

    def __init__(self, words: Sequence[Word], bounds: Sequence[tuple[int, int]]) -> None:
        rows, vectors = _table()
        known = sorted({rows[w.folded] for w in words if w.kind in {"content", "name"} and w.folded in rows})
        self._words = vectors[known] if known else np.zeros((1, DIMENSION), np.float32)
        sums = np.array([_sum(words[start:end]) for start, end in bounds]).reshape(-1, DIMENSION)
        runs = [
            sums[: max(0, len(sums) - k)] + sum(sums[i : len(sums) - k + i] for i in range(1, k + 1))
            if len(sums) > k
            else sums[:0]
            for k in range(3)
        ]
        stretches = np.concatenate(runs)
        norms = np.linalg.norm(stretches, axis=1, keepdims=True)
        self._stretches = stretches / np.maximum(norms, 1e-9)

    def nearest(self, words: Sequence[Word]) -> list[float]:
        """For each word how nearly the passages hold a word of its meaning, in [0, 1]; 0 for unknown words."""
        rows, vectors = _table()
        known = [rows.get(w.folded, -1) for w in words]
        best = (vectors[known] @ self._words.T).max(axis=1) if words else np.empty(0)
        return [
            0.0 if row < 0 else min(1.0, max(0.0, (float(cosine) - _MARGIN) / (_SAME - _MARGIN)))
            for row, cosine in zip(known, best, strict=True)
        ]

    def likeness(self, words: Sequence[Word]) -> float:
        """The highest cosine, in [0, 1], between these words together and any one to three sentences in a row."""
        vector = _sum(words)
        norm = float(np.linalg.norm(vector))
        if norm == 0.0 or not len(self._stretches):
            return 0.0
        return max(0.0, min(1.0, float((self._stretches @ vector).max()) / norm))


def _sum(words: Sequence[Word]) -> NDArray[np.float32]:
    rows, vectors = _table()
    found = [
        (rows[w.folded], rarity(w.folded) if w.kind in SUBSTANCE else _SMALL_WORD) for w in words if w.folded in rows
    ]
    if not found:
        return np.zeros(DIMENSION, np.float32)
    index, weights = zip(*found, strict=True)
    total: NDArray[np.float32] = np.asarray(weights, np.float32) @ vectors[list(index)]
    return total
