"""What a sentence is about, for a drafted question: a name in it, or a noun phrase that its words around it give away.

There is no tagger here: a common word counts as a noun only where something that goes before nouns stands before it ("the",
"my", "of", a number) and nothing that follows verbs stands after it ("me", "that", "the"). A single word after a preposition
must look like a plural ("in sick" is no topic), and what goes on with "of" is left alone ("the size of a jar"). Better no
topic than a wrong one. English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.evaluation.swaps import UNITS
from index.words import Token, tokens

_DETERMINERS = frozenset("a an the my our your his her their its".split())
_PREPOSITIONS = frozenset(
    "of in on at with without for from about by into onto over under through between near".split()
)
_BEFORE_NOUNS = (
    _DETERMINERS
    | _PREPOSITIONS
    | frozenset("this these those some any no every each both many several few more most".split())
)
_AFTER_NOUNS = frozenset(
    "in on at for with without from by into onto over under through between near and or but is was are were has "
    "had have will would can could should may which who where when while because as than so until before after "
    "during since if though although".split()
)
_VAGUE = (
    frozenset(
        "everyone everybody anyone anybody somebody nobody never every many since always often really still everything "
        "something someone nothing last next whether means way ways thing things lot lots bit kind sort type time times "
        "day days week weeks month months year years people stuff part rest moment point case fact example reason whole "
        "same other others one ones number couple end most more much less first second third best worst own side half "
        "away far ever close closer easy hard good better little big small great new old favourite favorite different "
        "certain sure hour hours minute minutes second seconds morning afternoon evening night midnight noon today tomorrow "
        "yesterday tonight inside outside upstairs downstairs together again anyway instead abroad beginning start middle "
        "top bottom front back size amount level name word words idea problem question answer home percent latest newest "
        "oldest greatest biggest largest smallest".split()
    )
    | UNITS.keys()
    | set(UNITS.values())
)
_SPACE = re.compile(r" +")
_NAME_LINK = re.compile(r" (?:of|de|van|von|der) ")
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen".split()
)
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_TITLES = frozenset("mr mrs ms dr prof st".split())
_NO_NOUN = ("ly", "ed", "ing", "ous", "ful", "able", "ible", "ish")  # how words end that are rarely nouns
_OF_A_COUNTRY = ("ian", "ican", "ese", "glish", "nish", "dish", "lish", "nch", "tch")
LONGEST = 3  # words of a noun phrase
LONGEST_NAME = 4


class _Found(NamedTuple):
    """A stretch of words, `first` to `last`, that may be a topic; `capital` for a name, `the` where it wants an article."""

    first: int
    last: int
    capital: bool
    the: bool


def topic(text: str, *, known: frozenset[str], frequency: Counter[str]) -> str | None:
    """The rarest name of the sentence, else its rarest noun phrase, with no stem in `known`; None where it has neither.

    Names go first, since they are what people ask for. A phrase said with an article comes with one: 'the budget'.
    """
    words = tokens(text)
    found = [*_names(text, words), *_noun_phrases(text, words)]
    usable = [one for one in found if not any(w.stem in known for w in words[one.first : one.last + 1])]
    if not usable:
        return None

    def rank(one: _Found) -> tuple[bool, int, int]:
        return not one.capital, min(frequency[w.stem] for w in words[one.first : one.last + 1] if not w.stop), one.first

    best = min(usable, key=rank)
    shown = text[words[best.first].start : words[best.last].end]
    return f"the {shown}" if best.the else shown


def _names(text: str, words: Sequence[Token]) -> Iterator[_Found]:
    """Runs of capitalised words that do not begin the sentence or what follows a colon or a quotation mark."""
    place = 1
    while place < len(words):
        if not _named(text, words, place):
            place += 1
            continue
        last = place
        while last + 1 < len(words) and last - place < LONGEST_NAME - 1:
            ahead = last + 1
            if not _capital(words[ahead]) and ahead + 1 < len(words):
                ahead += 1 if _NAME_LINK.fullmatch(text[words[last].end : words[ahead + 1].start]) else 0
            if not _capital(words[ahead]) or (ahead == last + 1 and not _beside(text, words[last], words[ahead])):
                break
            last = ahead
        adjective = place == last and words[last].folded.endswith(_OF_A_COUNTRY)
        if sum(len(word.text) for word in words[place : last + 1]) > 3 and not adjective:
            yield _Found(place, last, capital=True, the=False)
        place = last + 1


def _named(text: str, words: Sequence[Token], place: int) -> bool:
    before = text[words[place - 1].end : words[place].start]
    titled = words[place - 1].folded in _TITLES and before == ". "
    return _capital(words[place]) and (titled or not re.search(r"[.!?:;\"“‘(]", before))


def _capital(word: Token) -> bool:
    """Written like a name: no stop word ("I"), no number, no form like "SLI'd"."""
    plain = "'" not in word.text and "’" not in word.text
    return word.capital and plain and not word.stop and not word.number and word.folded not in _NO_NAMES


def _noun_phrases(text: str, words: Sequence[Token]) -> Iterator[_Found]:
    """Runs of common content words between a word that goes before nouns and one that may follow them."""
    place = 0
    while place < len(words):
        if not _common(words[place]):
            place += 1
            continue
        last = place
        while last + 1 < len(words) and _common(words[last + 1]) and _beside(text, words[last], words[last + 1]):
            last += 1
        if place and _may_begin(text, words[place - 1], words[place]) and _may_end(text, words, last):
            first = place
            while first < last and words[first].folded.endswith("ly"):
                first += 1
            bare = first == last and words[place - 1].folded in _PREPOSITIONS
            said = any(word.folded.endswith("ed") for word in words[first + 1 : last])  # "the fan sounded wrong"
            plural = words[last].folded.endswith("s") and not words[last].folded.endswith(("ss", "us", "is"))
            if not said and last - first < LONGEST and (plural or not bare):
                yield _Found(first, last, capital=False, the=words[place - 1].folded in _DETERMINERS)
        place = last + 1


def _common(word: Token) -> bool:
    return (
        not word.stop
        and word.folded not in _NUMBERS
        and not word.capital
        and not word.number
        and "'" not in word.text
        and "’" not in word.text
    )


def _may_begin(text: str, before: Token, word: Token) -> bool:
    known = before.folded in _BEFORE_NOUNS or before.folded in _NUMBERS or before.number
    return known and _beside(text, before, word)


def _may_end(text: str, words: Sequence[Token], last: int) -> bool:
    """Is the word a possible head, and does a stop or a word that may follow a noun come next?"""
    head = words[last]
    if head.folded in _VAGUE or len(head.text) < 4 or head.folded.endswith(_NO_NOUN):
        return False
    if last + 1 == len(words):
        return True
    return not _beside(text, head, words[last + 1]) or words[last + 1].folded in _AFTER_NOUNS


def _beside(text: str, left: Token, right: Token) -> bool:
    return _SPACE.fullmatch(text[left.end : right.start]) is not None
