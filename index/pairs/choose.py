"""The competition: of all proposals, those that do not overlap and together explain the document best."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.people import Names, introduced, names_in_head
from index.pairs.questions import likeness
from index.pairs.regions import closing
from index.types import Span

_WORD = re.compile(r"[^\W_]")
_LABELLED = ("letters", "speakers", "testimony")
_MARKED = ("numbered", "prominent", "constructs", "unmarked")
_TITLED = ("numbered", "prominent")
_RUN = 3  # questions without labels that make a run in which the layout changes
_HEARD = 0.85  # confidence of a reading whose labels others must not take for words
_READ_OVER = 0.5  # what is left of their worth if they do
_SURE = 0.75  # confidence of a reading that may end another one
_CERTAIN, _NEARLY_ALL = 0.96, 0.8  # confidence, and share of the text, of a reading that leaves nothing to others
_SELDOM, _MOSTLY = 0.6, 0.6  # questions of speakers to those of headings, and share of answers that open with a label
_MOST = 0.5  # share of what is said in a testimony
_CHANGE = 4  # labels that make a run in which the layout changes
CONVINCING = 0.5  # a proposal below this confidence loses to prose


def weight(page: Page, proposal: Proposal) -> float:
    """What a reading is worth: the text that it explains, more where labels introduce it and where questions ask."""
    size = labelled = asked = 0
    alike = 0.0
    text = page.text
    for role, span, begin, _, _ in proposal.parts:
        start, end = span.start, span.end
        size += end - begin
        if begin < start and _WORD.search(text, begin, start):
            labelled += end - start
        if role == "question":
            asked += 1
            alike += likeness(text[start:end])
    alike = alike / asked if asked else 0.0
    return proposal.confidence**4 * (0.4 + 0.6 * alike) * (size + labelled / 2)


def explains_all(page: Page, proposal: Proposal) -> bool:
    """True for a reading that no other could better: certain, of nearly all the text, with a label before every part.

    Others are then not even tried. Its last part is too short to hold a run of questions in another layout.
    """
    parts = proposal.parts
    if proposal.confidence < _CERTAIN or proposal.end - proposal.start < _NEARLY_ALL * len(page.text):
        return False
    last = parts[-1].span
    if page.text.count("\n", last.start, last.end) + page.text.count("\r", last.start, last.end) >= _CHANGE - 1:
        return False
    return all(part.label for part in parts) and _said(parts) >= _NEARLY_ALL * len(page.text)


def _said(parts: Sequence[Part]) -> int:
    return sum(part.span.end - part.begin for part in parts)


def choose(page: Page, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The disjoint proposals of greatest total weight, in order (weighted interval scheduling, n log n)."""
    runners = sorted((p for p in proposals if p.parts and p.confidence >= CONVINCING), key=lambda p: (p.end, p.start))
    for sworn in [p for p in runners if p.layout == "testimony" and p.confidence >= _HEARD]:
        asked = _said([part for part in sworn.parts if part.role in ("question", "answer")])
        runners = [p for p in runners if p is sworn or not _is_sworn(p, sworn, asked)]
    for announced in [p for p in runners if p.layout == "official"]:
        runners = [p for p in runners if p.layout not in (*_LABELLED, "numbered") or not _is_announced(p, announced)]
    for told in [p for p in runners if p.layout == "structured"]:
        runners = [p for p in runners if p.layout not in _TITLED or not _only_gathers(p, told)]
    headed = [p for p in runners if p.layout == "prominent"]
    runners = [p for p in runners if p.layout != "speakers" or not _only_answer(p, headed)]
    if len(runners) == 1:
        return (runners[0],)
    heard = sorted(
        (part.begin, part.span.start)
        for p in runners
        if p.layout == "speakers" and p.confidence >= _HEARD
        for part in p.parts
        if part.label
    )
    ends = [p.end for p in runners]
    best: list[tuple[float, int | None, int]] = [(0.0, None, 0)]  # weight, proposal taken last, state before it
    for index, proposal in enumerate(runners):
        before = bisect_right(ends, proposal.start, 0, index)
        worth = weight(page, proposal)
        if heard and proposal.layout != "speakers" and _reads_over(proposal, heard):
            worth *= _READ_OVER
        with_it = best[before][0] + worth
        best.append((with_it, index, before) if with_it > best[index][0] else (best[index][0], None, index))
    chosen: list[Proposal] = []
    state = len(runners)
    while state:
        _, taken, before = best[state]
        if taken is not None:
            chosen.append(runners[taken])
        state = before
    return tuple(reversed(chosen))


