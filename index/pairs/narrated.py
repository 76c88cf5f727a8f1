"""Interviews that a writer tells, in which only what is quoted is an answer: "> I swept it." and then what else happened."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from index.pairs.page import Page
from index.pairs.parts import Part, Proposal

_LAYOUTS = ("prominent", "unmarked", "numbered")
_FEWEST = 3  # answers that are quoted
_NEARLY_ALL = 0.8  # of all answers


def without_narration(page: Page, proposal: Proposal) -> Proposal:
    """`proposal` with what stands below a quoted answer as the writer's, where answers are set as quotations.

    What stands out above words that are no quotation is then no question.
    """
    if proposal.layout not in _LAYOUTS or "quote" not in page.traits.kinds:
        return proposal
    answers = [part for part in proposal.parts if part.role == "answer"]
    quoted = sum(_opens_quoted(page, part) for part in answers)
    plain = any(not _opens_quoted(page, part) or _behind(page, part) < part.span.end for part in answers)
    if quoted < _FEWEST or quoted < _NEARLY_ALL * len(answers) or not plain:
        return proposal
    if any(_opens_quoted(page, part) for part in proposal.parts if part.role == "question"):
        return proposal
    return replace(proposal, parts=tuple(_parts(page, proposal)))


def _parts(page: Page, proposal: Proposal) -> Iterator[Part]:
    held: list[Part] = []  # questions that wait for what is told
    for part in proposal.parts:
        if part.role == "question":
            held.append(part)
        elif part.role != "answer" or part.label:
            yield from (*held, part)
            held = []
        elif _opens_quoted(page, part):
            end = _behind(page, part)
            yield from (*held, part._replace(span=page.trim(part.span.start, end)))
            if end < part.span.end:
                yield Part("aside", page.trim(end, part.span.end), end)
            held = []
        else:
            held = []
    yield from held


def _opens_quoted(page: Page, part: Part) -> bool:
    return bool(part.span) and page.lines[_line_at(page, part.span.start)].kind == "quote"


def _behind(page: Page, part: Part) -> int:
    """Where the first line behind the quotation begins that `part` opens with; its end where there is none."""
    first, stop = _line_at(page, part.span.start), bisect_left(page.starts, part.span.end)
    return next((page.starts[at] for at in range(first, stop) if page.lines[at].kind != "quote"), part.span.end)


def _line_at(page: Page, character: int) -> int:
    return max(0, bisect_right(page.starts, character) - 1)
