"""Days and times of day in their ways of writing: "the 3rd of October", "2019-10-03", "half past four", "8 in the evening"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.verify.counts import spelled
from assistant.verify.lexicon import CARDINALS, MONTHS
from assistant.verify.word import Word

NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<a>\d{1,2})(?:/(?P<b>\d{1,2})/(?P<c>\d{4}|\d{2})|\.(?P<e>\d{1,2})\.(?P<f>\d{4})))(?![\d/-])"
)
MONTH_NAMES = tuple(dict.fromkeys(MONTHS.values()))[:12]
_CLOCK_STOP = re.compile(r"[:.](?=\d\d$)")
_MINUTES = {"5": 5, "10": 10, "20": 20, "25": 25, "quarter": 15, "half": 30}
_WHEN = frozenset("at by until till from since around about".split())  # before "twelve twenty"
_AT = frozenset("at by until till".split())  # before "ten to four", which else may be from ten to four
_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}


def numeric(match: re.Match[str]) -> list[Word]:
    """Month, day and year of a date in figures. Where day and month cannot be told apart they are one word, "9/1"."""
    if match["y"]:
        return _day(match, int(match["d"]), int(match["m"]), match["y"])
    one, other, year = int(match["a"]), int(match["b"] or match["e"]), match["c"] or match["f"]
    if match["e"] or one > 12:
        return _day(match, one, other, year)
    if other > 12:
        return _day(match, other, one, year)
    return [_word(match, f"{one}/{other}"), _word(match, _full(year))]


def _day(match: re.Match[str], day: int, month: int, year: str) -> list[Word]:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return []
    return [_word(match, MONTH_NAMES[month - 1]), _word(match, f"day-{day}"), _word(match, _full(year))]


def _word(match: re.Match[str], key: str) -> Word:
    return Word(key, "date", match.start(), match.end(), match[0])


def _full(year: str) -> str:
    return year if len(year) == 4 else f"{20 if int(year) < 50 else 19}{year}"


def in_figures(month: str, day: str) -> tuple[str, ...]:
    """How a date in figures may have the month and day with these keys where the two cannot be told apart."""
    number, which = day.removeprefix("day-"), MONTH_NAMES.index(month) + 1
    return f"{number}/{which}", f"{which}/{number}"


def in_words(figures: str) -> tuple[tuple[str, str], ...]:
    """The keys of month and day that "9/1" can be."""
    one, other = map(int, figures.split("/"))
    return tuple((MONTH_NAMES[m - 1], f"day-{d}") for d, m in ((one, other), (other, one)) if 1 <= m <= 12)


def clock(words: Sequence[Word], at: int, text: str) -> tuple[Word, int] | None:
    """The time of day that begins there, "ten past four", and where it ends; None where there is none."""
    if plain := _hour_and_minutes(words, at):
        start, end = words[at].start, words[plain[1] - 1].end
        return Word(plain[0], "number", start, end, text[start:end].lower()), plain[1]
    if half := _half_hour(words, at):
        start, end = words[at].start, words[at + 1].end
        return Word(half, "number", start, end, text[start:end].lower()), at + 2
    run = words[at : at + 3]
    if len(run) < 3 or run[1].folded not in {"past", "to"} or any(b.start - a.end != 1 for a, b in pairwise(run)):
        return None
    minutes, hour = _MINUTES.get(run[0].key), run[2].key
    if minutes is None or run[2].kind != "number" or not hour.isdecimal() or not 1 <= int(hour) <= 12:
        return None
    which = int(hour)
    if run[1].folded == "to":
        if minutes == 30 or not (minutes == 15 or (at and words[at - 1].folded in _AT)):
            return None
        minutes, which = 60 - minutes, (which + 10) % 12 + 1
    start, end = run[0].start, run[2].end
    return Word(f"{which}:{minutes:02}", "number", start, end, text[start:end].lower()), at + 3


def _half_hour(words: Sequence[Word], at: int) -> str:
    """ "Half six", where it is all that is said between stops and small words; '' elsewhere."""
    if words[at].folded != "half" or at + 1 >= len(words) or words[at + 1].start - words[at].end != 1:
        return ""
    hour, behind = words[at + 1], words[at + 2 : at + 3]
    alone = not behind or behind[0].start - hour.end > 1 or behind[0].kind == "function"
    led = not at or words[at].start - words[at - 1].end > 1 or words[at - 1].folded in _WHEN
    named = hour.folded in CARDINALS and 1 <= CARDINALS[hour.folded] <= 12
    return f"{hour.key}:30" if named and alone and led else ""


def _hour_and_minutes(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """ "At twelve twenty", "until eleven forty-five": in words, behind what a time follows."""
    hour = words[at]
    if (
        hour.folded not in CARDINALS
        or not 1 <= CARDINALS[hour.folded] <= 12
        or not at
        or words[at - 1].folded not in _WHEN
    ):
        return None
    run = words[at : at + 3]
    minutes, taken = spelled([word.folded for word in run[1:]])
    close = all(b.start - a.end == 1 for a, b in pairwise(run[: taken + 1]))
    return (f"{hour.key}:{minutes}", at + 1 + taken) if taken and close and 10 <= minutes < 60 else None


def dated(words: Sequence[Word]) -> list[Word]:
    """The words with days of the month as dates behind their month, and halves of the day as "am" and "pm"."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        taken = _of_month(words, at) or _of_day(words, at)
        found += taken[0] if taken else [words[at]]
        at += taken[1] if taken else 1
    return found


