"""Who is what: "The clerk was Ann Reed", "the clerk, Ann Reed," and "Ann Reed, the clerk" give the office to her."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verify.lexicon import PERSONS, TITLES
from assistant.verify.record import Record
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart, past
from assistant.verify.word import Word

_NAMING = frozenset(("name", "content"))
_PLACES = frozenset("in at on from near over under through into during after before since of behind".split())
_OF = frozenset("of for to in at".split())
_POSSESSIVE = frozenset("my our his her their".split())
_DOERS = ("er", "or", "ant", "ent", "ist", "man", "woman")
_MOST = 12  # places of a word that are looked at


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A run of names and nouns, `words[start:end]`; `definite` with an article before it."""

    words: Sequence[Word]
    start: int
    end: int
    definite: bool

    @property
    def keys(self) -> frozenset[str]:
        """Its keys, without titles."""
        return frozenset(word.key for word in self.words[self.start : self.end] if word.folded not in TITLES)

    @property
    def shown(self) -> str:
        """Its words."""
        return " ".join(word.folded for word in self.words[self.start : self.end])

    @property
    def name(self) -> bool:
        """Does it name somebody?"""
        return not self.definite and all(word.kind == "name" for word in self.words[self.start : self.end])

    @property
    def office(self) -> bool:
        """Can it be an office, and nothing that something is of or at: "at the station", "the head of"?"""
        before = self.start - 1 - self.definite
        behind = self.words[self.end].folded if self.end < len(self.words) and not self.closed else ""
        led = before >= 0 and self.words[before].folded in _PLACES
        return not self.name and not led and behind not in _OF

    @property
    def closed(self) -> bool:
        """Does something end behind it?"""
        return self.end == len(self.words) or apart(self.words, self.end)


@dataclass(frozen=True, slots=True)
class _Held:
    """An office and who holds it."""

    office: _Phrase
    by: _Phrase


def another_holds(words: Sequence[Word], record: Record) -> Disagreement | None:
    """The first office that the passages give to somebody else, where they name whom the claim gives it to."""
    for ours in _offices(record.named(words)):
        theirs = [one for one in _known(ours, record) if ours.office.definite or one.office.definite]
        named = all(key in record.source.places for key in ours.by.keys)
        if theirs and named and all(ours.by.keys.isdisjoint(one.by.keys) for one in theirs):
            return Disagreement(kind="name", said=ours.by.shown, found=theirs[0].by.shown, weight=1.0)
    return None


def _known(ours: _Held, record: Record) -> Iterator[_Held]:
    """Who holds that office in the passages; both may leave out a part of it."""
    source, seen = record.source, set[int]()
    for key in sorted(ours.office.keys):
        seen |= {source.sentence[int(at)] for at in source.places.get(key, ())[:_MOST]}
    for number in sorted(seen - source.asked):
        for one in _offices(record.named(source.words[slice(*source.bounds[number])])):
            if one.office.keys <= ours.office.keys or ours.office.keys <= one.office.keys:
                yield one


def _offices(words: Sequence[Word]) -> Iterator[_Held]:
    """The offices that a sentence gives to somebody by name; of two, the second may leave out its "was"."""
    phrases, been = list(_phrases(words)), False
    for at, one in enumerate(phrases[:-1]):
        other = phrases[at + 1]
        between = words[one.end : other.start - other.definite]
        joined = not between and apart(words, one.end) and other.closed
        be = [word.key for word in between] == ["be"] and not apart(words, one.end)
        left = been and not between and other.definite and one.name
        been = been or be
        if not (joined or be or left) or (joined and not any(map(_of_person, (one, other)))):
            continue
        if one.office and other.name:
            yield _Held(one, other)
        elif one.name and other.office:
            yield _Held(other, one)


def _of_person(phrase: _Phrase) -> bool:
    """ "The clerk", and surely no title of a thing: a word in small letters, or who does something."""
    last = phrase.words[phrase.end - 1].folded
    plain = any(word.kind == "content" for word in phrase.words[phrase.start : phrase.end])
    return phrase.definite and (plain or last in PERSONS or last.endswith(_DOERS))


def _phrases(words: Sequence[Word]) -> Iterator[_Phrase]:
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind in _NAMING and not past(words[end]):
            end += 1
            if end < len(words) and apart(words, end):
                break
        if end > start:
            lead = words[start - 1] if start and not apart(words, start) else None
            definite = lead is not None and (lead.key == "" or lead.folded in _POSSESSIVE)
            yield _Phrase(words, start, end, definite)
        start = max(end, start + 1)
