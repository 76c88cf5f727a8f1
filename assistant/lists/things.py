"""Where a word that is asked for as a thing ("a strike", "cats") is something else: a name, part of a number or a command,
a verb.

Only words that the record itself writes small are looked at: "Who uses emacs?" means the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.lists.theme import Theme
from index.words import Token, tokens

NAMES = 0.35  # share of the places where a word has a capital inside a sentence from which it is a name here

_DETERMINERS = frozenset("a an the any some my our your his her their this that these those".split())
_BEFORE_VERBS = frozenset(
    """to not don't doesn't didn't can can't cannot could couldn't may might must mustn't shall should shouldn't will won't
    would wouldn't""".split()
)
_DOERS = frozenset("i we you they".split())
_DOER = frozenset("he she it who".split())
#: Where one goes without an article: "to court" has a thing in it, "to strike" a verb.
_PLACES = frozenset(
    """bed breakfast camp church class college court dinner hospital jail lunch market prison school sea shore supper town
    trial university war work""".split()
)
_NUMBERED = re.compile(r"^-\d")
_COMMAND = re.compile(r"^\s+(?:[~/$|<>]|-\w)")
_PROMPT = re.compile(r"[$>#]\s*$")


def of_things(
    theme: Theme, held: Sequence[tuple[Candidate, tuple[int, ...]]]
) -> list[tuple[Candidate, tuple[int, ...]]]:
    """The sentences in which what is asked for as a thing is one."""
    for stem, word in _things(theme, held).items():
        inside = [s.words[n].capital for s, place in held for n in place if n and s.words[n].stem == stem]
        if not inside or sum(inside) < NAMES * len(inside):
            held = [(s, there) for s, place in held if (there := _where(s, place, stem, word))]
    return list(held)


def _where(sentence: Candidate, place: tuple[int, ...], stem: str, thing: str) -> tuple[int, ...]:
    """Where the thing stands in a sentence that has its word at `place`, or elsewhere; () where it is always another."""
    words = sentence.words
    if len(place) > 1:
        those = [n for n in place if words[n].stem == stem]
        return place if all(_is_thing(sentence, n, thing, alone=False) for n in those) else ()
    if words[place[0]].stem != stem:
        return place
    others = (n for n, word in enumerate(words) if word.stem == stem and not word.stop)
    return next(((n,) for n in (place[0], *others) if _is_thing(sentence, n, thing, alone=True)), ())


def _things(theme: Theme, held: Sequence[tuple[Candidate, tuple[int, ...]]]) -> dict[str, str]:
    """The words of the theme that it asks for as things: the last one behind an article, and those in the plural; by
    stem, in the singular."""
    words = tokens(theme.text)
    said = {s.words[n].folded for s, place in held for n in place}
    found: dict[str, str] = {}
    article = False
    for number, word in enumerate(words):
        article = article or word.folded in _DETERMINERS
        if word.stop:
            continue
        last = number + 1 == len(words) or words[number + 1].stop
        verb = not number and theme.practised and (theme.deed is not None or not theme.shown)
        one = word.folded.removesuffix("s")
        several = one != word.folded and one in said and not word.folded.endswith("ss")
        if not (word.capital or word.number or verb) and (several or (article and last)):
            found[word.stem] = one if several else word.folded
        article = article and not last
    return found


def _is_thing(sentence: Candidate, number: int, thing: str, *, alone: bool) -> bool:
    """Is the word there the thing, and not a name (where it stands `alone`), part of a number or a command, or a verb?"""
    word, plain = sentence.words[number], sentence.plain
    after, before = plain[word.end :], plain[: word.start]
    if alone and number and word.capital and not plain.isupper() and not _described(sentence.words, number):
        return False
    if _NUMBERED.match(after) or _COMMAND.match(after) or _PROMPT.search(before):
        return False
    if any(word.folded.endswith(end) and not thing.endswith(end) for end in ("ing", "ed")):
        return False
    previous = sentence.words[number - 1] if number else None
    if previous is None or plain[previous.end : word.start].strip():
        return True
    return not _verb(previous, word, thing)


def _described(words: Sequence[Token], number: int) -> bool:
    """Does a name with an article end there, which says what it is: "the Second World War"?"""
    first = number
    while first and words[first - 1].capital and not words[first - 1].stop:
        first -= 1
    ends = number + 1 == len(words) or not words[number + 1].capital
    return ends and first > 0 and words[first - 1].folded == "the"


def _verb(previous: Token, word: Token, thing: str) -> bool:
    """Does the word before it make a verb of it: "to strike", "she bears"?"""
    by = previous.folded.replace("’", "'")
    if word.folded == thing:
        return (by in _BEFORE_VERBS and not (by == "to" and thing in _PLACES)) or by in _DOERS
    return by in _DOER
