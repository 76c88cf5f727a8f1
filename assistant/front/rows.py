"""The front matter of a record as it is set: rows, cells between margin signs and wide gaps, and what a label says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.sentences import sentences
from index.types import Document, QAPair, Span

LONGEST = 8_000  # characters of front matter
UNASKED = 2_500  # where nobody asks anything
_ROW_END = re.compile(r"\r\n|\n|\r|\v|\u2028|\u2029")
_MARGIN_NUMBER = re.compile(r"[ \t]*\(?(\d{1,2})[):]?(?=\s|$)")
_MOST_NUMBERED = 0.6  # share of the rows from which numbers before them are the margin's
_CELL_END = re.compile(
    r"(?<![ \t])(?:[ \t]+[)\]|:§*](?=[ \t]|$)|[ \t]*[)|§](?=[ \t]*$))|(?<![:\s])(?:[ \t]{4,}|\t+)(?=\S)"
)
_EDGE = " \t\r\f\ufeff>#*_=~|•·\"'“”)§:-–—"
_TAIL = ' \t\r\f*_|"“”)§'
_INLINE = re.compile(
    r"(?<=[.;])[ \t]+(?=[A-Z][\w'’()-]*(?:[ \t][\w'’()-]+){0,4}:)|(?<=^APPEARANCES:)[ \t]+"
    r"|(?<=[.;])[ \t]+(?=(?:For|Before|Apologies|Reported|Transcribed|Typed|Transcript|Interviewed|Hosted|Recorded|Taken|"
    r"Examination)\b)",
    re.MULTILINE,
)
_SHORT = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|hon|no|nos|inc|ltd|co|st|vol|rev|esq|jr|sr|[a-z])\.$", re.IGNORECASE
)  # ends nothing
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,60}?)[ \t]*[:：](?=[\s*_]|$)[ \t*_]*(?P<value>.*)", re.DOTALL)
_SPOKEN = re.compile(r"[QA][.:]?\s|\(?By\s+M[RS]", re.IGNORECASE)
RUNS_ON = re.compile(r"(?:[,;&–-]|\b(?:and|or|of|the|at|in|on|for|by|with|before))$", re.IGNORECASE)
_FULL_ROW = 60  # characters of a row that may run on in the next
_OWN = re.compile(r"(?:for|on\s+behalf\s+of|counsel|attorneys?)\b.*:?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A stretch of one row, without notation around it. `indent` counts the characters before it, `row` the rows before,
    `column` the cells before it in its row; `fresh` says that the row above is blank."""

    span: Span
    text: str
    row: int
    column: int
    indent: int
    fresh: bool

    @property
    def label(self) -> str:
        """The words before a colon; '' where there is none."""
        match = _LABEL.fullmatch(self.text)
        return match["label"].strip(' *_"') if match else ""

    @property
    def value(self) -> str:
        """The words behind the label's colon, all of them where there is no label."""
        match = _LABEL.fullmatch(self.text)
        return match["value"].strip(" *_") if match else self.text


def front_end(document: Document, pairs: Sequence[QAPair]) -> int:
    """Where the front matter of a document ends: before the first question and answer."""
    asked = [pair for pair in pairs if pair.question and pair.turns]
    if asked:
        begin = min(pair.span.start for pair in asked)
        return min(begin, LONGEST)
    sign = document.text.find("?", 0, UNASKED)
    end = document.text.rfind("\n", 0, sign) if sign >= 0 else UNASKED
    return min(max(end, 0), len(document.text))


def cells(text: str, end: int, start: int = 0) -> tuple[Cell, ...]:
    """The cells of `text` from `start` up to `end`, row by row."""
    rows = _rows(text, start, min(end, len(text)))
    numbers = [match and int(match[1]) for match in (_MARGIN_NUMBER.match(text, start, stop) for start, stop in rows)]
    filled = [place for place, (start, stop) in enumerate(rows) if text[start:stop].strip()]
    counted = sum(
        numbers[place] is not None and numbers[place] == (numbers[before] or 0) + 1
        for before, place in pairwise(filled)
    )
    numbered = len(filled) > 4 and counted > _MOST_NUMBERED * (len(filled) - 1)
    found: list[Cell] = []
    blank = True
    for row, (left_end, stop) in enumerate(rows):
        number = _MARGIN_NUMBER.match(text, left_end, stop) if numbered else None
        begin, column = number.end() if number else left_end, 0
        for left, right in _cut(text, begin, stop):
            cell = _cell(text, Span(left, right), row=row, column=column, indent=left - begin, fresh=blank)
            if cell:
                found.append(cell)
            column += 1
        blank = not any(cell.row == row for cell in found[-column:]) if column else True
    return tuple(found)


