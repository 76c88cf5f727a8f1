"""Word documents (.docx): paragraphs with their styles, emphasis, lists with Word's own numbers, tables.

The XML is read directly, through defusedxml, because automatic list numbers, tracked changes and styles that are
bold by inheritance decide what is a question, and python-docx leaves those to its caller. Runs in the child process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from index.readers.asides import BOX, boxed, without_repeats
from index.readers.container import Container
from index.readers.grid import Cell, table_pieces
from index.readers.layout import Piece, Run, compose, rule
from index.readers.styles import with_roles
from index.types import BlockKind, Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SKIPPED = frozenset(
    f"{_W}{name}"
    for name in (
        *(
            "del",
            "moveFrom",
            "footnoteReference",
            "endnoteReference",
            "commentReference",
            "pPr",
            "rPr",
            "instrText",
            "delText",
        ),
        *("txbxContent", "footnotePr", "sectPr"),
    )
)
_HOLDERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NUMBERED = frozenset(
    ("decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "ordinal", "cardinalText")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """What a paragraph or a run looks like; None where it says nothing and what it is based on decides."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, base: _Style) -> _Style:
        """This style where it says something, else `base`."""
        return _Style(
            name=self.name or base.name,
            bold=base.bold if self.bold is None else self.bold,
            italic=base.italic if self.italic is None else self.italic,
            underline=base.underline if self.underline is None else self.underline,
            hidden=base.hidden if self.hidden is None else self.hidden,
            outline=base.outline if self.outline is None else self.outline,
            list_id=base.list_id if self.list_id is None else self.list_id,
            list_level=base.list_level if self.list_level is None else self.list_level,
        )


