"""One round of the crash test: a child process changes a store and is killed; what it leaves must be whole.

`python -m tests.index.store_crash DOCS STORE SEED` is the child: it edits the files in DOCS and syncs, until killed.
`check` opens the store afterwards as a user would.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from index.library import Library
from tests.index.made_embedder import MadeEmbedder

_SUBJECTS = ["kiln", "ledger", "heron", "mast", "quarry", "thaw", "lantern", "oar", "winch", "barge"]
_VERSIONS = 4


def text_of(name: str, version: int) -> str:
    """A made interview; every version of every file is known in full beforehand."""
    rng = random.Random(f"{name}{version}")
    lines = [f"An interview with {name.title()} Vane", ""]
    for number in range(1, 4):
        first, second = rng.sample(_SUBJECTS, 2)
        lines += [f"Q: What about the {first} of {name}, version {version}, part {number}?", ""]
        lines += [f"A: The {first} was mended in {1900 + rng.randrange(99)}. Nobody saw the {second} that year.", ""]
    return "\n".join(lines)


def change(docs: Path, rng: random.Random) -> None:
    """Write, rewrite, rename or delete a file."""
    names = [path.stem for path in docs.glob("*.txt")]
    action = rng.choice(["write", "write", "write", "rename", "delete"])
    if action == "write" or not names:
        name = f"n{rng.randrange(12)}"
        (docs / f"{name}.txt").write_text(text_of(name, rng.randrange(_VERSIONS)), "utf-8")
    elif action == "rename":
        (docs / f"{rng.choice(names)}.txt").rename(docs / f"m{rng.randrange(12)}.txt")
    else:
        (docs / f"{rng.choice(names)}.txt").unlink()


def child(docs: Path, store: Path, seed: int) -> None:
    """Change files and the store until killed."""
    rng = random.Random(seed)
    with Library.open(store, embedder=MadeEmbedder(), create=True) as library:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            for _ in range(rng.randrange(1, 5)):
                change(docs, rng)
            if rng.random() < 0.15:
                names = [document.source for document in library.documents()]
                if names:
                    library.remove([rng.choice(names)], purge=rng.random() < 0.5)
            library.sync([docs])


def one_round(folder: Path, seed: int) -> float:
    """Start a child, kill it at a random moment, check the store. Returns the seconds the child worked."""
    docs, store = folder / "docs", folder / "store"
    docs.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.index.store_crash", str(docs), str(store), str(seed)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n", "the child did not start: the store it found could not be opened"
    worked = random.Random(seed).uniform(0.0, 0.6)
    time.sleep(worked)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    check(store)
    return worked


def check(store: Path) -> None:
    """The store opens, every document is whole, doctor finds nothing it cannot explain, hits are exact, writing works."""
    known = {text_of(f"n{number}", version): f"n{number}.txt" for number in range(12) for version in range(_VERSIONS)}
    with Library.open(store, embedder=MadeEmbedder()) as library:
        for summary in library.documents():
            document = library.document(summary.id)
            assert document.text in known, f"{summary.source}: the text is none that was ever written"
            pairs = library.pairs(summary.id)
            assert [pair.question is not None for pair in pairs].count(True) == 3, (
                f"{summary.source}: pairs are missing"
            )
        for hit in library.search("What about the heron of n3?", k=5):
            assert hit.spans
            assert all(span.of(hit.document.text).strip() for span in hit.spans)
        findings = [f for f in library.doctor() if "left behind by an interrupted run" not in f.problem]
        assert not findings, findings
        assert library.doctor() == ()


def fresh(folder: Path) -> None:
    """An empty working folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


if __name__ == "__main__":
    child(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
