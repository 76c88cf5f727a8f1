"""Who a passage says told something, and of whom a speaker speaks: "A spokesman said ...", "She was afraid".

Labels of speakers are compared elsewhere (see attribution); this is about passages that tell of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.lexicon import SPEECH, TITLES
from assistant.verify.types import Disagreement
from assistant.verify.word import Word

_NAMING = frozenset(("name", "content"))
_BEGINNING = 8  # words before which a claim says who told it
_MOSTLY = 0.6  # of what was told lies in one sentence
_LEAST = 2  # words of it


def tellers(words: Sequence[Word], matched: Sequence[int], source: Source) -> Iterator[Disagreement]:
    """Somebody else who told what the claim says its subject told."""
    at = _telling(words, 0, _BEGINNING)
    mine = _doer(words[:at]) if at > 0 else ()
    rest = [place for word, place in zip(words[at + 1 :], matched[at + 1 :], strict=True) if word.kind in _NAMING]
    found = [place for place in rest if place >= 0]
    if not mine or len(found) < max(_LEAST, _MOSTLY * len(rest)):
        return
    number = source.sentence[found[len(found) // 2]]
    start, end = source.bounds[number]
    inside = [place for place in found if start <= place < end]
    if number in source.asked or len(inside) < max(_LEAST, _MOSTLY * len(rest)):
        return
    told = _telling(source.words, start, min(inside))
    theirs = _doer(source.words[start:told]) if told > start else ()
    ours = {word.key for word in mine}
    if theirs and not ours & {word.key for word in theirs} and not ours & source.speakers[number]:
        yield Disagreement(kind="speaker", said=_shown(mine), found=_shown(theirs), weight=1.0)


def spoken_of(words: Sequence[Word], matched: Sequence[int], source: Source) -> Iterator[Disagreement]:
    """The claim's subject is who speaks, and the sentence is about a "he" or "she", who is somebody else."""
    first = next((i for i, word in enumerate(words) if word.kind != "name" and word.folded not in TITLES), 0)
    first = first or next((i for i, word in enumerate(words) if word.kind not in _NAMING and word.key), 0)
    mine = {word.key for word in words[:first] if word.kind in _NAMING}
    places = [at for word, at in zip(words[first:], matched[first:], strict=True) if word.kind in _NAMING and at >= 0]
    numbers = {source.sentence[at] for at in places}
    if not mine or len(places) < _LEAST or len(numbers) != 1:
        return
    (number,) = numbers
    start, end = source.bounds[number]
    speaker = source.speakers[number]
    if not speaker or not mine <= speaker:
        return
    begins = next((word for word in source.words[start:end] if word.key not in speaker), None)
    own = any(word.folded in {"i", "my", "me", "we"} for word in source.words[start:end])
    if begins and begins.folded in {"he", "she"} and not own:
        said = " ".join(word.folded for word in words[:first] if word.kind in _NAMING)
        yield Disagreement(kind="name", said=said, found=begins.folded, weight=1.0)


def _telling(words: Sequence[Word], start: int, end: int) -> int:
    """The first word of telling between two places; -1 where there is none."""
    return next((i for i in range(start, min(end, len(words))) if words[i].folded in SPEECH), -1)


def _doer(words: Sequence[Word]) -> tuple[Word, ...]:
    """What names who tells; nothing where a pronoun does."""
    if any(word.kind == "pronoun" for word in words):
        return ()
    return tuple(word for word in words if word.kind in _NAMING)


def _shown(words: Sequence[Word]) -> str:
    return " ".join(word.folded for word in words[-3:])
