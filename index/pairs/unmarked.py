"""Questions that nothing marks but their own form: paragraphs or lines that ask, and turns behind dashes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.pairs.announced import answers_questions, invites
from index.pairs.column import column
from index.pairs.lined import above_answers, above_dashes, behind_dashes, dashes_in
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import SIGNS, asks, likeness, signs_in
from index.pairs.regions import closing, regions
from index.pairs.run_in import run_in

LAYOUT = "unmarked"

_FEWEST = 3  # questions that make a layout of it
_MOSTLY_ASK = 0.6  # mean likeness of what stands behind dashes, where only questions do
_NEARLY_ALL = (
    0.8  # of what asks, which stands apart from what tells: a rhetorical question in the introduction does not
)
_OFTEN_ASK = 0.45  # the same behind two dashes, as only those who ask have in Japanese
_CALLS = 0.7  # likeness of a turn that calls for a reply: 'Tell us about it.'
_MOSTLY_ALONE, _SHORT = 0.6, 160  # of the answers, which are one paragraph; characters of what asks and states
_ASKED_BETWEEN = 3  # paragraphs between two questions: an answer, what asks and states, its answer
_LONGEST = 700  # characters of a question
_DASHES = re.compile(r"[–—―─>]")
_DASHES_IN_CUES = re.compile(r"[-–—―─>]")
_DASH = re.compile(r"(?:[-–—―─]+|>{2,})\s*(?=\S)")
_DOUBLED = re.compile(r"[—―─]{2}")  # which only those who ask have, whatever stands before answers
_EARLY = 0.4  # of the lines, before which a document that is asked and answered asks
_BULLET = re.compile(r"[-*•]\s")
_LISTED = re.compile(
    r"\d(?!\d?:\d\d\b[^?]*$)|[-*•]\s"
)  # a table of contents asks nothing; '05:40 from the quay.' tells
_LISTS = re.compile(r"[\d*•-]")  # what its lines open with
_QUOTED = re.compile(
    r"(?:>[ \t]?)+(?:\(?\d{1,3}[.)][ \t]+)?(?=\S)"
)  # before the first line of what a letter replies to
_TO_YOU = re.compile(
    r"\b(?:you|your|yours|usted|tú|vous|votre|vos|tu|sie|ihr|ihre|du|você|lei|вы|вас|вам|ваш\w*|i|my|we|can|do|does|is|what|how)\b",
    re.I,
)


class _Asked(NamedTuple):
    """A stretch that asks: its first and last line, where its words begin, and whether it is an item of a list."""

    first: int
    last: int
    start: int
    listed: bool


def propose(page: Page) -> Iterator[Proposal]:
    """Paragraphs that only ask, each followed by others that tell; and dialogues whose turns open with dashes."""
    dashes = _dashed(page)
    if dashes:
        doubled = all(_DOUBLED.match(page.text, part.begin) for part in dashes if part.role == "question")
        yield Proposal(layout=LAYOUT, parts=tuple(dashes), confidence=0.9 if doubled else 0.8)
        return
    signs = dashes_in(page)
    if parts := above_dashes(page, signs) or behind_dashes(page, signs):
        for run in regions(parts):
            yield Proposal(layout=LAYOUT, parts=run, confidence=0.85)
        return
    told = False
    for run in regions(above_answers(page) or run_in(page)):
        told = True
        yield Proposal(layout=LAYOUT, parts=run, confidence=0.62)
    if told:
        return
    for run in regions(column(page)):
        told = True
        yield Proposal(layout=LAYOUT, parts=run, confidence=0.62)
    if told:
        return
    announced = answers_questions(page)
    if not announced and not invites(page, len(page.lines)) and not _may_stand_apart(page):
        return
    asked = [item for item in _asked(page) if announced or not item.listed]
    if len(asked) < _FEWEST:
        return
    invited = asked[0].first <= _EARLY * len(page.lines) and (announced or _invited(page, asked))
    if not invited:
        asked = _set_apart(page, asked)
    if len(asked) < _FEWEST:
        return
    if invited and not announced:
        asked = _with_statements(page, asked)
    parts = _parts(page, asked)
    answered = sum(part.role == "answer" for part in parts)
    if answered < _FEWEST or answered < 0.8 * len(asked):
        return
    for run in regions(parts):
        if sum(part.role == "answer" for part in run) >= (2 if invited else _FEWEST):
            yield Proposal(layout=LAYOUT, parts=run, confidence=0.62)


def _asked(page: Page) -> list[_Asked]:
    """Short blocks that end in a question mark; first lines of a block that do; lines that stand over indented ones."""
    found: list[_Asked] = []
    lines = page.lines
    text, signs = page.text, signs_in(page.text)
    for number, first in enumerate(page.paragraphs):
        last = page.paragraphs[number + 1] - 1 if number + 1 < len(page.paragraphs) else len(lines) - 1
        if lines[first].kind not in ("paragraph", "quote", "list_item"):
            continue
        start, end = lines[first].start, lines[last].end
        for sign in signs:
            if text.find(sign, start, end) >= 0:
                break
        else:
            continue  # nothing here asks
        listed = lines[first].kind == "list_item" or _BULLET.match(lines[first].plain) is not None
        opened = (sign.start() for sign in _LISTS.finditer(page.openings, first + listed, last + 1))
        if any(_LISTED.match(lines[i].plain) for i in opened):
            continue
        whole = end - start
        start = page.after_bullet(lines[first]) if listed else lines[first].at(0)
        if likeness(lines[last].plain) == 1.0 and whole <= _LONGEST:
            found.append(_Asked(first, last, start, listed))
        elif first < last and likeness(lines[first].plain) == 1.0 and not _runs_on(page, first):
            found.append(_Asked(first, first, start, listed))
        elif not listed:
            over = [i for i in range(first, last) if lines[i + 1].indent > lines[i].indent + 1]
            found += [_Asked(i, i, lines[i].at(0), False) for i in over if likeness(lines[i].plain) == 1.0]
    return found


def _runs_on(page: Page, index: int) -> bool:
    """True where the line below goes on in the same paragraph: same margin, in a text of full lines."""
    above, below = page.lines[index], page.lines[index + 1]
    return page.wrapped and below.indent <= above.indent and not above.plain.isupper()


def _with_statements(page: Page, asked: Sequence[_Asked]) -> list[_Asked]:
    """The questions, and paragraphs that ask and state ('Is it? They say that it is not.') where answers are of one paragraph.

    Such a one stands second of the three paragraphs between two questions.
    """
    lines, starts = page.lines, page.paragraphs
    between = [starts[bisect_right(starts, a.last) : bisect_left(starts, b.first)] for a, b in pairwise(asked)]
    if sum(len(told) == 1 for told in between) < _MOSTLY_ALONE * len(between):
        return list(asked)
    out = list(asked)
    for told in between:
        if len(told) != _ASKED_BETWEEN:
            continue
        first, last = told[1], told[2] - 1
        span = page.trim(lines[first].start, lines[last].end)
        plain = all(lines[index].kind == "paragraph" for index in told)
        if plain and len(span.of(page.text)) <= _SHORT and asks(span.of(page.text)):
            out.append(_Asked(first, last, lines[first].at(0), False))
    return sorted(out)


def _may_stand_apart(page: Page) -> bool:
    """True where lines are quoted, indented or asked in capitals at all: else no question is set apart from what follows."""
    if "quote" in page.traits.kinds or any(line.indent > 1 for line in page.lines):
        return True
    return any(page.text[line.end - 1] in SIGNS and line.plain.isupper() for line in page.lines)


def _set_apart(page: Page, asked: Sequence[_Asked]) -> list[_Asked]:
    """The questions that are quoted and what follows is not, that stand less deep than what follows, or that alone are in
    capitals; empty where few are.
    """
    below = [
        (item, page.lines[item.last], page.lines[item.last + 1]) for item in asked if item.last + 1 < len(page.lines)
    ]
    quoted = [item for item, line, told in below if line.kind == "quote" != told.kind]
    deeper = [
        item for item, line, told in below if line.kind == told.kind == "paragraph" and told.indent > line.indent + 1
    ]
    capitals = [item for item, line, told in below if line.plain.isupper() and not told.plain.isupper()]
    most = max(quoted, deeper, capitals, key=len)
    return most if len(most) >= _NEARLY_ALL * len(asked) else []


def _invited(page: Page, asked: Sequence[_Asked]) -> bool:
    """True where the document says that somebody is asked, and the questions are put to somebody."""
    if not invites(page, asked[0].first):
        return False
    addressed = sum(_TO_YOU.search(page.lines[item.last].plain) is not None for item in asked)
    return addressed >= 0.5 * len(asked)


def _parts(page: Page, asked: Sequence[_Asked]) -> list[Part]:
    parts: list[Part] = []
    for item, following in zip(asked, [*asked[1:], None], strict=True):
        stop = following.first if following else len(page.lines)
        sign = _QUOTED.match(page.text, item.start, page.lines[item.last].end)
        start = sign.end() if sign else item.start
        parts.append(Part("question", page.trim(start, page.lines[item.last].end), item.start))
        last = closing(page, item.last, stop)
        indent = page.lines[item.first].indent
        last = next((at - 1 for at in range(item.last + 1, last + 1) if page.lines[at].indent < indent), last)
        if last > item.last:
            begin = page.lines[item.last + 1].start
            parts.append(Part("answer", page.trim(begin, page.lines[last].end), begin))
    return parts


def _dashed(page: Page) -> list[Part]:
    """Turns behind dashes or chevrons, asked and told in turn; empty where they do not alternate."""
    lines = page.lines
    captions = bool(lines) and lines[0].kind == "cue"
    turns = [
        index
        for index in (found.start() for found in (_DASHES_IN_CUES if captions else _DASHES).finditer(page.openings))
        if lines[index].kind in ("paragraph", "quote", "cue") and _DASH.match(lines[index].plain)
    ]
    if parts := _dashed_questions(page, turns) or _dashed_answers(page, turns):
        return parts
    if len(turns) < 2 * 2:
        return []
    parts = []
    strong = [index for index in turns if lines[index].strong]
    emphasised = len(strong) >= _FEWEST and len(turns) - len(strong) >= _FEWEST and lines[turns[0]].strong
    emphasised = emphasised and sum(likeness(lines[i].plain) for i in strong) >= _MOSTLY_ASK * len(strong)
    for index, following in zip(turns, [*turns[1:], len(lines)], strict=True):
        match = _DASH.match(lines[index].plain)
        assert match is not None
        span = page.trim(lines[index].at(match.end()), lines[closing(page, index, following)].end)
        words = span.of(page.text)
        calls = likeness(words) == 1.0 or (likeness(words[:_LONGEST]) == _CALLS and not asks(words))
        asking = calls and not (parts and parts[-1].role == "question")  # what meets a question is a reply
        asking = lines[index].strong if emphasised else asking
        parts.append(Part("question" if asking else "answer", span, lines[index].start))
    changes = sum(a.role != b.role for a, b in pairwise(parts))
    return parts if changes >= 0.7 * (len(parts) - 1) and parts[0].role == "question" else []


def _dashed_questions(page: Page, turns: Sequence[int]) -> list[Part]:
    """Questions behind dashes, where the answers stand below without one; empty where that is not the habit."""
    lines = page.lines
    if len(turns) < _FEWEST or not all(lines[index].first for index in turns):
        return []
    parts: list[Part] = []
    alike = 0.0
    for index, following in zip(turns, [*turns[1:], len(lines)], strict=True):
        last = index
        while last + 1 < following and lines[last + 1].block == lines[index].block:
            last += 1
        match = _DASH.match(lines[index].plain)
        closes = closing(page, index, following)
        if match is None or closes == last:
            return []
        question = page.trim(lines[index].at(match.end()), lines[last].end)
        answer = page.trim(lines[last + 1].start, lines[closes].end)
        alike += likeness(question.of(page.text))
        parts += [Part("question", question, lines[index].start), Part("answer", answer, answer.start)]
    doubled = all(lines[index].plain[1:2] == lines[index].plain[0] for index in turns)
    return parts if alike >= (_OFTEN_ASK if doubled else _MOSTLY_ASK) * len(turns) else []


def _dashed_answers(page: Page, turns: Sequence[int]) -> list[Part]:
    """Answers behind dashes, each right below the words that ask without one; empty where that is not the habit."""
    lines = page.lines
    if len(turns) < _FEWEST:
        return []
    dashed = frozenset(turns)
    asked = []
    for index in turns:
        first = index - 1
        while first > 0 and not lines[first].first:
            first -= 1
        if first < 0 or first in dashed or lines[first].kind not in ("paragraph", "quote"):
            return []
        if not dashed.isdisjoint(range(first, index)) or lines[index - 1].end - lines[first].start > _LONGEST:
            return []
        asked.append(first)
    parts: list[Part] = []
    alike = 0.0
    for first, index, following in zip(asked, turns, [*asked[1:], len(lines)], strict=True):
        match = _DASH.match(lines[index].plain)
        assert match is not None
        question = page.trim(lines[first].start, lines[index - 1].end)
        answer = page.trim(lines[index].at(match.end()), lines[closing(page, index, following)].end)
        alike += likeness(question.of(page.text))
        parts += [Part("question", question, lines[first].start), Part("answer", answer, lines[index].start)]
    return parts if alike >= _OFTEN_ASK * len(turns) else []
