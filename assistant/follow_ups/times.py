"""A follow-up that asks the question before it of another time: "And in 1990?", "And before that?", "And now?"

By rule. What names no other time gives ''.
"""

from __future__ import annotations

import re

_SEASON = r"(?:year|month|week|weekend|spring|summer|autumn|fall|winter|night|time|decade|century)"
_TIME = re.compile(
    rf"\b(?:(?P<in>(?:in|during|by|since|until|before|after)\s+)?(?:(?:the\s+)?1[5-9]\d\ds?|(?:the\s+)?20\d\ds?)|"
    rf"(?:last|next|this)\s+{_SEASON}|(?:in|during)\s+(?:the\s+)?{_SEASON}|yesterday|today|nowadays|now)(?!\w)",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?:now|nowadays|today|these\s+days|at\s+the\s+moment|at\s+present|currently)", re.IGNORECASE)
#: What stands at the end of a question about another time: "before 1988", "before she became a painter", "after that".
_BEFORE = re.compile(
    r",?\s+(?:and\s+)?(?P<first>before|after|since|until)\s+[^,;:?]+?(?=\s*(?:\([^()]*\))?\W*$)", re.IGNORECASE
)
_ONLY_WHEN = re.compile(r"(?P<first>before|after|since)(?:\s+(?:that|then))?", re.IGNORECASE)
_WAS = re.compile(r"\b(?P<verb>did|was|were|had)\b(?=\s+(?P<who>\w+))", re.IGNORECASE)
_IS = {"did": "does", "was": "is", "were": "are", "had": "has"}
_AT_END = re.compile(rf",?\s+{_NOW.pattern}(?=\s*(?:\([^()]*\))?\W*$)", re.IGNORECASE)
_SEVERAL = frozenset({"they", "you", "we", "people"})
_ASKING = re.compile(r"\W*(?:what|where|who|how|which|when)\s+(?:\w+\s+){0,2}", re.IGNORECASE)
_END = re.compile(r"\s*(?P<aside>\([^()]*\))?[\s?.!]*$")


def at_time(time: str, earlier: str) -> str:
    """The earlier question asked of another time, in place of the one it names; '' where either is none."""
    when = _TIME.fullmatch(time)
    place = next(reversed(list(_TIME.finditer(earlier))), None)
    if not when or not place:
        return ""
    bare = time[0].isdigit() and not when["in"]
    return f"{earlier[: place.start()]}{(place['in'] or '') if bare else ''}{time}{earlier[place.end() :]}"


def at_another(when: str, earlier: str) -> str:
    """The earlier question with `when` at its end ("before that", "if it rains"), in place of what it said of the same kind."""
    only = _ONLY_WHEN.fullmatch(when)
    place = _BEFORE.search(earlier) if only else None
    if only and place is None and (time := next(reversed(list(_TIME.finditer(earlier))), None)) and time["in"]:
        year = time[0][len(time["in"]) :]
        return f"{earlier[: time.start()]}{only['first'].lower()} {year}{earlier[time.end() :]}"
    if only and place and place["first"].lower() != only["first"].lower():  # "before the war", "And after that?"
        return f"{earlier[: place.start('first')]}{only['first'].lower()}{earlier[place.end('first') :]}"
    if place and re.search(r"\b(?:that|then)$", place[0]):
        return earlier
    if only and (now := _AT_END.search(earlier)):
        return f"{earlier[: now.start()]} {when}{earlier[now.end() :]}"
    return _with_end(earlier, f", and {when}" if place else f" {when}")


def nowadays(time: str, earlier: str) -> str:
    """The earlier question, of what was, asked of what is: "What does Ada do now?"; '' where `time` is not now."""
    if not _NOW.fullmatch(time):
        return ""
    text = _TIME.sub("", _BEFORE.sub("", earlier))
    was = _WAS.search(text)
    if was and _ASKING.fullmatch(text[: was.start()]):
        verb = "do" if was["verb"].lower() == "did" and was["who"].lower() in _SEVERAL else _IS[was["verb"].lower()]
        text = f"{text[: was.start()]}{verb}{text[was.end() :]}"
    return _with_end(text, f" {time.lower()}")


def _with_end(question: str, text: str) -> str:
    """A question with a text at its end, ahead of whom it is asked of in brackets."""
    end = _END.search(question)
    aside = f" {end['aside']}" if end and end["aside"] else ""
    return f"{question[: end.start() if end else len(question)]}{text}{aside}?"
