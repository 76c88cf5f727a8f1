"""What flows through verification: words' states, disagreements, checked sentences, the report. Frozen values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.types import Verdict
from assistant.verify.word import Word
from index.types import Span

DisagreementKind = Literal[
    "number", "date", "unit", "name", "negation", "quantifier", "opposite", "modality", "order", "speaker", "word"
]
# Where a claim's word stands: in its place, in the sentences told, elsewhere in the passages, only in the question,
# nowhere; or it belongs to the introduction ("According to the interview") and tells nothing.
State = Literal["aligned", "near", "elsewhere", "question", "absent", "telling"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One thing said differently: `said` by the claim (empty: left out), `found` in the passage (empty: nothing there).

    `weight` in [0, 1] is how surely it contradicts the passage or goes beyond it; what `refutes` is enough to call a claim
    unsupported, however little else of it the passage has.
    """

    kind: DisagreementKind
    said: str
    found: str
    weight: float
    refutes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A claim beside the passages: where each word stands, what disagrees, and the place that it tells.

    `matched` holds per word an index into the source's words or -1. `span` is (passage, start, end) of the sentences
    that the claim tells, None where nothing matches; `anchor` is a character of that passage inside what is told.
    """

    words: tuple[Word, ...]
    matched: tuple[int, ...]
    states: tuple[State, ...]
    disagreements: tuple[Disagreement, ...]
    span: tuple[int, int, int] | None
    anchor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSentence:
    """One sentence of an answer. `support` in [0, 1] is the calibrated probability that the passages support it.

    `why` is empty where nothing disagrees. `passage` is a 0-based index, `start` and `end` characters of that passage:
    the best span; all None where nothing in the passages resembles the sentence. `unsupported` are the characters of
    `text` that the passages contradict or do not have.
    """

    text: str
    support: float
    verdict: Verdict
    why: str
    passage: int | None = None
    start: int | None = None
    end: int | None = None
    unsupported: tuple[Span, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An answer checked: `faithfulness` in [0, 1], 1.0 where nothing is claimed, and the sentences that claim something."""

    faithfulness: float
    sentences: tuple[CheckedSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A judge's score for one claim in [0, 1], or None where its output could not be used."""

    support: float | None
    note: str = ""


class Judge(Protocol):
    """A second opinion on claims, beside the offline score: an NLI model or a language model.

    `name` identifies model and settings. `judge` gets one claim and the passages' words that it is held against, and
    gives one judgement each, in order. It never raises for an unusable output: that is a `Judgement` with None.
    """

    name: str

    def judge(self, claims: list[tuple[str, str]]) -> list[Judgement]:
        """Judge (claim, evidence) pairs."""
        ...
