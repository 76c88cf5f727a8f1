"""Turns from labels: the words that belong to each, and the label that a shortened or misspelt one stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from index.pairs.commas import in_order
from index.pairs.labels import Labelled, key
from index.pairs.page import Page
from index.pairs.people import Names, slips
from index.pairs.questions import asks, likeness
from index.pairs.regions import closing
from index.types import Span

OFTEN = 3  # times that a label stands in a document for another to be a slip of it
NEARLY_ALL = 0.85  # of all labels that open a paragraph, where paragraphs are turns
SHORTENED = re.compile(r"\(([A-Z]{1,4})\)\s*$")  # 'Interviewer (I)', who is 'I' afterwards
_MOSTLY_ASK = 0.6  # of the paragraphs in emphasis between turns
_FEWEST_ASKED = 3  # questions without a label that make a habit of it
TALK = re.compile(
    r"\b(?:i|i['’]m|i['’]\w+|you|your?s?|we|me|my|he|she|they|yes|yeah|yep|no|nope|hi|hello|hey|thanks|thank|please|sorry|ok"
    r"|okay|lol|what|why|how|it['’]s|that['’]s|don['’]t|can['’]t|isn['’]t)\b",
    re.I,
)
"""Words of people, which no program writes when it says what it does."""
_SELDOM = 0.1  # of the lines of a log, which ask or sound like talk


class SpokenTurn(NamedTuple):
    """One turn: who, its label, where that (or the time above it) begins, its words; what follows without a label where
    emphasis ends or begins, and whether that asks; and the label that its own stands for, where it does.
    """

    who: str
    label: Labelled
    begin: int
    span: Span
    rest: Span | None
    rest_asks: bool
    person: str | None


def is_log(page: Page, turns: Sequence[SpokenTurn]) -> bool:
    """True for lines of programs: each has a time and a name in small letters, hardly one asks or sounds like talk."""
    if not all(turn.label.timed and turn.who == turn.label.name for turn in turns):
        return False
    said = [turn.span.of(page.text) for turn in turns if turn.span]
    most = _SELDOM * len(said)
    return sum(map(asks, said)) <= most and sum(TALK.search(words) is not None for words in said) <= most


def turns_of(page: Page, labels: Sequence[Labelled], times: frozenset[int] = frozenset()) -> list[SpokenTurn]:
    """One turn for each label, in order. `times` are lines that hold a time alone: the one above a label goes with it."""
    meant = _meant(labels)
    unlabelled = _asked_between(page, labels)
    emphasised = _asks_in_emphasis(page, labels)
    strong = page.traits.marked
    same = _spellings(labels, meant)
    turns = []
    lines = page.lines
    for position, label in enumerate(labels):
        stop = labels[position + 1].line if position + 1 < len(labels) else len(lines)
        if stop - 1 in times and stop - 1 > label.line:
            stop -= 1
        last = closing(page, label.line, stop)
        start, end = label.start, lines[last].end
        rest, rest_asks = None, False
        if label.style == "alone" or start >= lines[label.line].end:
            first = next((i for i in range(label.line + 1, last + 1) if lines[i].plain), last)
            start = lines[first].start if last > label.line else end
            if last > label.line and lines[first].kind == "quote" and page.text.startswith(">", start):
                start = lines[first].at(0)
        elif last == label.line:
            pass
        elif strong and (cut := _emphasis_ends(page, label.line, last)) is not None:
            end, rest = page.lines[cut - 1].end, page.trim(page.lines[cut].start, end)
        elif (strong and (cut := _emphasised_question(page, label.line, last, habit=emphasised)) is not None) or (
            unlabelled and stop < len(lines) and (cut := _plain_question(page, label.line, last)) is not None
        ):
            end, rest, rest_asks = page.lines[cut - 1].end, page.trim(page.lines[cut].start, end), True
        person = (meant.get(label.who) or _bare(label, meant)) if meant else None
        person = person or in_order(label.name)
        begin = lines[label.line - 1 if label.line - 1 in times else label.line].start
        span = page.trim(start, max(start, end))
        if lines[last].kind == "table" and page.text.endswith("|", span.start, span.end):
            span = page.trim(span.start, span.end - 1)  # the edge of a row
        turns.append(SpokenTurn(same[label.who], label, begin, span, rest, rest_asks, person))
    return turns


def _asked_between(page: Page, labels: Sequence[Labelled]) -> bool:
    """True where nearly every label stands under a paragraph without one that only asks: the asker has no label."""
    labelled = {label.line for label in labels}
    above = 0
    for count, label in enumerate(labels):
        if count - above > (1 - NEARLY_ALL) * len(labels) + 1:
            return False  # too many stand under something else
        last = label.line - 1
        if last < 0 or not page.lines[label.line].first or page.lines[last].kind not in ("paragraph", "quote"):
            continue
        first = last
        while not page.lines[first].first:
            first -= 1
        above += first not in labelled and likeness(page.lines[last].plain) == 1.0
    return above >= _FEWEST_ASKED and above >= NEARLY_ALL * len(labels)


def _emphasis_ends(page: Page, first: int, last: int) -> int | None:
    """The first line after a turn whose words are all emphasised; None where they are not or nothing follows."""
    lines = page.lines
    if not lines[first].strong:
        return None
    return next((i for i in range(first + 1, last + 1) if lines[i].first and not lines[i].strong), None)


def _asks_in_emphasis(page: Page, labels: Sequence[Labelled]) -> bool:
    """True where most wholly emphasised paragraphs above labels ask: those that do not are put like questions."""
    above = [page.lines[label.line - 1] for label in labels if label.line and page.lines[label.line].first]
    asking = [asks(line.plain) for line in above if line.strong and line.kind in ("paragraph", "quote")]
    return sum(asking) >= _FEWEST_ASKED and sum(asking) >= _MOSTLY_ASK * len(asking)


def _emphasised_question(page: Page, first: int, last: int, *, habit: bool) -> int | None:
    """The wholly emphasised paragraph at the end of a plain turn that asks: nobody's label, but a question.

    Where it is the `habit` of the document to ask in emphasis it need not end in a question mark.
    """
    lines = page.lines
    if lines[first].strong or not lines[last].strong:
        return None
    cut = last
    while cut - 1 > first and lines[cut - 1].strong:
        cut -= 1
    while cut <= last and lines[cut].plain[:1] in ("(", "["):  # what an editor remarks is set in emphasis, too
        cut = next((i for i in range(cut + 1, last + 1) if lines[i].first), last + 1)
    if cut == first or cut > last or not lines[cut].first:
        return None
    return cut if habit or asks(lines[last].plain) else None


def _plain_question(page: Page, first: int, last: int) -> int | None:
    """Where the last paragraph of a turn begins, if it asks."""
    cut = last
    while cut > first and not page.lines[cut].first:
        cut -= 1
    return cut if cut > first and likeness(page.lines[last].plain) == 1.0 else None


def _meant(labels: Sequence[Labelled]) -> dict[str, str]:
    """For labels that stand for another one, that label as written: slips of the keyboard, and 'I' after 'Interviewer (I)'."""
    counts = Counter(label.who for label in labels)
    written = {label.who: label.name for label in reversed(labels)}
    shortened = [label for label in labels if label.name.rstrip().endswith(")") and SHORTENED.search(label.name)]
    explained = {label.who for label in shortened}
    often = [name for name, count in counts.items() if count >= OFTEN]
    meant = {name: written[other] for name, other in slips(counts, often).items() if name not in explained}
    for label in shortened:
        found = SHORTENED.search(label.name)
        if found and (short := key(found[1])) in counts and _shortens(short, label.who):
            meant[short] = SHORTENED.sub("", label.name).strip()
    return meant


def _bare(label: Labelled, meant: dict[str, str]) -> str | None:
    """'Interviewer' for the label 'Interviewer (I)' that later ones refer to."""
    found = SHORTENED.search(label.name)
    return SHORTENED.sub("", label.name).strip() if found and key(found[1]) in meant else None


def _shortens(short: str, name: str) -> bool:
    """True where `short` begins like `name` and, for a name of several words, is made of their first letters."""
    first = {word[0] for word in name.split()}
    return short[0] == name[0] and (len(name.split()) == 1 or set(short) <= first)


def _spellings(labels: Sequence[Labelled], meant: dict[str, str]) -> dict[str, str]:
    """For each label the longest label that it stands for: 'jot' -> 'jeremy olmsted-thompson'."""
    names = {label.who for label in labels}
    ordered = Names(sorted(names - set(meant), key=lambda name: (-len(name), name)))
    same = {name: next(iter(ordered.meant_by(name)), name) for name in names}
    return same | {name: same.get(key(other), key(other)) for name, other in meant.items()}
