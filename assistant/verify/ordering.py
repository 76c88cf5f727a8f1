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
