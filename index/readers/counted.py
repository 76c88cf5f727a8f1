"""Titles in capitals that a word and a number count on ('ISSUE 3: RANGE'), each right above its text, as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from index.types import Block, Span

_TITLE = re.compile(r"(?P<word>[A-Z]{3,20}) (?P<number>\d{1,3})(?:[:.]| [-–—]) \S.{0,80}")
_TALK = re.compile(
    r"QUESTION|QUES|QUERY|ANSWER|FRAGE|ANTWORT|PREGUNTA|PERGUNTA|DOMANDA|DEMANDE|SPEAKER|VOICE|WITNESS|CALLER|GUEST|INTERVIEW"
)
_FEWEST = 3  # titles
_LEVEL = 2


def headed(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with the first line of each paragraph that is such a title as a heading; as they were where none count on."""
    titles: dict[str, list[tuple[int, int]]] = {}  # by their word: their numbers, and where their lines end
    for at, block in enumerate(blocks):
        end = text.find("\n", block.span.start, block.span.end)
        title = (
            _TITLE.fullmatch(text[block.span.start : end].rstrip()) if end > 0 and block.kind == "paragraph" else None
        )
        if title and title[0].isupper() and not _TALK.match(title["word"]):
            titles.setdefault(title["word"], []).append((int(title["number"]), at))
    found = {at for counted in titles.values() if _count_on([number for number, _ in counted]) for _, at in counted}
    return tuple(part for at, block in enumerate(blocks) for part in (_parts(text, block) if at in found else (block,)))


def _count_on(numbers: list[int]) -> bool:
    return len(numbers) >= _FEWEST and all(after == before + 1 for before, after in pairwise(numbers))


def _parts(text: str, block: Block) -> Iterator[Block]:
    """The first line of a paragraph as a heading, and the rest."""
    start, end = block.span.start, block.span.end
    below = text.find("\n", start, end)
    yield replace(block, kind="heading", level=_LEVEL, span=Span(start, start + len(text[start:below].rstrip())))
    rest = text[below:end]
    yield replace(block, span=Span(end - len(rest.lstrip()), end))
