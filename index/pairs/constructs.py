"""Constructs of Markdown that pair a question with its answer: <details>, definition lists, tables with both columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import likeness
from index.types import Block

LAYOUT = "constructs"

_SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)</summary>", re.I | re.S)
_SUMMARY_WIDTH = 2_000  # characters that a summary can have
_CLOSED = re.compile(r"</details\s*>|<details\b", re.I)
_MEANS = re.compile(r":[ \t]+(?=\S)")
_CELL = re.compile(r"(?:\\.|[^|\\\n])+")
_ASKED_COLUMN = re.compile(r"[\s*_]*(?:questions?|q|faq|frage|pregunta|pergunta|domanda|вопрос)[\s*_]*", re.I)
_TOLD_COLUMN = re.compile(
    r"[\s*_]*(?:answers?|a|repl(?:y|ies)|responses?|antwort|respuesta|resposta|réponse|ответ)[\s*_]*", re.I
)
_DASHES = re.compile(r"[\s|:+-]+")
_LEAST_ALIKE = 0.5  # mean likeness below which terms or summaries ask nothing


def propose(page: Page) -> Iterator[Proposal]:
    """One proposal for each kind of construct."""
    for parts in (_details(page), _definitions(page)):
        asked = [part for part in parts if part.role == "question"]
        if asked and sum(likeness(part.span.of(page.text)) for part in asked) >= _LEAST_ALIKE * len(asked):
            yield Proposal(layout=LAYOUT, parts=tuple(parts), confidence=0.95)
    for block in page.document.blocks:
        if block.kind == "table" and not block.role and (parts := _table(page, block)):
            yield Proposal(layout=LAYOUT, parts=tuple(parts), confidence=0.95)


def _details(page: Page) -> list[Part]:
    """Each summary and what is under it, up to the end of its <details>."""
    text = page.text
    if "<summary" not in text:
        return []
    openings = [line for line in page.lines if line.kind != "code" and text.startswith("<summary", line.start)]
    parts: list[Part] = []
    for line, following in zip(openings, [*openings[1:], None], strict=True):
        found = _SUMMARY.match(text, line.start, line.start + _SUMMARY_WIDTH)
        stop = following.start if following else len(text)
        if not found or found.end() > stop:
            continue
        closed = _CLOSED.search(text, found.end(), stop)
        answer = page.trim(found.end(), closed.start() if closed else stop)
        question = page.trim(found.start(1), found.end(1))
        if question and answer:
            parts += [Part("question", question, line.start), Part("answer", answer, answer.start)]
    return parts


def _definitions(page: Page) -> list[Part]:
    """A term that asks, and the lines under it that open with a colon, as far as they are indented."""
    lines = page.lines
    parts: list[Part] = []
    index = 0
    while index + 1 < len(lines):
        line, below = lines[index], lines[index + 1]
        index += 1
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
    """The rows of a table whose head names a column of questions and one of answers."""
    text, start, parts = page.text, block.span.start, list[Part]()
    asked = told = -1
    while start < block.span.end:
        end = text.find("\n", start, block.span.end)
        end = block.span.end if end < 0 else end
        edge = start + 1 if text.startswith("|", start) else start
        cells = list(_CELL.finditer(text, edge, end))
        if asked < 0:
            head = [cell[0] for cell in cells]
            asked = next((i for i, words in enumerate(head) if _ASKED_COLUMN.fullmatch(words)), -1)
            told = next((i for i, words in enumerate(head) if _TOLD_COLUMN.fullmatch(words)), -1)
            if asked < 0 or told <= asked:
                return []
        elif len(cells) > told and not _DASHES.fullmatch(text, start, end):
            question, answer = (page.trim(cells[i].start(), cells[i].end()) for i in (asked, told))
            if question and answer:
                begin = start if parts else block.span.start
                parts += [Part("question", question, begin), Part("answer", answer, answer.start)]
        start = end + 1
    return parts
