"""A time of day at which something else was: "The soup was served at six" where at six it burned and at eight it was served.

The times stand in sentences of their own. A claim's time is another's where a sentence with another time has what the
claim tells, and those with the claim's time have none of it that the first has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.record import Record
from assistant.verify.stretches import NAMING
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart, is_verb
from assistant.verify.word import SUBSTANCE, Word

_WRITTEN = re.compile(r"(\d{1,2})[.:](\d\d)")
_AT = frozenset("at by about around".split())
_OPEN = frozenset("before after until till since from between to".split())  # before a time at which it was not
_HALVES = frozenset(("am", "pm"))
_MOSTLY = 0.5  # of what the claim tells beside its time
_MOST = 12  # places of a word that are looked at


class _Time(NamedTuple):
    """Minutes since noon or midnight, and the words that say them: `words[start:end]`."""

    minutes: int
    start: int
    end: int


def another_time(words: Sequence[Word], record: Record) -> Disagreement | None:
    """The claim's only time, where it is that of something else in the passages."""
    ours = list(_times(words))
    if len(ours) != 1 or any(word.kind == "negation" for word in words):
        return None
    (time,) = ours
    if any(word.folded in _OPEN for word in words[max(0, time.start - 2) : time.start]):
        return None
    rest = frozenset(word.key for word in _told(words, time) if record.having(word.key))
    sentences = {number: list(_times(_sentence(number, record))) for number in _near(rest, time, words, record)}
    homes = [number for number, times in sentences.items() if any(one.minutes == time.minutes for one in times)]
    if not rest or not homes or any(len(sentences[number]) > 1 for number in homes):
        return None
    held = frozenset[str]().union(*(rest & record.source.sentence_keys(number) for number in homes))
    verbs = {word.key for i, word in enumerate(words) if is_verb(words, i)}
    for number, times in sentences.items():
        there = rest & record.source.sentence_keys(number)
        more = there - held
        if number in homes or len(times) != 1 or not held < there or len(there) < _MOSTLY * len(rest):
            continue
        if len(more) > 1 or more & verbs:
            said, found = _shown(words, time), _shown(_sentence(number, record), times[0])
            return Disagreement(kind="number", said=said, found=found, weight=1.0, refutes=True)
    return None


def _told(words: Sequence[Word], time: _Time) -> Iterator[Word]:
    """The words of substance beside the time, without a number that is a name's: "Chamber 4"."""
    for at, word in enumerate(words):
        close = at > 0 and not apart(words, at) and not is_verb(words, at - 1)
        named = word.kind == "number" and close and words[at - 1].kind in NAMING
        if word.kind in SUBSTANCE and not named and not time.start <= at < time.end:
            yield word


def _near(rest: frozenset[str], time: _Time, words: Sequence[Word], record: Record) -> list[int]:
    """The sentences, questions apart, that have the time's words or any of the rest."""
    source = record.source
    keys = sorted(rest | {word.key for word in words[time.start : time.end]})
    places = [int(at) for key in keys for at in source.places.get(key, ())[:_MOST]]
    return sorted({source.sentence[at] for at in places} - source.asked)


def _sentence(number: int, record: Record) -> Sequence[Word]:
    start, end = record.source.bounds[number]
    return record.source.words[start:end]


def _times(words: Sequence[Word]) -> Iterator[_Time]:
    """The times of day: "ten past three", "at 1.15", "five in the morning"."""
    for at, word in enumerate(words):
        if word.kind not in {"number", "date"}:
            continue
        half = at + 1 < len(words) and words[at + 1].key in _HALVES
        written = _WRITTEN.fullmatch(word.key)
        before = words[at - 1].folded if at else ""
        behind = words[at + 1].kind if at + 1 < len(words) else ""
        if written and (half or ":" in word.key or (before in _AT and behind not in {"unit", "number"})):
            yield _Time(int(written[1]) % 12 * 60 + int(written[2]), at, at + 1 + half)
        elif half and word.key.isdecimal():
            yield _Time(int(word.key) % 12 * 60, at, at + 2)


def _shown(words: Sequence[Word], time: _Time) -> str:
    return " ".join(word.folded for word in words[time.start : time.end])
