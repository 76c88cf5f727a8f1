"""Turns behind the names of who speaks: interviews, podcasts, meetings, briefings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.names import is_institution, is_name, people_in_title
from index.pairs.below_rules import without_threads
from index.pairs.commas import without_role
from index.pairs.consecutive import without_leads
from index.pairs.courtesies import without_courtesies
from index.pairs.exchanges import (
    END,
    asks_too,
    back_channel,
    end,
    hands_over,
    is_asked,
    is_met,
    numbered,
    without_thanks,
)
from index.pairs.labels import INITIALS, Labelled, Style, candidates, key, lone_times
from index.pairs.letters import ASKS, REPLIES
from index.pairs.page import Page
from index.pairs.parts import Part, PartRole, Proposal
from index.pairs.people import Names, introduced, names_in_head, only_names, slips
from index.pairs.questions import asks
from index.pairs.roles import Askers, askers, asks_by_label, is_anybody, presiding, says_asks
from index.pairs.stops import in_court, is_bare
from index.pairs.turns import NEARLY_ALL, OFTEN, SHORTENED, SpokenTurn, is_log, turns_of

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
LETTERS = ASKS | REPLIES
_MANY_TURNS = 24  # labels that are certainly no list of terms
_FEW = 0.2  # of all labels that open a paragraph, where lines are turns and paragraphs mean little
_LEAST_COVERED = 0.12  # of the paragraphs, which labels of talk open at least
_PARTICLES = frozenset("of de la van von der den".split())  # small words in names: 'Mr. Lee of Ohio'
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,8}").fullmatch  # a name before a full-width blank


def propose(page: Page) -> Iterator[Proposal]:
    """One proposal per style of label that explains a good part of the document."""
    by_style: dict[Style, list[Labelled]] = defaultdict(list)
    times = lone_times(page)
    for found in candidates(page, times):
        by_style[found.style].append(found)
    for style in _TRUST:
        labels = _accepted(page, style, by_style.pop(style, []))
        if style == "colon":
            labels = _with_unsigned(page, labels, by_style.get("bold", []), by_style.get("alone", []))
        labels = _after_head(page, labels)
        if len(labels) < 2 or _covered(page, labels) < _LEAST_COVERED:
            continue
        turns = turns_of(page, labels, times)
        if len({label.name for label in labels}) == 1 and not any(turn.rest for turn in turns):
            continue  # nobody else speaks
        parts = without_leads(page, without_courtesies(page.text, without_thanks(page, _parts(page, turns))))
        parts = without_threads(page, parts) if style == "voice" else parts
        confidence = _confidence(page, style, turns, parts)
        if confidence:
            yield Proposal(layout=LAYOUT, parts=tuple(parts), confidence=confidence)


def _accepted(page: Page, style: Style, labels: list[Labelled]) -> list[Labelled]:
    """The labels that name speakers: those that return, and those that stand for one who returns or is introduced."""
    if style == "post":
        return _one_per_line(labels)
    if style == "voice" and labels and page.lines[labels[0].line].kind != "cue":
        return labels  # the format itself says who wrote what, each of many perhaps once
    title = page.document.title.casefold()
    labels = [label for label in labels if not (title.startswith(label.who) and is_institution(label.name))]
    counts = Counter(label.who for label in labels)
    if style == "wide":  # columns hold other things than talk more often than not
        names = {label.name: counts[label.who] for label in labels}
        people = {
            name for name, count in names.items() if _written_as_somebody(page, name) or (count >= 2 and _HAN(name))
        }
        labels = [label for label in labels if label.name in people]
        counts = Counter(label.who for label in labels)
    elif style == "stop" and (bare := {label.name for label in labels if is_bare(label.name)}):
        heard = in_court(bare, page.text)
        labels = [label for label in labels if label.name not in bare or label.name in heard]
        counts = Counter(label.who for label in labels)
    elif style == "bold":
        often = {name for name, count in counts.items() if count >= 2}
        once = Names(name for name, count in counts.items() if count == 1)  # 'Rosa Keel' first, and 'Keel' from then on
        often |= {name for short in often for name in once.meant_by(short)}
        labels = [label for label in labels if label.who in often]
    elif style == "alone":
        talks = {x.line for x in labels if counts[x.who] >= 2 and _opens_talk(page, x)}
        asked = any(
            x.line in talks and asks_by_label(x.who) for x in labels
        )  # 'INTERVIEWER' stands alone, so 'KEEL' may
        named = {x.who for x in labels if asked and counts[x.who] >= OFTEN and x.name.isupper()}
        labels = [x for x in labels if x.timed or x.strong or x.line in talks or x.who in named]
        counts = Counter(label.who for label in labels)
    kept = {name for name, count in counts.items() if count >= 2}
    for label in labels:  # 'Mara Lindt (ML)' once, and 'ML' once afterwards
        if (short := SHORTENED.search(label.name)) and key(short[1]) in counts and key(short[1]) != label.who:
            kept |= {label.who, key(short[1])}
    known = Names(key(name) for name in page.document.participants)
    kept |= {name for name in counts if known.meant_by(name)}
    timed = 2 * sum(label.timed for label in labels) > len(labels)
    if not timed and not kept.isdisjoint(ASKS) and not kept.isdisjoint(REPLIES) and len(kept & LETTERS) >= 2:
        labels = [label for label in labels if label.who not in LETTERS]  # 'Q:' and 'A:' together are read as letters
        counts = Counter(label.who for label in labels)
        kept -= LETTERS
    if not (kept if timed else kept - LETTERS):
        return []
    kept |= {name for name in counts if is_anybody(name)}
    accepted, all_names = Names(kept), Names(counts)
    kept |= {name for other in kept for name in all_names.meant_by(other)}
    kept |= {name for name in counts if accepted.meant_by(name)}
    introduced = Names(key(name) for name in names_in_head(page))
    kept |= {name for name in counts if introduced.meant_by(name)}
    kept |= slips(counts, [name for name, count in counts.items() if count >= OFTEN]).keys()
    kept |= {x.who for x in labels if (short := SHORTENED.search(x.name)) and key(short[1]) in kept}
    chosen = _in_paragraphs(page, [label for label in labels if label.who in kept])
    if len(chosen) >= 4 and _covered(page, chosen) >= 0.6:
        strong = sum(label.strong for label in chosen) > len(chosen) / 2
        taken = {label.line for label in chosen}
        chosen = [x for x in labels if x.line in taken or (x.strong == strong and _person(x.name))]
    return _one_per_line(_opening(page, chosen))


def _with_unsigned(page: Page, labels: list[Labelled], bold: list[Labelled], alone: list[Labelled]) -> list[Labelled]:
    """Labels before colons, and known names whose colon was forgotten: in bold before a sentence, or on a line like most."""
    counts = Counter(label.who for label in labels)
    forgotten = [label for label in bold if page.text[label.start : label.start + 1].isupper()]
    if 2 * sum(label.start >= page.lines[label.line].end for label in labels) > len(labels):
        forgotten += [label for label in alone if page.lines[label.line].first]
    forgotten = [label for label in forgotten if counts[label.who] >= 2]
    return _one_per_line([*labels, *forgotten]) if forgotten else labels


def _after_head(page: Page, labels: list[Labelled]) -> list[Labelled]:
    """Labels without those at the head that only say who is who: 'Interviewer: Mary Jones'."""
    first = 0
    while first < len(labels) and only_names(page.text[labels[first].start : page.lines[labels[first].line].end]):
        first += 1
    return labels[first:]


def _in_paragraphs(page: Page, labels: list[Labelled]) -> list[Labelled]:
    """Labels without those in headings ('Outputs: what they are'), where headings do not open the questions."""
    if not page.breaks or not labels or labels[0].style == "alone":
        return labels
    headed = [label for label in labels if page.lines[label.line].kind == "heading"]
    asking = sum(asks(page.lines[label.line].plain) for label in headed)
    if not headed or (2 * asking >= len(headed) and 3 * len(headed) <= 2 * len(labels)):
        return labels
    return [label for label in labels if page.lines[label.line].kind != "heading"]


def _opening(page: Page, labels: list[Labelled]) -> list[Labelled]:
    """Labels that open a paragraph, where nearly all do: elsewhere only names that are known from those."""
    opening = [label for label in labels if page.lines[label.line].first]
    if len(opening) < NEARLY_ALL * len(labels):
        return labels
    known = {label.who for label in opening}
    return [label for label in labels if label.who in known or page.lines[label.line].first]


def _opens_talk(page: Page, label: Labelled) -> bool:
    """True where words follow right under a label that stands alone, and the label opens its block."""
    lines = page.lines
    if label.line + 1 >= len(lines) or not lines[label.line].first:
        return False
    if lines[label.line].kind == "heading" or not lines[label.line + 1].gap:
        return True
    return is_name(label.name) or is_name(label.name.title()) or says_asks(label.who)


def _written_as_somebody(page: Page, name: str) -> bool:
    """True for a full name, initials or capitals, a role ('Interviewer'), or whom the document introduces."""
    return (
        name.isupper()
        or INITIALS.fullmatch(name) is not None
        or is_name(name)
        or says_asks(key(name))
        or introduced(page, name)
    )


def _person(name: str) -> bool:
    words = [x for x in re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", without_role(name)).split() if x not in _PARTICLES]
    return 1 <= len(words) <= 4 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _one_per_line(labels: Sequence[Labelled]) -> list[Labelled]:
    seen: dict[int, Labelled] = {}
    for label in labels:
        seen.setdefault(label.line, label)
    return [seen[line] for line in sorted(seen)]


def _covered(page: Page, labels: Sequence[Labelled]) -> float:
    """The share of paragraphs between the first label and the last that open with a label; of lines, where turns are."""
    first, last = labels[0].line, labels[-1].line
    opening = sum(page.lines[label.line].first for label in labels)
    if opening < _FEW * len(labels):
        return len(labels) / (last - first + 1)
    starts = bisect_right(page.paragraphs, last) - bisect_left(page.paragraphs, first)
    return opening / (starts or 1)


def _confidence(page: Page, style: Style, turns: list[SpokenTurn], parts: list[Part]) -> float:
    """0 where the labels do not look like talk, else how regular the talk is."""
    names = Counter(turn.who for turn in turns)
    spoken = [part.label or "?" for part in parts]
    if len(set(spoken)) < 2 or len(turns) < 2:
        return 0.0
    changes = sum(a != b for a, b in pairwise(spoken)) / max(1, len(spoken) - 1)
    covered = _covered(page, [turn.label for turn in turns])
    if changes < 0.4 or covered < _LEAST_COVERED or len(names) > 0.7 * len(turns) + 1:
        return 0.0
    if len(turns) < 4 and (parts[0].role != "question" or covered < 0.5 or _asks_on(page, turns[-1])):
        return 0.0
    if is_log(page, turns) or (len(turns) < _MANY_TURNS and not _is_talk(page, turns, parts)):
        return 0.0
    return _TRUST[style] * min(1.0, 0.6 + changes / 2) * min(1.0, 0.7 + covered)


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
    often = Counter(turn.who for turn in turns)
    several = len(often) > 2 and bool(who_asks)
    presides = presiding(((turn.who, end(page, turn)) for turn in turns), who_asks) if several else frozenset()
    parts = _unlabelled_first(page, turns, who_asks)
    asked = bool(parts)
    for index, turn in enumerate(turns):
        begin = turn.begin
        role: PartRole = "answer" if asked else "turn"
        if not turn.span:
            parts.append(Part(role, turn.span, begin, turn.label.name, turn.person))
            continue
        if who_asks or index in counted:
            if (
                index in counted
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
            if not waits and index not in counted and hands_over(page, turns, index, asking, presides):
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
