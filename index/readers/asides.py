"""What stands beside the words of a document: captions, pull quotes, text boxes. Nobody who speaks around it says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.readers.layout import Piece

BOX = "text box"
"""The style of a piece that stands in a box of its own."""

_WORDS = re.compile(r"[^\W_]+")
_FEWEST = 4  # words of a quotation that repeats what was said
_MOST = 0.3  # of a document's characters that can be in boxes beside it


def without_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, quotations made asides that only repeat words of a paragraph, perhaps behind a word of their own."""
    if not any(piece.kind == "quote" for piece in pieces):
        return list(pieces)
    said = f" {' | '.join(_key(piece) for piece in pieces if piece.kind in ('paragraph', 'list_item'))} "
    return [_beside(piece) if piece.kind == "quote" and _repeats(piece, said) else piece for piece in pieces]


def boxed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those in boxes made asides, unless the document is made of boxes."""
    inside = sum(len(piece.text) for piece in pieces if piece.style == BOX)
    if not inside or inside > _MOST * sum(len(piece.text) for piece in pieces):
        return list(pieces)
    return [_beside(piece) if piece.style == BOX else piece for piece in pieces]


def _beside(piece: Piece) -> Piece:
    return replace(piece, kind="aside", level=0, role=None, group=0, ordinal=None)


def _repeats(piece: Piece, said: str) -> bool:
    words = _key(piece).split()
    return any(len(words) >= _FEWEST + at and f" {' '.join(words[at:])} " in said for at in (0, 1))


def _key(piece: Piece) -> str:
    return " ".join(_WORDS.findall(piece.text.casefold()))
