"""A follow-up that asks the question before it of somebody else: "And Bo Lind's?", "What about Bo?", "And her?"

By rule. What asks it of nobody else gives ''.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.corrections import of_another
from assistant.follow_ups.ellipsis import SHORT, SWAP, WH
from assistant.follow_ups.referents import OWNS, named, quoted_people, stranger, with_person
from assistant.naming.genders import is_another
from assistant.naming.name_index import NameIndex
from assistant.naming.names import Names
from assistant.types import Message
from index.types import Span
from index.words import tokens

_CORRECTION = re.compile(
    r"^\W*(?:no|nope|sorry|i mean|i meant|actually|not (?:that|him|her))\b[\s,.:;-]*(?:i meant?|i mean)?\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_FILLER = frozenset(
    "and but or so then what how about the one by from no nope not sorry actually i mean meant him her".split()
)
_WHO_IS = re.compile(
    r"^\W*[Ww]ho(?:['’]s|\s+(?:is|was))\s+(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)(?=\s*(?:\([^()]*\))?\W*$)"
)
_ONLY_NAME = re.compile(
    r"^\W*(?:(?:[Aa]nd|[Bb]ut|[Ss]o)\s+)?(?:(?:[Ww]hat|[Hh]ow)\s+about\s+)?(?P<name>(?!And|But|So|What|How)[A-Z][\w-]*)\W*$"
)
_ONLY_HE = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)?(?:(?:what|how)\s+about\s+)?(?:he|she|him|her|his|hers)\W*$", re.IGNORECASE
)


def swapped_to(question: str, earlier: str, found: Names, names: NameIndex) -> str:
    """The `earlier` question about somebody else, where this one only names them: "And Bo Lind's?"; '' where it does not."""
    swap = SWAP.match(question)
    who, only = _WHO_IS.match(earlier), _ONLY_NAME.match(question)
    if who and only and not found.named:  # "Who was Siv?", "And Jon?"
        return f"{earlier[: who.start('name')]}{only['name']}{earlier[who.end('name') :]}"
    bare_name = _is_name(question, found)
    if swap and (somebody := _of_somebody(swap["rest"], names)):
        return somebody
    short = SHORT.match(question)
    owner = short is not None and OWNS.search(short["rest"].strip(" ?.!,")) is not None  # "And Quuxon's?"
    if not (swap or _CORRECTION.match(question) or bare_name or owner) or not (
        found.named or stranger(question, found)
    ):
        return ""
    if swapped := of_another(earlier, found, question, names):
        return swapped
    return with_person(named(earlier, found.people[0]), found.people[0]) if bare_name and found.people else ""


def another_of_them(question: str, earlier: str, history: Sequence[Message], names: NameIndex) -> str:
    """The `earlier` question of the other of whom the conversation was, the last first, where this one only says "And her?"."""
    if not _ONLY_HE.match(question):
        return ""
    of = names.find(earlier)
    for message in reversed(history):
        said = message.content
        people = names.find(said).people if message.role == "user" else quoted_people(said, names)
        other = next((name for name in people if name not in of.people and not is_another(question, name)), "")
        if other:
            return of_another(earlier, names.find(other), other, names)
    return ""


def _of_somebody(rest: str, names: NameIndex) -> str:
    """A whole question after a name, as in "What about Tobias Ansel, how many radios?", asked of them; '' for others."""
    found = names.find(rest)
    if len(found.named) != 1 or len(found.people) != 1 or found.named[0].span.start:
        return ""
    asked = rest[found.named[0].span.end :].lstrip(" ,:;-")
    if asked == rest[found.named[0].span.end :] or not WH.match(asked):
        return ""
    person = found.people[0]
    return with_person(named(asked[0].upper() + asked[1:], person), person)


def _is_name(question: str, found: Names) -> bool:
    """Is a name all that is said, as in 'And Aaron Swartz?' or as the reply to 'Whom do you mean?'"""
    rest = [
        token
        for token in tokens(question)
        if not any(named.span.overlaps(Span(token.start, token.end)) for named in found.named)
    ]
    return bool(found.named) and all(token.folded in _FILLER for token in rest)
