"""A question typed in capitals throughout, or with one for every word, as it would be typed otherwise: "WHO PAID FOR THE BOAT?"
names nobody, nor does "Who Paid For The Boat?"
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.wording.forms import Forms
from index.words import Token, tokens

_I = frozenset("i i'm i've i'd i'll".split())
_LARGE_ANYHOW = _I | {"will", "may"}
_LEFT_SMALL = frozenset("a an the of in on at for to and or by with from".split())
FEWEST = 2  # words: "OSHA" alone is written so


def quietly(question: str, forms: Forms) -> str:
    """The question in small letters, but for what the archive writes with large ones; as it is unless all its letters
    or all its words have one."""
    words = tokens(question)
    loud = question.upper() == question and question.lower() != question
    if len(words) < FEWEST or not (loud or _every_word(words)):
        return question
    said, at = [], 0
    for word in words:
        plain = word.text.lower()
        usual = "" if word.stop or word.number else forms.usual(word.folded)
        if usual and not usual.islower():
            plain = usual + (plain[-2:] if plain.endswith(("'s", "’s")) else "")
        if word.folded in _I:
            plain = f"I{plain[1:]}"
        said += [question[at : word.start].lower(), plain]
        at = word.end
    whole = "".join([*said, question[at:].lower()])
    return whole[: words[0].start] + whole[words[0].start].upper() + whole[words[0].start + 1 :]


def _every_word(words: Sequence[Token]) -> bool:
    """Has every word but those that titles leave small a capital, and so has one behind the first that no sentence gives it?"""
    if not all(word.capital or word.number or word.folded in _LEFT_SMALL for word in words):
        return False
    return any(word.stop and word.text.istitle() and word.folded not in _LARGE_ANYHOW for word in words[1:])
