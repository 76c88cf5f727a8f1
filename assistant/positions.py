"""Where a quote stands, in words: its file, and the place in it in the manner of its medium (page and line, time, row)."""

from __future__ import annotations

from pathlib import PurePath

from index.types import Locator
from prompts import phrase


def clock(seconds: float) -> str:
    """Seconds as 1:02:03 or 2:03."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def position(locator: Locator) -> str:
    """The place in short: 'p. 3:12–14', '12:04', 'lines 7–8', 'row a1'; '' where nothing is known."""
    if locator.time_start is not None:
        return clock(locator.time_start)
    if locator.page is not None:
        return _on_page(locator, locator.page)
    if locator.row is not None:
        return phrase("position.row", row=locator.row)
    if locator.line is None:
        return ""
    if (locator.line_end or locator.line) == locator.line:
        return phrase("position.line", line=locator.line)
    return phrase("position.lines", line=locator.line, last=locator.line_end or locator.line)


def _on_page(locator: Locator, page: int) -> str:
    """Page and line, as a deposition is cited: from where to where."""
    until, line = locator.page_end or page, locator.line
    if line is None:
        return phrase("position.page", page=page) if until == page else phrase("position.pages", page=page, last=until)
    last = locator.line_end or line
    if until != page:
        return phrase("position.pages_lines", page=page, line=line, until=until, last=last)
    if last != line:
        return phrase("position.page_lines", page=page, line=line, last=last)
    return phrase("position.page_line", page=page, line=line)


def file_name(source: str) -> str:
    """The last part of a document's path, with the row where it is one of a table."""
    return PurePath(source).name or source
