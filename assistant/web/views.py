"""What a page shows of an answer and its sources, as values that are kept: the snapshot an old answer is shown from.

A view holds the quote, its neighbouring turns and everything said about them, so that an old answer can show its own
sources after the document changed or went. Views are JSON on disk; nothing here writes HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import TypeAdapter

from assistant.positions import file_name, position
from assistant.types import Answer, Citation
from assistant.web.files import recording_of
from assistant.web.markup import clean
from index.errors import StoreError
from index.library import Library
from index.types import Document, Hit, Locator, QAPair, Span
from index.words import as_written

Role = Literal["question", "answer", "prose"]
AROUND = 500  # characters of a turn shown on either side of the quote
BESIDE = 280  # characters shown of a turn that the quote does not stand in


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """A stretch of the document beside the quote. `start` is the offset of its first character in the document."""

    role: Role
    speaker: str | None
    start: int
    text: str
    markup: tuple[tuple[int, int], ...] = ()
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One citation with its context."""

    marker: int
    document_id: int
    document: str
    sha256: str
    title: str
    date: str | None
    pair: int
    speaker: str | None
    question: str | None
    start: int
    end: int
    quote: str
    locator: Locator
    turns: tuple[TurnView, ...]

    @property
    def words(self) -> str:
        """The quote as a reader sees it: its notation left out, on one line."""
        kept: list[str] = []
        at = self.start
        for begin, end in sorted({stretch for turn in self.turns for stretch in turn.markup}):
            if begin < self.end and end > at:
                kept.append(self.quote[at - self.start : max(begin - self.start, 0)])
                at = end
        return " ".join("".join((*kept, self.quote[at - self.start :])).split())

    @property
    def cited(self) -> str:
        """The citation on one line: the quote, who said it, in which document, where."""
        facts = (self.speaker, self.title, file_name(self.document), self.date, position(self.locator))
        return f"“{self.words}” ({', '.join(dict.fromkeys(fact for fact in facts if fact))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence of the answer with its markers; `verdict` is that of assistant.types."""

    text: str
    markers: tuple[int, ...]
    verdict: str
    support: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """Why a pair was found, for 'why this source': its rank, ranks' scores and the words of the question that matched."""

    document: str
    title: str
    pair: int
    question: str | None
    score: float
    dense: float | None
    lexical: float | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """An answer as it is shown and kept. `writing` are the words of a sentence that is not whole, while it is written."""

    question: str
    searched_for: str
    sentences: tuple[SentenceView, ...]
    sources: tuple[SourceView, ...]
    hits: tuple[HitView, ...]
    abstained: bool
    reason: str | None
    declined: str
    composer: str
    notice: str
    confidence: float
    milliseconds: float
    stopped: bool = False
    writing: str = ""

    @property
    def said(self) -> str:
        """The words of the answer, or what was not found."""
        return self.declined if self.abstained else " ".join(s.text for s in self.sentences)


_ANSWERS = TypeAdapter(AnswerView)


def to_json(view: AnswerView) -> str:
    """The view as JSON."""
    return _ANSWERS.dump_json(view).decode()


def from_json(text: str) -> AnswerView:
    """The view that `to_json` wrote."""
    return _ANSWERS.validate_json(text)


def answer_view(answer: Answer, library: Library, *, stopped: bool = False) -> AnswerView:
    """The answer with its sources in their context, read from the library now."""
    return AnswerView(
        question=clean(answer.question),
        searched_for=clean(answer.searched_for),
        sentences=tuple(
            SentenceView(text=clean(s.text), markers=s.markers, verdict=s.verdict, support=s.support)
            for s in answer.sentences
        ),
        sources=tuple(_sources(answer.citations, library)),
        hits=tuple(_hit_view(hit, answer.searched_for) for hit in answer.hits[:10]),
        abstained=answer.abstained,
        reason=answer.reason,
        declined=clean(answer.declined),
        composer=answer.composer,
        notice=clean(answer.notice),
        confidence=answer.confidence,
        milliseconds=float(answer.timings_ms.get("total", 0.0)),
        stopped=stopped,
        writing="" if answer.complete else clean(answer.writing),
    )


def _sources(citations: Sequence[Citation], library: Library) -> list[SourceView]:
    documents: dict[int, tuple[Document, tuple[QAPair, ...]]] = {}
    views = []
    for citation in citations:
        if citation.document_id not in documents:
            try:
                document = library.document(citation.document_id)
                documents[citation.document_id] = (document, library.pairs(document.id))
            except StoreError:  # removed between the search and now: the quote itself is all there is
                continue
        document, pairs = documents[citation.document_id]
        if citation.span.of(document.text) == citation.quote:
            views.append(source_view(citation, document, pairs, locator=_with_recording(citation, document, library)))
    return views


