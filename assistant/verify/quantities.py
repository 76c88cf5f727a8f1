"""The same amount in other words: "2 kg" and "2,000 grams", "half an hour" and "30 minutes", "four fifths" and "80 percent"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.verify.clocks import as_clocked
from assistant.verify.dates import MONTH_NAMES, in_figures, in_words
from assistant.verify.word import Word

# Unit -> what it measures, and how much of it. Months and weeks are not exact in one another, nor are data sizes (1,024).
_MEASURES: dict[str, tuple[str, float]] = {
    "millisecond": ("time", 0.001), "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600),
    "day": ("time", 86_400), "week": ("time", 604_800), "fortnight": ("time", 1_209_600),
    "month": ("span", 1), "quarter": ("span", 3), "year": ("span", 12), "decade": ("span", 120), "century": ("span", 1200),
    "millimetre": ("length", 0.001), "centimetre": ("length", 0.01), "metre": ("length", 1), "kilometre": ("length", 1000),
    "inch": ("length", 0.0254), "foot": ("length", 0.3048), "yard": ("length", 0.9144), "mile": ("length", 1609.344),
    "gram": ("mass", 1), "kilogram": ("mass", 1000), "ounce": ("mass", 28.3495), "pound": ("mass", 453.592),
    "stone": ("mass", 6350.29), "ton": ("mass", 1_000_000), "millilitre": ("volume", 0.001), "litre": ("volume", 1),
    "acre": ("area", 4046.86), "hectare": ("area", 10_000), "byte": ("data", 1), "kilobyte": ("data", 1e3),
    "megabyte": ("data", 1e6), "gigabyte": ("data", 1e9), "terabyte": ("data", 1e12), "hertz": ("frequency", 1),
    "megahertz": ("frequency", 1e6), "gigahertz": ("frequency", 1e9), "watt": ("power", 1), "kilowatt": ("power", 1000),
    "percent": ("share", 0.01), "sterling": ("money", 1),
}  # fmt: skip
_PARTS = {
    name + ending: size
    for size, name in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), 2)
    for ending in ("", "s")
}
# "A day" is an amount behind these, and how often elsewhere ("12 hours a day").
_LASTING = frozenset(
    """in for within after about nearly almost over under than least most roughly around of by take takes took last lasts
    lasted spend spends spent run runs ran wait waits waited cost costs""".split()
)
_ASIDE = frozenset("later earlier after before".split())  # and before these: "a day later"
_YEAR = re.compile(r"\d{4}|'\d\d")
_POUNDS = ("sterling", "pound")
_BEHIND_SHARE = frozenset("of each compared less more fewer than from in on since".split())
_DEFINITE = frozenset("the these those our their his her my its".split())
_HALF = ["and", "a", "half"]
_IMPERIAL = frozenset("inch foot yard mile ounce pound stone acre".split())
_NEAR = 0.011  # "11 km" and "6.8 miles"
_DATA_NEAR = 0.025  # 1,024 and 1,000
_SAME = 1e-6


class Quantity(NamedTuple):
    """An amount of what is measured, its first unit, and the words of a sequence that say it: `words[start:end]`."""

    amount: float
    measure: str
    unit: str
    start: int
    end: int


def quantities(words: Sequence[Word]) -> Iterator[Quantity]:
    """The quantities that the words say, in order; "1 hour 30 minutes" is one."""
    at = 0
    while at < len(words):
        found = _at(words, at)
        while found and (more := _more(words, found)):
            found = more
        if found:
            yield found
        at = found.end if found else at + 1


def _more(words: Sequence[Word], found: Quantity) -> Quantity | None:
    """The quantity with a smaller one of the same measure that follows it: "2 hours and 10 minutes"."""
    joint = found.end + (words[found.end].folded == "and" if found.end < len(words) else 0)
    rest = _at(words, joint)
    if rest is None or rest.measure != found.measure or rest.measure == "share" or rest.amount >= found.amount:
        return None
    return Quantity(found.amount + rest.amount, found.measure, found.unit, found.start, rest.end)


def _at(words: Sequence[Word], at: int) -> Quantity | None:
    """The quantity that begins there: "3 kg", "an hour and a half", "half a day", "two thirds", "a quarter of an hour"."""
    if at >= len(words):
        return None
    number, then = _number(words, at)
    part = _PARTS.get(_folded(words, then))
    whole = number is None or number == 0.5  # "half" itself
    if part and not whole and number is not None and (number != 1 or _ends(words, then + 1)):
        share, then = number / part, then + 1
        if _folded(words, then) == "of" and (unit := _measure(words, _article(words, then + 1))):
            return Quantity(share * unit[1], *unit[::2], at, _article(words, then + 1) + 1)
        return Quantity(share, "share", "", at, then) if share < 1 else None
    if number is None:
        return None
    if counted := _out_of(words, at, then, number):
        return counted
    if number == 0.5 and not words[at].key[:1].isdecimal():
        then = _article(words, then)
    unit = _measure(words, then)
    if unit is None:
        half = words[at].folded == "half"
        return Quantity(0.5, "share", "", at, at + 1) if half else None
    measure, size, name = unit
    amount, end = number * size, then + 1
    if [w.folded for w in words[end : end + 3]] == _HALF and number.is_integer():
        amount, end = amount + size / 2, end + 3
    elif words[at].key == "" and number == 1 and not (at and words[at - 1].folded in _LASTING):
        return None if _folded(words, end) not in _ASIDE else Quantity(amount, measure, name, at, end)
    return Quantity(amount, measure, name, at, end)


def _out_of(words: Sequence[Word], at: int, then: int, number: float) -> Quantity | None:
    """The share that a count of a whole is: "12 of 48", "three out of four", "nine of the thirty"."""
    behind = then + (_folded(words, then) == "out")
    if words[at].kind != "number" or _folded(words, behind) != "of":
        return None
    behind += 1 + (_folded(words, behind + 1) in _DEFINITE)
    if behind >= len(words):
        return None
    whole, end = _number(words, behind)
    counted = whole is not None and words[behind].kind == "number" and 0 < number < whole
    return Quantity(number / whole, "share", "", at, end) if counted and whole else None


def _number(words: Sequence[Word], at: int) -> tuple[float | None, int]:
    """The number there and where what it counts begins. An article counts one, "half" a half."""
    word = words[at]
    if word.kind == "number":
        try:
            return float(word.key), at + 1
        except ValueError:
            return None, at
    if word.folded == "half":
        return 0.5, at + 1
    if word.folded in {"a", "an"}:
        return (0.5, at + 2) if _folded(words, at + 1) == "half" else (1.0, at + 1)
    return None, at


def _folded(words: Sequence[Word], at: int) -> str:
    return words[at].folded if at < len(words) else ""


def measure_of(unit: Word) -> str:
    """What a unit measures; '' for one of which only itself is made."""
    return _MEASURES.get(unit.key, ("", 0.0))[0] if unit.kind == "unit" else ""


def _article(words: Sequence[Word], at: int) -> int:
    return at + (_folded(words, at) in {"a", "an"})


def _measure(words: Sequence[Word], at: int) -> tuple[str, float, str] | None:
    """What the unit there measures, how much of it, and its key; None where none follows right away."""
    if not 0 < at < len(words) or words[at].kind != "unit" or words[at].start - words[at - 1].end > 1:
        return None
    found = _MEASURES.get(words[at].key)
    return (*found, words[at].key) if found else None


def _ends(words: Sequence[Word], at: int) -> bool:
    """Is "a third" a share there, and not the third of something that is counted?"""
    return at >= len(words) or words[at].folded in _BEHIND_SHARE or words[at].start - words[at - 1].end > 1


def _apart(one: str, other: str, measure: str) -> float:
    """By which share two amounts in these units may differ and be meant the same."""
    if one == other:
        return _SAME
    if measure == "data":
        return _DATA_NEAR
    return _NEAR if (one in _IMPERIAL) != (other in _IMPERIAL) else _SAME


class Amounts:
    """The quantities and days of the passages, to say a claim's in the same words."""

    def __init__(self, words: Sequence[Word], keys: Container[str]) -> None:
        self._words = words
        self._keys = keys
        self._found: Mapping[str, list[Quantity]] | None = None

    def as_measured(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The claim's words, with quantities, days and times in the passages' words where those have the same."""
        found = list(words)
        for quantity in reversed(list(quantities(words))):
            said = words[quantity.start : quantity.end]
            same = self._same(quantity, [word.key for word in said])
            found[quantity.start : quantity.end] = [
                word._replace(start=said[0].start, end=said[-1].end) for word in same or said
            ]
        return as_clocked(tuple(self._as_dated(found)), self._words)

    def _same(self, quantity: Quantity, keys: Sequence[str]) -> Sequence[Word]:
        """The passages' words for the amount; nothing where they say it in the claim's own words, or not at all."""
        if quantity.unit in _POUNDS:  # what weighs and what is paid is written alike
            size = {unit: _MEASURES[unit][1] for unit in _POUNDS}
            paid = quantity.amount / size[quantity.unit]
            other = [one for unit in _POUNDS for one in self._all().get(_MEASURES[unit][0], ()) if one.unit == unit]
            same = [
                self._words[one.start : one.end]
                for one in other
                if abs(one.amount / size[one.unit] - paid) <= _SAME * paid
            ]
            if any([word.key for word in one] == keys for one in same):
                return ()
            if same:
                return same[0]
        equal = [
            self._words[one.start : one.end]
            for one in self._all().get(quantity.measure, ())
            if abs(one.amount - quantity.amount) <= _apart(one.unit, quantity.unit, quantity.measure) * quantity.amount
        ]
        if any([word.key for word in one] == keys for one in equal):
            return ()
        return equal[0] if equal else ()

    def _all(self) -> Mapping[str, list[Quantity]]:
        if self._found is None:
            found: dict[str, list[Quantity]] = {}
            for quantity in quantities(self._words):
                found.setdefault(quantity.measure, []).append(quantity)
            self._found = found
        return self._found

    def _year(self, key: str) -> str:
        """The key of a year in the passages' way of writing, with its century or without: "1988", "'88"."""
        short = f"'{key[-2:]}"
        if len(key) == 4:
            return short if short in self._keys else key
        full = {
            word.key for word in self._words if word.kind == "date" and len(word.key) == 4 and word.key[2:] == key[1:]
        }
        return full.pop() if len(full) == 1 else key

    def _as_dated(self, words: Sequence[Word]) -> Iterator[Word]:
        """Days that the passages or the claim write in figures, "9/1/2023", as the passages do."""
        at = 0
        while at < len(words):
            word, behind = words[at], words[at + 1 : at + 2]
            if behind and behind[0].key.startswith("day-") and word.key in MONTH_NAMES:
                key = next((figures for figures in in_figures(word.key, behind[0].key) if figures in self._keys), "")
                yield from [word._replace(key=key)] if key else [word, *behind]
                at += 2
                continue
            if word.kind == "date" and "/" in word.key and word.key not in self._keys:
                pairs = (pair for pair in in_words(word.key) if all(key in self._keys for key in pair))
                yield from (word._replace(key=key) for key in next(pairs, (word.key,)))
            elif word.kind == "date" and word.key not in self._keys and _YEAR.fullmatch(word.key):
                yield word._replace(key=self._year(word.key))
            else:
                yield word
            at += 1
