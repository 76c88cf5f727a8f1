"""Lines of a PDF in reading order to paragraphs, headings and list items: where one ends and the next begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.readers.layout import Piece, Run
from index.readers.pdf_lines import Line
from index.readers.pdf_words import HYPHENS, Word
from index.types import BlockKind, Box, Locator

_LABEL = re.compile(
    r"(?:[QA]|\d{1,3}|[PRF])[.:)]\s|[QA]\s{2,}|(?:BY )?(?:MR|MS|MRS|DR|THE)\.? [A-Z][A-Z'. -]+[.:]|[A-Z]{1,4}:\s|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}:\s"
)
_STRONG_LABEL = re.compile(r"[QA][.:]\s|(?:BY )?(?:MR|MS|MRS|DR|THE)\.? [A-Z][A-Z'. -]+:|\d{1,3}[.)]\s")
_BULLET = re.compile(r"[•◦▪‣●○■□–*·o\uf0b7\uf0a7-]$")
_DASHES = "-–*·o"  # bullets that also stand inside a sentence
_ENDS = re.compile(r"[.?!:;…。？！؟][\"”’»)\]]*$")
_ASKS = re.compile(r"[?？؟][\"”’»)\]]*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMMON = 0.15  # share of all distances between lines
# First halves after which a hyphen at the end of a line is spelling and not division.
_PREFIXES = frozenset(
    """all anti brand cross co decision double e ex first five four full half high ill in int large left life long low
    many mid multi near new non old on one open over part post pre pro real right second self semi short single six so
    state sub three time top two under user vice well wide world""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Norm:
    """What is usual in this document: font size, distance of lines, how often lines end at the right edge."""

    size: float
    leading: float
    justified: bool
    hyphenated: frozenset[str]
    joined: frozenset[str]


def paragraphs(lines: list[Line], printed: tuple[int | None, ...]) -> Iterator[Piece]:
    """Pieces from body lines in reading order. `printed` are the page numbers that lawyers cite, by page index."""
    if not lines:
        return
    norm = _norm(lines)
    sizes = sorted({round(line.size) for line in lines if line.size > 1.15 * norm.size}, reverse=True)
    held: list[Line] = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, held, norm):
            yield _piece(held, norm, sizes, printed)
            held = []
        held.append(line)
    yield _piece(held, norm, sizes, printed)


def _norm(lines: list[Line]) -> _Norm:
    by_size: Counter[float] = Counter()
    for line in lines:
        by_size[round(line.size, 1)] += len(line.text)
    size = by_size.most_common(1)[0][0]
    full = sum(abs(line.x1 - line.right) < 0.4 * size for line in lines)
    text = [word.text for line in lines for word in line.words]
    hyphenated = {word.strip(".,;:!?()“”\"'’").lower() for line in lines for word in _inner(line) if "-" in word[1:-1]}
    joined = {found.lower() for word in text for found in _LETTERS.findall(word)}
    return _Norm(
        size=size,
        leading=_leading(lines, size),
        justified=full > 0.5 * len(lines),
        hyphenated=frozenset(hyphenated),
        joined=frozenset(joined),
    )


def _leading(lines: list[Line], size: float) -> float:
    """The least distance of lines of the usual size that is common: where paragraphs are short, those between them are too."""
    steps = Counter(
        round(b.base - a.base)
        for a, b in pairwise(lines)
        if a.page == b.page and 0.9 * size < b.base - a.base < 4 * size and max(a.size, b.size) < 1.06 * size
    )
    common = [step for step, count in steps.items() if count >= _COMMON * steps.total()]
    return min(common, default=1.2 * size)


def _inner(line: Line) -> list[str]:
    return [word.text for word in line.words[:-1]]


