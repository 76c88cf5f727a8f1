"""Who does what to whom: the doer and the other side of each verb that claim and passage share.

No parser: a clause is what stands between stops, conjunctions and other verbs. Voice counts ("was taught by"). Only what
both sides name is compared, and that somebody else did it is said of people only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.contraries import opposite
from assistant.verify.lexicon import AUXILIARIES, PERSONS, SPEECH, TITLES
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart, is_verb, past
from assistant.verify.word import Word

_REACH = 14  # words on either side of a verb that are looked at
_JOINTS = frozenset(
    "and or but because while whereas although though so then if unless when after before until".split()
)
_NAMING = frozenset(("name", "content"))  # and "little", which counts elsewhere
_LIKEWISE = frozenset("so as neither nor".split())
_MUTUAL = frozenset("marri meet match equal agre talk fight".split())  # say the same of both sides
_MOST = 8  # places of a verb that are looked at


class _Clause(NamedTuple):
    """The words beside a verb that name who does it and what else there is. `pronoun` is the doer where it is one."""

    doer: tuple[Word, ...]
    other: tuple[Word, ...]
    pronoun: str


class _Sides(NamedTuple):
    """The keys of both sides of a verb; `pronoun` where he or she does it who may be anybody."""

    doer: frozenset[str]
    other: frozenset[str]
    object: frozenset[str]  # of the other side, what stands before "to", "for", "in"
    pronoun: bool
    named: str
    name: bool
    person: bool


def roles(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first verb whose doer and other side are exchanged, or that somebody else does, in the sentences told."""
    for at, verb in enumerate(words):
        if not is_verb(words, at) or verb.key in _MUTUAL or verb.folded in SPEECH:
            continue
        ours = _sides(_clause(words, at), frozenset())
        if not ours.doer:
            continue
        theirs = [one for one in _places(verb.key, source, told) if one.doer or one.pronoun]
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


def _share(ours: _Sides, theirs: _Sides) -> bool:
    """Have two doers a word in common that is more than a first name or an office: "Alderman Pryce", "Alderman Stone"?"""
    common = ours.doer & theirs.doer
    pairs = len(ours.doer) == len(theirs.doer) == 2 and ours.name and theirs.name
    return bool(common) and not (pairs and len(common) == 1 and not (ours.doer ^ theirs.doer) & TITLES.keys())


def _places(key: str, source: Source, told: Sequence[int]) -> Iterator[_Sides]:
    """Both sides of the verb in each of the sentences told that has it."""
    for place in map(int, source.places.get(key, ())[:_MOST]):
        number = source.sentence[place]
        if number in told and number not in source.asked:
            start, end = source.bounds[number]
            sentence = source.words[start:end]
            if is_verb(sentence, place - start):
                sides = _sides(_clause(sentence, place - start), source.speakers[number])
                yield sides
                if others := _likewise(sentence, place - start):
                    yield sides._replace(doer=others, pronoun=False)


def _likewise(words: Sequence[Word], at: int) -> frozenset[str]:
    """Who did the same, of whom the sentence goes on: "I voted against, and so did Ann Lee"."""
    for i in range(at + 1, len(words) - 2):
        if words[i].folded in _LIKEWISE and words[i + 1].folded in AUXILIARIES:
            end = next((j for j in range(i + 2, len(words)) if apart(words, j)), len(words))
            return frozenset(word.key for word in words[i + 2 : end] if word.kind in _NAMING)
    return frozenset()


def _sides(clause: _Clause, speaker: frozenset[str]) -> _Sides:
    """The keys of a clause's words, the first person being the speaker."""
    doer = frozenset(word.key for word in clause.doer)
    other = frozenset(word.key for word in clause.other if word.kind in _NAMING)
    if clause.pronoun == "i":
        doer = speaker
    if any(word.folded == "me" for word in clause.other):
        other |= speaker
    named = " ".join(word.folded for word in clause.doer[-3:]) or " ".join(sorted(doer)) or "another"
    name = any(word.kind == "name" for word in clause.doer) or clause.pronoun == "i"
    person = name or any(word.folded in PERSONS for word in clause.doer)
    small = (i for i, word in enumerate(clause.other) if word.kind == "function" and word.key)
    direct = clause.other[: next(small, len(clause.other))]
    object_ = frozenset(word.key for word in direct if word.kind in _NAMING)
    return _Sides(doer, other, object_, bool(clause.pronoun), named, name, person)


def _exchanged(ours: _Sides, theirs: _Sides) -> Disagreement | None:
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


def _clause(words: Sequence[Word], at: int) -> _Clause:
    """The clause around the verb at `at`; in the passive the doer stands behind "by"."""
    start = at
    while start and not apart(words, start) and _small(words[start - 1]):
        start -= 1
    by_whom = at + 1 < len(words) and words[at + 1].folded == "by"
    passive = past(words[at]) and (by_whom or any(word.key == "be" for word in words[start:at]))
    before, pronoun = _before(words, start)
    behind = tuple(_behind(words, at))
    if not passive:
        return _Clause(before, behind, pronoun)
    by = next((i for i, word in enumerate(behind) if word.folded == "by"), len(behind))
    return _Clause(tuple(word for word in behind[by:] if word.kind in _NAMING), before, "")


def _small(word: Word) -> bool:
    """An auxiliary, a negation or a particle that belongs to the verb behind it."""
    return (
        word.folded in AUXILIARIES
        or word.key == ""
        or word.kind in {"negation", "quantifier"}
        or word.folded.endswith("ly")
    )


def _before(words: Sequence[Word], end: int) -> tuple[tuple[Word, ...], str]:
    """What names the doer before a verb, or the pronoun that does. An aside between commas is its apposition or none."""
    found: list[Word] = []
    at = end - 1
    if at >= 0 and apart(words, end):
        aside = at
        while aside > 0 and not apart(words, aside):
            aside -= 1
        inside = range(aside, at + 1)
        if aside and not any(is_verb(words, i) or words[i].folded in AUXILIARIES for i in inside):
            found = [words[i] for i in reversed(inside)]
        at = aside - 1
    low = max(0, at - _REACH)
    while at >= low:
        word = words[at]
        if (word.folded in _JOINTS and _new_clause(words, at)) or is_verb(words, at) or word.folded in AUXILIARIES:
            break
        if word.kind == "pronoun" and word.key != "it" and not any(w.kind in _NAMING for w in found):
            return (), word.folded
        found.append(word)
        if at and apart(words, at):
            break
        at -= 1
    return tuple(word for word in reversed(found) if word.kind in _NAMING or word.folded == "little"), ""


def _new_clause(words: Sequence[Word], at: int) -> bool:
    """Does a joint begin a clause? The "and" of "Ada and Tom went" joins two who do the same."""
    if words[at].folded not in {"and", "or"}:
        return True
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if is_verb(words, i) or words[i].folded in AUXILIARIES:
            return True
        if apart(words, i + 1):
            return False
    return False


def _behind(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The words behind a verb up to the end of its clause."""
    for i in range(at + 1, min(len(words), at + _REACH)):
        if apart(words, i) or (words[i].folded in _JOINTS and words[i].folded != "or"):
            return
        yield words[i]
