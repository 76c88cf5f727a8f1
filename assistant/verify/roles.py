"""Who does what to whom: the doer and the other side of each verb that claim and passage share.

No parser: a clause is what stands between stops, conjunctions and other verbs; verbs are told by their past, by irregular
forms and by what stands before them. Voice counts ("was taught by"). Only what both sides name is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.lexicon import AUXILIARIES, BASES, SHORT_TITLES, SPEECH
from assistant.verify.types import Disagreement
from assistant.verify.word import Word

_REACH = 14  # words on either side of a verb that are looked at
_JOINTS = frozenset(
    "and or but because while whereas although though so then if unless when after before until".split()
)
_NAMING = frozenset(("name", "content"))
_PRESENT = frozenset(BASES.values())
_LEADING = frozenset(("be", "will", "can", "may", "must"))  # auxiliaries behind which a verb or a predicate stands
_MUTUAL = frozenset("marri meet match equal agre talk fight".split())  # say the same of both sides
_MOST = 8  # places of a verb that are looked at


class _Clause(NamedTuple):
    """The words beside a verb that name who does it and what else there is. `pronoun` is the doer where it is one."""

    doer: tuple[Word, ...]
    other: tuple[Word, ...]
    pronoun: str


class _Sides(NamedTuple):
    """The keys of both sides of a verb; `known` is false where a pronoun does it that may be anybody."""

    doer: frozenset[str]
    other: frozenset[str]
    known: bool
    named: str
    name: bool


def roles(words: Sequence[Word], source: Source, told: Sequence[int]) -> Iterator[Disagreement]:
    """The first verb whose doer and other side are exchanged, or that somebody else does, in the sentences told."""
    for at, verb in enumerate(words):
        if not _verb(words, at) or verb.key in _MUTUAL or verb.folded in SPEECH:
            continue
        ours = _sides(_clause(words, at), frozenset())
        if not ours.doer:
            continue
        theirs = list(_places(verb.key, source, told))
        if any(ours.doer & one.doer for one in theirs):
            continue
        if found := next(filter(None, (_exchanged(ours, one) for one in theirs)), None):
            yield found
            return
        if theirs and all(one.known for one in theirs) and all(key in source.places for key in ours.doer):
            names = ours.name and theirs[0].name
            yield Disagreement(
                kind="name" if names else "order",
                said=ours.named,
                found=theirs[0].named,
                weight=1.0 if names else 0.7,
            )
            return


def _places(key: str, source: Source, told: Sequence[int]) -> Iterator[_Sides]:
    """Both sides of the verb in each of the sentences told that has it."""
    for place in map(int, source.places.get(key, ())[:_MOST]):
        number = source.sentence[place]
        if number in told:
            start, end = source.bounds[number]
            sentence = source.words[start:end]
            if _verb(sentence, place - start):
                yield _sides(_clause(sentence, place - start), source.speakers[number])


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
    return _Sides(doer, other, bool(doer), named, name)


def _exchanged(ours: _Sides, theirs: _Sides) -> Disagreement | None:
    """Does the doer stand on the other side there? A pronoun does not do it to the one whom it is about."""
    if ours.doer & theirs.other and (ours.other & theirs.doer or not theirs.known) and not ours.other & theirs.other:
        return Disagreement(kind="order", said=ours.named, found=theirs.named, weight=1.0)
    return None


def _verb(words: Sequence[Word], at: int) -> bool:
    """Is the word a verb: a past, an irregular form, or what stands behind a pronoun, an auxiliary or "to be"?"""
    word = words[at]
    if word.kind not in {"content", "ordinal"} or not word.folded.isalpha():
        return False
    if word.folded in BASES or (word.folded.endswith("ed") and len(word.folded) > 4):
        return True
    if not at or _apart(words, at):
        return False
    lead = words[at - 2] if words[at - 1].key == "" and at > 1 else words[at - 1]  # "was the last"
    return word.folded in _PRESENT or AUXILIARIES.get(lead.folded) in _LEADING


def _apart(words: Sequence[Word], at: int) -> bool:
    """Does more than a space stand before the word: a comma, a bracket? The stop of "Dr." and "J." is none."""
    before = words[at - 1]
    return words[at].start - before.end > 1 and before.folded not in SHORT_TITLES and len(before.folded) > 1


def _clause(words: Sequence[Word], at: int) -> _Clause:
    """The clause around the verb at `at`; in the passive the doer stands behind "by"."""
    start = at
    while start and not _apart(words, start) and _small(words[start - 1]):
        start -= 1
    passive = any(word.key == "be" for word in words[start:at]) and _participle(words[at])
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


def _participle(word: Word) -> bool:
    return word.folded in BASES or word.folded.endswith("ed")


def _before(words: Sequence[Word], end: int) -> tuple[tuple[Word, ...], str]:
    """What names the doer before a verb, or the pronoun that does. An aside between commas is its apposition or none."""
    found: list[Word] = []
    at = end - 1
    if at >= 0 and _apart(words, end):
        aside = at
        while aside > 0 and not _apart(words, aside):
            aside -= 1
        inside = range(aside, at + 1)
        if aside and not any(_verb(words, i) or words[i].folded in AUXILIARIES for i in inside):
            found = [words[i] for i in reversed(inside)]
        at = aside - 1
    low = max(0, at - _REACH)
    while at >= low:
        word = words[at]
        if (word.folded in _JOINTS and _new_clause(words, at)) or _verb(words, at) or word.folded in AUXILIARIES:
            break
        if word.kind == "pronoun" and word.key != "it" and not any(w.kind in _NAMING for w in found):
            return (), word.folded
        found.append(word)
        if at and _apart(words, at):
            break
        at -= 1
    return tuple(word for word in reversed(found) if word.kind in _NAMING), ""


def _new_clause(words: Sequence[Word], at: int) -> bool:
    """Does a joint begin a clause? The "and" of "Ada and Tom went" joins two who do the same."""
    if words[at].folded not in {"and", "or"}:
        return True
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if _verb(words, i) or words[i].folded in AUXILIARIES:
            return True
        if _apart(words, i + 1):
            return False
    return False


def _behind(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The words behind a verb up to the end of its clause."""
    for i in range(at + 1, min(len(words), at + _REACH)):
        if _apart(words, i) or (words[i].folded in _JOINTS and words[i].folded != "or"):
            return
        yield words[i]
