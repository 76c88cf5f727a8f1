"""One vector store on given vectors, run by the Python that has it: `peer_worker.py NAME FOLDER`, figures as JSON.

FOLDER has `data.npz` (vectors, queries) and `texts.json`. Stands alone: nothing of OnRecord can be imported here.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 10
_BATCH = 2000
Vectors = NDArray[np.float32]
Ask = Callable[[Vectors], Sequence[int]]


def chroma(vectors: Vectors, texts: Sequence[str], folder: Path) -> Ask:
    """Chroma on disk, with its default index."""
    import chromadb  # type: ignore[import-not-found]  # only in the peer's own environment
    from chromadb.config import Settings  # type: ignore[import-not-found]  # only in the peer's own environment

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    kept: Any = client.create_collection("passages", metadata={"hnsw:space": "ip"}, embedding_function=None)
    for at in range(0, len(vectors), _BATCH):
        rows = range(at, min(at + _BATCH, len(vectors)))
        kept.add(
            ids=[str(row) for row in rows],
            embeddings=vectors[at : at + _BATCH],
            documents=list(texts[at : at + _BATCH]),
        )
    return lambda query: [int(i) for i in kept.query(query_embeddings=[query], n_results=NEIGHBOURS)["ids"][0]]


def lancedb(vectors: Vectors, texts: Sequence[str], folder: Path) -> Ask:
    """LanceDB on disk, as a table comes: every vector is compared."""
    import lancedb as library  # type: ignore[import-not-found]  # only in the peer's own environment
    import pyarrow  # type: ignore[import-not-found]  # only in the peer's own environment

    values = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(vectors.reshape(-1)), vectors.shape[1])
    rows = {"row": pyarrow.array(range(len(vectors))), "vector": values, "text": pyarrow.array(texts)}
    table: Any = library.connect(str(folder)).create_table("passages", data=pyarrow.table(rows))

    def ask(query: Vectors) -> list[int]:
        found = table.search(query).distance_type("dot").select(["row", "text"]).limit(NEIGHBOURS).to_list()
        return [row["row"] for row in found]

    return ask


def llamaindex(vectors: Vectors, texts: Sequence[str], folder: Path) -> Ask:
    """LlamaIndex with the stores that it takes by itself, kept as JSON."""
    from llama_index.core import MockEmbedding, StorageContext, VectorStoreIndex, load_index_from_storage
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

    nodes = [
        TextNode(id_=str(row), text=text, embedding=vector.tolist())
        for row, (vector, text) in enumerate(zip(vectors, texts, strict=True))
    ]
    unused: Any = MockEmbedding(embed_dim=vectors.shape[1])  # every vector is given
    VectorStoreIndex(nodes, embed_model=unused).storage_context.persist(str(folder))
    loaded: Any = load_index_from_storage(StorageContext.from_defaults(persist_dir=str(folder)), embed_model=unused)
    retriever = loaded.as_retriever(similarity_top_k=NEIGHBOURS)

    def ask(query: Vectors) -> list[int]:
        found: list[NodeWithScore] = retriever.retrieve(QueryBundle("?", embedding=query.tolist()))
        return [int(item.node.node_id) for item in found]

    return ask


STORES = {
    "chroma": (chroma, "chromadb"),
    "lancedb": (lancedb, "lancedb"),
    "llamaindex": (llamaindex, "llama-index-core"),
}


def main(name: str, work: Path) -> None:
    """Fill the store, ask every query, print what it took."""
    with np.load(work / "data.npz", allow_pickle=False) as data:
        vectors, queries = data["vectors"], data["queries"]
    texts = json.loads((work / "texts.json").read_text("utf-8"))
    store, package = STORES[name]
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    began, worked = time.perf_counter(), time.process_time()
    ask = store(vectors, texts, folder)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    for query in queries[:10]:
        ask(query)
    rows, took, asking = [], [], time.process_time()
    for query in queries:
        began = time.perf_counter()
        rows.append(list(ask(query)))
        took.append((time.perf_counter() - began) * 1000)
    asking = (time.process_time() - asking) * 1000 / len(queries)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    figures = {"seconds": seconds, "CPU": worked, "ms": took, "CPU ms": asking, "rows": rows, "bytes": size}
    print(json.dumps({**figures, "version": version(package)}))
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
