"""OnRecord for LlamaIndex, and LlamaIndex's embeddings for OnRecord. Nothing here touches LlamaIndex's global Settings.

OnRecordRetriever(library)     search as a BaseRetriever: each node is an exact span of a source
OnRecordEmbedding(embedder)    an Embedder as a BaseEmbedding
LlamaIndexEmbedder(model)      a BaseEmbedding as an Embedder, for a store of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from index.embedding import Embedder, Kind, Vectors, default_embedder
from index.errors import EncoderError
from index.library import Library
from index.types import Filters, Hit, Span

_EVERYTHING = Filters()
_FOR_PROGRAMS = ["document", "document_id", "sha256", "pair"]  # metadata that no language model needs to read


class OnRecordRetriever(BaseRetriever):
    """Searches a library. One node per pair found, best first, at most `k`.

    A node's text is exactly `document.text[start_char_idx:end_char_idx]`; its metadata holds document (the path as it
    was added), document_id, sha256, title, date, pair, question and speaker, the ones that are known.
    """

    def __init__(self, library: Library, *, k: int = 10, filters: Filters = _EVERYTHING) -> None:
        self._library, self._k, self._filters = library, k, filters
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._library.search(query_bundle.query_str, k=self._k, filters=self._filters)
        return [NodeWithScore(node=node(hit), score=hit.score) for hit in hits]


def node(hit: Hit) -> TextNode:
    """The best span of a hit as a node; a span of the answer where there is one."""
    document, pair = hit.document, hit.pair
    span = _best_answer(hit)
    speaker = pair.speaker_at(span)
    metadata = {
        "document": document.source,
        "document_id": document.id,
        "sha256": document.sha256,
        "pair": pair.number,
        "title": document.title,
        "date": document.date,
        "question": pair.question.of(document.text) if pair.question else None,
        "speaker": speaker.name if speaker else None,
    }
    return TextNode(
        id_=f"{document.sha256[:16]}:{span.start}:{span.end}",
        text=span.of(document.text),
        start_char_idx=span.start,
        end_char_idx=span.end,
        metadata={key: value for key, value in metadata.items() if value not in (None, "")},
        excluded_llm_metadata_keys=_FOR_PROGRAMS,
        excluded_embed_metadata_keys=_FOR_PROGRAMS,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document.source)},
    )


def _best_answer(hit: Hit) -> Span:
    turns = [turn.span for turn in hit.pair.turns]
    return next((span for span in hit.spans if any(turn.overlaps(span) for turn in turns)), hit.spans[0])


class OnRecordEmbedding(BaseEmbedding):
    """An OnRecord encoder, the bundled one by default, wherever LlamaIndex takes an embedding."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder | None = None, **settings: Any) -> None:
        embedder = embedder or default_embedder()
        super().__init__(model_name=embedder.name, **settings)
        self._embedder = embedder

    @classmethod
    def class_name(cls) -> str:
        """The name LlamaIndex serialises it under."""
        return "OnRecordEmbedding"

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._rows([query], "query")[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._rows([text], "passage")[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._rows(texts, "passage")

    def _rows(self, texts: Sequence[str], kind: Kind) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.encode(texts, kind=kind).tolist()
        return rows


class LlamaIndexEmbedder:
    """Any LlamaIndex embedding as an Embedder.

    LlamaIndex does not say how many tokens a model reads or how it cuts words: pass `max_tokens` where it reads more
    than 256; tokens are counted as the bundled encoder counts them.
    """

    def __init__(self, model: BaseEmbedding, *, max_tokens: int = 256) -> None:
        self._model = model
        self.max_tokens = max_tokens
        self.name = f"{model.class_name()}:{model.model_name}"
        self.dimension = len(model.get_text_embedding("x"))

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Vectors:
        """Vectors (n, dimension) of length one. Raises EncoderError where the model gives something else."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        if kind == "query":
            rows = [self._model.get_query_embedding(text) for text in texts]
        else:
            rows = self._model.get_text_embedding_batch(list(texts))
        vectors = np.asarray(rows, dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
        if vectors.shape != (len(texts), self.dimension) or not np.isfinite(lengths).all() or not lengths.all():
            raise EncoderError(
                f"the embedding {self.name} gave no vectors of {self.dimension} numbers for {len(texts)} texts; try again"
            )
        normed: Vectors = vectors / lengths
        return normed

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many tokens the bundled encoder would make of each text."""
        return default_embedder().count_tokens(texts)
