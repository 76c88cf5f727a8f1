"""Whom "Who is Samira Dahl?" asks for: somebody who may only be spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.naming.homonyms import HOMONYMS
from assistant.naming.names import Names
from assistant.naming.titles import titled, untitled
from index.model_files import is_word
from index.words import Token, tokens

LONGEST = 5  # words of a name
_WHO = re.compile(
    r"\W*(?:(?:so|and|but|ok|okay)\W+)?who(?:['’]s| is| was| are| were) (?:called |named )?(?P<name>[^\s?][^?]*)",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’](?:s\b|(?=\s|$))")


def name_asked(question: str, names: Names, *, large: Callable[[str], bool] = lambda word: False) -> str:
    """The name in "Who is NAME?"; '' for other questions, and where several are named or may be meant.

    A word of everyday language alone is a name only with a title or a capital, or where the archive writes it `large`: "Who
    was fired?" asks for nobody by name.
    """
    asked, _, rest = " ".join(question.split()).partition("?")
    match = _WHO.match(asked)
    if not match or rest.strip(" ?!.") or len(names.people) < len(names.named) or len(names.named) > 1:
        return ""
    name = match["name"].strip(" .!")
    if _OWNS.search(name):
        return ""
    words = tokens(name)
    own = untitled(words)
    if not own or len(own) > LONGEST or any(word.number or (word.stop and not _is_homonym(word)) for word in own):
        return ""
    if names.named and len(tokens(names.named[0].span.of(question))) < len(words):
        return ""  # "Who is funding Ada Brook?"
    plain = len(own) > 1 or titled(words) or any(not is_word(word.folded) or word.capital for word in own)
    return name if plain or large(own[0].folded) else ""


def _is_homonym(word: Token) -> bool:
    return word.folded in HOMONYMS
