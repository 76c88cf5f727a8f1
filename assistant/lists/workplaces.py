"""Who works somewhere: "Who works at Naughty Dog?" lists who says so in any words, "I'm a designer at Naughty Dog"."""

from __future__ import annotations

import re

from assistant.candidates import Candidate
from index.words import tokens

_AT_WORK = re.compile(r"(?:works?|working|employed|has\s+a\s+job)\s+(?:at|for)\s+(?P<place>.+)", re.IGNORECASE)
_NOT_NOW = (
    r"\b(?:was|were|used|former|formerly|previous|previously|ex|before|left|quit|between|not|"
    r"retired|worked|while|when|because|clients?|customers?|friends?)\b"
)
_I_WORK = (
    r"(?:\b(?:I|we)(?:['’]ve\s+been|['’]ve|\s+(?:have\s+been|now|also|still|just|do|\w+ly))?\s+work(?:ing)?\b|"
    r"\b(?:fortune|luck|lucky|privilege)\s+to\s+work\b)"
)
_IS_THERE = re.compile(
    rf"(?:{_I_WORK}(?:(?!{_NOT_NOW}|[.;!?])[^\n])*\b(?:at|for)|"
    rf"(?:\bI\s+(?:am|run|lead|teach)|\bI['’]m|\bmy\s+(?:day\s+)?job|\bcurrent\w*|\btitle)\b"
    rf"(?:(?!{_NOT_NOW}|[.;!?])[^\n])*\bat|"
    rf"\bI(?:\s+am|['’]m)\s+(?:an?|the|one\s+of|part\s+of)\s+(?:(?!{_NOT_NOW})[\w-]+\s+){{1,5}}for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$", re.IGNORECASE)
_ITS = re.compile(
    r"^['’]?\s+(?!(?:and|where|who|but|from|since|while|doing|making|as|with|near|here)\b)[a-z]{3,}"
)  # "for Apple computers"
_LONGER = re.compile(r"['’]?\s+(?:[A-Z]|products?\b|accounts?\b|apps?\b)")  # "at Google Docs"
_PAST = re.compile(r"^[^.;!?]{0,60}\b(?:until|years?\s+ago|but\s+(?:now|left))\b", re.IGNORECASE)
CLAUSE = 160  # characters before the name of the place


def workplace(theme: str) -> str:
    """Where people work who are asked for by their `theme` ("works at Naughty Dog"); '' for every other theme."""
    match = _AT_WORK.fullmatch(theme.strip())
    place = match["place"] if match else ""
    return place if any(word.capital and not word.stop for word in tokens(place)) else ""


def works_there(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Does somebody say of themselves that they work at what is named at `place`, there or elsewhere in the sentence, and still
    do?"""
    size, stems = len(place), [sentence.words[n].stem for n in place]
    runs = (range(n, n + size) for n in range(len(sentence.words) - size + 1))
    named = [tuple(run) for run in runs if [sentence.words[n].stem for n in run] == stems]
    return any(_works_there(sentence, at) for at in named or [place])


def _works_there(sentence: Candidate, place: tuple[int, ...]) -> bool:
    start, end = sentence.words[place[0]].start, sentence.words[place[-1]].end
    before = sentence.plain[max(0, start - CLAUSE) : start]
    behind = sentence.plain[end:]
    if _FOR.search(before) and _ITS.match(behind):
        return False
    return bool(_IS_THERE.search(before)) and not _PAST.match(behind) and not _LONGER.match(behind)


def says_work(text: str, place: str) -> bool:
    """Does a text say of anybody in plain words that they work at a `place`: "Ada works at the Harbour Board"?"""
    return (
        re.search(rf"\bwork(?:s|ing)?\b[^.;!?]{{0,60}}\b(?:at|for|in)\s+{re.escape(place)}\b", text, re.IGNORECASE)
        is not None
    )
