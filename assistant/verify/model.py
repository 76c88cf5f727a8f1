"""The support score: a logistic regression over the features, its weights in weights.json.

benchmarks/fit_verifier.py fits them and writes the file with its provenance; here they are only read.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.types import Verdict
from assistant.verify.features import NAMES

WEAKEST = 0.2  # share of the weakest claim in an answer's score (benchmarks/fit_verifier.py tries others)
BELOW, SLOPE = (
    0.5,
    0.05,
)  # how far below the log odds of `unsupported` what contradicts is kept, and how it is ranked there
BELOW_SUPPORTED = 0.4  # the same for what is disputed and the log odds of `supported`
PLAINLY = -0.9  # the weight of a disagreement in what is otherwise retold from which on a fact is plainly changed
FILE = Path(__file__).with_name("weights.json")

_CHANGED = list(NAMES).index("changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Weights (len(NAMES),) and intercept of a logistic regression."""

    weights: tuple[float, ...]
    intercept: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What claims are judged by that were read beside their premise and that were not, and the scores from which a sentence is
    `supported`, below which `unsupported`."""

    read: Line
    unread: Line
    supported: float
    unsupported: float

    def logit(self, vector: NDArray[np.float64], *, read: bool, disputed: bool = False, refuted: bool = False) -> float:
        """The log odds that what has these features is supported.

        A fact that is plainly changed in what is otherwise retold closely is enough to call it unsupported, however many
        words agree, and so is one that `refuted` it; where a fact is `disputed` at all, nothing is called supported.
        """
        line = self.read if read else self.unread
        plain = line.intercept + float(vector @ np.asarray(line.weights))
        if refuted or vector[_CHANGED] <= PLAINLY:
            return _under(self.unsupported, BELOW, plain)
        return _under(self.supported, BELOW_SUPPORTED, plain) if disputed else plain

    def verdict(self, support: float) -> Verdict:
        """The verdict on a sentence with this score."""
        if support >= self.supported:
            return "supported"
        return "unsupported" if support < self.unsupported else "weak"


def _under(score: float, below: float, plain: float) -> float:
    """Log odds kept under those of a score, in their order still."""
    ceiling = log_odds(score) - below
    return plain if plain < ceiling else ceiling + SLOPE * (plain - ceiling)


def log_odds(share: float) -> float:
    """A probability between 0 and 1 as log odds."""
    return math.log(share / (1.0 - share))


def probability(logit: float) -> float:
    """Log odds as a probability in [0, 1]."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, logit))))


def pooled(logits: Sequence[float], weights: Sequence[float]) -> float:
    """The log odds of an answer: its claims' weighted mean, drawn towards the weakest one."""
    mean = float(np.average(np.asarray(logits), weights=np.asarray(weights)))
    return (1.0 - WEAKEST) * mean + WEAKEST * min(logits)


@cache
def default_model() -> Model:
    """The model that ships with OnRecord. Raises ValueError when weights.json and the features do not fit together."""
    data = json.loads(FILE.read_text(encoding="utf-8"))

    def line(name: str) -> Line:
        weights = data[name]["weights"]
        if set(weights) != set(NAMES):
            raise ValueError(f"{FILE} is not of this release; reinstall OnRecord")
        return Line(
            weights=tuple(float(weights[feature]) for feature in NAMES), intercept=float(data[name]["intercept"])
        )

    return Model(
        read=line("read"),
        unread=line("unread"),
        supported=float(data["verdicts"]["supported"]),
        unsupported=float(data["verdicts"]["unsupported"]),
    )
