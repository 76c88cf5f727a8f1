"""The competition: of all proposals, those that do not overlap and together explain the document best."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from index.pairs.parts import Proposal

CONVINCING = 0.5  # a proposal below this confidence loses to prose


def choose(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The disjoint proposals of greatest total weight, in order (weighted interval scheduling, n log n)."""
    runners = sorted((p for p in proposals if p.parts and p.confidence >= CONVINCING), key=lambda p: (p.end, p.start))
    ends = [p.end for p in runners]
    best: list[tuple[float, int | None, int]] = [(0.0, None, 0)]  # weight, proposal taken last, state before it
    for index, proposal in enumerate(runners):
        before = bisect_right(ends, proposal.start, 0, index)
        with_it = best[before][0] + proposal.weight
        best.append((with_it, index, before) if with_it > best[index][0] else (best[index][0], None, index))
    chosen: list[Proposal] = []
    state = len(runners)
    while state:
        _, taken, before = best[state]
        if taken is not None:
            chosen.append(runners[taken])
        state = before
    return tuple(reversed(chosen))
