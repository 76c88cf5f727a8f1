"""Whom the words for an office or a role in a label stand for: 'Chair' where the head says 'Ann Reed (Chair)'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.names import NAME, is_name

_HOLDS = re.compile(
    rf"({NAME})[ \t]*\((?:(?:the|in the)[ \t]+)?"
    r"((?i:(?:vice[ -]|deputy[ -])?chair(?:man|woman|person)?|moderator|host|presenter|interviewer|facilitator|president"
    r"|convener))\)"
)
_ASKING = re.compile(  # 'FRAGE KESTNER': the word says that somebody asks, the rest who
    r"(?i:(?:zusatz|nach)?frage|question|pregunta|domanda|pergunta|vraag|вопрос)[ \t]+(?=[^\W\da-z_])"
)


def holders(head: str) -> Iterator[tuple[str, str]]:
    """The roles that a document's head gives to people in brackets, each with its holder; a role that several have is left."""
    found: dict[str, set[str]] = {}
    for match in _HOLDS.finditer(head) if "(" in head else ():
        if is_name(match[1]):
            found.setdefault(match[2].casefold(), set()).add(match[1])
    for role, names in found.items():
        if len(names) == 1:
            yield role, names.pop()


def without_asking(label: str) -> str:
    """A label without the word that only says that somebody asks."""
    return _ASKING.sub("", label, count=1) if _ASKING.match(label) else label
