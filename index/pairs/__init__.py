"""Documents to questions and answers: every layout proposes a reading, the best explanation wins, the rest is prose.

To add a layout, write a file with `LAYOUT` (its name) and `propose(page)` (its readings) and name it in `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.pairs import (
    advice,
    constructs,
    evidence,
    letters,
    numbered,
    official,
    prominent,
    speakers,
    structured,
    testimony,
    unmarked,
)
from index.pairs.announced import only_muses, only_to_be_asked
from index.pairs.answered_by import with_names
from index.pairs.answerer import Answerer
from index.pairs.assemble import pairs_of
from index.pairs.choose import choose, explains_all, with_changes, with_turns
from index.pairs.closings import without_closings
from index.pairs.forms import has_fields, is_form
from index.pairs.furniture import furniture
from index.pairs.more_help import without_offers
from index.pairs.named_once import named_once
from index.pairs.narrated import without_narration
from index.pairs.notes import disjoint, notes, without_notes
from index.pairs.page import Page, page
from index.pairs.parts import Proposal
from index.pairs.people import People
from index.pairs.sections import headings, sections, under_headings
from index.types import Document, QAPair
from index.uncollected import uncollected

PROSE = "prose"
DOUBTFUL = 0.7
"""Pairs of a lower confidence are worth a look."""
_MOST = 0.5  # share of the text
LAYOUTS: dict[str, Callable[[Page], Iterator[Proposal]]] = {
    structured.LAYOUT: structured.propose,
    constructs.LAYOUT: constructs.propose,
    testimony.LAYOUT: testimony.propose,
    evidence.LAYOUT: evidence.propose,
    official.LAYOUT: official.propose,
    letters.LAYOUT: letters.propose,
    advice.LAYOUT: advice.propose,
    speakers.LAYOUT: speakers.propose,
    numbered.LAYOUT: numbered.propose,
    prominent.LAYOUT: prominent.propose,
    unmarked.LAYOUT: unmarked.propose,
}

_UNLABELLED = (numbered.LAYOUT, prominent.LAYOUT, unmarked.LAYOUT)


def split(document: Document, *, layout: str | None = None) -> tuple[QAPair, ...]:
    """The pairs and sections of `document` in order, numbered from 1; every stretch of real text is in one of them.

    `layout` forces one layout by name ('prose' for none); raises ValueError for a name that is none. A row of a table
    stays one pair, and data that tell questions from answers keep them where the layout finds none.
    """
    with uncollected():
        return _split(document, layout)


def _split(document: Document, layout: str | None) -> tuple[QAPair, ...]:
    seen = page(document)
    chosen = _chosen(seen, layout)
    parts = [part for proposal in chosen for part in proposal.parts]
    people = People(seen, (part.label for part in parts), Answerer(seen, parts))
    found = sections(seen, ((part.begin, part.span.end) for proposal in chosen for part in proposal.parts))
    above = headings(seen)
    del seen  # its lines are as large as the document; the pairs need them no more
    found += [pair for proposal in chosen for pair in pairs_of(proposal, people.speaker)]
    del chosen
    found.sort(key=lambda pair: pair.start)
    paths = under_headings(above, [pair.start for pair in found])
    return tuple([pair.at(number, path) for number, (pair, path) in enumerate(zip(found, paths, strict=True), 1)])


def _chosen(seen: Page, layout: str | None) -> tuple[Proposal, ...]:
    """The readings that explain the document best, with layouts that change, voices in answers and notes taken out."""
    proposals = _proposals(seen, layout)
    chosen = choose(seen, proposals)
    chosen = with_changes(seen, chosen, _without(proposals, chosen))
    chosen = with_turns(seen, chosen, _without(proposals, chosen))
    chosen = tuple(without_narration(seen, proposal) for proposal in chosen)
    chosen = tuple(without_closings(seen, named_once(seen, with_names(seen, proposal))) for proposal in chosen)
    chosen = tuple(without_offers(seen, proposal) for proposal in chosen)
    if editors := disjoint([*notes(seen), *furniture(seen, chosen)]):
        chosen = tuple(without_notes(seen, proposal, editors) for proposal in chosen)
    return chosen


def _without(proposals: Sequence[Proposal], chosen: Sequence[Proposal]) -> list[Proposal]:
    taken = set(map(id, chosen))
    return [proposal for proposal in proposals if id(proposal) not in taken]


def _proposals(seen: Page, layout: str | None) -> list[Proposal]:
    if layout is not None and layout not in (*LAYOUTS, PROSE):
        raise ValueError(f"no layout is called {layout!r}; there are: {', '.join(sorted(LAYOUTS))}, {PROSE}")
    if layout == PROSE:
        return []
    if any(block.locator.row for block in seen.document.blocks[:1]):
        return list(structured.propose(seen))  # a row is one pair or one section, whatever stands in its cells
    if layout is None:
        fields = has_fields(seen)
        unasked = _UNLABELLED if only_to_be_asked(seen) else (prominent.LAYOUT,) if only_muses(seen) else ()
        proposals: list[Proposal] = []
        for name, propose in LAYOUTS.items():
            if name in unasked:
                continue
            for proposal in propose(seen):
                if fields and is_form(seen, proposal):
                    continue
                if explains_all(seen, proposal):
                    return [proposal]
                proposals.append(proposal)
        return proposals
    forced = list(LAYOUTS[layout](seen)) or (list(structured.propose(seen)) if _is_data(seen) else [])
    return [replace(proposal, confidence=max(proposal.confidence, 0.5)) for proposal in forced]


def _is_data(seen: Page) -> bool:
    """True where the format itself tells questions and answers apart in the most part of the text."""
    told = sum(block.span.end - block.span.start for block in seen.document.blocks if block.role)
    return told >= _MOST * len(seen.text)
