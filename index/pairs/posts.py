"""Who wrote a post of a forum, from the line above it: '[–] mill_rat 2104 points 5 years ago', 'u/mill_rat • 5y ago'."""

from __future__ import annotations

import re

_AGE = r"(?:\d{1,3}|an?)\s*(?:y|yr|mo|w|d|h|hr|m|min|years?|months?|weeks?|days?|hours?|minutes?)\.?(?:\s+ago)?"
_POINTS = r"[-−]?\d[\d,.]*k?\s+(?:points?|upvotes?|karma)"
_WROTE = re.compile(
    rf"(?:\[[–+−-]\]\s*)?(?:/?u/)?(?P<name>[^\W_][\w.-]{{1,30}})(?P<flag>(?:\s*\[[A-Z]\]|\s+(?:OP|MOD|Mod|Author)\b)*)"
    rf"(?:\s*[•·|,-]\s*|\s+)(?:(?P<points>{_POINTS})(?:\s*[•·|,-]?\s*{_AGE})?|(?P<age>{_AGE}))(?:\s*\([^()]{{1,40}}\)|\s*\|[^\n]{{0,80}})?\s*[•·]?\s*$"
)


def who_wrote(line: str) -> str | None:
    """The author of a post where `line` is nothing but its head: a name with points, or with an age in a sign or 'ago'."""
    if " point" not in line and "ago" not in line and "•" not in line and "·" not in line:
        return None
    found = _WROTE.match(line)
    if not found or not (found["points"] or "ago" in line or "•" in line or "·" in line):
        return None
    return found["name"]
