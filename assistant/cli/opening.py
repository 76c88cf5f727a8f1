"""The library in a folder, as commands open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library import Library


def opened(store: Path, *, encoder: str | None = None, create: bool = False) -> Library:
    """The library in the folder `store`; `encoder` is a folder or a name. `create` makes one where there is none."""
    from index.library import Library

    if encoder is None:
        return Library.open(store, create=create)
    from index.embedding import embedder

    return Library.open(store, embedder=embedder(encoder), create=create)
