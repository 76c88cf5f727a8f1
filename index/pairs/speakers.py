"""Turns behind the names of who speaks: interviews, podcasts, meetings, briefings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.pairs.labels import Labelled, Style, candidates, key
from index.pairs.page import Page
from index.pairs.parts import Part, PartRole, Proposal
from index.pairs.people import related
from index.pairs.questions import asks
from index.pairs.regions import closing
from index.types import Span

LAYOUT = "speakers"

_STYLES: tuple[Style, ...] = ("voice", "colon", "bracket", "alone", "stop", "dash")
_TRUST: dict[Style, float] = {"voice": 0.95, "colon": 0.92, "bracket": 0.85, "alone": 0.85, "stop": 0.85, "dash": 0.8}
_ASKING = re.compile(
    r"\b(?:q|question|questioner|questions?|interviewer|int|host|moderator|mod|reporter|journalist|press|media|audience|"
    r"interviewador|entrevistador[a]?|interviewerin|frage|journaliste|intervieweur|intervistatore|audience member|"
    r"attorney|counsel|examiner|caller|participant question|unidentified|operator)\b",
    re.I,
)
_BACK_CHANNEL = 4  # words of an asker's turn that do not interrupt an answer


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn: who, where its label begins, its words, and its last line."""

    who: str
    label: Labelled
    span: Span
    last: int


def propose(page: Page) -> Iterator[Proposal]:
    """One proposal per style of label that explains a good part of the document."""
    by_style: dict[Style, list[Labelled]] = defaultdict(list)
    for found in candidates(page):
        by_style[found.style].append(found)
    for style in _STYLES:
        labels = _accepted(page, style, by_style[style])
        if len(labels) < 2:
            continue
        turns = _turns(page, labels)
        confidence = _confidence(page, style, turns)
        if not confidence:
            continue
        parts = _roles(page, turns)
        yield from (Proposal(layout=LAYOUT, parts=run, confidence=confidence) for run in [tuple(parts)] if run)


def _accepted(page: Page, style: Style, labels: list[Labelled]) -> list[Labelled]:
    """The labels that name speakers: those that return, and those that stand for one who returns."""
    counts = Counter(key(label.name) for label in labels)
    if style == "alone":
        labels = [x for x in labels if x.timed or x.strong or (counts[key(x.name)] >= 2 and _opens_talk(page, x))]
        counts = Counter(key(label.name) for label in labels)
    repeated = {name for name, count in counts.items() if count >= 2}
    participants = [key(name) for name in page.document.participants]
    kept = {name for name in counts if name in repeated or any(related(name, other) for other in participants)}
    if not repeated and len(kept) < 2:
        return []
    for name in counts:
        if name not in kept and any(related(name, other) for other in repeated):
            kept.add(name)
    chosen = [label for label in labels if key(label.name) in kept]
    if len(chosen) >= 4 and _covered(page, chosen) >= 0.6:
        strong = sum(label.strong for label in chosen) > len(chosen) / 2
        chosen = [x for x in labels if key(x.name) in kept or (x.strong == strong and _person(x.name))]
    return _one_per_line(chosen)


def _opens_talk(page: Page, label: Labelled) -> bool:
    """True where words follow right under a label that stands alone, and the label opens its block."""
    lines = page.lines
    return label.line + 1 < len(lines) and lines[label.line].first and not lines[label.line + 1].gap


def _person(name: str) -> bool:
    words = name.split()
    return 1 <= len(words) <= 4 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _one_per_line(labels: Sequence[Labelled]) -> list[Labelled]:
    seen: dict[int, Labelled] = {}
    for label in labels:
        seen.setdefault(label.line, label)
    return [seen[line] for line in sorted(seen)]


def _covered(page: Page, labels: Sequence[Labelled]) -> float:
    """The share of paragraphs between the first label and the last that open with a label."""
    first, last = labels[0].line, labels[-1].line
    starts = sum(page.lines[i].first for i in range(first, last + 1)) or 1
    return sum(page.lines[label.line].first for label in labels) / starts


