"""A pause of Python's cycle collector while a document's many small values are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles inside: every thousand new values it would walk all that are alive, a third of the time.

    Values without cycles are freed as ever. Another thread's pause that ends earlier ends this one too, which only costs time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
