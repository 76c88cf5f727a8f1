"""Whom or what a claim says something of, where the passages say that of another: "The Heron weighs 1.2 kg" for the Wren.

Every word of such a claim stands in the passages, in their order even. No parser: a stretch is what stands between stops,
commas and conjunctions, each with words enough to say something, and its subject are the names and nouns before its first
small word. Said is only what both stretches show: what the claim tells stands in stretches with other subjects alone, and
the claim's own subject is the subject of another stretch, which says something of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.lexicon import AUXILIARIES
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart, is_verb
from assistant.verify.word import SUBSTANCE, Word

_JOINTS = frozenset("and but or while whereas although though because when if so then since".split())
_PERSONAL = frozenset("i we".split())
_SUBJECTS = frozenset("he she it they this that these those who which you one".split())
_POSSESSIVE = frozenset("my our his her their its your".split())
_RELATIVE = frozenset("that which who whom whose".split())
_VALUED = frozenset(("number", "date", "ordinal"))
_NAMING = frozenset(("name", "content"))
_LEADING = frozenset(("quantifier", "negation"))
_MOST = 12  # places of a word that are looked at


class _Stretch(NamedTuple):
    """Words that say one thing. `subject` are the keys of what it is about; `known` is False where that is not clear.

    `about` are the subject's words, none where the speaker is meant.
    """

    words: tuple[Word, ...]
    keys: frozenset[str]
    subject: frozenset[str]
    about: tuple[Word, ...]
    known: bool

    @property
    def named(self) -> bool:
        """Is it about somebody or something by name?"""
        return not self.about or any(word.kind == "name" for word in self.about)

    def without(self, keys: frozenset[str]) -> str:
        """The subject as it is shown, without the words that have these keys."""
        found = [word.folded for word in self.about if word.key not in keys]
        return " ".join(found or sorted(self.subject - keys))


def bindings(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """The first stretch of the claim that the passages say of another."""
    for ours in _stretches(words, frozenset()):
        if not ours.known or not ours.subject:
            continue
        told = frozenset(w.key for w in ours.words if w.kind in SUBSTANCE) - ours.subject
        values = frozenset(w.key for w in ours.words if w.kind in _VALUED)
        homes = _homes(told, values, source)
        missing = [ours.subject - home.keys for home in homes]
        if not homes or not all(missing) or not all(home.known and home.subject for home in homes):
            continue
        home, away = homes[0], frozenset.intersection(*missing)
        rivals = home.subject - frozenset(word.key for word in words)
        if not rivals or not away or any(not other.subject - ours.keys for other in homes):
            continue
        if any(_elsewhere(key, told, values, ours, home, source) for key in sorted(away)):
            yield Disagreement(
                kind="name" if ours.named and home.named else "order",
                said=ours.without(home.subject),
                found=home.without(ours.keys),
                weight=1.0,
            )
            return


def _homes(told: frozenset[str], values: frozenset[str], source: Source) -> list[_Stretch]:
    """The stretches of the passages that say what is told: all of it, else its values."""
    if not told:
        return []
    rarest = min(sorted(told), key=lambda key: len(source.places.get(key, ())) or 10**6)
    homes = [one for one in _with(rarest, source) if told <= one.keys]
    if homes or not values:
        return homes if len(told) > 1 else []
    rarest = min(sorted(values), key=lambda key: len(source.places.get(key, ())) or 10**6)
    return [one for one in _with(rarest, source) if values <= one.keys]


def _elsewhere(
    key: str, told: frozenset[str], values: frozenset[str], ours: _Stretch, home: _Stretch, source: Source
) -> bool:
    """Is the key the subject of another stretch, which says something of the same kind, or a name beside a name?"""
    for other in _with(key, source):
        if key not in other.subject:
            continue
        if ours.named and home.named:
            return True
        rivals = any(w.kind in _VALUED and w.key not in values for w in other.words)
        if other.keys & (told - values) and (rivals or not values):
            return True
    return False


def _with(key: str, source: Source) -> list[_Stretch]:
    """The stretches of the passages, questions apart, that have the key."""
    found: list[_Stretch] = []
    for number in dict.fromkeys(source.sentence[int(at)] for at in source.places.get(key, ())[:_MOST]):
        if number not in source.asked:
            start, end = source.bounds[number]
            found += [one for one in _stretches(source.words[start:end], source.speakers[number]) if key in one.keys]
    return found


def _stretches(words: Sequence[Word], speaker: frozenset[str]) -> Iterator[_Stretch]:
    """A sentence's stretches. A comma or "and" ends one only where it has a verb or a value."""
    start = 0
    for at in range(1, len(words) + 1):
        if at < len(words):
            ends = words[at].start - words[at - 1].end > 1 or words[at].folded in _JOINTS
            if not ends or not _says(words, start, at):
                continue
        while start < at and words[start].folded in _JOINTS:
            start += 1
        if start < at:
            yield _stretch(words[start:at], speaker)
        start = at


def _says(words: Sequence[Word], start: int, end: int) -> bool:
    """Has a stretch a verb or a value behind what it is about?"""
    return any(
        words[i].kind in _VALUED or words[i].folded in AUXILIARIES or is_verb(words, i) for i in range(start + 1, end)
    )


def _stretch(words: Sequence[Word], speaker: frozenset[str]) -> _Stretch:
    keys = frozenset(word.key for word in words)
    at = 0
    while at < len(words) and (
        words[at].key == "" or words[at].kind in _LEADING or words[at].folded in _POSSESSIVE | {"of"}
    ):
        at += 1
    first = words[at].folded if at < len(words) else ""
    if first in _PERSONAL and speaker:
        return _Stretch(tuple(words), keys | speaker, speaker, (), True)
    if first in _PERSONAL | _SUBJECTS:
        return _Stretch(tuple(words), keys, frozenset(), (), False)
    subject: list[Word] = []
    for i in range(at, len(words)):
        word = words[i]
        if word.kind not in _NAMING and word.key != "" and word.folded not in _POSSESSIVE:
            break
        if subject and (is_verb(words, i) or apart(words, i) or word.folded in _RELATIVE):
            break
        if word.kind in _NAMING:
            subject.append(word)
    return _Stretch(tuple(words), keys, frozenset(word.key for word in subject), tuple(subject), bool(subject))
