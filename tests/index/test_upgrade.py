"""A store of an earlier release is refused with the way out, and brought up to date by it; texts and names stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.catalogue import FILE_NAME
from index.embedding import Kind, Vectors
from index.errors import StoreMismatch
from index.library import Library
from tests.index.made_embedder import MadeEmbedder

TALK = """Talk with Ilse Brandt

Q: What did you mend?

A: I mended the lantern first. The winch came later.
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store as schema 1 kept it: no checksums, no column for sentences."""
    talk = tmp_path / "talk.txt"
    talk.write_text(TALK, "utf-8")
    store = tmp_path / "store"
    with Library.open(store, embedder=MadeEmbedder(), create=True) as library:
        library.add([talk], collection="sea")
        assert library.rename_person("Ilse Brandt", "Ilse B. Brandt") == 1
    db = sqlite3.connect(store / FILE_NAME)
    db.execute("ALTER TABLE document DROP COLUMN checksum")
    db.execute("ALTER TABLE pair DROP COLUMN checksum")
    db.execute("ALTER TABLE passage DROP COLUMN sentences")
    db.execute("ALTER TABLE vector DROP COLUMN sentences")
    db.execute("UPDATE fact SET value = '1' WHERE name = 'schema'")
    db.commit()
    db.close()
    return store


def test_an_older_store_is_refused_with_the_way_out(older: Path) -> None:
    with pytest.raises(StoreMismatch, match=f"earlier release.*onrecord doctor --store {older}"):
        Library.open(older, embedder=MadeEmbedder())


def test_an_upgrade_derives_again_and_keeps_texts_names_and_collections(older: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").unlink()  # the files themselves are not needed
    assert Library.upgrade(older, embedder=MadeEmbedder()) == 1
    assert Library.upgrade(older, embedder=MadeEmbedder()) == 0
    with Library.open(older, embedder=MadeEmbedder()) as library:
        assert library.info().schema == 3
        assert library.doctor() == ()
        document = library.document(library.documents()[0].id)
        assert document.text == TALK
        assert library.documents()[0].collection == "sea"
        assert "Ilse B. Brandt" in [person.name for person in library.people()]
        hit = library.search("Which winch?", k=1)[0]
        said = library.sentences([hit.pair.id])
        texts = [TALK[start:end] for start, end in zip(said.starts, said.ends, strict=True)]
        assert "The winch came later." in texts
        assert len(said.vectors) == len(texts)


def test_a_store_without_checksums_gets_them_and_nothing_is_embedded(older: Path) -> None:
    assert Library.upgrade(older, embedder=MadeEmbedder()) == 1
    db = sqlite3.connect(older / FILE_NAME)
    db.execute("ALTER TABLE document DROP COLUMN checksum")
    db.execute("ALTER TABLE pair DROP COLUMN checksum")
    db.execute("UPDATE fact SET value = '2' WHERE name = 'schema'")
    db.commit()
    db.close()
    with pytest.raises(StoreMismatch, match=f"earlier release.*schema 2.*onrecord doctor --store {older}"):
        Library.open(older, embedder=MadeEmbedder())
    embedder = MadeEmbedder()
    assert Library.upgrade(older, embedder=embedder) == 1
    assert embedder.encoded == 0
    with Library.open(older, embedder=embedder) as library:
        assert library.doctor() == ()
        assert library.search("Which winch?", k=1)[0].document.text == TALK


def test_an_upgrade_by_another_encoder_is_refused(older: Path) -> None:
    with pytest.raises(StoreMismatch, match="made@1"):
        Library.upgrade(older, embedder=MadeEmbedder("made@2"))


def test_an_interrupted_upgrade_leaves_the_store_as_it_was(older: Path) -> None:
    class Stopped(MadeEmbedder):
        def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Vectors:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Library.upgrade(older, embedder=Stopped())
    assert Library.upgrade(older, embedder=MadeEmbedder()) == 1
