"""Names of speakers as a drafted question can use them."""

from __future__ import annotations

import re

from index.pairs.roles import says_asks
from index.words import STOP

LONGEST = 5  # words
_FULL = re.compile(r"[^\W\d_]{3,}")


def shown_name(name: str) -> str | None:
    """The name as a sentence writes it ('HAROLD P. WINSLADE' -> 'Harold P. Winslade').

    None for what is no name: 'A', 'Speaker 1', 'THE WITNESS', initials, a role alone.
    """
    words = name.split()
    if not 1 <= len(words) <= LONGEST or any(word.casefold() in STOP - {"will"} for word in words):
        return None
    if not any(map(_FULL.match, words)) or any(map(str.isdigit, name)) or says_asks(name.casefold()):
        return None
    if not name.isupper():
        return name if any(word[0].isupper() and _FULL.match(word) for word in words) else None
    return " ".join(map(_capitalised, words)) if len(words) > 1 else None


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
