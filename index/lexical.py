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
_GROUP = 64  # scores of which only the largest is looked at first
_LONG = 10_000  # rows of a word before which it is worth asking which rows can still win

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
        self._kept_norms: tuple[float, NDArray[np.float32]] | None = None

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

    def best(
        self, weights: Mapping[int, float], average: float, k: int, mask: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and scores of at least the k best rows (all that tie with the last); `mask` (n,) keeps True rows.

        A score is the sum of each word's saturated count times its weight (its idf, for BM25). Words come in the order
        of their weights: once the k best rows have more than the words to come can give, rows without any word so far
        are not looked at any more (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995).
        """
        norms, scores = self._norms(average), np.zeros(len(self), np.float32)
        given, left = 0.0, float(sum(weights.values()))  # no row has got more than the weights of the words so far
        rows: NDArray[np.int64] | None = None
        for word, weight in sorted(weights.items(), key=lambda item: -item[1]):
            having, counts = self.postings(word)
            if rows is None and len(having) > _LONG and given > left:
                rows = _contenders(scores, left, k, mask)
            if rows is None:
                every = having.astype(np.int64)  # once, not at each use
                scores[every] += _gain(counts, norms[every], weight)
            else:
                scores[rows] += _gain(_counts_at(having, counts, rows), norms[rows], weight)
            given, left = given + weight, left - weight
        if rows is None:
            rows = _touched(scores, mask)
        found = scores[rows]
        if len(rows) > k:
            best = found >= _kth(found, k)
            rows, found = rows[best], found[best]
        return rows, found

    def saturation(self, rows: NDArray[np.int64], words: Sequence[int], average: float) -> NDArray[np.float32]:
        """How much of each word each row has: (rows, words), 0 where it is missing, towards 1 where it is frequent."""
        matrix = np.zeros((len(rows), len(words)), np.float32)
        norm = self._norms(average)[rows]
        for column, word in enumerate(words):
            found, counts = self.postings(word)
            if len(found) and len(rows):
                tf = _counts_at(found, counts, rows)
                matrix[:, column] = tf / (tf + norm)
        return matrix

    def _norms(self, average: float) -> NDArray[np.float32]:
        """What each row's length adds to a count in BM25, (n,); kept for one average at a time."""
        kept = self._kept_norms
        if kept is None or kept[0] != average:
            norms = self.lengths.astype(np.float32)
            norms *= K1 * B / average
            norms += K1 * (1 - B)
            kept = self._kept_norms = average, norms
        return kept[1]


def _gain(counts: NDArray[np.uint8], norms: NDArray[np.float32], weight: float) -> NDArray[np.float32]:
    """What a word adds to the scores of rows; `norms`, a copy, is overwritten."""
    saturated = counts.astype(np.float32)
    norms += saturated
    saturated /= norms
    saturated *= weight
    return saturated


def _counts_at(found: NDArray[np.uint32], counts: NDArray[np.uint8], rows: NDArray[np.int64]) -> NDArray[np.uint8]:
    """How often a word stands in each of `rows`, of the rows that have it (at least one) and how often it stands there."""
    wanted = rows.astype(np.uint32)  # the postings' own type: else the search would copy all of them
    at = np.minimum(found.searchsorted(wanted), len(found) - 1)
    return np.where(found[at] == wanted, counts[at], 0)


def _kth(scores: NDArray[np.float32], k: int) -> float:
    """The k-th largest of at least k scores that are not below 0.

    As many are at least as large as the k-th largest of what is largest in groups of them: only what is above that, which
    leaves out all that tie, is put in order.
    """
    groups, least = len(scores) // _GROUP, np.float32(0)
    if groups >= k:
        largest = scores[: groups * _GROUP].reshape(_GROUP, groups).max(axis=0)
        least = np.partition(largest, groups - k)[groups - k]
    above = scores[scores > least]
    return float(least if len(above) < k else np.partition(above, len(above) - k)[len(above) - k])


def _touched(scores: NDArray[np.float32], mask: NDArray[np.bool_] | None) -> NDArray[np.int64]:
    rows = np.flatnonzero(scores > 0)  # of truth values, which is several times faster
    return rows if mask is None else rows[mask[rows]]


def _contenders(
    scores: NDArray[np.float32], left: float, k: int, mask: NDArray[np.bool_] | None
) -> NDArray[np.int64] | None:
    """The rows that can still be among the k best when no row gets more than `left`; None where any row can."""
    rows = _touched(scores, mask)
    if len(rows) <= k:
        return None
    found = scores[rows]
    least = _kth(found, k) * (1 - 1e-6) - left  # scores are sums of 32-bit floats
    return rows[found >= least] if least > 0 else None
