"""Whether what is quoted is of another season, weekday or month than the question: "in summer", where "winter" is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import kind_of
from assistant.types import Evidence
from index.words import Token, tokens

_SEASONS = "spring summer autumn winter".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "January February March April May June July August September October November December".lower().split()
_CAPITAL = frozenset("march may august".split())  # words of their own in small letters
_OF = {
    form: (word, number)
    for number, words in enumerate((_SEASONS, _DAYS, _MONTHS))
    for word in words
    for form in (word, f"{word}s", f"{word}'s", f"{word}’s")
}
_ALWAYS = re.compile(
    r"\b(?:always|daily|weekly|monthly|weekends?|week|weekdays|all\s+(?:year|week)|year[\s-]round|(?:every|each|any)\s+(?:other\s+)?"
    r"(?:day|month|season|time|year)|whole\s+year|seasons?|never|otherwise|fall)\b|\d",
    re.IGNORECASE,
)


def of_another_time(question: str, evidence: Sequence[Evidence]) -> bool:
    """Does a question say a time of a cycle that no quote says, nor what it replies to, while the first says another of it?

    Whether it was so, and when, is answered by the other time; a figure, "always" and "the whole year" may mean any.
    """
    asked = _times(question)
    if not asked or not evidence or kind_of(question) in ("when", "yesno"):
        return False
    told = [f"{piece.question or ''} {piece.text}" for piece in evidence]
    said = [_times(text) for text in told]
    if any(asked & times for times in said) or any(_ALWAYS.search(piece.text) for piece in evidence):
        return False
    return bool({cycle for _, cycle in asked} & {cycle for _, cycle in said[0]})


def _times(text: str) -> frozenset[tuple[str, int]]:
    """The times that a text says, each with its cycle."""
    return frozenset(_OF[word.folded] for word in tokens(text) if word.folded in _OF and _is_time(word))


def _is_time(word: Token) -> bool:
    return word.capital or _OF[word.folded][0] not in _CAPITAL
