"""How a word that claim and passage share is meant in both: denied, only possible, wanted, almost or once so.

Looks at the small words right before the shared one, wherever the two stand. The comparison of what lies between two
shared words (polarity, modality) sees the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.contraries import opposite
from assistant.verify.lexicon import BASES, DENIALS, HEDGES, MODALITY, QUANTIFIERS
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

_BEFORE = 5  # words before one that can govern it
_BREAKS = frozenset("and but or because if unless when while whether that which who so than as to".split())
_WEAKER = {"possible": 0.8, "intended": 0.8, "failed": 1.0, "nearly": 0.8, "former": 0.8}


def governed(words: Sequence[Word], matched: Sequence[int], source: Source) -> Iterator[Disagreement]:
    """The first shared word that the passage denies and the claim does not, and the first that it says less surely."""
    denies = any(_denies(word) for word in words)
    moods = {mood for word in words if (mood := MODALITY.get(word.folded))}
    hedged = any(word.folded in HEDGES for word in words)
    shared = [(i, at) for i, at in enumerate(matched) if at >= 0 and words[i].kind in SUBSTANCE]
    for i, at in () if denies else shared:
        number = source.sentence[at]
        if number in source.denied or _conditional(source, number):
            continue
        if (denial := _denial(source, at)) and not any(opposite(w.key, source.words[at].key) for w in words[:i]):
            yield Disagreement(kind="negation", said="", found=denial.folded, weight=1.0)
            break
    for i, at in () if hedged or denies else shared:
        mood, word = _mood(source, at)
        if mood == "future" and mood not in moods and _past(words[i]):
            yield Disagreement(kind="modality", said=words[i].folded, found=word, weight=0.8)
            return
        if mood in _WEAKER and mood not in moods:
            yield Disagreement(kind="modality", said="", found=word, weight=_WEAKER[mood])
            return


def _govern(source: Source, at: int) -> list[Word]:
    """The small words right before a word of the passage, of its clause, nearest first."""
    start, _ = source.bounds[source.sentence[at]]
    found: list[Word] = []
    behind = source.words[at]
    for word in reversed(source.words[max(start, at - _BEFORE) : at]):
        if behind.start - word.end > 1 or (word.folded in _BREAKS and word.folded != "to"):
            break
        if word.kind in SUBSTANCE and word.folded not in MODALITY:
            break
        found.append(word)
        behind = word
    return found


def _denial(source: Source, at: int) -> Word | None:
    """What denies a word of the passage; "not only" and "no longer than" deny nothing."""
    before = _govern(source, at)
    for near, word in zip(["", *(w.folded for w in before)], before, strict=False):
        if word.kind == "negation":
            return None if near in {"only", "just", "merely", "simply", "more", "less"} else word
    return None


def _mood(source: Source, at: int) -> tuple[str, str]:
    for word in _govern(source, at):
        if mood := MODALITY.get(word.folded):
            return mood, word.folded
    return "", ""


def _past(word: Word) -> bool:
    return word.kind == "content" and (word.folded in BASES or word.folded.endswith("ed"))


def _conditional(source: Source, number: int) -> bool:
    """ "Not ... unless" and "not ... until" say when it is so."""
    start, end = source.bounds[number]
    return any(word.folded in {"unless", "until", "till"} for word in source.words[start:end])


def _denies(word: Word) -> bool:
    return word.kind == "negation" or word.folded in DENIALS or QUANTIFIERS.get(word.folded) in {"few", "none"}
