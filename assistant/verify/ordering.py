"""When something was, told by something else: "before the fire" where it was after the fire, or in the year itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

_BEFORE, _AFTER, _THEN = "before", "after", "then"
_ORDER = {
    "before": _BEFORE, "until": _BEFORE, "till": _BEFORE, "prior": _BEFORE,
    "after": _AFTER, "since": _AFTER, "following": _AFTER,
    "in": _THEN, "on": _THEN, "during": _THEN, "at": _THEN,
}  # fmt: skip
_TURNS = frozenset("then next afterwards later finally lastly".split())  # at the beginning of a sentence
_LED = 4  # small words between such a word and what it tells the time by
_MOST = 12  # places of a word that are looked at
_MOSTLY = 0.5  # of what else the claim says stands in the sentence


def ordered_otherwise(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """The first time told by something of which the passages only have the contrary, beside most of what the claim says."""
    if any(word.kind == "negation" for word in words):
        return
    for at, word in enumerate(words):
        ours = _lead(words, at) if word.kind in SUBSTANCE else None
        if ours is None or _ORDER[ours.folded] == _THEN:
            continue
        rest = {w.key for w in words if w.kind in SUBSTANCE and w.key != word.key}
        found = [_there(int(place), rest, source) for place in source.places.get(word.key, ())[:_MOST]]
        leads = [lead for lead in found if lead is not None]
        if leads and len(leads) == len(found) and all(_contrary(ours, lead, word) for lead in leads):
            yield Disagreement(kind="opposite", said=ours.folded, found=leads[0].folded, weight=1.0, refutes=True)
            return


def in_turn_otherwise(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """ "It is dried before it is washed", where it is washed, and after that dried."""
    at = next((i for i, word in enumerate(words) if word.folded in {"before", "after"} and i), 0)
    if not at or any(word.kind == "negation" for word in words):
        return
    first, second = (_telling(side, source) for side in (words[:at], words[at + 1 :]))
    wrong = [
        later
        for one in first
        for other in second
        if (later := max(one, other)) == (one if words[at].folded == "before" else other) and _next(later, source)
    ]
    if first and second and len(wrong) == len(first) * len(second):
        said, found = words[at].folded, _next(wrong[0], source)
        yield Disagreement(kind="order", said=said, found=found, weight=1.0, refutes=True)


def _telling(side: Sequence[Word], source: Source) -> set[int]:
    """The sentences, questions apart, that have most of the words, but only where these are enough to tell."""
    keys = {word.key for word in side if word.kind in SUBSTANCE}
    held: dict[int, int] = {}
    for key in keys:
        for number in {source.sentence[int(at)] for at in source.places.get(key, ())[:_MOST]} - source.asked:
            held[number] = held.get(number, 0) + 1
    most = max(held.values(), default=0)
    return {number for number, many in held.items() if many == most and many > _MOSTLY * len(keys)}


def _next(number: int, source: Source) -> str:
    """What says at the beginning of a sentence that it follows the one before, "then", "after that"; '' for nothing."""
    words = [
        w.folded
        for w in source.words[slice(*source.bounds[number])]
        if w.key not in source.speakers[number] or not w.key
    ]
    words = words[1:] if words[:1] == ["and"] else words
    after = words[:1] == ["after"] and words[1:2] in (["that"], ["this"], ["which"])
    return words[0] if words and (after or words[0] in _TURNS) else ""


def _there(place: int, rest: set[str], source: Source) -> Word | None:
    """What leads in a word of the passages, in a sentence that has most of the rest and is no question."""
    number = source.sentence[place]
    start, end = source.bounds[number]
    shared = len(rest & source.sentence_keys(number))
    if number in source.asked or not rest or shared < _MOSTLY * len(rest):
        return None
    return _lead(source.words[start:end], place - start)


def _lead(words: Sequence[Word], at: int) -> Word | None:
    """The word that tells the time by the phrase that begins there: small words and the rest of a date between them."""
    for i in range(at - 1, max(-1, at - 1 - _LED), -1):
        if words[i + 1].start - words[i].end > 1:
            return None
        if words[i].folded in _ORDER:
            return words[i]
        if words[i].kind in SUBSTANCE - {"date"}:
            return None
    return None


def _contrary(ours: Word, theirs: Word, what: Word) -> bool:
    """Can only one of the two be: before and after it, or before a year and in it?"""
    one, other = _ORDER[ours.folded], _ORDER[theirs.folded]
    if _THEN in {one, other}:
        return what.kind == "date" and other == _THEN and ours.folded == "before"
    return one != other
