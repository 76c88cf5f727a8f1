"""The lines above and below a talk, which say who takes part in it."""

from __future__ import annotations

from collections.abc import Sequence

from index.pairs.page import Line, Page
from index.pairs.parts import Part

_MOST_ROWS, _MOST = 40, 6_000  # lines and characters above the talk that are looked at
_LAST_ROWS, _LONGEST_LAST = 8, 400  # lines at the end of a page, and characters of one
_FULL_LINE = 50  # characters of a line that may run on in the next


def above(page: Page, stop: int) -> list[str]:
    """The lines above `stop`, those of one paragraph joined where they run on, and what the front matter says of the
    text."""
    size = 0
    rows: list[str] = []
    ended = True
    for line in page.lines[:_MOST_ROWS]:
        if line.start >= stop or size > _MOST:
            break
        words = line.plain[:_MOST]
        size += len(words)
        if line.first or ended or not rows:
            rows.append(words)
        else:
            rows[-1] += " " + words
        ended = line.kind == "heading" or line.end - line.start < _FULL_LINE or words == page.document.title
    return rows


def below(page: Page, parts: Sequence[Part]) -> list[str]:
    """The last lines of the page below the last question and the first line of its answer."""
    asked = max((part.span.end for part in parts if part.role == "question"), default=0)
    rows = [line for line in page.lines[-_LAST_ROWS:] if line.start > asked and line.end - line.start <= _LONGEST_LAST]
    return [line.plain.strip(" *_") for line in rows if not _is_answer(line, parts)]


def _is_answer(line: Line, parts: Sequence[Part]) -> bool:
    """True for the line with which an answer begins."""
    return any(part.begin <= line.start <= part.span.start or line.start == part.span.start for part in parts[-3:])
