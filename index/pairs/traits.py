"""What the blocks of a document hold at all, seen in one pass: layouts that need what none of them holds are passed by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from index.types import Block, BlockKind


class Traits(NamedTuple):
    """The kinds of blocks, and whether any has emphasis, a group, a number outside the text, a role or a voice."""

    kinds: frozenset[BlockKind]
    marked: bool
    grouped: bool
    numbered: bool
    told: bool
    voiced: bool


def traits(blocks: Iterable[Block]) -> Traits:
    """The traits of a document with these blocks."""
    kinds: set[BlockKind] = set()
    marked = grouped = numbered = told = voiced = False
    for block in blocks:
        kinds.add(block.kind)
        if block.marks:
            marked = True
        if block.group:
            grouped = True
        if block.ordinal is not None:
            numbered = True
        if block.role:
            told = True
        if block.speaker:
            voiced = True
    return Traits(frozenset(kinds), marked, grouped, numbered, told, voiced)
