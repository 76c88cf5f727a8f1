"""Lines of a PDF in reading order to paragraphs, headings and list items, with words put together that lines divide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from index.readers.layout import Piece, Run
from index.readers.pdf_breaks import Norm, begins, is_bullet, number_of
from index.readers.pdf_lines import Line
from index.readers.pdf_words import HYPHENS, Word
from index.types import BlockKind, Box, Locator

_ASKS = re.compile(r"[?？؟][\"”’»)\]]*$")
# First halves after which a hyphen at the end of a line is spelling and not division.
_PREFIXES = frozenset(
    """all anti brand cross co decision double e ex first five four full half high ill in int large left life long low
    many mid multi near new non old on one open over part post pre pro real right second self semi short single six so
    state sub three time top two under user vice well wide world""".split()
)


def paragraphs(lines: Sequence[Line], norm: Norm, printed: tuple[int | None, ...]) -> Iterator[Piece]:
    """Pieces from body lines in reading order. `printed` are the page numbers that lawyers cite, by page index."""
    if not lines:
        return
    held: list[Line] = [lines[0]]
    count = number_of(lines[0])
    for before, line in pairwise(lines):
        if begins(before, line, held, norm, count):
            yield _piece(held, norm, printed)
            held = []
            count = number_of(line) or count
        held.append(line)
    yield _piece(held, norm, printed)


def _piece(lines: list[Line], norm: Norm, printed: tuple[int | None, ...]) -> Piece:
    numbers = [line.number for line in lines if line.number is not None]
    first = lines[0]
    kind: BlockKind = "paragraph"
    level = 0
    words = first.words
    if is_bullet(first):
        kind, level = "list_item", 1
        words = words[1:]
    elif first.size > 1.15 * norm.size and sum(len(line.text) for line in lines) < _longest_heading(lines):
        kind, level = "heading", norm.level(first)
    runs = list(_runs([words, *(line.words for line in lines[1:])], lines, norm, printed))
    pages = [_page(line, printed) for line in lines]
    locator = Locator(
        page=pages[0],
        page_end=pages[-1],
        line=numbers[0] if numbers else None,
        line_end=numbers[-1] if numbers else None,
        boxes=tuple(_box(line) for line in lines),
    )
    return Piece(kind=kind, level=level, runs=tuple(runs), locator=locator)


def _longest_heading(lines: list[Line]) -> int:
    """Characters from which large print is a standfirst and no heading; a question in bold may be long."""
    return 600 if all(line.bold for line in lines) and _ASKS.search(lines[-1].text) else 300


def _page(line: Line, printed: tuple[int | None, ...]) -> int:
    """The printed page number where lines are numbered, as in a deposition; else the number of the sheet."""
    if line.printed is not None:
        return line.printed
    number = printed[line.page] if line.number is not None and line.page < len(printed) else None
    return number if number is not None else line.page + 1


def _box(line: Line) -> Box:
    values = (round(value, 1) for value in (line.x0, line.y0, line.x1, line.y1))
    x0, y0, x1, y1 = values
    return Box(page=line.page + 1, x0=x0, y0=y0, x1=x1, y1=y1)


def _runs(
    rows: Iterable[tuple[Word, ...]], lines: list[Line], norm: Norm, printed: tuple[int | None, ...]
) -> Iterator[Run]:
    """The words line by line, words divided at a line's end put together again."""
    rows = list(rows)
    for i, (row, line) in enumerate(zip(rows, lines, strict=True)):
        page = _page(line, printed)
        here = Locator(page=page, page_end=page, line=line.number, line_end=line.number, boxes=(_box(line),))
        follows = rows[i + 1][0].text if i + 1 < len(rows) else None
        for j, word in enumerate(row):
            last = j == len(row) - 1
            text = word.text
            if last and follows is not None:
                text = _divided(text, follows, norm)
            elif not last or text[-1:] == "\u00ad":
                text = text.replace("\u00ad", "-" if last else "") + ("" if last else " ")
            yield Run(text=text.replace("\u00ad", ""), bold=word.bold, italic=word.italic, locator=here)


def _divided(word: str, follows: str, norm: Norm) -> str:
    """The last word of a line with the blank, or without it and without its hyphen where the next line completes it."""
    if word[-1:] not in HYPHENS or len(word) < 2 or not word[-2].isalnum():
        return word + " "
    head, tail = word[:-1], follows.strip(".,;:!?()“”\"'’").lower()
    stem = head.split("-")[-1].strip("(“\"'‘").lower()
    if word[-1] != "-":
        # U+2010 and U+00AD are put in by whoever divided the word, unless the document spells it so elsewhere.
        return head + "-" if f"{stem}-{tail}" in norm.hyphenated else head
    if not follows[:1].islower() or not stem.isalpha():
        return word
    if f"{stem}-{tail}" in norm.hyphenated:
        return word
    begun = tail.split("-")[0]  # 'Platform-' and 'as-a-Service' were one compound, 'comput-' and 'er-based' one word
    if stem + begun in norm.joined:
        return head
    spelled = stem in _PREFIXES or (begun != tail and begun in norm.joined)
    return word if spelled or (stem != head.lower() and {stem, tail} <= norm.joined) else head
