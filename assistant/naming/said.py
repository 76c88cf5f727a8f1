"""Whether a text says a name: its words together, not one here and another there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.naming.capitals import PARTICLES
from assistant.naming.names import bare
from assistant.naming.titles import is_title, name_parts, untitled
from assistant.wording.english import is_english
from index.words import Token, content_stems, tokens

BETWEEN = 2  # words that may stand between two of a name: "Adam J. Smith", "Ann Pell (née Low)"
_BEFORE_ONE = frozenset("a an my our his her their".split())
_NEXT = re.compile(r"[ \t]+['’]?|-")
_MARRIED = frozenset("nee born formerly now alias aka".split())


def says_name(name: str, text: str, people: Iterable[str] = ()) -> bool:
    """Does `text` say a name of two or more words: "Adam Smith", "Adam J. Smith" or "Smith, Adam", but not "Adam" and "Dave
    Smith"?

    Of one of `people`, who take part in it, who bears a word of the name, the others may stand by themselves: "Call me Matt".
    What is only called after somebody ("a Dave Smith Synthesizer") does not say the name.
    """
    wanted = [word for word in untitled(tokens(bare(name))) if not word.stop]
    if len(wanted) < 2:
        return {word.stem for word in wanted} <= content_stems(text)
    said = tokens(text)
    stops = {word.folded for word in tokens(name) if word.stop}
    found = ((at, _last(said, at, wanted, stops, text)) for at in range(len(said)))
    if any(last is not None and not _of_thing(said, at, last, text) for at, last in found):
        return True
    if len(wanted) == 2 and any(_inverted(said, at, wanted, text) for at in range(len(said) - 1)):
        return True
    return any(_by_parts(said, wanted, name_parts(person), text) for person in people)


def _last(said: Sequence[Token], at: int, wanted: Sequence[Token], stops: set[str], text: str) -> int | None:
    """The place of the last word of a name that begins at `at`, where they follow one another, with at most a few of its
    like between two; None where none does."""
    if not _same(said[at], wanted[0]):
        return None
    for word in wanted[1:]:
        last, at = at, at + 1
        while at < len(said) and at - last <= BETWEEN and not _same(said[at], word) and _may_stand(said[at], stops):
            at += 1
        if at >= len(said) or not _same(said[at], word):
            return None
        if not all(_one_name(said[here], said[here + 1], text) for here in range(last, at)):
            return None
    return at


def _of_thing(said: Sequence[Token], first: int, last: int, text: str) -> bool:
    """Is something called after whose name stands from `first` to `last`: "a Dave Smith", "Dave Smith Prophet 8", "Dave Smith
    Drum Machine"?"""
    if not said[first].capital:
        return False
    if first and said[first - 1].folded in _BEFORE_ONE and text[said[first - 1].end : said[first].start].isspace():
        return True
    behind = said[last : last + 3]
    if any(not _NEXT.fullmatch(text, one.end, other.start) for one, other in pairwise(behind)):
        return False
    things = [word.number or (word.capital and is_english(word.folded)) for word in behind[1:] if not word.stop]
    return things == [True, True] or (things[:1] == [True] and behind[1].number)


def _inverted(said: Sequence[Token], at: int, wanted: Sequence[Token], text: str) -> bool:
    """Does "Smith, Adam" stand at `at`, with no other first name before it?"""
    if not (_same(said[at], wanted[1]) and _same(said[at + 1], wanted[0])):
        return False
    between = text[said[at].end : said[at + 1].start].strip()
    return between in {",", ""} and (at == 0 or not _names(said[at - 1], said[at], text))


def _by_parts(said: Sequence[Token], wanted: Sequence[Token], parts: Sequence[str], text: str) -> bool:
    """Do the words of a name that somebody, whose own are `parts`, does not bear stand by themselves?"""
    others = [word.folded for word in wanted if word.folded not in parts]
    if not others or len(others) == len(wanted):
        return False
    alone = {
        word.folded
        for at, word in enumerate(said)
        if word.capital
        and word.folded in others
        and not (at and said[at - 1].folded not in parts and _names(said[at - 1], word, text))
        and not (at + 1 < len(said) and said[at + 1].folded not in parts and _names(said[at + 1], word, text))
    }
    return alone == set(others)


def _same(said: Token, word: Token) -> bool:
    """The same word, as a name has it; what is written small may have another ending."""
    return said.folded == word.folded or (said.stem == word.stem and not said.capital)


def _may_stand(word: Token, stops: set[str]) -> bool:
    return (word.capital and not word.stop) or word.folded in PARTICLES | _MARRIED | stops


def _one_name(left: Token, right: Token, text: str) -> bool:
    """Nothing that ends a sentence or parts two names between two words."""
    between = text[left.end : right.start]
    ends = "." in between and len(left.text) > 1 and not is_title(left.folded)
    parted = "," in between and right.folded not in _MARRIED
    return not (ends or parted or "\n\n" in between or any(mark in between for mark in ";:!?•"))


def _names(beside: Token, word: Token, text: str) -> bool:
    """Is a word beside another with a capital, too, so that both are one longer name?"""
    first, second = sorted((beside, word))
    return (
        beside.capital
        and not beside.stop
        and _one_name(first, second, text)
        and "," not in text[first.end : second.start]
    )
