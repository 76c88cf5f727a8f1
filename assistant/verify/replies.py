"""What a claim takes from a question, where the reply says otherwise: "You came in 1951?" - "In 1953."

A question says nothing of itself. Where a claim tells one, the reply must not give another value or another person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.lexicon import TITLES
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

_VALUED = frozenset(("number", "date"))
_BEGINNING = 8  # words of a reply in which it says who it was
_MOSTLY = 0.6  # of a claim's words of substance lie in the question that it tells
_YES = frozenset("yes yeah yep right correct indeed exactly".split())


def replies(words: Sequence[Word], matched: Sequence[int], source: Source) -> Iterator[Disagreement]:
    """A value that the reply corrects, or who it was where the reply to "Who ...?" begins with somebody else."""
    for number in sorted({source.sentence[at] for at in matched if at >= 0} & source.asked):
        reply = _reply(number, source)
        if not reply or any(word.folded in _YES for word in reply[:2]):
            continue
        keys = source.sentence_keys(number)
        substance = [word for word in words if word.kind in SUBSTANCE]
        told = [word for word in substance if word.key in keys]
        about = [word for word in substance if word.kind != "name" and word.folded not in TITLES]
        if not about or sum(word.key in keys for word in about) < _MOSTLY * len(about):
            continue
        found = _corrected(told, reply) or _somebody_else(words, number, reply, source)
        if found:
            yield found
            return


def _reply(number: int, source: Source) -> tuple[Word, ...]:
    """The sentence behind a question, without its speaker's label; empty where another passage begins."""
    if number + 1 >= len(source.bounds):
        return ()
    start, end = source.bounds[number + 1]
    if source.passage[start] != source.passage[source.bounds[number][0]]:
        return ()
    speaker = source.speakers[number + 1]
    while start < end and source.words[start].key in speaker:
        start += 1
    return source.words[start:end]


def _corrected(told: Sequence[Word], reply: Sequence[Word]) -> Disagreement | None:
    """A number or date of the question in whose place the reply begins with another."""
    there = frozenset(word.key for word in reply)
    for word in told:
        if word.kind in _VALUED and word.key not in there:
            first = next((w for w in reply[:3] if w.kind == word.kind and _alike(w, word)), None)
            if first:
                return Disagreement(
                    kind="date" if word.kind == "date" else "number", said=word.folded, found=first.folded, weight=1.0
                )
    return None


def _alike(one: Word, other: Word) -> bool:
    """Are both years, both months, both counts?"""
    return (len(one.key), one.key.isdigit()) == (len(other.key), other.key.isdigit()) or one.kind == "number"


def _somebody_else(words: Sequence[Word], number: int, reply: Sequence[Word], source: Source) -> Disagreement | None:
    """Who a claim says it was, where "Who ...?" is answered with another name."""
    start, end = source.bounds[number]
    if not any(word.folded == "who" for word in source.words[start : min(end, start + 4)]):
        return None
    keys = source.sentence_keys(number)
    mine = [w for w in words if w.kind == "name" and w.key not in keys and w.key in source.places]
    theirs = [word for word in reply[:_BEGINNING] if word.kind == "name"]
    if not mine or not theirs or {w.key for w in mine} & {w.key for w in reply}:
        return None
    if not words or mine[0].start > words[0].end + _BEGINNING:
        return None  # whom it is about comes first
    named = " ".join(word.folded for word in theirs)
    return Disagreement(kind="name", said=" ".join(word.folded for word in mine), found=named, weight=1.0)
