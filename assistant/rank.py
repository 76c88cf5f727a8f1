"""Which sentences answer this question: every candidate gets a score.

A score is linear in the features of `assistant.features`; its weights are fitted (assistant/weights.json).
`assistant.choose` makes evidence of the best few.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from assistant import features
from assistant.candidates import Candidate
from assistant.planted import asks_of_orders
from assistant.question import Part
from index.words import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted numbers.

    `sentence` has one weight per feature before the reader has read, `reading` after it; `margin` is how far below the
    best a further sentence may stay, `complement` what covering all that is still open adds to it, `leaning` what
    leaning on a chosen neighbour adds, `length` what each word beyond PLAIN costs, and `most` how many there may be.
    """

    sentence: Mapping[str, float]
    reading: Mapping[str, float]
    margin: float
    complement: float
    leaning: float
    length: float
    most: int


@cache
def weights() -> Weights:
    """The weights that are shipped, from assistant/weights.json."""
    data = json.loads((Path(__file__).parent / "weights.json").read_text("utf-8"))
    return Weights(
        sentence=data["sentence"],
        reading=data["reading"],
        margin=data["margin"],
        complement=data["complement"],
        leaning=data["leaning"],
        length=data["length"],
        most=data["most"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """The candidates of one part of a question with their features (n, f) and scores (n,)."""

    part: Part
    sentences: tuple[Candidate, ...]
    rows: features.Rows
    scores: features.Rows

    @property
    def order(self) -> tuple[int, ...]:
        """Places of the candidates, best first; ties in the order of the documents."""
        return tuple(np.argsort(-self.scores, kind="stable").tolist())

    def lead(self, document_id: int) -> float:
        """How far the best sentence of a document stands above the best of all others; infinity where there are none, and 0
        where it stands below."""
        own, others = -np.inf, -np.inf
        for sentence, score in zip(self.sentences, self.scores.tolist(), strict=True):
            if sentence.document.id == document_id:
                own = max(own, score)
            else:
                others = max(others, score)
        return max(0.0, own - others)

    def feature(self, name: str) -> features.Rows:
        """One feature of all candidates (n,)."""
        column: features.Rows = self.rows[:, features.NAMES.index(name)]
        return column


def rank(
    part: Part,
    sentences: Sequence[Candidate],
    *,
    question: features.Rows,
    vectors: features.Rows,
    asked_alike: features.Rows,
    prior: features.Rows,
    rarity: Callable[[str], float],
    words: Sequence[Token],
    fitted: Weights | None = None,
) -> Ranked:
    """Score `sentences` for one part of a question.

    `prior` (n,) is added to each score: what search thinks of the sentence's pair. Other arrays as in `features.rows`.
    """
    fitted = fitted or weights()
    found = features.rows(
        sentences,
        vectors,
        question=question,
        kind=part.kind,
        words=words,
        asked_alike=asked_alike,
        rarity=rarity,
    )
    if asks_of_orders(part.text):
        found[:, features.NAMES.index("order")] = 0.0
    return Ranked(part=part, sentences=tuple(sentences), rows=found, scores=found @ _column(fitted.sentence) + prior)


def reread(ranked: Ranked, odds: features.Rows, seen: features.Rows, *, fitted: Weights | None = None) -> Ranked:
    """The same sentences ranked by what the reader has read: log-odds (n,), and 1 or 0 (n,) where it was read."""
    fitted = fitted or weights()
    prior = ranked.scores - ranked.rows @ _column(fitted.sentence)
    rows = ranked.rows.copy()
    rows[:, features.NAMES.index("read")] = odds
    rows[:, features.NAMES.index("seen")] = seen
    return replace(ranked, rows=rows, scores=rows @ _column(fitted.reading) + prior)


def _column(fitted: Mapping[str, float]) -> features.Rows:
    return np.array([fitted[name] for name in features.NAMES], np.float32)
