"""What whoever speaks did themselves, and a claim says of somebody whom they speak of: "I mended it, and Tom held the lamp"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.clauses import clause
from assistant.verify.lexicon import AUXILIARIES, SPEECH, TITLES
from assistant.verify.record import Record
from assistant.verify.stretches import stretches
from assistant.verify.types import Disagreement
from assistant.verify.verbs import is_verb
from assistant.verify.word import SUBSTANCE, Word

_INTRODUCING = frozenset("am name named called".split())  # "I am Tom", and so Tom speaks
_ONE_PARAGRAPH = 2  # characters at most between two of its sentences
_MOSTLY = 0.6  # of what a claim tells stands in the question that it tells
_LONGEST = 80  # sentences of a passage that are looked through
_MOST = 8  # places of a verb that are looked at


def own_deed(words: Sequence[Word], record: Record) -> Disagreement | None:
    """What the claim says that somebody did by name, where the speaker says "I did" and speaks of them as another."""
    named = record.named(words)
    first = next(stretches(named), None)
    who = tuple(word for word in first.about if word.kind == "name") if first is not None else ()
    keys = frozenset(word.key for word in who if word.folded not in TITLES)
    if first is None or not keys or any(word.kind == "negation" for word in words):
        return None
    numbers = {*_done(named, keys, record), *_replied(named, keys, record)}
    if any(_spoken_of(keys, number, record) for number in sorted(numbers)):
        return Disagreement(kind="name", said=" ".join(word.folded for word in who), found="i", weight=1.0)
    return None


def _done(words: Sequence[Word], keys: frozenset[str], record: Record) -> Iterator[int]:
    """The sentences in which "I" do what the claim says the named do, if that is so wherever it is done."""
    for at, verb in enumerate(words):
        doer = {word.key for word in clause(words, at).doer} if is_verb(words, at) else set[str]()
        if not keys <= doer or verb.folded in SPEECH:
            continue
        source = record.source
        places = [int(place) for place in source.places.get(verb.key, ())[:_MOST]]
        numbers = [source.sentence[place] for place in places if source.sentence[place] not in source.asked]
        rest = {word.key for word in words if word.kind in SUBSTANCE} - doer - {verb.key}
        mine = all(_mine(verb.key, number, record) for number in numbers)
        if mine and any(rest & source.sentence_keys(number) for number in numbers):
            yield from numbers
        return


def _mine(key: str, number: int, record: Record) -> bool:
    """Is it "I" who do it in a sentence?"""
    sentence = _sentence(number, record)
    places = [i for i, word in enumerate(sentence) if word.key == key and is_verb(sentence, i)]
    return bool(places) and all(clause(sentence, place).pronoun == "i" for place in places)


def _replied(words: Sequence[Word], keys: frozenset[str], record: Record) -> Iterator[int]:
    """The replies "I did" to a question that has what the claim says of the named."""
    source = record.source
    told = {word.key for word in words if word.kind in SUBSTANCE and word.folded not in TITLES} - keys
    for number in sorted(source.asked) if told else ():
        asked = source.sentence_keys(number)
        if keys & asked or len(told & asked) < _MOSTLY * len(told) or number + 1 >= len(source.bounds):
            continue
        reply = [word for word in _sentence(number + 1, record) if word.key not in source.speakers[number + 1]]
        if len(reply) > 1 and reply[0].folded == "i" and reply[1].folded in AUXILIARIES:
            yield number + 1


def _spoken_of(keys: frozenset[str], number: int, record: Record) -> bool:
    """Does whoever speaks in a sentence tell what the named did as another, in it or right beside it?"""
    source = record.source
    if keys & source.speakers[number]:
        return False
    beside = [] if keys & source.sentence_keys(number) else [number + 1, number - 1]
    for near in (number, *beside):
        if not 0 <= near < len(source.bounds) or near in source.asked or not _together(near, number, record):
            continue
        sentence = _sentence(near, record)
        doers = (clause(sentence, i).doer for i in range(len(sentence)) if is_verb(sentence, i))
        acting = any(keys & {word.key for word in doer} for doer in doers)
        if acting and not {word.folded for word in sentence} & _INTRODUCING:
            return True
    return not source.speakers[number] and _another_there(keys, number, record)


def _another_there(keys: frozenset[str], number: int, record: Record) -> bool:
    """Do the unnamed replies of an examination ("Q. ...", "A. I did") tell anywhere what the named did as another?"""
    source = record.source
    passage = source.passage[source.bounds[number][0]]
    inside = [n for n in range(len(source.bounds)) if source.passage[source.bounds[n][0]] == passage]
    if not source.asked & set(inside) or any(source.speakers[n] for n in inside):
        return False
    for near in inside if len(inside) <= _LONGEST else ():
        sentence = _sentence(near, record)
        verbs = (i for i in range(len(sentence)) if near not in source.asked and is_verb(sentence, i))
        if any(keys & {word.key for word in clause(sentence, i).doer} for i in verbs):
            return not {word.folded for word in sentence} & _INTRODUCING
    return False


def _together(one: int, other: int, record: Record) -> bool:
    """Are two sentences the same, or neighbours in one paragraph and under one label?"""
    first, second = sorted((one, other))
    if first == second:
        return True
    before, behind = _sentence(first, record)[-1], _sentence(second, record)[0]
    label = record.source.speakers[first] == record.source.speakers[second]
    return label and 0 < behind.start - before.end <= _ONE_PARAGRAPH


def _sentence(number: int, record: Record) -> Sequence[Word]:
    start, end = record.source.bounds[number]
    return record.source.words[start:end]
