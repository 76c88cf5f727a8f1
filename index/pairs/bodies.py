"""Where a question without an answer's label ends and its answer begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from index.pairs.page import Page
from index.pairs.questions import asks, likeness
from index.types import Span

_DASH = re.compile(r"[-–—―]+\s+(?=\S)")
_OPTION = re.compile(r"(?:[-*•–]\s+)?(?:\(?[A-Ha-h][.):]|\[[ xX]?\]|\([ xX]?\)|[☐☑□○◯])\s+\S")
_FEWEST_OPTIONS = 2
_FEWEST_BELOW = 2  # answers right below their questions that make a habit of it
_SOME_ASK = 1 / 3  # of the short lines above what is told, where the others complain: 'The display says E1.'
_SHORT = 120  # characters of such a line
_ENDS = frozenset(".?!…")  # what it ends in, unless it is in capitals
_ASKS = 0.5  # likeness of emphasised words that are a question
_LETTER = re.compile(r"[^\W_]")
_CALLS = 0.7  # likeness of a line that calls for a reply: 'Describe your role.'
_DASHES = frozenset("-–—―")
_LONGEST_QUESTION = 12  # lines that a question of several paragraphs may have before a dash opens its answer


def told_below(page: Page, items: Iterable[tuple[int, int]]) -> bool:
    """True where most of `items` (their first lines and last) ask in the first line and tell in the next, without a gap."""
    lines = page.lines
    below = [first < last and not lines[first + 1].gap and _told_next(page, first) for first, last in items]
    return sum(below) >= _FEWEST_BELOW and 2 * sum(below) > len(below)


def stated_above(page: Page, items: Sequence[tuple[int, int]]) -> bool:
    """True where all `items` have a short sentence as their first line, right above what is told, and some of these ask."""
    lines = page.lines
    if page.wrapped or any(first == last or lines[first + 1].gap for first, last in items):
        return False
    heads = [lines[first] for first, _ in items]
    if any(line.end - line.start > _SHORT or not (line.plain[-1:] in _ENDS or line.plain.isupper()) for line in heads):
        return False
    if any(lines[first + 1].plain[:1].islower() or is_option(page, first + 1) for first, _ in items):
        return False
    asking = sum(likeness(line.plain) == 1.0 for line in heads)
    return asking >= max(_FEWEST_BELOW, _SOME_ASK * len(heads))


def _told_next(page: Page, index: int) -> bool:
    asked, told = page.lines[index], page.lines[index + 1]
    return likeness(asked.plain) == 1.0 and likeness(told.plain) < 1.0 and not is_option(page, index + 1)


def divide(
    page: Page, first: int, last: int, start: int, *, labelled: bool = False, below: bool = False
) -> tuple[Span, Span | None]:
    """Question and answer in the lines `first..last`, whose words begin at `start`; the answer is None where there is none.

    In order of trust: emphasis that ends, a dash that opens the answer, a blank line, a deeper indentation, a line that
    ends in a question mark, a first line that calls for a reply or is `labelled` as a question ('Q1 Your role'). Where it
    is the habit to tell right `below` the line that asks, a blank line further down ends a paragraph of the answer.
    """
    lines = page.lines
    head = lines[first]
    if head.lead and not head.strong and head.at(head.lead - 1) >= start:
        words = head.plain[: head.lead]
        if likeness(words) >= _ASKS:
            return _spans(page, start, head.at(head.lead - 1) + 1, head.at(head.lead), last)
    elif head.first and not head.lead and (asked := _emphasised(page, first, start)):
        return _spans(page, start, asked.end, asked.end, last)
    told = below and first < last and not lines[first + 1].gap and _told_next(page, first)
    cut = first + 1 if told else _cut(page, first, last)
    if cut is None and first < last and not page.wrapped and not lines[first + 1].plain[:1].islower():
        cut = first + 1 if labelled or below or likeness(page.text[start : head.end]) >= _CALLS else None
    if cut is None:
        return page.trim(start, lines[last].end), None
    begin = after_dash(page, cut, last)
    return _spans(page, start, lines[cut - 1].end, begin, last)


def _emphasised(page: Page, index: int, start: int) -> Span | None:
    """The emphasised words behind a number that ask, where others follow them on the line: '1. **Why?** Because.'"""
    line = page.lines[index]
    for mark in page.block_of(line).marks[:1]:
        before, after = page.text[start : mark.span.start], page.text[mark.span.end : line.end]
        if not _LETTER.search(before) and _LETTER.search(after) and likeness(mark.span.of(page.text)) >= _ASKS:
            return mark.span
    return None


def _spans(page: Page, start: int, stop: int, begin: int, last: int) -> tuple[Span, Span | None]:
    answer = page.trim(begin, max(begin, page.lines[last].end))
    return page.trim(start, max(start, stop)), answer if answer else None


def after_dash(page: Page, cut: int, last: int) -> int:
    """Where the words of an answer begin behind the dash that opens it; the mark of a list of several is no dash."""
    line = page.lines[cut]
    if dash := _DASH.match(line.plain):
        below = page.lines[cut + 1] if cut < last else None
        listed = below and not below.first and below.plain[:2] == line.plain[:2] == "- "
        return line.start if listed else line.at(dash.end())
    if line.kind == "list_item" and page.text[line.start] == "-":
        items = sum(page.lines[at].kind == "list_item" and page.lines[at].first for at in range(cut, last + 1))
        return page.after_bullet(line) if items == 1 else line.start
    return line.start


def _cut(page: Page, first: int, last: int) -> int | None:
    """The line that opens the answer."""
    lines = page.lines
    body = range(first + 1, last + 1)
    if not body:
        return None
    if (cut := _after_options(page, first, last)) is not None:
        return cut
    if lines[first].strong:
        return next((i for i in body if not lines[i].strong), None)
    blank = next((i for i in body if lines[i].gap or lines[i].block != lines[first].block), None)
    window = body if blank is None else range(first + 1, min(last, blank + _LONGEST_QUESTION) + 1)
    dashes = list(islice((i for i in window if opens_with_dash(page, i)), 2))
    if blank is None and dashes[1:] and asks(lines[dashes[1] - 1].plain):
        told = _below_question(page, range(first + 1, dashes[0] - 1))
        if told is not None:
            return told  # the dashes answer other questions further down
    dash = dashes[0] if dashes else None
    if dash is not None and (blank is None or dash <= blank or asks(lines[dash - 1].plain)):
        return dash
    if blank is not None:
        return blank
    deeper = next((i for i in body if lines[i].indent > lines[first].indent + 1), None)
    if deeper is not None and deeper > first and asks(lines[deeper - 1].plain):
        return deeper
    return _below_question(page, body)


def _below_question(page: Page, body: range) -> int | None:
    """The first line of `body` that does not ask and stands below one that does."""
    lines = page.lines
    return next((i for i in body if likeness(lines[i - 1].plain) == 1.0 and likeness(lines[i].plain) < 1.0), None)


def _after_options(page: Page, first: int, last: int) -> int | None:
    """The line under a list of lettered answers to choose from, which stands right below the question and is part of it."""
    lines = page.lines
    at = first + 1
    while at <= last and not lines[at].gap and is_option(page, at):
        at += 1
    return at if first + _FEWEST_OPTIONS < at <= last and (lines[at].gap or lines[at].first) else None


def is_option(page: Page, index: int) -> bool:
    """True for a line that is an answer to choose from: 'b) weekly', '[ ] never'."""
    line = page.lines[index]
    return _OPTION.match(page.text, line.start, line.end) is not None


def opens_with_dash(page: Page, index: int) -> bool:
    """True where the line `index` begins with a dash, as answers do, or is the item of a list of dashes."""
    line = page.lines[index]
    if page.openings[index] in _DASHES and _DASH.match(line.plain):
        return True
    return line.kind == "list_item" and page.text[line.start] == "-"
