"""Times of day in their ways of writing: "22.00", "10 p.m." and "10:00 pm" are one, and so may be "half past ten"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.word import Word

_WRITTEN = re.compile(r"(\d{1,2})[.:](\d\d)")
_HALVES = frozenset(("am", "pm"))
_AT = frozenset("at by until till from since before after around about".split())  # before a time with a stop: "at 8.45"
_HALF_A_DAY = 720


class Clock(NamedTuple):
    """A time of day in minutes, and the words of a sequence that say it: `words[start:end]`."""

    minutes: int
    start: int
    end: int


def clocks(words: Sequence[Word]) -> Iterator[Clock]:
    """The times of which it is plain which half of the day they are in: said so, from 13 on, or with a nought before."""
    for at, word in enumerate(words):
        if word.kind != "number":
            continue
        behind = words[at + 1] if at + 1 < len(words) else None
        half = behind.key if behind is not None and behind.kind == "date" and behind.key in _HALVES else ""
        written = _WRITTEN.fullmatch(word.folded) or _WRITTEN.fullmatch(word.key)
        if written is None and not (half and word.key.isdecimal()):
            continue
        hour, minute = (int(written[1]), int(written[2])) if written else (int(word.key), 0)
        if half and 1 <= hour <= 12 and minute < 60:
            yield Clock(60 * (hour % 12 + 12 * (half == "pm")) + minute, at, at + 2)
        elif written and not half and _of_24(written[1], minute) and (behind is None or behind.kind != "unit"):
            yield Clock(60 * hour + minute, at, at + 1)


def _of_24(hour: str, minute: int) -> bool:
    """Is it plainly of 24 hours: from 13 on, or with a nought before?"""
    return int(hour) < 24 and minute < 60 and (int(hour) > 12 or hour[0] == "0")


def undecided(words: Sequence[Word]) -> Iterator[Clock]:
    """The times of which it is not said which half of the day they are in, "half past six", in minutes of twelve hours."""
    decided = {at for one in clocks(words) for at in range(one.start, one.end)}
    for at, word in enumerate(words):
        if word.kind != "number" or at in decided:
            continue
        written = _WRITTEN.fullmatch(word.folded) or _WRITTEN.fullmatch(word.key)
        behind = words[at + 1].kind if at + 1 < len(words) else ""
        led = at > 0 and words[at - 1].folded in _AT
        if written and (":" in word.key or led) and behind != "unit" and int(written[1]) <= 12 and int(written[2]) < 60:
            yield Clock(60 * (int(written[1]) % 12) + int(written[2]), at, at + 1)


def as_clocked(words: Sequence[Word], there: Sequence[Word]) -> tuple[Word, ...]:
    """A claim's words, with its times in the words of the passages `there` where those have the same time."""
    found = list(words)
    if not any(word.kind == "number" for word in words):
        return tuple(words)
    theirs = {one.minutes: there[one.start : one.end] for one in reversed(list(clocks(there)))}
    open_ = {one.minutes: there[one.start : one.end] for one in reversed(list(undecided(there)))}
    either = {minutes % _HALF_A_DAY: said for minutes, said in theirs.items()} | open_
    ours = [(one, theirs.get(one.minutes) or open_.get(one.minutes % _HALF_A_DAY, ())) for one in clocks(words)]
    ours += [(one, either.get(one.minutes, ())) for one in undecided(words)]
    for one, same in sorted(ours, reverse=True):
        said = words[one.start : one.end]
        if same and [word.key for word in same] != [word.key for word in said]:
            found[one.start : one.end] = [word._replace(start=said[0].start, end=said[-1].end) for word in same]
    return tuple(found)
