"""How many tokens a text will be, without the model's own tokenizer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index.words import STOP

_RUN = re.compile(r"(?P<gap>(?<=\s))?(?:(?P<word>[A-Za-z]+)(?![A-Za-z0-9])|(?P<number>\d+)(?![A-Za-z])|(?P<mixed>[A-Za-z0-9]+))"
                  r"|(?P<blank>[ \t]{2,})|(?P<sign>[^ \t])")  # fmt: skip
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_PUNCTUATION = range(0x2010, 0x2028)  # dashes, quotation marks, "...": every vocabulary has them
_ENGLISH = 0.2  # of an English text's words are at least such as "the" and "of"
_FEW = 8  # words do not tell the language
_BRIEF = 500  # characters up to which a text's count is remembered
_LONG = 12  # letters: longer words are compounds, or a science's
_Costs = Iterator[tuple[int, int]]


def at_most(text: str) -> int:
    """A count that the byte-pair vocabularies of present models stay below.

    A token is five letters of an English word and fewer of a long one, two and a half where few words are English and two
    in capitals; a digit, a sign, a character that letters and digits are mixed in; a byte beyond ASCII (tests/assistant
    compares it with a real tokenizer, on such texts too).
    """
    return _counted(text) if len(text) <= _BRIEF else _count(text)


def _count(text: str) -> int:
    return sum(cost for _, cost in _pieces(text))


_counted = lru_cache(maxsize=256)(_count)  # a passage is widened sentence by sentence, each weighed again and again


def fitting(text: str, budget: int) -> str:
    """The beginning of `text` that is at most `budget` tokens, cut between two of its pieces."""
    kept, left = text, budget
    for start, cost in _pieces(text):
        left -= cost
        if left < 0:
            kept = text[:start]
            break
    while kept and at_most(kept) > budget:  # its beginning alone may look less English
        kept = kept[: len(kept) * 9 // 10]
    return kept


def _pieces(text: str) -> _Costs:
    """Where each piece begins, and its tokens at most."""
    english = _is_english(text)
    for run in _RUN.finditer(text):
        start, found = run.start(), run[0]
        if run["word"]:
            for at in _word(found, english=english):
                yield start + at, 1
        elif run["number"] or run["mixed"]:
            for at in range(len(found)):
                yield start + at, 1 + (at == 0 and run["gap"] is not None)  # the space before it counts too
        elif run["blank"]:
            yield start, 1 + len(found) // 16
        else:
            yield start, _sign(found)


@lru_cache(maxsize=4096)
def _word(word: str, *, english: bool) -> tuple[int, ...]:
    """Where in a word its pieces begin; "getName" is two words written together."""
    found: list[int] = []
    humps = list(_HUMP.finditer(word))
    for hump in humps:
        letters = hump[0]
        if len(letters) > 2 and not _VOWEL.search(letters):
            tenths = 10
        elif len(letters) > 1 and letters.isupper():
            tenths = 20
        elif not english:
            tenths = 25
        else:
            tenths = 30 if len(letters) > _LONG or len(humps) > 1 else 50
        count = -(-len(letters) * 10 // tenths)
        found += (hump.start() + number * tenths // 10 for number in range(count))
    return tuple(found)


def _sign(sign: str) -> int:
    if sign.isascii():
        return 0 if sign.isspace() and sign != "\n" else 1
    return 2 if ord(sign) in _PUNCTUATION else len(sign.encode("utf-8", "surrogatepass"))


def _is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _FEW:
        return True
    return sum(word in STOP for word in words) >= _ENGLISH * len(words)
