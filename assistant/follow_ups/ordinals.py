"""A follow-up to a list of people: one of them by their place in it ("And the first?"), or how many they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.items import ELSE, HOW_MANY, NTH_ONE, nth_short, of_the_list
from assistant.follow_ups.referents import quoted_people
from assistant.follow_ups.told import all_told
from assistant.lists.theme import asked_calling, asked_theme
from assistant.naming.name_index import NameIndex
from assistant.types import Message

_ONLY_NTH = re.compile(
    rf"^\W*(?:(?:and|but|so|ok(?:ay)?|also)\W+)?(?:(?:what|how)\s+about\s+|tell\s+me\s+(?:more\s+)?about\s+)?{NTH_ONE.pattern}\W*$",
    re.IGNORECASE,
)
_WHO = re.compile(r"^\W*(?:(?:and|so|but)\W+)?(?:who|whom|which\s+people)\b", re.IGNORECASE)
_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}


def nth_person(question: str, history: Sequence[Message], names: NameIndex) -> tuple[str, int]:
    """Who, or what, 'the first one' of a question is in the list that was answered last, and where in the history that
    stands; '' for nobody. After a question for one of the list, or how many they are, the list is still meant."""
    match = NTH_ONE.search(question)
    for place in reversed(range(len(history))) if match else ():
        message = history[place]
        if message.role == "user":
            if not of_the_list(message.content):
                break
            continue
        people = quoted_people(message.content, names)
        if len(people) < 2 and _WHO.match(history[place - 1].content):  # "My uncles were Abel Tarn and Cy Orr"
            people = all_told(message.content) or people
        at = _ORDER[match["nth"].lower()] if match else 0
        if not any(earlier.role == "user" for earlier in history[:place]):
            break
        if len(people) > 1:
            return (people[at], place) if at < len(people) else ("", 0)
        if thing := nth_short(at, message.content):
            whole = names.find(thing).people
            return whole[0] if len(whole) == 1 else thing, place
    return "", 0


def nth_named(question: str, person: str) -> str:
    """The question with 'the first one' as the `person`; as it is for nobody."""
    return NTH_ONE.sub(lambda _: person, question, count=1) if person else question


def asked_of_nth(question: str, person: str, listed: str) -> str:
    """What only names one of a list asks: what they say of that for which the list was asked (`listed`), else who they are;
    '' for other questions."""
    if not person or not _ONLY_NTH.match(question):
        return ""
    theme = asked_theme(listed)
    thing = (theme.shown or theme.text.partition(" ")[2]) if theme and not (theme.employed or theme.moved) else ""
    return f"What does {person} say about {thing}?" if thing else f"Who is {person}, and what do they do?"


def list_asked_for(question: str, history: Sequence[Message]) -> int:
    """Up to where a history asks for the list of which `question` asks how many they are, or who else; all of it where it was
    not asked since for one of that list."""
    end = len(history)
    while end and (HOW_MANY.match(question) or ELSE.match(question)):
        last = max((place for place in range(end) if history[place].role == "user"), default=0)
        if not last or not of_the_list(history[last].content):
            return end
        end = last
    return end or len(history)


def counted(question: str, earlier: str) -> str:
    """The `earlier` question for people, where this one asks how many they are: its answer says so; '' for others."""
    listed = HOW_MANY.match(question) and (asked_theme(earlier) or asked_calling(earlier))
    return earlier if listed else ""
