"""The two, or the few, of which a follow-up means one or all: "the former", "which of the two", "both of them".

By rule: they stand in one breath in a question ("tea or coffee"), in what its answer quotes ("Abel and Cy"), or were asked
about in turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.referents import quoted_people
from assistant.follow_ups.told import all_told, first_quote
from assistant.naming.name_index import NameIndex
from assistant.types import Message
from index.words import tokens

_PART = r"[A-Z](?:\.|[\w’'+#-]*)"
_NAME = rf"{_PART}(?:\s+{_PART}){{0,2}}"
_NAMES = re.compile(rf"(?P<one>{_NAME})\s+(?:and|or)\s+(?P<other>{_NAME})")
_WORDS = re.compile(r"\b(?P<one>[a-z][\w'’-]+)\s+or\s+(?P<other>[a-z][\w'’-]+)(?=\W*$|,)")
_IN_LIST = re.compile(r"\w,\s+$")
_ONE = re.compile(
    r"\bthe\s+(?:(?P<first>former|first\s+of\s+the\s+two)|latter|second\s+of\s+the\s+two)\b", re.IGNORECASE
)
_ONLY_ONE = re.compile(rf"^\W*(?:(?:and|but|so)\W+)?(?:(?:what|how)\s+about\s+)?{_ONE.pattern}\W*$", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\b(?P<which>which|who|either|neither|both)(?:\s+one)?\s+of\s+(?:the\s+(?:two|three|four)|them|(?:those|these)(?:\s+(?:two|three))?)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"^\W*(?:(?:and|so|but)\W+)?(?:who|whom)\b", re.IGNORECASE)
_SWAP = re.compile(r"^\W*(?:(?:and|but|so)\b|(?:what|how)\s+about\b)", re.IGNORECASE)


def with_pair(question: str, history: Sequence[Message], names: NameIndex) -> str:
    """The question with "the former", "the latter" or "of them" as what they mean; as it is where that is not clear."""
    if one := _ONE.search(question):
        two, asked = _two(history, names)
        if not two:
            return question
        said = asked if asked and _ONLY_ONE.match(question) else question  # "Where is the former? And the latter?"
        meant = two[0 if one["first"] else 1]
        return _ONE.sub(lambda match: meant if said == asked else two[0 if match["first"] else 1], said)
    if not (match := _OF_THEM.search(question)):
        return question
    few = in_turn(history, names) or _in_last(history, names)
    if not few:
        return question
    return (
        f"{question[: match.start()]}{match['which']} of {', '.join(few[:-1])} and {few[-1]}{question[match.end() :]}"
    )


def in_turn(history: Sequence[Message], names: NameIndex) -> tuple[str, ...]:
    """The two people or more of whom the last questions asked the same in turn ("And Cy?")."""
    people: list[str] = []
    for message in reversed(history):
        if message.role != "user":
            continue
        found = names.find(message.content).people
        if len(found) != 1:
            break
        people = [found[0], *(name for name in people if name != found[0])]
        if not _SWAP.match(message.content):
            break
    return tuple(people) if len(people) > 1 else ()


def _two(history: Sequence[Message], names: NameIndex) -> tuple[tuple[str, ...], str]:
    """The two that "the former" and "the latter" mean, and the last question that asked for one of them so; none where the
    last question of its own names no two."""
    asked = ""
    for place in reversed(range(len(history))):
        if history[place].role != "user":
            continue
        if not (_ONE.search(history[place].content) or _OF_THEM.search(history[place].content)):
            return _in_last(history[: place + 2], names) or in_turn(history[: place + 1], names)[-2:], asked
        asked = asked or history[place].content
    return (), asked


def _in_last(history: Sequence[Message], names: NameIndex) -> tuple[str, ...]:
    """The two that the last question names in one breath, or its answer."""
    last = next((place for place in reversed(range(len(history))) if history[place].role == "user"), -1)
    if last < 0:
        return ()
    asked = history[last].content
    answer = next((message.content for message in history[last + 1 :]), "")
    if two := _in_one_breath(asked) or _in_one_breath(first_quote(answer)):
        return two
    told = all_told(answer) if _WHO.match(asked) else ()
    people = quoted_people(answer, names)
    return next((few for few in (told, people) if len(few) == 2), ())


def _in_one_breath(text: str) -> tuple[str, ...]:
    """The one pair of names, or of words around "or", in a text; nothing where there are several, or more stand beside them."""
    pairs = [
        match for match in _NAMES.finditer(text) if not _IN_LIST.search(text[: match.start()]) or _counted(text, match)
    ]
    pairs = [match for match in pairs if not any(tokens(match[side])[0].stop for side in ("one", "other"))]
    pairs = pairs or list(_WORDS.finditer(text))
    return (pairs[0]["one"], pairs[0]["other"]) if len(pairs) == 1 else ()


def _counted(text: str, match: re.Match[str]) -> bool:
    """Does it stand ahead of a pair that there are two ("Two apprentices, Yusuf and Karin")?"""
    return (
        re.search(
            r"\b(?:two|both|our|my|the)\s+(?:\w+\s+){1,2}\w*s,\s+$|\btwo\s+\w+,\s+$",
            text[: match.start()],
            re.IGNORECASE,
        )
        is not None
    )
