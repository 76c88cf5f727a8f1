"""What of a question can be put in another's place, and what by: numbers, proper names, and the words of the fact."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.archive import Archive
from assistant.retrieve import head
from index.types import Span
from index.words import Token, content_stems, tokens

Kind = Literal["number", "name", "word"]

TRIED = 24  # words of the same form that are looked at for one that means something alike
SHORTEST = 4  # letters of a word of the fact
ALIKE = 0.55  # cosine of two words above which they may mean the same

_ENDINGS = re.compile(r"(?:ing|ed|ness|ion|er|s)$")
#: What a word is, told by the one before it: a thing, an act, or a thing somewhere.
_BEFORE = {
    "a thing": frozenset("a the this his her its their my your our no any".split()),
    "an thing": frozenset(("an",)),
    "these things": frozenset(("these", "those", "some")),
    "what thing": frozenset(("which", "what")),
    "act": frozenset(("to",)),
    "place": frozenset("of in on at for with from by about into without".split()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A stretch of a question that another of its `form` may stand in for.

    The form of a number is its shape, of a name how many words it has, of a word its ending and what stands around it.
    """

    kind: Kind
    span: Span
    text: str
    form: str


class Pool:
    """The things that many questions say, by kind and form."""

    def __init__(self, things: Iterable[Thing]) -> None:
        found: dict[tuple[Kind, str], set[str]] = defaultdict(set)
        for thing in things:
            found[thing.kind, thing.form].add(thing.text)
        self._things = {key: tuple(sorted(texts)) for key, texts in found.items()}

    def other(self, thing: Thing, said: Collection[str], archive: Archive, chance: random.Random) -> str | None:
        """Another of the same kind and form, none of whose words' stems is in `said`; None where there is none.

        Of words that which comes nearest in meaning without being another word for the same.
        """
        free = [text for text in self._things.get((thing.kind, thing.form), ()) if not content_stems(text) & set(said)]
        free = [text for text in free if content_stems(text)]
        if not free:
            return None
        if thing.kind != "word":
            return chance.choice(free)
        free = [text for text in free if text[:SHORTEST] != thing.text[:SHORTEST]]  # no "lighthouse" for "light"
        tried = chance.sample(free, min(TRIED, len(free)))
        own, *others = archive.question_vectors([thing.text, *tried])
        cosines = [float(own @ other) for other in others]
        near = [(cosine, text) for cosine, text in zip(cosines, tried, strict=True) if cosine < ALIKE]
        return max(near)[1] if near else None


def things(question: str, known: Sequence[Span] = (), about: Collection[str] | None = None) -> Iterator[Thing]:
    """What can be swapped in a question, but for the stretches `known` (names of people).

    A capitalised word is a name where it does not begin the question; of the other words those that it asks for, and those
    whose stems are in `about` (None: all).
    """
    words = tokens(question)
    free = [not any(word.start < s.end and s.start < word.end for s in known) for word in words]
    asked_for = {word.stem for word in head(question)}
    first = 0  # of the capitalised words that stand in a row
    for place, word in enumerate(words):
        before, after = words[place - 1] if place else None, words[place + 1] if place + 1 < len(words) else None
        first = first if _beside(before, word) and _proper(before) and free[place - 1] else place
        span = Span(word.start, word.end)
        if not free[place]:
            continue
        if word.number:
            yield Thing(kind="number", span=span, text=word.text, form=re.sub(r"\d", "0", word.text))
        elif _proper(word):
            if not (after and _beside(word, after) and _proper(after) and free[place + 1]):
                span = Span(words[first].start, word.end)
                yield Thing(kind="name", span=span, text=span.of(question), form=str(place - first + 1))
        elif (form := _form(before, word, after, asked_for)) and (about is None or word.stem in asked_for | set(about)):
            yield Thing(kind="word", span=span, text=word.text, form=form)


def _beside(one: Token | None, other: Token) -> bool:
    return one is not None and other.start == one.end + 1


def _proper(word: Token | None) -> bool:
    return (
        word is not None and word.start > 0 and word.capital and not word.stop and not word.text.endswith(("'s", "’s"))
    )


def _form(before: Token | None, word: Token, after: Token | None, asked_for: Collection[str]) -> str:
    """What a word in small letters is like; '' for one that says nothing of a fact, or of which it cannot be told."""
    text = word.text
    if word.stop or not text.isalpha() or not text.islower() or len(text) < SHORTEST or text.endswith("ly"):
        return ""
    kind = next((kind for kind, words in _BEFORE.items() if before and before.folded in words), "")
    if (
        not kind
        or (after and not after.stop and kind != "act")
        or (kind == "what thing" and word.stem not in asked_for)
    ):
        return ""  # beside another it may be anything
    ending = _ENDINGS.search(text)
    return f"{kind} {ending[0] if ending else ''}"
