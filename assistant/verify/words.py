"""Words as claims and passages are compared: contractions opened, persons and auxiliaries levelled, numbers valued.

A retelling changes "I've used it" into "they have used it"; both give the same keys here. What remains different is
what the two texts say differently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.verify.counts import FACTORS, spelled
from assistant.verify.lexicon import (
    AMBIGUOUS_MONTHS,
    ARTICLES,
    AUXILIARIES,
    BASES,
    BOUNDS,
    CARDINALS,
    MAGNITUDES,
    MONTHS,
    NEGATIONS,
    ORDINALS,
    PRONOUNS,
    QUANTIFIERS,
    SYMBOLS,
    TIMES,
    UNITS,
)
from index.words import tokens

Kind = Literal["content", "name", "number", "ordinal", "date", "unit", "negation", "quantifier", "pronoun", "function"]

# Weight of a word when texts are aligned: what carries the statement weighs more than what holds it together.
WEIGHTS: dict[Kind, float] = {
    "content": 1.0,
    "name": 1.3,
    "number": 1.3,
    "ordinal": 1.0,
    "date": 1.3,
    "unit": 1.0,
    "negation": 0.5,
    "quantifier": 0.5,
    "pronoun": 0.1,
    "function": 0.25,
}
SUBSTANCE: frozenset[Kind] = frozenset({"content", "name", "number", "ordinal", "date", "unit"})


class Word(NamedTuple):
    """One word to compare: its `key` (equal keys say the same), its kind, and its characters in the text."""

    key: str
    kind: Kind
    start: int
    end: int
    folded: str

    @property
    def weight(self) -> float:
        """How much the word counts in an alignment."""
        return 0.05 if self.key == "" else WEIGHTS[self.kind]


_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn)?")
_PEOPLE = re.compile(r"(\d{1,3})s")  # "under-18s"
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_MEASURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)([a-z]+)")
_CONTRACTION = re.compile(r"(.+?)(n't|'m|'re|'ve|'ll|'d|'s)")
_OPENED = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IRREGULAR = {"won't": ("will", "not"), "shan't": ("will", "not"), "cannot": ("can", "not"), "ain't": ("be", "not")}
_SUBJECTS = PRONOUNS | frozenset("that this there here what who where how when let".split())
_CLOCK = re.compile(r"(?<=\d)\s*([ap])\.?\s?m\b", re.IGNORECASE)  # "7:30 a.m."
_ITEM = re.compile(r"\s[-–—*]+\s")
_HEADING = re.compile(r"\*\*[^*\n]{1,80}\*\*|\A[^:.!?*\n“”\"]{1,60}:(?=[\s*]|\Z)")  # capitals in it are no names
_REPLY = re.compile(r"[,.;!–—]|\s*$")  # what follows a "No" that answers and denies no word beside it
_NOT_REALLY = re.compile(r"not (?:really|quite|exactly|at all)\s*[,.;!–—]", re.IGNORECASE)
_OFTEN = frozenset("a an per every each daily".split())  # what follows a "once" that counts
_SYMBOL = re.compile("[" + re.escape("".join(SYMBOLS)) + "]")


@lru_cache(maxsize=512)
def compare_words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order with their keys; a contraction gives two words on the same characters."""
    found: list[Word] = []
    fresh = True  # at the beginning of a sentence a capital letter says nothing
    end = 0
    headings = list(_HEADING.finditer(text))
    clocks = {m.start(1): m for m in _CLOCK.finditer(text)}
    for token in tokens(text):
        if token.start < end:
            continue  # the m of "a.m."
        gap = text[end : token.start]
        if any(c in gap for c in '.!?\n:"“•') or _ITEM.search(gap):
            fresh = True
        found.extend(_symbols(gap, end))
        if clock := clocks.get(token.start):
            half = f"{clock[1].lower()}m"
            found.append(Word(half, "date", token.start, clock.end(), half))
            end = clock.end()
            continue
        capital = token.capital and not fresh and not any(m.start() <= token.start < m.end() for m in headings)
        if fresh and ((token.folded == "no" and _REPLY.match(text, token.end)) or _NOT_REALLY.match(text, token.start)):
            found.append(Word("", "function", token.start, token.end, token.folded))
            fresh, end = False, token.end
            continue
        for key, kind, folded in _readings(token.text, token.stem, token.stop, capital):
            found.append(Word(key, kind, token.start, token.end, folded))
        fresh = False
        end = token.end
    found.extend(_symbols(text[end:], end))
    return tuple(_joined(found, text))


