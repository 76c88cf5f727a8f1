"""Whom or what a claim says something of, where the passages say that of another: "The Heron weighs 1.2 kg" for the Wren.

Every word of such a claim stands in the passages, in their order even. No parser: a claim and a sentence are held against
each other by stretches (see stretches), and a claim is of another where what it tells stands in stretches with other
subjects alone, and its own subject is that of a stretch which says something of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from assistant.verify.record import Record
from assistant.verify.stretches import NAMING, VALUED, Stretch, stretches
from assistant.verify.types import Disagreement
from assistant.verify.verbs import is_verb, past
from assistant.verify.word import Word

_COUNTING = frozenset("all most many some few several none both half".split())
_WHOLE = frozenset(("all", "both"))  # "four roles, all in sales": no amount beside the four
_WHEN = frozenset(("when", "as", "while"))
_SHORT = 6  # words of a stretch that leans on the one before, and half of those of a claim that is held against it


def bindings(words: Sequence[Word], record: Record) -> Iterator[Disagreement]:
    """The first stretch of the claim that is of another, else the first whose value belongs to something else."""
    said = frozenset(word.key for word in words)
    ours = tuple(stretches(record.named(words)))
    for find in (_of_another, _crossed, _exchanged):
        for one in ours:
            if found := find(one, said, record):
                yield found
                return


def _of_another(ours: Stretch, said: frozenset[str], record: Record) -> Disagreement | None:
    """What is said of the stretch's subject, where the passages say it of others only."""
    told = ours.substance - ours.subject
    if (
        not ours.subject
        or (ours.verbless and not ours.values)
        or not (len(told) > 1 or ours.values or _led(ours, told))
    ):
        return None
    homes = _homes(told, ours, record)
    missing = [ours.subject - home.keys for home in homes]
    if not homes or not all(missing) or not all(home.subject - ours.keys for home in homes):
        return None
    if any(_meanwhile(ours, home, record) for home in homes):
        return None
    home, away = homes[0], frozenset.intersection(*missing)
    if not (ours.named or ours.values or _led(ours, told) or (ours.definite and home.definite)):
        return None
    if not home.subject - said or not any(_elsewhere(key, told, ours, home, record) for key in sorted(away)):
        return None
    return Disagreement(
        kind="name" if ours.named and home.named else "order",
        said=ours.without(home.subject),
        found=home.without(ours.keys),
        weight=1.0,
    )


def _homes(told: frozenset[str], ours: Stretch, record: Record) -> list[Stretch]:
    """The stretches that say what is told: all of it, else its values. One plain word says too little."""
    homes = record.with_all(told)
    if homes and (len(told) > 1 or any(w.kind in VALUED | {"name"} for w in ours.words if w.key in told)):
        return homes
    values = ours.values
    return record.with_all(values) if values and not homes else []


def _meanwhile(ours: Stretch, home: Stretch, record: Record) -> bool:
    """Does the home say when it was, and the rest behind a "when": "The fire was on 4 May, when the chimney fell"?"""
    start, end = record.source.bounds[home.sentence]
    sentence = record.source.words[start:end]
    for other in record.of(home.sentence):
        at = next(i for i, word in enumerate(sentence) if word.start == other.words[0].start)
        told = ours.substance <= other.keys | home.keys and bool(ours.subject & other.subject)
        if at and sentence[at - 1].folded in _WHEN and told:
            return True
    return False


def _elsewhere(key: str, told: frozenset[str], ours: Stretch, home: Stretch, record: Record) -> bool:
    """Is the key the subject of another stretch, which says something of the same kind, or a name beside a name?"""
    kinds = {w.kind for w in ours.words if w.key in told and w.kind in VALUED}
    frame = told - ours.values
    for other in record.having(key):
        if key not in other.subject:
            continue
        if home.named and (ours.named or (ours.definite and other.named and not home.subject & other.subject)):
            return True
        rival = any(w.kind in kinds and w.key not in ours.keys for w in other.words)
        doing = frozenset(w.key for i, w in enumerate(ours.words) if w.key in frame and is_verb(ours.words, i))
        if other.keys & frame and (rival or not kinds or (other.keys & doing and not ours.values & other.keys)):
            return True
        if _led(ours, told) & _led(other, other.substance - ours.keys):
            return True
    return False


