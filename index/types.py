"""What flows through `index`: frozen values, no behaviour beyond small look-ups.

Offsets are half-open and count Unicode code points of `Document.text`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Literal

from index.errors import InvalidQuestion
from index.frozen import quickly_made

BlockKind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "quote",
    "code",
    "table",
    "cue",
    "aside",
    "rule",
    "front_matter",
    "link_definition",
    "comment",
]
Role = Literal["question", "answer"]
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Characters `start` (included) to `end` (excluded) of a text; 0 <= start <= end."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


# What fills the slots of a frozen span faster than `object.__setattr__`: no value is made as often.
_set_start, _set_end = Span.__dict__["start"].__set__, Span.__dict__["end"].__set__


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a span stands in the terms of its own medium; what does not apply is None or empty.

    `page` and `line` count from 1 (`line` within its page where there are pages, as printed in the margin of a
    deposition); `*_end` is the last one touched; times are seconds; `media` is a path; `heading` is the path of
    headings above, outermost first; `row` is the id of a table row.
    """

    page: int | None = None
    page_end: int | None = None
    line: int | None = None
    line_end: int | None = None
    boxes: tuple[Box, ...] = ()
    time_start: float | None = None
    time_end: float | None = None
    media: str | None = None
    heading: tuple[str, ...] = ()
    row: str | None = None


_NOWHERE = Locator()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An emphasised stretch inside a block. `span` covers the words, not the marks around them."""

    kind: Literal["bold", "italic", "underline"]
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of layout: a paragraph, heading, list item, cue or line, with what the format told about it.

    An `aside` (a caption, a pull quote, a text box) stands beside the text and is said by nobody there.
    `span` covers the block's words and inner markup without the newline that ends it. `level` is a heading's level
    (1..6) or a list's depth (from 1). `marks` are the emphasised stretches. `role` is set only where the format itself
    says what is a question and what its answer (dt/dd, FAQPage, table columns, MedQuAD). `speaker` is a voice tag or a
    turn list's name. `ordinal` is a list number that the format keeps outside the text (Word's automatic numbers).
    `group` numbers the enclosing structure (one accordion, one FAQ item), 0 where there is none.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    marks: tuple[Mark, ...] = ()
    role: Role | None = None
    speaker: str | None = None
    ordinal: int | None = None
    group: int = 0
    locator: Locator = _NOWHERE


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch finer than a block stands: a printed line of a PDF or deposition, a cue of a subtitle."""

    span: Span
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One readable text. A row of a table is a document of its own, with `source` = `PATH#ID`.

    `id` comes from the store (0 = not stored yet). `source` is the path as the user gave it. `text` is exactly what is
    shown and cited. `markup` are the stretches of `text` that are notation and not words (link targets, emphasis
    marks, heading signs, link definitions, front matter fences and keys, comments): sorted, disjoint; `text` without
    them is what a reader reads. `places` are the map from characters to page, line, boxes and times where the format
    knows it more finely than its blocks do: sorted, disjoint; empty where the blocks' own locators are all there is.
    `participants` are names that the document itself gives (title, front matter, introduction, file name), as
    written. `date` is ISO (YYYY, YYYY-MM or YYYY-MM-DD). `language` is ISO 639-1. `sha256` is that of the file's
    bytes (of the row's text for a row). `blocks` and `places` are empty on a document that comes back from a store:
    ask the store to locate a span.
    """

    id: int = 0
    source: str
    title: str
    text: str
    blocks: tuple[Block, ...] = ()
    markup: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()
    participants: tuple[str, ...] = ()
    date: str | None = None
    language: str | None = None
    sha256: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: the label as written ('JS', 'Speaker 1', '' where there is none) and the person it names, if known.

    `read` is whom the document itself names ('' for nobody) where somebody put that right; None where nobody did.
    """

    label: str
    person: str | None = None
    read: str | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The person where known, else the label as written."""
        return self.person or self.label


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A stretch spoken by one speaker; `speaker` is None where nobody is known to speak (prose, the editor's words)."""

    speaker: Speaker | None
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class QAPair:
    """A question and the turns that answer it; or, with `question` None, a section of prose.

    `number` counts the document's pairs and sections from 1 in order of appearance. `layout` names the detector that
    found it ('prose' for a section) and `confidence` (0..1) how well that layout explains the document here. Pairs are
    in the order in which they begin; no two questions or turns of a document share a character. What is said between
    the turns of a pair and belongs to nobody in it (an objection) is a section of its own, so that only there one
    `span` lies inside another. `heading` is the path of headings above, outermost first.
    """

    id: int = 0
    document_id: int = 0
    number: int
    asker: Speaker | None = None
    question: Span | None = None
    turns: tuple[Turn, ...] = ()
    heading: tuple[str, ...] = ()
    layout: str = "prose"
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        """From the first character of the question (or first turn) to the last of the last turn."""
        spans = ([self.question] if self.question else []) + [turn.span for turn in self.turns]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def speaker_at(self, span: Span) -> Speaker | None:
        """Whoever said the first character of `span`: the asker inside the question, else the turn's speaker."""
        if self.question and self.question.start <= span.start < self.question.end:
            return self.asker
        return next((t.speaker for t in self.turns if t.span.start <= span.start < t.span.end), None)


PassageField = Literal["question", "answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is embedded: the words of `span` under `header` (title, date, speaker, question), which is not shown.

    `sentences` are those it is made of, in order; a sentence too long for the encoder counts as several.
    """

    id: int = 0
    pair_id: int = 0
    field: PassageField
    span: Span
    header: str
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a hit was found: cosine of the best passage, word scores by field (None = not found that way), matched words."""

    dense: float | None = None
    lexical: float | None = None
    dense_question: float | None = None
    dense_answer: float | None = None
    lexical_question: float | None = None
    lexical_answer: float | None = None
    lexical_header: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A pair that matches a question, with its best spans (best first) and a score; higher is better."""

    document: Document
    pair: QAPair
    spans: tuple[Span, ...]
    score: float
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Limits a search before ranking. Empty or None means no limit; `without` hides pairs by id.

    `document` is a source as added, a path, or a mere file name; `person` any participant or speaker, case and accents
    aside, or words of the name where nobody is called just that; dates (YYYY, YYYY-MM or YYYY-MM-DD) are inclusive, a
    document without a date is outside any range. Raises InvalidQuestion for a date that is none.
    """

    document: str | None = None
    collection: str | None = None
    person: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    without: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for date in (self.date_from, self.date_to):
            if date and not _is_date(date):
                raise InvalidQuestion(f"'{date}' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")


def _is_date(text: str) -> bool:
    """True for a year, a month or a day that the calendar has."""
    try:
        return bool(_DATE.fullmatch(text) and datetime.date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False
