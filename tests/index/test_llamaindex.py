"""LlamaIndex takes our search and our encoder, and we take its embeddings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import MockEmbedding
from llama_index.core.schema import TextNode

from index.embedding import default_embedder, many
from index.errors import EncoderError
from index.library import Library
from index.llamaindex import LlamaIndexEmbedder, OnRecordEmbedding, OnRecordRetriever
from index.types import Filters

INTERVIEW = """Interview with Mara Lind, 2014

1. Who repairs the ferry?

– My brother does. He welds the hull every spring, before the ice goes.

2. How many people cross in winter?

– Forty a day, most of them pupils.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "ferry.txt").write_text(INTERVIEW, "utf-8")
    (tmp_path / "mill.txt").write_text("Q: Who owns the mill?\nA: Nobody does, since the fire.\n", "utf-8")
    library = Library.open(tmp_path / "store", create=True)
    library.add([tmp_path / "ferry.txt", tmp_path / "mill.txt"])
    return library


def test_a_node_is_an_exact_span_with_its_question(library: Library) -> None:
    nodes = OnRecordRetriever(library, k=2).retrieve("Who welds the hull of the ferry?")
    best = nodes[0].node
    assert isinstance(best, TextNode)
    assert "He welds the hull every spring" in best.text
    assert best.text == INTERVIEW[best.start_char_idx : best.end_char_idx]
    assert best.metadata["document"].endswith("ferry.txt")
    assert best.metadata["question"].endswith("Who repairs the ferry?")
    assert "sha256" not in best.get_content("llm")  # type: ignore[arg-type]
    assert len(nodes) == 2
    assert nodes[0].score is not None
    assert nodes[1].score is not None
    assert nodes[0].score > nodes[1].score


def test_filters_limit_what_is_retrieved(library: Library) -> None:
    nodes = OnRecordRetriever(library, filters=Filters(document="mill.txt")).retrieve("Who welds the hull?")
    assert {Path(item.node.metadata["document"]).name for item in nodes} == {"mill.txt"}


def test_llamaindex_searches_with_our_encoder() -> None:
    texts = ["The ferry is welded in spring.", "The mill burned down.", "Pupils cross in winter."]
    index = VectorStoreIndex([TextNode(text=text) for text in texts], embed_model=OnRecordEmbedding())
    found = index.as_retriever(similarity_top_k=1).retrieve("When was there a fire at the mill?")
    assert [item.node.get_content() for item in found] == ["The mill burned down."]


def test_our_encoder_keeps_questions_and_passages_apart() -> None:
    model = OnRecordEmbedding()
    encoder = default_embedder()
    many(encoder)  # the first questions of a process go another way, which differs in the seventh digit
    assert model.model_name == encoder.name
    assert model.get_query_embedding("who?") == encoder.encode(["who?"], kind="query")[0].tolist()
    assert model.get_text_embedding_batch(["no", "yes"]) == encoder.encode(["no", "yes"]).tolist()


def test_an_embedding_of_llamaindex_is_an_encoder_of_ours() -> None:
    ours = default_embedder()
    theirs = LlamaIndexEmbedder(OnRecordEmbedding())
    texts = ["no", "The mill burned down."]
    assert (theirs.dimension, theirs.max_tokens) == (384, 256)
    assert theirs.name == f"OnRecordEmbedding:{ours.name}"
    assert np.allclose(theirs.encode(texts), ours.encode(texts), atol=1e-6)
    assert np.allclose(theirs.encode(texts, kind="query"), ours.encode(texts, kind="query"), atol=1e-6)
    assert theirs.count_tokens(texts) == ours.count_tokens(texts)
    assert theirs.encode([]).shape == (0, 384)


def test_an_embedding_that_gives_no_direction_is_an_error() -> None:
    class Silent(MockEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return [[0.0] * self.embed_dim for _ in texts]

    found = LlamaIndexEmbedder(Silent(embed_dim=8))
    with pytest.raises(EncoderError, match="gave no vectors of 8 numbers for 1 texts"):
        found.encode(["no"])
