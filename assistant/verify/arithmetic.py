"""What follows from two figures of the passages: "three days later", "20 more", "twice as many", "42 in all", an age.

Only where the claim says how it reckons ("after", "more", "in total") and the sentences that it tells have few such figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.verify.align import Source
from assistant.verify.differences import RATIOS, difference, further, multiple, rest, total
from assistant.verify.elapsed import aged, between, year_on
from assistant.verify.figures import figures
from assistant.verify.limits import limits
from assistant.verify.reckoning import Reckoned
from assistant.verify.types import Comparison, Disagreement
from assistant.verify.word import SUBSTANCE, Word

_ABOUT = frozenset("about almost around nearly roughly approximately over under than some least most up".split())
_VALUES = frozenset(("number", "unit", "date"))
_FEW = 3  # sentences of passages of which nothing is matched
_PLACES = 20  # of a word that are looked at


def reckoned(comparison: Comparison, source: Source) -> Reckoned | None:
    """The first figure of the claim that is reckoned from two of the sentences told and does not stand there itself.

    What the passages have anywhere is never called wrong, and neither is what the claim says to be "about" so.
    """
    words = comparison.words
    if not any(word.kind in _VALUES or word.folded in RATIOS for word in words):
        return None
    told = [source.words[slice(*source.bounds[number])] for number in _told(comparison, source)]
    there = figures(told)
    keys = frozenset(word.key for sentence in told for word in sentence)
    for find in (aged, between, multiple, difference, total):
        for one in find(words, there):
            numbers = [words[i] for i in one.words if words[i].kind == "number"]
            if any(word.key in keys for word in numbers):
                continue
            if one.right is False and any(word.key in source.places for word in numbers):
                continue
            hedged = one.right is False and any(
                w.folded in _ABOUT for w in words[max(0, min(one.words) - 2) : min(one.words)]
            )
            if not hedged:
                return one
    return next(
        chain(year_on(words, told, keys), rest(words, told), further(words, told), _limited(words, told, keys)), None
    )


def _limited(words: Sequence[Word], told: Sequence[Sequence[Word]], keys: frozenset[str]) -> Iterator[Reckoned]:
    """The limits that are not said there in so many words."""
    for one in limits(words, told):
        if not all(words[i].key in keys for i in one.words if words[i].kind in _VALUES):
            yield one


def without(comparison: Comparison, one: Reckoned) -> tuple[Word, ...]:
    """The claim's words without those that a figure is reckoned with."""
    return tuple(word for i, word in enumerate(comparison.words) if i not in one.words)


def misreckoned(one: Reckoned) -> Disagreement:
    """That a figure does not follow."""
    return Disagreement(kind="number", said=one.said, found=one.found, weight=1.0, refutes=True)


def _told(comparison: Comparison, source: Source) -> list[int]:
    """The sentences where a word of substance is matched, or stands right beside those; all of a few where none is."""
    told = set[int]()
    others = set[int]()
    for word, at in zip(comparison.words, comparison.matched, strict=True):
        if at >= 0 and word.kind in SUBSTANCE:
            told.add(source.sentence[at])
        elif word.kind in {"content", "name"}:
            others |= {source.sentence[int(place)] for place in source.places.get(word.key, ())[:_PLACES]}
    told |= {number for number in others if {number - 1, number + 1} & told}
    return sorted(told) or list(range(len(source.bounds)))[:_FEW]
