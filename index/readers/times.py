"""Times that a transcript carries in its text ('[00:02:32]', 'Name – 00:02:32:'), as places of what follows each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple

from index.types import Locator, Place, Span

_CLOCK = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_WORD = r"[^\W\d_a-z][\w.'’-]*|\d{1,2}|(?:de|van|von|der|al|of|the)\b"
_NAME = rf"(?:{_WORD})(?:[ ](?:{_WORD})){{0,4}}"
# At the head of a line: in brackets, before a colon behind a name, or alone on its line.
_STAMP = re.compile(
    rf"[ \t>*_#|]*(?:[\[({{<]?{_CLOCK}(?=[\s\])}}>*_:|–—-]|$)"
    rf"|{_NAME}[*_:]*[ \t]*(?:[-–—,|][ \t]*)?(?:[\[({{<]{_CLOCK}[\])}}>]|{_CLOCK}(?:[*_]*:(?!\d)|[*_ \t]*$)))",
    re.M,
)
_HINT = re.compile(r":\d\d")  # what every stamp holds; it is found much faster
_RANGE = re.compile(rf"[ \t]*(?:-->|[-–—])[ \t]*{_CLOCK}")
_EARLY, _EARLY_MINUTES = 4 * 3600, 5 * 60  # where a recording's first stamp stands: later ones are hours of the day
_LATE_MINUTE = 24  # which no hour of the day has
_FEWEST = 2
_HEAD = 20_000  # characters in which a transcript with times has one


def times_in(text: str) -> tuple[Place, ...]:
    """For each stamp of a recording what follows it, as far as the next one; empty where the times of day are told."""
    if not _HINT.search(text) or next(_stamps(text[:_HEAD]), None) is None:
        return ()
    stamps = list(_stamps(text))
    if len(stamps) < _FEWEST or any(b.start < a.start for a, b in pairwise(stamps)):
        return ()
    whole = any(stamp.hours for stamp in stamps)
    late = any(stamp.start >= _LATE_MINUTE * 60 for stamp in stamps)
    if stamps[0].start > (_EARLY if whole else _EARLY_MINUTES) and (whole or not late):
        return ()
    found = []
    for stamp, following in zip_longest(stamps, stamps[1:]):
        end = stamp.end if stamp.end is not None or following is None else following.start
        stop = following.at if following else len(text)
        found.append(Place(span=Span(stamp.at, stop), locator=Locator(time_start=stamp.start, time_end=end)))
    return tuple(found)


class _Stamp(NamedTuple):
    """Where its line begins, the seconds from which and to which, and whether it counts hours."""

    at: int
    start: float
    end: float | None
    hours: bool


def _stamps(text: str) -> Iterator[_Stamp]:
    stop = 0  # where the line begins that is looked at next
    while hint := _HINT.search(text, stop):
        begin = max(stop, text.rfind("\n", stop, hint.start()) + 1)
        stop = text.find("\n", hint.end()) + 1 or len(text)
        match = _STAMP.match(text, begin)
        if match is None:
            continue
        first = 1 if match[2] is not None else 5 if match[6] is not None else 9
        hours, minutes, seconds, fraction = match.group(first, first + 1, first + 2, first + 3)
        if (hours is not None and int(minutes) > 59) or int(seconds) > 59:
            continue
        ends = _RANGE.match(text, match.end())
        end = _seconds(*ends.groups()) if ends else None
        yield _Stamp(match.start(), _seconds(hours, minutes, seconds, fraction), end, hours is not None)


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(fraction.ljust(3, "0")) / 1000 if fraction else float(whole)
