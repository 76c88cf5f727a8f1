"""What a thread reads of a language model's server, and how it is ended there: the bytes of one response.

A response ends with the next bytes once nobody waits for them; a server may send signs of life for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

#: `stop` and `body`: when this thread's request is given up, and what it reads where it is ours.
_reading = threading.local()


def begin(stop: threading.Event) -> None:
    """From now on this thread reads for somebody who waits until `stop` is set."""
    _reading.stop, _reading.body = stop, None


def given_up() -> bool:
    """True where nobody waits any more for what this thread reads."""
    stop: threading.Event | None = getattr(_reading, "stop", None)
    return stop is not None and stop.is_set()


def stoppable() -> Callable[[httpx.Response], None]:
    """A hook for responses: their bytes end when nobody waits for them."""
    import httpx

    class Body(httpx.SyncByteStream):
        """A response's bytes and the last of them that were read."""

        def __init__(self, response: httpx.Response) -> None:
            assert isinstance(response.stream, httpx.SyncByteStream)
            self.stream, self.last = response.stream, b""
            self.stop: threading.Event = getattr(_reading, "stop", threading.Event())  # none where others use the LLM

        def __iter__(self) -> Iterator[bytes]:
            for data in self.stream:
                self.last = (self.last + data)[-64:]
                if self.stop.is_set():
                    return
                yield data

        def close(self) -> None:
            self.stream.close()

    def keep(response: httpx.Response) -> None:
        response.stream = _reading.body = Body(response)

    return keep


def hang_up() -> bool:
    """Close what this thread was reading: the stream's own objects hold each other and would keep it open.

    True where it had come to the end that the protocol marks.
    """
    body = getattr(_reading, "body", None)
    if body is None:
        return False
    body.close()
    return b"[DONE]" in body.last