def _symbols(gap: str, offset: int) -> list[Word]:
    if not gap.strip():
        return []
    return [
        Word(SYMBOLS[m[0]], "unit", offset + m.start(), offset + m.end(), SYMBOLS[m[0]]) for m in _SYMBOL.finditer(gap)
    ]


@lru_cache(maxsize=65536)
def _readings(text: str, stem: str, stop: bool, capital: bool) -> tuple[tuple[str, Kind, str], ...]:
    folded = text.replace("’", "'").lower()
    parts = _opened(folded)
    if len(parts) > 1:
        return tuple(_reading(part, part, True, False) for part in parts)
    return _measure(folded) or (_reading(folded, stem, stop, capital),)


def _opened(folded: str) -> tuple[str, ...]:
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    match = _CONTRACTION.fullmatch(folded)
    if match is None:
        return (folded,)
    if match[2] == "'s":
        return (match[1], "is") if match[1] in _SUBJECTS else (folded,)
    return (match[1], _OPENED[match[2]])


def _measure(folded: str) -> tuple[tuple[str, Kind, str], ...] | None:
    """A number with its unit written together: "16gb", "90min"."""
    match = _MEASURE.fullmatch(folded)
    if match is None or match[2] not in UNITS or match[2] in MAGNITUDES:
        return None
    return ((_value(match[1]), "number", match[1]), (UNITS[match[2]], "unit", match[2]))


def _reading(folded: str, stem: str, stop: bool, capital: bool) -> tuple[str, Kind, str]:
    kind: Kind
    if folded in NEGATIONS:
        key, kind = "not", "negation"
    elif folded in PRONOUNS and folded != "one":
        key, kind = "it" if folded.startswith("it") else "they", "pronoun"
    elif folded in AUXILIARIES:
        key, kind = AUXILIARIES[folded], "function"
        if folded in AMBIGUOUS_MONTHS and capital:
            key, kind = folded, "date"
    elif folded in ARTICLES:
        key, kind = "", "function"
    elif folded in QUANTIFIERS:
        key, kind = folded, "quantifier"
    elif folded in MONTHS and (folded not in AMBIGUOUS_MONTHS or capital):
        key, kind = MONTHS[folded], "date"
    elif folded in UNITS and folded != "second":
        key, kind = UNITS[folded], "unit"
    elif folded in CARDINALS:
        key, kind = str(CARDINALS[folded]), "number"
    elif folded in ORDINALS:
        key, kind = f"{ORDINALS[folded]}th", "ordinal"
    elif folded[:1].isdigit():
        key, kind = _digits(folded)
    elif stop:
        key, kind = BASES.get(folded, stem), "function"
    else:
        key, kind = BASES.get(folded, stem), "name" if capital else "content"
    return key, kind, folded


def _digits(folded: str) -> tuple[str, Kind]:
    if match := _ORDINAL.fullmatch(folded):
        return f"{int(match[1])}th", "ordinal"
    if match := _PEOPLE.fullmatch(folded):
        return match[1], "number"
    if match := _NUMBER.fullmatch(folded):
        plain = match[1]
        if not match[2] and len(plain) == 4 and 1400 <= int(plain.replace(",", "0").replace(".", "0") or 0) <= 2199:
            return plain, "date"
        return _value(plain, MAGNITUDES.get(match[2] or "", 1)), "number"
    return folded, "number" if any(c.isdigit() for c in folded) else "content"


def _value(plain: str, times: int = 1) -> str:
    """Digits to one spelling of their value: "1,000" and "1000.0" are "1000". Beyond 40 digits as written."""
    digits = plain.replace(",", "")
    if len(digits) > 40:
        return digits
    try:
        value = float(digits) * times
    except ValueError:
        return digits
    return str(int(value)) if value == int(value) else repr(value)


