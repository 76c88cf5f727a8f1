"""The local store's connections: readers on many threads share a few, whose page caches stay warm."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index import catalogue
from index.local import LocalStore


def on_threads_of_their_own(step: Callable[[], object], *, times: int, at_once: int) -> None:
    """Run a step so many times, `at_once` together on a new thread each; what it raises is raised here."""
    for _ in range(times):
        with ThreadPoolExecutor(at_once) as pool:
            for done in [pool.submit(step) for _ in range(at_once)]:
                done.result(30)


def test_readers_open_no_more_connections_than_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    connect = catalogue.connect

    def counted(folder: Path, **options: bool) -> catalogue.Connection:
        opened.append(folder)
        return connect(folder, **options)

    monkeypatch.setattr(catalogue, "connect", counted)
    store = LocalStore.create(tmp_path / "store", embedder="made", dimension=3)
    together = threading.Barrier(8)

    def read() -> None:
        with store.reading() as view:
            assert view.count() == 0

    def read_beside_others() -> None:
        with store.reading():
            together.wait(30)

    on_threads_of_their_own(read, times=20, at_once=1)
    assert len(opened) == 1, "each thread opened one of its own"
    on_threads_of_their_own(read_beside_others, times=1, at_once=8)
    assert len(opened) == 8
    on_threads_of_their_own(read, times=20, at_once=1)
    assert len(opened) == 8, "none was kept"
    store.close()
