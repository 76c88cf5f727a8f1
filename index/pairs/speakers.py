"""Turns behind the names of who speaks: interviews, podcasts, meetings, briefings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.names import people_in_title
from index.pairs.labels import Labelled, Style, candidates, key
from index.pairs.letters import ASKS, REPLIES
from index.pairs.page import Page
from index.pairs.parts import Part, PartRole, Proposal
from index.pairs.people import names_in_head, related
from index.pairs.questions import asks
from index.pairs.regions import closing
from index.pairs.roles import Said, askers
from index.types import Span

LAYOUT = "speakers"

_TRUST: dict[Style, float] = {"voice": 0.95, "colon": 0.92, "bracket": 0.85, "alone": 0.85, "stop": 0.85, "dash": 0.8}
LETTERS = ASKS | REPLIES
_BACK_CHANNEL = 4  # words of an asker's turn that do not interrupt an answer
_END = 200  # characters at the end of a turn in which a question is put to somebody


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn: who, its label, its words; and what follows without a label where the words are wholly emphasised."""

    who: str
    label: Labelled
    span: Span
    rest: Span | None


def propose(page: Page) -> Iterator[Proposal]:
    """One proposal per style of label that explains a good part of the document."""
    by_style: dict[Style, list[Labelled]] = defaultdict(list)
    for found in candidates(page):
        by_style[found.style].append(found)
    for style in _TRUST:
        labels = _accepted(page, style, by_style[style])
        if len(labels) < 2:
            continue
        turns = _turns(page, labels)
        parts = _parts(page, turns)
        confidence = _confidence(page, style, turns, parts)
        if confidence:
            yield Proposal(layout=LAYOUT, parts=tuple(parts), confidence=confidence)


def _accepted(page: Page, style: Style, labels: list[Labelled]) -> list[Labelled]:
    """The labels that name speakers: those that return, and those that stand for one who returns or is introduced."""
    counts = Counter(key(label.name) for label in labels)
    if style == "alone":
        labels = [x for x in labels if x.timed or x.strong or (counts[key(x.name)] >= 2 and _opens_talk(page, x))]
        counts = Counter(key(label.name) for label in labels)
    kept = {name for name, count in counts.items() if count >= 2}
    known = [key(name) for name in page.document.participants]
    kept |= {name for name in counts if any(related(name, other) for other in known)}
    if len(kept & LETTERS) >= 2 and any(name in ASKS for name in kept) and any(name in REPLIES for name in kept):
        kept -= LETTERS  # 'Q:' and 'A:' together are read as letters
    if not kept - LETTERS:
        return []
    introduced = [key(name) for name in names_in_head(page)]
    kept |= {name for name in counts if any(related(name, other) or related(other, name) for other in kept)}
    kept |= {name for name in counts if any(related(name, other) for other in introduced)}
    chosen = [label for label in labels if key(label.name) in kept]
    if len(chosen) >= 4 and _covered(page, chosen) >= 0.6:
        strong = sum(label.strong for label in chosen) > len(chosen) / 2
        chosen = [x for x in labels if key(x.name) in kept or (x.strong == strong and _person(x.name))]
    return _one_per_line(chosen)


def _opens_talk(page: Page, label: Labelled) -> bool:
    """True where words follow right under a label that stands alone, and the label opens its block."""
    lines = page.lines
    if label.line + 1 >= len(lines) or not lines[label.line].first:
        return False
    return lines[label.line].kind == "heading" or not lines[label.line + 1].gap


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
    same = _spellings({key(label.name) for label in labels})
    turns = []
    for position, label in enumerate(labels):
        stop = labels[position + 1].line if position + 1 < len(labels) else len(page.lines)
        last = closing(page, label.line, stop)
        start, end = label.start, page.lines[last].end
        rest = None
        if label.style == "alone" or start >= page.lines[label.line].end:
            start = page.lines[label.line + 1].start if last > label.line else end
        elif (cut := _emphasis_ends(page, label.line, last)) is not None:
            end, rest = page.lines[cut - 1].end, page.trim(page.lines[cut].start, end)
        turns.append(_Turn(same[key(label.name)], label, page.trim(start, max(start, end)), rest))
    return turns


def _emphasis_ends(page: Page, first: int, last: int) -> int | None:
    """The first line after a turn whose words are all emphasised; None where they are not or nothing follows."""
    lines = page.lines
    if not lines[first].strong:
        return None
    return next((i for i in range(first + 1, last + 1) if lines[i].first and not lines[i].strong), None)


def _spellings(names: set[str]) -> dict[str, str]:
    """For each label the longest label that it stands for: 'jot' -> 'jeremy olmsted-thompson'."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return {name: next((other for other in ordered if related(name, other)), name) for name in names}


def _confidence(page: Page, style: Style, turns: list[_Turn], parts: list[Part]) -> float:
    """0 where the labels do not look like talk, else how regular the talk is."""
    names = Counter(turn.who for turn in turns)
    spoken = [part.label or "?" for part in parts]
    if len(set(spoken)) < 2 or len(turns) < 2:
        return 0.0
    changes = sum(a != b for a, b in pairwise(spoken)) / max(1, len(spoken) - 1)
    covered = _covered(page, [turn.label for turn in turns])
    if changes < 0.4 or covered < 0.12 or len(names) > 0.7 * len(turns) + 1:
        return 0.0
    if len(turns) < 4 and not (parts[0].role == "question" and covered >= 0.5):
        return 0.0
    return _TRUST[style] * min(1.0, 0.6 + changes / 2) * min(1.0, 0.7 + covered)


def _parts(page: Page, turns: list[_Turn]) -> list[Part]:
    """Each turn as question, answer or plain turn."""
    talked_with = [key(name) for name in people_in_title(page.document.title)[:1]]
    who_asks = askers([Said(turn.who, turn.span.of(page.text)) for turn in turns], interviewees=talked_with)
    parts = _unlabelled_first(page, turns, who_asks)
    asked = bool(parts)
    for index, turn in enumerate(turns):
        if not turn.span:
            continue
        role: PartRole = "answer" if asked else "turn"
        if who_asks:
            if turn.who in who_asks and not (asked and _back_channel(page, turns, index, who_asks)):
                role = "question"
        elif asks(turn.span.of(page.text)[-_END:]) and not (parts and parts[-1].role == "question"):
            role = "question"  # a question that meets a question is a reply
        asked = asked or role == "question"
        parts.append(Part(role, turn.span, turn.label.begin, turn.label.name))
        if turn.rest:
            parts.append(Part("answer" if asked else "turn", turn.rest, turn.rest.start))
    return parts


def _unlabelled_first(page: Page, turns: list[_Turn], who_asks: frozenset[str]) -> list[Part]:
    """The question right above the first label, where that label answers."""
    first = turns[0].label.line
    if first == 0 or not who_asks or turns[0].who in who_asks:
        return []
    last = page.lines[first - 1]
    if last.kind not in ("paragraph", "quote") or not asks(last.plain[-_END:]):
        return []
    opening = next(i for i in range(first - 1, -1, -1) if page.lines[i].first)
    start = page.lines[opening].start
    return [Part("question", page.trim(start, last.end), start)]


def _back_channel(page: Page, turns: list[_Turn], index: int, who_asks: frozenset[str]) -> bool:
    """True for an asker's few words ('Right.') between two turns of one answerer."""
    words = turns[index].span.of(page.text)
    if asks(words) or len(words.split()) > _BACK_CHANNEL or index + 1 >= len(turns):
        return False
    return turns[index - 1].who == turns[index + 1].who and turns[index + 1].who not in who_asks
