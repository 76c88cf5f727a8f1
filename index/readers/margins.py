"""What stands beside the words of plain text: times or numbers beside testimony, bars beside what has changed."""

from __future__ import annotations

import re
from itertools import pairwise

from index.readers.parsed import lines
from index.types import Span

_CLOCK = r"[\[(]?\d{1,2}:\d{2}(?::\d{2}(?:[.:,]\d{1,3})?)?(?:[ ]?[AaPp]\.?[Mm]\.?)?[\])]?"
_LEFT = re.compile(rf"[ \t\f]*{_CLOCK}(?:[ \t]+|$)")
_RIGHT = re.compile(rf"(?<![ \t])[ \t]{{2,}}{_CLOCK}[ \t]*$")
_LETTER = rf"\n[ \t\f]*(?:(?P<left>{_CLOCK})[ \t]+)?(?P<letter>[QA])(?:[.:]|(?=[ \t]))"
_SAID_THERE = r"[ \t]*[^\s][^\r\n]*"
# Behind the end of the line above, which is found much faster than the beginning of a line; the same with a time in the line.
_LETTERED = re.compile(_LETTER + _SAID_THERE)
_TIMED = re.compile(rf"{_LETTER}(?(left)|(?=[^\r\n]*:\d\d)){_SAID_THERE}")
_TIME = re.compile(r":\d\d")
_FEWEST = 2  # times beside questions, and beside answers
_BAR = re.compile(r"[ \t]{0,8}\|(?=[ \t]+[^\s|])")
_BARS = re.compile(r"^[ \t]{0,8}\|[ \t]+[^\s|]", re.M)
_SAID = re.compile(r"\b(?:marked|indicated|flagged|noted|shown)\b[^.\n]{0,60}[\s'\"“‘(]\|")
_COUNTED = re.compile(r"^[ \t]*(?P<number>\d{1,4})(?:[ ]{2,}|\t[ \t]*)(?P<letter>[QA])(?=[.:][ \t])", re.M)
_BESIDE_LABEL = re.compile(r"[ \t]*(?:[QA][.:]|\[?\d{1,2}[.-]\d{1,2})")


def margins(text: str) -> tuple[Span, ...]:
    """The stretches of `text` beside its words, in order; empty where there is no such column."""
    found: list[Span] = []
    if ":" in text and _TIME.search(text):
        found += _times(text)
    if "|" in text and _BARS.search(text):
        found += _bars(text)
    if not found:
        found = _counts(text)
    return tuple(sorted(found))


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """`text` with blanks for all characters of `spans`: every other one keeps its place."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], " " * len(span)]
        at = span.end
    return "".join([*pieces, text[at:]])


def _times(text: str) -> list[Span]:
    """The times on the left of lines, or on the right, where some of those lines open with 'Q' and some with 'A'."""
    beside: dict[str, int] = {"Q": 0, "A": 0}
    for found in _TIMED.finditer("\n" + text):
        beside[found["letter"]] += found["left"] is not None or _RIGHT.search(found[0]) is not None
    if min(beside.values()) < _FEWEST or 2 * sum(beside.values()) < len(_LETTERED.findall("\n" + text)):
        return []
    left: list[Span] = []
    right: list[Span] = []
    for row in lines(text):
        if match := _LEFT.match(row.text):
            left.append(Span(row.start, row.start + match.end()))
        if after := _RIGHT.search(row.text):
            right.append(Span(row.start + after.start(), row.end))
    return left if len(left) >= len(right) else right


def _bars(text: str) -> list[Span]:
    """Bars in one column, where the text says what they mean or one stands before a label; none of a table's."""
    found: list[Span] = []
    columns: set[int] = set()
    labelled = _SAID.search(text) is not None
    for row in lines(text):
        if "|" not in row.text or not (match := _BAR.match(row.text)):
            continue
        if row.text.count("|") > 1:
            return []
        columns.add(len(match[0].expandtabs(8)))
        labelled = labelled or _BESIDE_LABEL.match(row.text, match.end()) is not None
        found.append(Span(row.start, row.start + match.end()))
    return found if labelled and len(columns) == 1 else []


def _counts(text: str) -> list[Span]:
    """The numbers on the left of questions and of answers, where they count both on: '7    Q. Why?', '8    A. So.'"""
    found = list(_COUNTED.finditer(text))
    if any(int(after["number"]) != int(match["number"]) + 1 for match, after in pairwise(found)):
        return []
    letters = [match["letter"] for match in found]
    if min(letters.count("Q"), letters.count("A")) < _FEWEST:
        return []
    return [Span(match.start(), match.start("letter")) for match in found]
