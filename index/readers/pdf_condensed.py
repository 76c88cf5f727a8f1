"""Condensed transcripts: several small pages of numbered lines on one sheet of a PDF, taken apart and put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.readers.pdf_lines import Line, lines_of, with_edges
from index.readers.pdf_words import Word

_NUMBER = re.compile(r"\d{1,2}$")
_PAGE = re.compile(r"\bpage\s+(\d{1,5})\b|^\W*(\d{1,5})\W*$", re.I)
_FEWEST_LINES = 8  # of a small page; the last one of a transcript may be shorter
_FEWEST_LAST = 2
_MOST, _MOST_RUNS = 16, 64  # small pages on a sheet, and numbers below each other that are looked at
_WIDTH = 1.2  # of the font's size, in which numbers of one or two digits stand below each other
_HEAD = 4.0  # lines above the first one in which the page's number stands
_OUTSIDE = 0.2  # share of the sheet's words that may stand outside the small pages


@dataclass(frozen=True, slots=True)
class _Small:
    """A small page: the numbers of its lines from top to bottom, how far apart they are, where the next page begins."""

    marks: tuple[Word, ...]
    step: float
    left: float
    right: float = float("inf")

    def holds(self, word: Word, above: float = 0.5) -> bool:
        """True for a word of this page; `above` is how many lines over the first one belong to it."""
        top, bottom = self.marks[0].base - above * self.step, self.marks[-1].base + 0.5 * self.step
        return self.left - 1 <= word.x0 < self.right and top < word.base < bottom


def small_pages(words: Sequence[Word], *, page: int) -> list[Line] | None:
    """The lines of the small pages in the order of their printed numbers; None for a sheet that is one page."""
    columns = _columns(words)
    if not 2 <= len(columns) <= _MOST_RUNS:
        return None
    found = _with_borders(columns)
    found = _with_borders([small for small in found if len(small.marks) >= _FEWEST_LINES or _is_headed(small, words)])
    if not 2 <= len(found) <= _MOST or not all(_is_filled(small, words) for small in found):
        return None
    printed = _printed(found, words)
    inside = sum(any(small.holds(word, _HEAD) for small in found) for word in words)
    if printed is None or inside < (1 - _OUTSIDE) * len(words):
        return None
    order = sorted(zip(printed, found, strict=True), key=lambda entry: entry[0])
    return [line for number, small in order for line in _lines(small, words, page, number)]


def _columns(words: Iterable[Word]) -> list[_Small]:
    """Numbers below each other that count up by one, column by column."""
    columns: list[list[Word]] = []
    for word in sorted((w for w in words if _NUMBER.match(w.text)), key=lambda w: w.x0 + w.x1):
        near = columns[-1][0] if columns else None
        if near is not None and word.x0 + word.x1 - near.x0 - near.x1 < 2 * _WIDTH * word.size:
            columns[-1].append(word)
        else:
            columns.append([word])
    found: list[_Small] = []
    for column in columns:
        run: list[Word] = []
        for word in sorted(column, key=lambda w: w.base):
            if run and int(word.text) != int(run[-1].text) + 1:
                found += _small(run)
                run = []
            if run or int(word.text) <= 2:
                run.append(word)
        found += _small(run)
    longest = max((len(small.marks) for small in found), default=0)
    return found if longest >= _FEWEST_LINES else []


def _small(run: list[Word]) -> list[_Small]:
    if len(run) < _FEWEST_LAST:
        return []
    steps = sorted(b.base - a.base for a, b in pairwise(run))
    return [_Small(tuple(run), steps[len(steps) // 2], min(mark.x0 for mark in run))]


def _with_borders(found: list[_Small]) -> list[_Small]:
    """The small pages with the left edge of the next one beside them as their right edge."""
    lefts = sorted({small.left for small in found})
    return [
        replace(small, right=min((x - 1 for x in lefts if x > small.left + 5 * small.step), default=float("inf")))
        for small in found
    ]


def _is_filled(small: _Small, words: Sequence[Word]) -> bool:
    """True where words stand behind most numbers: those in a right margin have none."""
    marks = set(map(id, small.marks))
    said = {round(word.base) for word in words if id(word) not in marks and small.holds(word)}
    return 2 * sum(any(abs(mark.base - base) < 0.4 * small.step for base in said) for mark in small.marks) > len(
        small.marks
    )


def _is_headed(small: _Small, words: Sequence[Word]) -> bool:
    return any(_number(small, words, above=above) is not None for above in (True, False))


def _printed(found: Sequence[_Small], words: Sequence[Word]) -> list[int] | None:
    """The number that each small page carries above its first line or below its last; None where one has none."""
    for above in (True, False):
        numbers = [_number(small, words, above=above) for small in found]
        known = [number for number in numbers if number is not None]
        if len(known) == len(found) and len(set(known)) == len(known) and max(known) - min(known) < 2 * len(known):
            return known
    return None


def _number(small: _Small, words: Sequence[Word], *, above: bool) -> int | None:
    first, last, step = small.marks[0].base, small.marks[-1].base, small.step
    top, bottom = (first - _HEAD * step, first - 0.5 * step) if above else (last + 0.5 * step, last + _HEAD * step)
    near = [word for word in words if small.left - step <= word.x0 < small.right and top < word.base < bottom]
    said = (_PAGE.search(line.text) for line in lines_of(near, page=0))
    return next((int(match[1] or match[2]) for match in said if match), None)


def _lines(small: _Small, words: Sequence[Word], page: int, printed: int) -> list[Line]:
    marks = {id(mark): int(mark.text) for mark in small.marks}
    lines = []
    for line in lines_of([word for word in words if small.holds(word)], page=page):
        number = next((marks[id(word)] for word in line.words if id(word) in marks), None)
        said = tuple(word for word in line.words if id(word) not in marks)
        if said:
            lines.append(replace(line, words=said, number=number, printed=printed, column=printed + 1))
    return with_edges(lines)
