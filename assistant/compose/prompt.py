"""Evidence -> numbered passages and the prompt that holds them, within what a language model can read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import itemgetter

from assistant.compose import Brief
from assistant.compose.tokens import at_most
from assistant.planted import asks_of_orders, orders
from assistant.types import Evidence, Message
from index.passages import plain
from index.sentences import sentences
from index.types import Span
from prompts import phrase, render

MOST_PASSAGES = 8
PASSAGE_TOKENS = 220  # a passage is widened by whole sentences of its turn up to this
FRAME_TOKENS = 60  # what a chat template and the marks around the passages add at most
EARLIER_TOKENS = 300  # what was said before takes no more, and no more than a fifth of what is left
TALK_FRAME = 60  # the marks around what was said before, and its heading
MESSAGE = 320  # characters shown of an earlier message
BOUNDARY = 12  # characters
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_MARKER = re.compile(r"\s*\[\d{1,3}\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A numbered passage: `words` of `evidence` without markup, under `source`, which says who said it, where and when.

    `checked` is what sentences are checked against: title, question and words, each under its speaker's name. `places`
    holds for each of its characters the place in the document, -1 for what is not the document's. `reply` is the character
    of it at which title and question end.
    """

    evidence: Evidence
    source: str
    words: str
    checked: str
    places: tuple[int, ...]
    reply: int

    def narrowed(self, start: int, end: int) -> Evidence:
        """The evidence for characters `start` to `end` of `checked`, inside the question or the words, not both."""
        found = [
            place for place in self.places[start:end] if place >= 0 and not self.evidence.document.text[place].isspace()
        ]
        question = self.evidence.pair.question
        asked = [place for place in found if question and question.start <= place < question.end]
        said = [place for place in found if not question or not question.start <= place < question.end]
        kept = asked if len(asked) > len(said) else said
        if not kept:
            return self.evidence
        return replace(self.evidence, span=Span(kept[0], kept[-1] + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What is sent, and the passages in the order of their numbers."""

    system: str
    user: str
    passages: tuple[Passage, ...]


def write(brief: Brief, *, budget: int) -> Prompt | None:
    """The prompt for `brief` in at most `budget` tokens; None when not even one passage fits."""
    system = render("answer_system", refusal=phrase("language_model.refusal"))
    asked = _asked(brief)
    left = (
        budget
        - FRAME_TOKENS
        - at_most(system)
        - at_most(render("answer_user", earlier="", passages="", question=asked))
    )
    offered = ((passage, _cost(passage)) for passage in _passages(brief))
    first = next((one for one in offered if one[1] <= left), None)
    if first is None:
        return None
    turns = earlier(brief.history, budget=min(EARLIER_TOKENS, left // 5, left - first[1] - TALK_FRAME))
    left -= at_most(_talk(turns, boundary="0" * BOUNDARY))
    chosen: list[Passage] = []
    for passage, cost in chain([first], offered):
        if cost <= left:
            chosen.append(passage)
            left -= cost
        if len(chosen) == MOST_PASSAGES:
            break
    boundary = _boundary([asked, *turns, *(passage.words for passage in chosen)])
    shown = "\n\n".join(_shown(passage, number=n, boundary=boundary) for n, passage in enumerate(chosen, start=1))
    user = render("answer_user", earlier=_talk(turns, boundary=boundary), passages=shown, question=asked)
    return Prompt(system=system, user=user, passages=tuple(chosen))


def _cost(passage: Passage) -> int:
    """Tokens of a passage as it is shown, at most."""
    return at_most(_shown(passage, number=MOST_PASSAGES, boundary="0" * BOUNDARY)) + 2


def _shown(passage: Passage, *, number: int, boundary: str) -> str:
    return render("passage", number=number, source=passage.source, words=passage.words.strip(), boundary=boundary)


def _boundary(quoted: Sequence[str]) -> str:
    """A mark that nothing `quoted` can hold on purpose: it depends on all of it and on the question."""
    everything = "\0".join(quoted)
    return hashlib.sha256(everything.encode("utf-8", "surrogatepass")).hexdigest()[:BOUNDARY]


def _asked(brief: Brief) -> str:
    """The question that stands alone, and the user's own words where they differ."""
    if brief.question == brief.searched_for:
        return brief.searched_for
    return phrase("language_model.asked", question=brief.searched_for, words=brief.question)


def earlier(history: Sequence[Message], *, budget: int) -> tuple[str, ...]:
    """What was said before, oldest first: the latest messages that fit into `budget` tokens, long ones cut at a word.

    Markers are left out: they would be taken for numbers of passages.
    """
    lines: list[str] = []
    for message in reversed(history):
        words = _SPACE.sub(" ", _MARKER.sub("", message.content)).strip()
        if len(words) > MESSAGE:
            words = words[:MESSAGE].rsplit(" ", 1)[0] + " ..."
        line = phrase(f"language_model.{message.role}", words=words)
        budget -= at_most(line) + 1
        if budget < 0:
            break
        lines.insert(0, line)
    return tuple(lines)


def _talk(lines: Sequence[str], *, boundary: str) -> str:
    """The block of what was said before, '' where nothing was."""
    return render("earlier", turns="\n".join(lines), boundary=boundary) + "\n\n" if lines else ""


def _passages(brief: Brief) -> Iterator[Passage]:
    """The evidence with its surroundings, then the best spans of the other hits; no words twice, and no orders to a
    machine but where the question asks of them."""
    seen: list[Evidence] = []
    hits = [
        Evidence(document=hit.document, pair=hit.pair, span=span, score=hit.score)
        for hit in brief.hits
        for span in hit.spans[:1]
    ]
    told = asks_of_orders(brief.searched_for)
    for piece in (*brief.evidence, *hits):
        whole = _widened(piece, orders_too=told)
        if whole is None or any(whole.document.id == s.document.id and whole.span.overlaps(s.span) for s in seen):
            continue
        seen.append(whole)
        words, offsets = plain(whole.document, whole.span)
        if words.strip():
            yield _passage(whole, words, offsets, orders_too=told)


def _passage(piece: Evidence, words: str, offsets: tuple[int, ...], *, orders_too: bool) -> Passage:
    title = f"{_title(piece, orders_too=orders_too)}\n"
    text, places = title, (-1,) * len(title)
    question = piece.pair.question
    if question and not question.overlaps(piece.span):
        label = _label(piece.pair.asker.name if piece.pair.asker else "Question")
        text, places = f"{text}{label}", (*places, *(-1,) * len(label))
        for part in [question] if orders_too else _between_orders(piece.document.text, question):
            asked, asked_at = plain(piece.document, part)
            text, places = f"{text}{asked}\n", (*places, *asked_at, -1)
    label, reply = _label(piece.speaker), len(text)
    text, places = f"{text}{label}{words}", (*places, *(-1,) * len(label), *offsets)
    source = _source(piece, orders_too=orders_too)
    return Passage(evidence=piece, source=source, words=words, checked=text, places=places, reply=reply)


def _label(name: str | None) -> str:
    return f"{name}: " if name else ""


def _title(piece: Evidence, *, orders_too: bool) -> str:
    title = _spared(piece.document.title, orders_too=orders_too)
    return title + (f" ({piece.document.date})" if piece.document.date else "")


def _widened(piece: Evidence, *, orders_too: bool) -> Evidence | None:
    """The evidence with whole sentences of its turn around it, the nearer ones first, up to PASSAGE_TOKENS.

    An order to a machine bounds it, unless with `orders_too`: None for a piece that is nothing else.
    """
    text = piece.document.text
    turn = next(
        (turn.span for turn in piece.pair.turns if turn.span.overlaps(piece.span)), piece.pair.question or piece.span
    )
    whole = turn if turn.contains(piece.span) else piece.span
    bounds = whole if orders_too else _without_orders(whole, piece)
    if bounds is None:
        return None
    start, end = max(piece.span.start, bounds.start), min(piece.span.end, bounds.end)
    spans = sentences(text, bounds.start, bounds.end)
    before = [span for span in spans if span.end <= start]
    after = [span for span in reversed(spans) if span.start >= end]
    room = PASSAGE_TOKENS - at_most(text[start:end])
    while before or after:
        wider = [(before, (before[-1].start, start))] if before else []
        wider += [(after, (end, after[-1].end))] if after else []
        costs = [at_most(text[slice(*more)]) for _, more in wider]
        fitting = [(*one, cost) for one, cost in zip(wider, costs, strict=True) if cost <= room]
        if not fitting:
            break
        side, more, cost = min(fitting, key=lambda choice: choice[1][1] - choice[1][0])
        start, end, room = min(start, more[0]), max(end, more[1]), room - cost
        side.pop()
    return replace(piece, span=Span(start, end))


def _without_orders(bounds: Span, piece: Evidence) -> Span | None:
    """The part of `bounds` between orders to a machine that has most of `piece`; all of it where no order stands there."""
    parts = _between_orders(piece.document.text, bounds)
    shared = [(min(part.end, piece.span.end) - max(part.start, piece.span.start), part) for part in parts]
    most, part = max(shared, key=itemgetter(0), default=(0, bounds))
    return part if most > 0 else None


def _between_orders(text: str, bounds: Span) -> list[Span]:
    """The stretches of whole sentences between orders to a machine; `bounds` itself where none stands there."""
    spans = sentences(text, bounds.start, bounds.end)
    planted = orders(span.of(text) for span in spans)
    if not any(planted):
        return [bounds]
    runs = groupby(zip(spans, planted, strict=True), key=itemgetter(1))
    stretches = [[span for span, _ in run] for order, run in runs if not order]
    return [Span(run[0].start, run[-1].end) for run in stretches]


def _spared(text: str, *, orders_too: bool) -> str:
    """A title or a question without orders to a machine, unless with `orders_too`."""
    return text if orders_too else " ".join(part.of(text) for part in _between_orders(text, Span(0, len(text))))


def _source(piece: Evidence, *, orders_too: bool) -> str:
    """Who said it, where and when, and in reply to what, on one line."""
    title = _title(piece, orders_too=orders_too)
    speaker = f"{piece.speaker}, in {title}" if piece.speaker else title
    question = _spared(piece.question or "", orders_too=orders_too)
    asked = piece.pair.question is not None and piece.pair.question.overlaps(piece.span)
    line = f"{speaker}, asked: {question}" if question and not asked else speaker
    return _SPACE.sub(" ", line).strip()[:400]
