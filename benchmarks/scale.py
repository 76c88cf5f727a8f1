"""How the store behaves as it grows: search, opening, memory, disk and adding at 10,000 to 1,000,000 passages.

    python -m benchmarks.scale --corpus FOLDER [--sizes 10000,100000] [--write docs/scale-results.md]

The documents of FOLDER are read, split, cut and encoded as `onrecord add` does it; larger stores hold perturbed copies:
each copy's vectors are turned away from the original by noise, and a third of its words are words of other passages.
Every store is then measured in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.tables import machine, markdown, percentile
from index.derive import entry
from index.embedding import Embeddable, default_embedder, with_sentences
from index.library import Library
from index.local import LocalStore
from index.local_view import LocalView
from index.pairs import split
from index.readers import discover, read
from index.store import DocumentEntry, FileEntry, FileRecord, PairEntry
from index.types import QAPair

NOISE = 0.6  # length of the noise beside a vector of length one: cosine of a copy to its original about .86
OTHER_WORDS = 0.33
QUESTIONS = 200
NEIGHBOURS = 10
_GROUP = 400  # documents of one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What copies are made of."""

    documents: tuple[DocumentEntry, ...]
    vectors: dict[bytes, NDArray[np.float32]]
    questions: tuple[str, ...]

    @property
    def passages(self) -> int:
        """Passages of all documents."""
        return sum(len(pair.passages) for document in self.documents for pair in document.pairs)


def originals(corpus: Path, most: int) -> Original:
    """Documents of the corpus, in a random order, up to about `most` passages, with their vectors."""
    embedder = default_embedder()
    files = sorted(discover([corpus]).files, key=lambda item: str(item.path))
    random.Random(5).shuffle(files)
    documents: list[DocumentEntry] = []
    texts: dict[bytes, Embeddable] = {}
    questions: list[str] = []
    passages = 0
    for item in files:
        for document in read(item.path, source=item.source):
            pairs = split(document)
            derived, new = entry(document, pairs, embedder, row="")
            documents.append(derived)
            texts.update(new)
            passages += sum(len(pair.passages) for pair in derived.pairs)
            questions += [_asked(document.title, pair, document.text) for pair in pairs if pair.question][:2]
        if passages >= most:
            break
    vectors = with_sentences(embedder, list(texts.values()))
    return Original(
        documents=tuple(documents),
        vectors=dict(zip(texts, vectors, strict=True)),
        questions=tuple(questions[:QUESTIONS]),
    )


def _asked(title: str, pair: QAPair, text: str) -> str:
    """A question somebody could ask about a pair: its own and the document's title, with a few words of the answer."""
    assert pair.question is not None
    said = pair.turns[0].span.of(text).split() if pair.turns else []
    return " ".join([*pair.question.of(text).split()[:12], *title.split()[:4], *said[4:8]])


def copies(original: Original, passages: int) -> Iterator[tuple[list[FileEntry], dict[bytes, NDArray[np.float32]]]]:
    """Groups of files, with their vectors, until there are `passages` passages; the first round is the original."""
    made = 0
    files: list[FileEntry] = []
    vectors: dict[bytes, NDArray[np.float32]] = {}
    words = [w for d in original.documents for pair in d.pairs for p in pair.passages for w in p.words]
    for number in count():
        dice, noise = random.Random(number), np.random.default_rng(number)
        for at, document in enumerate(original.documents):
            copy = document if number == 0 else _copy(document, number, dice, words)
            for before, after in zip(_keys(document), _keys(copy), strict=True):
                if after not in vectors:
                    vectors[after] = _turned(original.vectors[before], noise) if number else original.vectors[before]
            name = f"/copy/{number}/{at}.txt"
            files.append(FileEntry(file=_record(name), documents=(copy,)))
            made += sum(len(pair.passages) for pair in copy.pairs)
            if len(files) == _GROUP or made >= passages:
                yield files, vectors
                files, vectors = [], {}
            if made >= passages:
                return


def _copy(document: DocumentEntry, number: int, dice: random.Random, words: Sequence[str]) -> DocumentEntry:
    def other(pair: PairEntry) -> PairEntry:
        passages = tuple(
            replace(
                passage,
                words=tuple(dice.choice(words) if dice.random() < OTHER_WORDS else word for word in passage.words),
                key=hashlib.sha256(passage.key + number.to_bytes(4, "big")).digest(),
            )
            for passage in pair.passages
        )
        return replace(pair, passages=passages, header_words=(*pair.header_words, f"copy{number}"))

    return replace(document, pairs=tuple(other(pair) for pair in document.pairs))


def _keys(document: DocumentEntry) -> list[bytes]:
    return [passage.key for pair in document.pairs for passage in pair.passages]


def _turned(vectors: NDArray[np.float32], noise: np.random.Generator) -> NDArray[np.float32]:
    """The vectors (n, dimension) of a passage and its sentences, all turned the same way."""
    dimension = vectors.shape[1]
    moved = vectors + noise.standard_normal(dimension, dtype=np.float32) * np.float32(NOISE / dimension**0.5)
    turned: NDArray[np.float32] = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return turned


