"""What of an answer is no prose: fenced code, which is one unit, tables, each row of which is one, code in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from index.types import Span

_FENCE = re.compile(
    r"^[ \t]*(?:(?:[-*+>]|\d{1,3}[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})[^`\n]*(?:\n|\Z)"
    r"(?P<code>.*?)(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*")
_WORD = re.compile(r"\w")
_LINE = re.compile(r"[^\n]+")
_INLINE = re.compile(r"(?<!`)(?P<mark>`{1,2})(?!`)(?P<code>[^`\n]{1,200})(?P=mark)(?!`)")


class Block(NamedTuple):
    """A stretch of an answer of one kind. A row has its table's head; of code the span is what stands between the fences."""

    kind: Literal["prose", "code", "row"]
    span: Span
    head: Span | None = None


def blocks(answer: str, start: int, end: int) -> Iterator[Block]:
    """The blocks of `answer[start:end]` in order, without fences and what heads a table."""
    at = start
    for fence in _FENCE.finditer(answer, start, end):
        yield from _tables(answer, at, fence.start())
        code = trimmed(answer, Span(fence.start("code"), fence.end("code")))
        if _WORD.search(code.of(answer)):
            yield Block("code", code)
        at = fence.end()
    yield from _tables(answer, at, end)


def inline(text: str) -> tuple[Span, ...]:
    """The pieces of code inside a sentence, without their marks."""
    return tuple(Span(match.start("code"), match.end("code")) for match in _INLINE.finditer(text))


def whole_code(answer: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences, those put together that a piece of code was cut into."""
    joined: list[Span] = []
    codes = inline(answer) if "`" in answer else ()
    for span in spans:
        if joined and any(code.start < span.start < code.end for code in codes):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def trimmed(answer: str, span: Span) -> Span:
    """The span without the white space around its text."""
    text = span.of(answer)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _tables(answer: str, start: int, end: int) -> Iterator[Block]:
    """The rows of tables there, and the prose between them."""
    lines = [Span(line.start(), line.end()) for line in _LINE.finditer(answer, start, end)]
    at = start
    head: Span | None = None
    for line, following in pairwise([*lines, Span(end, end)]):
        if line.start < at:
            continue  # a table's rule
        piped = "|" in line.of(answer)
        if piped and "|" in following.of(answer) and _RULE.fullmatch(following.of(answer)):
            yield from _prose(answer, at, line.start)
            head, at = line, following.end
        elif piped and head is not None and answer[at : line.start].count("\n") < 2:
            yield Block("row", trimmed(answer, line), head)
            at = line.end
        else:
            head = None
    yield from _prose(answer, at, end)


def _prose(answer: str, start: int, end: int) -> Iterator[Block]:
    if answer[start:end].strip():
        yield Block("prose", Span(start, end))
