"""How many tokens a text will be, without the model's own tokenizer."""

from __future__ import annotations

import re

_PIECE = re.compile(r"[a-zA-Z]{1,5}|\d|[^\sa-zA-Z\d]|\n")


def at_most(text: str) -> int:
    """A count that the byte-pair vocabularies of present models stay below on running text.

    Pieces of five letters, single digits and signs, every character beyond ASCII twice (tests/assistant compares it with a
    real tokenizer).
    """
    return sum(map(_cost, _PIECE.findall(text)))


def fitting(text: str, budget: int) -> str:
    """The beginning of `text` that is at most `budget` tokens, cut between two of its pieces."""
    for piece in _PIECE.finditer(text):
        budget -= _cost(piece[0])
        if budget < 0:
            return text[: piece.start()]
    return text


def _cost(piece: str) -> int:
    return 1 if piece.isascii() else 2
