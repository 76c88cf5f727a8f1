"""Words as claims and passages are compared: contractions opened, persons and auxiliaries levelled, numbers valued.

A retelling changes "I've used it" into "they have used it"; both give the same keys here. What remains different is
what the two texts say differently.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.markers import MARK
from assistant.verify.counts import value
from assistant.verify.dates import NUMERIC, numeric
from assistant.verify.joined import joined
from assistant.verify.lexicon import (
    AMBIGUOUS_MONTHS,
    ARTICLES,
    AUXILIARIES,
    BASES,
    CARDINALS,
    DOERS,
    MAGNITUDES,
    MONTHS,
    NEGATIONS,
    ORDINALS,
    PRONOUNS,
    QUANTIFIERS,
    SHORT_TITLES,
    SYMBOLS,
    UNITS,
)
from assistant.verify.word import Kind, Word
from index.words import tokens

_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn)?")
_PEOPLE = re.compile(r"(\d{1,3})s")  # "under-18s"
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_MEASURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)([a-z]+)")
_CONTRACTION = re.compile(r"(.+?)(n't|'m|'re|'ve|'ll|'d|'s)")
_OPENED = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IRREGULAR = {"won't": ("will", "not"), "shan't": ("will", "not"), "cannot": ("can", "not"), "ain't": ("be", "not")}
_SUBJECTS = PRONOUNS | frozenset(
    """that this there here what who where how when let nobody somebody everybody anybody everyone someone anyone nothing
    something everything""".split()
)
_CLOCK = re.compile(r"(?<=\d)\s*([ap])\.?\s?m\b", re.IGNORECASE)  # "7:30 a.m."
_ITEM = re.compile(r"\s[-–—*]+\s")
_HEADING = re.compile(r"\*\*[^*\n]{1,80}\*\*|\A[^:.!?*\n“”\"]{1,60}:(?=[\s*]|\Z)")  # capitals in it are no names
_REPLY = re.compile(r"[,.;!–—]|\s*$")  # what follows a "No" that answers and denies no word beside it
_NOT_REALLY = re.compile(r"not (?:really|quite|exactly|at all|a lot|much|long)\s*[,.;!–—]", re.IGNORECASE)
_THAT_IS = re.compile(r"\b(?:i\.\s?e|e\.\s?g)\.", re.IGNORECASE)
_MARKED = re.compile(r"[\[(【［][^\])】］\n]{0,40}\d")
_SYMBOL = re.compile("[" + re.escape("".join(SYMBOLS)) + "]")


def _abbreviated(word: Word, text: str) -> bool:
    """Does the stop behind a word end no sentence: "Dr.", "J."?"""
    return text[word.start].isupper() and (
        word.folded in SHORT_TITLES or (len(word.folded) == 1 and word.folded != "i")
    )


@lru_cache(maxsize=512)
def compare_words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order with their keys; a contraction gives two words on the same characters."""
    found: list[Word] = []
    fresh = True  # at the beginning of a sentence a capital letter says nothing
    end = 0
    headings = list(_HEADING.finditer(text))
    clocks = {m.start(1): m for m in _CLOCK.finditer(text)}
    dates = {m.start(): m for m in NUMERIC.finditer(text)}
    marks = [(m.start(), m.end()) for m in MARK.finditer(text)] if _MARKED.search(text) else []
    marks += [(m.start(), m.end()) for m in _THAT_IS.finditer(text)]
    for token in tokens(text):
        if token.start < end:
            continue  # the m of "a.m."
        if any(start <= token.start < stop for start, stop in marks):
            continue  # "[1]" names a passage, and "i.e." is no word
        gap = text[end : token.start]
        if any(c in gap for c in '.!?\n:"“•') or _ITEM.search(gap):
            fresh = gap.strip() != "." or not found or not _abbreviated(found[-1], text)
        found.extend(_symbols(gap, end))
        if _short_year(text, token.start, token.end) and found and found[-1].kind in {"function", "date"}:
            found.append(Word(f"'{token.text}", "date", token.start - 1, token.end, token.text))
            fresh, end = False, token.end
            continue
        if clock := clocks.get(token.start):
            half = f"{clock[1].lower()}m"
            found.append(Word(half, "date", token.start, clock.end(), half))
            end = clock.end()
            continue
        if (date := dates.get(token.start)) and (day := numeric(date)):
            found += day
            fresh, end = False, date.end()
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
    return tuple(joined(found, text))


def _short_year(text: str, start: int, end: int) -> bool:
    """Is it a year without its century, "in '88"?"""
    return end - start == 2 and text[start:end].isdecimal() and text[max(0, start - 2) : start] in {" '", " ’", " ‘"}


def _symbols(gap: str, offset: int) -> list[Word]:
    if not gap.strip():
        return []
    return [
        Word(SYMBOLS[m[0]], "unit", offset + m.start(), offset + m.end(), SYMBOLS[m[0]]) for m in _SYMBOL.finditer(gap)
    ]


@lru_cache(maxsize=65536)
def _readings(text: str, stem: str, stop: bool, capital: bool) -> tuple[tuple[str, Kind, str], ...]:
    folded = text.replace("’", "'").lower()
    if text in ("Ms", "MS"):
        return (("ms", "function", "ms"),)  # a title, and no millisecond
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
    if match is None or match[2] in MAGNITUDES:
        return None
    unit = "gram" if match[2] == "g" else UNITS.get(match[2])
    return ((value(match[1]), "number", match[1]), (unit, "unit", match[2])) if unit else None


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
        if capital and len(folded) == 1 and folded not in {"a", "i"}:
            key, kind = folded, "name"  # "Lumo S"
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
        key, kind = BASES.get(folded) or DOERS.get(folded, stem), "name" if capital else "content"
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
        return value(plain, MAGNITUDES.get(match[2] or "", 1)), "number"
    return folded, "number" if any(c.isdigit() for c in folded) else "content"
