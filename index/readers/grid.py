"""Tables inside documents to pieces: question and answer columns get roles, tables that lay out talk become turns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.readers.columns import columns_of, first_row
from index.readers.layout import Piece, Run
from index.types import Role

Cell = tuple[Piece, ...]
_LABEL = re.compile(r"[^\W\d_][\w.'’() -]{0,40}:?$")
_TIME = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s*[-–]\s*\d{1,2}:\d{2}(?::\d{2})?)?[\])]?$")
_NUMBER = re.compile(r"\(?\d{1,3}[.):]?$")
_COUNTED = re.compile(r"\d+")
_ASKS = re.compile(r"[?？؟;][\s\"'”’»)\]]*$")
_FEWEST_TURNS = 4
_FEWEST_ROWS = 3  # of questions that take turns with rows that answer
_MOSTLY, _NEARLY_ALL = 0.6, 0.8  # of such questions, which ask: where they are bold and where nothing else tells


@dataclass(frozen=True, slots=True)
class _Talk:
    """Columns of a table that lays out talk: who speaks, what is said."""

    who: int
    said: int


def table_pieces(rows: list[list[Cell]], *, first_group: int = 10_000) -> Iterator[Piece]:
    """The rows in order. `first_group` keeps the groups of pairs apart from those outside the table."""
    rows = _filled(rows)
    if not rows:
        return
    width = max(len(row) for row in rows)
    if told := told_pieces(rows, first_group=first_group):
        yield from told
        return
    if width == 1 or (len(rows) == 1 and any(len(cell) > 2 for cell in rows[0])):
        for row in rows:
            for cell in row:
                yield from cell
        return
    for row in rows:
        yield replace(_row(row), group=first_group)


def _in_turns(rows: list[list[Cell]], group: int) -> Iterator[Piece]:
    """Rows of one cell, numbers aside, that take turns to ask and to tell, with their roles."""
    cells = [[cell for cell in row if (words := _words(cell).strip()) and not _NUMBER.match(words)] for row in rows]
    counted = [any(_NUMBER.match(_words(cell).strip()) for cell in row) for row in rows]
    apart = all(counted[::2]) and not any(counted[1::2])
    if all(len(row) == 1 for row in cells) and _alternate([row[0] for row in cells], apart=apart):
        for at, (cell,) in enumerate(cells):
            role: Role = "answer" if at % 2 else "question"
            yield from (replace(piece, role=role, group=group + at // 2) for piece in cell)


def _alternate(cells: list[Cell], *, apart: bool) -> bool:
    """True for cells that take turns to ask and to tell: a question that does not ask looks like the others.

    `apart` says that numbers tell the two from each other, as bold letters may.
    """
    asked, told = ([_words(cell) for cell in cells[first::2]] for first in (0, 1))
    if len(asked) != len(told) or len(asked) < _FEWEST_ROWS:
        return False
    bold = [all(run.bold for piece in cell for run in piece.runs if run.text.strip()) for cell in cells]
    apart = apart or (all(bold[::2]) and not any(bold[1::2]))
    asking = sum(_ASKS.search(words) is not None for words in asked)
    telling = sum(_ASKS.search(words) is None for words in told)
    return telling >= _NEARLY_ALL * len(told) and asking >= (_MOSTLY if apart else _NEARLY_ALL) * len(asked)


def told_pieces(rows: list[list[Cell]], *, first_group: int = 10_000) -> list[Piece]:
    """The rows as questions with answers or as turns, where the table holds such; empty where it does not."""
    rows = _filled(rows)
    if len(rows) < 2:
        return []
    if told := list(_in_turns(rows, first_group)):
        return told
    if max(len(row) for row in rows) < 2:
        return []
    words = [[_words(cell) for cell in row] for row in rows]
    if talk := _talk_in(words):
        return [replace(piece, group=first_group) for piece in _turns(rows, talk)]
    top = first_row(words)
    columns = columns_of(words[top:])
    if not columns.pairs:
        return []
    pairs = _pairs(rows[top:], columns.pairs[0][:2], first_group, header=columns.header)
    return [*(_row(row) for row in rows[:top]), *pairs]


def _filled(rows: list[list[Cell]]) -> list[list[Cell]]:
    return [row for row in rows if any(piece.text for cell in row for piece in cell)]


def _pairs(rows: list[list[Cell]], pair: tuple[int, int], group: int, *, header: bool) -> Iterator[Piece]:
    if header:
        yield replace(_row(rows[0]), kind="table")
    open_ = False
    for row in rows[1 if header else 0 :]:
        question, answer = (row[column] if column < len(row) else () for column in pair)
        asked, said = _words(question).strip(), _words(answer).strip()
        if asked and said:
            group += 1
            open_ = True
            yield from (replace(piece, role="question", group=group) for piece in question)
            yield from (replace(piece, role="answer", group=group) for piece in answer)
        elif said and open_:  # a question over several rows
            yield from (replace(piece, role="answer", group=group) for piece in answer)
        else:  # the title of a part
            open_ = False
            yield _row(row)


def _talk_in(words: list[list[str]]) -> _Talk | None:
    """Who speaks in a table of few short labels that come again and of what was said; a third column may give times."""
    width = max(len(row) for row in words)
    if width > 3:
        return None
    columns = [[row[i].strip() if i < len(row) else "" for row in words] for i in range(width)]
    timed = [i for i, column in enumerate(columns) if all(_TIME.match(cell) for cell in column if cell)]
    told = [i for i in range(width) if i not in timed]
    if len(told) != 2:
        return None
    who, said = told
    labels = [cell for cell in columns[who] if cell]
    if len(labels) < _FEWEST_TURNS or not all(_LABEL.match(label) for label in labels):
        return None
    few = len({_COUNTED.sub("", label) for label in labels}) <= max(2, len(labels) // 2)
    return _Talk(who, said) if few and sum(map(len, columns[said])) > 4 * sum(map(len, labels)) else None


def _turns(rows: list[list[Cell]], talk: _Talk) -> Iterator[Piece]:
    """Each row's words behind its label, as a transcript has them; a row without a label goes on."""
    for row in rows:
        label = _words(row[talk.who]).strip().rstrip(":") if talk.who < len(row) else ""
        said = list(row[talk.said]) if talk.said < len(row) else []
        if label:
            first = said.pop(0) if said and said[0].kind == "paragraph" else Piece(kind="paragraph", runs=())
            yield replace(first, runs=(Run(text=f"{label}:", bold=True), Run(text=" "), *first.runs))
        yield from said


def _row(row: list[Cell]) -> Piece:
    runs: list[Run] = []
    for cell in row:
        said = [run for piece in cell for run in (*piece.runs, Run(text=" "))]
        if any(run.text.strip() for run in said):
            runs += [Run(text=" | ")] if runs else []
            runs += said
    return Piece(kind="table", runs=tuple(runs))


def _words(cell: Cell) -> str:
    return "\n".join(piece.text for piece in cell)
