"""Evidence -> numbered passages and the prompt that holds them, within what a language model can read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.compose import Brief
from assistant.compose.tokens import at_most
from assistant.types import Evidence
from index.passages import plain
from index.sentences import sentences
from index.types import Span
from prompts import phrase, render

MOST_PASSAGES = 8
PASSAGE_TOKENS = 220  # a passage is widened by whole sentences of its turn up to this
FRAME_TOKENS = 60  # what a chat template and the marks around the passages add at most
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A numbered passage as the model reads it: `words` of `evidence` without markup, `offsets` of each in the document.

    `source` says who said it, where and when, and in reply to what.
    """

    evidence: Evidence
    source: str
    words: str
    offsets: tuple[int, ...]

    @property
    def attributed(self) -> str:
        """The words under their source, as they are checked: whose they are is part of what they support."""
        return f"{self.source}\n{self.words}"

    def narrowed(self, start: int, end: int) -> Evidence:
        """The evidence for characters `start` to `end` of `attributed`; all of it where none of the words is among them."""
        lead = len(self.source) + 1
        first, last = max(start - lead, 0), min(end - lead, len(self.offsets))
        while first < last and self.words[first].isspace():
            first += 1
        while last > first and self.words[last - 1].isspace():
            last -= 1
        if first >= last:
            return self.evidence
        return replace(self.evidence, span=Span(self.offsets[first], self.offsets[last - 1] + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What is sent, and the passages in the order of their numbers."""

    system: str
    user: str
    passages: tuple[Passage, ...]


def write(brief: Brief, *, budget: int) -> Prompt | None:
    """The prompt for `brief` in at most `budget` tokens; None when not even one passage fits."""
    system = render("answer_system", refusal=phrase("language_model.refusal"))
    left = (
        budget
        - FRAME_TOKENS
        - at_most(system)
        - at_most(render("answer_user", passages="", question=brief.searched_for))
    )
    chosen: list[Passage] = []
    for passage in _passages(brief):
        cost = at_most(_shown(passage, number=MOST_PASSAGES, boundary="f" * 12))
        if cost <= left:
            chosen.append(passage)
            left -= cost
        if len(chosen) == MOST_PASSAGES:
            break
    if not chosen:
        return None
    boundary = _boundary(brief, chosen)
    shown = "\n\n".join(_shown(passage, number=n, boundary=boundary) for n, passage in enumerate(chosen, start=1))
    user = render("answer_user", passages=shown, question=brief.searched_for)
    return Prompt(system=system, user=user, passages=tuple(chosen))


def _shown(passage: Passage, *, number: int, boundary: str) -> str:
    return render("passage", number=number, source=passage.source, words=passage.words.strip(), boundary=boundary)


def _boundary(brief: Brief, passages: list[Passage]) -> str:
    """A mark that no passage can hold on purpose: it depends on all of them and on the question."""
    everything = "\0".join([brief.searched_for, *(passage.words for passage in passages)])
    return hashlib.sha256(everything.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _passages(brief: Brief) -> Iterator[Passage]:
    """The evidence with its surroundings, then the best spans of the other hits; no words twice."""
    seen: list[Evidence] = []
    hits = [
        Evidence(document=hit.document, pair=hit.pair, span=span, score=hit.score)
        for hit in brief.hits
        for span in hit.spans[:1]
    ]
    for piece in (*brief.evidence, *hits):
        whole = _widened(piece)
        if any(whole.document.id == s.document.id and whole.span.overlaps(s.span) for s in seen):
            continue
        seen.append(whole)
        words, offsets = plain(whole.document, whole.span)
        if words.strip():
            yield Passage(evidence=whole, source=_source(whole), words=words, offsets=offsets)


def _widened(piece: Evidence) -> Evidence:
    """The evidence with whole sentences of its turn around it, the nearer ones first, up to PASSAGE_TOKENS."""
    text = piece.document.text
    turn = next(
        (turn.span for turn in piece.pair.turns if turn.span.overlaps(piece.span)), piece.pair.question or piece.span
    )
    if not turn.contains(piece.span):
        return piece
    start, end = piece.span.start, piece.span.end
    before = [span for span in sentences(text, turn.start, turn.end) if span.end <= start]
    after = [span for span in sentences(text, turn.start, turn.end) if span.start >= end]
    after.reverse()
    while before or after:
        wider = [(before, (before[-1].start, end))] if before else []
        wider += [(after, (start, after[-1].end))] if after else []
        fitting = [(side, span) for side, span in wider if at_most(text[slice(*span)]) <= PASSAGE_TOKENS]
        if not fitting:
            break
        side, (start, end) = min(fitting, key=lambda choice: choice[1][1] - choice[1][0])
        side.pop()
    return replace(piece, span=Span(start, end))


def _source(piece: Evidence) -> str:
    """Who said it, where and when, and in reply to what, on one line."""
    title = piece.document.title + (f" ({piece.document.date})" if piece.document.date else "")
    speaker = f"{piece.speaker}, in {title}" if piece.speaker else title
    question = piece.question
    asked = piece.pair.question is not None and piece.pair.question.overlaps(piece.span)
    line = f"{speaker}, asked: {question}" if question and not asked else speaker
    return _SPACE.sub(" ", line).strip()[:400]
