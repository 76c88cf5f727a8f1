"""How the store behaves as it grows: search, opening, memory, disk and adding at 10,000 to 1,000,000 passages.

    python -m benchmarks.scale --corpus FOLDER [--sizes 10000,100000] [--work FOLDER] [--peers] [--write docs/scale.md]

The documents of FOLDER are read, split, cut and encoded as `onrecord add` does it; larger stores hold perturbed copies
(`benchmarks/copies.py`). Every store is measured in a process of its own, so that its memory is its own. With `--work`,
what is done stays done: a second run goes on in the middle of a store, and tells of all sizes that were ever measured
there. `--write` puts the tables between their marks in a page, and the chart beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.copies import Original, copies, originals
from benchmarks.peers import PEERS, compare
from benchmarks.plot import Panel, svg
from benchmarks.tables import machine, markdown, percentile
from index.embedding import default_embedder
from index.library import Library
from index.local import LocalStore
from index.local_view import LocalView

NEIGHBOURS = 10
PEERS_UP_TO = 100_000
"""Passages up to which the peers are measured: one of them keeps its vectors in Python lists."""
Figures = dict[str, float]


def build(folder: Path, original: Original, passages: int) -> Figures:
    """Make a store of `passages` passages in `folder`, or go on with one. Figures: how many were kept a second, encoding
    left out; what an earlier run took is beside the store."""
    embedder = default_embedder()
    store = LocalStore.create(folder / "store", embedder=embedder.name, dimension=embedder.dimension)
    with store.reading() as view:
        have = set(view.files())
    taken = folder / "taken.json"
    earlier: Figures = json.loads(taken.read_text()) if taken.exists() and have else {"s": 0.0, "CPU s": 0.0}
    began, worked = time.perf_counter(), time.process_time()

    def note() -> Figures:
        now = {"s": time.perf_counter() - began + earlier["s"]}
        now |= {"CPU s": time.process_time() - worked + earlier["CPU s"]}
        _replace(taken, json.dumps(now))
        return now

    with store.writing() as writer:
        for files, vectors in copies(original, passages, have):
            writer.put(files, vectors)
            _say(f"{files[-1].file.path} kept after {note()['s']:.0f} s")
        writer.publish(force=True)
    took = note()
    with store.reading() as view:
        kept = view.info().passages
    store.close()
    return {"kept per s": kept / took["s"], "kept per CPU s": kept / took["CPU s"]}


def measure(folder: Path, questions: Sequence[str], extra: Path) -> Figures:
    """Figures of one store, in this process. `extra` is a document to add at the end; it is removed again."""
    before = _resident()
    began, worked = time.perf_counter(), time.process_time()
    library = Library.open(folder)
    library.search(questions[0])
    opened, opening = time.perf_counter() - began, time.process_time() - worked
    for question in questions[:20]:
        library.search(question)
    took, worked = [], time.process_time()
    for question in questions:
        began = time.perf_counter()
        library.search(question)
        took.append((time.perf_counter() - began) * 1000)
    worked = time.process_time() - worked
    resident = _resident()
    info = library.info()
    figures = {
        "passages": info.passages,
        "open s": opened,
        "open CPU s": opening,
        "search p50 ms": percentile(took, 50),
        "search p95 ms": percentile(took, 95),
        "search CPU ms": worked * 1000 / len(questions),
        **_nearest(library, questions[:100]),
        "RSS MB": resident / 2**20,
        "of it, the store's MB": (resident - before) / 2**20,
        "bytes per passage": info.bytes / info.passages,
    }
    began, worked = time.perf_counter(), time.process_time()
    library.add([extra])
    found = library.search("Who painted the lighthouse at Vorlund?", k=1)
    figures["add one s"], figures["add one CPU s"] = time.perf_counter() - began, time.process_time() - worked
    assert found[0].document.source == str(extra), "the document added last was not found"
    library.remove([extra])
    library.close()
    return figures


def _nearest(library: Library, questions: Sequence[str]) -> Figures:
    """What the vectors alone do: milliseconds of a look-up among the answers, and the share of the exact ten found.

    Exact is a product with every vector.
    """
    queries = library.embedder.encode(list(questions), kind="query")
    with library.reading() as view:  # the search's own view of the index, which the library does not offer
        assert isinstance(view, LocalView)
        index = view._snapshot.parts[0].segment.fields["answer"].vectors
        best = np.full((len(queries), NEIGHBOURS), -1.0, np.float32)
        for at in range(0, len(index), 50_000):
            rows = np.arange(at, min(at + 50_000, len(index)), dtype=np.int64)
            scores = queries @ index._index.reconstruct_batch(rows).T
            best = -np.sort(-np.concatenate([best, scores], axis=1), axis=1)[:, :NEIGHBOURS]
        took, shares, worked = [], [], time.process_time()
        for query, last in zip(queries, best[:, -1], strict=True):
            began = time.perf_counter()
            _, cosines = index.search(query, NEIGHBOURS, None)
            took.append((time.perf_counter() - began) * 1000)
            shares.append(np.mean(cosines >= last - 1e-4))
        worked = time.process_time() - worked
    return {
        "recall@10": float(np.mean(shares)),
        "nearest p50 ms": percentile(took, 50),
        "nearest p95 ms": percentile(took, 95),
        "nearest CPU ms": worked * 1000 / len(questions),
    }


EXTRA = """Interview with Ansgar Ruud

