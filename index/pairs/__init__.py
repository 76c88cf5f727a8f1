"""Documents to questions and answers: every layout proposes a reading, the best explanation wins, the rest is prose.

To add a layout, write a file with `LAYOUT` (its name) and `propose(page)` (its readings) and name it in `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from index.pairs import constructs, letters, numbered, prominent, speakers, structured, testimony, unmarked
from index.pairs.assemble import pairs_of
from index.pairs.choose import choose, with_changes, with_turns
from index.pairs.notes import notes, without_notes
from index.pairs.page import Page, page
from index.pairs.parts import Proposal
from index.pairs.people import People
from index.pairs.sections import sections, under_headings
from index.types import Document, QAPair, Span

PROSE = "prose"
DOUBTFUL = 0.7
"""Pairs of a lower confidence are worth a look."""
LAYOUTS: dict[str, Callable[[Page], Iterator[Proposal]]] = {
    structured.LAYOUT: structured.propose,
    constructs.LAYOUT: constructs.propose,
    testimony.LAYOUT: testimony.propose,
    letters.LAYOUT: letters.propose,
    speakers.LAYOUT: speakers.propose,
    numbered.LAYOUT: numbered.propose,
    prominent.LAYOUT: prominent.propose,
    unmarked.LAYOUT: unmarked.propose,
}


def split(document: Document, *, layout: str | None = None) -> tuple[QAPair, ...]:
    """The pairs and sections of `document` in order, numbered from 1; every stretch of real text is in one of them.

    `layout` forces one layout by name ('prose' for none); raises ValueError for a name that is none.
    """
    seen = page(document)
    proposals = _proposals(seen, layout)
    chosen = choose(seen, proposals)
    chosen = with_changes(seen, chosen, [proposal for proposal in proposals if proposal not in chosen])
    chosen = with_turns(seen, chosen, [proposal for proposal in proposals if proposal not in chosen])
    if editors := notes(seen):
        chosen = tuple(without_notes(seen, proposal, editors) for proposal in chosen)
    people = People(seen, (part.label for proposal in chosen for part in proposal.parts))
    found = [pair for proposal in chosen for pair in pairs_of(proposal, people.speaker)]
    taken = [Span(part.begin, part.span.end) for proposal in chosen for part in proposal.parts]
    everything = sorted([*found, *sections(seen, taken)], key=lambda pair: pair.span.start)
    paths = under_headings(seen, everything)
    return tuple(
        replace(pair, number=number, heading=path)
        for number, (pair, path) in enumerate(zip(everything, paths, strict=True), 1)
    )


def _proposals(seen: Page, layout: str | None) -> list[Proposal]:
    if layout is None:
        return [proposal for propose in LAYOUTS.values() for proposal in propose(seen)]
    if layout == PROSE:
        return []
    if layout not in LAYOUTS:
        raise ValueError(f"no layout is called {layout!r}; there are: {', '.join(sorted(LAYOUTS))}, {PROSE}")
    return [replace(proposal, confidence=max(proposal.confidence, 0.5)) for proposal in LAYOUTS[layout](seen)]
