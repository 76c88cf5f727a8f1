"""A list of people as an answer: one quote each under their name, introduced by how many there are at least."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.quotes import readable, where
from assistant.types import Citation, Evidence, Sentence
from prompts import phrase

GAP = "[...]"


def compose(
    evidence: Sequence[Evidence],
    citations: Sequence[Citation],
    *,
    theme: str,
    people: int,
    cut: Sequence[tuple[bool, bool]],
) -> tuple[Sentence, ...]:
    """One sentence per person, in order, each ending in its marker; the first says that there are at least `people`.

    `citations` are those of `evidence`, one each. `cut` tells of each quote whether its sentence begins before it and
    ends after it. `theme` is what they speak of, in the user's words; '' where it does not read well.
    """
    written: list[Sentence] = []
    for piece, citation, (before, after) in zip(evidence, citations, cut, strict=True):
        opening = _count(people, len(evidence), theme) if not written else ""
        quote = f"{GAP} " * before + readable(piece) + f" {GAP}" * after
        lead = phrase("quotes.said", speaker=citation.speaker or "", where=where(citation))
        written.append(
            Sentence(
                text=f"{opening}{lead}“{quote}” [{citation.marker}]",
                markers=(citation.marker,),
                support=1.0,
                verdict="supported",
            )
        )
    return tuple(written)


def _count(people: int, shown: int, theme: str) -> str:
    about = theme or phrase("people.this")
    if people == 1:
        return phrase("people.one", theme=about)
    if shown == people:
        return phrase("people.all", count=f"{people:,}", theme=about)
    return phrase("people.some", count=f"{people:,}", shown=str(shown), theme=about)
