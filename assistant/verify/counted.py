"""How many of what: "56 ledgers and eleven negatives" where the passage has eleven ledgers and 56 negatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart, is_verb, past
from assistant.verify.word import Word

_MOST = 3  # words after a number among which the last that it counts stands


def counted_otherwise(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first number that the sentences told have of something else, where they have another of what the claim counts."""
    if not any(word.kind == "number" for word in words):
        return
    sentences = [source.words[slice(*source.bounds[number])] for number in told]
    there = [pair for sentence in sentences for pair in (*counts(sentence), *_said_to_be(sentence))]
    for number, things in counts(words):
        if not things:
            continue
        homes = [found for value, found in there if value.key == number.key]
        others = [value for value, found in there if found[-1:] == things[-1:] and value.key != number.key]
        if others and homes and all(found and set(found).isdisjoint(things) for found in homes):
            yield Disagreement(kind="number", said=number.folded, found=others[0].folded, weight=1.0, refutes=True)
            return


def counts(words: Sequence[Word]) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """Each number with the keys of the words behind it that it counts, none where something else stands there.

    A part counts what its whole counts: "nine of the thirty fans".
    """
    for at, word in enumerate(words):
        if word.kind == "number" and word.key.isdecimal():
            start = _whole(words, at)
            end = start
            while end < min(len(words), start + _MOST) and _thing(words, end):
                end += 1
            yield word, tuple(other.key for other in words[start:end])


def _said_to_be(words: Sequence[Word]) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """Each number of which is said what they are: "of whom 41 were women"."""
    for at, (number, be, thing) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        last = at + 3 == len(words) or apart(words, at + 3)
        if number.kind == "number" and be.key == "be" and thing.kind == "content" and not past(thing) and last:
            yield number, (thing.key,)


def _whole(words: Sequence[Word], at: int) -> int:
    """Where what a number counts begins: behind "of the" and "out of thirty", where it is a part."""
    then = at + 1 + (_folded(words, at + 1) == "out")
    if _folded(words, then) != "of":
        return at + 1
    then += 1
    while then < len(words) and (words[then].key == "" or words[then].kind in {"number", "pronoun"}):
        then += 1
    return then


def _folded(words: Sequence[Word], at: int) -> str:
    return words[at].folded if at < len(words) else ""


def _thing(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    near = word.start - before.end == 1 or word.start == before.start  # one quantity, as the passages write it
    return near and word.kind in {"content", "name", "unit"} and (word.kind == "unit" or not is_verb(words, at))
