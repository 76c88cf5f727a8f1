"""Blocks while a text with markup goes by line by line: what is open, what was kept, what is notation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.readers.parsed import IN_FILE, Parsed, TextLine, merged
from index.types import Block, BlockKind, Mark, Role, Span


class Builder:
    """Collects blocks in order. `inline` finds notation and emphasis in the words of a block.

    Every alternative of `inline` is a named group or holds some: `open` and `close` are notation around words, `hide`
    is notation without words; `bold` and `italic` are emphasised words.
    """

    def __init__(self, text: str, inline: re.Pattern[str]) -> None:
        self.text, self.inline = text, inline
        self.blocks: list[Block] = []
        self.markup: list[Span] = []
        self.kind: BlockKind | None = None
        self.start = self.end = self.level = self.rows = self.group = 0
        self.role: Role | None = None

    def add(self, kind: BlockKind, row: TextLine, *, start: int | None = None, level: int = 0) -> None:
        """Put `row` (from `start` on) into the open block if that is of `kind`, else close it and open one."""
        if self.kind != kind:
            self.open(kind, row, start=start, level=level)
        else:
            self.end = row.end
            self.rows += 1

    def open(self, kind: BlockKind, row: TextLine, *, start: int | None = None, level: int = 0) -> None:
        """Close what is open and open a block of `kind` at `row`."""
        self.close()
        self.kind, self.level, self.rows = kind, level, 1
        self.start, self.end = row.start if start is None else start, row.end

    def single(self, kind: BlockKind, start: int, end: int, *, level: int = 0, role: Role | None = None) -> None:
        """Close what is open and keep `start..end` as a block of its own."""
        self.close()
        kept, self.role = self.role, role
        self.kind, self.start, self.end, self.level = kind, start, end, level
        self.close()
        self.role = kept

    def hide(self, start: int, end: int) -> None:
        """Note that `start..end` is notation."""
        if start < end:
            self.markup.append(Span(start, end))

    def close(self) -> None:
        """Finish the open block, if there is one: trim it, find its inline markup, keep it."""
        kind, text = self.kind, self.text
        self.kind = None
        if kind is None:
            return
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if kind in ("comment", "rule", "link_definition"):
            self.hide(start, end)
        if start < end:
            marks = self._inline(start, end) if kind not in ("comment", "rule", "code", "link_definition") else ()
            self.blocks.append(
                Block(
                    kind=kind,
                    span=Span(start, end),
                    level=self.level,
                    marks=marks,
                    role=self.role,
                    group=self.group if self.role else 0,
                    locator=IN_FILE,
                )
            )
        self.level = self.rows = 0

    def _inline(self, start: int, end: int) -> tuple[Mark, ...]:
        marks: list[Mark] = []
        for match in self.inline.finditer(self.text, start, end):
            groups = match.groupdict()
            for name in ("open", "close", "hide"):
                if groups.get(name) is not None:
                    self.hide(*match.span(name))
            if groups.get("bold"):
                self._mark("bold", match.span("bold"), match.span(), marks)
            elif groups.get("italic"):
                self._mark("italic", match.span("italic"), match.span(), marks)
            elif groups.get("words"):
                self.hide(match.start(), match.start("words"))
                self.hide(match.end("words"), match.end())
        return tuple(marks)

    def _mark(self, kind: str, words: tuple[int, int], whole: tuple[int, int], marks: list[Mark]) -> None:
        self.hide(whole[0], words[0])
        self.hide(words[1], whole[1])
        marks += self._inline(*words)
        marks.append(Mark(kind="bold" if kind == "bold" else "italic", span=Span(*words)))

    def parsed(self, hidden: Iterable[Span] = ()) -> Parsed:
        """Everything that was kept."""
        self.close()
        return Parsed(blocks=tuple(self.blocks), markup=merged([*hidden, *self.markup]))
