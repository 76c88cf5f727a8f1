"""Where a span of a document stands: page and line, time, boxes, heading path, gathered from its blocks and places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.types import Document, Locator, Span


class Places:
    """Look-up of locators by span; building it is linear, each look-up costs what the span touches."""

    def __init__(self, document: Document) -> None:
        self._fine = _Table([(place.span, place.locator) for place in document.places])
        self._coarse = _Table([(block.span, block.locator) for block in document.blocks])
        self._lines = _Lines(document.text)

    def locator(self, span: Span, heading: tuple[str, ...] = ()) -> Locator:
        """The place of `span`, as finely as the document knows it, under `heading`."""
        fine = _joined(self._fine.touched(span))
        coarse = _joined(self._coarse.touched(span))
        known = {
            name: value
            for name in Locator.__dataclass_fields__
            if (value := getattr(fine, name)) not in (None, ()) or (value := getattr(coarse, name)) not in (None, ())
        }
        in_lines = coarse.line is not None or coarse.line_end is not None
        if in_lines and coarse.page is None and fine.line is None:  # the lines of the file itself
            known |= {"line": self._lines.at(span.start), "line_end": self._lines.at(span.end - 1)}
        return replace(Locator(**known), heading=heading or coarse.heading)


class _Lines:
    """The number of the line of any character. Looked up in order, all of them together cost one pass over the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset, self.line = 0, 1

    def at(self, offset: int) -> int:
        """The line of the character at `offset`, counted from 1; an end of line belongs to the line that it ends."""
        if self.text.startswith("\r\n", offset - 1) and offset > 0:
            offset -= 1
        if offset >= self.offset:
            self.line += self._ends(self.offset, offset)
        else:
            self.line -= self._ends(offset, self.offset)
        self.offset = offset
        return self.line

    def _ends(self, start: int, end: int) -> int:
        count = self.text.count
        return count("\n", start, end) + count("\r", start, end) - count("\r\n", start, end)


class _Table:
    """Spans in order, each with its locator."""

    def __init__(self, rows: Sequence[tuple[Span, Locator]]) -> None:
        self.rows = sorted(rows, key=lambda row: (row[0].start, row[0].end))
        self.starts = [span.start for span, _ in self.rows]
        self.ends = [span.end for span, _ in self.rows]

    def touched(self, span: Span) -> list[Locator]:
        """The locators of the rows that share a character with `span`."""
        first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return [locator for _, locator in self.rows[first:last]]


def _joined(locators: Iterable[Locator]) -> Locator:
    """One locator from the first to the last."""
    found = list(locators)
    if not found:
        return Locator()
    first, last = found[0], found[-1]
    ended = [x for x in found if x.time_end is not None]
    return Locator(
        page=first.page,
        page_end=_later(first.page, last.page_end or last.page),
        line=first.line,
        line_end=_later(first.line, last.line_end or last.line)
        if first.page == last.page
        else last.line_end or last.line,
        boxes=tuple(box for locator in found for box in locator.boxes),
        time_start=first.time_start,
        time_end=ended[-1].time_end if ended else None,
        media=first.media,
        heading=first.heading,
        row=first.row,
    )


def _later(start: int | None, end: int | None) -> int | None:
    return end if end is not None and end != start else start
