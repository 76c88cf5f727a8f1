"""Hits put in a new order by a model that reads the question and the passage together. Optional: nothing calls it unasked.

Nogueira and Cho, "Passage Re-ranking with BERT" (2019). Any sentence-transformers CrossEncoder does.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError
from index.types import Hit


class Reranker(Protocol):
    """Scores passages for a question; higher is better, and scores of one question compare."""

    @property
    def name(self) -> str:
        """Which model with which weights."""
        ...

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """One score per passage, shape (n,)."""
        ...


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder with one output. Safe in several threads, one of which scores at a time."""

    def __init__(self, spec: str) -> None:
        from index.torch_models import GIVE, fingerprint, first_line, local_folder, quiet

        folder = local_folder(spec)
        from sentence_transformers import CrossEncoder

        try:
            with quiet():
                self._model = CrossEncoder(
                    str(folder), local_files_only=True, trust_remote_code=False, model_kwargs={"use_safetensors": True}
                )
        except (OSError, ValueError, RuntimeError, KeyError, ImportError) as error:
            raise EncoderError(f"the re-ranker {spec} cannot be loaded ({first_line(error)}): {GIVE}") from error
        if self._model.num_labels != 1:
            raise EncoderError(
                f"the re-ranker {spec} has {self._model.num_labels} outputs; re-ranking takes a model with one, "
                "such as cross-encoder/ms-marco-MiniLM-L6-v2"
            )
        self.name = f"{folder.name}@{fingerprint(folder)}"
        self._lock = threading.Lock()

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """One score per passage, shape (n,), higher is better."""
        if not passages:
            return np.empty(0, np.float32)
        from index.embedding import encodable

        pairs = [(encodable(question), encodable(passage)) for passage in passages]
        with self._lock:
            found = self._model.predict(pairs, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)


def rerank(hits: Sequence[Hit], question: str, reranker: Reranker) -> tuple[Hit, ...]:
    """The same hits, best first by the best of each hit's spans, which are put in order too.

    A span is scored under the question it replies to and the document's title, as it was embedded. Equal scores keep
    the order of search. `score` becomes the re-ranker's.
    """
    texts = [(row, span) for row, hit in enumerate(hits) for span in hit.spans]
    found = reranker.scores(question, [_shown(hits[row], span.of(hits[row].document.text)) for row, span in texts])
    best = []
    for row, hit in enumerate(hits):
        mine = [(float(score), span) for (at, span), score in zip(texts, found, strict=True) if at == row]
        ordered = sorted(mine, key=lambda item: -item[0])
        spans = tuple(span for _, span in ordered)
        best.append(replace(hit, spans=spans, score=ordered[0][0]) if ordered else hit)
    return tuple(sorted(best, key=lambda hit: -hit.score))


def below(rest: Sequence[Hit], first: Sequence[Hit]) -> tuple[Hit, ...]:
    """Hits that no re-ranker has read, in their order, each scored below those that it has."""
    least = min((hit.score for hit in first), default=0.0)
    return tuple(replace(hit, score=least - at * 1e-6) for at, hit in enumerate(rest, start=1))


def _shown(hit: Hit, words: str) -> str:
    asked = hit.pair.question.of(hit.document.text) if hit.pair.question else ""
    return "\n".join(part for part in (hit.document.title, asked, words) if part)
