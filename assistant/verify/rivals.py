"""Another number where the passages tell the same: "built at 140" for "built it at 95", "thirty broke" for nine of thirty.

Both numbers stand in the passages. A claim's number is held against the stretches (see stretches) that have all else that
the claim's own stretch tells, and is another's where each of them has a number in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.verify.counted import counts
from assistant.verify.lexicon import HEDGES, MODALITY
from assistant.verify.record import Record
from assistant.verify.stretches import Stretch, stretches
from assistant.verify.types import Disagreement
from assistant.verify.verbs import is_verb
from assistant.verify.word import Word

_MEANT = frozenset("should must ought supposed meant expected due about up".split())  # what was to be, or is no count
_NOT_SO = frozenset(("possible", "conditional", "future", "intended"))
_SAID = frozenset(("content", "name", "date", "unit"))


def rivals(words: Sequence[Word], record: Record) -> Iterator[Disagreement]:
    """The first number that the passages have elsewhere, with another in its place."""
    if sum(word.kind == "number" for word in words) == 0:
        return
    for ours in stretches(record.named(words)):
        if _open(ours.words):
            continue
        for number, things in _own(ours):
            if _leaning(number, things, words, record):
                continue
            if found := _in_its_place(number, things, ours, record):
                yield Disagreement(kind="number", said=number.folded, found=found.folded, weight=1.0, refutes=True)
                return


def _leaning(number: Word, things: tuple[str, ...], words: Sequence[Word], record: Record) -> bool:
    """Do the passages say the number in a stretch that leans on another, of which the claim has all: "for the ladder 30"?"""
    said = frozenset(word.key for word in words)
    homes = (one for one in record.having(number.key) if one.verbless)
    return any(home.substance <= said and home.substance - home.values - set(things) for home in homes)


def _open(words: Sequence[Word]) -> bool:
    """Is it denied, only possible, or what was to be?"""
    small = {word.folded for word in words}
    moods = {MODALITY.get(word) for word in small}
    to_be = any(one.key == "be" and other.folded == "to" for one, other in pairwise(words))
    denied = any(word.kind == "negation" for word in words)
    return denied or to_be or bool(small & (_MEANT | HEDGES)) or bool(moods & _NOT_SO)


def _own(stretch: Stretch) -> list[tuple[Word, tuple[str, ...]]]:
    """The one number of a stretch with what it counts, without the whole that it is a part of; none where there are more."""
    wholes = {word.key for word in _wholes(stretch.words)}
    found = [(word, things) for word, things in counts(stretch.words) if word.key not in wholes]
    return found if len(found) == 1 else []


def _wholes(words: Sequence[Word]) -> Iterator[Word]:
    """The numbers that others are a part of: "nine of the thirty", "of the 212 jars"."""
    for at, word in enumerate(words):
        if word.kind == "number":
            before = [w.folded for w in words[max(0, at - 2) : at] if w.key]
            if before[-1:] == ["of"] and (at < 3 or _part(words, at)):
                yield word


def _part(words: Sequence[Word], at: int) -> bool:
    """Is how many they are said before the "of" that stands before a number?"""
    of = next((i for i in range(at - 1, -1, -1) if words[i].folded == "of"), 0)
    lead = words[of - 2 : of] if of > 1 and words[of - 1].folded == "out" else words[of - 1 : of]
    return any(word.kind in {"number", "quantifier"} for word in lead)


def _in_its_place(number: Word, things: tuple[str, ...], ours: Stretch, record: Record) -> Word | None:
    """The number that the passages have there, wherever they tell the rest; None where one of them does not."""
    homes = record.having(number.key)
    told = [
        word
        for word in ours.words
        if word.kind in _SAID and word.key not in things and word.key in record.source.places
    ]
    if not homes or not told:
        return None
    keys = frozenset(word.key for word in told)
    theirs = record.with_all(keys)
    if not theirs:
        keys = frozenset(w.key for i, w in enumerate(ours.words) if w in told and not is_verb(ours.words, i))
        theirs = [one for one in record.with_all(keys) if one.verbless] if keys else []
    apart = {home.sentence for home in homes} - {one.sentence for one in theirs}
    if not theirs or any(keys <= record.source.sentence_keys(sentence) for sentence in apart):
        return None
    found = [_instead(number, things, ours, one) for one in theirs]
    return found[0] if all(found) else None


def _instead(number: Word, things: tuple[str, ...], ours: Stretch, theirs: Stretch) -> Word | None:
    """The number of the same thing that a stretch has and the claim has not; None where it has the claim's own."""
    wholes = {word.key for word in _wholes(theirs.words)}
    if (number.key in theirs.keys and number.key not in wholes) or _open(theirs.words):
        return None
    for other, counted in counts(theirs.words):
        if other.key in ours.keys or other.key in wholes:
            continue
        if things[-1:] == counted[-1:] and things:
            return other
        if not (things and counted) and _lead(number, ours) == _lead(other, theirs) and not _unit(other, theirs):
            return other
    return None


def _lead(number: Word, stretch: Stretch) -> str:
    """The small word right before a number, '' where it begins what is said."""
    at = stretch.words.index(number)
    before = next((word for word in reversed(stretch.words[:at]) if word.key), None)
    return before.folded if before is not None and before.kind == "function" else ""


def _unit(number: Word, stretch: Stretch) -> bool:
    behind = stretch.words[stretch.words.index(number) + 1 :][:1]
    return any(word.kind == "unit" for word in behind)
