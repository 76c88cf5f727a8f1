"""A list of people as an answer: one quote each under their name, introduced by how many there are at least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.compose.quotes import readable, where
from assistant.types import Citation, Evidence, Sentence
from prompts import phrase

GAP = "[...]"
ListKind = Literal["speak", "deny", "never", "leave", "move", "are"]  # what the people of a list have in common

_LEADS: dict[ListKind, tuple[str, str, str]] = {  # for one, for all that are shown, for more
    "speak": ("people.speak_one", "people.speak_all", "people.speak_some"),
    "deny": ("people.deny_one", "people.deny_all", "people.deny_some"),
    "never": ("people.never_one", "people.never_all", "people.never_some"),
    "leave": ("people.leave_one", "people.leave_all", "people.leave_some"),
    "move": ("people.move_one", "people.move_all", "people.move_some"),
    "are": ("people.are_one", "people.are_all", "people.are_some"),
}


def compose(
    evidence: Sequence[Evidence],
    citations: Sequence[Citation],
    *,
    theme: str,
    people: int,
    cut: Sequence[tuple[bool, bool]],
    names: Sequence[str],
    kind: ListKind = "speak",
) -> tuple[Sentence, ...]:
    """One sentence per person, in order, each ending in its marker; the first says that there are at least `people`.

    `citations` are those of `evidence`, one each. `cut` tells of each quote whether its sentence begins before it and
    ends after it. `theme` is what they speak of, do not do, have stopped or are (`kind`), in the user's words; '' where it
    does not read well. `names` says of each quote who is meant, which for words that nobody spoke is not who said them.
    """
    written: list[Sentence] = []
    for piece, citation, (before, after), name in zip(evidence, citations, cut, names, strict=True):
        opening = _count(people, len(evidence), theme, kind) if not written else ""
        quote = f"{GAP} " * before + readable(piece) + f" {GAP}" * after
        place = where(replace(citation, speaker=name))
        lead = phrase("quotes.said" if citation.speaker else "people.written", speaker=name, where=place)
        written.append(
            Sentence(
                text=f"{opening}{lead}“{quote}” [{citation.marker}]",
                markers=(citation.marker,),
                support=1.0,
                verdict="supported",
            )
        )
    return tuple(written)


def _count(people: int, shown: int, theme: str, kind: ListKind) -> str:
    about = theme or phrase("people.this")
    one, every, some = _LEADS[kind]
    if people == 1:
        return phrase(one, theme=about)
    if shown == people:
        return phrase(every, count=f"{people:,}", theme=about)
    return phrase(some, count=f"{people:,}", shown=str(shown), theme=about)
