"""Values told one after another: "five in Fore Street, four along the Quay", "Room 1 is damp, Room 2 is dry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart, is_verb
from assistant.verify.word import SUBSTANCE, Word

_JOINTS = frozenset("and but while whereas".split())
_NAMING = frozenset(("content", "name"))
_MOST = 12  # places of a word that are looked at
_MOSTLY = 0.6  # of what else the claim says stands in the sentence that it tells


def another_of_the_list(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The claim's only number, where a part of a sentence has all that it says and another part has the number."""
    numbers = [word for word in words if word.kind == "number"]
    if len(numbers) != 1 or any(word.kind == "negation" for word in words):
        return
    (number,) = numbers
    said = {word.key for word in words}
    for where in told:
        sentence = source.words[slice(*source.bounds[where])]
        if where in source.asked or number.key not in {word.key for word in sentence}:
            continue
        parts = [part for part in _parts(sentence) if sum(word.kind == "number" for word in part) == 1]
        homes = [part for part in parts if number.key in {word.key for word in part}]
        for part in parts:
            mine = {word.key for word in part if word.kind in _NAMING}
            other = next(word for word in part if word.kind == "number")
            alike = homes and _verbless(part) == _verbless(homes[0])
            if not mine or not alike or part in homes or not mine <= said or other.key in said:
                continue
            if homes and all(_own(home) - said and _own(home) & said <= mine for home in homes):
                yield Disagreement(kind="number", said=number.folded, found=other.folded, weight=1.0, refutes=True)
                return


def another_number(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """ "Room 2" for "Room 1", where the passages have both and the sentence told has the other alone."""
    for ours in _numbered(words):
        what, number = ours
        rest = {word.key for word in words if word.kind in SUBSTANCE} - {what.key, number.key}
        homes = {where for pair, where in _everywhere(what.key, source) if pair == (what.key, number.key)}
        for where in told:
            sentence = source.words[slice(*source.bounds[where])]
            keys = {word.key for word in sentence}
            theirs = [other for one, other in _numbered(sentence) if one.key == what.key]
            if where in source.asked or not theirs or not rest or len(rest & keys) < _MOSTLY * len(rest):
                continue
            if not homes or any(abs(home - where) <= 1 for home in homes):
                continue  # "Level 1" may be the heading of it
            if all(other.key != number.key for other in theirs):
                said, found = f"{what.folded} {number.folded}", f"{what.folded} {theirs[0].folded}"
                yield Disagreement(kind="number", said=said, found=found, weight=1.0, refutes=True)
                return


def _parts(sentence: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """What stands between commas and conjunctions."""
    start = 0
    for at in range(1, len(sentence) + 1):
        if at == len(sentence) or apart(sentence, at) or sentence[at].folded in _JOINTS:
            yield sentence[start:at]
            start = at


def _own(part: Sequence[Word]) -> set[str]:
    return {word.key for word in part if word.kind in _NAMING}


def _verbless(part: Sequence[Word]) -> bool:
    return not any(is_verb(part, at) for at in range(len(part)))


def _numbered(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """A noun and the number that tells which one it is."""
    for at in range(1, len(words)):
        one, other = words[at - 1], words[at]
        last = at + 1 == len(words) or words[at + 1].kind not in {"unit", "number", "date"}
        named = other.kind == "number" and other.key.isdecimal() and one.kind in _NAMING and not is_verb(words, at - 1)
        if named and other.start - one.end == 1 and last:
            yield one, other


def _everywhere(key: str, source: Source) -> Iterator[tuple[tuple[str, str], int]]:
    """What stands right behind each word with a key, and in which sentence."""
    for at in map(int, source.places.get(key, ())[:_MOST]):
        yield from (((key, word.key), source.sentence[at]) for word in source.words[at + 1 : at + 2])
