"""Whom "Who is Samira Dahl?" asks for: somebody who may only be spoken of."""

from __future__ import annotations

import re

from assistant.capitals import FORMS_OF_ADDRESS
from assistant.names import Names
from index.words import tokens

LONGEST = 4  # words of a name
_WHO = re.compile(
    r"^\W*(?:(?:so|and|but|ok|okay)\W+)?who(?:['’]s|\s+(?:is|was|are|were|exactly\s+is))\s+(?P<name>[^?]+?)\s*\?*\W*$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s?\b")


def name_asked(question: str, names: Names) -> str:
    """The name in "Who is NAME?"; '' for other questions, and where several are named or may be meant."""
    match = _WHO.match(question)
    if not match or len(names.people) < len(names.named) or len(names.named) > 1 or _OWNS.search(match["name"]):
        return ""
    words = tokens(match["name"])
    own = words[1:] if len(words) > 1 and words[0].folded in FORMS_OF_ADDRESS else words
    plain = own and len(own) <= LONGEST and not any(word.stop or word.number for word in own)
    return match["name"] if plain else ""
