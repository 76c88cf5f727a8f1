"""What a question is about of which a document never speaks: "the paddle" in the manual of a dehumidifier, "Whitby", "E7".

Such a document answers another question: that of another product, of another place. People are not meant here, nor what a
question asks for ("the guarantee on the paddle" is about the paddle).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from index.types import Document, Span
from index.words import Token, content_stems, tokens

NEAR = 0.5  # cosine from which a word of the document may mean the same: "bicycle" and "bike", "canoe" and "boat"
PREFIX = 5  # letters that tell a name from another: "Norway" and "Norwegian" begin alike
SHORT = 4  # letters: what is shorter may stand for a longer name ("UK", "LA")
_GOES_ON = (
    r"on|of|for|with|in|at|to|from|by|under|over|is|are|was|were|do|does|did|has|had|have|can|could|will|would|should|must|may|be|"
    r"and|or|if|when|where|while|before|after|because|than|as|so|last|cost|work|say|mean|that|who|which"
)
_THING = re.compile(
    rf"\b(?P<the>the|this|that|an?|my|our)\s+(?P<thing>(?:(?!(?:{_GOES_ON})\b)[\w'’-]+\s+){{0,2}}?[\w'’-]+)"
    rf"(?=\s+(?P<on>{_GOES_ON})\b|\s*[?.!]*$|[,;])",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(  # "What is the deadline ...?": this is what the answer tells
    r"\b(?:what|which|who|whose|how(?:\s+\w+)?|when|where|why)(?:['’]s|\s+(?:is|are|was|were))\s+$|\b(?:become|as|like|than)\s+$",
    re.IGNORECASE,
)
_DOES = re.compile(r"\b(?:do|does|did|can|could|will|would|should|must|may)\s+$", re.IGNORECASE)
_OWNER = re.compile(r"\s+\w+\s+(?:(?i:the|this|that|an?|my|our)\b|[A-Z])")
_OF = frozenset("on of for with in at to from by".split())
_DEFINITE = frozenset(("the", "this", "that"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Words of a question of which nothing stands in a document; `plain` is True where it cannot be meant in other words."""

    words: tuple[Token, ...]
    plain: bool


def lost_in(
    document: Document,
    text: str,
    *,
    question: str,
    unknown: Sequence[Span],
    ordinary: Callable[[str], bool],
    rarity: Callable[[str], float],
) -> Lost | None:
    """What `question` is about and the `document`, whose visible `text` is given, does not say; None where it speaks of all.

    `unknown` are the names in the question that nobody here bears; `ordinary` and `rarity` tell common words from rare ones.
    """
    said = _said(f"{document.title}\n{PurePath(document.source).stem}\n{text}")
    for span in unknown:
        name = max(
            (word for word in _words(question, span) if not word.stop), key=lambda w: rarity(w.stem), default=None
        )
        if name and _is_name(name) and not _speaks(said, name):
            code = any(letter.isdigit() for letter in name.text)
            who = re.match(r"^\W*(?:(?:and|so|but)\W+)?whos?e?\b", question, re.IGNORECASE)
            return Lost(words=(name,), plain=bool(code or who))
    for definite, thing in _things(question):
        if any(span.overlaps(Span(word.start, word.end)) for span in unknown for word in thing):
            continue
        if any(word.stem in said.stems or ordinary(word.folded) for word in thing):
            continue
        near = _nearest(thing, said.folded)
        if near is None and definite:
            return Lost(words=thing, plain=False)
        if near is not None and near < NEAR:
            return Lost(words=thing, plain=definite)
    return None


def says(text: str, words: Sequence[Token]) -> bool:
    """Does a text say one of the words?"""
    said = content_stems(text)
    return any(word.stem in said for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The words of a text: their stems, and those that tell something as they stand there."""

    stems: frozenset[str]
    folded: frozenset[str]
    beginnings: frozenset[str]


@lru_cache(maxsize=16)
def _said(text: str) -> _Said:
    words = [word for word in tokens(text.replace("_", " ")) if not word.stop]
    return _Said(
        stems=frozenset(word.stem for word in words),
        folded=frozenset(word.folded for word in words),
        beginnings=frozenset(word.folded[:PREFIX] for word in words),
    )


def _words(question: str, span: Span) -> list[Token]:
    return [word for word in tokens(question) if span.overlaps(Span(word.start, word.end))]


def _is_name(word: Token) -> bool:
    code = any(letter.isdigit() for letter in word.text) and any(letter.isalpha() for letter in word.text)
    return code or (word.capital and len(word.text) >= SHORT)


def _speaks(said: _Said, name: Token) -> bool:
    if any(letter.isdigit() for letter in name.text):
        return name.folded in said.folded
    return name.stem in said.stems or name.folded[:PREFIX] in said.beginnings


def _things(question: str) -> Iterator[tuple[bool, tuple[Token, ...]]]:
    """The things that a question is about, each with whether it is a certain one; not what is asked for of another."""
    for match in _THING.finditer(question):
        behind = (match["on"] or "").lower()
        if behind in _OF and _OWNER.match(question, match.end()):
            continue
        if _ASKED_FOR.search(question[: match.start()]):
            continue
        thing = Span(match.start("thing"), match.end("thing"))
        found = tuple(word for word in tokens(question) if thing.overlaps(Span(word.start, word.end)) and not word.stop)
        if len(found) > 1 and _DOES.search(question, 0, match.start()):  # "What does the tapir eat?"
            found = found[:-1]
        if found and not any(word.capital or word.number for word in found):
            yield match["the"].lower() in _DEFINITE, found


def _nearest(words: Sequence[Token], said: frozenset[str]) -> float | None:
    """The cosine of the nearest pair; None where one of the words is not known."""
    from assistant.verify.meanings import nearest  # large, and seldom asked for

    found = [nearest(word.folded, said) for word in words]
    known = [cosine for cosine in found if cosine is not None]
    return max(known) if len(known) == len(words) else None
