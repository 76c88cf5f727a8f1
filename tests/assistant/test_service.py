"""Questions of many people on one library: who came first is answered first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from assistant.service import Engine, Service, _Turns
from index.library import Library
from index.report import Progress


def test_a_turn_goes_to_whoever_waits_longest_and_not_to_a_newcomer() -> None:
    turns = _Turns(1)
    began: list[int] = []

    def waits(number: int) -> None:
        with turns:
            began.append(number)

    waiting = [threading.Thread(target=waits, args=(number,)) for number in range(8)]
    with turns:
        for number, thread in enumerate(waiting):
            thread.start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    with turns:  # a newcomer, in the very moment in which the turn is free
        began.append(99)
    for thread in waiting:
        thread.join(timeout=10)
    assert began == [*range(8), 99]


def test_no_more_than_so_many_have_a_turn_at_once() -> None:
    turns = _Turns(3)
    here: set[int] = set()
    most: list[int] = []

    def works(number: int) -> None:
        for _ in range(50):
            with turns:
                here.add(number)
                most.append(len(here))
                time.sleep(0.0001)
                here.discard(number)

    threads = [threading.Thread(target=works, args=(number,)) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(most) == 9 * 50
    assert max(most) == 3


class Endless:
    """A library that reads until its progress is no longer wanted."""

    def __init__(self) -> None:
        self.looked_at = 0
        self.closed = False

    def add(self, _: object, *, progress: Callable[[Progress], None], **__: object) -> None:
        while True:
            self.looked_at += 1
            progress(Progress(files=1, files_total=9, bytes=1, bytes_total=9, passages=0, seconds=1.0, source="a.txt"))
            time.sleep(0.001)

    def close(self) -> None:
        self.closed = True


def test_a_service_that_closes_ends_its_reading_after_the_document_at_hand() -> None:
    library = Endless()
    engine = Engine(library=cast(Library, library), assistant=lambda composer, strict: None)  # type: ignore[arg-type, return-value]  # nobody asks
    service = Service(lambda: engine, paths=[Path("docs")])
    service.start()
    while library.looked_at < 3:
        time.sleep(0.001)
    service.close()
    assert library.closed
    assert not service.state.failures
