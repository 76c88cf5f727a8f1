"""Whether a text says a name: its words together, not one here and another there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.naming.capitals import PARTICLES
from assistant.naming.names import bare
from assistant.naming.titles import is_title, name_parts, untitled
from index.words import Token, content_stems, tokens

BETWEEN = 2  # words that may stand between two of a name: "Adam J. Smith", "Ann Pell (née Low)"
_MARRIED = frozenset("nee born formerly now alias aka".split())


def says_name(name: str, text: str, people: Iterable[str] = ()) -> bool:
    """Does `text` say a name of two or more words: "Adam Smith", "Adam J. Smith" or "Smith, Adam", but not "Adam" and "Dave
    Smith"?

    Of one of `people`, who take part in it, who bears a word of the name, the others may stand by themselves: "Call me Matt".
    """
    wanted = [word for word in untitled(tokens(bare(name))) if not word.stop]
    if len(wanted) < 2:
        return {word.stem for word in wanted} <= content_stems(text)
    said = tokens(text)
    stops = {word.folded for word in tokens(name) if word.stop}
    if any(_follows(said, at, wanted, stops, text) for at in range(len(said))):
        return True
    if len(wanted) == 2 and any(_inverted(said, at, wanted, text) for at in range(len(said) - 1)):
        return True
    return any(_by_parts(said, wanted, name_parts(person), text) for person in people)


def _follows(said: Sequence[Token], at: int, wanted: Sequence[Token], stops: set[str], text: str) -> bool:
    """Do the words of a name begin at `at` and follow one another, with at most a few of its like between two?"""
    if not _same(said[at], wanted[0]):
        return False
    for word in wanted[1:]:
        last, at = at, at + 1
        while at < len(said) and at - last <= BETWEEN and not _same(said[at], word) and _may_stand(said[at], stops):
            at += 1
        if at >= len(said) or not _same(said[at], word):
            return False
        if not all(_one_name(said[here], said[here + 1], text) for here in range(last, at)):
            return False
    return True


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
