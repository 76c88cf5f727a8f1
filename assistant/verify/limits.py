"""An amount that a claim gives a limit of: "less than half an hour" for 25 minutes, "more than twenty boats" for 24."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.counted import counts
from assistant.verify.lexicon import QUANTIFIERS
from assistant.verify.quantities import quantities
from assistant.verify.reckoning import Reckoned
from assistant.verify.word import Word

_SIDES = frozenset(("over", "under"))
_BEFORE = 3  # words before an amount among which its limit stands


def limits(words: Sequence[Word], told: Sequence[Sequence[Word]]) -> Iterator[Reckoned]:
    """The amounts of a claim that are a limit, where the sentences told have amounts of the same: all within, or none.

    A limit that they give themselves tells nothing of another.
    """
    there = [
        (amount, of, " ".join(word.folded for word in sentence[start:end]), _lead(sentence, start) >= 0)
        for sentence in told
        for amount, of, start, end in _amounts(sentence)
    ]
    for amount, of, start, end in _amounts(words):
        lead = _lead(words, start)
        theirs = [(one, text, limit) for one, what, text, limit in there if what == of]
        if lead < 0 or any(limit for _, _, limit in theirs):
            continue
        over = _side(words[lead]) == "over"
        within = {one >= amount if over else one <= amount for one, _, _ in theirs}
        if len(within) == 1:
            said = " ".join(word.folded for word in words[start:end])
            found = ", ".join(text for _, text, _ in theirs)
            yield Reckoned(frozenset(range(lead, end)), said, within == {True}, found)


def _amounts(words: Sequence[Word]) -> Iterator[tuple[float, str, int, int]]:
    """What is measured or counted: how much, of what, and the words that say it, `words[start:end]`."""
    measured = list(quantities(words))
    yield from ((one.amount, one.measure, one.start, one.end) for one in measured if one.measure != "share")
    taken = {at for one in measured for at in range(one.start, one.end)}
    for word, things in counts(words):
        at = words.index(word)
        if at not in taken and things:
            yield float(word.key), things[-1], at, at + 1


def _lead(words: Sequence[Word], at: int) -> int:
    """Where the word stands that makes what begins there a limit, -1 for nowhere."""
    return next((i for i in range(at - 1, max(-1, at - 1 - _BEFORE), -1) if _side(words[i])), -1)


def _side(word: Word) -> str:
    side = QUANTIFIERS.get(word.folded, "")
    return side if side in _SIDES else ""
