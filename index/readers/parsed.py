"""What every plain-text markup yields before it becomes a Document, and the lines they are all read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from index.types import Block, Locator, Place, Span

IN_FILE = Locator(line=1)
"""The locator of all blocks of a text file: the lines of the file itself, which `index.places` counts when asked."""

LINE_SIGNS = {True: (r"[^\r\n]", r"[^\S\r\n]", r"(?:\r\n|[\r\n])"), False: (".", r"[^\S\n]", r"\n")}
"""What stands on a line, blanks on it, and what ends it, as patterns: for texts with carriage returns and for those without.

A dot is matched twice as fast as a set of signs.
"""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


class TextLine(NamedTuple):
    """A line of a file: its first character, the end of its words, and where the next line begins."""

    start: int
    end: int
    next: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the fences at the head of a file. `end` is the first character after them.

    `values` maps each key, in lower case, to the spans of its values in the file.
    """

    end: int
    values: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    markup: tuple[Span, ...] = ()

    def get(self, *keys: str) -> tuple[Span, ...]:
        """The values of the first of `keys` that is present."""
        found = dict(self.values)
        return next((found[key] for key in keys if key in found), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Blocks in order; the stretches that are notation and not words, sorted and disjoint; places where it knows any."""

    blocks: tuple[Block, ...]
    markup: tuple[Span, ...] = ()
    front: FrontMatter | None = None
    places: tuple[Place, ...] = ()


def lines(text: str, start: int = 0) -> Iterator[TextLine]:
    """The lines of `text[start:]`: only CR, LF and CRLF end one, never U+2028, NEL or a form feed."""
    begin, size = start, len(text)
    carriage = "\r" in text
    while begin < size:
        row = line_at(text, begin, carriage=carriage)
        yield row
        begin = row.next


def line_at(text: str, begin: int, *, carriage: bool = True) -> TextLine:
    """The line that begins at `begin`; `carriage` says that `text` holds carriage returns, which are slower to look for."""
    if carriage:
        match = _LINE.match(text, begin)
        assert match is not None
        return TextLine(begin, match.end(1), match.end(), match[1])
    end = text.find("\n", begin)
    end, following = (len(text), len(text)) if end < 0 else (end, end + 1)
    return TextLine(begin, end, following, text[begin:end])


def breaks(text: str, start: int, end: int) -> int:
    """How many lines end in `start..end`."""
    count = text.count
    carriages = count("\r", start, end)
    return count("\n", start, end) + (carriages and carriages - count("\r\n", start, end))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans sorted and joined where they touch or overlap, so that they are disjoint; empty ones go."""
    out: list[Span] = []
    for span in sorted(spans, key=attrgetter("start")):
        if span.start == span.end:
            continue
        if out and span.start <= out[-1].end:
            if span.end > out[-1].end:
                out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)
