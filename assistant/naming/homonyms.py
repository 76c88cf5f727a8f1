"""Names that are also words which search passes over, or months: Will, May, June. Where one stands for somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import Token, tokens

MONTHS = frozenset("january february march april may june july august september october november december".split())
HOMONYMS = MONTHS | {"will"}
_DO = r"(?:do|does|did)(?:n['’]t)?"
_DOES_BEFORE = re.compile(rf"\b{_DO}\s+$", re.IGNORECASE)
_MAY_DO_BEFORE = re.compile(r"\b(?:(?:has|had|could|would|should)(?:n['’]t)?|can(?:['’]t|not)?)\s+$", re.IGNORECASE)
_WHO_IS = re.compile(r"\bwho(?:['’]s| is| was| are| were)\s+$", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:about|to|with|for|of|and|or|than)\s+$", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+$", re.IGNORECASE)
_SAYS = re.compile(  # "Will uses the lathe", but "Will passengers pay"
    r"\s+(?:(?:said|says|has|had|was|is|does|did)\b|[a-z]{3,}s\s+(?:which|what|an?|the|his|her|their|to|no)\b)"
)
_TIME_BEFORE = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|during|before|after|around|through|and|or|last|this|next|early|mid|late|each|every|"
    r"\d{1,2}(?:st|nd|rd|th)?)[\s-]+$",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(
    r"\s*,?\s*(?:\d|days?\b|bank\s+holiday\b|(?:and|to|or)\s+(?:january|february|march|april|june|july|august)\b)",
    re.IGNORECASE,
)


def names_somebody(question: str, words: Sequence[Token], at: int) -> bool:
    """Is the word at `at`, a homonym, somebody's name, as it stands in a question ("When did May leave?")?

    Between "does" and a verb it can be nothing else, however it is written; a month may also be had or said of.
    """
    word = words[at]
    before, after = question[: word.start], question[word.end :]
    month, last = word.folded in MONTHS, not after.strip(" ?!.")
    if _WHO_IS.search(before):
        return last
    if _DOES_BEFORE.search(before):
        return not last
    if not month and _MAY_DO_BEFORE.search(before):
        return not last
    if not word.capital:
        return False
    if word.text.endswith(("'s", "’s")):
        return True
    if not before.strip():
        return not month and _SAYS.match(after) is not None
    return (_WITH if month else _BESIDE).search(before) is not None


def homonym_named(question: str) -> str:
    """The homonym that stands for somebody in a question ("Will" of "Who is Will?"); '' for none."""
    words = tokens(question)
    found = (word for at, word in enumerate(words) if word.folded in HOMONYMS and names_somebody(question, words, at))
    return next((word.folded for word in found), "")


def is_time(text: str, word: Token) -> bool:
    """Is a word of `text` a month rather than somebody's name?"""
    if word.folded not in MONTHS:
        return False
    return bool(_TIME_BEFORE.search(text[: word.start]) or _TIME_BEHIND.match(text, word.end))
