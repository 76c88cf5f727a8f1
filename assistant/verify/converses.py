"""Verbs that tell one deed from its two ends: who "received 300 pounds from the mill" was paid by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from assistant.verify.align import Source
from assistant.verify.clauses import NAMED, clause, led
from assistant.verify.roles import sides
from assistant.verify.types import Disagreement
from assistant.verify.verbs import is_verb
from assistant.verify.word import Word

# Who gives | who gets.
_PAIRS = """
    pay paid | receive received get got gotten earn earned
    give gave given grant granted award awarded hand handed | receive received get got gotten
    send sent | receive received get got gotten
    sell sold | buy bought purchase purchased
    lend lent loan loaned | borrow borrowed
    teach taught train trained | learn learned learnt
    """
_FROM, _TO = frozenset(("from",)), frozenset(("to",))
_MOST = 8  # places of a verb that are looked at
_End = Literal["gives", "gets"]


class _Deed(NamedTuple):
    """The keys of who gives and of who gets; with them stands what is given."""

    giver: frozenset[str]
    getter: frozenset[str]


def _table() -> dict[str, list[tuple[int, _End]]]:
    found: dict[str, list[tuple[int, _End]]] = {}
    for number, line in enumerate(_PAIRS.strip().splitlines()):
        ends: tuple[_End, _End] = ("gives", "gets")
        for end, forms in zip(ends, line.split("|"), strict=True):
            for form in forms.split():
                found.setdefault(form, []).append((number, end))
    return found


_ENDS = _table()


def converses(
    words: Sequence[Word], source: Source, told: Sequence[int], found: list[Disagreement]
) -> list[Disagreement]:
    """The disagreements so far, without opposites that tell one deed, and with the first deed whose ends are exchanged."""
    for at, verb in enumerate(words):
        ends = _ENDS.get(verb.folded, ())
        if not ends or not _verb(words, at):
            continue
        ours = _deed(words, at, ends[0][1], frozenset())
        for other, theirs in _others(verb, ends, source, told):
            alike = bool(ours.giver & theirs.giver) + bool(ours.getter & theirs.getter)
            crossed = bool(ours.giver & theirs.getter) + bool(ours.getter & theirs.giver)
            if crossed > alike:
                said, there = verb.folded, other.folded
                return [*found, Disagreement(kind="order", said=said, found=there, weight=1.0, refutes=True)]
            if alike > crossed:
                pair = {verb.folded, other.folded}
                found = [d for d in found if d.kind != "opposite" or {d.said, d.found} != pair]
    return found


def _others(
    verb: Word, ends: Sequence[tuple[int, _End]], source: Source, told: Sequence[int]
) -> Iterator[tuple[Word, _Deed]]:
    """The verbs of the other end in the sentences told, with their deeds; none where those have the verb itself."""
    if any(source.sentence[int(at)] in told for at in source.places.get(verb.key, ())[:_MOST]):
        return
    for number in told:
        sentence = source.words[slice(*source.bounds[number])] if number not in source.asked else ()
        for at, word in enumerate(sentence):
            for pair, end in _ENDS.get(word.folded, ()):
                if any(pair == own and end != side for own, side in ends) and _verb(sentence, at):
                    yield word, _deed(sentence, at, end, source.speakers[number])
                    break


def _verb(words: Sequence[Word], at: int) -> bool:
    return words[at].kind == "function" or is_verb(words, at)  # "got" and "gave" may be small words


def _deed(words: Sequence[Word], at: int, end: _End, speaker: frozenset[str]) -> _Deed:
    there = clause(words, at)
    both = sides(there, speaker)
    if end == "gives":
        return _Deed(both.doer, (both.other | _keys(led(there.behind, _TO), speaker)) - both.doer)
    return _Deed(_keys(led(there.behind, _FROM), speaker), both.doer)


def _keys(words: Sequence[Word], speaker: frozenset[str]) -> frozenset[str]:
    mine = speaker if any(word.folded in {"me", "us"} for word in words) else frozenset[str]()
    return mine | frozenset(word.key for word in words if word.kind in NAMED)
