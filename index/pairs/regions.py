"""Where answers stop and where a run of pairs ends: headings, rules, and prose that no layout explains."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.pairs.footers import above_footer
from index.pairs.page import Page
from index.pairs.parts import Part

_TITLE = 70  # characters of a title between two turns
_LETTERS = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(?:^|[\s:(<])(?:https?://|www\.)\S+$")
_END = re.compile(
    r"[\s*#\[(<-]*(?:THE )?END(?: OF [A-Z ]{3,30})?[\s*#\])>-]*(?:\d{1,2}:\d{2}\s*[AP]\.?M\.?\s*[A-Z]{0,4})?[.\s]*$"
)
_FEWEST_LINKS = 2  # paragraphs of addresses that make a list of them
_PROSE = 300  # characters between two parts that make two runs of them


def closing(page: Page, first: int, stop: int) -> int:
    """The last line from `first` on and before `stop` that belongs to the same turn: a heading or rule ends it.

    So does the end of a list or table that it stands in, and a title in capitals that stands alone right above the next turn.
    """
    lines = page.lines
    if page.breaks:
        broken = bisect_right(page.breaks, first)
        if broken < len(page.breaks) and page.breaks[broken] < stop:
            return page.breaks[broken] - 1
    last = max(first, stop - 1)
    if page.traits.grouped and page.block_of(lines[first]).group and (left := _left(page, first, last)):
        return left - 1
    if stop >= len(lines):
        return _before_links(page, first, above_footer(page, first, last))
    return last - 1 if last > first and stop < len(lines) and _is_title(page, last) else last


def _left(page: Page, first: int, last: int) -> int | None:
    """The first line outside the structure (a list of turns, a table, a thread) that line `first` stands in."""
    blocks = page.document.blocks
    return next((at for at in range(first + 1, last + 1) if not blocks[page.lines[at].block].group), None)


def _before_links(page: Page, first: int, last: int) -> int:
    """`last` without the paragraphs at a document's end that only hold addresses, those that announce them, and 'END'."""
    kept, links = last, 0
    for at in range(last, first, -1):
        line = page.lines[at]
        words = line.plain
        if not line.first:
            break
        if _ADDRESS.search(words):
            links, kept = links + 1, at - 1
        elif _END.match(words):
            last = kept = at - 1
        elif links and words[-1:] == ":":
            kept = at - 1
        elif len(words) > _TITLE or words[-1:] in ".?!":
            break
    return kept if links >= _FEWEST_LINKS else last


def _is_title(page: Page, index: int) -> bool:
    line = page.lines[index]
    if not (line.first and line.gap and page.lines[index + 1].gap and page.lines[index + 1].block != line.block):
        return False
    words = line.plain
    return len(words) <= _TITLE and words.isupper() and len(_LETTERS.findall(words)) >= 4 and words[-1] not in ".!?:"


def regions(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Runs of parts; a run ends where more than a little prose stands before the next question."""
    run: list[Part] = []
    for part in parts:
        if run and part.role == "question" and part.begin - run[-1].span.end > _PROSE:
            yield tuple(run)
            run = []
        run.append(part)
    if run:
        yield tuple(run)
