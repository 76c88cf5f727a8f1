"""Why something is so: a claim's "because ..." where the passages give another reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

_KNOWING = frozenset("know knew remember remembered mention say tell notice noticed guess".split())
# Words that give a reason, also without naming it.
_LINKS = frozenset(
    "because so since as why reason reasons therefore hence due thus thanks cause caused led made".split()
)
_FAR_APART = 0.7  # weight of a reason that is given by the claim alone
_NEAR = 2  # sentences between what is so and why, at most
_PLACES = 12  # of a word that are looked at
_MOSTLY = 0.6  # of the words of substance before "because" stand in the sentence too


def causes(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first sentence told that says the same with a "because" of its own, and nothing of the claim's reason behind it."""
    at = _because(words)
    effect, reason = _substance(words[:at]), _substance(words[at + 1 :])
    if at <= 0 or not effect or not reason or not all(word.key in source.places for word in reason):
        return
    for number in told:
        start, end = source.bounds[number]
        sentence = source.words[start:end]
        there = _because(sentence)
        if there <= 0 or number in source.asked:
            continue
        keys, given = {word.key for word in sentence[:there]}, _substance(sentence[there + 1 :])
        if (
            given
            and _only_known(sentence[:there], keys, effect, words)
            and {w.key for w in reason} <= {w.key for w in given}
        ):
            lead = " ".join(w.folded for w in sentence[:there])
            yield Disagreement(kind="order", said="because", found=f"{lead} because", weight=1.0, refutes=True)
            return
        same = sum(word.key in keys for word in effect) >= _MOSTLY * len(effect)
        if same and given and not {word.key for word in reason} & {word.key for word in given}:
            said, found = (" ".join(w.folded for w in side[:4]) for side in (reason, given))
            yield Disagreement(kind="order", said=f"because {said}", found=f"because {found}", weight=1.0)
            return
    if given_ := _given_elsewhere(effect, reason, source):
        said = " ".join(word.folded for word in reason[:4])
        yield Disagreement(kind="order", said=f"because {said}", found=f"because {given_}", weight=1.0, refutes=True)
    elif _unlinked(effect, reason, source):
        said = " ".join(word.folded for word in reason[:4])
        yield Disagreement(kind="order", said=f"because {said}", found="", weight=_FAR_APART)


def _given_elsewhere(effect: Sequence[Word], reason: Sequence[Word], source: Source) -> str:
    """The reason that follows what is so, "We built it at 95." - "Why?" - "Because ...", where it is not the claim's."""
    keys = {word.key for word in reason}
    for number in sorted(_telling(effect, source)):
        for behind in (number + 1, number + 2):
            inside = (
                behind < len(source.bounds)
                and source.passage[source.bounds[behind][0]] == source.passage[source.bounds[number][0]]
            )
            sentence = (
                [w for w in source.words[slice(*source.bounds[behind])] if w.key not in source.speakers[behind]]
                if inside
                else []
            )
            if sentence and sentence[0].folded == "because" and not keys & {word.key for word in sentence}:
                return " ".join(word.folded for word in _substance(sentence)[:4])
            if behind not in source.asked:
                break
    return ""


def _unlinked(effect: Sequence[Word], reason: Sequence[Word], source: Source) -> bool:
    """Do the passages tell both, but far from one another and without a word for a reason?"""
    first, second = (_telling(side, source) for side in (effect, reason))
    if not first or not second:
        return False
    near = min(abs(a - b) for a in first for b in second) <= _NEAR
    around = {n for number in first | second for n in range(number - 1, number + 2) if 0 <= n < len(source.bounds)}
    linked = any(word.folded in _LINKS for n in around for word in source.words[slice(*source.bounds[n])])
    return not near and not linked


def _telling(side: Sequence[Word], source: Source) -> set[int]:
    """The sentences that have at least half of the words."""
    keys = {word.key for word in side}
    held: dict[int, set[str]] = {}
    for key in keys:
        for at in source.places.get(key, ())[:_PLACES]:
            held.setdefault(source.sentence[int(at)], set()).add(key)
    return {number for number, inside in held.items() if 2 * len(inside) >= len(keys)}


def _only_known(before: Sequence[Word], keys: Set[str], effect: Sequence[Word], words: Sequence[Word]) -> bool:
    """Does a "because" say how something is known, "I know because ...", which the claim takes for why it is so?"""
    knowing = [word for word in before if word.folded in _KNOWING]
    said = any(word.folded in _KNOWING for word in words)
    return bool(knowing) and not said and not any(word.key in keys for word in effect)


def _because(words: Sequence[Word]) -> int:
    return next((i for i, word in enumerate(words) if word.folded == "because"), -1)


def _substance(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.kind in SUBSTANCE]
