"""Another number in the place of one, so that the sentence stays well formed: 'two hundred' never becomes 'twenty hundred'.

Numbers in figures and in English words. What cannot be changed without knowing more (10:30, 24/7, 'one or two') is not
offered.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES = {word: n for n, word in enumerate([*_SMALL, *_TEENS], 1)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
MONTHS = "January February March April May June July August September October November December".split()
_ANY = "|".join(sorted(VALUES, key=len, reverse=True))
_WORD = re.compile(rf"\b({_ANY}|{'|'.join(_ORDINALS[1:])})\b", re.I)
_FIGURE = re.compile(r"(?<![\w.,:/#-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w,]*\d|[a-zA-Z:/]|-\w|['’]s)")
YEAR = re.compile(r"(?<![$€£#.,\d-])\b(1[5-9]\d\d|20\d\d)\b(?![.,]?\d|['’]s)")
_SCALE = re.compile(r"^[ -](?:hundred|thousand|million|billion|dozen)\b", re.I)
_UNIT_AFTER = re.compile(rf"^-(?:{'|'.join(_SMALL[:9])})\b", re.I)
_TENS_BEFORE = re.compile(rf"\b(?:{'|'.join(_TENS)})-$", re.I)
_NUMBER = rf"(\d+(?:,\d{{3}})*|{_ANY})"
_HOUR_BEFORE = re.compile(rf"\b(?:{'|'.join(_SMALL)}) $", re.I)
_NUMBER_AFTER = re.compile(rf"^ (?:{_ANY})\b", re.I)
_OR_AFTER, _OR_BEFORE = re.compile(rf"^ or (?:{_ANY}|so)\b", re.I), re.compile(rf"\b(?:{_ANY}) or $", re.I)
_PAST = re.compile(rf"^ (?:past|to) (?:{_ANY}|noon|midnight)\b", re.I)
_TOP_AFTER = re.compile(rf"^ ?(?:(?:out )?of (?:the |our |my |their |its |these |all )*|to |-|–|and ){_NUMBER}\b", re.I)
_BOTTOM_BEFORE = re.compile(
    rf"{_NUMBER} ?(?:(?:out )?of (?:the |our |my |their |its |these |all )*|to |-|–|and )$", re.I
)
_CLOCK_AFTER = re.compile(r"^ ?(?:o['’]?clock|a\.?m\b|p\.?m\b|in the (?:morning|afternoon|evening)|at night)", re.I)
_PERCENT = re.compile(r"^ ?(?:%|per ?cent\b)", re.I)
_AGE = re.compile(r"^[ -]years?[ -]old\b", re.I)
_DAY_BEFORE = re.compile(rf"\b(?:{'|'.join(MONTHS)}) $")
_DAY_AFTER = re.compile(rf"^ (?:of )?(?:{'|'.join(MONTHS)})\b")
_MINUTES = ("five", "ten", "twenty")
_OLDEST = 110


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start..end` of a sentence, and what may stand there instead."""

    start: int
    end: int
    others: tuple[str, ...]


def numbers(text: str, passage: str) -> Iterator[Number]:
    """The numbers of `text` that can be another, years aside; those of the passage are offered only if no other is left."""
    for match in (*_FIGURE.finditer(text), *_WORD.finditer(text)):
        before, after, shown = text[: match.start()], text[match.end() :], match[0]
        if shown[0].isdigit():
            possible = [] if YEAR.fullmatch(shown) else list(_figures(shown, before, after))
        else:
            possible = list(_words(shown.lower(), before, after))
        others = [other for other in dict.fromkeys(possible) if other != shown.lower()]
        new = [o for o in others if not re.search(rf"(?<![\w.]){re.escape(o)}(?![\w]|\.\d)", passage, re.I)]
        if others:
            chosen = tuple(o.capitalize() if shown[0].isupper() else o for o in new or others)
            yield Number(match.start(), match.end(), chosen)


def other_year(year: int, text: str, rng: random.Random) -> int | None:
    """Another year that keeps its place among the years of the sentence; None where there is no room."""
    years = sorted({int(match[0]) for match in YEAR.finditer(text)})
    low = max((y for y in years if y < year), default=0)
    high = min((y for y in years if y > year), default=9999)
    others = [year + step for step in (-9, -7, -2, -1, 1, 2) if low < year + step < high]
    return rng.choice(others) if others else None


def _words(word: str, before: str, after: str) -> Iterator[str]:
    if word in _ORDINALS:
        if before or not after.startswith(","):  # 'Second, ...' counts the sentences, not what they say
            yield from _ORDINALS[1:]
        return
    value = VALUES[word]
    if value == 1 or _OR_AFTER.match(after) or _OR_BEFORE.search(before) or _NUMBER_AFTER.match(after):
        return  # 'one' is often no number; 'two or three'; the hour of 'twelve twenty'
    if _SCALE.match(after) or _TENS_BEFORE.search(before):
        choice = _SMALL[1:9]
    elif _UNIT_AFTER.match(after):
        choice = _TENS
    elif _HOUR_BEFORE.search(before):
        choice = [w for w in ("ten", "fifteen", *_TENS[:4]) if value >= 10]
    elif word in _MINUTES and _PAST.match(after) and not _rises(value, after):
        choice = list(_MINUTES)
    else:
        choice = _SMALL[1:] if value <= 12 else [*_TEENS, *_TENS]
    low, high = _bounds(value, before, after)
    yield from (other for other in choice if low < VALUES[other] < high)


def _figures(shown: str, before: str, after: str) -> Iterator[str]:
    plain = shown.replace(",", "")
    if len(plain) > 1 and plain[0] == "0" and plain[1] != ".":
        return
    value, decimals = float(plain), len(plain.partition(".")[2])
    low, high = _bounds(value, before, after)
    if _DAY_BEFORE.search(before) or _DAY_AFTER.match(after):
        high = min(high, 29)
    elif value <= 12 and _CLOCK_AFTER.match(after):
        high = min(high, 13)
    elif value <= 100 and _PERCENT.match(after):
        high = min(high, 100)
    elif value <= _OLDEST and _AGE.match(after):
        high = min(high, _OLDEST)
    steps = [value + step for step in (1, 2, 3, 10)] + [
        value * factor for factor in ((2, 10) if value >= 100 else (2,))
    ]
    for other in (*steps, *(value - step for step in (1, 2, 3))):
        if low < other < high and other > 0:
            yield f"{other:,.{decimals}f}" if "," in shown else f"{other:.{decimals}f}"


def _bounds(value: float, before: str, after: str) -> tuple[float, float]:
    """The open interval that keeps '412 of the 590' and 'two to five' in order."""
    low, high = 0.0, float("inf")
    top, bottom = _TOP_AFTER.match(after), _BOTTOM_BEFORE.search(before)
    if top and (limit := _value(top[1])) > value:
        high = limit
    if bottom and (limit := _value(bottom[1])) < value:
        low = limit
    return low, high


def _rises(value: float, after: str) -> bool:
    top = _TOP_AFTER.match(after)
    return top is not None and _value(top[1]) > value


def _value(number: str) -> float:
    return float(VALUES[number.lower()] if number.lower() in VALUES else number.replace(",", ""))
