"""Where a quote stands, in words, in the manner of its medium: page and line, time, heading, row."""

from __future__ import annotations

from pathlib import PurePath

from assistant.web.texts import text
from assistant.web.views import SourceView
from index.types import Locator


def clock(seconds: float) -> str:
    """Seconds as 1:02:03 or 2:03."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def position(locator: Locator) -> str:
    """The place in short: 'p. 3:12', '12:04', 'line 7', 'row a1'; '' where nothing is known."""
    if locator.time_start is not None:
        return clock(locator.time_start)
    if locator.page is not None:
        if locator.line is not None:
            return text("position.page_line", page=locator.page, line=locator.line)
        return text("position.page", page=locator.page)
    if locator.row is not None:
        return text("position.row", row=locator.row)
    if locator.line is not None:
        return text("position.line", line=locator.line)
    return ""


def file_name(source: str) -> str:
    """The last part of a document's path, with the row where it is one of a table."""
    return PurePath(source).name or source


def cited_as(source: SourceView) -> str:
    """One citation on one line: the quote, who said it, in which document, where."""
    facts = (source.speaker, source.title, file_name(source.document), source.date, position(source.locator))
    return f"“{source.words}” ({', '.join(dict.fromkeys(fact for fact in facts if fact))})"
