"""What only words of a certain kind can answer: a fact of the front, who made a thing, who holds a post or has a calling.

The signals of the evidence do not weigh these, so each has a rule that tells whether the quotes speak of it at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.asked import Asked
from assistant.front.question import Sought, all_sought, put_already
from assistant.lists.theme import asked_calling
from assistant.people import makers, posts
from assistant.people.making import Making, making_of
from assistant.people.whose_deed import says_alike
from assistant.types import Evidence
from index.types import Filters, Hit
from index.words import tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The `facts` of front matter, the `making`, the `post` and the `calling` that a question asks for; empty for others."""

    facts: tuple[Sought, ...] = ()
    making: Making | None = None
    post: posts.Post | None = None
    calling: tuple[str, ...] = ()


def wanted(asked: Asked, hits: Sequence[Hit], filters: Filters) -> Wanted:
    """What a question asks for of that. A fact of the front is not what is meant where somebody put that very question."""
    facts = () if filters.without else all_sought(asked.masked if asked.documents else asked.text, asked.context)
    calling = None if asked.names.named else asked_calling(asked.text)
    return Wanted(
        facts=() if facts and put_already(asked.text, hits) else facts,
        making=making_of(asked.text, asked.names),
        post=posts.asked_post(asked.text, asked.names),
        calling=calling.words if calling else (),
    )


def led(archive: Archive, quotes: tuple[Evidence, ...], wanted: Wanted) -> tuple[Evidence, ...]:
    """The quotes, led by the first of them that may say the fact of a record's front which is wanted."""
    if len(wanted.facts) != 1:
        return quotes
    first = next((place for place in range(len(quotes)) if _of_front(archive, quotes[place:], wanted.facts[0])), 0)
    return (*quotes[first : first + 1], *quotes[:first], *quotes[first + 1 :])


def unspoken(archive: Archive, quotes: Sequence[Evidence], wanted: Wanted) -> tuple[str, ...] | None:
    """The words, if any, for what is wanted and the quotes do not speak of; None where they may answer."""
    made = wanted.making
    if made and made.named and not makers.speaks_of(quotes, made):
        return tuple(token.text for token in tokens(made.thing) if not token.stop)
    if wanted.post and not posts.holds(quotes, wanted.post):
        return ()
    if wanted.calling and not any(_speaks(piece, wanted.calling) for piece in quotes):
        return wanted.calling
    if len(wanted.facts) == 1 and not _of_front(archive, quotes, wanted.facts[0]):
        return ()
    return None


def _speaks(piece: Evidence, calling: Sequence[str]) -> bool:
    """Does a quote say what people are asked to be, in the singular, or another word for it?"""
    said = tuple(word for word in tokens(f"{piece.question or ''} {piece.text}") if not word.folded.endswith("s"))
    return any(said) and all(says_alike(word, said) for word in tokens(" ".join(calling)))


def _of_front(archive: Archive, quotes: Sequence[Evidence], fact: Sought) -> bool:
    """What reads the front of a record is loaded when it is first needed."""
    from assistant.front.answer import speaks

    return speaks(archive, quotes, fact)
