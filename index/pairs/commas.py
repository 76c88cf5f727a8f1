"""Commas in labels: 'Keel, Rosa' as directories have it, 'ROSA KEEL, HOST', 'Rosa Keel, MD', 'Question, Rosa Keel'."""

from __future__ import annotations

import re
from functools import lru_cache

_DEGREE = r"(?:Jr|Sr|Esq|(?:[A-Z][a-z]{0,2}\.?){2,4}(?![\w.]))"
_CAPITAL = r"[^\W\da-z_][\w.'’-]*"
IN_NAME = rf",(?=\s(?:{_DEGREE}|{_CAPITAL}))"
"""A comma that may stand in a label."""
_WITH_DEGREE = re.compile(rf"[^,]+(?:,\s{_DEGREE}[^,]*)+")
_ROLE = re.compile(r"(?P<name>[^,a-z]{3,}?(?:\([^()]*\))?),\s[A-Z]{2}[^,a-z]*(?:\([^()]*\))?")
_ASKS = re.compile(
    r"(?i:question|q|(?:zusatz|nach)?frage|pregunta|pergunta|domanda|vraag),\s(?P<name>[^\W\da-z_][^,]*)(?:,\s[^,]*)?"
)
_INVERTED = re.compile(
    r"(?!(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof|Hon|The)\b)"
    rf"(?P<last>(?:(?:de|da|del|der|den|di|el|la|ten|ter|van|von)\s){{0,2}}{_CAPITAL}(?:\s{_CAPITAL})?),\s"
    rf"(?P<first>(?=[^\s.]{{2}}){_CAPITAL}(?:\s{_CAPITAL}){{0,2}})(?:\s*[(\[].*)?"
)
_NEVER = frozenset(
    "well so and but no yes yeah okay ok oh now then thanks dear hi hello hey sorry please sure right".split()
)


@lru_cache(maxsize=4096)
def is_label(name: str) -> bool:
    """True where a `name` with a comma can be somebody's label: 'Keel, Rosa', but not 'Well, Rosa'."""
    if any(form.fullmatch(name) for form in (_WITH_DEGREE, _ROLE, _ASKS)):
        return True
    match = _INVERTED.fullmatch(name)
    return match is not None and match["last"].split()[0].casefold() not in _NEVER


@lru_cache(maxsize=4096)
def without_role(name: str) -> str:
    """The name alone: 'ROSA KEEL, HOST' -> 'ROSA KEEL', 'Question, Rosa Keel, Orbit' -> 'Rosa Keel'."""
    match = (_ROLE.fullmatch(name) or _ASKS.fullmatch(name)) if "," in name else None
    return match["name"].strip() if match else name


@lru_cache(maxsize=4096)
def in_order(name: str) -> str | None:
    """'Rosa Keel' for 'Keel, Rosa (Hull)'; None for a name that has its first name first, or no surname before a comma."""
    if "," not in name or any(form.fullmatch(name) for form in (_WITH_DEGREE, _ROLE, _ASKS)):
        return None
    match = _INVERTED.fullmatch(name)
    return f"{match['first']} {match['last']}" if match else None
