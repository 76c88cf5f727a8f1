"""Which of several persons at the head of a page is the one who answers: who is said to remember, whom the questions speak
to by name, who opens the introduction while nobody else opens a sentence of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.names import people_in_title
from index.pairs.described import is_described, is_told_of
from index.pairs.persons import PERSON, spots

_REMEMBERS = re.compile(  # 'N remembers', 'Photographer N talks about'
    rf"[*_\W]*(?:[A-Z][a-z]+ (?={PERSON} [a-z]))?(?P<name>{PERSON})(?:,? \(?[^.?!\n()]{{2,60}}[,)])?\s+"
    r"(?-i:remembers|recalls|recollects|reminisces|looks back|(?:talks|speaks|spoke|talked) (?:about|of)|tells (?:of|how)"
    r"|explains how|answers for (?:her|him)self)\b"
)
_HEADS = re.compile(rf"(?P<name>{PERSON})\s*:\s")
_PLACES = frozenset(  # words in the names of places, which may remember as well
    """port new old saint st upper lower north south east west great little mount fort lake town city village street road
    valley island county harbour harbor bay hill bridge green""".split()
)
_TITLE = r"(?:(?:Dr|Mrs?|Ms|Miss|Prof|Professor|Doctor|Sister|Captain|Senator)\.?[ \u00a0])?"
_STARTS = re.compile(r"(?:^|\v|[.!?…»”\"][\s*_]+)[\W_]*(?:(?:[A-Z][a-z]+\.?|[Tt]he [a-z]+)[ \u00a0])?$")
_NEAR = 40  # characters before a name that tell whether it opens a sentence


def recalls(row: str) -> Iterator[str]:
    """Who remembers or talks about something, as a headline or the first words below it say; a place is nobody."""
    match = _REMEMBERS.match(row)
    if match and not _PLACES.intersection(match["name"].casefold().split()):
        yield match["name"]


def opens_headline(row: str, text: str) -> Iterator[str]:
    """Who stands before the colon of a headline: 'Rosa Keel: eight questions'. `text` tells persons from things."""
    match = _HEADS.match(row)
    if match and people_in_title(f"{match['name']}: questions", text):
        yield match["name"]


def addressed(names: Sequence[str], questions: Iterable[str]) -> list[str]:
    """Those of `names` whom the questions speak to: 'Dr Keel, was it luck?', 'And then, Rosa?'"""
    words = "\v".join(questions)
    return [name for name in names if any(_speaks_to(part, words) for part in {name.split()[0], name.split()[-1]})]


def _speaks_to(part: str, words: str) -> bool:
    called = rf"(?:^|\v|[.?!:]\s|(?:So|And|Well|But|Now)[ ,]+)[\W_]*{_TITLE}{re.escape(part)},|,\s{_TITLE}{re.escape(part)}[?.]"
    return re.search(called, words) is not None


def opens_alone(names: Sequence[str], words: str) -> list[str]:
    """The first of `names` where it opens a sentence that tells of it, and no other one opens any. `words` are rows of an
    introduction, parted by '\\v'.
    """
    opening = [
        name
        for name, end in spots(words)
        if _STARTS.search(words[max(0, end - len(name) - _NEAR) : end - len(name)]) is not None
        and (is_described(words, end) or is_told_of(words, max(0, end - len(name)), end))
    ]
    found = list(dict.fromkeys(name for name in opening if name in names))
    return found if len(found) == 1 and found[0] == names[0] else []