def block(found: Sequence[Cell], first: int, *, most: int = 6, beside: bool = False) -> tuple[Cell, ...]:
    """The cell at `first` and the rows that go on with it: of its list, or under a label that stands alone.

    With `beside` the cell is a label without a colon whose value stands in the next one of its row.
    """
    head = found[first]
    taken = [head]
    alone = beside or not head.value or (not head.label and bool(_OWN.match(head.text)))
    for cell in found[first + 1 :]:
        last = taken[-1]
        if len(taken) > most or cell.row == last.row:
            if cell.row == last.row and cell.column > last.column and alone and len(taken) == 1:
                taken.append(cell)  # 'For the State:      Ann Reed'
            elif cell.row == last.row:
                continue
            else:
                break
            continue
        if cell.row > last.row + 1 and not (alone and len(taken) == 1 and cell.row <= last.row + 2):
            break
        if cell.label or _OWN.match(cell.text) or _SPOKEN.match(cell.text):
            by = cell.label.casefold() == "by" and alone
            if not by:
                break
        if len(taken) > 1 and taken[1].row == head.row and cell.indent + 2 < taken[1].indent:
            break
        goes_on = RUNS_ON.search(last.text) or cell.indent > head.indent
        goes_on = goes_on or (len(last.text) >= _FULL_ROW and last.text[-1] not in ".:")
        if not (alone or goes_on):
            break
        if cell.column == 0 or cell.indent >= head.indent:
            taken.append(cell)
    return tuple(taken)


def beside(found: Sequence[Cell], place: int) -> bool:
    """Does another cell stand behind the one at `place` in its row, as a value behind its label in a table?"""
    cell = found[place]
    return cell.column == 0 and place + 1 < len(found) and found[place + 1].row == cell.row


def joined(taken: Sequence[Cell]) -> Span:
    """From the first character of the cells to the last."""
    return Span(taken[0].span.start, taken[-1].span.end)


def paragraph(found: Sequence[Cell], place: int) -> tuple[Cell, ...]:
    """The cells around the one at `place` in rows without a blank one between them."""
    first = place
    while first and not found[first].fresh:
        first -= 1
    rows = [cell.row for cell in found]
    last = place + 1
    while last < len(found) and not (found[last].fresh and found[last].row > found[place].row):
        last += 1
    return tuple(found[bisect_right(rows, found[first].row - 1) : last])


def _rows(text: str, start: int, end: int) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    for match in _ROW_END.finditer(text, start, end):
        rows.append((start, match.start()))
        start = match.end()
    return [*rows, (start, end)] if start < end else rows


def _cut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The cells of a row: between margin signs and wide gaps, and before another label."""
    pieces: list[tuple[int, int]] = []
    begin = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    row = text[begin:stop]
    at = 0
    inline = (match.span() for match in _INLINE.finditer(row) if not _SHORT.search(row, 0, match.start()))
    signs = (
        match.span() for match in _CELL_END.finditer(row) if not (")" in match[0] and _opened(row[: match.start()]))
    )
    marks = sorted([*signs, *inline])
    for left, right in marks:
        if left >= at and (left > at or pieces):
            pieces.append((begin + at, begin + left))
            at = right
        elif left >= at:
            at = right
    pieces.append((begin + at, stop))
    return [(left, right) for left, right in pieces if left < right]


def _opened(said: str) -> bool:
    """Is a bracket open at the end of the words, so that the next closes it and is no margin's?"""
    return said.count("(") > said.count(")")


def _cell(text: str, span: Span, *, row: int, column: int, indent: int, fresh: bool) -> Cell | None:
    said = span.of(text)
    left = len(said) - len(said.lstrip(_EDGE))
    right = len(said.rstrip(_TAIL))
    kept = said[left:right]
    if _opened(kept) and said[right : right + 1] == ")":
        right += 1
    if not any(letter.isalnum() for letter in kept) or kept.lower() == "x":  # at the end of a rule
        return None
    whole = Span(span.start + left, span.start + right)
    return Cell(span=whole, text=whole.of(text), row=row, column=column, indent=indent, fresh=fresh)


def told(found: Sequence[Cell], text: str) -> Iterator[Span]:
    """The sentences of the paragraphs, each across its rows."""
    for place, cell in enumerate(found):
        around = paragraph(found, place)
        if around[0] is not cell:
            continue
        for sentence in sentences(text, around[0].span.start, around[-1].span.end):
            inside = [other.span for other in around if other.span.overlaps(sentence)]
            if inside:
                yield Span(max(sentence.start, inside[0].start), min(sentence.end, inside[-1].end))


def narrowed(span: Span, found: Sequence[Cell], text: str, forms: Sequence[re.Pattern[str]]) -> Span:
    """The row of a sentence that says all by itself; else the sentence from the row on in which that begins: above it may be
    titles without a stop."""
    rows = [Span(max(c.span.start, span.start), min(c.span.end, span.end)) for c in found if c.span.overlaps(span)]
    for row in rows:
        whole = not text[row.start].islower() and not RUNS_ON.search(row.of(text))
        if whole and all(form.search(row.of(text)) for form in forms):
            return row
    for row in reversed(rows):
        rest = Span(row.start, span.end)
        if all(form.search(rest.of(text)) for form in forms) and not text[row.start].islower():
            return rest
    return span
