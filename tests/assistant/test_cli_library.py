"""`onrecord remove --purge` erases from every file of the store; an interrupted `add` keeps what is complete."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli.chat import RECORDS
from assistant.cli.commands import app
from assistant.conversation_records import Conversations
from assistant.records import Records
from assistant.web.uploads import FOLDER
from index import ingest
from index.library import Library
from index.local_writer import LocalWriter
from index.readers import read
from index.types import Document

TALK = "Talk with Ilse Brandt\n\nQ: What did you mend?\n\nA: I mended the {thing} first.\n"


def test_a_purge_erases_the_words_from_the_store_and_the_kept_conversations(tmp_path: Path) -> None:
    store = tmp_path / "store"
    hashes = {}
    with Library.open(store, create=True) as library:
        for thing in ("marimba", "celesta"):
            path = store / FOLDER / thing[0] / f"{thing[0]}.txt"  # as files that are sent to the chat lie
            path.parent.mkdir(parents=True)
            path.write_text(TALK.format(thing=thing), "utf-8")
            library.add([path])
            hashes[thing] = library.find(path.name).sha256
    records = Records(store / RECORDS)
    conversations = Conversations(records)
    conversation = conversations.start("me", "what was mended")
    for thing, sha256 in hashes.items():
        answer = json.dumps({"citations": [{"sha256": sha256, "quote": f"I mended the {thing} first."}]})
        conversations.keep("me", conversation, question="what?", answer=answer, said=f"the {thing}", abstained=False)
    assert b"marimba" in everything(store)
    done = CliRunner().invoke(app, ["remove", str(store / FOLDER / "m" / "m.txt"), "--purge", "--store", str(store)])
    assert done.exit_code == 0, done.output
    kept = everything(store)
    assert b"marimba" not in kept.lower()
    assert b"celesta" in kept
    assert (store / RECORDS).exists()
    assert (
        CliRunner().invoke(app, ["remove", str(store / FOLDER / "c" / "c.txt"), "--store", str(store)]).exit_code == 0
    )
    assert b"celesta" in everything(store), "the conversation is kept until it is to be erased"
    (store / FOLDER / "c" / "c.txt").unlink()
    nothing = CliRunner().invoke(app, ["remove", "--store", str(store)], standalone_mode=False)
    assert str(nothing.exception).endswith("onrecord remove --purge")
    done = CliRunner().invoke(app, ["remove", "--purge", "--store", str(store)])
    assert (done.exit_code, done.stdout) == (0, "what was removed before is erased\n")
    records.close()
    assert b"celesta" not in everything(store).lower()


def test_a_dry_run_tells_of_an_index_that_is_not_there_yet_and_makes_none(tmp_path: Path) -> None:
    docs, store = tmp_path / "docs", tmp_path / "store"
    docs.mkdir()
    (docs / "talk.txt").write_text(TALK.format(thing="marimba"), "utf-8")
    for command in ("add", "sync"):
        done = CliRunner().invoke(app, [command, str(docs), "--dry-run", "--json", "--store", str(store)])
        assert done.exit_code == 0, done.output
        report = json.loads(done.stdout)
        assert (report["added"], report["pairs"], report["dry_run"]) == ([str(docs / "talk.txt")], 1, True)
        assert not store.exists()


def test_a_dry_run_of_a_purge_erases_nothing_the_chat_keeps_either(tmp_path: Path) -> None:
    docs, store = tmp_path / "docs", tmp_path / "store"
    docs.mkdir()
    (docs / "talk.txt").write_text(TALK.format(thing="marimba"), "utf-8")
    with Library.open(store, create=True) as library:
        library.add([docs])
        sha256 = library.find("talk.txt").sha256
    records = Records(store / RECORDS)
    answer = json.dumps({"citations": [{"sha256": sha256, "quote": "I mended the marimba first."}]})
    conversations = Conversations(records)
    conversation = conversations.start("me", "what was mended")
    conversations.keep("me", conversation, question="what?", answer=answer, said="the marimba", abstained=False)
    records.close()
    for paths, said in (([docs], "1 removed"), ([], "what was removed before is erased")):
        given = ["remove", *map(str, paths), "--purge", "--dry-run", "--store", str(store)]
        done = CliRunner().invoke(app, given)
        assert done.stdout.startswith(f"Would be: {said}")
    records = Records(store / RECORDS)
    assert Conversations(records).quoted() == {sha256}
    records.close()
    with Library.open(store) as library:
        assert library.count() == 1


def everything(folder: Path) -> bytes:
    """The bytes of every file under a folder: databases, logs, indexes, caches."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("flags", [[], ["--verify"]])
