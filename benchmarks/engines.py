"""Which engine finds words, and which layout holds vectors: candidates side by side, away from the store.

    python -m benchmarks.engines --corpus FOLDER [--sizes 10000,100000] [--write docs/engines-results.md]

Passages are windows of real sentences, copied with a third of their words exchanged; vectors are those of the bundled
encoder, copied with noise. Every engine gets the same stems, so that engines are compared and not tokenizers. tantivy and
bm25s are measured where they are installed; OnRecord does not need them.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from benchmarks.tables import machine, markdown, percentile, publish
from index.derive import stems
from index.embedding import default_embedder
from index.lexical import WordIndex, pack
from index.readers import discover, read
from index.sentences import sentences

Vectors = NDArray[np.float32]
Search = Callable[[Sequence[str]], object]
DEPTH = 60  # hits asked for, as the store does
QUERIES = 100
ORIGINALS = 4000
NOISE = 0.6


def windows(corpus: Path, most: int) -> list[str]:
    """Windows of three sentences of the corpus."""
    found: list[str] = []
    for item in discover([corpus]).files:
        for document in read(item.path, source=item.source):
            spans = sentences(document.text)
            texts = [
                document.text[spans[at].start : spans[min(at + 2, len(spans) - 1)].end]
                for at in range(0, len(spans), 2)
            ]
            found += [text for text in texts if len(text) < 800]
        if len(found) >= most:
            break
    return found[:most]


def copied_words(words: Sequence[Sequence[str]], size: int) -> list[list[str]]:
    """`size` passages: the originals, then copies with a third of their words exchanged."""
    dice = random.Random(3)
    pool = [word for passage in words for word in passage]
    passages = [list(passage) for passage in words[:size]]
    while len(passages) < size:
        original = words[len(passages) % len(words)]
        passages.append([pool[int(dice.random() * len(pool))] if dice.random() < 0.33 else word for word in original])
    return passages


def copied_vectors(vectors: Vectors, size: int) -> Vectors:
    """`size` vectors of length one: the originals, then copies turned by noise."""
    noise = np.random.default_rng(3)
    copies = np.empty((size, vectors.shape[1]), np.float32)
    for at in range(0, size, len(vectors)):
        part = vectors[: min(len(vectors), size - at)]
        turned = part + noise.standard_normal(part.shape, dtype=np.float32) * np.float32(NOISE / part.shape[1] ** 0.5)
        copies[at : at + len(part)] = turned if at else part
    copies /= np.linalg.norm(copies, axis=1, keepdims=True)
    return copies


def ours(passages: Sequence[Sequence[str]], folder: Path) -> Search:
    """The store's own inverted index in memory-mapped arrays."""
    ids: dict[str, int] = {}
    packed = [pack(ids.setdefault(word, len(ids) + 1) for word in passage) for passage in passages]
    WordIndex.build(packed).save(folder, "words")
    index = WordIndex.load(folder, "words")
    average = float(index.lengths.mean())

    def search(words: Sequence[str]) -> object:
        known = [ids[word] for word in words if word in ids]
        weights = {word: _idf(len(index), len(index.postings(word)[0])) for word in known}
        return index.best(weights, average, DEPTH, None)

    return search


def _idf(rows: int, frequency: int) -> float:
    return math.log1p((rows - frequency + 0.5) / (frequency + 0.5))


def fts5(passages: Sequence[Sequence[str]], folder: Path) -> Search:
    """SQLite's full-text search."""
    db = sqlite3.connect(folder / "words.sqlite")
    db.execute("CREATE VIRTUAL TABLE passage USING fts5(words, content='', tokenize='unicode61')")
    db.executemany("INSERT INTO passage (rowid, words) VALUES (?, ?)", enumerate(" ".join(p) for p in passages))
    db.execute("INSERT INTO passage (passage) VALUES ('optimize')")
    db.commit()
    query = "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?"
    return lambda words: db.execute(query, (" OR ".join(f'"{word}"' for word in words), DEPTH)).fetchall()


def tantivy_engine(passages: Sequence[Sequence[str]], folder: Path) -> Search:
    """tantivy, the search engine library in Rust."""
    import tantivy  # type: ignore[import-not-found]  # not a dependency of OnRecord

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("row", stored=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for row, passage in enumerate(passages):
        writer.add_document(tantivy.Document(words=" ".join(passage), row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, schema = index.searcher(), index.schema

    def search(words: Sequence[str]) -> object:
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "words", word)) for word in words]
        hits = searcher.search(tantivy.Query.boolean_query(terms), DEPTH).hits
        return [searcher.doc(address)["row"] for _, address in hits]

    return search


def bm25s_engine(passages: Sequence[Sequence[str]], folder: Path) -> Search:
    """bm25s: scores worked out when indexing, kept in a sparse matrix."""
    import bm25s  # type: ignore[import-not-found]  # not a dependency of OnRecord

    engine = bm25s.BM25()
    engine.index([list(passage) for passage in passages], show_progress=False)
    engine.save(folder)
    loaded = bm25s.BM25.load(folder, mmap=True)
    return lambda words: loaded.retrieve([list(words)], k=DEPTH, show_progress=False)


