"""Other vector stores on the passages that OnRecord is measured on, each in an environment of its own.

Each peer gets the same vectors and texts, so that stores are compared and not encoders, and is asked for the ten nearest
of 100 questions' vectors. `compare` makes the environment with pip where it is missing; a peer that cannot be installed
is left out with one line. LlamaIndex is in OnRecord's own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.copies import Original, Vectors, copies
from benchmarks.tables import percentile
from index.embedding import default_embedder

NEIGHBOURS, QUERIES = 10, 100
_WORKER = Path(__file__).with_name("peer_worker.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A store to compare with, and the package that has it (None: in this environment)."""

    title: str
    package: str | None


PEERS = {
    "llamaindex": Peer(title="LlamaIndex, its default store", package=None),
    "chroma": Peer(title="Chroma", package="chromadb"),
    "lancedb": Peer(title="LanceDB, without an index", package="lancedb"),
}


def compare(original: Original, size: int, work: Path, names: Sequence[str]) -> list[dict[str, object]]:
    """One row per peer that could be run, on `size` passages."""
    vectors, texts = passages(original, size)
    queries = default_embedder().encode(list(original.questions[:QUERIES]), kind="query")
    exact = np.array([np.sort(vectors @ query)[-NEIGHBOURS] for query in queries])
    folder = work / f"peers-{size}"
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "data.npz", vectors=vectors, queries=queries)
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
    rows: list[dict[str, object]] = []
    for name in names:
        python = environment(PEERS[name], work)
        if python is None:
            continue
        command = [str(python), str(_WORKER), name, str(folder)]
        own = {**os.environ, "PYTHONPATH": ""}  # so that nothing of OnRecord's environment is found there
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=own)
        if done.returncode:
            print(f"{name} failed: {done.stderr.strip()[-400:]}", file=sys.stderr)
            continue
        found = json.loads(done.stdout.splitlines()[-1])
        near = [
            np.mean(vectors[rows_] @ query >= least - 1e-4)
            for rows_, query, least in zip(found["rows"], queries, exact, strict=True)
        ]
        rows.append(
            {
                "passages": len(vectors),
                "store": f"{PEERS[name].title} {found['version']}",
                "p50 ms": percentile(found["ms"], 50),
                "p95 ms": percentile(found["ms"], 95),
                "CPU ms": found["CPU ms"],
                "recall@10": float(np.mean(near)),
                "kept per s": len(vectors) / found["seconds"],
                "kept per CPU s": len(vectors) / found["CPU"],
                "bytes per passage": found["bytes"] / len(vectors),
            }
        )
    return rows


def passages(original: Original, size: int) -> tuple[Vectors, list[str]]:
    """The vectors (size, dimension) and words of the first `size` passages."""
    found = (
        (vectors[passage.key][0], " ".join(passage.words))
        for files, vectors in copies(original, size)
        for file in files
        for document in file.documents
        for pair in document.pairs
        for passage in pair.passages
    )
    rows = list(islice(found, size))
    # Each text begins with its number, since LlamaIndex leaves out all but one of those that are equal.
    return np.stack([vector for vector, _ in rows]), [f"{row} {text}" for row, (_, text) in enumerate(rows)]


def environment(peer: Peer, work: Path) -> Path | None:
    """The Python that has the peer, made where it is missing; None, and a line why, where that fails."""
    if peer.package is None:
        return Path(sys.executable)
    folder = work / "venvs" / peer.package
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    if subprocess.run([python, "-c", f"import {peer.package}, numpy"], check=False, capture_output=True).returncode:
        install = [str(python), "-m", "pip", "install", "-q", peer.package, "numpy"]
        done = subprocess.run(install, check=False, capture_output=True, text=True)
        if done.returncode:
            print(f"{peer.package} is left out: {done.stderr.strip().splitlines()[-1][:200]}", file=sys.stderr)
            return None
    return python
