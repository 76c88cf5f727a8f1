"""The word index: BM25 over stems, as an inverted index in flat arrays. A cache of the words that the catalogue keeps.

Each passage's words are kept beside it in the database (`pack`), so they commit with the text; the inverted index is
built from them, saved in a generation and memory-mapped. Rows are positions 0..n-1, as in `vectors`.

BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
PARTS = ("terms", "offsets", "rows", "counts", "lengths")

_ENTRY = np.dtype([("word", "<u4"), ("count", "u1")])


def pack(words: Iterable[int]) -> bytes:
    """Word ids of one passage, with repetitions -> five bytes per distinct word, sorted by id; counts stop at 255."""
    counted = sorted(Counter(words).items())
    return np.array([(word, min(count, 255)) for word, count in counted], dtype=_ENTRY).tobytes()


def unpack(packed: bytes) -> NDArray[np.uint32]:
    """The distinct word ids in what `pack` made."""
    return np.frombuffer(packed, dtype=_ENTRY)["word"]


class WordIndex:
    """For each word the rows it stands in and how often. `lengths` (n,) are the words of each row."""

    def __init__(
        self,
        *,
        terms: NDArray[np.uint32],
        offsets: NDArray[np.int64],
        rows: NDArray[np.uint32],
        counts: NDArray[np.uint8],
        lengths: NDArray[np.uint32],
    ) -> None:
        self.terms, self.offsets, self.rows, self.counts, self.lengths = terms, offsets, rows, counts, lengths

    def __len__(self) -> int:
        return len(self.lengths)

    @classmethod
    def build(cls, packed: Sequence[bytes]) -> WordIndex:
        """Invert the packed words of rows 0..n-1."""
        sizes = np.array([len(blob) // _ENTRY.itemsize for blob in packed], dtype=np.int64)
        entries = np.frombuffer(b"".join(packed), dtype=_ENTRY)
        row_of = np.repeat(np.arange(len(packed), dtype=np.uint32), sizes)
        order = np.argsort(entries["word"], kind="stable")
        terms, starts = np.unique(entries["word"][order], return_index=True)
        lengths = np.zeros(len(packed), np.uint32)
        np.add.at(lengths, row_of, entries["count"])
        return cls(
            terms=terms.astype(np.uint32),
            offsets=np.append(starts, len(entries)).astype(np.int64),
            rows=row_of[order],
            counts=np.ascontiguousarray(entries["count"][order]),
            lengths=lengths,
        )

    @classmethod
    def load(cls, folder: Path, name: str) -> WordIndex:
        """Map the arrays that `save` wrote. Raises ValueError where they do not fit together, OSError where missing."""
        files = {part: folder / f"{name}-{part}.npy" for part in PARTS}
        parts = {part: np.asarray(np.load(file, mmap_mode="r", allow_pickle=False)) for part, file in files.items()}
        index = cls(**parts)
        if len(index.offsets) != len(index.terms) + 1 or len(index.rows) != len(index.counts):
            raise ValueError(f"{name}: the arrays of the word index do not fit together")
        if int(index.offsets[-1]) != len(index.rows):
            raise ValueError(f"{name}: the word index is truncated")
        return index

    def save(self, folder: Path, name: str) -> None:
        """Write one .npy file per array; the caller flushes them to disk and renames the folder."""
        for part in PARTS:
            np.save(folder / f"{name}-{part}.npy", getattr(self, part), allow_pickle=False)

    def postings(self, word: int) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
        """The rows a word stands in, ascending, and how often."""
        at = int(self.terms.searchsorted(np.uint32(word)))
        if at == len(self.terms) or self.terms[at] != word:
            return np.empty(0, np.uint32), np.empty(0, np.uint8)
        start, end = int(self.offsets[at]), int(self.offsets[at + 1])
        return self.rows[start:end], self.counts[start:end]

    def add_scores(self, scores: NDArray[np.float32], words: Mapping[int, float], average: float) -> None:
        """Add to `scores` (n,) the saturated count of each word times its weight (its idf, for BM25)."""
        for word, weight in words.items():
            rows, counts = self.postings(word)
            if len(rows):
                norm = K1 * (1 - B + B * self.lengths[rows] / average)
                scores[rows] += weight * counts / (counts + norm)

    def saturation(self, rows: NDArray[np.int64], words: Sequence[int], average: float) -> NDArray[np.float32]:
        """How much of each word each row has: (rows, words), 0 where it is missing, towards 1 where it is frequent."""
        matrix = np.zeros((len(rows), len(words)), np.float32)
        wanted = rows.astype(np.uint32)  # the postings' own type: else the search would copy all of them
        norm = K1 * (1 - B + B * self.lengths[wanted] / average)
        for column, word in enumerate(words):
            found, counts = self.postings(word)
            if len(found) and len(rows):
                at = np.minimum(np.searchsorted(found, wanted), len(found) - 1)
                tf = np.where(found[at] == wanted, counts[at], 0)
                matrix[:, column] = tf / (tf + norm)
        return matrix