1. Who painted the lighthouse at Vorlund?

– My grandmother did, in the summer of 1938, with paint from the shipyard.
"""


def one_size(work: Path, original: Original, size: int, *, keep: bool) -> Figures:
    """Build a store of this size under `work`, measure it, take it away again unless `keep`."""
    folder = work / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    rate = build(folder, original, size)
    (folder / "questions.json").write_text(json.dumps(original.questions), "utf-8")
    (folder / "extra.txt").write_text(EXTRA, "utf-8")
    command = [sys.executable, "-m", "benchmarks.scale", "--measure", str(folder)]
    found: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if not keep:
        shutil.rmtree(folder)
    return {**found, **rate}


def table(rows: Sequence[Figures]) -> str:
    """One line per figure and one column per size; where there are several, how much the last is of the first."""
    found: list[dict[str, object]] = []
    for name, title in SHOWN.items():
        line: dict[str, object] = {"passages": title}
        line |= {f"{int(row['passages']):,}": row[name] for row in rows}
        if len(rows) > 1:
            line[f"x {rows[-1]['passages'] / rows[0]['passages']:.0f}"] = f"x {rows[-1][name] / rows[0][name]:.2g}"
        found.append(line)
    return markdown(found)


SHOWN = {
    "search p50 ms": "warm search with encoding, p50 ms",
    "search p95 ms": "p95 ms",
    "search CPU ms": "the processor's ms",
    "nearest p50 ms": "nearest answers alone, p50 ms",
    "nearest p95 ms": "p95 ms, alone",
    "nearest CPU ms": "the processor's ms, alone",
    "recall@10": "recall@10 against exact",
    "open s": "opening and a first search, s",
    "open CPU s": "the processor's s for it",
    "add one s": "adding one document and finding it, s",
    "add one CPU s": "the processor's s for that",
    "RSS MB": "memory, MB",
    "bytes per passage": "bytes per passage on disk",
    "kept per s": "passages kept a second, encoding left out",
    "kept per CPU s": "passages kept a second of the processor",
}


def chart(rows: Sequence[Figures]) -> str:
    """The chart of all sizes."""
    at = [row["passages"] for row in rows]

    def lines(**names: str) -> dict[str, list[float]]:
        return {label: [row[name] for row in rows] for label, name in names.items()}

    return svg(
        [
            Panel(
                title="warm search, ms",
                at=at,
                lines=lines(p95="search p95 ms", p50="search p50 ms", CPU="search CPU ms"),
            ),
            Panel(title="opening and a first search, s", at=at, lines=lines(clock="open s", CPU="open CPU s")),
            Panel(
                title="adding one document and finding it, s",
                at=at,
                lines=lines(clock="add one s", CPU="add one CPU s"),
            ),
            Panel(title="memory, MB", at=at, lines=lines(RSS="RSS MB")),
            Panel(title="bytes per passage on disk", at=at, lines=lines(bytes="bytes per passage")),
            Panel(title="passages kept a second", at=at, lines=lines(clock="kept per s", CPU="kept per CPU s")),
        ]
    )


def written(page: str, parts: Mapping[str, str]) -> str:
    """The page with each part between its marks; parts whose marks are missing come at the end."""
    for name, text in parts.items():
        first, last = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, found, rest = page.partition(first)
        after = rest.partition(last)[2] if found else "\n"
        page = f"{before if found else before.rstrip() + chr(10) * 2}{first}\n{text.strip()}\n{last}{after}"
    return page


def main() -> None:
    """Build and measure each size; print the tables, write them where asked."""
    options = _options()
    if options.measure:
        work = Path(options.measure)
        print(
            json.dumps(measure(work / "store", json.loads((work / "questions.json").read_text()), work / "extra.txt"))
        )
        return
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(options.work or temporary).resolve()
        work.mkdir(parents=True, exist_ok=True)
        kept = work / "figures.json"
        figures: dict[str, Figures] = json.loads(kept.read_text()) if kept.exists() else {}
        beside: dict[str, list[dict[str, object]]] = figures.pop("peers", {})  # type: ignore[assignment]  # kept beside
        wanted = [size for size in options.sizes if str(size) not in figures]
        rivals = [s for s in options.sizes if options.peers and s <= PEERS_UP_TO and str(s) not in beside]
        original = originals(Path(options.corpus), options.base, work / "originals.npz") if wanted or rivals else None
        for size in sorted({*wanted, *rivals}):
            assert original is not None
            if size in wanted:
                figures[str(size)] = one_size(work, original, size, keep=options.keep)
                _say(markdown([figures[str(size)]]))
            if size in rivals:
                beside[str(size)] = compare(original, size, work, options.peers.split(","))
                _say(markdown(beside[str(size)]))
            _replace(kept, json.dumps({**figures, "peers": beside}, indent=1))
    _tell([figures[key] for key in sorted(figures, key=int)], beside, options.write)


def _tell(rows: list[Figures], beside: Mapping[str, list[dict[str, object]]], page: str | None) -> None:
    figures = f"{machine()}\n\n{table(rows)}".strip()
    peers = "\n".join(markdown(_with_ours(beside[key], rows)) for key in sorted(beside, key=int))
    print(figures, peers, sep="\n\n")
    if page is not None:
        path = Path(page)
        path.with_suffix(".svg").write_text(chart(rows), "utf-8")
        parts = {"scale": f"{figures}\n\n![How the figures grow]({path.stem}.svg)"}
        path.write_text(written(path.read_text("utf-8"), {**parts, **({"peers": peers} if peers else {})}), "utf-8")


def _with_ours(peers: list[dict[str, object]], rows: Sequence[Figures]) -> list[dict[str, object]]:
    """The rows of the peers after those of OnRecord at about the same size: vectors alone, and the whole search."""
    size = peers[0]["passages"]
    assert isinstance(size, int)
    mine = min(rows, key=lambda row: abs(row["passages"] - size))
    shared = {name: mine[name] for name in ("kept per s", "kept per CPU s", "bytes per passage")}
    shared |= {"recall@10": mine["recall@10"]}
    alone, whole = (
        {f"{part} ms": mine[f"{name} {part} ms"] for part in ("p50", "p95", "CPU")} for name in ("nearest", "search")
    )
    ours = [
        {"passages": int(mine["passages"]), "store": "OnRecord, vectors alone", **alone, **shared},
        {"passages": int(mine["passages"]), "store": "OnRecord, whole search with encoding", **whole, **shared},
    ]
    return [{name: row.get(name, "") for name in peers[0]} for row in [*ours, *peers]]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _replace(path: Path, text: str) -> None:
    """Write a file so that an interruption leaves the one before."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the store as it grows.")
    parser.add_argument("--corpus", default="samples", help="documents to copy")
    parser.add_argument("--sizes", default="10000,100000", type=lambda text: [int(size) for size in text.split(",")])
    parser.add_argument("--base", type=int, default=8000, help="passages that are really encoded")
    parser.add_argument("--work", help="a folder that keeps what is done, for a run that may be interrupted")
    parser.add_argument("--keep", action="store_true", help="keep the stores in the work folder")
    parser.add_argument("--peers", nargs="?", const=",".join(PEERS), help="other stores beside: " + ",".join(PEERS))
    parser.add_argument("--write", help="a page for the tables, docs/scale.md")
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
