"""The speakers' labels of a passage, at the beginning of lines: "Ada Lovelace: ...", "**Q:** ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from assistant.verify.word import SUBSTANCE
from assistant.verify.words import compare_words

_LABEL = re.compile(
    r"(?m)^[ \t>*_-]*(?P<name>[^\W_][\w.'’&-]*(?:[ \t]+[\"“]?[\w.'’&-]+[\"”]?){0,5}?)[ \t]*"
    r"(?:\((?:[^()\n]|\([^()\n]{0,60}\)){0,80}\)|\[[\d:.,\s–-]{1,30}\])?[*_]*:[*_]*[ \t]+(?=\S)"
)
# A line that begins "For work:", "In the morning:" or "Also science has uses:" is under no speaker's label.
_PREPOSITIONS = frozenset(
    "about after against as at before besides between by during for from in inside on outside since under with".split()
)
# Nor is one that begins "First:", "Note:" or "Step 2:".
_HEADS = frozenset(
    """first second third fourth fifth firstly secondly thirdly next then finally last lastly step note notes warning caution
    tip hint example remember important result results summary conclusion update correction background also plus""".split()
)
_PARTICLES = frozenset("al and bin da de del der di du e la of the van von y".split())


class Speakers:
    """The speakers' labels of one passage."""

    def __init__(self, passage: str) -> None:
        labels = ((m.end(), m["name"]) for m in _LABEL.finditer(passage))
        found = [(end, name) for end, name in labels if _labels(name)]
        self._starts = [start for start, _ in found]
        self._names = [name for _, name in found]

    def at(self, offset: int) -> str:
        """The label under which the character at `offset` stands; '' where there is none."""
        number = bisect_right(self._starts, offset) - 1
        return self._names[number] if number >= 0 else ""

    def keys_at(self, offset: int) -> frozenset[str]:
        """The keys of the words of that label."""
        return _keys(self.at(offset))


@lru_cache(maxsize=1024)
def _keys(label: str) -> frozenset[str]:
    return frozenset(word.key for word in compare_words(label) if word.kind in SUBSTANCE)


def _labels(name: str) -> bool:
    """Can this be whom a line is spoken by? A list's heading begins with a preposition, or is a phrase in small letters."""
    first, *others = name.split()
    phrase = len(others) > 1 and any(word[0].islower() and word not in _PARTICLES for word in others)
    head = first.casefold() in _HEADS and all(word.isdecimal() for word in others)
    return first.casefold() not in _PREPOSITIONS and not phrase and not head
