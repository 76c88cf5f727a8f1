"""Libraries that tests of answers share: opened once, with the real encoder, and only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from index.library import Library
from tests.assistant.interviews import FERRY, GUARD
from tests.assistant.sample_evidence import SAMPLES


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the project's samples."""
    place = tmp_path_factory.mktemp("samples") / "store"
    with Library.open(place, create=True) as library:
        library.add([SAMPLES])
    return place


@pytest.fixture(scope="session")
def samples(sample_store: Path) -> Iterator[Assistant]:
    """An assistant that answers from the samples."""
    with Library.open(sample_store) as library:
        yield Assistant(library)


@pytest.fixture(scope="session")
def interviews(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that answers from two small interviews."""
    folder = tmp_path_factory.mktemp("interviews")
    for name, text in (("guard.txt", GUARD), ("ferry.txt", FERRY)):
        (folder / name).write_text(text, "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder / "guard.txt", folder / "ferry.txt"])
        yield Assistant(library)