def _turns(page: Page, labels: Sequence[Labelled]) -> list[_Turn]:
    turns = []
    for position, label in enumerate(labels):
        stop = labels[position + 1].line if position + 1 < len(labels) else len(page.lines)
        last = closing(page, label.line, stop)
        start, end = label.start, page.lines[last].end
        if label.style == "alone":
            start = page.lines[label.line + 1].start if last > label.line else end
        turns.append(_Turn(key(label.name), label, page.trim(start, max(start, end)), last))
    return turns


def _confidence(page: Page, style: Style, turns: list[_Turn]) -> float:
    """0 where the labels do not look like talk, else how regular the talk is."""
    names = Counter(turn.who for turn in turns)
    if len(names) < 2 or len(turns) < 3:
        return 0.0
    changes = sum(a.who != b.who for a, b in zip(turns, turns[1:], strict=False)) / (len(turns) - 1)
    covered = _covered(page, [turn.label for turn in turns])
    if changes < 0.5 or covered < 0.15 or len(names) > 0.7 * len(turns) + 1:
        return 0.0
    return _TRUST[style] * min(1.0, 0.6 + changes / 2) * min(1.0, 0.7 + covered)


def _roles(page: Page, turns: list[_Turn]) -> list[Part]:
    """Each turn as question, answer or plain turn."""
    askers = _askers(page, turns)
    parts: list[Part] = []
    asked = False
    for index, turn in enumerate(turns):
        if not turn.span:
            continue
        role: PartRole
        if askers:
            role = "question" if turn.who in askers else ("answer" if asked else "turn")
            if role == "question" and asked and _back_channel(page, turns, index, askers):
                role = "answer"
        else:
            role = "question" if _ends_asking(turn.span.of(page.text)) else ("answer" if asked else "turn")
        asked = asked or role == "question"
        parts += _unlabelled(page, turn, role)
    return parts


def _unlabelled(page: Page, turn: _Turn, role: PartRole) -> list[Part]:
    """The turn; and where a question is wholly emphasised, what follows it plainly is an answer without a label."""
    whole = Part(role, turn.span, turn.label.begin, turn.label.name)
    lines = page.lines
    if role != "question" or not lines[turn.label.line].strong or turn.label.style == "alone":
        return [whole]
    stop = turn.label.line
    while stop < turn.last and (lines[stop + 1].strong or not lines[stop + 1].first):
        stop += 1
    if stop == turn.last:
        return [whole]
    first = lines[stop + 1]
    return [
        Part(role, page.trim(turn.span.start, lines[stop].end), turn.label.begin, turn.label.name),
        Part("answer", page.trim(first.start, lines[turn.last].end), first.start),
    ]


def _back_channel(page: Page, turns: list[_Turn], index: int, askers: frozenset[str]) -> bool:
    """True for an asker's few words ('Right.') between two turns of one answerer."""
    words = turns[index].span.of(page.text)
    if asks(words) or len(words.split()) > _BACK_CHANNEL or index + 1 >= len(turns):
        return False
    return turns[index - 1].who == turns[index + 1].who and turns[index + 1].who not in askers


def _ends_asking(words: str) -> bool:
    return asks(words[-200:])


def _askers(page: Page, turns: list[_Turn]) -> frozenset[str]:
    """Who asks in this document; nobody in a discussion, where everybody asks now and then."""
    count: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for turn in turns:
        words = turn.span.of(page.text)
        count[turn.who] += 1
        asking[turn.who] += asks(words)
        size[turn.who] += len(words)
    total = sum(size.values()) or 1
    rate = {who: (asking[who] + 0.25) / (count[who] + 0.5) for who in count}
    score = {who: rate[who] + (0.5 if _ASKING.search(who) else 0.0) - 0.4 * size[who] / total for who in count}
    best = max(score.values())
    if best < 0.25:
        return frozenset()
    main = max(count, key=lambda who: (size[who] * (1 - rate[who]), who))
    chosen = {who for who in count if score[who] >= 0.25 and score[who] >= 0.45 * best and who != main}
    if not chosen or len(chosen) == len(count):
        return frozenset()
    others = [rate[who] for who in count if who not in chosen]
    mean = sum(rate[who] * count[who] for who in chosen) / sum(count[who] for who in chosen)
    if mean < 1.3 * max(rate[main], sum(others) / len(others)):
        return frozenset()
    return frozenset(chosen)
