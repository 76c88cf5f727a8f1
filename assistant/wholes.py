"""What is quoted whole, since cut up it would say less: short replies, lists with the line that leads them, steps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.candidates import Candidate
from assistant.rank import Ranked
from index.words import content_stems

SHORT = 80  # words below which a reply is quoted whole
LONG = 160  # and a list
ALIKE = 0.5  # cosine from which a question was put nearly as this one is
AS_ALIKE = 0.1  # and how much more another may be like it
_ALONE = re.compile(r"(?:^|(?<=\n))[ \t]*(?P<line>\S[^\n]{1,60}?)[ \t\r]*\n(?=[ \t\r]*\n)")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
STOPS = re.compile(r"[.!?…:;,–—-][\"'”’»)\]*_]*\s*$")
_ITEM = re.compile(r"[ \t>]*(?:[-+•▪◦‣–]|\*{1,5}|(?P<number>\(?\d{1,3}[.)]|\.{1,5})|\(?[a-z][.)])[ \t]+\S")
#: Asked for an order or for steps: "In what order ...?", "How do I ...?", "What should I do first?"
_STEPS = re.compile(
    r"\b(?:in\s+(?:what|which)\s+(?:order|sequence)|the\s+(?:order|sequence|stages)\s+(?:of|in)|steps?|procedure|how\s+to|(?:do|does|done|comes?|happens?)\s+first"
    r"|how\s+(?:do|does|can|could|should|would|must)\s+(?:i|you|we|one|they|he|she|somebody|someone|people))\b",
    re.IGNORECASE,
)


def whole(ranked: Ranked, best: int) -> list[int]:
    """The place of the best sentence, and those of its paragraph in a SHORT reply, those of its list in one not too LONG:
    cut up, they say less.

    A list goes with the line before it. What reads as an order to a machine is no part of either.
    """
    sentences, orders = ranked.sentences, ranked.feature("order")
    first = sentences[best]
    if first.asked or first.pair.question is None:
        return [best]
    reply = [place for place, sentence in enumerate(sentences) if sentence.block == first.block]
    found = {place: item(sentences[place]) for place in reply}
    several = len({mark.end() for mark in found.values() if mark}) > 1
    listed = {place: several and mark is not None for place, mark in found.items()}
    short = length(ranked, reply) < SHORT
    at = reply.index(best)
    picked = [best]
    for way in (reply[at + 1 :], reply[:at][::-1]):
        last = best
        for place in way:
            above, below = sorted((last, place))
            joined = listed[below] and (listed[above] or sentences[above].plain.rstrip().endswith(":"))
            apart = BLANK_LINE.search(first.document.text, sentences[above].span.end, sentences[below].span.start)
            if not joined and (apart or not short):
                break
            last = place
            picked += [] if orders[place] else [place]
    if length(ranked, picked) < LONG:
        return picked
    return _items(ranked, best, [place for place in reply[at + 1 :] if place in picked and listed[place]], found)


def _items(ranked: Ranked, best: int, following: Sequence[int], marks: Mapping[int, re.Match[str] | None]) -> list[int]:
    """Of a list too LONG to be quoted: the rest of the best sentence's item; behind the line that leads it the first items,
    each whole, while they are SHORT."""
    mark, here = marks[best], ranked.sentences[best]
    if mark is None and not here.plain.rstrip().endswith(":"):
        return [best]
    items: dict[int, list[int]] = {}
    for place in [best] * (mark is not None) + list(following):
        one = marks[place]
        items.setdefault(one.end() if one else -1, []).append(place)
    picked = [] if mark else [best]
    for one_item in list(items.values())[: 1 if mark else None]:
        if length(ranked, [*picked, *one_item]) >= SHORT:
            break
        picked += one_item
    return picked or [best]


def steps(ranked: Ranked, order: Sequence[int]) -> list[int]:
    """The places of the numbered list that answers a question for steps, the best first: of the reply to a question that
    was put nearly as this one is, or that stands under a heading which this one names. Empty where there is none."""
    alike = ranked.feature("asked_alike")
    least = max(ALIKE, max(float(alike[place]) for place in order) - AS_ALIKE)
    asked = content_stems(ranked.part.text)
    for place in order if _STEPS.search(ranked.part.text) else ():
        headed = alike[place] >= least or _headed(ranked.sentences[place], asked)
        together = whole(ranked, place) if headed else []
        if ordered(ranked, place, together):
            return together
    return []


def _headed(sentence: Candidate, asked: frozenset[str]) -> bool:
    """Does the heading above a pair, or the line that serves as one, say nothing but words of the question: "Tide phase"?"""
    text, start = sentence.document.text, sentence.pair.span.start
    above = [match["line"] for match in _ALONE.finditer(text, 0, start) if _is_heading(match["line"])]
    headings = (*sentence.pair.heading[-1:], *above[-1:])
    return any(words and words <= asked for words in map(content_stems, headings))


def _is_heading(line: str) -> bool:
    """Is a line that stands by itself bold, in brackets, in capitals or marked as a heading?"""
    return not STOPS.search(line.strip("*_[] ")) and (line[0] in "*_[#=" or line == line.upper())


def ordered(ranked: Ranked, place: int, places: Sequence[int]) -> bool:
    """Does the sentence stand in a numbered list of which several items are in `places`?"""
    marks = {p: mark for p in places if (mark := item(ranked.sentences[p])) and mark["number"]}
    return place in marks and len({mark.end() for mark in marks.values()}) > 1


def item(sentence: Candidate) -> re.Match[str] | None:
    """The mark of the item of a list in which the sentence stands; None where it stands in none."""
    text, start, pair = sentence.document.text, sentence.span.start, sentence.pair
    begin = text.rfind("\n", 0, start) + 1
    while not _ITEM.match(text, begin) and begin > pair.span.start and text[begin:start].strip(" \t"):
        above = text.rfind("\n", 0, begin - 1) + 1
        if not text[above:begin].strip() and not text[begin].isspace():
            return None  # a paragraph below the list
        begin = above
    numbers = pair.question is not None and begin <= pair.question.start < start  # the mark is the question's
    return None if numbers else _ITEM.match(text, begin)


def length(ranked: Ranked, places: Sequence[int]) -> int:
    """The words of the sentences at some places."""
    return sum(len(ranked.sentences[place].forms) for place in places)
