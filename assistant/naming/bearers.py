"""Whose names the words of an archive's names are, and which of them a misspelt word may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from assistant.naming.titles import by_nickname, called, name_parts, past_nickname

Borne = tuple[str, tuple[str, ...]]
"""A name, and the folded words by which its bearer is asked for: those of the name, or those with a nickname."""


class Bearers:
    """All names of an archive by their words."""

    def __init__(self, names: Iterable[str]) -> None:
        whole = [(name, name_parts(name)) for name in dict.fromkeys(names)]
        short = [(name, parts) for name, _ in whole for parts in (by_nickname(name), past_nickname(name)) if parts]
        self._by_word: dict[str, list[Borne]] = defaultdict(list)
        self._by_title: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[tuple[str, int], list[str]] = defaultdict(list)
        for name, words in (*whole, *short):
            if (title := called(name)) and title not in words and words not in (by_nickname(name), past_nickname(name)):
                self._by_title[title].append(name)
            for word in dict.fromkeys(words):
                self._by_word[word].append((name, words))
        for word in self._by_word:
            self._by_length[(word[0], len(word))].append(word)

    def __contains__(self, word: str) -> bool:
        """Is a folded word part of a name?"""
        return word in self._by_word

    def of(self, word: str) -> Sequence[Borne]:
        """The names that a folded word is part of, in the order in which they were given."""
        return self._by_word.get(word, ())

    def titled(self, title: str) -> Sequence[str]:
        """Who may be called by a title alone, written out, as "the captain"."""
        return self._by_title.get(title, ())

    def alike(self, word: str) -> tuple[str, ...]:
        """The words of names of which a folded word may be a misspelling, the closest ones."""
        allowed = 1 if len(word) < 8 else 2
        near = [
            (DamerauLevenshtein.distance(word, other, score_cutoff=allowed), other)
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for other in self._by_length.get((word[0], length), ())
        ]
        near = sorted(pair for pair in near if pair[0] <= allowed)
        return tuple(other for distance, other in near if distance == near[0][0])


def covers(parts: Sequence[str], spelled: Sequence[tuple[str, ...]], at: int) -> int:
    """How many words from `at` on spell the name `parts` (its inner words may be missing); 0 when they do not."""
    if parts[0] not in spelled[at]:
        return 0
    if len(parts) == 1:
        return 1
    here, part = at + 1, 1
    while here < len(spelled) and part < len(parts):
        if parts[part] in spelled[here]:
            here, part = here + 1, part + 1
        elif part < len(parts) - 1 and parts[-1] in spelled[here]:
            part = len(parts) - 1
        else:
            return 0
    return here - at if part == len(parts) else 0
