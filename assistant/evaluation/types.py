"""What flows through evaluation: cases, responses, rows, estimates. Frozen values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from assistant.types import Message, Verdict
from index.errors import OnRecordError
from index.types import Span


class EvaluationError(OnRecordError):
    """A test set, an answers file or an earlier run cannot be used; the message says which line and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Evidence that a right answer rests on: an exact quote of a file, a whole file (no quote), or a quote of any file.

    `file` is a file name, a path or `PATH#ID`; '' where the set does not say. `grade` is its relevance (BEIR), from 1.
    `speaker` is who said it, where the set says so.
    """

    file: str = ""
    quote: str = ""
    speaker: str | None = None
    grade: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A pair that a question must not find: its document and its number there."""

    document: str
    pair: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question of a test set, with what a right answer holds.

    `answerable` is None where answers are judged that no set belongs to: then nothing says whether to decline was right.
    `must_include` are regular expressions that the answer or its quotes match. `near` is the closest or contradicting
    evidence of an unanswerable question. `history` is given, or empty for a turn of a `conversation`, whose history
    are the answers to the turns before it.
    """

    id: str
    question: str
    answerable: bool | None = True
    history: tuple[Message, ...] = ()
    gold: tuple[Gold, ...] = ()
    near: tuple[Gold, ...] = ()
    must_include: tuple[str, ...] = ()
    reference: str = ""
    tags: tuple[str, ...] = ()
    without: tuple[Hidden, ...] = ()
    conversation: str | None = None
    turn: int = 0
    draft: bool = False

    @property
    def cluster(self) -> str:
        """What this case shares its luck with: its conversation, else the document of its evidence, else itself."""
        if self.conversation is not None:
            return f"conversation {self.conversation}"
        named = next((g.file for g in (*self.gold, *self.near) if g.file), None)
        return f"document {named}" if named else f"question {self.id}"

    @property
    def correctable(self) -> bool:
        """True for a false premise: citing the words that contradict it is as right as declining."""
        return self.answerable is False and bool(self.near) and any("premise" in tag for tag in self.tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSet:
    """A test set as read: its cases in order, where it came from and the sha256 of its bytes."""

    name: str
    sha256: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A passage that an answer cites or was given: its words, and where they stand if that is known.

    `evidence` is what a sentence is checked against: the words with their speaker, question and title.
    `exact` is False when `quote` is not what the document says at `start..end`. `before` and `after` are the
    characters around it, for showing.
    """

    quote: str
    evidence: str
    document: str | None = None
    start: int | None = None
    end: int | None = None
    speaker: str | None = None
    question: str | None = None
    exact: bool = True
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One retrieved unit: a pair (or row) of a document, or a bare passage."""

    document: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of an answer without its markers, and the 1-based numbers of the sources it cites."""

    text: str
    markers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a system answered to one case. `confidence` is in [0, 1]; `ranked`, `milliseconds`, `cost` are None if unknown.

    `faithful` is what people say of the answer, where somebody labelled it.
    """

    answer: str
    abstained: bool
    confidence: float
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    ranked: tuple[Ranked, ...] | None = None
    reason: str | None = None
    searched_for: str = ""
    composer: str = ""
    milliseconds: float | None = None
    cost: float | None = None
    faithful: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A measure of one row: `share` of `of` units (sentences, citations, gold passages; 1 where it is one yes or no)."""

    share: float
    of: float = 1.0

    @property
    def value(self) -> float:
        """In [0, 1]; 0 of 0 units is 0."""
        return self.share / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedStatement:
    """A sentence with what the judge says of it; `why` is empty where nothing disagrees.

    `unsupported` are the characters of `text` that its passages contradict or do not have.
    """

    text: str
    markers: tuple[int, ...]
    support: float
    verdict: Verdict
    why: str
    claim: bool = True
    unsupported: tuple[Span, ...] = ()


Outcome = Literal["answered", "declined", "over-refusal", "unsupported answer", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One case, its response and everything measured on it. `problems` say in words what failed."""

    case: Case
    response: Response
    outcome: Outcome
    statements: tuple[JudgedStatement, ...]
    measures: Mapping[str, Ratio]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The figures of one row alone, as a run's file keeps them: all that summaries and comparisons need."""

    id: str
    question: str
    cluster: str
    tags: tuple[str, ...]
    answerable: bool | None
    abstained: bool
    right_to_decline: bool
    confidence: float
    measures: Mapping[str, Ratio]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure over `n` rows with its 95 % interval. `value` is None only when no row carries the measure.

    `micro`, with an interval of its own, weighs each sentence or citation alike, `value` (macro) each row.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    micro: float | None = None
    micro_low: float | None = None
    micro_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An evaluation: what was measured, on what, by which judge."""

    cases: CaseSet
    system: str
    judge: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    facts: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
