"""Two contraries with a value each in one sentence, parted: "blue clay burns yellow, brown clay red".

On each side of a comma or a conjunction stands one of the two and one of the values. A claim that joins one with the
other's value contradicts the sentence, and one that joins it with its own does not, however near the other's stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from assistant.verify.align import Source
from assistant.verify.contraries import opposite
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart
from assistant.verify.word import SUBSTANCE, Word

_JOINTS = frozenset("and or but while whereas against though although".split())
_VALUED = frozenset(("number", "date", "ordinal"))
_OWN = frozenset(("content", "number"))  # with what a contrary stands on its own side; days and hours are of all
_MOST = 12  # places of a word that are looked at


def crossed(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """The first of two contraries that the claim gives the other's value."""
    for one, other in _joined(words, source):
        numbers = _sentences(one, other, source)
        rivals = [_rival(words, one, other, _sentence(number, source)) for number in numbers]
        if rivals and all(rivals) and rivals[0] is not None:
            yield Disagreement(kind="order", said=other.folded, found=rivals[0].folded, weight=1.0, refutes=True)
            return


def own(found: list[Disagreement], words: Sequence[Word], source: Source) -> list[Disagreement]:
    """The disagreements without a contrary or a value that a sentence has on its own side, with the claim's other word."""
    return [d for d in found if d.kind not in {"opposite", "number"} or not _is_own(d, words, source)]


def _is_own(found: Disagreement, words: Sequence[Word], source: Source) -> bool:
    said = next((word for word in words if word.folded == found.said), None)
    for other in words if said is not None and found.found else ():
        if said is None or other.kind not in _OWN or other.key == said.key:
            continue
        for number in _sentences(said, other, source):
            there = _sentence(number, source)
            at, beside = _place(said, there), _place(other, there)
            for rival in (i for i, word in enumerate(there) if word.folded == found.found):
                for its in (i for i, word in enumerate(there) if i != rival and _rivals(other, beside, word, i, there)):
                    if min(at, beside) < 0 or not _parted(there, (at, beside), (rival, its)):
                        continue
                    behind = [i for i, word in enumerate(there) if i >= min(rival, its) and word.kind in SUBSTANCE]
                    keys = {word.key for word in words}
                    if rival < at or not any(there[i].key in keys for i in behind):
                        return True  # the first side may have what both share
    return False


def _joined(words: Sequence[Word], source: Source) -> Iterator[tuple[Word, Word]]:
    """The claim's pairs of words of substance that stand in one sentence of the passages."""
    known = [word for word in words if word.kind in SUBSTANCE and word.key in source.places]
    for one, other in permutations(known, 2):
        if one.key != other.key and one.kind == "content" and _sentences(one, other, source):
            yield one, other


def _sentences(one: Word, other: Word, source: Source) -> list[int]:
    first, second = (
        {source.sentence[int(at)] for at in source.places.get(word.key, ())[:_MOST]} for word in (one, other)
    )
    return sorted(first & second - source.asked)


def _sentence(number: int, source: Source) -> Sequence[Word]:
    start, end = source.bounds[number]
    return source.words[start:end]


def _place(word: Word, there: Sequence[Word]) -> int:
    """Where a sentence has a word, -1 where it has it twice."""
    places = [i for i, one in enumerate(there) if one.key == word.key]
    return places[0] if len(places) == 1 else -1


def _rival(words: Sequence[Word], one: Word, other: Word, there: Sequence[Word]) -> Word | None:
    """The value that a sentence has with one of two contraries, where it has the claim's with the contrary."""
    at, value = _place(one, there), _place(other, there)
    if at < 0 or value < 0:
        return None
    for contrary in (i for i, word in enumerate(there) if opposite(word.key, one.key)):
        for its in (i for i, word in enumerate(there) if _rivals(other, value, word, i, there)):
            if contrary == value or its in {at, contrary}:
                continue
            if _parted(there, (at, its), (contrary, value)) and _together(
                words, (one, other), (there[contrary], there[its])
            ):
                return there[its]
    return None


def _rivals(one: Word, at: int, other: Word, place: int, there: Sequence[Word]) -> bool:
    """Can only one of two words be true of one thing: contraries, or two values of one kind and unit?"""
    if one.kind not in _VALUED:
        return opposite(one.key, other.key)
    units = (there[i + 1].key if i + 1 < len(there) and there[i + 1].kind in SUBSTANCE else "" for i in (at, place))
    mine, its = units
    return one.kind == other.kind and one.key != other.key and (mine == its or not mine or not its)


def _parted(there: Sequence[Word], some: tuple[int, int], others: tuple[int, int]) -> bool:
    """Does a comma or a conjunction stand between two places and two others?"""
    first, second = sorted((sorted(some), sorted(others)))
    between = range(first[1] + 1, second[0] + 1)
    return any(apart(there, i) or there[i].folded in _JOINTS for i in between)


def _together(words: Sequence[Word], pair: tuple[Word, Word], rest: tuple[Word, Word]) -> bool:
    """Does the claim join a pair: nothing of the rest stands between the two, and the contrary alone no nearer?"""
    mine = [i for i, word in enumerate(words) if word.key in {one.key for one in pair}]
    theirs = [i for i, word in enumerate(words) if word.key in {one.key for one in rest}]
    if len({words[i].key for i in theirs}) == 1 and len(mine) > 1:
        value = next(i for i in mine if words[i].key == pair[1].key)
        return max(mine) - min(mine) < min(abs(i - value) for i in theirs)
    return not theirs or max(mine) < min(theirs) or max(theirs) < min(mine)
