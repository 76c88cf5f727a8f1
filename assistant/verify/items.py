"""One wrong item of a list: "a hat, gloves, a torch and food" where the passage lists hat, gloves, whistle and food."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart
from assistant.verify.word import SUBSTANCE, Word

_JOINTS = frozenset(("and", "or"))
_SMALL = 3  # words of an item
_LEAST = 3  # items that are a list
_SURE = 0.8  # weight of an item for another: what several sentences list a summary may list together


def foreign_item(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The one item of a list that the passages have elsewhere, where the sentence that lists the others has one more."""
    items = [item for item in _items(words) if item]
    if len(items) < _LEAST:
        return
    for number in told:
        keys = source.sentence_keys(number)
        away = [item for item in items if not {word.key for word in item} & keys]
        if number in source.asked or len(away) != 1 or not all(word.key in source.places for word in away[0]):
            continue
        home = source.words[slice(*source.bounds[number])]
        said = {word.key for word in words}
        theirs = [item for item in _items(home) if item]
        others = [item for item in theirs if not {word.key for word in item} & said]
        if len(others) != 1 or abs(len(theirs) - len(items)) > 1 or len(items) < _LEAST + 1:
            continue
        yield Disagreement(kind="order", said=_shown(away[0]), found=_shown(others[0]), weight=_SURE)
        return


def _items(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """What stands between commas and an "and", of a few words; the first behind its comma. Empty for what is no item."""
    starts = [at for at in range(1, len(words)) if apart(words, at) or words[at].folded in _JOINTS]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=False):
        inside = [word for word in words[start:end] if word.folded not in _JOINTS and word.key]
        small = len(inside) <= _SMALL and all(word.kind in {"content", "name"} for word in inside)
        yield tuple(word for word in inside if word.kind in SUBSTANCE) if small else ()


def _shown(words: Sequence[Word]) -> str:
    return " ".join(word.folded for word in words)
