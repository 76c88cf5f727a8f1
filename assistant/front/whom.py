"""Who was interviewed or deposed, by the words of a question that names them."""

from __future__ import annotations

import re

from assistant.naming.titles import FORMS_OF_ADDRESS
from index.words import tokens

_TALKS = r"(?:deposition|examination|interview|conversation|testimony|oral\s+history)"
_NAME = r"(?-i:[A-Z][\w.'’-]*\s+){0,3}(?-i:[A-Z][\w.-]*)"
_WHOM = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\bwho\s+(?:interviewed|deposed)\s+(?P<whom>.+)",
        r"\b(?:was|were)\s+(?P<whom>.{1,80}?)\s+(?:deposed|interviewed)\b",
        rf"\b{_TALKS}\s+(?:of|with)\s+(?P<whom>.+)",
        rf"\b(?P<whom>{_NAME})(?:['’]s|(?<=s)['’])\s+(?:\w+\s+)?{_TALKS}\b",
    )
)
_OWNER = re.compile(r"(?P<whom>.+?)(?:['’]s|(?<=s)['’])(?:\s+\w+)?\s*", re.IGNORECASE)
_REST = re.compile(
    r"\s+(?:in|at|on|for|about|by|and|with|before|during|from|of|as|record(?:ed)?|taken|held|conducted|done|made|take|"
    r"transcribed)\b|[,;(]",
    re.IGNORECASE,
)
_NOBODY = frozenset("mr mrs ms miss dr witness deponent interviewee narrator person people".split())


def whom(asked: str, of: str = "") -> frozenset[str]:
    """The stems of the name of the one who is said to have been interviewed or deposed: of "Lucia Marsh", in "When was Lucia
    Marsh deposed?". `of` are the words before the deposition or the interview. Empty where nobody is.
    """
    owner = _OWNER.fullmatch(of.strip())
    match = owner or next((match for form in _WHOM if (match := form.search(asked))), None)
    if match is None:
        return frozenset()
    name = _REST.split(match["whom"].strip(), maxsplit=1)[0]
    words = [word for word in tokens(name) if not word.stop and word.folded not in FORMS_OF_ADDRESS | _NOBODY]
    return frozenset(word.stem for word in words)