def _record(path: str) -> FileRecord:
    return FileRecord(path=path, source=path, size=1, mtime_ns=1, sha256="", derivation="benchmark")


def build(folder: Path, original: Original, passages: int) -> float:
    """Make a store of `passages` passages; returns the seconds it took, encoding left out."""
    embedder = default_embedder()
    store = LocalStore.create(folder, embedder=embedder.name, dimension=embedder.dimension)
    began = time.perf_counter()
    with store.writing() as writer:
        for files, vectors in copies(original, passages):
            writer.put(files, vectors)
        writer.publish(force=True)
    store.close()
    return time.perf_counter() - began


def measure(folder: Path, questions: Sequence[str], extra: Path) -> dict[str, float]:
    """Figures of one store, in this process. `extra` is a document to add at the end."""
    before = _resident()
    began = time.perf_counter()
    library = Library.open(folder)
    library.search(questions[0])
    opened = time.perf_counter() - began
    for question in questions[:20]:
        library.search(question)
    took = []
    for question in questions:
        began = time.perf_counter()
        library.search(question)
        took.append((time.perf_counter() - began) * 1000)
    resident = _resident()
    info = library.info()
    figures = {
        "passages": info.passages,
        "open s": opened,
        "search p50 ms": percentile(took, 50),
        "search p95 ms": percentile(took, 95),
        "recall@10": recall(library, questions[:100]),
        "RSS MB": resident / 2**20,
        "of it, the store's MB": (resident - before) / 2**20,
        "bytes per passage": info.bytes / info.passages,
    }
    began = time.perf_counter()
    library.add([extra])
    found = library.search("Who painted the lighthouse at Vorlund?", k=1)
    figures["add one s"] = time.perf_counter() - began
    assert found[0].document.source == str(extra), "the document added last was not found"
    library.close()
    return figures


def recall(library: Library, questions: Sequence[str]) -> float:
    """Share of the exact ten nearest answer passages that the index finds; exact is a product with every vector."""
    queries = library.embedder.encode(list(questions), kind="query")
    with library.reading() as view:  # the search's own view of the index, which the library does not offer
        assert isinstance(view, LocalView)
        part = view._snapshot.parts[0]
        index = part.segment.fields["answer"]
        total = len(index.vectors)
        best = np.full((len(queries), NEIGHBOURS), -1.0, np.float32)
        for at in range(0, total, 50_000):
            rows = np.arange(at, min(at + 50_000, total), dtype=np.int64)
            scores = queries @ index.vectors._index.reconstruct_batch(rows).T
            best = -np.sort(-np.concatenate([best, scores], axis=1), axis=1)[:, :NEIGHBOURS]
        found = [index.vectors.search(query, NEIGHBOURS, None)[1] for query in queries]
    return float(np.mean([np.mean(mine >= last - 1e-4) for mine, last in zip(found, best[:, -1], strict=True)]))


EXTRA = """Interview with Ansgar Ruud

1. Who painted the lighthouse at Vorlund?

– My grandmother did, in the summer of 1938, with paint from the shipyard.
"""


def main() -> None:
    """Build and measure each size; print the table, write it where asked."""
    options = _options()
    if options.measure:
        work = Path(options.measure)
        print(
            json.dumps(measure(work / "store", json.loads((work / "questions.json").read_text()), work / "extra.txt"))
        )
        return
    original = originals(Path(options.corpus), min(options.base, max(options.sizes)))
    rows = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            work = Path(name)
            seconds = build(work / "store", original, size)
            (work / "questions.json").write_text(json.dumps(original.questions))
            (work / "extra.txt").write_text(EXTRA)
            command = [sys.executable, "-m", "benchmarks.scale", "--measure", name]
            figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            rows.append({**figures, "kept per s": figures["passages"] / seconds})
            print(markdown(rows[-1:]), file=sys.stderr, flush=True)
    table = f"{machine()}\n\n{markdown(rows)}"
    print(table)
    if options.write:
        Path(options.write).write_text(table, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the store as it grows.")
    parser.add_argument("--corpus", default="samples", help="documents to copy")
    parser.add_argument("--sizes", default="10000,100000", type=lambda text: [int(size) for size in text.split(",")])
    parser.add_argument("--base", type=int, default=8000, help="passages that are really encoded")
    parser.add_argument("--folder", help="where the stores are built (default: the temporary folder)")
    parser.add_argument("--write", help="a file for the table")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    return parser.parse_args()


def _resident() -> float:
    """Bytes of memory this process holds now, the pages of mapped files that it has touched included."""
    facts = Path("/proc/self/status")
    if not facts.exists():  # macOS: the most it has held
        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    fields = dict(line.split(":", 1) for line in facts.read_text().splitlines())
    return float(fields["VmRSS"].split()[0]) * 1024


if __name__ == "__main__":
    main()
