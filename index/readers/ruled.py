"""Transcript paper: lines numbered page by page, as courts print them, or from first to last, as arbitrators do.

Numbers are notation; pages and lines are places.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from index.readers.parsed import Parsed, TextLine, lines, merged
from index.types import Block, Locator, Place, Span

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_NUMBERED = re.compile(rf"[ \t\f]{{0,12}}(?:{_TIME}[ \t]+)?(?P<line>\d{{1,2}})(?:[ \t]+|$)")
_PAGED = re.compile(r"[ \t\f]{0,12}(?P<page>\d{1,5}):(?P<line>\d{1,2})(?:[ \t]+|$)")  # '45:12' before the words
_BRACKETED = re.compile(r"[ \t\f]{0,12}[(\[](?P<line>\d{1,2})[)\]](?:[ \t]+|$)")  # '(12)', of testimony only
_RUNNING = re.compile(r"[ \t\f]{0,12}(?P<line>\d{1,5})(?:[ \t]+|$)")  # numbers that no page begins anew
_TIMED = re.compile(rf"[ \t]{{2,}}{_TIME}[ \t]*$")
# Behind the end of the line above, which is found much faster than the beginning of a line.
_UNNUMBERED = re.compile(
    r"\n(?![ \t\f]{0,12}(?:(?:\d{1,5}:)?\d{1,5}(?::\d{2})?|[(\[]\d{1,2}[)\]])(?:[ \t]|$))[^\S\n]*\S", re.M
)
_PAGE = re.compile(r"[ \t\f]*(?:.*\bpage[ \t]+)?(\d{1,5})[ \t]*(?:of \d+)?[ \t]*$", re.I)
_FEWEST = 20  # numbered lines that make such paper
_FEWEST_SWORN = 6  # on a single page, where letters or names stand behind the numbers
_FEWEST_LABELS = 3
_HEAD = 20_000  # characters in which these are looked for
_SWORN = re.compile(
    r"^[ \t\f]{0,12}[(\[]?\d{1,2}[)\]]?[ \t]+(?:[QA][.:]?[ \t]+\S|(?:THE|MR|MS|MRS|DR)\b[A-Z. ]+:)", re.M
)
_SPOKEN = re.compile(r"^[ \t\f]{0,12}\d{1,5}[ \t]+(?P<who>[QA][.:](?=[ \t])|[^\W\d_a-z][\w .'’-]{2,40}:(?=\s))", re.M)
_DIGITS = re.compile(r"\d+")
_PRINTED, _RETURNS = 2, 4  # times that a line without a number stands in pages, or where there are none, to be no words
_SHARE = 0.75  # of all lines with words
_LAST = 30  # the highest number of a line on a page


def parse(text: str) -> Parsed | None:
    """Blocks (one a page), markup and places of `text`; None where its lines are not numbered."""
    if not _may_be_numbered(text):
        return None
    rows = [row for row in lines(text) if row.text.strip()]
    head = text[:_HEAD]
    sworn = len(_SWORN.findall(head)) >= _FEWEST_LABELS
    fewest = _FEWEST_SWORN if sworn else _FEWEST
    written = (_NUMBERED, _PAGED, _BRACKETED) if sworn else (_NUMBERED, _PAGED)
    forms = [(form, _numbers(rows, form), fewest) for form in written]
    who = _SPOKEN.findall(head)
    if len(set(who)) < len(who) >= _FEWEST_LABELS:  # a ranking counts on as well, and nobody speaks in it
        forms.append((_RUNNING, _running(rows), _FEWEST_SWORN))
    forms.sort(key=lambda read: read[1].count(None))  # of equals the first stays first
    for form, numbers, fewest in forms:
        kept = len(rows) - numbers.count(None)
        if kept >= fewest and kept >= _SHARE * len(rows) and numbers.count(1) > 0:
            return _Paper(text, rows, numbers, form).parsed()
    return None


def _may_be_numbered(text: str) -> bool:
    """False as soon as more lines without a number went by than such paper has among all lines of `text`."""
    allowed = (1 - _SHARE) * (text.count("\n") + text.count("\r") + 1)
    if "\r" not in text:
        return next(islice(_UNNUMBERED.finditer("\n" + text), int(allowed), None), None) is None
    for row in lines(text):
        if _UNNUMBERED.match("\n" + row.text):
            allowed -= 1
            if allowed < 0:
                return False
    return True


def _numbers(rows: list[TextLine], form: re.Pattern[str]) -> list[int | None]:
    """The number of each line where it counts on from the line before or starts a page, else None."""
    found: list[int | None] = []
    last = 0
    for row in rows:
        match = form.match(row.text)
        number = int(match["line"]) if match else None
        if number is not None and number <= _LAST and (number == last + 1 or (number == 1 and last >= 5)):
            found.append(number)
            last = number
        else:
            found.append(None)
    return found


def _running(rows: list[TextLine]) -> list[int | None]:
    """The number of each line where it counts on from the line before, however high, else None."""
    found: list[int | None] = []
    last = 0
    for row in rows:
        match = _RUNNING.match(row.text)
        counts = match is not None and int(match["line"]) == last + 1
        last += counts
        found.append(last if counts else None)
    return found


class _Paper:
    """What is gathered while the lines go by."""

    def __init__(self, text: str, rows: list[TextLine], numbers: list[int | None], form: re.Pattern[str]) -> None:
        self.text, self.rows, self.numbers, self.form = text, rows, numbers, form
        self.timed = 2 * sum(bool(_TIMED.search(row.text)) for row in rows) > len(rows)
        self.markup: list[Span] = []
        self.places: list[Place] = []
        self.blocks: list[Block] = []
        self.paged = form is not _RUNNING
        self.page = 0

    def parsed(self) -> Parsed:
        pages = iter(self._pages())
        headings = self._headings()
        start = end = -1
        for row, number in zip(self.rows, self.numbers, strict=True):
            if number is None and row.start in headings:
                self._close(start, end)
                start = -1
                self._close(row.start, row.end)
            elif number is None:
                self.markup.append(Span(row.start, row.end))
            if number is None:
                continue
            if number == 1 or self.page == 0:
                self._close(start, end)
                start = -1
                self.page = next(pages)
            begin, stop = self._words(row)
            self.markup += [Span(row.start, begin), Span(stop, row.end)]
            if begin < stop:
                locator = Locator(page=self.page if self.paged else None, line=number)
                self.places.append(Place(span=Span(begin, stop), locator=locator))
                start = begin if start < 0 else start
                end = stop
        self._close(start, end)
        return Parsed(blocks=tuple(self.blocks), markup=merged(self.markup), places=tuple(self.places))

    def _words(self, row: TextLine) -> tuple[int, int]:
        """Where the words of a numbered line begin, and where they end: before the time in the right margin."""
        match, timed = self.form.match(row.text), _TIMED.search(row.text) if self.timed else None
        assert match is not None
        begin = row.start + match.end()
        return begin, max(begin, row.start + timed.start()) if timed else row.end

    def _close(self, start: int, end: int) -> None:
        if 0 <= start < end:
            locator = Locator(page=self.page or None) if self.paged else Locator()
            self.blocks.append(Block(kind="paragraph", span=Span(start, end), locator=locator))

    def _headings(self) -> set[int]:
        """Where lines without a number begin that are words of the document: those above its first numbered line, and
        where numbers run on all of them; not what is printed on every page.
        """
        unnumbered = [
            (position, row, " ".join(_DIGITS.sub("", row.text).split()))
            for position, (row, number) in enumerate(zip(self.rows, self.numbers, strict=True))
            if number is None
        ]
        often = Counter(words for _, _, words in unnumbered)
        first = next(position for position, number in enumerate(self.numbers) if number is not None)
        return {
            row.start
            for position, row, words in unnumbered
            if (position < first or not self.paged)
            and often[words] < (_PRINTED if self.paged else _RETURNS)
            and not _PAGE.match(row.text)
        }

    def _pages(self) -> list[int]:
        """The number of each page: the one at its lines, above them or below; where there is none, it counts on."""
        openings, between = self._between()
        above, below = [_printed(heads) for heads in between[:-1]], [_printed(heads) for heads in between[1:]]
        printed = below if self._at_foot(openings, between) else above
        pages: list[int] = []
        for i, opening in enumerate(openings):
            match = self.form.match(opening.text)
            said = int(match["page"]) if match and self.form is _PAGED else printed[i]
            if said is None and not pages:
                said = max(1, (next((n - k for k, n in enumerate(printed) if n is not None), 1)))
            pages.append(pages[-1] + 1 if said is None else said)
        return pages

    def _between(self) -> tuple[list[TextLine], list[list[TextLine]]]:
        """The first line of each page, and the lines without numbers above, between and below the pages."""
        openings: list[TextLine] = []
        between: list[list[TextLine]] = [[]]
        for row, number in zip(self.rows, self.numbers, strict=True):
            if number is None:
                between[-1].append(row)
            elif number == 1 or not openings:
                openings.append(row)
                between.append([])
            else:
                between[-1].clear()
        return openings, between

    def _at_foot(self, openings: list[TextLine], between: list[list[TextLine]]) -> bool:
        """True where pages carry their numbers below the lines: before the form feeds, or after the last page as well."""
        votes = 0
        for opening, heads in zip(openings[1:], between[1:-1], strict=True):
            printed = next((row for row in reversed(heads) if _PAGE.match(row.text)), None)
            if printed is not None:
                votes += ("\f" in self.text[printed.end : opening.end]) - ("\f" in printed.text)
        if votes:
            return votes > 0
        return _printed(between[0]) is None and _printed(between[-1]) is not None


def _printed(heads: list[TextLine]) -> int | None:
    """The page number among the lines between two pages: the last one that is a number or ends in one."""
    found = [int(match[1]) for row in heads if (match := _PAGE.match(row.text))]
    return found[-1] if found else None
