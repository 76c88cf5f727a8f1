"""`onrecord remove --purge` erases from every file of the store, the conversations among them."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from assistant.cli import app
from assistant.cli.chat import RECORDS
from assistant.records import Records
from index.library import Library

TALK = "Talk with Ilse Brandt\n\nQ: What did you mend?\n\nA: I mended the {thing} first.\n"


def test_a_purge_erases_the_words_from_the_store_and_the_kept_conversations(tmp_path: Path) -> None:
    store = tmp_path / "store"
    hashes = {}
    with Library.open(store, create=True) as library:
        for thing in ("marimba", "celesta"):
            path = tmp_path / f"{thing[0]}.txt"
            path.write_text(TALK.format(thing=thing), "utf-8")
            library.add([path])
            hashes[thing] = library.find(path.name).sha256
    records = Records(store / RECORDS)
    conversation = records.start("me", "what was mended")
    for thing, sha256 in hashes.items():
        answer = json.dumps({"citations": [{"sha256": sha256, "quote": f"I mended the {thing} first."}]})
        records.keep("me", conversation, question="what?", answer=answer, said=f"the {thing}", abstained=False)
    assert b"marimba" in everything(store)
    done = CliRunner().invoke(app, ["remove", str(tmp_path / "m.txt"), "--purge", "--store", str(store)])
    assert done.exit_code == 0, done.output
    records.close()
    kept = everything(store)
    assert b"marimba" not in kept.lower()
    assert b"celesta" in kept
    assert (store / RECORDS).exists()


def everything(folder: Path) -> bytes:
    """The bytes of every file under a folder: databases, logs, indexes, caches."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
