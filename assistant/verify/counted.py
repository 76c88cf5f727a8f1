"""How many of what: "56 ledgers and eleven negatives" where the passage has eleven ledgers and 56 negatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.verbs import is_verb
from assistant.verify.word import Word

_MOST = 3  # words after a number among which the last that it counts stands


def counted_otherwise(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first number that the sentences told have of something else, where they have another of what the claim counts."""
    if not any(word.kind == "number" for word in words):
        return
    sentences = [source.words[slice(*source.bounds[number])] for number in told]
    there = [pair for sentence in sentences for pair in _counts(sentence)]
    for number, things in _counts(words):
        if not things:
            continue
        homes = [found for value, found in there if value.key == number.key]
        others = [value for value, found in there if found[-1:] == things[-1:] and value.key != number.key]
        if others and homes and all(found and set(found).isdisjoint(things) for found in homes):
            yield Disagreement(kind="number", said=number.folded, found=others[0].folded, weight=1.0, refutes=True)
            return


def _counts(words: Sequence[Word]) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """Each number with the keys of the words behind it that it counts, none where something else stands there."""
    for at, word in enumerate(words):
        if word.kind != "number" or not word.key.isdecimal():
            continue
        end = at + 1
        while end < min(len(words), at + 1 + _MOST) and _thing(words, end):
            end += 1
        yield word, tuple(other.key for other in words[at + 1 : end])


def _thing(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    near = word.start - words[at - 1].end == 1
    return near and word.kind in {"content", "name", "unit"} and (word.kind == "unit" or not is_verb(words, at))
