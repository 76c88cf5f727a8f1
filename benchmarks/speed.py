"""How fast the parts a user waits for are, each beside its peer in the same run.

    python -m benchmarks.speed --corpus FOLDER [--rounds 5] [--write docs/speed-results.md]

Encoding is measured against sentence-transformers' default (torch, float32) on the same texts, in turns, so that both
meet the same machine; the share of the peak says how much of the fastest matrix product found here the encoder reaches.
A cold `ask` is measured against the import of sentence_transformers alone, adding against LlamaIndex's default pipeline
with the same encoder. Whole processes are timed from outside.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.tables import machine, markdown, percentile, publish
from index import minilm
from index.embedding import BundledEmbedder, Embedder, Kind, Vectors, many
from index.model_files import bundled, tensors, tokenizer
from index.readers import discover, read
from index.sentences import sentences

if TYPE_CHECKING:
    from index.library import Library

FLOP_PER_TOKEN = 21.3e6  # of the linear layers: 2 x 6 x (4 x 384 x 384 + 2 x 384 x 1536)
PARAGRAPHS = 192
SENTENCES = 768
QUESTIONS = (
    "What hardware do you use?",
    "Who taught you to write software?",
    "What would be your dream setup?",
    "Which text editor is the fastest?",
    "How do you keep backups of your photographs?",
)
PEER_ADD = """
import sys
from llama_index.core import SimpleDirectoryReader, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
model = HuggingFaceEmbedding(model_name=sys.argv[1], device="cpu")
VectorStoreIndex.from_documents(SimpleDirectoryReader(sys.argv[2]).load_data(), embed_model=model)
"""


def texts(corpus: Path) -> tuple[list[str], list[str]]:
    """Paragraphs of 300 to 700 characters, and sentences of 20 to 200."""
    paragraphs: list[str] = []
    short: list[str] = []
    for item in discover([corpus]).files:
        for document in read(item.path, source=item.source):
            for part in document.text.split("\n\n"):
                if 300 < len(part) < 700:
                    paragraphs.append(part)
                short += [span.of(part) for span in sentences(part) if 20 < len(span) < 200]
        if len(paragraphs) >= PARAGRAPHS and len(short) >= SENTENCES:
            break
    return paragraphs[:PARAGRAPHS], short[:SENTENCES]


def in_turns(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of each, run one after the other in each round; a first round warms up and is not counted."""
    took: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(rounds + 1):
        for name, run in runs.items():
            began = time.perf_counter()
            run()
            if turn:
                took[name].append(time.perf_counter() - began)
    return {name: percentile(seconds, 50) for name, seconds in took.items()}


def encoding(corpus: Path, rounds: int) -> list[dict[str, object]]:
    """Texts a second of both encoders, and how well their vectors agree."""
    from sentence_transformers import SentenceTransformer

    encoders = {"OnRecord": BundledEmbedder(), "OnRecord, without bfloat16": BundledEmbedder(fast=False)}
    peer = SentenceTransformer(str(bundled().folder), local_files_only=True, device="cpu")
    peak = peak_flops()
    rows: list[dict[str, object]] = []
    for name, batch in zip(("paragraphs", "sentences"), texts(corpus), strict=True):
        expected = np.asarray(peer.encode(batch, normalize_embeddings=True, show_progress_bar=False))
        tokens = sum(encoders["OnRecord"].count_tokens(batch))
        runs: dict[str, Callable[[], object]] = {
            label: partial(encoder.encode, batch) for label, encoder in encoders.items()
        }
        runs["sentence-transformers"] = partial(peer.encode, batch, show_progress_bar=False)
        seconds = in_turns(runs, rounds)
        for label, taken in seconds.items():
            row: dict[str, object] = {
                "texts": f"{name} of {tokens / len(batch):.0f} tokens",
                "encoder": label,
                "texts /s": len(batch) / taken,
                "times the peer": seconds["sentence-transformers"] / taken,
                "share of the peak": tokens * FLOP_PER_TOKEN / taken / peak,
            }
            if label in encoders:
                vectors = encoders[label].encode(batch)
                alone = np.concatenate([encoders[label].encode([text]) for text in batch[:64]])
                row["smallest cosine to the peer"] = _cosine(vectors, expected)
                row["alone to batched"] = _cosine(alone, vectors[:64])
            rows.append(row)
    rows[0]["peak"] = f"{peak / 1e9:.0f} GFLOP/s"
    return rows


