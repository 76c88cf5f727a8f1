"""Words as claims and passages are compared: contractions opened, persons and auxiliaries levelled, numbers valued.

A retelling changes "I've used it" into "they have used it"; both give the same keys here. What remains different is
what the two texts say differently.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.verify.lexicon import (
    AMBIGUOUS_MONTHS,
    ARTICLES,
    AUXILIARIES,
    CARDINALS,
    MAGNITUDES,
    MONTHS,
    NEGATIONS,
    ORDINALS,
    PRONOUNS,
    QUANTIFIERS,
    SYMBOLS,
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
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_MEASURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)([a-z]+)")
_CONTRACTION = re.compile(r"(.+?)(n't|'m|'re|'ve|'ll|'d|'s)")
_OPENED = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IRREGULAR = {"won't": ("will", "not"), "shan't": ("will", "not"), "cannot": ("can", "not"), "ain't": ("be", "not")}
_SUBJECTS = PRONOUNS | frozenset("that this there here what who where how when let".split())
_SYMBOL = re.compile("[" + re.escape("".join(SYMBOLS)) + "]")


def compare_words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order with their keys; a contraction gives two words on the same characters."""
    found: list[Word] = []
    fresh = True  # at the beginning of a sentence a capital letter says nothing
    end = 0
    for token in tokens(text):
        gap = text[end : token.start]
        if any(c in gap for c in '.!?\n:"“•'):
            fresh = True
        found.extend(_symbols(gap, end))
        capital = token.capital and not fresh
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
        key, kind = stem, "function"
    else:
        key, kind = stem, "name" if capital else "content"
    return key, kind, folded


def _digits(folded: str) -> tuple[str, Kind]:
    if match := _ORDINAL.fullmatch(folded):
        return f"{int(match[1])}th", "ordinal"
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
    """Tens and units written as two words become one number: "twenty-five" is 25, "3 thousand" is 3000."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and last.kind == "number" and last.end < word.start and word.start - last.end == 1:
            tens = CARDINALS.get(last.folded, 0)
            if tens >= 20 and 0 < CARDINALS.get(word.folded, 0) < 10:
                total = str(tens + CARDINALS[word.folded])
                found[-1] = Word(total, "number", last.start, word.end, text[last.start : word.end].lower())
                continue
            factor = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}.get(word.folded)
            if factor and len(last.key) < 16:
                found[-1] = Word(_value(last.key, factor), "number", last.start, word.end, text[last.start : word.end])
                continue
        found.append(word)
    return found
