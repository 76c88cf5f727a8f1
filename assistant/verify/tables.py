"""What a row of a table says: in words, and beside the rows of the passages' own tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.verify.blocks import blocks
from assistant.verify.types import Disagreement
from index.types import Span

_NOTHING = frozenset(("", "-", "–", "—", "n/a", "?"))
# Heads of columns that say nothing of what stands below them.
_ANY = frozenset("value values detail details description information info answer answers note notes data".split())


def row_words(answer: str, head: Span, row: Span) -> str:
    """What a row of a table says, in words: its cells, each behind its column's head, the first of which names them all."""
    names, values = _cells(answer, head), _cells(answer, row)
    first, *others = values or [""]
    said = [first] if first.casefold() not in _NOTHING else []
    for name, value in zip([*names[1:], *[""] * len(others)], others, strict=False):
        if value.casefold() not in _NOTHING:
            said.append(value if name.casefold() in _ANY else f"{name.lower()} {value}".strip())
    return ", ".join(said)


class Tables:
    """The rows of the passages' tables."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._rows = [
            paired(passage, block.head, block.span)
            for passage in passages
            if "|" in passage
            for block in blocks(passage, 0, len(passage))
            if block.head
        ]

    def have(self, cells: Mapping[str, str]) -> bool:
        """Is there a row with these cells under the same heads?"""
        return len(cells) > 1 and any(cells.items() <= row.items() for row in self._rows)

    def otherwise(self, cells: Mapping[str, str]) -> Disagreement | None:
        """The first cell that the rows with the same first cell have otherwise under the same head."""
        named = [row for row in self._rows if any(row.get(head) == cell for head, cell in list(cells.items())[:1])]
        for head, said in cells.items():
            there = [row[head] for row in named if head in row]
            if there and said not in there:
                value = any(c.isdigit() for c in said)
                return Disagreement(
                    kind="number" if value else "name", said=said, found=there[0], weight=1.0, refutes=True
                )
        return None


def paired(text: str, head: Span, row: Span) -> dict[str, str]:
    """The cells of a row that say something, under the heads of their columns, in small letters."""
    cells = zip(_cells(text, head), _cells(text, row), strict=False)
    return {name.casefold(): cell.casefold() for name, cell in cells if cell.casefold() not in _NOTHING}


def _cells(answer: str, line: Span) -> list[str]:
    plain = line.of(answer).strip().removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", plain)
    return [" ".join(cell.replace("\\|", "|").strip().strip("*_").split()) for cell in cells]