def _led(stretch: Stretch, keys: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The small words right before names and values with these keys, each with what kind of word follows it."""
    return frozenset(
        (one.folded, other.kind)
        for one, other in zip(stretch.words, stretch.words[1:], strict=False)
        if other.key in keys and other.kind in VALUED | {"name"} and one.kind == "function" and one.key
    )


def _crossed(ours: Stretch, said: frozenset[str], record: Record) -> Disagreement | None:
    """A value that goes with another word of the passages' sentence: "abstained in June, supported the motion in July"."""
    values = frozenset(w.key for w in ours.words if w.kind in VALUED or _amount(w))
    homes = record.with_all(values) if values else []
    for at, word in enumerate(ours.words) if homes else ():
        if word.kind not in NAMING or any(word.key in home.keys for home in homes):
            continue
        for home in homes:
            if _meanwhile(ours, home, record):
                continue
            find = _verb_instead if past(word) and ours.values else _leaning
            others = [one for one in record.of(home.sentence) if word.key in one.keys]
            if rival := next(filter(None, (find(ours, at, other, home, said) for other in others)), ""):
                return Disagreement(kind="order", said=word.folded, found=rival, weight=1.0)
    return None


def _verb_instead(ours: Stretch, at: int, other: Stretch, home: Stretch, said: frozenset[str]) -> str:
    """The verb that the value goes with, where the claim's has one of its own or all else stands beside the value."""
    rest = ours.substance - ours.subject - {ours.words[at].key}
    if not (rest <= home.keys or _own_value(ours, other, home, said)):
        return ""
    return next((word.folded for word in home.words if past(word) and word.key not in said), "")


def _leaning(ours: Stretch, at: int, other: Stretch, home: Stretch, said: frozenset[str]) -> str:
    """What the value is of, where the claim's word has its own in a stretch without a verb: "and three about bills"."""
    if (
        not other.verbless
        or len(other.words) > _SHORT
        or len(ours.words) > 2 * _SHORT
        or not _own_value(ours, other, home, said)
    ):
        return ""
    there = next((i for i, word in enumerate(other.words) if word.key == ours.words[at].key), -1)
    if there < 0 or (there and _before(ours.words, at) != _before(other.words, there)):
        return ""
    return next((w.folded for w in home.words[1:] if w.kind in NAMING and w.key not in said and not past(w)), "")


def _exchanged(ours: Stretch, said: frozenset[str], record: Record) -> Disagreement | None:
    """Two values of which each has another partner in the sentence: "300 in summer and 120 in winter"."""
    values = [word for word in ours.words if word.kind in VALUED]
    for one, other in permutations(values, 2):
        if one.kind == other.kind or record.with_all(frozenset((one.key, other.key))):
            continue
        for home in record.having(one.key):
            rest = [stretch for stretch in record.of(home.sentence) if other.key in stretch.keys]
            partner = next((w for w in home.words if w.kind == other.kind and w.key not in said), None)
            if partner and any(w.kind == one.kind and w.key not in said for stretch in rest for w in stretch.words):
                return Disagreement(kind="order", said=other.folded, found=partner.folded, weight=1.0)
    return None


def _before(words: Sequence[Word], at: int) -> str:
    """The nearest small word before one: "on" in "on the waiting list"."""
    return next((word.folded for word in reversed(words[:at]) if word.kind not in NAMING and word.key), "")


def _own_value(ours: Stretch, other: Stretch, home: Stretch, said: frozenset[str]) -> bool:
    """Has the other stretch a value of the kind that claim and home share?"""
    shared = [word for word in ours.words if word.key in home.keys]
    own = (word for word in other.words if word.key not in said and (word.kind in VALUED or _amount(word)))
    own = (word for word in own if word.folded not in _WHOLE)
    return any(_same_kind(word, mine) for word in own for mine in shared)


def _amount(word: Word) -> bool:
    """Does it say how many: a number, "most", "few"?"""
    return word.kind == "number" or word.folded in _COUNTING


def _same_kind(one: Word, other: Word) -> bool:
    return one.kind == other.kind or (_amount(one) and _amount(other))
