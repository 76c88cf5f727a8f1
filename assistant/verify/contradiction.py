"""A sentence of the passages that has all of a claim but one word, and its opposite: "31 survived", "31 died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.verify.align import Source
from assistant.verify.contraries import opposite
from assistant.verify.polarity import denies
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

_PREPOSITIONS = frozenset("within beyond following prior".split())  # that are no function words
_LEAST = 2  # words of substance that must agree
_GIVEN = frozenset(("given", "sent"))
_RECEIVED = frozenset("receive receives received get gets got".split())
_TURNING = frozenset(("content", "function"))  # kinds of words whose opposite turns a claim


def contradicted(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first word whose opposite the passages have beside all the rest, and never the word itself."""
    if any(map(denies, words)):
        return  # "not easy" says "difficult"
    substance = {word.key for word in words if word.kind in SUBSTANCE}
    for at, word in enumerate(words):
        rest = substance - {word.key}
        if word.kind not in _TURNING or len(rest) < _LEAST:
            continue
        holding = [_sentence(number, source) for number in told if rest <= source.sentence_keys(number)]
        if any(word.key == other.key for sentence in holding for other in sentence):
            continue
        rivals = (_contrary(words, at, sentence) for sentence in holding)
        if rival := next(filter(None, rivals), None):
            yield Disagreement(kind="opposite", said=word.folded, found=rival.folded, weight=1.0)
            return


def _sentence(number: int, source: Source) -> tuple[Word, ...]:
    """The words of a sentence; none of a question."""
    start, end = source.bounds[number]
    return () if number in source.asked else source.words[start:end]


def _contrary(words: Sequence[Word], at: int, sentence: Sequence[Word]) -> Word | None:
    """The opposite of the claim's word in a sentence that denies nothing, where the claim itself does not have it.

    A small word ("before") has it before the same word.
    """
    if any(map(denies, sentence)):
        return None
    word, said = words[at], {other.key for other in words}
    small = word.kind == "function" or word.folded in _PREPOSITIONS
    for place, other in enumerate(sentence):
        alike = not small or [w.key for w in words[at + 1 : at + 2]] == [w.key for w in sentence[place + 1 : place + 2]]
        if alike and other.key not in said and opposite(word.key, other.key):
            return other
    return None


def received(found: Disagreement, words: Sequence[Word], there: Sequence[Word]) -> bool:
    """Is an opposite none, because who "was given" something has received it? `there` are the words of the passages."""
    pairs = ((found.said, words, found.found), (found.found, there, found.said))
    return found.kind == "opposite" and any(
        given in _GIVEN and other in _RECEIVED and _passive(given, sentence) for given, sentence, other in pairs
    )


def _passive(folded: str, words: Sequence[Word]) -> bool:
    """Is the word said of whom it is given to: "was given housing", and not "was given to them"?"""
    return any(
        one.key == "be" and word.folded == folded and [w.folded for w in words[at : at + 1]] != ["to"]
        for at, (one, word) in enumerate(pairwise(words), start=2)
    )
