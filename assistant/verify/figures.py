"""The figures that passages give: days, times of day and amounts, each with the words of the stretch that it stands in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.verify.dates import MONTH_NAMES
from assistant.verify.stretches import stretches
from assistant.verify.word import SUBSTANCE, Word

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
_YEAR = re.compile(r"\d{4}")


class Figure(NamedTuple):
    """A day (year, month and day, 0 where not said), a time of day in minutes, or an amount of `what`: one of them.

    `near` are the keys of the words of substance around it, `text` how it is shown.
    """

    day: tuple[int, int, int] | None
    minutes: int | None
    amount: float | None
    what: str
    near: frozenset[str]
    text: str


def figures(sentences: Iterable[Sequence[Word]]) -> list[Figure]:
    """The figures of these sentences, in order; an amount without a word for what it is of is of the same as the one before."""
    found: list[Figure] = []
    for sentence in sentences:
        for stretch in stretches(sentence):
            found += _of(stretch.words, stretch.substance, found)
    years = {one.day[0] for one in found if one.day and one.day[0]}
    if len(years) == 1 and any(one.day and one.day[0] and one.day[1] for one in found):
        (year,) = years
        found = [one._replace(day=(year, *one.day[1:])) if one.day and not one.day[0] else one for one in found]
    return found


def _of(words: Sequence[Word], near: frozenset[str], before: Sequence[Figure]) -> Iterator[Figure]:
    at = 0
    what = next((one.what for one in reversed(before) if one.amount is not None), "")
    while at < len(words):
        word = words[at]
        if taken := _dated(words, at):
            parts = {_part(w): w for w in words[at : at + taken]}
            year, month, day = (parts.get(name) for name in ("year", "month", "day"))
            yield Figure(
                (
                    int(year.key) if year else 0,
                    MONTH_NAMES.index(month.key) + 1 if month else 0,
                    int(day.key[4:]) if day else 0,
                ),
                None,
                None,
                "",
                near,
                " ".join(dict.fromkeys(w.folded for w in words[at : at + taken])),
            )
            at += taken
            continue
        if clock := _CLOCK.fullmatch(word.key):
            half = words[at + 1].key if at + 1 < len(words) else ""
            hour = int(clock[1]) % 12 + 12 * (half == "pm") if half in {"am", "pm"} else int(clock[1])
            yield Figure(None, 60 * hour + int(clock[2]), None, "", near, word.folded)
        elif word.kind == "number" and (number := amount(word)) is not None:
            what = counted(words, at) or what
            yield Figure(None, None, number, what, near, word.folded)
        at += 1


def amount(word: Word) -> float | None:
    """The value of a number's word; None where it is none that can be reckoned with."""
    try:
        return float(word.key)
    except ValueError:
        return None


def counted(words: Sequence[Word], at: int) -> str:
    """The key of what the number there counts: the unit or word of substance right behind; '' for none."""
    following = next((word for word in words[at + 1 : at + 2]), None)
    return following.key if following and following.kind in SUBSTANCE - {"date", "number"} else ""


def days(one: Figure, other: Figure) -> set[int]:
    """How many days can lie between two days; none where a month or a day is not said."""
    if not (one.day and other.day and one.day[2] and other.day[2]):
        return set()
    years = [(one.day[0], other.day[0])] if one.day[0] and other.day[0] else [(2001, 2001), (2000, 2000)]
    try:
        return {
            abs(datetime.date(a, *one.day[1:]).toordinal() - datetime.date(b, *other.day[1:]).toordinal())
            for a, b in years
        }
    except ValueError:
        return set()


def months(one: Figure, other: Figure) -> set[int]:
    """How many months can lie between two days, as one may count them; in full years only where no month is said."""
    if not (one.day and other.day) or bool(one.day[0]) != bool(other.day[0]):
        return set()
    early, late = sorted((one.day, other.day))
    years = 12 * (late[0] - early[0])
    if not (early[1] and late[1]):
        return {years} if early[0] else set()
    apart = years + late[1] - early[1]
    full = apart - (late[2] < early[2] and late[2] > 0)
    return {apart, full, 12 * (full // 12)} | ({years} if apart > 11 else set())


def _dated(words: Sequence[Word], at: int) -> int:
    """How many words from there on say one day: a month, its day, a year; 0 where none is."""
    seen: set[str] = set()
    for word in words[at : at + 3]:
        part = _part(word)
        if not part or part in seen:
            break
        seen.add(part)
    return len(seen)


def _part(word: Word) -> str:
    if word.kind != "date":
        return ""
    if word.key in MONTH_NAMES:
        return "month"
    return "day" if word.key.startswith("day-") else "year" if _YEAR.fullmatch(word.key) else ""
