"""Pieces of layout to a Document: what every reader of a format with markup of its own ends in.

A reader yields pieces in reading order; `compose` writes their words into one text, as a reader would see it, and
keeps what the format told about each as a Block, its emphasis as Marks and its lines or cues as Places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from index.readers.times import times_in
from index.types import Block, BlockKind, Document, Locator, Mark, Place, Role, Span

_SPACES = re.compile(r"[^\S\n]+")
_UNTIDY = re.compile(r"[^\S\n ]|  | \n|\n |\u00ad")
_SOFT_HYPHEN = "\u00ad"  # says where a word may break; where it does not, nothing is seen
_AROUND_BREAK = re.compile(r"[ \t]?\n[ \t]?")
_RULE = re.compile(r"(?:[-*_—–=~•·⁂#◆■][ \u00a0]*){3,80}$")
_MARKS: tuple[Literal["bold", "italic", "underline"], ...] = ("bold", "italic", "underline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of words in one style; a newline in it is a line break. `locator` is its place where finer than the piece's."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    locator: Locator | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, heading, list item, table row, cue or code block before its words have offsets; see Block.

    White space in its runs counts as one space, but for line breaks, for tabs, which set labels apart, and for code, which
    stays as it is; soft hyphens go. `style` is what
    the document calls the look of a paragraph ('List Heading'), see `styles`.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    level: int = 0
    role: Role | None = None
    speaker: str | None = None
    ordinal: int | None = None
    group: int = 0
    style: str = ""
    locator: Locator = field(default_factory=Locator)

    @property
    def text(self) -> str:
        """The words as `compose` will write them."""
        return "".join(run.text for run in _tidied(self))


def rule() -> Piece:
    """A line drawn across the page, which parts what stands above from what stands below."""
    return Piece(kind="rule", runs=(Run(text="———"),))


def compose(
    pieces: Iterable[Piece],
    *,
    source: str,
    title: str,
    participants: tuple[str, ...] = (),
    date: str | None = None,
    language: str | None = None,
) -> Document:
    """The Document that shows `pieces` in order, list items and table rows on lines of their own, others a line apart.

    Pieces without words are left out. Headings above a piece become its locator's `heading`.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    places: list[Place] = []
    at = 0
    above = _Headings()
    before: Piece | None = None
    for piece in pieces:
        runs = _tidied(piece)
        if not runs:
            continue
        gap = "" if before is None else _gap(before, piece)
        words = "".join(run.text for run in runs)
        parts += (gap, words)
        start = at + len(gap)
        at = start + len(words)
        places += _places(runs, start)
        blocks.append(_block(piece, runs, Span(start, at), above.over(piece, words)))
        before = piece
    text = "".join(parts)
    return Document(
        source=source,
        title=title.replace(_SOFT_HYPHEN, ""),
        text=text,
        blocks=tuple(blocks),
        markup=tuple(block.span for block in blocks if block.kind == "rule"),
        places=tuple(places) or times_in(text),
        participants=participants,
        date=date,
        language=language,
    )


class _Headings:
    """The headings that stand above what comes next."""

    def __init__(self) -> None:
        self.open: list[tuple[int, str]] = []

    def over(self, piece: Piece, words: str) -> tuple[str, ...]:
        """The path above `piece`, outermost first; a heading stands above what follows it and not above itself."""
        if piece.kind == "heading":
            self.open = [entry for entry in self.open if entry[0] < piece.level]
        path = piece.locator.heading or tuple(name for _, name in self.open)
        if piece.kind == "heading":
            self.open.append((piece.level, words))
        return path


def _block(piece: Piece, runs: list[Run], span: Span, heading: tuple[str, ...]) -> Block:
    return Block(
        kind="rule" if _is_rule(piece, runs) else piece.kind,
        span=span,
        level=piece.level,
        marks=tuple(_marks(runs, span.start)),
        role=piece.role,
        speaker=piece.speaker,
        ordinal=piece.ordinal,
        group=piece.group,
        locator=replace(piece.locator, heading=heading) if heading else piece.locator,
    )


def _is_rule(piece: Piece, runs: list[Run]) -> bool:
    """True for a drawn line and for stars or dashes typed in the place of one."""
    return piece.kind == "rule" or (piece.kind == "paragraph" and bool(_RULE.match("".join(run.text for run in runs))))


def _gap(before: Piece, piece: Piece) -> str:
    close = before.kind == piece.kind and piece.kind in ("list_item", "table")
    nested = piece.kind == "list_item" and before.kind == "list_item"
    return "\n" if (close or nested) and before.role == piece.role and before.speaker == piece.speaker else "\n\n"


def _tidied(piece: Piece) -> list[Run]:
    """The runs with white space as it will be shown, empty ones gone."""
    if piece.kind == "code":
        runs = [run for run in piece.runs if run.text]
        while runs and not (kept := runs[-1].text.rstrip()):
            runs.pop()
        return [*runs[:-1], replace(runs[-1], text=kept)] if runs else []
    out: list[Run] = []
    tail = "\n"  # the last character so far: blanks at the beginning and after a break go
    for run in piece.runs:
        text = run.text
        if _UNTIDY.search(text):
            text = _AROUND_BREAK.sub("\n", _SPACES.sub(_space, text.replace(_SOFT_HYPHEN, "")))
        if tail in " \t\n":
            text = text.lstrip(" \t")
        if tail == "\n" and not out:
            text = text.lstrip("\n \t")
        if text.startswith("\n") and out and out[-1].text.endswith((" ", "\t")):
            out[-1] = replace(out[-1], text=out[-1].text[:-1])
        if text:
            out.append(run if text == run.text else replace(run, text=text))
            tail = text[-1]
    while out:
        kept = out[-1].text.rstrip(" \t\n")
        if kept:
            if kept != out[-1].text:
                out[-1] = replace(out[-1], text=kept)
            break
        out.pop()
    return [run for run in out if run.text]


def _space(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "


def _marks(runs: list[Run], start: int) -> Iterator[Mark]:
    """Stretches of neighbouring runs of one emphasis, without blanks at their ends; sorted."""
    found: list[Mark] = []
    for kind in _MARKS:
        if not any(getattr(run, kind) for run in runs):
            continue
        at, begin, said = start, start, ""
        for run in [*runs, Run(text="")]:
            if run.text and getattr(run, kind):
                begin = begin if said else at
                said += run.text
            elif said and (run.text.strip() or not run.text):
                found += _mark(kind, said, begin)
                said = ""
            elif said:
                said += run.text
            at += len(run.text)
    yield from sorted(found, key=lambda mark: (mark.span, mark.kind))


def _mark(kind: Literal["bold", "italic", "underline"], said: str, begin: int) -> list[Mark]:
    words = said.strip()
    first = begin + len(said) - len(said.lstrip())
    return [Mark(kind=kind, span=Span(first, first + len(words)))] if words else []


def _places(runs: list[Run], start: int) -> list[Place]:
    """One place per stretch of neighbouring runs with the same locator."""
    found: list[Place] = []
    at = start
    for run in runs:
        end = at + len(run.text)
        if run.locator is not None:
            if found and found[-1].locator == run.locator and found[-1].span.end == at:
                found[-1] = Place(span=Span(found[-1].span.start, end), locator=run.locator)
            else:
                found.append(Place(span=Span(at, end), locator=run.locator))
        at = end
    return found
