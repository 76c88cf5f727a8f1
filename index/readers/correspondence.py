"""Letters and mails one below the other in a text file: each behind lines that say from whom, to whom and when.

What somebody wrote is theirs, and a question that a reply quotes behind '>' is the other's. The lines above a letter are
nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from index.names import NAME, is_name
from index.readers.paired import asks
from index.readers.parsed import IN_FILE, Parsed, TextLine, lines, merged
from index.types import Block, BlockKind, Span

_HEAD = re.compile(
    rf"^From:[ \t]+[\"“]?(?P<name>{NAME})[\"”]?[ \t]*(?:[<(\[][^\n]*)?\r?\n"
    r"(?P<rest>(?:(?:To|Cc|CC|Bcc|Date|Sent|Subject|Reply-To):[^\n]*(?:\n|\Z)){2,6})",
    re.M,
)
_WHEN = re.compile(r"^(?:Date|Sent):", re.M)
_QUOTE = re.compile(r">(?![ \t]*>)[ \t]*(?=\S)")
_RULE = re.compile(r"[ \t]*(?:[-=_*~#]{3,}[ \t]*|-{2,}[ \t]*[^-\n]{3,40}[ \t]*-{2,})$")  # '-----Original Message-----'
_FORM = re.compile(
    r"(?:(?:dear|hi|hello|hey)\b[^?!\n]{0,60}[,!:]"
    r"|(?:(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|yours(?: \w+)?|sincerely|cheers|thanks|love)[,.!]?)\s*",
    re.I,
)
_ABOUT = re.compile(r"Subject:[ \t]*(?=\S)")
_FEWEST = 2  # letters, and people who write


class _Letter(NamedTuple):
    """Who wrote it, and where its head and its words begin and end."""

    who: str
    head: Span
    words: Span


def parse(text: str) -> Parsed | None:
    """The blocks of letters with their authors, quotes with theirs; None for a text that is no such exchange."""
    if text.count("From:") < _FEWEST:
        return None
    letters = list(_letters(text))
    people = list(dict.fromkeys(letter.who for letter in letters))
    if len(letters) < _FEWEST or len(people) < _FEWEST or text[: letters[0].head.start].count("\n") > _FEWEST:
        return None
    if not any(sign in text for sign in "?？؟"):
        return None
    blocks = [Block(kind="paragraph", span=span, locator=IN_FILE) for span in _above(text, letters[0].head.start)]
    marks: list[Span] = []
    for at, letter in enumerate(letters):
        others = [other.who for other in (*letters[max(0, at - 1) : at], *letters[at + 1 : at + 2])]
        other = next((name for name in others if name != letter.who), "")
        for block, signs in (*_headed(text, letter.head), *_said(text, letter, other)):
            marks += signs
            blocks.append(block)
    return Parsed(blocks=tuple(blocks), markup=merged(marks))


def _letters(text: str) -> Iterator[_Letter]:
    heads = [head for head in _HEAD.finditer(text) if is_name(head["name"]) and _WHEN.search(head["rest"])]
    starts = [*(head.start() for head in heads), len(text)]
    for head, (start, stop) in zip(heads, pairwise(starts), strict=True):
        end = start + len(text[start : head.end()].rstrip())
        yield _Letter(head["name"], Span(start, end), Span(head.end(), stop))


def _above(text: str, stop: int) -> Iterator[Span]:
    for row in lines(text[:stop]):
        if row.text.strip():
            yield Span(row.start, row.end)


def _headed(text: str, head: Span) -> Iterator[tuple[Block, list[Span]]]:
    """The lines above a letter: the one that says from whom parts it from the last one; what it is about is a heading."""
    sender, *rows = [_at(row, head.start) for row in lines(head.of(text))]
    yield Block(kind="rule", span=Span(sender.start, sender.end), locator=IN_FILE), []
    for row in rows:
        about = _ABOUT.match(row.text)
        start = row.start + (about.end() if about else 0)
        kind: BlockKind = "heading" if about else "paragraph"
        level, signs = (2, [Span(row.start, start)]) if about else (0, [])
        yield Block(kind=kind, span=Span(start, row.end), level=level, locator=IN_FILE), signs


def _said(text: str, letter: _Letter, other: str) -> Iterator[tuple[Block, list[Span]]]:
    """The paragraphs of a letter with the signs of quotes in them."""
    rows = [_at(row, letter.words.start) for row in lines(letter.words.of(text))]
    for kind, run in groupby(rows, key=_kind):
        some = list(run)
        span = Span(some[0].start, some[-1].end)
        if kind == "rule":
            yield Block(kind="rule", span=span, locator=IN_FILE), []
        elif kind == "quote":
            signs = [Span(row.start, row.start + sign.end()) for row in some if (sign := _QUOTE.match(row.text))]
            who = other if other and asks(span.of(text)) else None
            yield Block(kind="paragraph", span=span, speaker=who, locator=IN_FILE), signs
        elif kind and _is_form(span.of(text), letter.who):
            yield Block(kind="comment", span=span, locator=IN_FILE), []
        elif kind:
            yield Block(kind="paragraph", span=span, speaker=letter.who, locator=IN_FILE), []


def _is_form(words: str, who: str) -> bool:
    """True for a line that only greets or signs."""
    return _FORM.fullmatch(words) is not None or set(words.casefold().split()) <= set(who.casefold().split())


def _kind(row: TextLine) -> str:
    if not row.text.strip():
        return ""
    return "rule" if _RULE.match(row.text) else "quote" if _QUOTE.match(row.text) else "words"


def _at(row: TextLine, start: int) -> TextLine:
    return TextLine(start + row.start, start + row.end, start + row.next, row.text)
