"""Parses hostile formats in a child process with limits: one worker, reused for a batch, replaced after it died.

The child gets bytes and gives back documents; it has no need of the file system or the network and no way to either.
A child that runs out of time, memory or luck costs one document one clear line.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from index.errors import DocumentError, UnreadableDocument, UnsupportedDocument
from index.readers.kinds import WrongKindError
from index.readers.wire import load
from index.types import Document

WALL_SECONDS = 180.0  # per document
PAGE_SECONDS = 30.0  # to draw a page
_DOCUMENTS_PER_WORKER = 500  # after so many a fresh child takes over, whatever leaks its libraries have
_LARGEST_ANSWER = 2 * 1024**3

_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from index.readers.child import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])


def read_in_child(module: str, data: bytes, *, source: str, seconds: float = WALL_SECONDS) -> tuple[Document, ...]:
    """`index.readers.<module>.read(data, source=source)`, run in the child within `seconds` of wall time.

    Raises what the reader raises, and UnreadableDocument where the child died or took too long.
    """
    return load(_WORKERS.ask({"module": module, "step": "read", "source": source, "values": {}}, data, seconds=seconds))


def page_in_child(step: str, data: bytes, *, source: str, seconds: float = PAGE_SECONDS, **values: object) -> bytes:
    """`index.readers.pdf_page.<step>(data, source=source, **values)`, run in a child of its own for pages.

    So a page is shown while documents are read. Raises as `read_in_child`.
    """
    return _PAGES.ask({"module": "pdf_page", "step": step, "source": source, "values": values}, data, seconds=seconds)


class _Workers:
    """The one child at work, if any, and the lock that gives it one document at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._owner = 0

    def ask(self, request: dict[str, object], data: bytes, *, seconds: float) -> bytes:
        """What the child makes of the bytes. Raises the error it answers with, UnreadableDocument where it died."""
        source = str(request["source"])
        with self._lock:
            child = self._ready(source)
            late = threading.Event()

            def stop() -> None:
                late.set()
                child.kill()

            timer = threading.Timer(seconds, stop)
            timer.daemon = True
            timer.start()
            try:
                body = _exchange(child, request, data)
            except (OSError, EOFError, ValueError):
                self.close()
                why = f"took more than {seconds:.0f} s to read" if late.is_set() else _died(child.returncode)
                raise UnreadableDocument(f"{source}: {why}; skipped") from None
            finally:
                timer.cancel()
            self._served += 1
            if self._served >= _DOCUMENTS_PER_WORKER:
                self.close()
        return _opened(body)

    def close(self) -> None:
        """Ends the child; the next document starts another."""
        child, self._child = self._child, None
        if child is None:
            return
        if self._owner == os.getpid():
            child.kill()
            child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _ready(self, source: str) -> subprocess.Popen[bytes]:
        if self._child is not None and (self._owner != os.getpid() or self._child.poll() is not None):
            self.close()
        if self._child is None:
            self._child, self._served, self._owner = _start(source), 0, os.getpid()
        return self._child


def _start(source: str) -> subprocess.Popen[bytes]:
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        return subprocess.Popen(  # noqa: S603  # our own interpreter and our own module; nothing of the document's
            [sys.executable, "-P", "-X", "utf8", "-c", _BOOT, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableDocument(
            f"{source}: the process that reads such files did not start ({error.strerror})"
        ) from None


def _exchange(child: subprocess.Popen[bytes], request: dict[str, object], data: bytes) -> bytes:
    assert child.stdin is not None
    assert child.stdout is not None
    header = json.dumps({**request, "size": len(data)})
    child.stdin.write(header.encode("ascii") + b"\n")
    child.stdin.write(data)
    child.stdin.flush()
    size = int.from_bytes(_exactly(child, 8), "big")
    if not 0 < size <= _LARGEST_ANSWER:
        raise ValueError(size)
    return _exactly(child, size)


def _exactly(child: subprocess.Popen[bytes], size: int) -> bytes:
    assert child.stdout is not None
    data = child.stdout.read(size)
    if len(data) < size:
        child.wait(5)
        raise EOFError
    return data


def _died(status: int | None) -> str:
    import signal

    if status == -signal.SIGXCPU:
        return "took too much processor time to read"
    return "could not be read, its parser crashed or ran out of memory"


def _opened(body: bytes) -> bytes:
    kind, rest = body[:1], body[1:]
    if kind in (b"D", b"B"):
        return rest
    message = str(json.loads(rest))
    raise _ERRORS[kind](message)


_ERRORS: dict[bytes, type[DocumentError]] = {b"S": UnsupportedDocument, b"W": WrongKindError, b"U": UnreadableDocument}
_WORKERS, _PAGES = _Workers(), _Workers()
for _workers in (_WORKERS, _PAGES):
    atexit.register(_workers.close)
