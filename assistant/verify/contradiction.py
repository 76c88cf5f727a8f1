"""A sentence of the passages that has all of a claim but one word, and its opposite: "31 survived", "31 died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.contraries import opposite
from assistant.verify.polarity import denies
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

_LEAST = 2  # words of substance that must agree
_TURNING = frozenset(("content", "function"))  # kinds of words whose opposite turns a claim


def contradicted(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first word whose opposite the passages have beside all the rest, and never the word itself."""
    said = {word.key for word in words}
    substance = {word.key for word in words if word.kind in SUBSTANCE}
    if any(map(denies, words)):
        return  # "not easy" says "difficult"
    for word in words:
        rest = substance - {word.key}
        if word.kind not in _TURNING or len(rest) < _LEAST:
            continue
        rivals = [_contrary(word, rest, said, number, source) for number in told if number not in source.asked]
        with_it = any(rest | {word.key} <= source.sentence_keys(number) for number in told)
        if not with_it and (rival := next(filter(None, rivals), None)):
            yield Disagreement(kind="opposite", said=word.folded, found=rival.folded, weight=1.0)
            return


def _contrary(word: Word, rest: set[str], said: set[str], number: int, source: Source) -> Word | None:
    """The opposite of the word in a sentence that has all the rest, not the word, and denies nothing.

    The claim itself does not have it.
    """
    keys = source.sentence_keys(number)
    if not rest <= keys or word.key in keys:
        return None
    start, end = source.bounds[number]
    sentence = source.words[start:end]
    if any(map(denies, sentence)):
        return None
    return next((other for other in sentence if other.key not in said and opposite(word.key, other.key)), None)
