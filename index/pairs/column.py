"""A column of questions in a longer page, as newsletters have: below a line that announces it ('FIVE QUESTIONS FOR ANN REED,
our archivist'), each question above its answer. What stands around it asks nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.persons import found_in, is_person, named
from index.pairs.questions import likeness

_FEWEST = 3  # questions of a column
_LONGEST_TITLE, _LONGEST = 120, 240  # characters of the line that announces it, and of a question
_ANNOUNCES = re.compile(
    r"\b(?:questions?\s+(?:for|with|to|and)|q\s?(?:&|and)\s?a\b|interview(?:\s+with)?|in\s+conversation|minutes\s+with|talk(?:s|ing)?\s+(?:to|with)"
    r"|ask(?:s|ed)?\s|asks?:|meet\s|you\s+ask|faq)",
    re.I,
)
_TELLS = re.compile(r"[.:,;]$")


class _Asked(NamedTuple):
    """A question, its first character and its last, and the last line of its answer, of which `told` is the first."""

    start: int
    end: int
    told: int
    last: int


def column(page: Page) -> list[Part]:
    """The questions and answers of the columns of a page, with whom the announcement says to answer; empty where none is."""
    ends = [(first, stop - 1) for first, stop in pairwise([*page.paragraphs, len(page.lines)])]
    parts: list[Part] = []
    place = 0
    while place < len(ends):
        title = page.lines[ends[place][0]].plain if _is_title(page, *ends[place]) else ""
        asked = list(_below(page, ends[place + 1 :])) if title else []
        if len(asked) >= _FEWEST:
            parts += _parts(page, asked, _person(title))
        place += 1
    return parts


def _is_title(page: Page, first: int, last: int) -> bool:
    """True for a short line alone that announces questions and is no sentence."""
    line = page.lines[first]
    words = line.plain.strip()
    if first != last or line.kind not in ("paragraph", "heading") or len(words) > _LONGEST_TITLE:
        return False
    return _ANNOUNCES.search(words) is not None and not _TELLS.search(words) and likeness(words) < 1.0


def _below(page: Page, ends: Sequence[tuple[int, int]]) -> Iterator[_Asked]:
    """The questions that follow at once: first lines of paragraphs that tell below, or paragraphs each above one that tells."""
    lines, alone = page.lines, None
    for first, last in ends:
        if any(lines[index].kind != "paragraph" for index in range(first, last + 1)):
            return
        if alone is not None:
            if _asks(page, first, first):
                return
            yield _Asked(lines[alone[0]].start, lines[alone[1]].end, first, last)
            alone = None
        elif _asks(page, first, last):
            alone = first, last
        elif first < last and _asks(page, first, first):
            yield _Asked(lines[first].start, lines[first].end, first + 1, last)
        else:
            return


def _asks(page: Page, first: int, last: int) -> bool:
    """True for lines that ask and do no more."""
    words = page.text[page.lines[first].start : page.lines[last].end]
    return len(words) <= _LONGEST and words.rstrip().endswith("?") and likeness(words) == 1.0


def _person(title: str) -> str | None:
    """The only person whom a title names."""
    names = list(dict.fromkeys(name for found in found_in(title) if is_person(name := named(found))))
    return names[0] if len(names) == 1 else None


def _parts(page: Page, asked: Sequence[_Asked], person: str | None) -> Iterator[Part]:
    for item in asked:
        told = page.trim(page.lines[item.told].start, page.lines[item.last].end)
        yield Part("question", page.trim(item.start, item.end), item.start)
        yield Part("answer", told, told.start, person or "", person)