def _is_sworn(proposal: Proposal, sworn: Proposal, asked: int) -> bool:
    """True for a reading of the letters, speakers or numbers of a testimony, of which questions and answers are the most
    part: `asked` is their size.
    """
    if proposal.layout not in (*_LABELLED, "numbered"):
        return False
    there = [part for part in proposal.parts if sworn.start <= part.begin < sworn.end]
    return bool(there) and asked >= _MOST * sum(min(part.span.end, sworn.end) - part.begin for part in there)


def _is_announced(proposal: Proposal, announced: Proposal) -> bool:
    """True where most of what one reading asks and tells stands between the lines that announce it in the other one."""
    inside = sum(announced.start <= part.begin < announced.end for part in proposal.parts)
    return inside >= _MOSTLY * len(proposal.parts)


def _only_gathers(headed: Proposal, told: Proposal) -> bool:
    """True for headings of which most stand over questions that the format itself tells, right above one or over several."""
    asked = sorted(part.begin for part in told.parts if part.role == "question")
    answers = [part.span for part in headed.parts if part.role == "answer"]
    gathering = 0
    for span in answers:
        inside = asked[bisect_left(asked, span.start) : bisect_left(asked, span.end)]
        gathering += len(inside) > 1 or inside[:1] == [span.start]
    return gathering > 0 and gathering >= _MOSTLY * len(answers)


def _only_answer(spoken: Proposal, headed: Sequence[Proposal]) -> bool:
    """True for speakers who stand at the head of most answers of one of `headed` and who ask far less than its headings do."""
    asking = sum(part.role == "question" for part in spoken.parts)
    labels = {part.begin for part in spoken.parts if part.label}
    starts = sorted(part.begin for part in spoken.parts)
    for other in headed:
        if asking > _SELDOM * sum(part.role == "question" for part in other.parts):
            continue
        told = [part for part in other.parts if part.role == "answer"]
        if sum(part.span.start in labels for part in told) < _MOSTLY * len(told):
            continue
        inside = bisect_left(starts, other.end) - bisect_left(starts, other.start)
        if len(starts) - inside <= (1 - _NEARLY_ALL) * len(starts):
            return True
    return False


def _reads_over(proposal: Proposal, heard: Sequence[tuple[int, int]]) -> bool:
    """True where most parts of a reading begin with the label of somebody whom another reading hears speak."""
    over = 0
    for part in proposal.parts:
        at = bisect_right(heard, (part.span.start, part.span.end)) - 1
        over += at >= 0 and not part.label and part.span.start < heard[at][1]
    return 2 * over > len(proposal.parts)


