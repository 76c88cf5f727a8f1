"""Whatever bytes of a store are harmed on the disk, what is shown is what was kept, or a clear error; never anything else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from index import generations
from index.catalogue import FILE_NAME
from index.errors import StoreDamaged, StoreError
from index.library import Library
from index.types import Document, QAPair
from tests.index.made_embedder import MadeEmbedder

TALK = """An interview with Ilse Brandt

Q: What did you mend in the {place}?

A: I mended the lantern first. The winch came later, in {year}.

Q: Who kept the ledger?

A: Nobody kept the ledger that winter. {more}
"""
MORE = "The heron by the quarry was our only guest, and it left when the thaw came. "
Shown = list[tuple[Document, tuple[QAPair, ...]]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents, one of them long, and the store that was made of them."""
    folder = tmp_path_factory.mktemp("kept")
    for number, place in enumerate(["lighthouse", "ferry", "kiln", "forge"]):
        text = TALK.format(place=place, year=1970 + number, more=MORE * (200 if number == 1 else 1))
        (folder / f"{place}.txt").write_text(text, "utf-8")
    with Library.open(folder / "store", embedder=MadeEmbedder(), create=True) as library:
        library.add(sorted(folder.glob("*.txt")))
    return folder


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    shutil.copytree(kept / "store", tmp_path / "store")
    return tmp_path / "store"


def shown(store: Path) -> Shown:
    """Everything that can be shown: each document and its pairs, and those of the hits of a search."""
    with Library.open(store, embedder=MadeEmbedder()) as library:
        found = [(library.document(s.id), library.pairs(s.id)) for s in library.documents()]
        return found + [(hit.document, (hit.pair,)) for hit in library.search("Who kept the ledger of the kiln?", k=9)]


def replaced(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert len(old) == len(new)
    assert old in data
    path.write_bytes(data.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"later, in 1971", b"later, in 1917"), (b'"Ilse Brandt"', b'"Ilse Braudt"')],
    ids=["text", "speaker"],
)
def test_other_words_than_were_kept_are_an_error_that_reading_the_file_again_mends(
    kept: Path, store: Path, old: bytes, new: bytes
) -> None:
    expected = shown(store)
    replaced(store / FILE_NAME, old, new)
    with pytest.raises(StoreDamaged, match=f"not what was written; .*onrecord doctor --store {store}"):
        shown(store)
    with Library.open(store, embedder=MadeEmbedder()) as library:
        findings = library.doctor()
        assert findings
        assert all("not what was written; add it again with --verify" in finding.problem for finding in findings)
        library.add(sorted(kept.glob("*.txt")), verify=True)
        assert library.doctor() == ()
    assert [d.text for d, _ in shown(store)] == [d.text for d, _ in expected]


def test_a_database_whose_end_is_missing_is_an_error(store: Path) -> None:
    path = store / FILE_NAME
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(StoreDamaged, match="its end is missing"):
        shown(store)


def test_a_changed_byte_of_a_small_index_is_noticed_when_it_is_opened(store: Path) -> None:
    expected = shown(store)
    for path in sorted(next((store / generations.FOLDER).iterdir()).iterdir()):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 0x55]))
        assert shown(store) == expected, path.name


@pytest.mark.parametrize("part", range(4))
def test_bytes_changed_anywhere_show_what_was_kept_or_an_error(store: Path, part: int) -> None:
    kept_documents = {document.id: document for document, _ in shown(store)}
    kept_pairs = {document.id: set(pairs) for document, pairs in shown(store)[:4]}
    whole = (store / FILE_NAME).read_bytes()
    seen = set()
    for seed in range(part, 60, 4):
        rng, data = random.Random(seed), bytearray(whole)
        at = rng.randrange(len(data))
        size = rng.choice([1, 1, 30, 4096])
        data[at : at + size] = rng.randbytes(size) if rng.random() < 0.5 else bytes(size)
        (store / FILE_NAME).write_bytes(data[: len(whole)])
        try:
            for document, pairs in shown(store):
                assert document == kept_documents[document.id], seed
                assert set(pairs) <= kept_pairs[document.id], seed
            seen.add("shown")
        except StoreError:
            seen.add("error")
    assert seen == {"shown", "error"}
