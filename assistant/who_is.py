"""Whom "Who is Samira Dahl?" asks for: somebody who may only be spoken of."""

from __future__ import annotations

import re

from assistant.capitals import FORMS_OF_ADDRESS
from assistant.names import Names
from index.model_files import is_word
from index.words import tokens

LONGEST = 4  # words of a name
_WHO = re.compile(
    r"\W*(?:(?:so|and|but|ok|okay)\W+)?who(?:['’]s| is| was| are| were) (?P<name>[^\s?][^?]*)", re.IGNORECASE
)
_OWNS = re.compile(r"['’](?:s\b|(?=\s|$))")


def name_asked(question: str, names: Names) -> str:
    """The name in "Who is NAME?"; '' for other questions, and where several are named or may be meant.

    A word of everyday language is a name only with a capital: "Who was fired?" asks for nobody by name.
    """
    asked, _, rest = " ".join(question.split()).partition("?")
    match = _WHO.match(asked)
    if not match or rest.strip(" ?!.") or len(names.people) < len(names.named) or len(names.named) > 1:
        return ""
    name = match["name"].strip(" .!")
    if _OWNS.search(name):
        return ""
    words = tokens(name)
    own = words[1:] if len(words) > 1 and words[0].folded in FORMS_OF_ADDRESS else words
    if not own or len(own) > LONGEST or any(word.stop or word.number for word in own):
        return ""
    if names.named and len(tokens(names.named[0].span.of(question))) < len(words):
        return ""  # "Who is funding Ada Brook?"
    return "" if all(is_word(word.folded) and not word.capital for word in own) else name
