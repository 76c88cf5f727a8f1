"""Words of English, beyond the twenty thousand that the bundled encoder knows whole: their forms and what is made of two.

"Hackers", "overhearing" and "paddleboard" are no slips of the pen, although none of the three is among those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from index.model_files import everyday, is_word

SELDOM = 2  # words of everyday English with three letters in a row, up to which these are no part of a word
PART = 4  # letters, at least, of each of two words that make one
_PREFIX = re.compile(r"(?:un|re|over|under|out|up|non|pre|mis|inter|sub|super|self|co)(?=[a-z]{4})")
# Behind the last letter of a word, or instead of its "e" (not "s").
_ENDING = re.compile(r"(?:s|ed|ing|ings|ers?|ors?|est|y|ly|ness|able|ible|ful|less|ish)$")
_ON_Y = re.compile(r"i(?:es|ed|er|ers|est|ly|ness)$")
_HISSES = re.compile(r"(?:[sxzo]|[cs]h)es$")
_ONE_VOWEL = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # "run", which is "running" with two n
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=65536)
def is_english(word: str) -> bool:
    """Is `word`, folded, one of everyday English, a form of one, or made of two?"""
    if is_word(word) or _is_form(word):
        return True
    before = _PREFIX.match(word)
    if before and _known(word[before.end() :]):
        return True
    return any(
        is_word(word[:at]) and _known(word[at:]) for at in range(PART, len(word) - PART + 1) if word[:at].isalpha()
    )


def drops_an_e(word: str) -> bool:
    """Is `word`, folded, a form of a word that ends in "e": "taping", which is no slip for "tapping"?"""
    ending = _ENDING.search(word)
    base = word[: ending.start()] if ending else ""
    return ending is not None and ending[0][0] in "aeiouy" and not _DOUBLED.search(base) and is_word(f"{base}e")


def looks_english(word: str) -> bool:
    """Could `word`, folded, be one of English that is not known here: do all its letters stand beside each other in others?"""
    common = _in_a_row()
    return all(common[three] > SELDOM for three in _threes(word))


@cache
def _in_a_row() -> Counter[str]:
    return Counter(three for word in everyday() for three in set(_threes(word)))


def _threes(word: str) -> list[str]:
    edged = f"^{word}$"
    return [edged[at : at + 3] for at in range(len(edged) - 2)]


def _known(word: str) -> bool:
    return is_word(word) or _is_form(word)


def _is_form(word: str) -> bool:
    return any(len(base) > 2 and _VOWEL.search(base) and is_word(base) for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """What `word` may be a form of: "hack" and "hacke" for "hacked"."""
    if on_y := _ON_Y.search(word):
        yield f"{word[: on_y.start()]}y"
    if _HISSES.search(word):
        yield word[:-2]
    ending = _ENDING.search(word)
    while ending:
        base = word[: ending.start()]
        if ending[0] == "s":
            yield from () if base.endswith("s") else (base, *_bases(base))
        elif ending[0][0] in "aeiouy":
            yield f"{base}e"
            if _DOUBLED.search(base):
                yield base[:-1]
            if not _ONE_VOWEL.fullmatch(base):
                yield base
        else:
            yield base
        ending = _ENDING.search(word, ending.start() + 1)
