"""What a claim puts right beside one another and the passages apart: "250 TB" of "250 GB and 1 TB", "pays nothing" of another.

Both words stand in the passages; only their being together is the claim's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.verify.align import Source
from assistant.verify.quantities import measure_of, quantities
from assistant.verify.record import Record
from assistant.verify.stretches import stretches
from assistant.verify.types import Disagreement
from assistant.verify.verbs import is_verb, past
from assistant.verify.word import SUBSTANCE, Word

_MOST = 12  # places of a word that are looked at
_RANGES = frozenset("to or and".split())  # between two numbers of one unit
_LEADING = frozenset("for within of to by at from after".split())  # before an amount
_LEAST = 2  # words of substance beside an amount that tell what it is of
_NEAR = 0.02  # of an amount that is the same in another unit
_HOW_MUCH = frozenset(("quantifier", "negation"))


def measured_otherwise(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """The first number whose unit is another wherever the passages have it, or whose unit has other numbers only."""
    for number, unit in pairwise(words):
        measure = measure_of(unit)
        if number.kind != "number" or unit.kind != "unit" or not measure or unit.start - number.end > 1:
            continue
        units = [_unit(int(at), source.words) for at in source.places.get(number.key, ())[:_MOST]]
        if not units or any(one is not None and one.key == unit.key for one in units):
            continue
        others = [one for one in units if one is not None and measure_of(one) == measure]
        if len(others) == len(units):
            yield Disagreement(kind="unit", said=unit.folded, found=others[0].folded, weight=1.0, refutes=True)
            return
        bare = measure == "money" and not all(
            _counts(int(at), source.words) for at in source.places[number.key][:_MOST]
        )
        if not others and not bare and (rival := _number(words, unit, source)):
            yield Disagreement(kind="number", said=number.folded, found=rival.folded, weight=1.0, refutes=True)
            return


def lasting_otherwise(words: Sequence[Word], source: Source) -> Disagreement | None:
    """ "For a week", of which the sentence that has all the rest says "for three days", and others a week."""
    for said in quantities(words):
        lead = words[said.start - 1].folded if said.start else ""
        rest = {w.key for i, w in enumerate(words) if w.kind in SUBSTANCE and not said.start <= i < said.end}
        if lead not in _LEADING or len(rest) < _LEAST or any(word.kind == "negation" for word in words):
            continue
        rarest = min(sorted(rest), key=lambda key: len(source.places.get(key, ())))
        for number in sorted({source.sentence[int(at)] for at in source.places.get(rarest, ())[:_MOST]} - source.asked):
            sentence = source.words[slice(*source.bounds[number])]
            theirs = [one for one in quantities(sentence) if one.measure == said.measure]
            if len(theirs) != 1 or not rest <= source.sentence_keys(number):
                continue
            (there,) = theirs
            led = sentence[there.start - 1].folded if there.start else ""
            if led == lead and there.amount != said.amount and not _close(there.amount, said.amount):
                shown = (_shown(words[said.start : said.end]), _shown(sentence[there.start : there.end]))
                return Disagreement(kind="number", said=shown[0], found=shown[1], weight=1.0, refutes=True)
    return None


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(one, other)


def _shown(words: Sequence[Word]) -> str:
    return " ".join(word.folded for word in words)


def _unit(at: int, words: Sequence[Word]) -> Word | None:
    """The unit of the number that stands there, also of the first of a range; None where it counts something else."""
    behind = words[at + 1 : at + 2]
    if behind and behind[0].folded in _RANGES and at + 2 < len(words) and words[at + 2].kind == "number":
        return _unit(at + 2, words)
    return behind[0] if behind and behind[0].kind == "unit" and behind[0].start - words[at].end <= 1 else None


def _counts(at: int, words: Sequence[Word]) -> bool:
    """Is the number that stands there of what is right behind it?"""
    behind = words[at + 1 : at + 2]
    return bool(behind) and behind[0].kind in SUBSTANCE and behind[0].start - words[at].end <= 1


def _number(words: Sequence[Word], unit: Word, source: Source) -> Word | None:
    """The number that the passages have with a unit, in a sentence that has most of what else the claim says."""
    said = {(one.key, other.key) for one, other in pairwise(words)}
    keys = {word.key for word in words}
    rest = {word.key for word in words if word.kind in {"content", "name"}}
    found: list[tuple[bool, Word]] = []
    for at in map(int, source.places.get(unit.key, ())[:_MOST]):
        number = source.words[at - 1] if at else unit
        shared = len(rest & source.sentence_keys(source.sentence[at]))
        if number.kind == "number" and (number.key, unit.key) not in said and 2 * shared > len(rest):
            found.append((any(word.key in keys for word in source.words[at + 1 : at + 2]), number))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def predicated_otherwise(words: Sequence[Word], record: Record) -> Disagreement | None:
    """ "The second pays nothing", where it pays half and another pays nothing."""
    for ours in stretches(record.named(words)):
        for at, (verb, much) in enumerate(pairwise(ours.words)):
            who = _before(verb.key, ours.words)
            doing = is_verb(ours.words, at) or verb.folded.endswith("s")
            if much.kind not in _HOW_MUCH or verb.kind != "content" or not doing or not who:
                continue
            homes = [one for one in record.having(verb.key) if _behind(verb.key, one.words) == much.folded]
            own = [one for one in record.having(verb.key) if who <= _before(verb.key, one.words) and one not in homes]
            others = [_before(verb.key, one.words) for one in homes]
            if own and others and all(other and not other <= who for other in others):
                found = _behind(verb.key, own[0].words)
                return Disagreement(kind="quantifier", said=much.folded, found=found, weight=1.0, refutes=True)
    return None


def _behind(key: str, words: Sequence[Word]) -> str:
    """What stands right behind the word with a key."""
    return next((other.folded for one, other in pairwise(words) if one.key == key), "")


def _before(key: str, words: Sequence[Word]) -> frozenset[str]:
    """The keys of the words of substance before it."""
    at = next((i for i, word in enumerate(words) if word.key == key), 0)
    return frozenset(word.key for word in words[:at] if word.kind in SUBSTANCE)


def elided(unit: Word, words: Sequence[Word], source: Source) -> bool:
    """Do the passages leave out the unit of the same number, "I'd have taken 0.8", which they have elsewhere?"""
    at = words.index(unit)
    number = words[at - 1] if at else unit
    if unit.kind != "unit" or number.kind != "number" or unit.key not in source.places:
        return False
    for there in map(int, source.places.get(number.key, ())[:_MOST]):
        before, behind = source.words[max(0, there - 1)], source.words[there + 1 : there + 2]
        if not (behind and behind[0].kind in SUBSTANCE) and (past(before) or before.kind == "function"):
            return True
    return False


def said_to_be(number: Word, words: Sequence[Word]) -> bool:
    """Is a number all that is said of somebody: "until they were eight"?"""
    at = words.index(number)
    before, behind = words[max(0, at - 2) : at], words[at + 1 : at + 2]
    alone = not behind or (behind[0].kind not in SUBSTANCE and behind[0].folded != "of")
    return alone and bool(before) and before[-1].key == "be" and before[0].kind in {"pronoun", "name", "content"}
