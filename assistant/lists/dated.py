"""When those were interviewed of whom a question asks: "Which people interviewed in 2010 use Emacs?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.lists.phrasings import CALLED

_YEAR = r"(?:1[5-9]|20)\d\d"
_WHEN = (
    rf"(?:(?:in|from|during|of)\s+(?:the\s+year\s+)?(?P<year>{_YEAR})|since\s+(?P<since>{_YEAR})|after\s+(?P<after>{_YEAR})|"
    rf"before\s+(?P<before>{_YEAR})|(?:between|from)\s+(?P<first>{_YEAR})\s+(?:and|to|until)\s+(?P<last>{_YEAR}))"
)
_MADE = r"(?:interviewed|recorded|questioned)"
_WHO = rf"(?:{CALLED}|those|everyone|everybody|anyone|anybody|someone|somebody|[a-z-]+(?:ers|ors|ists|ians))"
_DATED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Which people interviewed in 2010 use ...?
        rf"\b(?P<whom>{_WHO})(?:,?\s+(?:who|that)\s+(?:were|was))?,?\s+{_MADE}\s+{_WHEN}(?:,(?=\s))?",
        # Of the people interviewed in 2010, who uses ...?
        rf"^\W*(?:of|among)\s+(?:all\s+)?(?:the\s+)?{_WHO}(?:\s+(?:who|that)\s+were)?\s+{_MADE}\s+{_WHEN}\s*,\s*",
        # Who uses ... in the interviews of 2010?
        rf"\s+in\s+(?:the\s+|all\s+)?interviews?\s+{_WHEN}(?=\W*$)",
        rf"\s+in\s+the\s+(?P<year>{_YEAR})\s+interviews?(?=\W*$)",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The question without its time, and the years from and to which the interviews are meant, both included."""

    question: str
    since: str | None = None
    until: str | None = None


def dated(question: str) -> Dated | None:
    """A question about those who were interviewed at some time; None for every other question."""
    for number in (1, 0, 2, 3):
        match = _DATED[number].search(question)
        if match is None:
            continue
        found = match.groupdict()
        rest = f"{question[: match.start()]}{found.get('whom') or ''}{question[match.end() :]}"
        since = found["year"] or found.get("first") or found.get("since") or _next(found.get("after"), 1)
        until = found["year"] or found.get("last") or _next(found.get("before"), -1)
        return Dated(question=rest, since=since, until=until)
    return None


def _next(year: str | None, by: int) -> str | None:
    return str(int(year) + by) if year else None