def with_changes(page: Page, chosen: Sequence[Proposal], rejected: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The chosen readings, each ended where an answer holds a run of labelled questions: the layout changes there."""
    out: list[Proposal] = []
    for proposal in chosen:
        parts = proposal.parts
        starts = [part.span.start for part in parts]
        begun = 0
        inside: dict[int, list[Proposal]] = {}
        for other in rejected:
            at = bisect_left(starts, other.start) - 1
            if at < 0 or parts[at].role != "answer" or other.layout == proposal.layout:
                continue
            if (new := _within(page, other, parts[at].span.end)) and _takes_over(page, new):
                inside.setdefault(at, []).append(new)
        for at, others in sorted(inside.items()):
            new = max(others, key=lambda other: (other.end - other.start, other.confidence))
            cut = parts[at]._replace(span=page.trim(parts[at].span.start, _before(page, parts[at], new)))
            out += [replace(proposal, parts=(*parts[begun:at], cut)), new]
            begun = at + 1
        if begun < len(parts):
            out.append(replace(proposal, parts=parts[begun:]) if begun else proposal)
    return tuple(out)


def _within(page: Page, proposal: Proposal, end: int) -> Proposal | None:
    """`proposal` with its last answer cut at `end`; None where more than that lies behind it."""
    last = proposal.parts[-1]
    if last.span.end <= end:
        return proposal
    if last.role != "answer" or last.span.start >= end:
        return None
    return replace(proposal, parts=(*proposal.parts[:-1], last._replace(span=page.trim(last.span.start, end))))


def _takes_over(page: Page, other: Proposal) -> bool:
    """True for a run of at least two labelled questions, or of three that carry numbers or stand out and all ask."""
    if other.layout not in _LABELLED:
        asked = [part for part in other.parts if part.role == "question"]
        sure = other.confidence >= _HEARD and other.layout in _MARKED and len(asked) >= _RUN
        return sure and all(likeness(part.span.of(page.text)) == 1.0 for part in asked)
    answers = sum(part.role == "answer" for part in other.parts)
    return other.confidence >= _SURE and min(answers, sum(part.role == "question" for part in other.parts)) >= 2


def _before(page: Page, last: Part, new: Proposal) -> int:
    """Where what `last` says ends before `new` begins: above the title of `new`."""
    first = bisect_right(page.starts, last.span.start) - 1
    stop = bisect_left(page.starts, new.start)
    return min(page.lines[closing(page, max(first, 0), stop)].end, new.start)


def with_turns(page: Page, chosen: Sequence[Proposal], rejected: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The chosen readings, their unlabelled answers divided where a rejected one heard several people speak in them."""
    if not any(part.role == "answer" and not part.label for proposal in chosen for part in proposal.parts):
        return tuple(chosen)
    heard = [proposal for proposal in rejected if _are_people(page, proposal)]
    voices = [part for proposal in heard for part in proposal.parts if part.label]
    if not voices:
        return tuple(chosen)
    voices.sort(key=lambda part: part.begin)
    starts = [part.begin for part in voices]
    out = []
    for proposal in chosen:
        parts: list[Part] = []
        for part in proposal.parts:
            inside = []
            if part.role == "answer" and not part.label:
                inside = voices[bisect_left(starts, part.span.start) : bisect_left(starts, part.span.end)]
            parts += _divided(part, inside) if inside else [part]
        out.append(replace(proposal, parts=tuple(parts)))
    return tuple(out)


def _are_people(page: Page, proposal: Proposal) -> bool:
    """True where most labels of a reading are introduced as people: 'Keyboard:' and 'Mouse:' are not."""
    labels = {part.label for part in proposal.parts if part.label}
    unknown = [label for label in labels if not introduced(page, label)]
    if labels and 3 * len(unknown) > len(labels):
        named = Names(names_in_head(page))
        unknown = [label for label in unknown if not named.meant_by(label)]
    return bool(labels) and 3 * len(unknown) <= len(labels)


def _divided(part: Part, inside: Sequence[Part]) -> list[Part]:
    """An answer cut at each label in it."""
    out: list[Part] = []
    first = inside[0]
    if first.begin > part.span.start:
        out.append(part._replace(span=Span(part.span.start, first.begin)))
    for voice, following in zip(inside, [*inside[1:], None], strict=True):
        end = min(voice.span.end, following.begin if following else part.span.end, part.span.end)
        if voice.span.start < end:
            out.append(voice._replace(role="answer", span=Span(voice.span.start, end)))
    return out
