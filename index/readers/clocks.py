"""Seconds of a recording as data gives them: numbers, clocks, durations and ticks, under the names that they go by."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FROM = (
    *("start", "starttime", "start_time", "begin", "begin_time", "from_time", "offset", "time", "timestamp", "ts"),
    *("startms", "start_ms", "tstartms", "from", "offsetmilliseconds", "offsetinticks", "start_offset", "xmin", "t"),
    *("timecode", "time_code", "in", "tc"),
)
_TO = (
    *("end", "endtime", "end_time", "to", "until", "stop", "end_ts", "endms", "end_ms", "end_offset", "xmax", "out"),
    "to_time",
)
_LASTS = ("dur", "duration", "d", "ddurationms", "duration_ms", "durationmilliseconds", "durationinticks")
_BOTH = ("timestamps", "timestamp", "time", "offsets")  # one value that holds both
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?$")
_FRAMES = re.compile(r"(\d+):(\d{2}):(\d{2})[:;]\d{2}$")
_NUMBER = re.compile(r"(\d{1,7}(?:\.\d{1,9})?)(s|ms)?$")
_SPAN = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?$")
_LONGEST = 1e9


def times_of(item: Mapping[str, object]) -> tuple[float | None, float | None]:
    """From which second to which `item`, whose keys are in lower case, is heard; None for what it does not say."""
    start = _first(item, _FROM)
    if start is not None:
        end = _first(item, _TO)
        lasts = _first(item, _LASTS) if end is None else None
        return start, end if lasts is None else start + lasts
    for key in _BOTH:
        both = item.get(key)
        if isinstance(both, Mapping):
            unit = "ms" if key == "offsets" else ""
            found = [seconds(both.get(name), unit) for name in ("from", "start", "to", "end")]
            start = next((value for value in found[:2] if value is not None), None)
            return start, next((value for value in found[2:] if value is not None), None)
        if isinstance(both, list | tuple) and len(both) == 2:
            return seconds(both[0]), seconds(both[1])
    return None, None


def seconds(value: object, name: str = "") -> float | None:
    """The seconds that `value` states, in the unit that its name tells ('start_ms'); None where it states none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _scaled(float(value), name) if 0 <= value < _LONGEST * 1e7 else None
    if not isinstance(value, str) or not value or len(value) > 30:
        return None
    words = value.strip()
    if clock := _CLOCK.match(words):
        hours, minutes, rest, fraction = clock.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + int(rest) + int((fraction or "0").ljust(3, "0")) / 1000
    if frames := _FRAMES.match(words):
        return int(frames[1]) * 3600 + int(frames[2]) * 60 + int(frames[3])
    if (number := _NUMBER.match(words)) and name != "from":  # a telephone number sends, it does not begin
        return _scaled(float(number[1]), number[2] or name)
    if (span := _SPAN.match(words)) and len(words) > 2:
        return int(span[1] or 0) * 3600 + int(span[2] or 0) * 60 + float(span[3] or 0)
    return None


def _first(item: Mapping[str, object], names: tuple[str, ...]) -> float | None:
    return next((found for name in names if name in item and (found := seconds(item[name], name)) is not None), None)


def _scaled(value: float, name: str) -> float | None:
    if name.endswith("ticks"):
        value /= 1e7
    elif name.endswith(("ms", "milliseconds")):
        value /= 1000
    return value if value < _LONGEST else None
