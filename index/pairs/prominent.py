"""Questions that stand out: headings, bold or italic lines, the bold beginning of a paragraph."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.pairs.announced import answers_questions
from index.pairs.asked_by import asked_by
from index.pairs.credits import makers
from index.pairs.letters import opens_with_question
from index.pairs.notes import is_note
from index.pairs.page import Line, Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import likeness
from index.pairs.regions import regions
from index.types import Span

LAYOUT = "prominent"

_SENTENCE = re.compile(r"[.!…。][\"”’)\]]*\s*$")
_ANNOUNCED = 0.25  # mean likeness that headings need in a document that says it answers questions
_SIGNS = ("–", "—", "―")
_DASH = re.compile(rf"[{''.join(_SIGNS)}]\s*(?=\S)")
_TRAILS_OFF = re.compile(
    r"(?:\.{3}|…)\s*[?？]?\s*$"
)  # 'How does it differ from ...?', which the headings below complete
_COUNTS = re.compile(r"\(\d{1,6}\)\s*$")  # 'Comments (212)' says how many stand below
_MANY = 5
_SEVERAL = 3
_MOSTLY = 0.6  # of the bold beginnings of list items, which ask where the others state what is answered; of dashes


class _Lead(NamedTuple):
    """Lines that stand out: their class, where the words begin and end, how question-like they are."""

    line: int
    last: int
    style: str
    start: int
    end: int
    alike: float
    sentence: bool = False
    level: int = 7  # a heading's level; what is only emphasised lies below every heading
    whole: bool = True  # nothing else stands on its lines


def propose(page: Page) -> Iterator[Proposal]:
    """All classes of prominent lines that ask together make one reading; each must ask mostly."""
    leads = list(_leads(page))
    by_style: dict[str, list[_Lead]] = {}
    for lead in leads:
        by_style.setdefault(lead.style, []).append(lead)
    if 2 * sum(opens_with_question(page, lead.line) for lead in leads) > len(leads):
        return  # labels that stand out are read as labels
    announced = bool(leads) and answers_questions(page)
    trusted = {style: score for style, group in by_style.items() if (score := _trust(group, announced)) > 0}
    asking = {style: sum(lead.alike >= 0.5 for lead in group) for style, group in by_style.items()}
    chosen = [
        lead
        for lead in leads
        if lead.style in trusted
        and (lead.alike >= 0.5 or _belongs(page, lead, asking[lead.style], len(by_style[lead.style]), announced))
    ]
    if chosen and chosen[0].sentence and chosen[0].alike < 0.5 and _is_byline(page, chosen[0]):
        del chosen[0]
    if not chosen:
        return
    if len(chosen) >= _SEVERAL:  # among several questions one that stands out in a way of its own is a question too
        many = len(chosen) >= _MANY
        trusted |= {
            lead.style: 0.6
            for lead in leads
            if lead.style not in trusted and lead.alike >= 0.85 and (many or lead.style.startswith("heading"))
        }
        taken = {lead.line for lead in chosen}
        chosen = [
            lead for lead in leads if lead.line in taken or (trusted.get(lead.style) == 0.6 and lead.alike >= 0.85)
        ]
    chosen = _without_containers(page, chosen)
    del leads, by_style  # as large as what is proposed
    parts = _parts(page, chosen)
    answered = sum(part.role == "answer" and bool(part.span) for part in parts)
    if answered < (1 if announced else 2):
        return
    confidence = sum(trusted[lead.style] for lead in chosen) / len(chosen)
    asked = len(chosen) - sum(_goes_on(lead, following) for lead, following in pairwise(chosen))
    for run in regions(parts):
        yield Proposal(layout=LAYOUT, parts=run, confidence=confidence * min(1.0, answered / asked))


def _is_byline(page: Page, lead: _Lead) -> bool:
    """True for words above the talk that say who made it: 'A miller on dust and sleep. By Tom Abel.'"""
    words = " ".join(line.plain for line in page.lines[lead.line : lead.last + 1])
    return bool(makers((words,), title=page.document.title))


def _goes_on(lead: _Lead, following: _Lead) -> bool:
    """True for a bold paragraph right above another one: one question of several paragraphs."""
    return following.line == lead.last + 1 and lead.style == following.style and lead.style.startswith("strong")


def _leads(page: Page) -> Iterator[_Lead]:
    lines = page.lines
    last = -1  # the last line of the lead above
    for index in page.prominent:
        line = lines[index]
        if index <= last or (line.lead and is_note(line.plain[:200])):
            continue
        if line.kind == "heading":
            last = index
            while last + 1 < len(lines) and lines[last + 1].block == line.block:
                last += 1
            words = line.plain if last == index else " ".join(lines[i].plain for i in range(index, last + 1))
            style = sys.intern(f"heading {line.level}")  # few styles that many lines have
            yield _Lead(index, last, style, line.at(0), lines[last].end, likeness(words), level=line.level)
        elif line.kind in ("paragraph", "list_item", "quote") and (line.first or _asks_below(page, index)):
            last = index
            while (
                line.strong and last + 1 < len(lines) and lines[last + 1].block == line.block and lines[last + 1].strong
            ):
                last += 1
            yield _emphasised(page, index, last)


def _asks_below(page: Page, index: int) -> bool:
    """True for emphasised words that ask at the head of a line right below an answer, where lines mean something."""
    line, above = page.lines[index], page.lines[index - 1]
    return likeness(line.plain[: line.lead]) == 1.0 and not above.strong and not page.wrapped


def _emphasised(page: Page, index: int, last: int) -> _Lead:
    lines = page.lines
    line: Line = lines[index]
    if line.strong:
        words = " ".join(lines[i].plain for i in range(index, last + 1))
        end = lines[last].at(lines[last].lead - 1) + 1
        marks = page.block_of(line).marks
        style = f"strong {line.kind} {line.level} {marks[0].kind if marks else ''}"
    else:
        words, end = line.plain[: line.lead], line.at(line.lead - 1) + 1
        style = f"lead {line.kind} {line.level}"
    sentence = line.strong and line.kind == "paragraph" and bool(_SENTENCE.search(words)) and words.count(" ") >= 2
    bullet = page.after_bullet(line)
    start = line.at(0) if line.at(0) > line.start and bullet in (line.start, line.at(0)) else bullet
    return _Lead(index, last, sys.intern(style), start, end, likeness(words), sentence, whole=line.strong)


def _trust(group: list[_Lead], announced: bool) -> float:
    """How far a class of prominent lines can be believed to ask: 0 where it does not.

    `announced` says that the document says itself that it answers questions.
    """
    alike = sum(lead.alike for lead in group) / len(group)
    asking = sum(lead.alike >= 0.5 for lead in group)
    heading = group[0].style.startswith("heading")
    if announced and heading and asking and alike >= _ANNOUNCED:
        return max(0.6, 0.45 + 0.45 * alike)
    if asking < 2 or (heading and (alike < 0.5 or (alike < 0.6 and asking < _MANY))):
        return 0.0
    if not heading and alike < 0.25:
        return 0.0
    return min(0.9, 0.45 + 0.45 * alike if heading else 0.6 + 0.3 * alike)


def _belongs(page: Page, lead: _Lead, asking: int, size: int, announced: bool) -> bool:
    """A heading that does not ask among headings that nearly all do; a bold sentence among bold questions.

    `asking` of the `size` leads of its style ask. A heading that is a whole sentence belongs where half of them ask; so
    does, in a document that is announced as answers, a problem that a heading states in several words.
    """
    if lead.sentence:
        return 2 * asking >= size
    if "list_item" in lead.style:
        ends = page.text[lead.start : lead.end].rstrip(" *_")[-1:]
        return asking >= _SEVERAL and asking >= _MOSTLY * size and ends not in (":", "：")
    if not lead.style.startswith("heading"):
        return False
    words = page.lines[lead.line].plain
    if _COUNTS.search(words):
        return False
    if announced and asking >= _SEVERAL and 2 * asking >= size and _states(words):
        return True
    if asking >= _MANY and 2 * asking >= size and _SENTENCE.search(page.lines[lead.last].plain) and _states(words):
        return True
    return asking >= _MANY and asking >= 0.75 * size


def _states(title: str) -> bool:
    """True for a title of several words, or of as many characters in scripts without blanks."""
    return title.count(" ") >= _SEVERAL or (not title.isascii() and len(title) >= 4 * _SEVERAL)


def _without_containers(page: Page, chosen: list[_Lead]) -> list[_Lead]:
    """Without headings that only gather questions a level deeper, right under them or among many such."""
    sizes: dict[str, int] = {}
    for lead in chosen:
        sizes[lead.style] = sizes.get(lead.style, 0) + 1
    kept = []
    for lead, following in zip(chosen, [*chosen[1:], None], strict=True):
        if following is None or not following.style.startswith("heading") or following.level <= lead.level:
            kept.append(lead)
        elif following.line == lead.last + 1 or _TRAILS_OFF.search(page.lines[lead.last].plain):
            continue
        elif page.lines[lead.last + 1].kind != "heading" or sizes[following.style] <= 2 * sizes[lead.style]:
            kept.append(lead)
    return kept


def _parts(page: Page, chosen: list[_Lead]) -> list[Part]:
    lines = page.lines
    parts: list[Part] = []
    askers = asked_by((lines[lead.line].plain for lead in chosen), page.text)
    for position, (lead, asker) in enumerate(zip(chosen, askers, strict=True)):
        stop = chosen[position + 1].line if position + 1 < len(chosen) else len(lines)
        last = _closing(page, lead, stop)
        start = lines[lead.line].at(asker.end()) if asker else lead.start
        begin = lines[lead.line].start if lines[lead.line].kind == "heading" else lead.start
        parts.append(Part("question", page.trim(start, lead.end), begin, asker["name"] if asker else ""))
        if not lead.whole:
            answer = page.trim(lines[lead.line].at(lines[lead.line].lead), lines[last].end)
        elif last > lead.last:
            answer = page.trim(lines[lead.last + 1].start, lines[last].end)
        else:
            answer = Span(lead.end, lead.end)
        if answer or lines[lead.line].kind == "heading":
            parts.append(Part("answer", answer, answer.start))
    return _without_dashes(page, parts)


def _without_dashes(page: Page, parts: list[Part]) -> list[Part]:
    """Parts without the dash before their words, where most have one: in Spanish or Polish it opens a turn."""
    if not any(sign in page.text for sign in _SIGNS):
        return parts
    dashes = [_DASH.match(page.text, part.span.start, part.span.end) for part in parts]
    if len(dashes) - dashes.count(None) < _MOSTLY * len(parts):
        return parts
    return [
        part._replace(span=page.trim(dash.end(), part.span.end)) if dash else part
        for part, dash in zip(parts, dashes, strict=True)
    ]


def _closing(page: Page, lead: _Lead, stop: int) -> int:
    """The last line of the answer: a heading of the question's level or above ends it; any heading ends a bold one's."""
    level = lead.level
    last = max(lead.last, stop - 1)
    for at in range(bisect_right(page.breaks, lead.last), len(page.breaks)):
        index = page.breaks[at]
        if index >= stop:
            break
        line = page.lines[index]
        if (line.kind == "heading" and line.level <= level) or (line.kind == "rule" and level == 7):
            last = index - 1
            break
    while last > lead.last and page.lines[last].kind == "rule":
        last -= 1
    return last
