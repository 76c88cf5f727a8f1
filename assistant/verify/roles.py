"""Who does what to whom: the doer and the other side of each verb that claim and passage share.

Only what both sides name is compared (see clauses), and that somebody else did it is said of people only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.clauses import NAMED, Clause, clause, led
from assistant.verify.contraries import opposite
from assistant.verify.lexicon import AUXILIARIES, PERSONS, SPEECH, TITLES
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart, is_verb
from assistant.verify.word import Word

_LIKEWISE = frozenset("so as neither nor".split())
_WHOM = frozenset("to from for against".split())
_MUTUAL = frozenset("marri meet match equal agre talk fight".split())  # say the same of both sides
_MOST = 8  # places of a verb that are looked at


class Sides(NamedTuple):
    """The keys of both sides of a verb; `pronoun` where he or she does it who may be anybody."""

    doer: frozenset[str]
    other: frozenset[str]
    object: frozenset[str]  # of the other side, what stands before "to", "for", "in"
    pronoun: bool
    passive: bool
    done_to: bool  # it is done to somebody or something
    whom: frozenset[str]  # for whom, to whom or from whom
    named: str
    name: bool
    person: bool


def roles(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first verb whose doer and other side are exchanged, or that somebody else does, in the sentences told."""
    for at, verb in enumerate(words):
        if not is_verb(words, at) or verb.key in _MUTUAL or verb.folded in SPEECH:
            continue
        ours = sides(clause(words, at), frozenset())
        places = list(_places(verb.key, source, told, ours))
        if places and (undone := _undone(ours, places)):
            yield undone
            return
        theirs = [one for one in places if one.doer or one.pronoun]
        if not ours.doer:
            continue
        if shared := [one for one in theirs if _share(ours, one)]:
            contrary = [_contrary(ours.doer, one.doer) for one in shared] if ours.person else []
            known = [pair for pair in contrary if pair]
            if known and len(known) == len(contrary):
                yield Disagreement(kind="opposite", said=known[0][0], found=known[0][1], weight=1.0)
                return
            continue
        if found := next(filter(None, (_exchanged(ours, one) for one in theirs)), None):
            yield found
            return
        people = ours.person and all(one.person and one.doer for one in theirs)
        if theirs and people and all(key in source.places for key in ours.doer):
            names = ours.name and theirs[0].name
            yield Disagreement(
                kind="name" if names else "order",
                said=ours.named,
                found=theirs[0].named,
                weight=1.0 if names else 0.7,
            )
            return


def _undone(ours: Sides, places: Sequence[Sides]) -> Disagreement | None:
    """Is done to somebody what they only did themselves: "Ruth was taught", "they paid the county" for its paying them?

    Or did they what was only done to them: "Hale hired a clerk" for "Hale was hired"?
    """
    if ours.passive and not ours.doer:
        to = ours.other
        wrong = all(one.done_to and to & one.doer and not to & one.other for one in places)
    elif ours.pronoun and ours.object:
        to = ours.object
        wrong = all(one.done_to and to & one.doer and not to & one.other for one in places)
    else:
        own = ours.doer
        wrong = ours.person and ours.done_to
        wrong = wrong and all(not one.doer and (own <= one.whom or (one.passive and own & one.other)) for one in places)
    if not wrong:
        return None
    said = ours.named if ours.doer else " ".join(sorted(ours.other))
    return Disagreement(kind="order", said=said, found=places[0].named, weight=1.0)


def _share(ours: Sides, theirs: Sides) -> bool:
    """Have two doers a word in common that is more than a first name or an office: "Alderman Pryce", "Alderman Stone"?"""
    common = ours.doer & theirs.doer
    pairs = len(ours.doer) == len(theirs.doer) == 2 and ours.name and theirs.name
    return bool(common) and not (pairs and len(common) == 1 and not (ours.doer ^ theirs.doer) & TITLES.keys())


def _places(key: str, source: Source, told: Sequence[int], ours: Sides) -> Iterator[Sides]:
    """Both sides of the verb in each of the sentences told that has it, and in those that name the claim's own sides."""
    for place in map(int, source.places.get(key, ())[:_MOST]):
        number = source.sentence[place]
        near = source.sentence_keys(number) | source.speakers[number]
        named = ours.doer <= near and bool((ours.object | ours.whom) & near) and bool(ours.doer)
        if (number in told or named) and number not in source.asked:
            start, end = source.bounds[number]
            sentence = source.words[start:end]
            if is_verb(sentence, place - start):
                both = sides(clause(sentence, place - start), source.speakers[number])
                yield both
                if others := _likewise(sentence, place - start):
                    yield both._replace(doer=others, pronoun=False)


def _likewise(words: Sequence[Word], at: int) -> frozenset[str]:
    """Who did the same, of whom the sentence goes on: "I voted against, and so did Ann Lee"."""
    for i in range(at + 1, len(words) - 2):
        if words[i].folded in _LIKEWISE and words[i + 1].folded in AUXILIARIES:
            end = next((j for j in range(i + 2, len(words)) if apart(words, j)), len(words))
            return frozenset(word.key for word in words[i + 2 : end] if word.kind in NAMED)
    return frozenset()


def sides(clause: Clause, speaker: frozenset[str]) -> Sides:
    """The keys of a clause's words, the first person being the speaker with a label of these keys."""
    doer = frozenset(word.key for word in clause.doer)
    other = frozenset(word.key for word in clause.other if word.kind in NAMED)
    if clause.pronoun == "i":
        doer = speaker
    if any(word.folded == "me" for word in clause.other):
        other |= speaker
    named = " ".join(word.folded for word in clause.doer[-3:]) or " ".join(sorted(doer)) or "another"
    name = any(word.kind == "name" for word in clause.doer) or clause.pronoun == "i"
    person = name or any(word.folded in PERSONS for word in clause.doer)
    small = (i for i, word in enumerate(clause.other) if word.kind == "function" and word.key)
    direct = clause.other[: next(small, len(clause.other))]
    object_ = frozenset(word.key for word in direct if word.kind in NAMED)
    done_to = clause.passive or bool(object_) or any(word.kind == "pronoun" for word in direct)
    whom = frozenset(word.key for word in led(clause.behind, _WHOM) if word.kind in NAMED)
    return Sides(doer, other, object_, bool(clause.pronoun), clause.passive, done_to, whom, named, name, person)


def _exchanged(ours: Sides, theirs: Sides) -> Disagreement | None:
    """Does the doer stand on the other side there, or who does it there on the other side here?

    A pronoun does not do it to the one whom it is about.
    """
    if ours.other & theirs.other & (ours.doer | theirs.doer):
        return None
    told = ours.doer & theirs.other and not ours.object & theirs.object
    if told and (ours.other & theirs.doer or (theirs.pronoun and not theirs.doer)):
        return Disagreement(kind="order", said=ours.named, found=theirs.named, weight=1.0)
    if ours.person and theirs.person and ours.other & theirs.doer:
        return Disagreement(kind="order", said=ours.named, found=theirs.named, weight=1.0)
    return None


def _contrary(ours: frozenset[str], theirs: frozenset[str]) -> tuple[str, str] | None:
    """What tells two of one name apart: the older sister and the little one."""
    pairs = ((one, other) for one in sorted(ours - theirs) for other in sorted(theirs - ours))
    return next((pair for pair in pairs if opposite(*pair)), None)
