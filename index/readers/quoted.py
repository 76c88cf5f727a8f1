"""Questions that plain text quotes behind '>' with answers between, as replies to mails have them: what is quoted is apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from index.readers.paired import asks
from index.readers.parsed import TextLine, lines
from index.types import Block, Span

_QUOTE = re.compile(r">(?!>|[ \t]*>)[ \t]?")
_QUOTES = re.compile(r"^>[^>\r\n]*[^\s>]", re.M)
_FEWEST = 3  # questions
_MOST = 0.6  # of what is quoted, which asks


def divided(text: str, blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """`blocks` with those that quote parted from those that reply, and the signs of quotes; as they are where few ask."""
    given = tuple(blocks)
    if ">" not in text or len(_QUOTES.findall(text)) < _FEWEST:
        return given, ()
    parted = [part for block in given for part in _parts(text, block)]
    quoted = [text[block.span.start : block.span.end] for block in parted if block.kind == "quote"]
    asking = sum(map(asks, quoted))
    if asking < _FEWEST or asking < _MOST * len(quoted):
        return given, ()
    return tuple(parted), tuple(sign for block in parted if block.kind == "quote" for sign in _signs(text, block))


def _parts(text: str, block: Block) -> Iterator[Block]:
    """A paragraph as runs of lines that all quote, or that none does."""
    rows = _rows(text, block)
    if block.kind != "paragraph" or not any(_QUOTE.match(row.text) for row in rows):
        yield block
        return
    for quotes, run in groupby(rows, key=lambda row: _QUOTE.match(row.text) is not None):
        some = list(run)
        yield replace(block, kind="quote" if quotes else "paragraph", span=Span(some[0].start, some[-1].end))


def _signs(text: str, block: Block) -> Iterator[Span]:
    for row in _rows(text, block):
        if sign := _QUOTE.match(row.text):
            yield Span(row.start, row.start + sign.end())


def _rows(text: str, block: Block) -> list[TextLine]:
    start = block.span.start
    rows = lines(text[start : block.span.end])
    return [TextLine(start + row.start, start + row.end, start + row.next, row.text) for row in rows]
