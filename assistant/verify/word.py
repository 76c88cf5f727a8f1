"""One word as claims and passages are compared by, its kinds and their weights."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["content", "name", "number", "ordinal", "date", "unit", "negation", "quantifier", "pronoun", "function"]

# Weight of a word when texts are aligned: what carries the statement weighs more than what holds it together.
WEIGHTS: dict[Kind, float] = {
    "content": 1.0,
    "name": 1.3,
    "number": 1.3,
    "ordinal": 1.0,
    "date": 1.3,
    "unit": 1.0,
    "negation": 0.5,
    "quantifier": 0.5,
    "pronoun": 0.1,
    "function": 0.25,
}
SUBSTANCE: frozenset[Kind] = frozenset({"content", "name", "number", "ordinal", "date", "unit"})


class Word(NamedTuple):
    """One word to compare: its `key` (equal keys say the same), its kind, and its characters in the text."""

    key: str
    kind: Kind
    start: int
    end: int
    folded: str

    @property
    def weight(self) -> float:
        """How much the word counts in an alignment."""
        return 0.05 if self.key == "" else WEIGHTS[self.kind]
