"""Questions on lines of their own, each with its answer right below: a dash before one of them, or before none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from index.pairs.bodies import after_dash, is_option, opens_with_dash
from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.questions import likeness, signs_in
from index.pairs.regions import closing

_FEWEST = 3  # questions that make a layout of it
_FEWEST_APART = 5  # the same where questions and answers are paragraphs that nothing but a question mark tells apart
_LONGEST = 4  # lines of a question
_OTHERS = 0.5  # dashes that answer nothing, to each that does
_EARLY = 0.4  # of the lines, before which the first question stands
_NEARLY_ALL = 0.8  # of the paragraphs, which open with a question; of the answers, which differ
_MOSTLY, _HALF = 0.6, 0.5  # of the paragraphs with those below the last question, which do
_PARAGRAPHS = 3  # that a question and its answer have on average at most
_LINES = 8  # the same in lines, where blank lines part nothing
_ENDS = re.compile(r"[.?!…:;。？！؟][\"”’»)\]*_]*$")
_STATED = re.compile(r"[.!…][\"”’»)\]*_]*$")
_CALLS = 0.7  # likeness of a line that calls for a reply: 'Describe your role.'
_SHORT = 120  # characters of a sentence that stands above an answer as questions do
_QUOTED = re.compile(r"[\d|\"“«„'‘(\[]")  # quoted talk, tables of contents and remarks ask nobody
_MARKS, _CLOSING = frozenset("?？؟⁇⁈‽;"), "'\"”’»)] \t_*.!…"  # what ends a question, and what may stand behind it
_AT_END = _MARKS | frozenset(_CLOSING)
_DASHES = re.compile("[-–—―]")
_BULLETS = frozenset("-*•–—>")
_SIGN = re.compile(r"[^\w\s¿\"“«„'‘(\[]+[ \t]+(?=\S)")  # '▸ Pets?'
_LABEL = re.compile(r"(?P<name>[^\W\d_][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,3}\.?):\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2}|[^\W_]$")
_WORDS = ("paragraph", "quote", "list_item")


class _Asked(NamedTuple):
    """A question: its first line and its last."""

    first: int
    last: int


def dashes_in(page: Page) -> list[int]:
    """The lines of words that open with a dash."""
    found = [sign.start() for sign in _DASHES.finditer(page.openings)]
    items = "list_item" in page.traits.kinds
    listed = [index for index, line in enumerate(page.lines) if line.kind == "list_item"] if items else ()
    opened = sorted({*found, *listed}) if listed else found
    return [index for index in opened if page.lines[index].kind in _WORDS and opens_with_dash(page, index)]


def above_dashes(page: Page, signs: Sequence[int]) -> list[Part]:
    """Lines that ask, each right above a dash that opens its answer; empty where that is not the habit.

    `signs` are the lines that open with a dash.
    """
    lines = page.lines
    if len(signs) < _FEWEST:
        return []
    dashed = frozenset(signs)
    asked = [
        _question(page, index - 1) for index in signs if index and index - 1 not in dashed and _asks(page, index - 1)
    ]
    if len(asked) < _FEWEST or any(item.first in dashed or lines[item.first].plain[:1].isdigit() for item in asked):
        return []
    if sum(index > asked[0].last for index in signs) - len(asked) > _OTHERS * len(asked):
        return []
    return _parts(page, asked)


def behind_dashes(page: Page, signs: Sequence[int]) -> list[Part]:
    """Lines that ask behind dashes, each right above its answer, which has none; empty where that is not the habit.

    `signs` are the lines that open with a dash.
    """
    lines = page.lines
    asked = [_Asked(index, index) for index in signs if _asks(page, index)]
    if len(asked) < _FEWEST or len(asked) < len(signs) or asked[-1].last + 1 >= len(lines):
        return []
    told = [lines[item.last + 1] for item in asked]
    if any(line.first for line in told) or any(b.first == a.last + 1 for a, b in pairwise(asked)):
        return []
    return _parts(page, asked)


def above_answers(page: Page) -> list[Part]:
    """Lines that ask, each above plain words, where hardly anything else stands in the body of the document."""
    if not signs_in(page.text):
        return []
    for read in (_inverted, _heads, _alternating):
        asked = read(page)
        if not asked or asked[0].first > _EARLY * len(page.lines):
            continue
        if all(b.first > a.last + 1 for a, b in pairwise(asked)) and asked[-1].last + 1 < len(page.lines):
            parts = _parts(page, asked)
            told = [part.span.of(page.text) for part in parts if part.role == "answer"]
            if len(set(told)) >= _NEARLY_ALL * len(asked) and all(map(_WORD.search, told)):
                return parts
    return []


def _inverted(page: Page) -> list[_Asked]:
    """Questions between '¿' and '?' that fill their lines; empty where answers are long, as in an essay."""
    if page.openings.count("¿") < _FEWEST:
        return []
    lines = page.lines
    opened = [index for index, sign in enumerate(page.openings) if sign == "¿"]
    asked = [item for index in opened if (item := _opened(page, index))]
    if len(asked) < _FEWEST or asked[-1].last + 1 >= len(lines):
        return []
    body = lines[asked[0].first :]
    paragraphs = sum(line.first for line in body)
    crowded = len(body) > _LINES * len(asked) if paragraphs < len(asked) else paragraphs > _PARAGRAPHS * len(asked)
    return [] if crowded else asked


def _heads(page: Page) -> list[_Asked]:
    """First lines of paragraphs, where nearly every one opens with a question and goes on with its answer.

    Where all questions open with one sign ('▸ Pets?'), so do those that end in no question mark.
    """
    lines = page.lines
    last = len(lines) - 1
    asked = [_Asked(i, i) for i in page.paragraphs if i < last and not lines[i + 1].first and _is_head(page, i)]
    if page.wrapped:
        asked = [item for item in asked if page.breaks_early(item.first)]
    if len(asked) < (_FEWEST_APART if page.wrapped else _FEWEST):
        return []
    signs = {page.openings[item.first] for item in asked}
    sign = next(iter(signs)) if len(signs) == 1 else ""
    if all(lines[item.first].plain.isupper() for item in asked):
        opened = {index for index in page.paragraphs if lines[index].plain.isupper() and index >= asked[0].first}
        asked = [_Asked(i, i) for i in sorted(opened) if i < last and not lines[i + 1].first]
    elif sign and not sign.isalnum():
        opened = {index for index in page.paragraphs if page.openings[index] == sign}
        asked = [_Asked(i, i) for i in sorted(opened) if i + 1 < len(lines) and not lines[i + 1].first]
    elif not _BULLETS.isdisjoint(signs):
        return []
    elif not page.wrapped:
        asked = _with_stated(page, asked)
    below = [index for index in page.paragraphs if index >= asked[0].first and lines[index].kind != "heading"]
    body = [index for index in below if index <= asked[-1].first]
    if page.wrapped:  # a line that breaks early is hardly chance
        return asked if len(asked) >= _HALF * len(below) else []
    return asked if len(asked) >= max(_NEARLY_ALL * len(body), _MOSTLY * len(below)) else []


def _with_stated(page: Page, asked: Sequence[_Asked]) -> list[_Asked]:
    """The questions, and short sentences that stand where they do ('You left. | In May, by train.'): alone above the one
    line of their answer, where nearly every paragraph from the first question to the last is of two lines.
    """
    lines, taken = page.lines, {item.first for item in asked}
    ends = dict(pairwise([*page.paragraphs, len(lines)]))
    body = [index for index in page.paragraphs if asked[0].first <= index <= asked[-1].first]
    two = [index for index in body if ends[index] == index + 2]
    if len(two) < _NEARLY_ALL * len(body) or len(asked) < _MOSTLY * len(body):
        return list(asked)
    return [_Asked(index, index) for index in body if index in taken or (index in two and _is_stated(page, index))]


def _is_stated(page: Page, index: int) -> bool:
    """True for a short sentence above a longer line."""
    head, told = page.lines[index : index + 2]
    short = head.end - head.start <= min(_SHORT, told.end - told.start)
    opens = head.plain[:1].isupper() and not _QUOTED.match(head.plain)
    return short and opens and head.kind == told.kind == "paragraph" and _STATED.search(head.plain) is not None


def _is_head(page: Page, index: int) -> bool:
    """True for the first line of several that asks above words that tell, and not only answers to choose from."""
    lines = page.lines
    if not _asks(page, index) or _asks(page, index + 1) or _QUOTED.match(lines[index].plain):
        return False
    stop = index + 1
    while stop < len(lines) and not lines[stop].first and (is_option(page, stop) or opens_with_dash(page, stop)):
        stop += 1
    return stop == index + 1 or (stop < len(lines) and not lines[stop].first)


def _alternating(page: Page) -> list[_Asked]:
    """Paragraphs of one line that ask, where one or two that tell follow each."""
    lines, starts = page.lines, page.paragraphs
    asked: list[_Asked] = []
    above = -1  # where the paragraph above begins
    for index, following in pairwise([*starts, len(lines)]):
        replies = bool(asked) and asked[-1].first == above  # what meets a question is a reply
        if following == index + 1 and not replies and _asks(page, index):
            words = lines[index].plain
            if not _QUOTED.match(words) and words[:1] not in _BULLETS:
                asked.append(_Asked(index, index))
        above = index
    if asked and asked[-1].last + 1 == len(lines):
        del asked[-1]  # whoever is asked asks back
    if len(asked) < _FEWEST_APART:
        return []
    asked = _with_told_between(page, asked)
    told = [bisect_left(starts, b.first) - bisect_left(starts, a.first) - 1 for a, b in pairwise(asked)]
    plain = all(lines[index].kind in ("paragraph", "quote") for index in starts if index >= asked[0].first)
    return asked if plain and all(0 < count < _PARAGRAPHS for count in told) else []


def _with_told_between(page: Page, asked: Sequence[_Asked]) -> list[_Asked]:
    """The questions, and lines that call for a reply or state ('Show us the bench.') where one would stand: every other
    paragraph, where nearly all answers are one.
    """
    starts, lines = page.paragraphs, page.lines
    at = [bisect_left(starts, item.first) for item in asked]
    gaps = [b - a - 1 for a, b in pairwise(at)]
    if gaps.count(1) < _NEARLY_ALL * len(gaps):
        return list(asked)
    between = [starts[place + 2] for place, gap in zip(at, gaps, strict=False) if gap == _PARAGRAPHS]
    between = [index for index in between if _stands_alone(page, index)]
    if at[0] > 1 and likeness(lines[starts[at[0] - 2]].plain) >= _CALLS and _stands_alone(page, starts[at[0] - 2]):
        between.append(starts[at[0] - 2])
    return sorted([*asked, *(_Asked(index, index) for index in between)])


def _stands_alone(page: Page, index: int) -> bool:
    """True for a paragraph of one line that is a short sentence above a longer paragraph."""
    return page.lines[index + 1].first and _is_stated(page, index)


def _asks(page: Page, index: int) -> bool:
    line = page.lines[index]
    if line.kind not in _WORDS:
        return False
    if line.words is None and page.text[line.end - 1] not in _AT_END:
        return False
    words = line.plain
    return words.rstrip(_CLOSING)[-1:] in _MARKS and likeness(words) == 1.0


def _question(page: Page, last: int) -> _Asked:
    """The question that ends on line `last`; it begins below a line that ends a sentence or opens with a dash."""
    lines = page.lines
    first = last
    while (
        first > max(0, last - _LONGEST + 1)
        and not lines[first].first
        and not _ENDS.search(lines[first - 1].plain)
        and not opens_with_dash(page, first - 1)
    ):
        first -= 1
    return _Asked(first, last)


def _opened(page: Page, first: int) -> _Asked | None:
    """A question between '¿' and '?' that fills its lines."""
    lines = page.lines
    if not lines[first].plain.startswith("¿") or lines[first].kind not in _WORDS:
        return None
    for last in range(first, min(first + _LONGEST, len(lines))):
        if last > first and lines[last].first:
            return None
        if _asks(page, last):
            return _Asked(first, last)
    return None


def _parts(page: Page, asked: Sequence[_Asked]) -> list[Part]:
    lines = page.lines
    parts: list[Part] = []
    labels = [_LABEL.match(lines[item.first].plain) for item in asked]
    names = Counter(label["name"] for label in labels if label)
    asker = next((name for name, count in names.items() if count >= _NEARLY_ALL * len(asked)), "")
    for item, following, label in zip(asked, [*asked[1:], _Asked(len(lines), len(lines))], labels, strict=True):
        line = lines[item.first]
        start = after_dash(page, item.first, item.first)
        if asker and label and label["name"] == asker:
            start = line.at(label.end())
        elif sign := _SIGN.match(line.plain):
            start = max(start, line.at(sign.end()))
        name = asker if label and label["name"] == asker else ""
        parts.append(Part("question", page.trim(start, lines[item.last].end), line.start, name))
        last = closing(page, item.last, following.first)
        if last > item.last:
            begin = after_dash(page, item.last + 1, last)
            parts.append(Part("answer", page.trim(begin, lines[last].end), lines[item.last + 1].start))
    return parts
