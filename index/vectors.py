"""Nearest passages by cosine: FAISS over vectors that the catalogue owns. A cache, rebuilt on any doubt.

Rows are positions 0..n-1 in the order the vectors were given; nothing is ever removed from an index, rows that are no
longer valid are masked out by the caller.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

EXACT_UP_TO = 50_000
"""Vectors up to which search is exact; beyond, an inverted file with 16-bit floats."""

_TRAINING = 39  # vectors for each list's centre: the least that FAISS wants
_PROBED = 6  # of L lists the 6 sqrt(L) nearest are searched
_CHUNK = 50_000
_MAX_BYTES = 16 * 2**30

faiss.omp_set_num_threads(1)
faiss.set_deserialization_vector_byte_limit(_MAX_BYTES)


class VectorIndex:
    """L2-normalised vectors as 16-bit floats, searched by inner product."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._codes = _codes(index)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """The length of one vector."""
        return int(self._index.d)

    @classmethod
    def build(cls, vectors: NDArray[np.floating[Any]], dimension: int) -> VectorIndex:
        """An index of `vectors` (n, dimension). Deterministic: training takes every n-th vector."""
        index: Any  # FAISS's stubs know neither selectors nor what an inverted file adds
        if len(vectors) <= EXACT_UP_TO:
            index = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        else:
            lists = 2 ** round(math.log2(len(vectors)) / 2)  # about as many as each of them has vectors
            coarse: Any = faiss.IndexFlatIP(dimension)
            index = faiss.IndexIVFScalarQuantizer(
                coarse, dimension, lists, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, False
            )
            index.own_fields = True
            coarse.this.disown()
            index.nprobe = min(lists, round(_PROBED * lists**0.5))
            step = max(1, len(vectors) // (lists * _TRAINING))
            index.train(np.ascontiguousarray(vectors[::step], dtype=np.float32))
            index.make_direct_map()
        for at in range(0, len(vectors), _CHUNK):
            index.add(np.ascontiguousarray(vectors[at : at + _CHUNK], dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Read an index that `save` wrote. Raises RuntimeError where FAISS cannot parse the file."""
        return cls(faiss.read_index(str(path)))

    def save(self, path: Path) -> None:
        """Write to `path`; the caller flushes it to disk and renames it."""
        faiss.write_index(self._index, str(path))

    def search(
        self, vector: NDArray[np.float32], k: int, mask: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and cosines of the `k` best rows for one vector (dimension,), best first; `mask` (n,) keeps True rows."""
        k = min(k, len(self))
        if k == 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        parameters = self._parameters(mask)
        scores, rows = self._index.search(vector.reshape(1, -1), k, params=parameters)
        found = rows[0] >= 0
        return rows[0][found], scores[0][found]

    def _parameters(self, mask: NDArray[np.bool_] | None) -> Any:
        if mask is None:
            return None
        library: Any = faiss
        selector = library.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        if isinstance(self._index, faiss.IndexIVF):
            # the fewer rows may be found, the more lists have to be looked into to meet as many of them
            probes = math.ceil(self._index.nprobe * len(mask) / max(1, int(mask.sum())))
            return library.SearchParametersIVF(sel=selector, nprobe=min(self._index.nlist, probes))
        return library.SearchParameters(sel=selector)

    def _stored(self, rows: NDArray[np.int64]) -> Any:
        """The vectors of `rows` as they are kept, (rows, dimension)."""
        if self._codes is None:
            return self._index.reconstruct_batch(rows)
        return self._index.sa_decode(self._codes[rows])  # the same numbers, in less than half the time

    def similarity(self, vector: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The cosines of one vector (dimension,) to each of `rows`: (rows,); of several (n, dimension): (rows, n)."""
        if not len(rows):
            return np.empty((0, *vector.shape[:-1]), np.float32)
        stored = self._stored(rows)
        # einsum stays in this thread: a linear algebra library's threads cost more than they gain on so little
        return np.asarray(np.einsum("rd,...d->r...", stored, vector), dtype=np.float32)


def _codes(index: Any) -> NDArray[np.uint8] | None:
    """The bytes (n, bytes of a vector) that a flat index keeps, without a copy; None for lists and where it is empty."""
    if not isinstance(index, faiss.IndexScalarQuantizer) or not index.ntotal:
        return None
    library: Any = faiss
    codes: NDArray[np.uint8] = library.rev_swig_ptr(index.codes.data(), index.codes.size())
    return codes.reshape(index.ntotal, -1)
