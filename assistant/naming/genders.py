"""Whether "he" or "she" may mean somebody, by what was said of them: their title, and how others spoke on of them."""

from __future__ import annotations

import re

_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
# "Miss Quill taught us. She kept a parrot", "Abel had the late walk, he does it at eight"
_SPOKEN_ON = re.compile(r"(?:(?:^|[.!?;]\s+)(?:He|She)|[a-z],\s+(?:he|she))\b")
_MEN = frozenset("mr mister sir father fr lord brother".split())
_WOMEN = frozenset("mrs ms miss dame lady sister madam".split())


def is_another(asked: str, name: str, *, said: str = "", later: str = "") -> bool:
    """Is the "he" of the question `asked` somebody else than the bearer of `name`: a woman by her title, in what is `said`
    of her, or in the `later` question that meant her? The same of "she" and men."""
    wanted = _gender(asked)
    if not wanted:
        return False
    by_title = _of_title(name)
    if by_title:
        return by_title != wanted
    told = _gender(said) if _SPOKEN_ON.search(said) else ""  # where both are spoken of, either may be meant
    return bool({told, _gender(later)} - {"", wanted}) and wanted not in (told, _gender(later))


def same_gender(one: str, other: str) -> bool:
    """Does "he" stand in both questions, or "she"?"""
    return bool(_gender(one)) and _gender(one) == _gender(other)


def _gender(text: str) -> str:
    """Of whom a text speaks, "he" or "she"; '' for neither, and both."""
    he, she = _HE.search(text), _SHE.search(text)
    return "" if bool(he) == bool(she) else "he" if he else "she"


def _of_title(name: str) -> str:
    title = re.sub(r"\W", "", name.split(maxsplit=1)[0]).casefold() if name.strip() else ""
    return "he" if title in _MEN else "she" if title in _WOMEN else ""
