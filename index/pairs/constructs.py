"""Constructs of Markdown that pair a question with its answer: what unfolds, definition lists, tables with both columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.pairs.folded import folded
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import SIGNS, likeness
from index.types import Block, Span

LAYOUT = "constructs"

_MEANS = re.compile(r":[ \t]+(?=\S)")
_CELL = re.compile(r"(?:\\.|[^|\\\n])+")
_ASKED_COLUMN = re.compile(r"[\s*_]*(?:questions?|q|faq|frage|pregunta|pergunta|domanda|вопрос)[\s*_]*", re.I)
_TOLD_COLUMN = re.compile(
    r"[\s*_]*(?:answers?|a|repl(?:y|ies)|responses?|antwort|respuesta|resposta|réponse|ответ)[\s*_]*", re.I
)
_DASHES = re.compile(r"[\s|:+-]+")
_MOSTLY = 0.75  # share of cells that ask in a column of questions
_FEWEST_ROWS = 2
_LEAST_ALIKE = 0.5  # mean likeness below which terms or summaries ask nothing


def propose(page: Page) -> Iterator[Proposal]:
    """One proposal for each kind of construct."""
    for parts in (folded(page), _definitions(page)):
        asked = [part for part in parts if part.role == "question"]
        if asked and sum(likeness(part.span.of(page.text)) for part in asked) >= _LEAST_ALIKE * len(asked):
            yield Proposal(layout=LAYOUT, parts=tuple(parts), confidence=0.95)
    for block in page.document.blocks if "table" in page.traits.kinds else ():
        if block.kind == "table" and not block.role and (parts := _table(page, block)):
            yield Proposal(layout=LAYOUT, parts=tuple(parts), confidence=0.95)


def _definitions(page: Page) -> list[Part]:
    """A term that asks, and the lines under it that open with a colon, as far as they are indented."""
    lines = page.lines
    parts: list[Part] = []
    index = 0
    while (index := page.openings.find(":", index + 1)) > 0:
        line, below = lines[index - 1], lines[index]
        if line.kind != "paragraph" or not _MEANS.match(below.plain):
            continue
        last = index
        while last + 1 < len(lines) and (
            lines[last + 1].block == below.block or (lines[last + 1].indent >= 2 and lines[last + 1].kind != "heading")
        ):
            last += 1
        opened = _MEANS.match(below.plain)
        begin = below.at(opened.end() if opened else 0)
        parts += [
            Part("question", page.trim(line.start, line.end), line.start),
            Part("answer", page.trim(begin, lines[last].end), begin),
        ]
        index = last + 1
    return parts


def _table(page: Page, block: Block) -> list[Part]:
    """The rows of a table that has a column of questions and one of answers: so named, or so filled."""
    text, span = page.text, block.span
    head = next(_rows(text, span), None)
    if head is None:
        return []
    named = any(_ASKED_COLUMN.fullmatch(text, *cell) for cell in head[1])
    if not named and not any(text.find(sign, span.start, span.end) >= 0 for sign in SIGNS):
        return []  # no column asks
    rows = list(_rows(text, span))
    if len(rows) < 2:
        return []
    asked, told, headed = _columns(page, rows)
    if asked < 0 or told < 0:
        return []
    parts: list[Part] = []
    for begin, cells in rows[1 if headed else 0 :]:
        if len(cells) <= max(asked, told):
            continue
        question, answer = page.trim(*cells[asked]), page.trim(*cells[told])
        if question and answer:
            parts += [
                Part("question", question, begin if parts else block.span.start),
                Part("answer", answer, answer.start),
            ]
    return parts if len(parts) >= 2 * _FEWEST_ROWS or headed else []


def _rows(text: str, span: Span) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Where each row begins, and its cells; the row of dashes is left out."""
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if not _DASHES.fullmatch(text, start, end):
            edge = start + 1 if text.startswith("|", start) else start
            yield start, [cell.span() for cell in _CELL.finditer(text, edge, end)]
        start = end + 1


def _columns(page: Page, rows: list[tuple[int, list[tuple[int, int]]]]) -> tuple[int, int, bool]:
    """The columns of questions and of answers, -1 where there is none, and whether the first row names them."""
    head = [page.text[start:end] for start, end in rows[0][1]]
    asked = next((i for i, words in enumerate(head) if _ASKED_COLUMN.fullmatch(words)), -1)
    told = next((i for i, words in enumerate(head) if _TOLD_COLUMN.fullmatch(words)), -1)
    if asked >= 0 and told > asked:
        return asked, told, True
    body = rows[1:]
    width = min((len(cells) for _, cells in body), default=0)
    if asked < 0:
        asked = next((i for i in range(width) if _share_asking(page, body, i) >= _MOSTLY), -1)
    if asked < 0:
        return -1, -1, False
    told = next((i for i in range(asked + 1, width) if _share_asking(page, body, i) <= 1 - _MOSTLY), told)
    return asked, told, likeness(head[asked].strip()) < 1.0 if asked < len(head) else True


def _share_asking(page: Page, rows: list[tuple[int, list[tuple[int, int]]]], column: int) -> float:
    """The share of rows whose cell in `column` ends in a question mark."""
    cells = [page.trim(*cells[column]) for _, cells in rows]
    return sum(likeness(cell.of(page.text)) == 1.0 for cell in cells) / len(rows)
