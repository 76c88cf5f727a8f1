"""Evidence from the project's samples, for tests that need some: real documents, really split."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant.compose import Brief
from assistant.types import Evidence
from index import pairs
from index.readers import read
from index.types import Document, QAPair, Span

SAMPLES = Path(__file__).parent.parent.parent / "samples"
LIGHT, FERRY, WINSLADE = "tern-rock-light.txt", "slow-ferry-041.txt", "winslade-deposition.txt"
TOOLS, CLAY = "tool-library.md", "ostrow-clay-note.txt"
NAMES = (LIGHT, FERRY, WINSLADE, TOOLS, CLAY)


@cache
def document(name: str) -> tuple[Document, tuple[QAPair, ...]]:
    """A sample and its pairs, with an id that no other sample has."""
    (found,) = read(SAMPLES / name, source=f"samples/{name}")
    return replace(found, id=NAMES.index(name) + 1), pairs.split(found)


def evidence(name: str, quote: str) -> Evidence:
    """The words of a sample that equal `quote`, line breaks aside."""
    found, split = document(name)
    flat = found.text.replace("\n", " ")
    at = flat.index(quote)
    pair = next(pair for pair in split if pair.span.start <= at < pair.span.end)
    return Evidence(document=found, pair=pair, span=Span(at, at + len(quote)), score=1.0)


def brief(question: str, *pieces: Evidence) -> Brief:
    """A question with its evidence."""
    return Brief(question=question, searched_for=question, evidence=pieces)
