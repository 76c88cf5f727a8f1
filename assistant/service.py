"""One library behind one server: it opens and reads documents in the background and answers from what is read so far.

Knows no web. Every change to the store happens on one worker thread, in order; questions come from any thread.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.types import Answer, Message
from index.errors import OnRecordError
from index.report import Failure, Notice, Progress
from index.types import Filters

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from index.library import Library

logger = logging.getLogger(__name__)

Phase = Literal["opening", "reading", "ready", "failed"]
MAX_QUESTION = 2000  # characters
AT_ONCE = {"quotes": 2, "model": 6}  # assistants of a kind: quotes are bound by the processor, a model mostly waits


class NotReady(OnRecordError):
    """The index is still being opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far the reading is: `done` of `total` files (0 of 0 while they are counted).

    `failures` and `notices` are of the paths that the service began with; who adds others is told by `add`.
    """

    phase: Phase = "opening"
    done: int = 0
    total: int = 0
    current: str = ""
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What answers: a library, and how an assistant on it is made for the way of answering that was chosen."""

    library: Library
    assistant: Callable[[str, bool], Assistant]  # composer ('quotes' or 'model'), strict
    model: str | None = None


class _Turns:
    """So many at a time, and who came first is first: a turn is handed to whoever waits longest, never to a newcomer.

    A semaphore wakes whom it has kept waiting only to let a newcomer in before, who was not asleep; of twenty people some
    then wait twice as long as others.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: deque[threading.Event] = deque()
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            turn = threading.Event()
            self._waiting.append(turn)
        turn.wait()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


class Service:
    """Opens the engine, reads documents, answers. Use `start`, then `close`."""

    def __init__(self, opener: Callable[[], Engine], *, paths: Sequence[Path] = ()) -> None:
        """`opener` opens the engine on the worker thread; `paths` are read right after."""
        self._opener = opener
        self._paths = tuple(paths)
        self._engine: Engine | None = None
        self._opened = threading.Event()
        self._lock = threading.Lock()
        self._state = State()
        self._closing = False
        self._jobs: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._worker = threading.Thread(target=self._work, name="onrecord-index", daemon=True)
        self._idle: dict[tuple[str, bool], list[Assistant]] = {}
        self._turns: dict[tuple[str, bool], _Turns] = {}

    def start(self) -> None:
        """Begin to open and read; returns at once."""
        self._worker.start()

    def close(self) -> None:
        """Let the running job end, then close the library. What is being read ends after the document at hand."""
        self._closing = True
        self._jobs.put(None)
        if self._worker.is_alive():
            self._worker.join(timeout=30)

    @property
    def state(self) -> State:
        """How far the reading is."""
        with self._lock:
            return self._state

    def _change(self, **values: object) -> None:
        with self._lock:
            self._state = replace(self._state, **values)  # type: ignore[arg-type]  # names and types of State's fields

    @property
    def engine(self) -> Engine:
        """The opened engine. Raises NotReady before it is, and what went wrong when it could not be opened."""
        if self._engine is None:
            state = self.state
            raise NotReady(state.message or "the index is still being opened; try again in a few seconds")
        return self._engine

    @property
    def library(self) -> Library:
        """The opened library. Raises NotReady."""
        return self.engine.library

    def wait(self, timeout: float) -> bool:
        """Wait until the index is open (or could not be opened); False when `timeout` seconds have passed."""
        return self._opened.wait(timeout)

    def _work(self) -> None:
        try:
            self._engine = self._opener()
        except OnRecordError as error:
            self._change(phase="failed", message=str(error))
            self._opened.set()
            return
        self._opened.set()
        if self._paths:
            failures, notices = self._read(self._paths, None)
            self._change(failures=failures, notices=notices)
        self._change(phase="ready")
        while (job := self._jobs.get()) is not None:
            job()
        self._engine.library.close()

    # Changes, one after the other

    def submit(self, job: Callable[[Library], None]) -> None:
        """Run `job` on the worker thread after what is already waiting."""
        self._jobs.put(lambda: job(self.library))

    def run(self, job: Callable[[Library], None], *, timeout: float = 60) -> None:
        """Run `job` on the worker thread and wait for it; its errors are raised here. Raises NotReady on a timeout."""
        done = threading.Event()
        errors: list[BaseException] = []

        def guarded() -> None:
            try:
                job(self.library)
            except BaseException as error:  # raised again in the thread that asked
                errors.append(error)
            finally:
                done.set()

        self._jobs.put(guarded)
        if not done.wait(timeout):
            raise NotReady("another file is being read; wait until it is done and try again")
        if errors:
            raise errors[0]

    def add(
        self,
        paths: Sequence[Path],
        *,
        collection: str | None = None,
        done: Callable[[tuple[Failure, ...], tuple[Notice, ...]], None] | None = None,
    ) -> None:
        """Read `paths` in the background; `done` gets what could not be read and what is to be known of the rest."""

        def job() -> None:
            failures, notices = self._read(paths, collection)
            self._change(phase="ready")
            if done is not None:
                done(failures, notices)

        self._jobs.put(job)

    def _read(self, paths: Sequence[Path], collection: str | None) -> tuple[tuple[Failure, ...], tuple[Notice, ...]]:
        self._change(phase="reading", done=0, total=0, current="")
        failures: tuple[Failure, ...] = ()
        notices: tuple[Notice, ...] = ()
        try:
            report = self.library.add(paths, collection=collection, progress=self._progress)
            missed = [Failure(source=s.source, message=f"{s.source}: {s.reason}") for s in report.skipped if s.is_error]
            failures, notices = (*report.failed, *missed), report.notices
        except KeyboardInterrupt:  # closing: what was complete is kept
            pass
        except OnRecordError as error:
            failures = (Failure(source=", ".join(str(p) for p in paths), message=str(error)),)
        except Exception as error:  # the worker has to outlive a defect: what is read stays, and the defect is told
            logger.exception("reading stopped")
            failures = (Failure(source=", ".join(str(p) for p in paths), message=f"reading stopped: {error!r}"),)
        return failures, notices

    def _progress(self, progress: Progress) -> None:
        if self._closing:
            raise KeyboardInterrupt  # as Ctrl-C ends `onrecord add`
        self._change(done=progress.files, total=progress.files_total, current=progress.source)

    # Questions

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Message] = (),
        filters: Filters | None = None,
        k: int = 10,
        composer: str = "quotes",
        strict: bool = False,
    ) -> Iterator[Answer]:
        """Ever longer prefixes of the answer; the last is complete. Raises OnRecordError."""
        composer = composer if self.engine.model else "quotes"
        with self._assistant(composer, strict) as assistant:
            yield from assistant.stream(question, history=history, filters=filters or Filters(), k=k)

    @contextmanager
    def _assistant(self, composer: str, strict: bool) -> Iterator[Assistant]:
        """An assistant of one's own for the time of a question; waits while AT_ONCE of this kind are busy."""
        engine, kind = self.engine, (composer, strict)
        with self._lock:
            idle = self._idle.setdefault(kind, [])
            turns = self._turns.setdefault(kind, _Turns(AT_ONCE["model" if composer == "model" else "quotes"]))
        with turns:
            with self._lock:
                assistant = idle.pop() if idle else None
            assistant = assistant or engine.assistant(composer, strict)
            try:
                yield assistant
            finally:
                with self._lock:
                    idle.append(assistant)