def _cosine(some: Vectors, others: Vectors) -> str:
    return f"{float((some * others).sum(axis=1).min()):.6f}"


def peak_flops() -> float:
    """Operations a second of the fastest product of two matrices found here: torch in bfloat16 or float32."""
    import torch

    best = 0.0
    for kind in (torch.bfloat16, torch.float32):
        for rows, inner, columns in ((2048, 384, 1536), (2048, 2048, 2048)):
            left, right = torch.randn(rows, inner).to(kind), torch.randn(inner, columns).to(kind)
            for _ in range(20):
                began = time.perf_counter()
                left @ right
                best = max(best, 2 * rows * inner * columns / (time.perf_counter() - began))
    return best


def question_latency() -> list[dict[str, object]]:
    """Milliseconds of one question: the first of a process, and the ones after it."""
    rows: list[dict[str, object]] = []
    encoder = BundledEmbedder()
    kind: Kind = "query"
    began = time.perf_counter()
    encoder.encode(QUESTIONS[:1], kind=kind)
    first = time.perf_counter() - began
    encoder.encode(QUESTIONS[:1], kind=kind)
    took = []
    for _ in range(20):
        for question in QUESTIONS:
            began = time.perf_counter()
            encoder.encode([question], kind=kind)
            took.append((time.perf_counter() - began) * 1000)
    rows.append({"first ms": first * 1000, "later p50 ms": percentile(took, 50), "later p95 ms": percentile(took, 95)})
    return rows


def question_threads(rounds: int) -> list[dict[str, object]]:
    """Milliseconds of one question in OpenVINO with one thread and with as many as there are; in turns."""
    weights, ids = tensors(bundled().weights), [found.ids for found in tokenizer().encode_batch(list(QUESTIONS))]
    if os.cpu_count() == 1:
        return []
    engines = {threads: minilm.Engine(weights, fast=False, threads=threads) for threads in (1, os.cpu_count())}
    took: dict[int | None, list[float]] = {threads: [] for threads in engines}
    worked = dict.fromkeys(engines, 0.0)
    for turn in range(10 * rounds):
        for threads, engine in engines.items():
            busy = time.process_time()
            for text in ids:
                began = time.perf_counter()
                engine.encode([text])
                if turn:
                    took[threads].append((time.perf_counter() - began) * 1000)
            worked[threads] += (time.process_time() - busy) * 1000
    one, several = engines.values()
    same = all(np.array_equal(one.encode([text]), several.encode([text])) for text in ids)
    return [
        {
            "threads": threads,
            "p50 ms": percentile(took[threads], 50),
            "p95 ms": percentile(took[threads], 95),
            "CPU ms": worked[threads] / (10 * rounds * len(ids)),
            "same numbers": "yes" if same else "no",
        }
        for threads in engines
    ]


def process(*command: str | Path) -> float:
    """Seconds a whole process takes."""
    began = time.perf_counter()
    done = subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} {command[1]} failed: {done.stderr.strip()[-300:]}")
    return time.perf_counter() - began


def whole(corpus: Path, rounds: int) -> list[dict[str, object]]:
    """Adding, adding again and a cold answer through the command line, beside their peers."""
    command = Path(sys.executable).with_name("onrecord")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "documents").mkdir()
        for path in sorted(path for path in corpus.rglob("*") if path.is_file())[::21][:60]:
            shutil.copy(path, work / "documents")
        store = work / "store"
        add = process(command, "add", work / "documents", "--store", store)
        again = process(command, "add", work / "documents", "--store", store)
        peer = process(sys.executable, "-c", PEER_ADD, bundled().folder, work / "documents")
        cold = in_turns(
            {
                "ask": lambda: process(command, "ask", QUESTIONS[0], "--store", store, "--json"),
                "import": lambda: process(sys.executable, "-c", "import sentence_transformers"),
            },
            rounds,
        )
        return [
            {"what": "add 60 documents", "OnRecord s": add, "peer s": peer, "times": peer / add, "peer": "LlamaIndex"},
            {
                "what": "add them again",
                "OnRecord s": again,
                "peer s": add,
                "times": add / again,
                "peer": "the first add",
            },
            {
                "what": "cold ask",
                "OnRecord s": cold["ask"],
                "peer s": cold["import"],
                "times": cold["import"] / cold["ask"],
                "peer": "import sentence_transformers",
            },
        ]


