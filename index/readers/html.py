"""Web pages: the article as a reader sees it, with headings, lists, emphasis and what the page says is a question.

Parsing is lxml's, which is linear and bounded in depth. What is not the article (navigation, cookie boxes, related
posts) is taken out by `html_clean`, questions and answers the page declares are found by `html_roles`; here the rest
is walked and written down as pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import Any

from index.errors import UnreadableDocument
from index.readers.asides import without_repeats
from index.readers.encoding import decode
from index.readers.grid import table_pieces, told_pieces
from index.readers.html_clean import article, remove_clutter
from index.readers.html_comments import Voices, voices_in
from index.readers.html_faq import declared_pairs, with_declared
from index.readers.html_forms import questions_in
from index.readers.html_head import date_of, language_of_page, title_of
from index.readers.html_labels import Labels, labels_in
from index.readers.html_roles import Roles, roles_in
from index.readers.html_style import PLAIN, Style, styled
from index.readers.html_typed import typed
from index.readers.layout import Piece, Run, compose, rule
from index.types import BlockKind, Document, Role

Element = Any  # lxml ships no types

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_BLOCK = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary
    table tbody td tfoot th thead tr ul""".split()
)
_QUOTES = ("blockquote", "figure", "div", "p", "span", "section", "aside")
_PULLED = re.compile(r"(?:^|[\s_-])pull-?quote(?:$|[\s_-])", re.I)
_NEWLINES = re.compile(r"\s*[\n\t]\s*")
_GROUPS = 10_000  # keeps the groups of one table apart from those of others
_BREAKS = "\x1f"  # stands for <br>, which no HTML text can hold
_BLANKS = " \t\n\r\xa0" + _BREAKS
_APART = ("hr", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6")  # what no label stands before


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around a piece make of it."""

    kind: BlockKind = "paragraph"
    level: int = 0
    role: Role | None = None
    group: int = 0
    speaker: str | None = None
    style: Style = PLAIN
    lists: int = 0


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The page's article as one document; its title is the article's, its date the one the page gives."""
    page = parse(text_of_page(data))
    if page is None:
        raise UnreadableDocument(f"{source}: no text in it")
    declared = declared_pairs(page)
    title, date = title_of(page), date_of(page)
    voices, forms = voices_in(page), questions_in(page)
    remove_clutter(page)
    pieces = with_declared(without_repeats(list(pieces_of(article(page), voices, forms))), declared)
    if plain := typed(pieces, source=source, title=title, date=date):
        return (plain,)
    return (compose(pieces, source=source, title=title, date=date, language=language_of_page(page)),)


def text_of_page(data: bytes) -> str:
    """The page's characters: by byte order mark, by what the page declares, by what the bytes look like."""
    found = _CHARSET.search(data[:4096])
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = found[1].decode("ascii", "replace").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "ascii", "us-ascii") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data)


def parse(text: str) -> Element | None:
    """The tree of a page or of a fragment; None where there is no element in it."""
    from lxml import etree
    from lxml import html as lxml_html

    text = text.lstrip("\ufeff").replace("\x00", "\ufffd")
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def fragment_pieces(markup: str, *, role: Role | None = None, group: int = 0) -> list[Piece]:
    """A value that may hold HTML, as pieces; plain text becomes its paragraphs."""
    if not re.search(r"</?[a-zA-Z][^<>]*>|&[a-zA-Z#]\w{1,10};", markup):
        paragraphs = [part for part in re.split(r"\n[^\S\n]*\n", markup) if part.strip()]
        return [Piece(kind="paragraph", runs=(Run(text=part),), role=role, group=group) for part in paragraphs]
    page = parse(f"<div>{markup}</div>")
    if page is None:
        return []
    return [replace(piece, role=role, group=group) for piece in pieces_of(page)]


