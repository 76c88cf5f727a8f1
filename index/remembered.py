"""The encoder that made a store, found again where the store remembers it and loaded when it is first needed.

Listing, showing and removing documents need no encoder, and work without the one that is no longer there.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from index import catalogue
from index.embedding import Embedder, Kind, Vectors, default_embedder, embedder
from index.errors import EncoderError, StoreMismatch


def remembered(store: Path) -> Embedder:
    """The encoder of the store in a folder; the bundled one where it remembers no other. Raises as `catalogue.connect`."""
    db = catalogue.connect(store, older=True)
    try:
        model = catalogue.model(db)
        if model is None:
            return default_embedder()
        name, dimension = catalogue.fact(db, "embedder"), int(catalogue.fact(db, "dimension"))
    finally:
        db.close()
    return RememberedEmbedder(store, name=name, dimension=dimension, model=model)


class RememberedEmbedder:
    """See `index.embedding.Embedder`. What needs the model raises EncoderError where it is not there any more, and
    StoreMismatch where it is another one by now."""

    def __init__(self, store: Path, *, name: str, dimension: int, model: str) -> None:
        self.name, self.dimension, self.spec = name, dimension, model
        self._store = store
        self._loading = threading.Lock()
        self._loaded: Embedder | None = None

    def _model(self) -> Embedder:
        with self._loading:
            if self._loaded is None:
                try:
                    found = embedder(self.spec)
                except EncoderError as error:
                    raise EncoderError(
                        f"{error}. {self._store} was built with it; where it is elsewhere now, say so once: "
                        f"onrecord doctor --store {self._store} --encoder FOLDER"
                    ) from error
                if (found.name, found.dimension) != (self.name, self.dimension):
                    raise StoreMismatch(
                        f"{self._store} was built with the encoder '{self.name}', but {self.spec} is now '{found.name}'; "
                        "bring the earlier one back, or add to a new store"
                    )
                self._loaded = found
            return self._loaded

    @property
    def max_tokens(self) -> int:
        """How many tokens of a text are read."""
        return self._model().max_tokens

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Vectors:
        """Vectors (n, dimension) of length one."""
        return self._model().encode(texts, kind=kind)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each text has as a passage."""
        return self._model().count_tokens(texts)
