"""Minutes of evidence as blue books print them: numbered questions, each with its answer behind a dash on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.pairs.bodies import divide
from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.testimony import called

_TOLD = re.compile(r"(?<=[.?!…:)\]\"”’'*_])(?:[ \t]*[—―]+|[ \t]+(?:–|--?)(?=\s))\s*(?=\S)")
_SIGNS = ("—", "―", " –", "\t–", " -", "\t-")  # of which a text with such dashes holds one
_BY = r"(?:the\s+|The\s+|M[rs]+\.?\s+|Dr\.?\s+)?[A-Z][\w'’ -]{2,40}?"
_ASKED_BY = re.compile(rf"(?:\((?:[Bb]y\s+)?(?P<bracketed>{_BY})\.?\)|By\s+(?P<by>{_BY})[.:])\s+")
_ENDED = re.compile(r"[?？][*_\"”’' \t]*[\r\n]")
_CAPITALS = re.compile(r"[^\W\d_a-z]{2,}\.?\s+[^\W\d_a-z]{2,}")
_FEWEST = 3  # questions that make minutes of them
_MOSTLY = 0.75  # of them, which a dash parts from their answers
_ABOVE = 4  # lines above the first question that may name the witness


class Numbered(NamedTuple):
    """A numbered question as it stands: its first line and its last, where its number and its words begin."""

    line: int
    last: int
    begin: int
    start: int


def minutes(page: Page, items: Sequence[Numbered]) -> list[Part]:
    """Questions and answers of `items`; empty where no dashes part them. A paragraph that calls a witness is neither."""
    if len(items) < _FEWEST:
        return []
    start, end = items[0].start, page.lines[items[-1].last].end
    if all(page.text.find(sign, start, end) < 0 for sign in _SIGNS):
        return []
    ends = [_end(page, item) for item in items]
    dashes = [_told(page.text, item.start, end) for item, end in zip(items, ends, strict=True)]
    if sum(dash is not None for dash in dashes) < _MOSTLY * len(items):
        return []
    parts: list[Part] = []
    witness: str | None = None
    examiner: str | None = None
    above = max(0, items[0].line - _ABOVE)
    for item, end, dash in zip(items, ends, dashes, strict=True):
        for line in page.lines[above : item.line]:
            if (names := called(line.plain)) is not None:
                witness, examiner = names
            elif line.first and _CAPITALS.match(line.plain):
                witness = None  # somebody comes or something is done, it is not clear who or what
        above = item.line
        start = item.start
        if by := _ASKED_BY.match(page.text, start, end):
            examiner, start = by["bracketed"] or by["by"], by.end()
        asked, told = page.trim(start, end), None
        if dash:
            asked, told = page.trim(start, dash.start()), page.trim(dash.end(), end)
        elif start == item.start:
            asked, told = divide(page, item.line, item.last, start)
        parts.append(Part("question", asked, item.begin, "", examiner))
        if told:
            parts.append(Part("answer", told, told.start, "", witness))
    return parts


def _told(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dash behind a question; None where the question ends above: that dash stands in the answer."""
    dash = _TOLD.search(text, start, end)
    return dash if dash and not _ENDED.search(text, start, dash.start()) else None


def _end(page: Page, item: Numbered) -> int:
    """Where an answer ends: above a paragraph that opens in capitals, which calls a witness or says what was done."""
    lines = page.lines
    for index in range(item.line + 1, item.last + 1):
        if (lines[index].first or lines[index].gap) and _CAPITALS.match(lines[index].plain):
            return lines[index - 1].end
    return lines[item.last].end
