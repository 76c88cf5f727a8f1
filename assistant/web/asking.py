"""Answering without holding up the server: each question runs on a thread of its own and can be stopped at any time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from assistant.types import Answer

PACE = 0.06  # seconds between two updates of a page


class Busy(Exception):
    """More questions are being answered than the server has threads for."""


class _Stop:
    """Whether a question is to be stopped; saying so wakes up who follows its answer, as `news` of the answer does."""

    def __init__(self) -> None:
        self.wanted = False
        self.news = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def tell(self) -> None:
        """Wake up who follows; from any thread."""
        self._loop.call_soon_threadsafe(self.news.set)

    def set(self) -> None:
        """Stop; from any thread."""
        self.wanted = True
        self.tell()


class Asking:
    """Runs the streams of many people side by side. `threads` questions at once, `waiting` more in line."""

    def __init__(self, *, threads: int = 24, waiting: int = 100) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="onrecord-ask")
        self._limit = threads + waiting
        self._stops: dict[str, _Stop] = {}
        self._lock = threading.Lock()

    def stop(self, session: str) -> None:
        """Stop what `session` is being answered; nothing happens when there is nothing."""
        with self._lock:
            stop = self._stops.get(session)
        if stop:
            stop.set()

    async def follow(
        self, session: str, stream: Callable[[], Iterator[Answer]]
    ) -> AsyncIterator[tuple[Answer | None, bool]]:
        """The answers of `stream` as they come, at most one per PACE; (last answer, stopped) ends it.

        Each value is (answer so far, False); the very last is (the complete answer, False) or, when it was stopped,
        (what there was, True). Errors of `stream` are raised here. A session's former question is stopped.
        """
        stop = _Stop()
        with self._lock:
            if len(self._stops) >= self._limit:
                raise Busy
            if earlier := self._stops.get(session):
                earlier.set()
            self._stops[session] = stop
        try:
            async for value in _paced(self._pool, stream, stop):
                yield value
        finally:
            stop.set()
            with self._lock:
                if self._stops.get(session) is stop:
                    del self._stops[session]

    def close(self) -> None:
        """Stop everything."""
        with self._lock:
            for stop in self._stops.values():
                stop.set()
        self._pool.shutdown(wait=False, cancel_futures=True)


async def _paced(
    pool: ThreadPoolExecutor, stream: Callable[[], Iterator[Answer]], stop: _Stop
) -> AsyncIterator[tuple[Answer | None, bool]]:
    loop = asyncio.get_running_loop()
    latest: list[Answer] = []

    def work() -> None:
        for answer in stream():
            latest[:] = [answer]
            stop.tell()
            if stop.wanted:
                return

    job = loop.run_in_executor(pool, work)
    job.add_done_callback(lambda _: stop.news.set())
    last: Answer | None = None
    shown: float | None = None
    while not job.done() and not stop.wanted:
        await stop.news.wait()
        stop.news.clear()
        if stop.wanted:
            break
        # Also the first words wait a moment: what is complete by then, as quotes are, is drawn once and not twice.
        wait = PACE if shown is None else shown + PACE - loop.time()
        if wait > 0 and not job.done():
            await asyncio.wait((job,), timeout=wait)
        if not job.done() and latest and latest[0] is not last:
            last, shown = latest[0], loop.time()
            yield last, False
    if job.done():
        job.result()
        if latest and latest[0].complete:
            yield latest[0], False
            return
    kept = latest[0] if latest else None
    yield (replace(kept, complete=True) if kept else None), True
