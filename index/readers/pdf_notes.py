"""Footnotes of a PDF page: small print at its foot behind numbers that stand raised in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.readers.pdf_lines import Line
from index.readers.pdf_words import Word

_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3})[.)]?$")
_MARKED = re.compile(r"(\d{1,3}|[*†‡§¶]{1,3})(?=[^\W\d_])")  # the mark and the first word, where no blank parts them
_SMALL = 0.93  # of the usual size
_RAISED = 0.8  # of the size of a line, and less
_MOST = 0.6  # share of the lines of a page that its notes are at most


def without_notes(lines: Sequence[Line], gutter: float | None = None) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its footnotes and their marks, and the footnotes.

    Where a `gutter` parts two columns, each may have its own at its foot, beside the text of the other.
    """
    if gutter is None:
        return _parted(lines)
    kept: dict[int, tuple[Word, ...]] = {}
    notes: list[Line] = []
    for right in (False, True):
        side = [
            (i, replace(line, words=words))
            for i, line in enumerate(lines)
            if (words := tuple(word for word in line.words if (word.x0 >= gutter) == right))
        ]
        body, below = _parted([part for _, part in side])
        for (i, _), part in zip(side, body, strict=False):
            kept[i] = kept.get(i, ()) + part.words
        notes += below
    return [replace(line, words=kept[i]) for i, line in enumerate(lines) if i in kept], notes


def _parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    first = _first_note(lines)
    if first is None:
        return list(lines), []
    notes = list(lines[first:])
    marks = {mark for line in notes if (mark := _mark_of(line))}
    return [_unmarked(line, marks) for line in lines[:first]], notes


def each_note(notes: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each note: a mark opens one."""
    note: list[Line] = []
    for line in notes:
        if note and _mark_of(line):
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def _first_note(lines: Sequence[Line]) -> int | None:
    """The line from which on all is small print, if that begins with a mark that stands raised above."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    if not sizes or any(line.number is not None for line in lines):
        return None
    usual = sizes.most_common(1)[0][0]
    first = len(lines)
    while first > 0 and lines[first - 1].size < _SMALL * usual:
        first -= 1
    if not 0 < first < len(lines) or len(lines) - first > _MOST * len(lines):
        return None
    mark = _mark_of(lines[first])
    raised = any(word.text == mark and _is_raised(word, line) for line in lines[:first] for word in line.words)
    return first if mark and raised else None


def _mark_of(line: Line) -> str:
    """The number or sign that opens a note; '' where none does."""
    word = line.words[0].text
    if _MARK.match(word) and len(line.words) > 1:
        return word.rstrip(".)")
    glued = _MARKED.match(word)
    return glued[1] if glued else ""


def _is_raised(word: Word, line: Line) -> bool:
    return word.size < _RAISED * line.size and word.base < line.base


def _unmarked(line: Line, marks: set[str]) -> Line:
    """The line without raised marks, what stood close behind one set close to the word before."""
    words: list[Word] = []
    cut = False
    for word in line.words:
        if word.text in marks and _is_raised(word, line) and words:
            cut = True
            continue
        if cut and not word.text[0].isalnum() and word.x0 - words[-1].x1 < line.size:
            words[-1] = replace(words[-1], text=words[-1].text + word.text, x1=word.x1)
        else:
            words.append(word)
        cut = False
    return replace(line, words=tuple(words))
