"""A follow-up that asks front matter for another party, another office or another fact than the question before did."""

from __future__ import annotations

import re

from assistant.front.question import sought
from assistant.front.wordings import PARTY

_THE_PARTY = re.compile(rf"(?:the\s+)?(?P<party>{PARTY})(?P<many>s?)", re.IGNORECASE)
_ANY_PARTY = re.compile(rf"\b{PARTY}s?\b", re.IGNORECASE)
_WHO = re.compile(r"\bwho(?:['’]?s|\s+(?:is|was|are|were))\b", re.IGNORECASE)


def asked_next(thing: str, earlier: str) -> str:
    """The `earlier` question with the `thing` of "And the defendant?" in its place; '' where that asks no front matter."""
    if sought(earlier) is None or len(_ANY_PARTY.findall(earlier)) > 1:
        return ""
    party = _THE_PARTY.fullmatch(thing)
    named = _ANY_PARTY.search(earlier)
    if party and named:
        return f"{earlier[: named.start()]}{party['party']}{party['many']}{earlier[named.end() :]}"
    who = _WHO.search(earlier)
    starts = [f"{earlier[: who.end()]} " if who else "Who was ", "What is "]
    return next((text for start in starts if sought(text := f"{start}{thing}?") is not None), "")
