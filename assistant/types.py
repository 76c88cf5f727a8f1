"""What flows through `assistant`: questions, citations, sentences, answers. Frozen values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from index.types import Document, Hit, Locator, QAPair, Span

Verdict = Literal["supported", "weak", "unsupported"]
Reason = Literal["unknown_person", "ambiguous", "fact_absent", "false_premise", "off_topic", "unsupported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of the chat so far, as the user saw it."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One stretch of a document that was chosen to answer, best first in a sequence of them.

    `span` covers one or more whole neighbouring sentences (or, where a long one was cut, clauses) of one turn.
    `score` is comparable within one answer only. `part` counts from 0 which part of a compound question it answers;
    `person` is the one it was chosen for, where the question names several.
    """

    document: Document
    pair: QAPair
    span: Span
    score: float
    part: int = 0
    person: str | None = None

    @property
    def text(self) -> str:
        """The exact words, as they stand in the document."""
        return self.span.of(self.document.text)

    def overlaps(self, other: Evidence) -> bool:
        """Do both hold some of the same words?"""
        return self.document.id == other.document.id and self.span.overlaps(other.span)

    @property
    def speaker(self) -> str | None:
        """Whoever said them; None for prose, titles and introductions."""
        speaker = self.pair.speaker_at(self.span)
        return speaker.name or None if speaker else None

    @property
    def question(self) -> str | None:
        """The question they replied to, None in prose."""
        return self.pair.question.of(self.document.text) if self.pair.question else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An exact span of a source. `quote` equals the document's text at `span`, checked when made and when shown.

    `marker` counts from 1. `document` is the path as it was added, `sha256` the document's at the time. `question` is
    what the quoted words replied to (None in prose). `speaker` is whoever said the span: the asker for words of a
    question, None for title, introduction, front matter and prose.
    """

    marker: int
    document_id: int
    document: str
    sha256: str
    title: str
    date: str | None = None
    pair: int
    question: str | None
    speaker: str | None
    span: Span
    quote: str
    locator: Locator = field(default_factory=Locator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an answer with the markers it rests on. `support` is in [0, 1]."""

    text: str
    markers: tuple[int, ...]
    support: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A cited, checked answer; or, when `abstained`, what was not found and the closest passages.

    `searched_for` is the question that stands alone, as it was searched. `confidence` in [0, 1] is the calibrated
    probability that the record answers. `composer` is 'quotes', 'catalogue' or the LLM's name. `notice` is one line
    about what the answer leaves open (a part, a person) or what went wrong on the way (an LLM that did not answer),
    else empty. `complete` is False for a
    streamed prefix; `writing` are then the words of a sentence that a model is writing and that is not checked yet.
    """

    question: str
    searched_for: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    hits: tuple[Hit, ...] = ()
    abstained: bool = False
    reason: Reason | None = None
    declined: str = ""
    confidence: float = 0.0
    composer: str = "quotes"
    notice: str = ""
    complete: bool = True
    writing: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def text(self) -> str:
        """The sentences joined, markers inline; for a declined question, what was not found."""
        return self.declined if self.abstained else " ".join(s.text for s in self.sentences)
