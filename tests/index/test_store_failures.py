"""Whatever fails while a store is written (disk full, no rename, no flush), the old state stands and the next run goes on."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import generations, segment
from index.errors import StoreError
from index.library import Library
from tests.index.made_embedder import MadeEmbedder

SUBJECTS = ["kiln", "ledger", "mast", "quarry", "thaw"]


def text_of(number: int, version: int) -> str:
    subject = SUBJECTS[number % len(SUBJECTS)]
    return "\n\n".join(
        f"Q: What is part {p} of the {subject}?\n\nA: It is heron {number}-{version}-{p}." for p in range(4)
    )


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(5):
        (folder / f"n{number}.txt").write_text(text_of(number, 1), "utf-8")
    return folder


def state(library: Library) -> dict[str, str]:
    return {summary.source: library.document(summary.id).text for summary in library.documents()}


def failing_at(call: int, real: Callable[..., Any], error: Exception) -> Callable[..., Any]:
    """`real`, but its call number `call` (from 0) raises."""
    count = -1

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        if count == call:
            raise error
        return real(*args, **kwargs)

    return wrapped


FULL = OSError(28, "No space left on device")


@pytest.mark.parametrize("call", [0, 1, 5, 20])
@pytest.mark.parametrize("step", [(os, "fsync"), (Path, "replace"), (segment, "save"), (generations, "digest")])
def test_a_failure_while_publishing_leaves_the_old_generation_in_force(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: tuple[Any, str], call: int
) -> None:
    with Library.open(tmp_path / "store", embedder=MadeEmbedder(), create=True) as library:
        library.add([docs])
        owner, name = step
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, failing_at(call, getattr(owner, name), FULL))
            try:
                with library.store.writing() as writer:
                    writer.publish(force=True)
                assert call > 0, "the failure was swallowed"
            except StoreError as error:
                assert (
                    str(error)
                    == f"{tmp_path / 'store'}: the disk is full, free some space; what was complete before is kept"
                )
        assert not list((tmp_path / "store" / generations.FOLDER).glob("unfinished*"))
        assert len(state(library)) == 5
        assert library.search("the quarry", k=1)[0].document.source == str(docs / "n3.txt")
    with Library.open(tmp_path / "store", embedder=MadeEmbedder()) as again:
        assert len(state(again)) == 5
        again.doctor()
        assert again.doctor() == ()


@pytest.mark.parametrize("statement", ["INSERT INTO content", "INSERT INTO pair", "INSERT INTO passage", "COMMIT"])
def test_a_failure_while_a_document_is_written_keeps_the_one_before(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    class Failing(sqlite3.Connection):
        armed = False

        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            self._fail(sql)
            return super().execute(sql, *parameters)

        def executemany(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            self._fail(sql)
            return super().executemany(sql, *parameters)

        def _fail(self, sql: str) -> None:
            if Failing.armed and sql.startswith(statement):
                raise sqlite3.OperationalError("database or disk is full")

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, factory=Failing, **k))
    with Library.open(tmp_path / "store", embedder=MadeEmbedder(), create=True) as library:
        library.add([docs])
        before = state(library)
        (docs / "n2.txt").write_text(text_of(2, 2), "utf-8")
        Failing.armed = True
        with pytest.raises(StoreError, match="the disk is full"):
            library.add([docs])
        Failing.armed = False
        assert state(library) == before
        assert library.doctor() == ()
        library.add([docs])
        assert state(library)[str(docs / "n2.txt")] == text_of(2, 2)


def test_a_full_disk_is_one_clear_line_and_loses_nothing(docs: Path, tmp_path: Path) -> None:
    """A real limit on the size of files stands in for the disk: the kernel refuses the write."""
    with Library.open(tmp_path / "store", embedder=MadeEmbedder(), create=True) as library:
        library.add([docs])
        before = state(library)
        (docs / "big.txt").write_text("\n\n".join(text_of(number, 1) for number in range(10, 60)), "utf-8")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        largest = max(path.stat().st_size for path in (tmp_path / "store").rglob("*") if path.is_file())
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 4096, hard))
        try:
            with pytest.raises(StoreError) as caught:
                library.add([docs])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, handler)
        assert "\n" not in str(caught.value)
        assert state(library) == before
        assert library.search("the quarry", k=1)[0].document.source == str(docs / "n3.txt")
        library.add([docs])
        assert len(state(library)) == 6
        assert library.doctor() == ()
