"""A follow-up to a list of people: one of them by their place in it ("And the first?"), or how many they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.referents import quoted_people
from assistant.lists.callings import asked_calling
from assistant.lists.theme import asked_theme
from assistant.naming.name_index import NameIndex
from assistant.types import Message

_NTH = re.compile(
    r"\bthe (?P<nth>first|second|third|fourth|fifth|last)"
    r"(?: (?:one|person|interviewee|guest|speaker|of (?:them|these|those))\b|(?=\W*$))",
    re.IGNORECASE,
)
_ONLY_NTH = re.compile(
    rf"^\W*(?:(?:and|but|so|ok(?:ay)?|also)\W+)?(?:(?:what|how)\s+about\s+|tell\s+me\s+(?:more\s+)?about\s+)?{_NTH.pattern}\W*$",
    re.IGNORECASE,
)
_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_HOW_MANY = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?)\W+)?how\s+many(?:\s+(?:people|of\s+(?:them|those)))?"
    r"(?:\s+(?:are\s+(?:they|those|there)|is\s+that|in\s+(?:all|total)))*\W*$",
    re.IGNORECASE,
)


def nth_person(question: str, history: Sequence[Message], names: NameIndex) -> tuple[str, int]:
    """Who 'the first one' of a question is in the list that was answered last, and where in the history that stands; '' for
    nobody. After a question for one of the list, or how many they are, the list is still meant."""
    match = _NTH.search(question)
    for place in reversed(range(len(history))) if match else ():
        message = history[place]
        if message.role == "user":
            if not (_NTH.search(message.content) or _HOW_MANY.match(message.content)):
                break
            continue
        people = quoted_people(message.content, names)
        at = _ORDER[match["nth"].lower()] if match else 0
        if len(people) > 1 and any(earlier.role == "user" for earlier in history[:place]):
            return (people[at], place) if at < len(people) else ("", 0)
    return "", 0


def nth_named(question: str, person: str) -> str:
    """The question with 'the first one' as the `person`; as it is for nobody."""
    return _NTH.sub(lambda _: person, question, count=1) if person else question


def asked_of_nth(question: str, person: str, listed: str) -> str:
    """What only names one of a list asks: what they say of that for which the list was asked (`listed`), else who they are;
    '' for other questions."""
    if not person or not _ONLY_NTH.match(question):
        return ""
    theme = asked_theme(listed)
    thing = (theme.shown or theme.text.partition(" ")[2]) if theme and not (theme.employed or theme.moved) else ""
    return f"What does {person} say about {thing}?" if thing else f"Who is {person}, and what do they do?"


def counted(question: str, earlier: str) -> str:
    """The `earlier` question for people, where this one asks how many they are: its answer says so; '' for others."""
    listed = _HOW_MANY.match(question) and (asked_theme(earlier) or asked_calling(earlier))
    return earlier if listed else ""
