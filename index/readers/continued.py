"""Captions that repeat who speaks in the middle of a sentence: 'ANN: The vet, Mrs Reed,' and then 'ANN: gave her a chance.'"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from index.readers.parsed import merged
from index.types import Block, Document, Span

_LABEL = re.compile(r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})\s?:\s+(?=\S)")
_ENDS = re.compile(r"[.?!…。？！:][\"”’»)\]]*$")
_MARKS = ("?", "？", "؟")
_FEW = 4  # captions of a question
_MOST = 0.5  # of the captions, which go on: where no sentence ends, none is told from the next


def continued(document: Document) -> Document:
    """`document` with each caption that goes on with the sentence of the one above in one block with it, and each question
    with the words of who asks it in the captions above.

    The label between the two is notation, with the line's end before it; the blank that parts their words is not.
    """
    text, blocks = document.text, document.blocks
    labels = [_LABEL.match(text, *_ends(block)) if block.kind == "cue" else None for block in blocks]
    going_on = [
        one is not None and two is not None and one["name"] == two["name"] and _goes_on(text, above, two.end())
        for (above, _), (one, two) in zip(pairwise(blocks), pairwise(labels), strict=True)
    ]
    asked_on = _asks_on(text, blocks, labels)
    if not any(going_on + asked_on) or sum(going_on) > _MOST * len(blocks):
        return document
    joined: list[Block] = [blocks[0]]
    marks: list[Span] = []
    for block, label, goes_on, asks_on in zip(blocks[1:], labels[1:], going_on, asked_on, strict=True):
        if (goes_on or asks_on) and label:
            marks.append(Span(block.span.start - 1, label.end()))
            joined[-1] = _joined(joined[-1], block)
        else:
            joined.append(block)
    return replace(document, blocks=tuple(joined), markup=merged([*document.markup, *marks]))


def _asks_on(text: str, blocks: Sequence[Block], labels: Sequence[re.Match[str] | None]) -> list[bool]:
    """Of each caption but the first, whether its words belong to a question that the speaker of the one above asks in a few,
    or open the talk of somebody who mostly asks."""
    runs: list[tuple[str, list[int], bool]] = []
    for name, run in groupby(range(len(blocks)), key=lambda at: label["name"] if (label := labels[at]) else ""):
        places = list(run)
        last = blocks[places[-1]].span
        runs.append((name, places, text.endswith(_MARKS, last.start, last.end)))
    found = [False] * len(blocks)
    for name, places, asks in runs:
        mostly = [other for who, _, other in runs if who == name]
        if name and len(places) <= _FEW and (asks or (places[0] == 0 and sum(mostly) > _MOST * len(mostly))):
            for at in places[1:]:
                found[at] = True
    return found[1:]


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _goes_on(text: str, above: Block, start: int) -> bool:
    """True where the words at `start` go on with what the caption `above` leaves unfinished."""
    return (
        text[start].islower() and _ENDS.search(text, max(above.span.start, above.span.end - 4), above.span.end) is None
    )


def _joined(above: Block, below: Block) -> Block:
    times = replace(above.locator, time_end=below.locator.time_end)
    return replace(above, span=Span(above.span.start, below.span.end), marks=above.marks + below.marks, locator=times)
