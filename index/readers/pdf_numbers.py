"""Line numbers in the margins of a PDF page, as transcript paper has them: taken from the words and kept aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from index.readers.pdf_lines import Line, in_order
from index.readers.pdf_words import Word

_NUMBER = re.compile(r"\d{1,3}$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?$")
_FEWEST_MARKS = 5  # lines that make a column of numbers
_FEWEST_MORE = 2  # on a page behind one that has them


def all_numbered(pages: Iterable[list[Line]]) -> list[list[Line]]:
    """The pages with margin numbers moved to `number`; on a page they begin anew or go on from the page before."""
    out: list[list[Line]] = []
    last = 0
    for lines in pages:
        out.append([line for line in numbered(lines, after=last) if line.words])
        last = next((line.number for line in reversed(out[-1]) if line.number is not None), last)
    return out


def numbered(lines: list[Line], *, after: int = 0) -> list[Line]:
    """The lines with margin numbers moved from their words to `number`, where the page has such numbers.

    A page has them where the outermost words of most lines are numbers that count up by one, in one narrow column, on
    the left, on the right or on both sides, from 1 or from `after`, the last one of the page before. Times of the day
    that stand there as well, one a line, are taken out.
    """
    if in_order(lines):
        return lines
    lines = _without_times(lines)
    for side in (0, -1):
        marks = _column(lines, side, _NUMBER, _FEWEST_MARKS if after == 0 else _FEWEST_MORE)
        values = [int(word.text) for word in marks.values()]
        counting = sum(b - a == 1 for a, b in pairwise(values))
        begins = values and (values[0] <= 3 or 0 < values[0] - after <= 3)
        if begins and counting >= 0.8 * (len(values) - 1):
            lines = [_numbered(line, marks.get(i), side) for i, line in enumerate(lines)]
    return lines


def _without_times(lines: list[Line]) -> list[Line]:
    times = _column(lines, 0, _CLOCK, _FEWEST_MARKS)
    return [replace(line, words=line.words[1:]) if i in times else line for i, line in enumerate(lines)]


def _column(lines: list[Line], side: int, form: re.Pattern[str], fewest: int) -> dict[int, Word]:
    """The outermost words of `form` on one side that stand below each other, by line; none where most lines have none."""
    marks = [(i, line.words[side]) for i, line in enumerate(lines) if line.words and form.match(line.words[side].text)]
    if len(marks) < fewest or len(marks) < 0.5 * len(lines):
        return {}
    edge = sorted(word.x1 if side == 0 else word.x0 for _, word in marks)[len(marks) // 2]
    return {i: w for i, w in marks if abs((w.x1 if side == 0 else w.x0) - edge) < 1.6 * w.size}


def _numbered(line: Line, mark: Word | None, side: int) -> Line:
    if mark is None:
        return line
    rest = line.words[1:] if side == 0 else line.words[:-1]
    return replace(line, words=rest, number=int(mark.text))