def _joined(words: list[Word], text: str) -> list[Word]:
    """Words that are one: "twenty-five" is 25, "3 thousand" 3000, "two times" twice, "used to" a former habit.

    A currency's sign before its number becomes the unit behind it, as it is spoken.
    """
    found: list[Word] = []
    done = 0
    for at, plain in enumerate(words):
        if at < done:
            continue
        word, done = _spelled(words, at, text) or (plain, at)
        last = found[-1] if found else None
        joined = _one(found, word, text) if last is not None and word.start - last.end == 1 else None
        if joined:
            found[-1] = joined
        elif last is not None and last.kind == "unit" and word.kind == "number" and word.start == last.end:
            found[-1:] = [word._replace(start=last.start), last._replace(end=word.end)]
        elif len(found) > 1 and (joined := _behind_sign(found[-2:], word, text)):
            found[-2:] = [joined, last._replace(end=joined.end)] if last else []
        else:
            found.append(word)
    return [_counting(word, found[i + 1 : i + 3]) for i, word in enumerate(found)]


def _spelled(words: Sequence[Word], at: int, text: str) -> tuple[Word, int] | None:
    """The number of several words that begins there, and where it ends; None where there is none."""
    if words[at].folded not in CARDINALS and words[at].folded != "a":
        return None
    run = [words[at]]
    for word in words[at + 1 : at + 12]:
        if word.start - run[-1].end != 1:
            break
        run.append(word)
    value, taken = spelled([word.folded for word in run])
    if taken < 2:
        return None
    start, end = run[0].start, run[taken - 1].end
    return Word(str(value), "number", start, end, text[start:end].lower()), at + taken


def _one(before: Sequence[Word], word: Word, text: str) -> Word | None:
    """The last word and its neighbour as the one that they are together; None where they are two."""
    last = before[-1]
    written = text[last.start : word.end].lower()
    if last.kind == "number":
        if word.folded in {"times", "time"} and last.key.isdigit():
            return Word(f"{last.key}x", "number", last.start, word.end, written)
        factor = FACTORS.get(word.folded)
        if factor and len(last.key) < 16:
            return Word(_value(last.key, factor), "number", last.start, word.end, written)
    if last.folded == "used" and word.folded == "to" and _habit(before[:-1], text):
        return Word("used-to", "function", last.start, word.end, "used-to")
    return None


def _habit(before: Sequence[Word], text: str) -> bool:
    """Is "used to" after these words a habit: whose? Not in "is used to", "tools used to" and "the camera I used to"."""
    who = before[-1] if before else None
    if who is None or not (who.kind == "pronoun" or text[who.start].isupper()):
        return False
    return len(before) < 2 or before[-2].kind not in {"content", "name"} or who.start - before[-2].end > 1


def _behind_sign(before: Sequence[Word], word: Word, text: str) -> Word | None:
    """The number in "$2.5 million", whose unit stands behind it already; None for all else."""
    number, unit = before
    factor = FACTORS.get(word.folded)
    if not factor or number.kind != "number" or (number.start, number.end) != (unit.start, unit.end):
        return None
    if word.start - unit.end != 1 or len(number.key) >= 16:
        return None
    return Word(_value(number.key, factor), "number", number.start, word.end, text[number.start : word.end].lower())


def _counting(word: Word, following: Sequence[Word]) -> Word:
    """The word as what follows it makes it: "once" is a number before "a week" only, "over" an amount before a number."""
    if QUANTIFIERS.get(word.folded) in BOUNDS and word.kind == "quantifier":
        about = any(w.kind == "number" or w.folded in QUANTIFIERS or w.folded in TIMES for w in following)
        return word if about else word._replace(kind="function")
    times = TIMES.get(word.folded)
    if times is None or (times == 1 and not any(w.folded in _OFTEN for w in following[:1])):
        return word
    return word._replace(key=f"{times}x", kind="number")
