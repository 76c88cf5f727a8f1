"""How much of one whole each has: "I use the lathe most of the time and the axe the rest of the time"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.verbs import is_verb
from assistant.verify.word import Word

_NAMING = frozenset(("name", "content"))
_MOST = 12  # places of a word that are looked at


class _Portion(NamedTuple):
    """A portion ("most") of a whole ("time") and the keys of what stands right before it."""

    word: Word
    whole: str
    owner: frozenset[str]


def another_portion(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """The first portion that the claim gives to what has another of that whole in a sentence."""
    said = frozenset(word.key for word in words)
    for ours in _portions(words):
        places = map(int, source.places.get(ours.word.key, ())[:_MOST])
        for number in sorted({source.sentence[place] for place in places} - source.asked):
            start, end = source.bounds[number]
            there = [one for one in _portions(source.words[start:end]) if one.whole == ours.whole]
            home = next((one for one in there if one.word.key == ours.word.key), None)
            others = [one for one in there if one.owner & said and one.word.key not in said]
            if home is not None and home.owner and not home.owner & said and others:
                found = others[0].word.folded
                yield Disagreement(kind="order", said=ours.word.folded, found=found, weight=1.0, refutes=True)
                return


def _portions(words: Sequence[Word]) -> Iterator[_Portion]:
    """ "Most of the time", "the rest of the money", "half of it"."""
    for at in range(len(words) - 2):
        whole = at + 2 + (words[at + 2].key == "")
        if words[at + 1].folded != "of" or whole >= len(words) or words[at].kind == "function":
            continue
        start = at - (at > 0 and words[at - 1].key == "")
        first = start
        while first and words[first - 1].kind in _NAMING and not is_verb(words, first - 1):
            first -= 1
        yield _Portion(words[at], words[whole].key, frozenset(word.key for word in words[first:start]))
