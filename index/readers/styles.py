"""Questions and answers that the paragraph styles of an office document name: 'Question', 'List Heading'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.readers.columns import is_answer, is_question
from index.readers.layout import Piece
from index.types import Role

_SPACES = re.compile(r"_20_|[\s_-]+")
_TERMS = ("definition term", "list heading")  # what writers make of a definition list
_DEFINITIONS = ("definition", "definition definition", "list contents")
_FEWEST = 2  # questions of a style
_GROUPS = 1_000_000  # keeps the groups apart from those of tables


def with_roles(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with roles where both sides have styles; where only questions have one they are bold, to stand out."""
    roles = [None if piece.role else _role(piece.style) for piece in pieces]
    if roles.count("question") < _FEWEST:
        return list(pieces)
    if "answer" not in roles:
        return [_bold(piece) if role else piece for piece, role in zip(pieces, roles, strict=True)]
    found: list[Piece] = []
    group, before = _GROUPS, None
    for piece, role in zip(pieces, roles, strict=True):
        own = role
        if own is None and before == "answer" and piece.kind in ("list_item", "code", "quote", "table"):
            own = "answer"
        group += own == "question" and before != "question"
        found.append(replace(piece, role=own, group=group) if own and group > _GROUPS else piece)
        before = own
    return found


def _role(style: str) -> Role | None:
    name = _SPACES.sub(" ", style).strip().lower()
    if len(name) < 2:
        return None
    if name in _TERMS or is_question(name):
        return "question"
    return "answer" if name in _DEFINITIONS or is_answer(name) else None


def _bold(piece: Piece) -> Piece:
    return replace(piece, runs=tuple(replace(run, bold=True) for run in piece.runs))