def _with_recording(citation: Citation, document: Document, library: Library) -> Locator:
    """The citation's locator with the recording that lies beside the document now, if any."""
    if citation.locator.time_start is None:
        return citation.locator
    recording = recording_of(library, document)
    return replace(citation.locator, media=recording.name if recording else None)


def source_view(
    citation: Citation, document: Document, pairs: Sequence[QAPair], *, locator: Locator | None = None
) -> SourceView:
    """The citation in its document: the pair's question, the turn that holds the quote, and its neighbours."""
    return SourceView(
        marker=citation.marker,
        document_id=citation.document_id,
        document=clean(citation.document),
        sha256=citation.sha256,
        title=clean(citation.title),
        date=citation.date,
        pair=citation.pair,
        speaker=citation.speaker and clean(citation.speaker),
        question=citation.question and clean(citation.question),
        start=citation.span.start,
        end=citation.span.end,
        quote=clean(citation.quote),
        locator=locator or citation.locator,
        turns=_context(document, pairs, citation.span),
    )


def stretches(pairs: Sequence[QAPair]) -> list[tuple[Role, str | None, Span]]:
    """All questions and turns of a document in order, with who spoke."""
    found: list[tuple[Role, str | None, Span]] = []
    for pair in pairs:
        if pair.question is not None:
            found.append(("question", _name(pair.asker), pair.question))
        role: Role = "prose" if pair.question is None else "answer"
        found.extend((role, _name(turn.speaker), turn.span) for turn in pair.turns)
    return sorted(found, key=lambda item: item[2].start)


def _name(speaker: object) -> str | None:
    name = getattr(speaker, "name", "")
    return clean(name) or None


def turn_view(document: Document, role: Role, speaker: str | None, span: Span) -> TurnView:
    """One stretch of the document as a view."""
    return TurnView(
        role=role,
        speaker=speaker,
        start=span.start,
        text=clean(span.of(document.text)),
        markup=tuple((m.start, m.end) for m in document.markup if m.overlaps(span)),
    )


def _context(document: Document, pairs: Sequence[QAPair], quote: Span) -> tuple[TurnView, ...]:
    every = stretches(pairs)
    at = next((i for i, (_, _, span) in enumerate(every) if span.contains(quote)), None)
    if at is None:  # the quote crosses turns: its own surroundings, as one stretch
        around = Span(max(quote.start - AROUND, 0), min(quote.end + AROUND, len(document.text)))
        return (_trimmed(document, "prose", None, around, quote),)
    first = max(at - 1, 0)
    if every[at][0] == "answer":  # reach back to the question that was replied to
        while first > 0 and every[first][0] != "question":
            first -= 1
    chosen = every[first : first + 1] + every[max(first + 1, at - 1) : at + 2]
    return tuple(
        _trimmed(document, role, speaker, span, quote if span.contains(quote) else None)
        for role, speaker, span in chosen
    )


def _trimmed(document: Document, role: Role, speaker: str | None, span: Span, quote: Span | None) -> TurnView:
    """The stretch, cut at white space: to AROUND characters on either side of the quote, or BESIDE from its start."""
    middle, around = quote or Span(span.start, span.start), AROUND if quote else BESIDE
    text = document.text
    start, end = span.start, span.end
    if middle.start - start > around:
        start = middle.start - around
        while start < middle.start and not text[start - 1].isspace():
            start += 1
    if end - middle.end > around:
        end = middle.end + around
        while end > middle.end and not text[end].isspace():
            end -= 1
    view = turn_view(document, role, speaker, Span(start, end))
    return TurnView(
        role=view.role,
        speaker=view.speaker,
        start=view.start,
        text=view.text,
        markup=view.markup,
        cut_before=start > span.start,
        cut_after=end < span.end,
    )


def _hit_view(hit: Hit, searched_for: str) -> HitView:
    question = hit.pair.question
    return HitView(
        document=clean(hit.document.source),
        title=clean(hit.document.title),
        pair=hit.pair.number,
        question=clean(question.of(hit.document.text)) if question else None,
        score=hit.score,
        dense=hit.why.dense,
        lexical=hit.why.lexical,
        words=tuple(clean(word) for word in as_written(hit.why.words, searched_for)),
    )
