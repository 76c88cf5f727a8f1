"""Words as search and evidence compare them: folded, stemmed, with stop words told apart. English stemming.

Offsets always refer to the text that was given; folding never moves one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]|\d+(?:[.,:]\d+)+|[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*(?:\+\+|#(?!\w))?")

BRIEF = (
    240  # characters up to which the words of a text are remembered: those of a question are asked for again and again
)

STOP = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either
    else ever few for from further get gets getting got had hadn't has hasn't have haven't having he he'd he'll he's her
    here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just let
    let's like may me might more most much must mustn't my myself no nor not of off on once only or other ought our ours
    ourselves out over own per same shall she she'd she'll she's should shouldn't so some such than that that's the their
    theirs them themselves then there there's these they they'd they'll they're they've this those through to too under
    until up upon us very was wasn't we we'd we'll we're we've were weren't what what's when where which while who who's
    whom whose why will with won't would wouldn't you you'd you'll you're you've your yours yourself yourselves""".split()
)


class Token(NamedTuple):
    """One word: `text[start:end]`, its folded form, its stem, and whether it is a stop word."""

    start: int
    end: int
    text: str
    folded: str
    stem: str
    stop: bool

    @property
    def number(self) -> bool:
        """True when the word begins with a digit."""
        return self.text[0].isdigit()

    @property
    def capital(self) -> bool:
        """True when the word begins with an upper-case letter, or is a name like "d'Arcy"."""
        text = self.text
        return text[0].isupper() or (len(text) > 2 and text[1] in "'’" and text[2].isupper())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents; typographic apostrophes become plain ones. The length may change."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


_stemmer = Stemmer.Stemmer("english")


class Form(NamedTuple):
    """What of a word does not depend on where it stands: its folded form, its stem, and whether it is a stop word."""

    folded: str
    stem: str
    stop: bool


@lru_cache(maxsize=65536)
def _form(word: str) -> Form:
    folded = fold(word)
    stop = folded in STOP
    if folded.endswith("'s"):
        folded = folded[:-2]
        stop = stop or folded in STOP
    try:
        stem = _stemmer.stemWord(folded)
    except UnicodeEncodeError:  # a lone surrogate: PyStemmer speaks UTF-8 only
        stem = folded
    return Form(folded, stem, stop)


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order. CJK characters are words of their own; numbers keep inner points and commas."""
    return _of_brief(text) if len(text) <= BRIEF else _cut(text)


def _cut(text: str) -> tuple[Token, ...]:
    return tuple(Token(match.start(), match.end(), match[0], *_form(match[0])) for match in _WORD.finditer(text))


_of_brief = lru_cache(maxsize=512)(_cut)


def forms(text: str) -> tuple[Form, ...]:
    """The words of `text` in order as `tokens` gives them, without their places: four times as fast."""
    return tuple(map(_form, _WORD.findall(text)))


def folded_words(text: str) -> str:
    """The words of `text`, folded, with one blank between them: texts of the same words have the same."""
    return " ".join(form.folded for form in forms(text))


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of `text` that are not stop words."""
    return frozenset(form.stem for form in forms(text) if not form.stop)


def as_written(stems: Iterable[str], text: str) -> tuple[str, ...]:
    """Each stem as `text` writes a word of it; a stem that it has no word of as it is."""
    said = {token.stem: token.text for token in tokens(text)}
    return tuple(said.get(stem, stem) for stem in stems)