@dataclass(slots=True)
class _Numbering:
    """Word's automatic numbers: which lists count, and how far they have come."""

    levels: dict[str, tuple[str, dict[int, tuple[str, int]]]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, list_id: str, level: int) -> int | None:
        """The number of the next item, None for a bullet; deeper levels start again."""
        if list_id not in self.levels:
            return None
        abstract, levels = self.levels[list_id]
        kind, start = levels.get(level, ("bullet", 1))
        counts = self.counts.setdefault(abstract, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return counts[level] if kind in _NUMBERED else None


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The document's body in order, then its notes. Heads, feet, comments, deleted text and contents are left out."""
    container = Container(data, source=source)
    name = next((n for n in ("word/document.xml", "word/document2.xml") if n in container.names), "word/document.xml")
    root = container.xml(name)
    styles = _styles(container.xml("word/styles.xml")) if "word/styles.xml" in container.names else {}
    numbering = (
        _numbering(container.xml("word/numbering.xml")) if "word/numbering.xml" in container.names else _Numbering()
    )
    body = root.find(f"{_W}body")
    walk = _Body(styles, numbering)
    pieces = with_roles(without_repeats(boxed(list(walk.pieces(root if body is None else body)))))
    notes = list(_notes(container, root, walk))
    if notes:
        pieces += [rule(), *notes]  # below a line, as on paper: they are not the words of whoever speaks last
    return (compose(pieces, source=source, title=_title(container, pieces)),)


def _notes(container: Container, root: Element, walk: _Body) -> Iterator[Piece]:
    """The footnotes, then the endnotes, in the order in which the body refers to them, each once."""
    for kind in ("footnote", "endnote"):
        name = f"word/{kind}s.xml"
        if name not in container.names:
            continue
        by_id = {note.get(f"{_W}id", ""): note for note in container.xml(name).findall(f"{_W}{kind}")}
        for reference in root.iter(f"{_W}{kind}Reference"):
            note = by_id.pop(reference.get(f"{_W}id", ""), None)
            if note is not None:
                yield from walk.pieces(note)


def _title(container: Container, pieces: list[Piece]) -> str:
    if "docProps/core.xml" in container.names:
        said = (container.xml("docProps/core.xml").findtext(f".//{_DC_TITLE}") or "").strip()
        if said and any(said == piece.text for piece in pieces[:10]):
            return said
    first = pieces[0] if pieces else None
    return first.text if first is not None and first.kind == "heading" and len(first.text) < 200 else ""


class _Body:
    """Walks block content; keeps the counters of lists and the state of fields between paragraphs."""

    def __init__(self, styles: dict[str, _Style], numbering: _Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def pieces(self, parent: Element) -> Iterator[Piece]:
        """The pieces of a body, a cell or a content control."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from table_pieces(self._rows(element))
            elif element.tag in _HOLDERS and not _is_contents(element):
                yield from self.pieces(element)

    def _rows(self, table: Element) -> list[list[Cell]]:
        rows = [row for row in _parts(table, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None]
        return [[tuple(self.pieces(cell)) for cell in _parts(row, f"{_W}tc")] for row in rows]

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        properties = paragraph.find(f"{_W}pPr")
        style = self._style(properties)
        if style.name.startswith(("toc ", "toc", "table of", "header", "footer")) and style.name != "toc heading":
            return
        runs = list(self._runs(paragraph, style))
        ordinal = None
        listed = style.list_id not in (None, "0")
        if listed and any(run.text.strip() for run in runs):
            ordinal = self._numbering.next(style.list_id or "", style.list_level or 0)
        if not any(run.text.strip() for run in runs) and _is_drawn(properties):
            yield rule()
            return
        kind, level = _kind(style, listed=listed)
        yield Piece(kind=kind, level=level, runs=tuple(runs), ordinal=ordinal, style=style.name)
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(box in other.iter() for other in paragraph.iter(_FALLBACK)):
                yield from (replace(piece, style=BOX) for piece in self.pieces(box))

    def _style(self, properties: Element | None) -> _Style:
        if properties is None:
            return self._styles.get("", _Style())
        named = properties.find(f"{_W}pStyle")
        base = self._styles.get(named.get(f"{_W}val", "") if named is not None else "", self._styles.get("", _Style()))
        return replace(_said(properties), bold=None, italic=None, underline=None, hidden=None).over(base)

    def _runs(self, parent: Element, style: _Style) -> Iterator[Run]:
        """The runs under `parent`, field codes aside; a tracked deletion is not there."""
        for element in parent:
            if element.tag in _SKIPPED or element.tag == _FALLBACK:
                continue
            if element.tag == f"{_W}r":
                yield from self._run(element, style)
            elif element.tag.startswith(_W):
                yield from self._runs(element, style)

    def _run(self, run: Element, style: _Style) -> Iterator[Run]:
        properties = run.find(f"{_W}rPr")
        look = style
        if properties is not None:
            named = properties.find(f"{_W}rStyle")
            character = self._styles.get(named.get(f"{_W}val", ""), _Style()) if named is not None else _Style()
            look = _said(properties).over(character.over(style))
        if look.hidden:
            return
        text = "".join(_character(element) for element in run)
        if text:
            yield Run(text=text, bold=bool(look.bold), italic=bool(look.italic), underline=bool(look.underline))


def _parts(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, some inside content controls; not those of a table in a cell."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _HOLDERS:
            yield from _parts(element, tag)


def _character(element: Element) -> str:
    match element.tag.removeprefix(_W):
        case "t":
            return element.text or ""
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case _:
            return ""


def _kind(style: _Style, *, listed: bool) -> tuple[BlockKind, int]:
    name = style.name
    if name == "title":
        return "heading", 1
    if name.startswith("heading ") and name[8:9].isdigit():
        return "heading", min(6, int(name[8]))
    if style.outline is not None and style.outline < 6:
        return "heading", style.outline + 1
    if listed or name.startswith("list "):
        return "list_item", (style.list_level or 0) + 1
    if name == "caption":
        return "aside", 0
    return ("quote", 0) if "quote" in name else ("paragraph", 0)


def _is_drawn(properties: Element | None) -> bool:
    """True for an empty paragraph with a border, which is how Word draws a line across the page."""
    borders = properties.find(f"{_W}pBdr") if properties is not None else None
    return borders is not None and any(_flag(borders, side) for side in ("bottom", "top"))


def _is_contents(element: Element) -> bool:
    gallery = element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and "contents" in gallery.get(f"{_W}val", "").lower()


def _flag(properties: Element, name: str) -> bool | None:
    found = properties.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val", "1") not in ("0", "false", "off", "none")


def _said(properties: Element) -> _Style:
    """What an element of properties, of a paragraph or a run, says itself."""
    outline = properties.find(f"{_W}outlineLvl")
    numbers = properties.find(f"{_W}numPr")
    list_id = numbers.find(f"{_W}numId") if numbers is not None else None
    list_level = numbers.find(f"{_W}ilvl") if numbers is not None else None
    return _Style(
        bold=_flag(properties, "b"),
        italic=_flag(properties, "i"),
        underline=_flag(properties, "u"),
        hidden=_flag(properties, "vanish"),
        outline=_integer(outline, 9) if outline is not None else None,
        list_id=list_id.get(f"{_W}val") if list_id is not None else None,
        list_level=_integer(list_level, 0) if list_level is not None else None,
    )


def _integer(element: Element | None, default: int) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return int(value) if value.isdigit() else default


def _styles(root: Element) -> dict[str, _Style]:
    """Styles by id with what they inherit; '' is what a paragraph without a style looks like."""
    own: dict[str, tuple[_Style, str]] = {}
    default = ""
    for element in root.iter(f"{_W}style"):
        key = element.get(f"{_W}styleId", "")
        name = element.find(f"{_W}name")
        based = element.find(f"{_W}basedOn")
        style = _Style(name=(name.get(f"{_W}val", "") if name is not None else key).lower())
        for part in ("pPr", "rPr"):
            properties = element.find(f"{_W}{part}")
            if properties is not None:
                style = style.over(_said(properties))
        own[key] = (style, based.get(f"{_W}val", "") if based is not None else "")
        if element.get(f"{_W}type") == "paragraph" and element.get(f"{_W}default") == "1":
            default = key
    found: dict[str, _Style] = {}
    for key, (said, above) in own.items():
        style, parent = said, above
        seen = {key}
        while parent in own and parent not in seen:
            seen.add(parent)
            style, parent = style.over(replace(own[parent][0], name="")), own[parent][1]
        found[key] = style
    found[""] = found.get(default, _Style())
    return found


def _numbering(root: Element) -> _Numbering:
    abstract: dict[str, dict[int, tuple[str, int]]] = {}
    for element in root.findall(f"{_W}abstractNum"):
        levels: dict[int, tuple[str, int]] = {}
        for level in element.findall(f"{_W}lvl"):
            kind = level.find(f"{_W}numFmt")
            number = level.get(f"{_W}ilvl", "0")
            start = _integer(level.find(f"{_W}start"), 1)
            levels[int(number) if number.isdigit() else 0] = (
                kind.get(f"{_W}val", "") if kind is not None else "decimal",
                start,
            )
        abstract[element.get(f"{_W}abstractNumId", "")] = levels
    numbering = _Numbering()
    for element in root.findall(f"{_W}num"):
        key = element.find(f"{_W}abstractNumId")
        name = key.get(f"{_W}val", "") if key is not None else ""
        own = dict(abstract.get(name, {}))
        restarted = False
        for override in element.findall(f"{_W}lvlOverride"):
            again = override.find(f"{_W}startOverride")
            number = override.get(f"{_W}ilvl", "0")
            if again is not None and number.isdigit():
                own[int(number)] = (own.get(int(number), ("decimal", 1))[0], _integer(again, 1))
                restarted = True
        list_id = element.get(f"{_W}numId", "")
        numbering.levels[list_id] = (f"{name}/{list_id}" if restarted else name, own)
    return numbering
