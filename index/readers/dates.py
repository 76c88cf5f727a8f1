"""Dates as documents write them, to ISO: YYYY, YYYY-MM or YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero",
            "february feb février fevrier februar febrero",
            "march mar mars märz marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juin juni junio",
            "july jul juillet juli julio",
            "august aug août aout agosto",
            "september sep sept septembre septiembre",
            "october oct octobre oktober okt octubre",
            "november nov novembre noviembre",
            "december dec décembre decembre dezember dez diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(19\d\d|20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?(?: of| de)? ([^\W\d_]{3,10})\.?,?(?: de)? (\d{4})(?!\d)", re.I
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)", re.I)
_MONTH_YEAR = re.compile(r"\b([^\W\d_]{3,10})\.?,? (\d{4})(?!\d)", re.I)
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def iso_date(written: str) -> str | None:
    """The first date in `written`, as precise as it says; None where there is none.

    '03/04/2021' may be March or April: only the year of such a date is kept, '16/07/2024' is unambiguous.
    """
    written = written[:200]
    if found := _ISO.search(written):
        return _valid(found[1], found[2], found[3])
    if found := _SLASHES.search(written):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12:
            return _valid(found[4], second, first)
        return _valid(found[4], first, second) if second > 12 or first == second else found[4]
    if found := _COMPACT.search(written):
        return _valid(found[1], found[2], found[3])
    if (found := _DAY_MONTH.search(written)) and (month := _MONTHS.get(found[2].lower())):
        return _valid(found[3], month, found[1])
    if (found := _MONTH_DAY.search(written)) and (month := _MONTHS.get(found[1].lower())):
        return _valid(found[3], month, found[2])
    if (found := _MONTH_YEAR.search(written)) and (month := _MONTHS.get(found[1].lower())):
        return _valid(found[2], month, None)
    found = _YEAR.search(written)
    return found[1] if found else None


def _valid(year: str, month: int | str, day: int | str | None) -> str | None:
    """The ISO form, or the part of it that exists in the calendar."""
    y, m = int(year), int(month)
    if not 1 <= m <= 12:
        return f"{y:04d}" if y else None
    if day is None:
        return f"{y:04d}-{m:02d}"
    try:
        return date(y, m, int(day)).isoformat()
    except ValueError:
        return f"{y:04d}-{m:02d}"
