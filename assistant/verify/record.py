"""The passages in stretches that say one thing each (see stretches), as claims are held against them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.align import Source
from assistant.verify.stretches import Stretch, stretches
from assistant.verify.word import Word

_MOST = 12  # places of a word that are looked at


class Record:
    """The stretches of the passages, questions apart, each sentence's found once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._labels = frozenset[str]().union(*source.speakers)
        self._names: dict[str, bool] = {}
        self._found: dict[int, tuple[Stretch, ...]] = {}

    def named(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words, those as names that the passages mostly have as names: a sentence's first capital tells nothing."""
        return tuple(
            word._replace(kind="name") if word.kind == "content" and self._name(word.key) else word for word in words
        )

    def _name(self, key: str) -> bool:
        if key not in self._names:
            places = self.source.places.get(key, ())
            named = sum(self.source.words[int(at)].kind == "name" for at in places)
            self._names[key] = key in self._labels or (named > 0 and 2 * named >= len(places))
        return self._names[key]

    def having(self, key: str) -> list[Stretch]:
        """The stretches that have the key."""
        at = self.source.places.get(key, ())[:_MOST]
        numbers = dict.fromkeys(self.source.sentence[int(place)] for place in at)
        return [one for number in numbers for one in self.of(number) if key in one.keys]

    def of(self, number: int) -> tuple[Stretch, ...]:
        """Those of one sentence."""
        if number in self.source.asked:
            return ()
        if number not in self._found:
            start, end = self.source.bounds[number]
            words, speaker = self.named(self.source.words[start:end]), self.source.speakers[number]
            self._found[number] = tuple(stretches(words, speaker, number, before=self._before(number)))
        return self._found[number]

    def _before(self, number: int) -> Stretch | None:
        """What the sentence before begins with, for a "he", "she" or "it" that begins this one."""
        start, end = self.source.bounds[number]
        first = next((w.folded for w in self.source.words[start:end] if w.key not in self.source.speakers[number]), "")
        if first not in {"he", "she", "it"} or number == 0 or number - 1 in self.source.asked:
            return None
        low, high = self.source.bounds[number - 1]
        if self.source.passage[low] != self.source.passage[start]:
            return None
        words = self.named(self.source.words[low:high])
        return next(stretches(words, self.source.speakers[number - 1], number - 1), None)

    def with_all(self, keys: frozenset[str]) -> list[Stretch]:
        """The stretches that have all of the keys."""
        rarest = min(sorted(keys), key=lambda key: len(self.source.places.get(key, ())), default="")
        return [one for one in self.having(rarest) if keys <= one.keys]
