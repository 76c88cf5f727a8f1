"""Gaps: the questions that no document answered, those that ask the same grouped, the most frequent first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.conversation_records import Exchange
from index.words import content_stems

SAME = 85  # similarity (0..100) of the content words from which two questions count as one


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A question as it was first asked, and how often it was asked in this or other words."""

    question: str
    times: int


def grouped(declined: Sequence[Exchange]) -> tuple[Gap, ...]:
    """The declined questions, alike ones together."""
    groups: list[tuple[str, str, int]] = []  # key, question, times
    for exchange in declined:
        key = " ".join(sorted(content_stems(exchange.question))) or exchange.question.casefold()
        for at, (other, question, times) in enumerate(groups):
            if key == other or fuzz.ratio(key, other) >= SAME:
                groups[at] = (other, question, times + 1)
                break
        else:
            groups.append((key, exchange.question, 1))
    ranked = sorted(groups, key=lambda group: -group[2])
    return tuple(Gap(question=question, times=times) for _, question, times in ranked)
