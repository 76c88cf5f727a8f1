"""The gaps of an alignment: what a claim and a passage have between two words that both share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.verify.align import Source

_LONGEST = 12  # passage words skipped between two shared words that still count as one place


class Gap(NamedTuple):
    """Words between two shared words, claim's and passage's; `tight` when both stretches are short and of one sentence.

    `before` is the place of the shared word of the claim behind them.
    """

    before: int
    said: tuple[int, ...]
    found: tuple[int, ...]
    tight: bool


def gaps(matched: Sequence[int], source: Source) -> Iterator[Gap]:
    """The gaps between neighbouring shared words, and before the first and after the last."""
    anchors = [(i, m) for i, m in enumerate(matched) if m >= 0]
    if not anchors:
        yield Gap(len(matched), tuple(range(len(matched))), (), False)
        return
    i, m = anchors[0]
    there = _before(m, i, source)
    yield Gap(i, tuple(range(i)), tuple(there), len(there) > 0 and 0 < i <= 3)
    for (i, m), (j, n) in pairwise(anchors):
        close = m < n <= m + _LONGEST and source.passage[m] == source.passage[n]
        tight = close and j - i <= 6 and n - m <= 7 and source.sentence[m] == source.sentence[n]
        there = range(m + 1, n) if close else _before(n, j - i - 1, source)
        yield Gap(j, tuple(range(i + 1, j)), tuple(there), tight)
    i, m = anchors[-1]
    _, end = source.bounds[source.sentence[m]]
    rest = len(matched) - i - 1
    yield Gap(
        len(matched),
        tuple(range(i + 1, len(matched))),
        tuple(range(m + 1, min(end, m + 1 + rest))),
        m + 1 < end and 0 < rest <= 3,
    )


def _before(place: int, many: int, source: Source) -> range:
    """The words before one, of its sentence, as many at most."""
    start, _ = source.bounds[source.sentence[place]]
    return range(max(start, place - many), place)
