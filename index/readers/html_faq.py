"""Questions and answers that a page declares for machines (JSON-LD FAQPage): joined with what a reader sees.

A declared pair that the page also shows gives its role to the shown blocks and is not counted twice; one that is not
shown, because a script would write it, is added at the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from index.readers.layout import Piece

Element = Any  # lxml ships no types

_WORDS = re.compile(r"[^\W_]+")
_DEEPEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredPair:
    """A question and its answer as the page's metadata has them; the answer may hold HTML."""

    question: str
    answer: str


def declared_pairs(page: Element) -> tuple[DeclaredPair, ...]:
    """All Question items of the page's JSON-LD, in order, each once."""
    found: dict[str, DeclaredPair] = {}
    for script in page.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for pair in _questions(value, 0):
            found.setdefault(_key(pair.question), pair)
    return tuple(found.values())


def _questions(value: object, depth: int) -> Iterator[DeclaredPair]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _questions(item, depth + 1)
    elif isinstance(value, dict):
        types = value.get("@type")
        answer = value.get("acceptedAnswer") or value.get("suggestedAnswer")
        if ("Question" in types if isinstance(types, list) else types == "Question") and answer:
            question = value.get("name") or value.get("text")
            said = "\n\n".join(_answers(answer))
            if isinstance(question, str) and question.strip() and said:
                yield DeclaredPair(question=question, answer=said)
                return
        for item in value.values():
            yield from _questions(item, depth + 1)


def _answers(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = item.get("text") if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            yield text


def with_declared(pieces: list[Piece], declared: tuple[DeclaredPair, ...]) -> list[Piece]:
    """`pieces` with the declared pairs' roles, and those pairs that no piece shows at the end."""
    if not declared:
        return pieces
    from index.readers.html import fragment_pieces

    shown = [_key(piece.text) for piece in pieces]
    group = max((piece.group for piece in pieces), default=0)
    added: list[Piece] = []
    at: dict[int, tuple[int, frozenset[str]]] = {}
    for pair in declared:
        group += 1
        question, answer = fragment_pieces(pair.question), fragment_pieces(pair.answer)
        spoken = _key(" ".join(piece.text for piece in question))
        place = next((i for i, key in enumerate(shown) if key == spoken and i not in at), None)
        if place is not None:
            at[place] = (group, frozenset(_key(" ".join(piece.text for piece in answer)).split()))
        elif not (spoken and any(spoken in key for key in shown)):
            added += [replace(piece, role="question", group=group) for piece in question]
            added += [replace(piece, role="answer", group=group) for piece in answer]
    return [*_claimed(pieces, at), *added]


def _claimed(pieces: list[Piece], at: dict[int, tuple[int, frozenset[str]]]) -> Iterator[Piece]:
    """The pieces, those after a declared question as its answer while their words are those of the declared one."""
    group, said, open_ = 0, frozenset[str](), False
    for i, piece in enumerate(pieces):
        if piece.role is not None:
            open_ = False
            yield piece
        elif i in at:
            (group, said), open_ = at[i], True
            yield replace(piece, role="question", group=group)
        elif open_:
            own = _key(piece.text).split()
            open_ = bool(own) and sum(word in said for word in own) >= 0.8 * len(own)
            yield replace(piece, role="answer", group=group) if open_ else piece
        else:
            yield piece


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
