"""Who 'the witness' is in a talk with labels: whom the last line above calls or swears, or a heading says to be one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.names import NAME
from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.testimony import called

_WITNESS = re.compile(r"(?:the )?(?:witness|deponent|affiant)", re.I)
_HEADED = re.compile(  # 'Witness 4: Smt. Ann Reed, health worker', 'EVIDENCE OF ANN REED'
    rf"(?:(?:the )?(?:\w+ )?witness(?: (?:no\.? ?)?\d{{1,4}})?\s*[:.–—-]|(?:evidence|testimony) of)\s*(?:[A-Z][a-z]{{1,4}}\. )?"
    rf"(?P<name>{NAME}|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){{1,3}})(?!\w)",
    re.I,
)
_LONGEST = 160  # characters of a line that calls somebody


def with_witnesses(page: Page, parts: list[Part]) -> list[Part]:
    """`parts` in which whoever speaks as 'the witness' is the person who was called last above."""
    if not any(_WITNESS.fullmatch(part.label) for part in parts if part.label):
        return parts
    calls = [(line.start, name) for line in page.lines if (name := _called(line.plain)) is not None]
    return [_named(part, calls) for part in parts]


def _named(part: Part, calls: Sequence[tuple[int, str]]) -> Part:
    if part.person or not _WITNESS.fullmatch(part.label or ""):
        return part
    return part._replace(person=next((name for start, name in reversed(calls) if start < part.begin), None))


def _called(words: str) -> str | None:
    if len(words) > _LONGEST:
        return None
    if (names := called(words)) is not None:
        return names[0]
    match = _HEADED.match(words)
    return match["name"] if match else None