def searching(corpus: Path, store: str | None) -> list[dict[str, object]]:
    """The processor's milliseconds of a warm search, and without encoding its question; each the least of five turns."""
    from index.library import Library

    with tempfile.TemporaryDirectory() as name, Library.open(store or Path(name) / "store", create=True) as library:
        if store is None:
            library.add([corpus])
        questions = list(own_questions(library))
        many(library.embedder)
        library.embedder = encoder = Remembering(library.embedder)
        found = []
        for encoder.forgetful in (False, True):
            least = [math.inf] * len(questions)
            for _ in range(6):  # in the first turn without forgetting every question is encoded
                for at, question in enumerate(questions):
                    began = time.process_time()
                    library.search(question)
                    least[at] = min(least[at], time.process_time() - began)
            found.append(1000 * sum(least) / len(least))
        info = library.info()
        row: dict[str, object] = {"documents": info.documents, "passages": info.passages, "questions": len(questions)}
        return [{**row, "search, CPU ms": found[1], "without encoding, CPU ms": found[0]}]


def own_questions(library: Library) -> Iterator[str]:
    """The last question of about a hundred documents, each with its document's title."""
    summaries = library.documents()
    for summary in summaries[:: max(1, len(summaries) // 100)]:
        document = library.document(summary.id)
        asked = [pair.question for pair in library.pairs(summary.id) if pair.question is not None]
        if asked:
            yield f"{asked[-1].of(document.text)} {document.title}"[:200]


class Remembering:
    """An encoder that encodes each question once, until it is `forgetful`."""

    def __init__(self, encoder: Embedder) -> None:
        self.name, self.dimension, self.max_tokens = encoder.name, encoder.dimension, encoder.max_tokens
        self.count_tokens = encoder.count_tokens
        self.forgetful = False
        self._encoder = encoder
        self._known: dict[tuple[str, ...], Vectors] = {}

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Vectors:
        """See `Embedder`."""
        if self.forgetful or tuple(texts) not in self._known:
            self._known[tuple(texts)] = self._encoder.encode(texts, kind=kind)
        return self._known[tuple(texts)]


def asking(corpus: Path) -> list[dict[str, object]]:
    """Milliseconds of a warm `ask` on the corpus."""
    from assistant.conversation import Assistant
    from index.library import Library

    with tempfile.TemporaryDirectory() as name, Library.open(Path(name) / "store", create=True) as library:
        library.add([corpus])
        assistant = Assistant(library)
        took = []
        for turn in range(5):
            for question in QUESTIONS:
                began = time.perf_counter()
                assistant.ask(question)
                if turn:
                    took.append((time.perf_counter() - began) * 1000)
        documents = library.info().documents
    return [{"documents": documents, "warm ask p50 ms": percentile(took, 50), "p95 ms": percentile(took, 95)}]


def main() -> None:
    """Measure, print the tables, write them where asked."""
    parser = argparse.ArgumentParser(description="Measure the speed of what a user waits for.")
    parser.add_argument("--corpus", default="samples", help="documents to encode and to ask")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--only", default="encoding,question,threads,whole,searching,asking", help="parts, separated by commas"
    )
    parser.add_argument("--store", help="an index of the corpus, for searching; without it one is made")
    parser.add_argument("--write", help="a file for the tables")
    options = parser.parse_args()
    corpus = Path(options.corpus)
    parts: dict[str, Callable[[], list[dict[str, object]]]] = {
        "encoding": lambda: encoding(corpus, options.rounds),
        "question": question_latency,
        "threads": lambda: question_threads(options.rounds),
        "whole": lambda: whole(corpus, options.rounds),
        "searching": lambda: searching(corpus, options.store),
        "asking": lambda: asking(corpus),
    }
    tables = [machine()] + [markdown(parts[part]()) for part in options.only.split(",")]
    publish(tables, options.write)


if __name__ == "__main__":
    main()
