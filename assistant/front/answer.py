"""Questions answered from front matter: the quotes, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.abstain import Decision, Looked
from assistant.archive import Archive
from assistant.asked import Asked
from assistant.front.matter import front, in_front, read
from assistant.front.offices import office
from assistant.front.question import Sought
from assistant.front.speaks import speaks_of
from assistant.types import Evidence
from index.types import Filters

SHOWN = 3  # records that are quoted side by side where they say different things
FRONT, FRONT_OF_SEVERAL = (
    0.9,
    0.7,
)  # how sure front matter is of one record, and of some that say different things; by hand


def written(archive: Archive, asked: Asked, facts: Sequence[Sought], filters: Filters) -> Looked | None:
    """The lines of front matter that say what is asked for; which record is meant is asked back where many say different
    things, and None where one part has no answer there."""
    documents = read(archive, asked.text, filters, asked.documents)
    said = [front(archive, fact, documents, part=part) for part, fact in enumerate(facts)]
    if not all(said):
        return None
    most = max(said, key=len)
    if len(most) > SHOWN:
        titles = tuple(dict.fromkeys(pieces[0].document.title for pieces in most))
        return (), Decision(answered=False, confidence=0.0, reason="ambiguous", missing=titles)
    chosen: list[Evidence] = []
    for piece in (piece for of_part in said for pieces in of_part for piece in pieces):
        chosen += [] if any(piece.overlaps(earlier) for earlier in chosen) else [piece]
    named = all(fact.naming for fact in facts) or len(documents) == 1
    every = named or filters != Filters() or len(documents) == len(archive.documents)  # of very many some are unread
    sure = FRONT if len(most) == 1 and every else FRONT_OF_SEVERAL
    return tuple(chosen), Decision(answered=True, confidence=sure)


def office_of(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """Where counsel have their office; None where no appearances say it."""
    found = office(archive, asked.text, filters)
    return (found, Decision(answered=True, confidence=FRONT)) if found else None


def speaks(archive: Archive, chosen: Sequence[Evidence], fact: Sought) -> bool:
    """May the first quote, or what it replies to, say what is asked for? Not front matter of another one than is named, nor
    a remark in that record which nobody speaks: "(Deposition concluded at 12:10 p.m.)"."""
    if not chosen or (fact.whom and (in_front(archive, chosen[0]) or _remarked(chosen[0]))):
        return False
    return speaks_of(fact, f"{chosen[0].question or ''} {chosen[0].text}")


def _remarked(piece: Evidence) -> bool:
    """Does nobody speak a quote that stands among what others do?"""
    spoken = any(turn.speaker and turn.span.overlaps(piece.span) for turn in piece.pair.turns)
    return not spoken and bool(piece.document.participants)
