"""A bracket at the edge of a quote whose partner was cut off: "[We met in 2003. It rained.]" is quoted whole or without."""

from __future__ import annotations

import re

from index.types import Span

_OPENS = re.compile(r"[\s\"'“‘«*_]*([(\[])\s*")
_CLOSES = re.compile(r"\s*([)\]])[\s.,;:!?…\"'”’»*_]*$")
_PARTNER = {")": "(", "]": "["}
_FACES = frozenset(":;-=8")  # before a bracket that is a mouth


def without_halves(span: Span, text: str) -> Span:
    """The part of `span` between brackets at its edges that have no partner in it; the span itself where they have one."""
    start, end = span.start, span.end
    alone = _alone(text, start, end)
    while (match := _OPENS.match(text, start, end)) and match.start(1) in alone:
        start = match.end()
    while (match := _CLOSES.search(text, max(start, _last(text, start, end)), end)) and match.start(1) in alone:
        if text[match.start(1) - 1] in _FACES:
            break
        end = match.start()
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else span


def parted(text: str, above: Span, below: Span, *, within: Span) -> bool:
    """Does a bracket whose partner does not stand `within` a stretch part two neighbouring sentences of it: one that
    `above` closes with, or that `below` opens with?"""
    alone = _alone(text, within.start, within.end)
    closed = _CLOSES.search(text, max(above.start, _last(text, above.start, above.end)), above.end)
    opened = _OPENS.match(text, below.start, below.end)
    shut = closed is not None and closed.start(1) in alone and text[closed.start(1) - 1] not in _FACES
    return shut or (opened is not None and opened.start(1) in alone)


def _last(text: str, start: int, end: int) -> int:
    """The place of the last closing bracket; with the blanks before it, it is all that is looked at."""
    last = max(text.rfind(")", start, end), text.rfind("]", start, end), start)
    while last > start and text[last - 1].isspace():
        last -= 1
    return last


def _alone(text: str, start: int, end: int) -> frozenset[int]:
    """The places of brackets without a partner."""
    opened: dict[str, list[int]] = {"(": [], "[": []}
    alone: list[int] = []
    for match in re.finditer(r"[()\[\]]", text[start:end]):
        sign, at = match[0], start + match.start()
        if sign in opened:
            opened[sign].append(at)
        elif opened[_PARTNER[sign]]:
            opened[_PARTNER[sign]].pop()
        else:
            alone.append(at)
    return frozenset(alone).union(*opened.values())
