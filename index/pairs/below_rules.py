"""Turns of a chat below a rule, which ends a thread: whoever replied in it says no more about its question."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from index.pairs.page import Page
from index.pairs.parts import Part
from index.types import Span


def without_threads(page: Page, parts: Sequence[Part]) -> list[Part]:
    """`parts` in which what stands below a rule under an answer answers nothing, as far as the next question;
    a question above a rule that another one stands below has no answer."""
    rules = [page.lines[at].start for at in page.breaks if page.lines[at].kind == "rule"]
    if not rules:
        return list(parts)
    out: list[Part] = []
    left = False
    for part in parts:
        if part.role == "question":
            left = False
            above = out[-1] if out and out[-1].role == "question" else None
            if above and bisect_left(rules, above.span.end) < bisect_left(rules, part.begin):
                out.append(Part("answer", Span(above.span.end, above.span.end), above.span.end))
        elif part.role == "answer" and out and out[-1].role == "answer":
            left = left or bisect_left(rules, out[-1].span.end) < bisect_left(rules, part.begin)
        out.append(part._replace(role="turn") if left and part.role == "answer" else part)
    return out
