"""What a claim adds that was not so: "at 95 instead of 140", "in May, not in June".

The value behind such words stands in the passages, for something else: it is neither another value nor denied there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.record import Record
from assistant.verify.stretches import VALUED
from assistant.verify.types import Comparison
from assistant.verify.verbs import apart
from assistant.verify.word import Word

_CUES = {"instead": "of", "rather": "than"}
_BEFORE_NOT = frozenset("and but".split())
_REACH = 3  # words between what leads in and the value
_KINDS = VALUED | {"name"}


class Instead(NamedTuple):
    """The words of a claim that say what was not so: `words[start:end]`."""

    start: int
    end: int


def instead(comparison: Comparison, source: Source) -> Instead | None:
    """The first such words whose value the passages have, but do not tell the same of both it and the claim's own value."""
    words = comparison.words
    record: Record | None = None
    for at in range(1, len(words)):
        value = _value(words, at)
        if value < 0 or words[value].key not in source.places:
            continue
        before = words[:at]
        said = {w.key for w in before if w.kind == words[value].kind} - {words[value].key}
        told = frozenset(w.key for w in before if w.kind == "content" and w.key in source.places)
        record = record or Record(source)
        if said and told and not all(record.with_all(told | {key}) for key in (*said, words[value].key)):
            return Instead(at, value + 1 + _unit(words, value))
    return None


def told_of(comparison: Comparison, aside: Instead) -> tuple[Word, ...]:
    """The claim's words without those."""
    return comparison.words[: aside.start] + comparison.words[aside.end :]


def _value(words: Sequence[Word], at: int) -> int:
    """Where the value stands that words which begin there lead in; -1 where none do, or the clause goes on behind it."""
    first, after = words[at], words[at + 1 : at + 2]
    if _CUES.get(first.folded) in [word.folded for word in after]:
        start = at + 2
    elif first.folded == "not" and (apart(words, at) or words[at - 1].folded in _BEFORE_NOT):
        start = at + 1
    else:
        return -1
    end = min(len(words), start + _REACH)
    value = next((i for i in range(start, end) if words[i].kind in _KINDS), -1)
    if value < 0 or any(word.kind != "function" for word in words[start:value]):
        return -1
    behind = value + 1 + _unit(words, value)
    return value if behind >= len(words) or apart(words, behind) else -1


def _unit(words: Sequence[Word], value: int) -> int:
    return sum(word.kind == "unit" for word in words[value + 1 : value + 2])
