"""Documents to JSON and back, between the child process that parses and the one that asked. No pickle."""

from __future__ import annotations

import json
from typing import Any

from index.types import Block, Box, Document, Locator, Mark, Place, Span

_PLAIN = Locator()


def dump(documents: tuple[Document, ...]) -> bytes:
    """The documents as ASCII JSON; lone surrogates survive."""
    return json.dumps([_document(document) for document in documents], separators=(",", ":")).encode("ascii")


def load(data: bytes) -> tuple[Document, ...]:
    """What `dump` wrote."""
    return tuple(_to_document(item) for item in json.loads(data))


def _document(d: Document) -> list[Any]:
    return [
        d.source,
        d.title,
        d.text,
        [_block(block) for block in d.blocks],
        [[span.start, span.end] for span in d.markup],
        [[place.span.start, place.span.end, _locator(place.locator)] for place in d.places],
        list(d.participants),
        d.date,
        d.language,
        d.sha256,
    ]


def _to_document(item: list[Any]) -> Document:
    source, title, text, blocks, markup, places, participants, date, language, sha256 = item
    return Document(
        source=source,
        title=title,
        text=text,
        blocks=tuple(_to_block(block) for block in blocks),
        markup=tuple(Span(start, end) for start, end in markup),
        places=tuple(Place(span=Span(start, end), locator=_to_locator(where)) for start, end, where in places),
        participants=tuple(participants),
        date=date,
        language=language,
        sha256=sha256,
    )


def _block(b: Block) -> list[Any]:
    marks = [[mark.kind, mark.span.start, mark.span.end] for mark in b.marks]
    where = _locator(b.locator)
    return [b.kind, b.span.start, b.span.end, b.level, marks, b.role, b.speaker, b.ordinal, b.group, where]


def _to_block(item: list[Any]) -> Block:
    kind, start, end, level, marks, role, speaker, ordinal, group, where = item
    return Block(
        kind=kind,
        span=Span(start, end),
        level=level,
        marks=tuple(Mark(kind=name, span=Span(first, last)) for name, first, last in marks),
        role=role,
        speaker=speaker,
        ordinal=ordinal,
        group=group,
        locator=_to_locator(where),
    )


def _locator(where: Locator) -> list[Any] | None:
    if where == _PLAIN:
        return None
    boxes = [[box.page, box.x0, box.y0, box.x1, box.y1] for box in where.boxes]
    pages = [where.page, where.page_end, where.line, where.line_end]
    return [*pages, boxes, where.time_start, where.time_end, where.media, list(where.heading), where.row]


def _to_locator(item: list[Any] | None) -> Locator:
    if item is None:
        return _PLAIN
    page, page_end, line, line_end, boxes, time_start, time_end, media, heading, row = item
    return Locator(
        page=page,
        page_end=page_end,
        line=line,
        line_end=line_end,
        boxes=tuple(Box(page=number, x0=x0, y0=y0, x1=x1, y1=y1) for number, x0, y0, x1, y1 in boxes),
        time_start=time_start,
        time_end=time_end,
        media=media,
        heading=tuple(heading),
        row=row,
    )
