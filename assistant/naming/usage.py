"""How a word that may be a name is used: what the archive and everyday language do with it, and how a question writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.naming.capitals import joined
from assistant.naming.names import OWNS
from assistant.naming.occupations import calls
from assistant.naming.titles import FORMS_OF_ADDRESS, is_title
from index.words import Token, tokens

ARTICLES = frozenset("the a an your our my this that".split())
_BEFORE_THINGS = ARTICLES | frozenset("any some no each every his her its their how so too very there".split())
#: Behind a name that begins a question: "Will uses".
_ACTS = re.compile(r"\s+(?:has|had|is|was|does|did|said|[a-z]{3,}s)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What is known of folded words, and by that of the words of a question.

    `ordinary(word)` is True for a word that is common in the archive, `known(word)` for one that stands in it at all: such
    a word is not a misspelt name. `everyday(word)` is True for a word of everyday language, whether it stands there or not,
    `small(word)` for one that the archive writes with a small letter: without a capital it names nobody; `large(word)` for
    one that it mostly writes with a capital.
    """

    ordinary: Callable[[str], bool]
    known: Callable[[str], bool]
    everyday: Callable[[str], bool]
    small: Callable[[str], bool]
    large: Callable[[str], bool]

    def is_rare(self, word: Token) -> bool:
        """Does a word stand nowhere in the archive, and is it none of everyday language?"""
        return not (self.known(word.folded) or self.everyday(word.folded))

    def is_said(self, word: Token) -> bool:
        """Is it an everyday word that the archive writes small?"""
        return self.everyday(word.folded) and self.small(word.folded)

    def of_thing(self, words: Sequence[Token], word: Token, name: str, *, article: bool = False) -> bool:
        """Is a word of a title an everyday one, written small or behind an article?"""
        return self.everyday(word.folded) and (article or _written_small(words, word, name))

    def is_common(self, words: Sequence[Token], at: int) -> bool:
        """Is an everyday word written small where no name stands: "the price", "how long", "is there hope"?"""
        word = words[at]
        plain = at > 0 and not word.capital and self.everyday(word.folded)
        return plain and words[at - 1].folded in _BEFORE_THINGS and not (calls(word.folded) or is_title(word.folded))

    def is_small(self, words: Sequence[Token], word: Token, name: str) -> bool:
        """Is it written as no name is, in the question, in the archive and in the name itself? A capital that begins the
        question says nothing."""
        return _written_small(words, word, name) and self.is_said(word)


def _written_small(words: Sequence[Token], word: Token, name: str) -> bool:
    """Is a word written small, or with the capital that begins a question, though the name is not?"""
    return not (word.capital and word is not words[0]) and word.folded not in {part.text for part in tokens(name)}


def begins(question: str, word: Token) -> bool:
    """Does a word that begins the question do or have something: 'Will uses which editor?', 'Will's chair?'"""
    return OWNS.search(word.text) is not None or _ACTS.match(question, word.end) is not None


def in_longer_name(question: str, words: Sequence[Token], at: int) -> bool:
    """Does a capital beside it make the word part of another, longer name?"""
    follows = joined_capital(question, words, at)
    before = words[at - 1] if at > 1 else None
    precedes = before is not None and before.capital and not before.stop and joined(question, before, words[at])
    return follows or (precedes and before is not None and before.folded not in FORMS_OF_ADDRESS)


def followed(question: str, words: Sequence[Token], at: int) -> bool:
    """Does a word follow at once on the one at `at`?"""
    return at + 1 < len(words) and joined(question, words[at], words[at + 1])


def joined_capital(question: str, words: Sequence[Token], at: int) -> bool:
    """Does a word with a capital that no small word is follow at once on the one at `at`?"""
    return followed(question, words, at) and words[at + 1].capital and not words[at + 1].stop