LEXICAL: dict[str, Callable[[Sequence[Sequence[str]], Path], Search]] = {
    "own inverted index": ours,
    "SQLite FTS5": fts5,
    **({"tantivy": tantivy_engine} if importlib.util.find_spec("tantivy") else {}),
    **({"bm25s": bm25s_engine} if importlib.util.find_spec("bm25s") else {}),
}


def lexical(passages: Sequence[Sequence[str]]) -> list[dict[str, object]]:
    """Every word engine on the same passages and questions of eight words."""
    dice = random.Random(4)
    questions = [list(dict.fromkeys(dice.sample(p, min(8, len(p))))) for p in dice.sample(list(passages), QUERIES) if p]
    rows: list[dict[str, object]] = []
    for name, engine in LEXICAL.items():
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            search = engine(passages, Path(folder))
            built = time.perf_counter() - began
            took = _timed(search, questions)
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        rows.append(
            {
                "passages": len(passages),
                "engine": name,
                "p50 ms": percentile(took, 50),
                "p95 ms": percentile(took, 95),
                "built in s": built,
                "bytes per passage": size / len(passages),
            }
        )
    return rows


def _timed(search: Callable[[Any], object], queries: Sequence[object]) -> list[float]:
    for query in queries[:10]:
        search(query)
    took = []
    for query in queries:
        began = time.perf_counter()
        search(query)
        took.append((time.perf_counter() - began) * 1000)
    return took


def layouts(size: int, dimension: int) -> dict[str, Any]:
    """The FAISS indexes to compare. Lists grow with the root of the size, up to the store's own choice."""
    lists = 2 ** round(math.log2(max(64, min(2048, 2 * math.sqrt(size)))))
    kinds = faiss.ScalarQuantizer
    half_precision: Any = kinds.QT_fp16  # FAISS's stubs ask for an object where it takes the number
    product = faiss.METRIC_INNER_PRODUCT
    half = faiss.IndexIVFScalarQuantizer(faiss.IndexFlatIP(dimension), dimension, lists, kinds.QT_fp16, product)
    byte = faiss.IndexIVFScalarQuantizer(faiss.IndexFlatIP(dimension), dimension, lists, kinds.QT_8bit, product)
    half.nprobe, byte.nprobe = lists // 8, lists // 8
    graph: Any = faiss.IndexHNSWSQ(dimension, half_precision, 32, product)
    graph.hnsw.efSearch = 128
    return {
        "flat, float32": faiss.IndexFlatIP(dimension),
        "flat, float16": faiss.IndexScalarQuantizer(dimension, kinds.QT_fp16, product),
        f"IVF{lists}, float16, {lists // 8} probes": half,
        f"IVF{lists}, 8 bit, {lists // 8} probes": byte,
        **({"HNSW32, float16": graph} if size <= 100_000 else {}),
    }


def dense(vectors: Vectors, queries: Vectors) -> list[dict[str, object]]:
    """Every vector layout on the same vectors and questions; recall against the exact ten."""
    exact = np.concatenate([np.sort(vectors @ query)[-10:-9] for query in queries])
    rows: list[dict[str, object]] = []
    for name, index in layouts(len(vectors), vectors.shape[1]).items():
        began = time.perf_counter()
        index.train(np.ascontiguousarray(vectors[:: max(1, len(vectors) // 80_000)]))
        index.add(vectors)
        built = time.perf_counter() - began
        took = _timed(partial(index.search, k=DEPTH), list(queries[:, None, :]))
        found = [index.search(query[None], 10)[1][0] for query in queries]
        near = [
            (vectors[rows_] @ query >= least - 1e-6).mean()
            for rows_, query, least in zip(found, queries, exact, strict=True)
        ]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "index"
            faiss.write_index(index, str(path))
            size = path.stat().st_size
        rows.append(
            {
                "passages": len(vectors),
                "layout": name,
                "recall@10": float(np.mean(near)),
                "p50 ms": percentile(took, 50),
                "p95 ms": percentile(took, 95),
                "built in s": built,
                "bytes per passage": size / len(vectors),
            }
        )
        del index
    return rows


def main() -> None:
    """Measure every size; print the tables, write them where asked."""
    parser = argparse.ArgumentParser(description="Compare word engines and vector layouts.")
    parser.add_argument("--corpus", default="samples", help="documents to take sentences from")
    parser.add_argument("--sizes", default="10000,100000", type=lambda text: [int(size) for size in text.split(",")])
    parser.add_argument("--only", default="lexical,dense")
    parser.add_argument("--write", help="a file for the tables")
    options = parser.parse_args()
    faiss.omp_set_num_threads(1)
    texts = windows(Path(options.corpus), ORIGINALS)
    tables = [machine()]
    if "lexical" in options.only:
        words = [list(stems(text)) for text in texts]
        tables.append(markdown([row for size in options.sizes for row in lexical(copied_words(words, size))]))
    if "dense" in options.only:
        vectors = default_embedder().encode(texts)
        queries = default_embedder().encode([text[:80] for text in texts[:QUERIES]], kind="query")
        tables.append(
            markdown([row for size in options.sizes for row in dense(copied_vectors(vectors, size), queries)])
        )
    publish(tables, options.write)


if __name__ == "__main__":
    main()