def test_an_interrupted_add_keeps_what_is_complete_and_says_how_to_go_on(
    flags: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, store = tmp_path / "my docs", tmp_path / "store"
    docs.mkdir()
    for number in range(5):
        (docs / f"{number}.txt").write_text(TALK.format(thing=f"winch {number}"), "utf-8")

    def interrupted(path: Path, *, source: str | None = None, **_: object) -> tuple[Document, ...]:
        if path.name == "3.txt":
            raise KeyboardInterrupt
        return read(path, source=source)

    given = ["add", str(docs), "--collection", "north sea", "--store", str(store), *flags]
    with monkeypatch.context() as patch:
        patch.setattr(ingest, "read", interrupted)
        stopped = CliRunner().invoke(app, given)
    assert stopped.exit_code == 130
    again = " ".join([f"onrecord add '{docs}' --store {store} --collection 'north sea'", *flags])
    assert stopped.stderr == f"onrecord: interrupted; what was complete is kept. To go on: {again}\n"
    with Library.open(store) as library:
        assert [Path(document.source).name for document in library.documents()] == ["0.txt", "1.txt", "2.txt"]
        assert library.search("Which winch?")
        assert library.doctor() == ()
    done = CliRunner().invoke(app, [*given, "--json"])
    assert len(json.loads(done.stdout)["added"]) == 2
    assert json.loads(done.stdout)["unchanged"] == 3


INTERRUPTED = """
import sys
from assistant.cli import main

module = sys.argv.pop(1)

class Impatient:
    def find_spec(self, name, *_):
        if name == module:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Impatient())
main()
"""


@pytest.mark.parametrize(
    ("command", "imported", "said"),
    [
        ("add", "typer", "onrecord: interrupted before anything was done"),
        ("add", "index.library", "onrecord: interrupted; what was complete is kept. To go on: onrecord add talk.txt"),
        ("search", "index.library", "onrecord: interrupted"),
    ],
)
def test_ctrl_c_is_one_line_from_the_first_moment(command: str, imported: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(TALK.format(thing="winch"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, imported, command, "talk.txt"],
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", f"{said}\n")


def test_a_disk_that_fills_up_midway_is_a_line_that_says_what_is_kept_and_no_total_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, store = tmp_path / "docs", tmp_path / "store"
    docs.mkdir()
    for number in range(5):
        (docs / f"{number}.txt").write_text(TALK.format(thing=f"winch {number}"), "utf-8")
    put, left = LocalWriter.put, [2]

    def filling(self: LocalWriter, *arguments: Any) -> None:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= 1
        put(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(ingest, "_BATCH", 1)
        patch.setattr(LocalWriter, "put", filling)
        full = CliRunner().invoke(app, ["add", str(docs), "--store", str(store)])
        still = CliRunner().invoke(app, ["add", str(docs), "--store", str(store)])
    said = f"{store}: the disk is full, free some space; what was complete before is kept"
    again = f"onrecord add {docs} --store {store}"
    assert (full.exit_code, full.stdout) == (1, "")
    assert full.stderr == f"onrecord: {said}; documents in the index now: 2. To go on: {again}\n"
    assert str(still.exception) == said  # nothing was done: `main` says it and exits with 2
    assert "3 added" in CliRunner().invoke(app, ["add", str(docs), "--store", str(store)]).stdout
