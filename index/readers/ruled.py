"""Transcript paper: pages of numbered lines, as courts print them. Numbers are notation; pages and lines are places."""

from __future__ import annotations

import re
from itertools import islice

from index.readers.parsed import Parsed, TextLine, lines, merged
from index.types import Block, Locator, Place, Span

_NUMBERED = re.compile(r"[ \t\f]{0,12}(\d{1,2})(?:[ \t]+|$)")
_UNNUMBERED = re.compile(rf"^(?!{_NUMBERED.pattern})[^\S\n]*\S", re.M)  # a line with words and without a number
_PAGE = re.compile(r"[ \t\f]*(?:.*\bpage[ \t]+)?(\d{1,5})[ \t]*(?:of \d+)?[ \t]*$", re.I)
_FEWEST = 20  # numbered lines that make such paper
_FEWEST_SWORN = 6  # on a single page, where letters or names stand behind the numbers
_FEWEST_LABELS = 3
_HEAD = 20_000  # characters in which these are looked for
_SWORN = re.compile(r"^[ \t\f]{0,12}\d{1,2}[ \t]+(?:[QA][.:]?[ \t]+\S|(?:THE|MR|MS|MRS|DR)\b[A-Z. ]+:)", re.M)
_SHARE = 0.75  # of all lines with words
_LAST = 30  # the highest number of a line on a page


def parse(text: str) -> Parsed | None:
    """Blocks (one a page), markup and places of `text`; None where its lines are not numbered page by page."""
    if not _may_be_numbered(text):
        return None
    rows = [row for row in lines(text) if row.text.strip()]
    numbers = _numbers(rows)
    kept = sum(number is not None for number in numbers)
    fewest = _FEWEST_SWORN if len(_SWORN.findall(text[:_HEAD])) >= _FEWEST_LABELS else _FEWEST
    if kept < fewest or kept < _SHARE * len(rows) or numbers.count(1) == 0:
        return None
    return _Paper(text, rows, numbers).parsed()


def _may_be_numbered(text: str) -> bool:
    """False as soon as more lines without a number went by than such paper has among all lines of `text`."""
    allowed = (1 - _SHARE) * (text.count("\n") + text.count("\r") + 1)
    if "\r" not in text:
        return next(islice(_UNNUMBERED.finditer(text), int(allowed), None), None) is None
    for row in lines(text):
        if not _NUMBERED.match(row.text) and row.text and not row.text.isspace():
            allowed -= 1
            if allowed < 0:
                return False
    return True


def _numbers(rows: list[TextLine]) -> list[int | None]:
    """The number of each line where it counts on from the line before or starts a page, else None."""
    found: list[int | None] = []
    last = 0
    for row in rows:
        match = _NUMBERED.match(row.text)
        number = int(match[1]) if match else None
        if number is not None and number <= _LAST and (number == last + 1 or (number == 1 and last >= 5)):
            found.append(number)
            last = number
        else:
            found.append(None)
    return found


class _Paper:
    """What is gathered while the lines go by."""

    def __init__(self, text: str, rows: list[TextLine], numbers: list[int | None]) -> None:
        self.text, self.rows, self.numbers = text, rows, numbers
        self.markup: list[Span] = []
        self.places: list[Place] = []
        self.blocks: list[Block] = []
        self.page = 0

    def parsed(self) -> Parsed:
        heads: list[str] = []
        printed: int | None = None
        start = end = -1
        for row, number in zip(self.rows, self.numbers, strict=True):
            if number is None:
                heads.append(row.text)
                self.markup.append(Span(row.start, row.end))
                continue
            if number == 1 or self.page == 0:
                self._close(start, end)
                start = -1
                printed = self._printed(heads)
                self.page = printed if printed is not None else self.page + 1
            heads = []
            begin = row.start + self._label(row)
            self.markup.append(Span(row.start, begin))
            if begin < row.end:
                locator = Locator(page=self.page, line=number)
                self.places.append(Place(span=Span(begin, row.end), locator=locator))
                start = begin if start < 0 else start
                end = row.end
        self._close(start, end)
        return Parsed(blocks=tuple(self.blocks), markup=merged(self.markup), places=tuple(self.places))

    def _label(self, row: TextLine) -> int:
        match = _NUMBERED.match(row.text)
        assert match is not None
        return match.end()

    def _close(self, start: int, end: int) -> None:
        if 0 <= start < end:
            self.blocks.append(Block(kind="paragraph", span=Span(start, end), locator=Locator(page=self.page)))

    @staticmethod
    def _printed(heads: list[str]) -> int | None:
        """The page number in the heads between two pages: the last line that is a number or ends in one."""
        found = [int(match[1]) for head in heads if (match := _PAGE.match(head))]
        return found[-1] if found else None
