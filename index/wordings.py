"""The vectors of the wordings that a question is asked in, each encoded once however often it is looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from index.embedding import Embedder, Vectors

KEPT = 16  # wordings, which few questions have more of: those of questions before need not be kept

Encode = Callable[[Sequence[str]], Vectors]
"""Questions -> their vectors (n, dimension)."""


class Wordings:
    """The wordings asked last with their vectors. Safe in several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()

    def vectors(self, texts: Sequence[str], embedder: Embedder) -> Vectors:
        """Vectors (n, dimension) of questions; those that are not known are encoded together."""
        if not texts:
            return np.empty((0, embedder.dimension), np.float32)
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known.update(zip(missing, embedder.encode(missing, kind="query"), strict=True))
        with self._lock:
            for text, vector in known.items():
                self._vectors[text] = vector
                self._vectors.move_to_end(text)
            while len(self._vectors) > KEPT:
                self._vectors.popitem(last=False)
        return np.stack([known[text] for text in texts])
