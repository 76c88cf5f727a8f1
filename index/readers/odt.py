"""OpenDocument text (.odt, flat .fodt): headings, paragraphs, emphasis, lists with their numbers, tables.

Read straight from its XML, through defusedxml. Runs in the child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from index.readers.container import Container, parse_xml
from index.readers.grid import Cell, table_pieces
from index.readers.layout import Piece, Run, compose, rule
from index.readers.styles import with_roles
from index.types import BlockKind, Document

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SKIPPED = frozenset(
    (
        *(
            f"{_TEXT}{name}"
            for name in ("note", "tracked-changes", "table-of-content", "sequence-decls", "alphabetical-index")
        ),
        *(f"{_OFFICE}{name}" for name in ("annotation", "forms", "scripts")),
        *(f"{_TEXT}{name}" for name in ("variable-decls", "user-field-decls", "bibliography", "illustration-index")),
    )
)


_AUTOMATIC = re.compile(r"P\d+$")  # styles that a writer makes of what was set by hand


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class _ListAt:
    """Where in a list a paragraph stands."""

    level: int = 0
    ordinal: int | None = None


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The document's text in order; notes, comments, deleted text and tables of contents are left out."""
    title = ""
    if data[:2] == b"PK":
        container = Container(data, source=source)
        roots = [container.xml(name) for name in ("content.xml", "styles.xml") if name in container.names]
        if "meta.xml" in container.names:
            title = (container.xml("meta.xml").findtext(f".//{_DC_TITLE}") or "").strip()
    else:
        roots = [parse_xml(data, source=source)]
    body = next((element for root in roots for element in root.iter(f"{_OFFICE}text")), None)
    walker = _Walker(roots)
    pieces = with_roles(list(walker.pieces(body))) if body is not None else []
    first = pieces[0] if pieces else None
    if first is not None and first.kind == "heading" and first.level == 1:
        title = first.text
    return (compose(pieces, source=source, title=title),)


class _Walker:
    """Walks block content with the styles of the document."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles = {
            element.get(f"{_STYLE}name", ""): element for root in roots for element in root.iter(f"{_STYLE}style")
        }
        self._lists = {
            element.get(f"{_STYLE}name", ""): element for root in roots for element in root.iter(f"{_TEXT}list-style")
        }
        self._counts: dict[str, int] = {}

    def pieces(self, parent: Element, at: _ListAt = _ListAt(), style: str = "") -> Iterator[Piece]:
        """The pieces under `parent`."""
        for element in parent:
            if element.tag in _SKIPPED:
                continue
            if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(element, at)
                at = replace(at, ordinal=None)
            elif element.tag == f"{_TEXT}list":
                yield from self._list(element, at, style)
            elif element.tag == f"{_TABLE}table":
                yield from table_pieces([self._cells(row) for row in _rows(element)])
            elif len(element):
                yield from self.pieces(element, at, style)

    def _cells(self, row: Element) -> list[Cell]:
        """The cells of a row; those that another one covers are empty."""
        found = [cell for cell in row if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")]
        return [tuple(self.pieces(cell)) if cell.tag == f"{_TABLE}table-cell" else () for cell in found]

    def _list(self, element: Element, at: _ListAt, style: str) -> Iterator[Piece]:
        style = element.get(f"{_TEXT}style-name") or style
        level = at.level + 1
        key = f"{style}/{level}"
        start = self._start(style, level)
        if start is not None and element.get(f"{_TEXT}continue-numbering") != "true" and not self._continues(element):
            self._counts[key] = start - 1
        for item in element:
            ordinal = None
            if start is not None and item.tag == f"{_TEXT}list-item":
                given = item.get(f"{_TEXT}start-value", "")
                self._counts[key] = int(given) if given.isdigit() else self._counts.get(key, start - 1) + 1
                ordinal = self._counts[key]
            yield from self.pieces(item, _ListAt(level, ordinal), style)

    def _continues(self, element: Element) -> bool:
        return element.get(f"{_TEXT}continue-list") is not None

    def _start(self, style: str, level: int) -> int | None:
        """The first number of a counted list, None for bullets and unknown styles."""
        found = self._lists.get(style)
        for entry in found if found is not None else ():
            if entry.get(f"{_TEXT}level") == str(level):
                if entry.tag != f"{_TEXT}list-level-style-number" or not entry.get(f"{_STYLE}num-format"):
                    return None
                given = entry.get(f"{_TEXT}start-value", "1")
                return int(given) if given.isdigit() else 1
        return None

    def _paragraph(self, element: Element, at: _ListAt) -> Iterator[Piece]:
        name = element.get(f"{_TEXT}style-name", "")
        chain = self._chain(name)
        look = _Look() if element.tag == f"{_TEXT}h" else self._look(chain, _Look())
        runs = tuple(self._runs(element, look))
        names = (name, *(style.get(f"{_STYLE}name", "") for style in chain))
        if not runs and "Horizontal_20_Line" in names:
            yield rule()
            return
        kind: BlockKind = "paragraph"
        level = 0
        if element.tag == f"{_TEXT}h":
            given = element.get(f"{_TEXT}outline-level", "1")
            kind, level = "heading", min(6, int(given)) if given.isdigit() else 1
        elif "Title" in names:
            kind, level = "heading", 1
        elif at.level:
            kind, level = "list_item", at.level
        elif any("Quot" in named for named in names):
            kind = "quote"
        own = next((named for named in names if not _AUTOMATIC.match(named)), "")
        yield Piece(kind=kind, level=level, runs=runs, ordinal=at.ordinal, style=own)
        for box in element.iter(f"{_DRAW}text-box"):
            yield from self.pieces(box)

    def _chain(self, name: str) -> list[Element]:
        """The style called `name` and those it is based on, nearest first."""
        chain: list[Element] = []
        while (style := self._styles.get(name)) is not None and style not in chain:
            chain.append(style)
            name = style.get(f"{_STYLE}parent-style-name", "")
        return chain

    def _look(self, chain: list[Element], base: _Look) -> _Look:
        weight = slant = line = None
        for style in chain:
            properties = style.find(f"{_STYLE}text-properties")
            if properties is not None:
                weight = weight or properties.get(f"{_FO}font-weight")
                slant = slant or properties.get(f"{_FO}font-style")
                line = line or properties.get(f"{_STYLE}text-underline-style")
        return _Look(
            bold=base.bold if weight is None else weight in ("bold", "600", "700", "800", "900"),
            italic=base.italic if slant is None else slant in ("italic", "oblique"),
            underline=base.underline if line is None else line != "none",
        )

    def _runs(self, element: Element, look: _Look) -> Iterator[Run]:
        if element.text:
            yield _run(element.text, look)
        for child in element:
            if child.tag == f"{_TEXT}span":
                yield from self._runs(child, self._look(self._chain(child.get(f"{_TEXT}style-name", "")), look))
            elif child.tag == f"{_TEXT}line-break":
                yield Run(text="\n")
            elif child.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
                yield _run("\t" if child.tag == f"{_TEXT}tab" else " ", look)
            elif child.tag not in _SKIPPED and not child.tag.startswith(_DRAW):
                yield from self._runs(child, look)
            if child.tail:
                yield _run(child.tail, look)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, some gathered as its head; not those of a table in a cell."""
    for element in table:
        if element.tag == f"{_TABLE}table-row":
            yield element
        elif element.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(element)


def _run(text: str, look: _Look) -> Run:
    flat = text.replace("\n", " ")
    return Run(text=flat, bold=look.bold, italic=look.italic, underline=look.underline)