def _of_month(words: Sequence[Word], at: int) -> tuple[list[Word], int] | None:
    """ "March 4th", "4 March" and "the 4th of March" as the month and its day."""
    for shape in ("md", "dm", "dom"):
        run = words[at : at + len(shape)]
        if len(run) < len(shape) or any(b.start - a.end != 1 for a, b in pairwise(run)):
            continue
        month, day = (run[0], run[1]) if shape == "md" else (run[-1], run[0])
        if shape == "dom" and run[1].folded != "of":
            continue
        if month.key in MONTH_NAMES and month.kind == "date" and (number := _number(day)):
            start, end = run[0].start, run[-1].end
            return [
                month._replace(start=start, end=end),
                Word(f"day-{number}", "date", start, end, day.folded),
            ], len(shape)
    return None


def _number(day: Word) -> int:
    """The day of a month that a word can be, 0 for none."""
    plain = day.key.removesuffix("th") if day.kind in {"number", "ordinal"} else ""
    return int(plain) if plain.isdecimal() and len(plain) < 3 and 1 <= int(plain) <= 31 else 0


def _of_day(words: Sequence[Word], at: int) -> tuple[list[Word], int] | None:
    """ "8 in the evening", "eight o'clock at night" as 8 and "pm"; "eight o'clock" as 8."""
    hour = words[at]
    plain = _CLOCK_STOP.split(hour.folded if "." in hour.key else hour.key)[0]
    if hour.kind != "number" or not plain.isdecimal() or len(plain) > 2 or not 1 <= int(plain) <= 12:
        return None
    taken = 2 if [w.folded for w in words[at + 1 : at + 2]] == ["o'clock"] else 1
    following = [w.folded for w in words[at + taken : at + taken + 3]]
    size = 3 if following[:2] == ["in", "the"] else 2 if following[:1] == ["at"] else 0
    half = following[size - 1] if size and len(following) >= size else ""
    if half not in _HALVES or (half == "night") is not (size == 2):
        return ([hour._replace(end=words[at + 1].end)], 2) if taken == 2 else None
    key = "am" if half == "night" and int(plain) < 6 else _HALVES[half]
    last = words[at + taken + size - 1]
    return [hour, Word(key, "date", words[at + taken].start, last.end, half)], taken + size
