"""Names written in small letters that nobody here bears: words that only a name can be, where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from index.types import Span
from index.words import Token

#: Before somebody who does one thing: "does bram quorrel use", but "do overweight suitcases cost".
_ONE_DOES = re.compile(r"\b(?:does|has)(?:n['’]t)?\s+$", re.IGNORECASE)
_SOME_DO = re.compile(
    r"\b(?:(?:did|had|could|would|should)(?:n['’]t)?|can(?:['’]t|not)?|will|won['’]t)\s+$", re.IGNORECASE
)
_WHO_IS = re.compile(r"^\W*(?:(?:so|and|but|ok|okay)\W+)?who(?:['’]s| is| was)\s+$", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:about|of|by|with|for)\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?P<next>[^\W\d]+)")
#: Behind these words' verb nothing is missing: "does osha inspect the hangar".
_NO_VERB = frozenset(
    """a an the this that these those my your his her its our their some any to of in on at for from with by into about and or
    but if when as it him them me us you here there""".split()
)
_DETERMINERS = frozenset(
    """a an the this that these those my your his her its our their some any no each every another one all which what
    whose""".split()
)
_NO_OWNERS = frozenset("today tomorrow yesterday tonight children women men people".split())


def uncapitalised(
    question: str,
    words: Sequence[Token],
    *,
    known: Callable[[str], bool],
    ordinary: Callable[[str], bool],
    everyday: Callable[[str], bool],
) -> list[Span]:
    """What in a question without capitals (but its first) is somebody's name, it seems.

    A word with 's that stands nowhere in the archive and is nobody's in common ("the suitcase's"); or two rare words, not both
    of everyday language, that are all that "who is" asks for or that do something ("does bram quorrel use"): the second of
    these stands nowhere and is no verb.
    """
    owners = [
        Span(word.start, word.end)
        for at, word in enumerate(words)
        if _owns(word)
        and not (word.stop or word.folded in _NO_OWNERS or known(word.folded))
        and not _determined(words, at)
    ]
    if owners or any(word.capital for word in words[1:] if not word.stop):
        return owners
    return [
        Span(first.start, second.end)
        for first, second in pairwise(words)
        if not any(word.stop or word.number or ordinary(word.folded) for word in (first, second))
        and not (everyday(first.folded) and everyday(second.folded))
        and not question[first.end : second.start].strip()
        and (
            _asks_who(question, first, second)
            or (not (known(second.folded) or everyday(second.folded)) and _does(question, first, second))
        )
    ]


def full_names(question: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """The places of each two words in small letters that stand where a first name and a surname may: "what does john smith
    use", "who is john smith", "the camera of john smith", "john smith's camera"."""
    return [
        (at, at + 1)
        for at, (first, second) in enumerate(pairwise(words))
        if not any(word.stop or word.number or word.capital for word in (first, second))
        and question[first.end : second.start].isspace()
        and (
            _owns(second)
            or _asks_who(question, first, second)
            or _does(question, first, second)
            or (_BESIDE.search(question[: first.start]) and (at + 2 == len(words) or words[at + 2].stop))
        )
    ]


def _asks_who(question: str, first: Token, second: Token) -> bool:
    return _WHO_IS.match(question[: first.start]) is not None and not question[second.end :].strip(" ?!.")


def _does(question: str, first: Token, second: Token) -> bool:
    """Do two words stand between a form of 'do' and a verb, where only a name stands without an article?"""
    before = question[: first.start]
    several = second.folded.endswith("s") and not second.folded.endswith("ss")
    if not (_ONE_DOES.search(before) or (not several and _SOME_DO.search(before))):
        return False
    following = _GOES_ON.match(question, second.end)
    return following is not None and following["next"].lower() not in _NO_VERB


def _determined(words: Sequence[Token], at: int) -> bool:
    """Does an article or its like belong to the word at `at`: 'a frequent flyer's', but not 'what's qzx's'?"""
    while at and not (words[at - 1].stop or _owns(words[at - 1])):
        at -= 1
    return at > 0 and words[at - 1].folded in _DETERMINERS and not _owns(words[at - 1])


def _owns(word: Token) -> bool:
    return word.text.endswith(("'s", "’s"))