def pieces_of(root: Element, voices: Voices | None = None, forms: Set[Element] = frozenset()) -> Iterator[Piece]:
    """The visible words under `root`, block by block, in order. No recursion: pages may nest as deep as they like."""
    labels = labels_in(root)
    writer = _Writer(roles_in(root, labels), labels, voices or {}, forms)
    yield from writer.walk(root)


class _Writer:
    """Gathers inline words until a block begins or ends, then hands them over as a piece."""

    def __init__(self, roles: Roles, labels: Labels, voices: Voices, forms: Set[Element]) -> None:
        self._roles = roles
        self._voices = voices
        self._forms = forms
        self._labels = labels
        self._waiting = False  # a label was said, the words that it stands before were not
        self._runs: list[Run] = []
        self._ordinals: dict[Element, int] = {}
        self._ordinal: int | None = None
        self._tables = 0

    def walk(self, root: Element) -> Iterator[Piece]:
        """Depth first, with a stack of its own: ('enter' element) and ('leave' element, text after it)."""
        stack: list[tuple[Element, _Context, bool]] = [(root, _Context(), False)]
        while stack:
            element, context, leaving = stack.pop()
            inner = self._inner(element, context) if not leaving else context
            block = element.tag in _BLOCK or element in self._roles
            if leaving:
                yield from self._flush(inner) if block and not self._waiting else ()
                continue
            if element in self._labels or (block and (not self._waiting or element.tag in _APART)):
                yield from self._flush(context)
            if element.tag == "br":
                self._say(_BREAKS, inner)
            elif element.tag == "hr":
                yield rule()
            elif element.tag == "li":
                self._ordinal = self._number(element)
            elif element.tag == "table" and (found := self._table(element)):
                yield from (replace(p, role=inner.role, group=inner.group) for p in found) if inner.role else found
                continue
            elif element.tag == "tr" and (cells := _data_cells(element)):
                yield from self._row(cells, inner)
                continue
            self._say(element.text, inner)
            self._waiting = self._waiting or isinstance(element, _Label)
            stack.append((element, inner, True))
            if element in self._labels:
                stack.append((_Label(self._labels[element]), inner, False))
            children = list(element)
            for child in reversed(children):
                if child.tail:
                    stack.append((_Tail(child.tail), inner, False))
                if isinstance(child.tag, str):
                    stack.append((child, inner, False))
        yield from self._flush(_Context())

    def _inner(self, element: Element, context: _Context) -> _Context:
        """The context inside `element`."""
        if isinstance(element, _Tail):
            return context
        tag = element.tag
        claimed = self._roles.get(element)
        if claimed is not None:
            context = replace(context, role=claimed[0], group=claimed[1])
        if element in self._voices:
            context = replace(context, speaker=self._voices[element], group=_GROUPS - 1)
        context = _kind(tag, context) if context.kind not in ("aside", "table") else context
        if element in self._forms:
            context = replace(context, kind="table", level=0, lists=0)
        if tag == "figcaption" or (tag in _QUOTES and _PULLED.search(element.get("class") or "")):
            context = replace(context, kind="aside", level=0, lists=0)
        style = styled(element, context.style)
        return context if style is context.style else replace(context, style=style)

    def _say(self, text: str | None, context: _Context) -> None:
        if text:
            self._waiting = self._waiting and not text.strip(_BLANKS)
            style = context.style
            flat = text if context.kind == "code" else _NEWLINES.sub(" ", text)
            self._runs.append(Run(text=flat, bold=style.bold, italic=style.italic, underline=style.underline))

    def _flush(self, context: _Context) -> Iterator[Piece]:
        """The words so far as one piece, or as several where empty lines part them."""
        runs, self._runs, self._waiting = self._runs, [], False
        if not any(run.text.strip(_BLANKS) for run in runs):
            return
        ordinal, self._ordinal = (self._ordinal, None) if context.lists else (None, None)
        for paragraph in [runs] if context.kind == "code" else _paragraphs(runs):
            said = tuple(replace(run, text=run.text.replace(_BREAKS, "\n").replace("\xa0", " ")) for run in paragraph)
            kind: BlockKind = "list_item" if context.lists and context.kind == "paragraph" else context.kind
            level = context.lists if kind == "list_item" else context.level
            piece = Piece(kind=kind, runs=said, level=level, role=context.role, group=context.group, ordinal=ordinal)
            yield replace(piece, speaker=context.speaker) if context.speaker else piece
            ordinal = None

    def _number(self, item: Element) -> int | None:
        """The number a browser shows before an item of an ordered list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return None
        before = self._ordinals.get(parent, _integer(parent.get("start"), 1) - 1)
        self._ordinals[parent] = _integer(item.get("value"), before + 1)
        return self._ordinals[parent]

    def _table(self, table: Element) -> list[Piece]:
        """The pieces of a table of data or of talk; none for one that lays out a page or whose cells have roles."""
        rows = list(table.iter("tr"))
        if (
            len(rows) < 2
            or table.find(".//table") is not None
            or any(cell in self._roles for row in rows for cell in row)
        ):
            return []
        self._tables += 1
        group = _GROUPS * self._tables
        cells = [[tuple(pieces_of(cell)) for cell in row if cell.tag in ("td", "th")] for row in rows]
        if told := told_pieces(cells, first_group=group):
            return told
        return list(table_pieces(cells, first_group=group)) if all(map(_data_cells, rows)) else []

    def _row(self, cells: list[Element], context: _Context) -> Iterator[Piece]:
        """A row of a table of data: its cells with ' | ' between, or each for itself where the page gives them roles."""
        runs: list[Run] = []
        for cell in cells:
            said = [run for piece in pieces_of(cell) for run in (*piece.runs, Run(text=" "))]
            claimed = self._roles.get(cell)
            if claimed is not None:
                yield Piece(kind="table", runs=tuple(said), role=claimed[0], group=claimed[1])
                continue
            bold = cell.tag == "th"
            runs += [Run(text=" | ")] if runs and said else []
            runs += [replace(run, bold=run.bold or bold) for run in said]
        if runs:
            yield Piece(kind="table", runs=tuple(runs), role=context.role, group=context.group)


class _Tail:
    """Text between two elements, walked as if it were one."""

    tag = "#text"

    def __init__(self, text: str) -> None:
        self.text = text

    def __iter__(self) -> Iterator[Element]:
        return iter(())

    def get(self, _name: str, default: str | None = None) -> str | None:
        return default


class _Label(_Tail):
    """What parts a label from its words."""


def _kind(tag: str, context: _Context) -> _Context:
    """The context inside an element of this tag."""
    match tag:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return replace(context, kind="heading", level=int(tag[1]), lists=0)
        case "pre":
            return replace(context, kind="code")
        case "blockquote":
            return replace(context, kind="quote", lists=0)
        case "li":
            return replace(context, lists=max(1, context.lists))
        case "ul" | "ol":
            return replace(context, lists=context.lists + 1)
        case "dl":
            return replace(context, lists=0)
        case _:
            return context


def _paragraphs(runs: list[Run]) -> list[list[Run]]:
    """Runs parted where two or more line breaks follow each other, as old pages part paragraphs."""
    parted: list[list[Run]] = [[]]
    breaks = 0
    for run in runs:
        if run.text == _BREAKS:
            breaks += 1
            parted[-1].append(run)
            continue
        if breaks >= 2 and run.text.strip():
            parted.append([])
        if run.text.strip():
            breaks = 0
        parted[-1].append(run)
    return parted


def _data_cells(row: Element) -> list[Element]:
    """The cells of a row that tabulates words; none for a row that lays out a page (blocks inside, or one cell)."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    blocks = ("h1", "h2", "h3", "h4", "table", "ul", "ol", "dl", "div", "pre", "blockquote")
    if len(cells) < 2 or any(cell.find(f".//{tag}") is not None for cell in cells for tag in blocks):
        return []
    return cells if all(len(cell.findall(".//p")) < 3 for cell in cells) else []


def _integer(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,6}", written.strip()) else default
