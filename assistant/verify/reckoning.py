"""A figure reckoned from two of the passages, and how a claim's words tell which of two comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.verify.figures import Figure
from assistant.verify.word import SUBSTANCE, Word


class Reckoned(NamedTuple):
    """The words of a claim that a figure is reckoned with and how it comes out: `right`, or None where it cannot be told.

    `found` shows the figures that it is reckoned from.
    """

    words: frozenset[int]
    said: str
    right: bool | None
    found: str


def nearer(ahead: frozenset[str], behind: frozenset[str], pair: tuple[Figure, Figure]) -> Figure | None:
    """Which of two figures stands with the words of the claim that stand ahead, not with those behind."""
    one, other = pair
    lean = len(ahead & one.near) - len(ahead & other.near) + len(behind & other.near) - len(behind & one.near)
    return one if lean > 0 else other if lean < 0 else None


def keys_of(words: Iterable[Word]) -> frozenset[str]:
    """The keys of the words of substance."""
    return frozenset(word.key for word in words if word.kind in SUBSTANCE)


def fitting(
    found: Sequence[tuple[tuple[Figure, Figure], bool | None]],
) -> tuple[bool | None, tuple[Figure, Figure]] | None:
    """The pair that fits, or may; a single one that does not; None where there are many and none fits."""
    for wanted in (True, None):
        for pair, right in found:
            if right is wanted:
                return right, pair
    return (False, found[0][0]) if len(found) == 1 else None


def with_words(
    words: Sequence[Word], place: range, more: set[int], right: bool | None, pair: tuple[Figure, Figure]
) -> Reckoned:
    """The figure that the words at a place say, with `more` words that only tell how it is reckoned."""
    said = " ".join(words[i].folded for i in place)
    return Reckoned(frozenset(place) | more, said, right, ", ".join(one.text for one in pair))
