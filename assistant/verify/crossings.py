"""What a claim joins that the passages say apart: another's predicate, the date of something else.

Every word of such a claim stands in the passages. Each rule looks for what claim and passage have right beside one another,
and finds something only where the passages have it otherwise wherever they have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.verify.align import Source
from assistant.verify.bindings import bindings
from assistant.verify.contraries import opposite
from assistant.verify.counted import counts
from assistant.verify.offices import another_holds
from assistant.verify.pairs import lasting_otherwise, predicated_otherwise
from assistant.verify.polarity import MOST_PLACES
from assistant.verify.record import Record
from assistant.verify.rivals import rivals
from assistant.verify.selves import own_deed
from assistant.verify.stretches import VALUED, Stretch, stretches
from assistant.verify.times import another_time
from assistant.verify.types import Disagreement
from assistant.verify.unsaid import unsaid
from assistant.verify.verbs import is_verb, past
from assistant.verify.word import Word

_ENDS = frozenset(("from", "to", "by"))  # before values: "from nine days to six"
_ELSEWHERE = 0.7  # weight of a predicate that is another's in another sentence


def joined_otherwise(words: Sequence[Word], source: Source, found: list[Disagreement]) -> list[Disagreement]:
    """The disagreements so far, with what is said of another or joined otherwise where none of them tells that."""
    if any(d.kind == "order" or (d.kind == "name" and d.weight == 1.0) for d in found):
        return found
    record = Record(source)
    if any(d.kind == "negation" and d.said for d in found) and _spared(words, record):
        found = [d for d in found if d.kind != "negation"]
    if (
        other := unsaid(words, record)
        or another_time(words, record)
        or own_deed(words, record)
        or predicated_otherwise(words, record)
    ):
        return [*found, other]
    if others := list(bindings(words, record)) or list(_crossings(words, record)) or list(rivals(words, record)):
        return [*found, *others]
    known = any(d.kind in {"number", "unit", "date"} for d in found)
    lasting = None if known else lasting_otherwise(words, source)
    return [*found, lasting] if lasting else found


def own_stretch(value: Word, rival: Word, words: Sequence[Word], source: Source) -> bool:
    """Do the passages say a value in a stretch of its own, of which the claim has all: "and on Saturdays 450"?

    Or in one that has all that the claim tells: "nine of the fans broke, and 21 of them ran".
    """
    said, things = _keys(words), next((things for word, things in counts(words) if word is value), ())
    if rival.key in said:
        return False
    told = frozenset(word.key for word in words if word.kind in {"content", "name"}) - set(things)
    for home in Record(source).having(value.key):
        if home.words[-1].key == value.key and home.verbless and len(home.substance) > 1 and home.substance <= said:
            return True
        if told and told <= home.keys and rival.key not in home.keys:
            return True
        if value.kind == "ordinal" and home.words[:2][-1].key == value.key and home.substance <= said:
            return True  # "the second child pays half, and the third nothing"
    return False


def _crossings(words: Sequence[Word], record: Record) -> Iterator[Disagreement]:
    """The first thing that the claim joins otherwise than the passages."""
    ours = tuple(stretches(record.named(words)))
    for find in (_predicate, _dated):
        if found := next(filter(None, (find(one, record) for one in ours)), None):
            yield found
            return
    if found := another_holds(words, record) or _end(words, record.source) or _turned(words, record.source):
        yield found


def _spared(words: Sequence[Word], record: Record) -> bool:
    """Does a claim rightly deny of one what the passages say of another: "The control room was not damaged"?"""
    return any(_denies(one) and _of_other(one, record) for one in stretches(record.named(words)))


def _predicate(ours: Stretch, record: Record) -> Disagreement | None:
    """ "The control room was damaged", where the hall alone was so and the room was something else."""
    return None if _denies(ours) else _of_other(ours, record)


def _of_other(ours: Stretch, record: Record) -> Disagreement | None:
    said = _is(ours)
    if said is None or ours.substance - ours.subject != {said.key}:
        return None
    homes = record.having(said.key)
    if not homes or not all(home.subject and ours.subject - home.keys and home.subject - ours.keys for home in homes):
        return None
    for other in record.having(min(ours.subject)):
        own = _is(other)
        if own is not None and own.key != said.key and ours.subject <= other.subject:
            near = any(home.sentence == other.sentence for home in homes) or opposite(own.key, said.key)
            mine, theirs = ours.without(homes[0].subject), homes[0].without(ours.keys)
            return Disagreement(kind="order", said=mine, found=theirs, weight=1.0 if near else _ELSEWHERE)
    return None


def _denies(stretch: Stretch) -> bool:
    return any(word.kind == "negation" for word in stretch.words)


def _is(stretch: Stretch) -> Word | None:
    """The word that a stretch says its subject to be or not: what stands right behind "is" or "was"."""
    words = [word for word in stretch.words if word.kind != "negation"]
    for one, other in pairwise(words):
        if one.key == "be" and stretch.subject:
            return other if other.kind == "content" else None
    return None


def _dated(ours: Stretch, record: Record) -> Disagreement | None:
    """ "The tag was dated 15 July", where the passages have the tag "dated 2 July" and something else on the 15th."""
    for at, word in enumerate(ours.words):
        values = _values(ours.words, at)
        if not past(word) or not values or not ours.subject:
            continue
        places = _places(word.key, record.source)
        numbers = {record.source.sentence[place] for place in places}
        theirs = [_values(_rest(place, record.source), 0) or _dates(ours, word, place, record) for place in places]
        if not places or not all(theirs):
            continue
        new = [value for value in values if not any(value.key in keys for keys in map(_keys, theirs))]
        rival = next(
            (value for value in theirs[0] if new and _alike(value, new[0]) and value.key not in ours.keys), None
        )
        if rival is None:
            continue
        held = [record.source.sentence_keys(number) for number in numbers]
        if all(ours.subject <= keys and new[0].key not in keys for keys in held):
            said, found = new[0].folded, rival.folded
            return Disagreement(kind="date" if rival.kind == "date" else "number", said=said, found=found, weight=1.0)
    return None


def _values(words: Sequence[Word], at: int) -> list[Word]:
    """The values right behind a word, one small word between them at most."""
    start = at + 1
    if start < len(words) and words[start].kind == "function":
        start += 1
    end = next((i for i in range(start, len(words)) if words[i].kind not in VALUED), len(words))
    return list(words[start:end])


def _dates(ours: Stretch, word: Word, place: int, record: Record) -> list[Word]:
    """The dates of the stretch that has a word and what the claim says it of."""
    homes = record.of(record.source.sentence[place])
    home = next((one for one in homes if word.key in one.keys and ours.subject <= one.keys), None)
    return [value for value in home.words if value.kind == "date"] if home else []


def _alike(one: Word, other: Word) -> bool:
    """Are both numbers, both years, both days of a month?"""
    return one.kind == other.kind and (
        one.kind != "date"
        or (one.key[:4] == "day-", one.key.isdigit()) == (other.key[:4] == "day-", other.key.isdigit())
    )


def _keys(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for word in words)


def _rest(place: int, source: Source) -> Sequence[Word]:
    """The sentence from a word on."""
    return source.words[place : source.bounds[source.sentence[place]][1]]


def _places(key: str, source: Source) -> list[int]:
    """Where the passages have a word, questions apart."""
    found = map(int, source.places.get(key, ())[:MOST_PLACES])
    return [place for place in found if source.sentence[place] not in source.asked]


def _end(words: Sequence[Word], source: Source) -> Disagreement | None:
    """ "Shortened to nine days", where the passages have "from nine days to six"."""
    for one, value in pairwise(words):
        if one.folded not in _ENDS or value.kind not in VALUED:
            continue
        places = _places(value.key, source)
        ends = [source.words[place - 1].folded if place else "" for place in places]
        if not places or not all(end in _ENDS - {one.folded} for end in ends):
            continue
        start, stop = source.bounds[source.sentence[places[0]]]
        if {"from", "to"} <= {word.folded for word in source.words[start:stop]}:
            said, found = f"{one.folded} {value.folded}", f"{ends[0]} {value.folded}"
            return Disagreement(kind="order", said=said, found=found, weight=1.0)
    return None


def _turned(words: Sequence[Word], source: Source) -> Disagreement | None:
    """ "Voted for", where the passages have "voted against" wherever they have the verb."""
    for at, word in enumerate(words[1:], start=1):
        if word.kind != "function" or not is_verb(words, at - 1):
            continue
        places = [place for place in _places(words[at - 1].key, source) if is_verb(source.words, place)]
        following = [source.words[place + 1] for place in places if place + 1 < len(source.words)]
        turned = len(following) == len(places) and all(opposite(word.key, other.key) for other in following)
        if following and turned and not any(other.key in _keys(words) for other in following):
            return Disagreement(kind="opposite", said=word.folded, found=following[0].folded, weight=1.0)
    return None