def _begins(before: Line, line: Line, held: list[Line], norm: _Norm) -> bool:
    """True where `line` begins a paragraph of its own."""
    ends = bool(_ENDS.search(before.text))
    if _differs(before, line) or (ends and before.italic != line.italic and (before.italic or line.italic)):
        return True
    label = bool(_LABEL.match(line.text + " ")) and line.text[:1].isupper() | line.text[:1].isdigit()
    if _STRONG_LABEL.match(line.text + " ") and not (line.text[0].isdigit() and not _ENDS.search(before.text)):
        return True
    if _is_bullet(line) and (line.words[0].text not in _DASHES or _item_may_begin(before, line)):
        return True
    if line.text.startswith("(") and line.text.endswith(")") and _ENDS.search(before.text):
        return True
    indented = line.x0 > line.left + 0.7 * norm.size
    before_indented = before.x0 > before.left + 0.7 * norm.size
    missing = before.right - before.x1  # what the line above leaves free
    short = missing > (2 * norm.size if norm.justified else 0.22 * (before.right - before.left))
    moved = line.page != before.page or line.column != before.column
    if moved:
        if line.text[:1].islower():
            return False
        return indented or (ends and (short or label))
    step = line.base - before.base
    larger = max(1.0, line.size / norm.size)  # the lines of a heading lie as much farther apart
    if step > 1.35 * norm.leading * larger or step < 0:
        return True
    hanging = len(held) > 1 and before_indented and abs(line.x0 - before.x0) < 0.5 * norm.size
    if indented and not hanging and (not before_indented or (norm.justified and ends and missing > norm.size)):
        return True
    if label and ends:
        return True
    if not indented and before_indented and len(held) > 1 and ends:
        return True
    return short and ends and not line.text[:1].islower()


def _is_bullet(line: Line) -> bool:
    return len(line.words) > 1 and bool(_BULLET.match(line.words[0].text))


def _item_may_begin(before: Line, line: Line) -> bool:
    """True where a dash at the line's beginning opens something: after a sentence, an item or at a margin of its own."""
    moved = line.page != before.page or line.column != before.column
    aside = not moved and abs(line.x0 - before.x0) > 0.5 * line.size
    return bool(_ENDS.search(before.text)) or _is_bullet(before) or aside


def _differs(before: Line, line: Line) -> bool:
    """True where size or weight changes as between a heading or a question and what follows."""
    larger = abs(before.size - line.size) > 0.12 * max(before.size, line.size)
    if larger and min(len(before.text), len(line.text)) > 2:
        return True
    return (
        before.words[-1].bold != line.words[0].bold and (before.bold or line.bold) and not _same_sentence(before, line)
    )


def _same_sentence(before: Line, line: Line) -> bool:
    """True where emphasis ends or begins inside a sentence that runs over the line's end."""
    return line.text[:1].islower() and not _ENDS.search(before.text)


def _piece(lines: list[Line], norm: _Norm, sizes: list[int], printed: tuple[int | None, ...]) -> Piece:
    numbers = [line.number for line in lines if line.number is not None]
    first = lines[0]
    kind: BlockKind = "paragraph"
    level = 0
    words = first.words
    if _is_bullet(first):
        kind, level = "list_item", 1
        words = words[1:]
    elif first.size > 1.15 * norm.size and sum(len(line.text) for line in lines) < _longest_heading(lines):
        kind, level = "heading", min(6, sizes.index(round(first.size)) + 1 if round(first.size) in sizes else 1)
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
    number = printed[line.page] if line.number is not None and line.page < len(printed) else None
    return number if number is not None else line.page + 1


def _box(line: Line) -> Box:
    values = (round(value, 1) for value in (line.x0, line.y0, line.x1, line.y1))
    x0, y0, x1, y1 = values
    return Box(page=line.page + 1, x0=x0, y0=y0, x1=x1, y1=y1)


def _runs(
    rows: Iterable[tuple[Word, ...]], lines: list[Line], norm: _Norm, printed: tuple[int | None, ...]
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


def _divided(word: str, follows: str, norm: _Norm) -> str:
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
