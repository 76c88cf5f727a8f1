"""Paragraphs that open with a question and go on with its answer: 'Are dogs allowed? On a lead, and not in the mill.'"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.questions import likeness, signs_in

_FEWEST = 5  # paragraphs that make a layout of it
_NEARLY_ALL = 0.8  # of the paragraphs from the first one to the last
_LONGEST = 240  # characters of a question
_QUESTION = re.compile(rf"[^?？؟]{{4,{_LONGEST}}}[?？؟]+[)\]*_]*")
_BETWEEN = re.compile(r"\s*+(?:[-–—―]+\s*+)?")
_MUSES = re.compile(r"(?:and|but|so|or|then|yet|who could|would you believe|who would|what else|why not)\b", re.I)
_MUSING = 5  # paragraphs of which one such question makes an essay
_LISTED = re.compile(r"[\d|\"“«„'‘(\[>•*–—-]")  # numbers, quoted talk and bullets are read elsewhere, or ask nobody
_UNTOLD = frozenset("?？؟:：")  # what a paragraph that answers does not end in


class _Asked(NamedTuple):
    """A paragraph, by its place among all: where its question begins and ends, and where its answer begins."""

    place: int
    start: int
    end: int
    told: int


def run_in(page: Page) -> list[Part]:
    """Each question with the rest of its paragraph and what stands before the next one; empty where that is not the habit.

    Where an answer is never longer than so many paragraphs, neither is the last one.
    """
    if not signs_in(page.text):
        return []
    asked = list(_asked(page))
    if len(asked) < _FEWEST or len(asked) < _NEARLY_ALL * (asked[-1].place - asked[0].place + 1):
        return []
    if _MUSING * sum(_MUSES.match(page.text, item.start) is not None for item in asked) >= len(asked):
        return []
    sizes = [after.place - before.place for before, after in pairwise(asked)]
    following = [*(item.place for item in asked[1:]), asked[-1].place + max(sizes)]
    parts: list[Part] = []
    for item, stop in zip(asked, following, strict=True):
        end = _end(page, item.place, stop)
        parts.append(Part("question", page.trim(item.start, item.end), item.start))
        parts.append(Part("answer", page.trim(item.told, end), item.told))
    return parts


def _asked(page: Page) -> Iterator[_Asked]:
    text, lines, signs = page.text, page.lines, [sign for sign in "?？؟" if sign in page.text]
    stops = [*page.paragraphs[1:], len(lines)][: len(page.paragraphs)]  # a page may have no lines
    for place, (first, following) in enumerate(zip(page.paragraphs, stops, strict=True)):
        line, stop = lines[first], lines[following - 1].end
        reach = min(stop, line.start + _LONGEST)
        for sign in signs:
            if text.find(sign, line.start, reach) >= 0:
                break
        else:
            continue  # nothing here asks
        if line.kind != "paragraph" or line.lead or not line.gap or _LISTED.match(line.plain):
            continue
        end = told = line.start
        while found := _QUESTION.match(text, told, reach):
            end = told = found.end()
            between = _BETWEEN.match(text, end, stop)
            told = between.end() if between else end
        apart = "\n" in text[end:told] and not page.wrapped  # lines of their own are read elsewhere
        if told in (line.start, stop) or apart or text[told].islower() or text[stop - 1] in _UNTOLD:
            continue
        if likeness(text[line.start : end]) == 1.0:
            yield _Asked(place, line.start, end, told)


def _end(page: Page, place: int, stop: int) -> int:
    """Where the answer that begins in paragraph `place` ends: above paragraph `stop`, or above a heading or rule."""
    starts, lines = page.paragraphs, page.lines
    last = place + 1
    while last < min(stop, len(starts)) and lines[starts[last]].kind not in ("heading", "rule"):
        last += 1
    return lines[(starts[last] if last < len(starts) else len(lines)) - 1].end
