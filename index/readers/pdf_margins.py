"""Running heads, feet and page numbers of a PDF: found because they come again on other pages, and taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.pdf_lines import Line

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|s\.|стр\.?)\s*)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|von|sur|de|из|-)\s*\d{1,5})?\W*$",
    re.I,
)
_PRINTED = re.compile(r"\bpage\s+(\d{1,5})\b|^\W*(\d{1,5})\W*$", re.I)
_DEPTH = 3  # lines at the top and at the bottom of a page that may be running ones


@dataclass(frozen=True, slots=True)
class Margins:
    """Indices of each page's running lines, and the page number that each page prints, if it does."""

    running: tuple[frozenset[int], ...]
    printed: tuple[int | None, ...]
    words: tuple[str, ...]


def margins_of(pages: list[list[Line]], heights: list[float]) -> Margins:
    """What runs along the edges of `pages`. A line runs if its words, numbers aside, come again at the same height."""
    edges = [_edges(lines) for lines in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for lines, places in zip(pages, edges, strict=True):
        for key in {key for i in places for key in _keys(lines[i])}:
            seen[key] += 1
    needed = max(2, 0.3 * len(pages))
    again = [
        {i for i in places if any(seen[key] >= needed for key in _keys(lines[i]))}
        for lines, places in zip(pages, edges, strict=True)
    ]
    inner = [_inner(lines, found) for lines, found in zip(pages, again, strict=True)]
    counted = _counted(pages, inner)
    running: list[frozenset[int]] = []
    printed: list[int | None] = []
    words: dict[str, None] = {}
    for page, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        outer = {0, len(lines) - 1, *inner[page]} if lines else set()
        found = again[page] | counted[page] | {i for i in outer if _numbers(lines[i], height)}
        if len(pages) > 1:
            found |= _apart(lines, height)
        found = _unbroken(found, len(lines))
        numbers = [number for i in sorted(found) if (number := _printed(lines[i].text)) is not None]
        running.append(frozenset(found))
        printed.append(numbers[0] if numbers else None)
        words.update(dict.fromkeys(lines[i].text for i in sorted(found)))
    return Margins(tuple(running), _consistent(printed), tuple(words)[:50])


def _edges(lines: list[Line]) -> list[int]:
    count = len(lines)
    return sorted({*range(min(_DEPTH, count)), *range(max(0, count - _DEPTH), count)})


def _keys(line: Line) -> list[tuple[str, int]]:
    """What a running line is known by: its words without numbers, and where it stands (two overlapping bands)."""
    if line.number is not None:
        return []  # a numbered line is testimony, however often it is said
    words = _DIGITS.sub("#", line.text.lower())
    band = int(line.base // 12)
    return [(words, band), (words, -int((line.base + 6) // 12) - 1)] if len(words) > 1 else []


def _inner(lines: list[Line], found: set[int]) -> tuple[int, ...]:
    """The first line below the heads and the last one above the feet in `found`."""
    body = [i for i in range(len(lines)) if i not in found]
    return (body[0], body[-1]) if body else ()


def _numbers(line: Line, height: float) -> bool:
    """True for a page number that stands alone near the edge of the paper."""
    outer = line.base < 0.12 * height or line.base > 0.88 * height
    return outer and bool(_PAGE_NUMBER.match(line.text)) and line.number is None


def _counted(pages: list[list[Line]], inner: Sequence[tuple[int, ...]]) -> list[set[int]]:
    """Page numbers that stand alone, apart from the text, at the same end of most pages and count up with them.

    `inner` are the first and the last line of each page that is no head or foot.
    """
    found: list[set[int]] = [set() for _ in pages]
    for end in (0, -1):
        numbers = [_alone(lines, places, end) for lines, places in zip(pages, inner, strict=True)]
        known = [(n - i, i) for i, n in enumerate(numbers) if n is not None]
        offset, count = Counter(n for n, _ in known).most_common(1)[0] if known else (0, 0)
        if count >= 2 and count >= 0.6 * len(pages):
            for n, i in known:
                if n == offset:
                    found[i].add(inner[i][end])
    return found


def _alone(lines: list[Line], inner: tuple[int, ...], end: int) -> int | None:
    """The number that is all of the first or last line and stands apart from the text."""
    if not inner or inner[0] == inner[-1]:
        return None
    line, near = lines[inner[end]], lines[inner[end] + (1 if end == 0 else -1)]
    if line.number is not None or not line.text.isdecimal():
        return None
    return int(line.text) if abs(line.base - near.base) > 1.5 * near.size else None


def _apart(lines: list[Line], height: float) -> set[int]:
    """The first or last line where it stands in the outermost margin, well apart from the text and not larger."""
    if len(lines) < 8:
        return set()
    steps = sorted(b.base - a.base for a, b in pairwise(lines) if b.base - a.base > 1)
    leading = steps[len(steps) // 2] if steps else 12.0
    size = sorted(line.size for line in lines)[len(lines) // 2]
    found = set()
    for i, near in ((0, 1), (len(lines) - 1, len(lines) - 2)):
        line = lines[i]
        outer = line.base < 0.07 * height or line.base > 0.94 * height
        if (
            outer
            and abs(lines[near].base - line.base) > 2.2 * leading
            and line.size < 1.1 * size
            and line.number is None
        ):
            found.add(i)
    return found


def _unbroken(found: set[int], count: int) -> set[int]:
    """Only running lines with nothing but running lines between them and the edge."""
    kept: set[int] = set()
    for order in (range(count), range(count - 1, -1, -1)):
        for i in order:
            if i not in found:
                break
            kept.add(i)
    return kept


def _printed(text: str) -> int | None:
    match = _PRINTED.search(text)
    return int(match[1] or match[2]) if match else None


def _consistent(printed: list[int | None]) -> tuple[int | None, ...]:
    """Printed numbers that go up with the pages; none where they do not."""
    offsets = Counter(number - i for i, number in enumerate(printed) if number is not None)
    if not offsets:
        return tuple(None for _ in printed)
    offset, count = offsets.most_common(1)[0]
    if count < 0.6 * len(printed) or offset < -len(printed):
        return tuple(None for _ in printed)
    return tuple(i + offset if i + offset > 0 else None for i in range(len(printed)))
