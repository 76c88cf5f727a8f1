"""Turns behind the names of who speaks: interviews, podcasts, meetings, briefings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from index.names import people_in_title
from index.pairs.accepted import accepted, after_head, covered, with_unsigned
from index.pairs.below_rules import without_threads
from index.pairs.cast import is_entry
from index.pairs.consecutive import without_leads
from index.pairs.courtesies import without_courtesies
from index.pairs.exchanges import (
    END,
    asks_too,
    back_channel,
    end,
    hands_over,
    in_emphasis,
    is_asked,
    is_met,
    numbered,
    rising,
    tabled,
    without_thanks,
)
from index.pairs.labels import Labelled, Style, candidates, key, lone_times
from index.pairs.page import Page
from index.pairs.parts import Part, PartRole, Proposal
from index.pairs.people import introduced
from index.pairs.questions import asks
from index.pairs.roles import Askers, askers, presiding, says_asks
from index.pairs.turns import OFTEN, SpokenTurn, is_log, turns_of
from index.pairs.witnesses import with_witnesses

LAYOUT = "speakers"

_TRUST: dict[Style, float] = {
    **{
        "voice": 0.95,
        "post": 0.93,
        "colon": 0.92,
        "bracket": 0.85,
        "alone": 0.85,
        "stop": 0.85,
        "bold": 0.85,
        "dash": 0.86,
    },
    "wide": 0.8,
}
_MANY_TURNS = 24  # labels that are certainly no list of terms
_LEAST_COVERED = 0.12  # of the paragraphs, which labels of talk open at least


def propose(page: Page) -> Iterator[Proposal]:
    """One proposal per style of label that explains a good part of the document."""
    by_style: dict[Style, list[Labelled]] = defaultdict(list)
    times = lone_times(page)
    for found in candidates(page, times):
        by_style[found.style].append(found)
    for style in _TRUST:
        labels = accepted(page, style, by_style.pop(style, []))
        if style == "colon":
            labels = with_unsigned(page, labels, by_style.get("bold", []), by_style.get("alone", []))
        labels = after_head(page, labels)
        if len(labels) < 2 or covered(page, labels) < _LEAST_COVERED:
            continue
        turns = turns_of(page, labels, times)
        if len({label.name for label in labels}) == 1 and not any(turn.rest for turn in turns):
            continue  # nobody else speaks
        parts = without_leads(page, without_courtesies(page.text, without_thanks(page, _parts(page, turns))))
        parts = with_witnesses(page, without_threads(page, parts) if style == "voice" else parts)
        confidence = _confidence(page, style, turns, parts)
        if confidence:
            yield Proposal(layout=LAYOUT, parts=tuple(parts), confidence=confidence)


def _confidence(page: Page, style: Style, turns: list[SpokenTurn], parts: list[Part]) -> float:
    """0 where the labels do not look like talk, else how regular the talk is."""
    names = Counter(turn.who for turn in turns)
    spoken = [part.label or "?" for part in parts]
    if len(set(spoken)) < 2 or len(turns) < 2:
        return 0.0
    changes = sum(a != b for a, b in pairwise(spoken)) / max(1, len(spoken) - 1)
    share = covered(page, [turn.label for turn in turns])
    if changes < 0.4 or share < _LEAST_COVERED or len(names) > 0.7 * len(turns) + 1:
        return 0.0
    if len(turns) < 4 and (parts[0].role != "question" or share < 0.5 or _asks_on(page, turns[-1])):
        return 0.0
    if is_log(page, turns) or (len(turns) < _MANY_TURNS and not _is_talk(page, turns, parts)):
        return 0.0
    return _TRUST[style] * min(1.0, 0.6 + changes / 2) * min(1.0, 0.7 + share)


def _asks_on(page: Page, turn: SpokenTurn) -> bool:
    """True where several short paragraphs below the last label ask: the talk goes on without labels."""
    starts = [index for index in page.paragraphs if index > turn.label.line]
    ends = [page.lines[index - 1] for index in starts[1:]]
    asked = [
        line
        for index, line in zip(starts, ends, strict=False)
        if line.end - page.lines[index].start <= END and asks(line.plain[-3:])
    ]
    return len(asked) >= 2


def _is_talk(page: Page, turns: list[SpokenTurn], parts: list[Part]) -> bool:
    """True where somebody asks, is introduced or has a time: 'Sand:' and 'Clay:' before paragraphs are no speakers."""
    asked = [part for part in parts if part.role == "question"]
    if 4 * sum(asks(part.span.of(page.text)) for part in asked) >= len(asked) > 0:
        return True
    names = {turn.who for turn in turns}
    known = sum(introduced(page, name) or says_asks(name) for name in names)
    return any(turn.label.timed or turn.label.style == "voice" for turn in turns) or 2 * known >= len(names)


def _parts(page: Page, turns: list[SpokenTurn]) -> list[Part]:
    """Each turn as question, answer or plain turn."""
    talked_with = [key(name) for name in people_in_title(page.document.title)[:1]]
    asking = who_asks, also = askers(((turn.who, turn.span.of(page.text)) for turn in turns), interviewees=talked_with)
    unlabelled = sum(turn.rest_asks for turn in turns)
    if unlabelled >= 2 and unlabelled >= sum(asks(end(page, turn)) for turn in turns):
        asking = Askers(who_asks := frozenset({""}))  # all labels are of those who answer
    if counted := numbered(page, turns):
        asking = Askers(who_asks, also := also | {turns[index].who for index in counted})
    put = counted | in_emphasis(page, turns) | tabled(page, turns)
    often = Counter(turn.who for turn in turns)
    several = len(often) > 2 and bool(who_asks)
    presides = presiding(((turn.who, end(page, turn)) for turn in turns), who_asks) if several else frozenset()
    risen = rising(page, turns) if several else frozenset()
    parts = _unlabelled_first(page, turns, who_asks)
    asked = bool(parts)
    for index, turn in enumerate(turns):
        begin = turn.begin
        role: PartRole = "answer" if asked else "turn"
        if is_entry(turn.who) and often[turn.who] == 1 and not asks(turn.span.of(page.text)):
            parts.append(Part("turn", page.trim(begin, max(begin, turn.span.end)), begin))
            continue
        if not turn.span:
            parts.append(Part(role, turn.span, begin, turn.label.name, turn.person))
            continue
        if who_asks or index in put:
            if (
                index in put
                or (index in risen and not is_asked(page, parts, turn))
                or (counted and turn.who in also and is_met(page, turns, index, asking, presides))
                or (
                    turn.who in who_asks
                    and not (asked and back_channel(page, turns, index, who_asks))
                    and not (is_asked(page, parts, turn) and not asks(turn.span.of(page.text)))
                )
                or (
                    several
                    and (turn.who in presides or turn.who in also or often[turn.who] < OFTEN)
                    and not is_asked(page, parts, turn)
                    and asks_too(page, turns, index, who_asks, presides)
                )
            ):
                role = "question"
            waits = bool(parts) and parts[-1].role == "question"
            if not waits and index not in put and hands_over(page, turns, index, asking, presides):
                role = "turn"
        elif asks(end(page, turn)) and not (parts and parts[-1].role == "question"):
            role = "question"  # a question that meets a question is a reply
        asked = asked or role == "question"
        parts.append(Part(role, turn.span, begin, turn.label.name, turn.person))
        if turn.rest:
            asked = asked or turn.rest_asks
            role = "question" if turn.rest_asks else "answer" if asked else "turn"
            parts.append(Part(role, turn.rest, turn.rest.start))
    return parts


def _unlabelled_first(page: Page, turns: list[SpokenTurn], who_asks: frozenset[str]) -> list[Part]:
    """The question right above the first label, where that label answers."""
    first = turns[0].label.line
    if first == 0 or not who_asks or turns[0].who in who_asks:
        return []
    last = page.lines[first - 1]
    if last.kind not in ("paragraph", "quote") or not asks(last.plain[-END:]):
        return []
    opening = next(i for i in range(first - 1, -1, -1) if page.lines[i].first)
    start = page.lines[opening].start
    return [Part("question", page.trim(start, last.end), start)]
