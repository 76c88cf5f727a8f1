"""Rich Text Format: a small reader of its own, because striprtf gives the words without bold, styles and lists.

Follows the Rich Text Format Specification 1.9.1: groups, control words, \\u with \\uc skips, \\' in the font's code
page, destinations that are not the text. Runs in the child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.errors import UnreadableDocument
from index.readers.grid import Cell, table_pieces
from index.readers.layout import Piece, Run, compose
from index.readers.styles import with_roles
from index.types import BlockKind, Document

_TOKEN = re.compile(
    r"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.S
)
_NOT_TEXT = frozenset(
    """fonttbl colortbl filetbl listtable listoverridetable revtbl rsidtbl generator info pict object header headerl
    headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor bkmkstart bkmkend fldinst themedata
    colorschememapping datastore latentstyles xmlnstbl mmathPr nonshppict shpinst listpicture ftnsep ftnsepc ftncn
    aftnsep aftnsepc aftncn pntext pntxta pntxtb stylesheet pgptbl wgrffmtfilter docvar background""".split()
)
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "qmspace": " ", "nestcell": " | ",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|заголовок)\s*(\d)", re.I)
_ORDINAL = re.compile(r"\s*(\d{1,4})[.)]?\s*$")
_DEEPEST = 2_000


@dataclass(slots=True)
class _State:
    """What holds inside a group; a copy is made where a group opens."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False
    skip: bool = False
    list_text: bool = False
    style_sheet: bool = False
    font: int = 0
    fallback: int = 1  # characters to skip after \u


@dataclass(slots=True)
class _Paragraph:
    style: int = 0
    outline: int | None = None
    listed: bool = False
    level: int = 0
    table: bool = False


@dataclass(slots=True)
class _Reader:
    text: str
    code_page: str = "cp1252"
    charsets: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    paragraph: _Paragraph = field(default_factory=_Paragraph)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    pending: bytes = b""
    skips: int = 0
    high: str = ""
    font_named: int = 0
    style_named: int = 0
    names: list[str] = field(default_factory=list)
    starred: bool = False
    cell: list[Piece] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        """The paragraphs of the text and of its tables, in order."""
        for piece in self._paragraphs():
            if self.paragraph.table:
                self.cell.append(piece)
            else:
                yield from self._table()
                yield piece
        yield from self._table()

    def _table(self) -> Iterator[Piece]:
        """The rows that were gathered, which end where a paragraph outside them ends."""
        self._end_row()
        rows, self.rows = self.rows, []
        yield from table_pieces(rows)

    def _end_cell(self) -> None:
        self.row.append(tuple(self.cell))
        self.cell.clear()

    def _end_row(self) -> None:
        if self.cell:
            self._end_cell()
        if self.row:
            self.rows.append(self.row)
            self.row = []

    def _paragraphs(self) -> Iterator[Piece]:
        for token in _TOKEN.finditer(self.text):
            word, number, byte, symbol, brace, plain = token.groups()
            if byte is not None:
                self._byte(int(byte, 16))
                continue
            self._decode()
            if brace == "{":
                self._open()
            elif brace == "}":
                self._close()
            elif word is not None:
                yield from self._word(word, int(number) if number else None)
            elif symbol is not None:
                self._symbol(symbol)
            elif plain is not None:
                self._plain(plain)
        self._decode()
        yield from self._end()

    def _open(self) -> None:
        if len(self.stack) >= _DEEPEST:
            raise RecursionError("groups")
        self.stack.append(self.state)
        self.state = replace(self.state)
        self.skips = 0

    def _close(self) -> None:
        if self.state.style_sheet and self.names and self.stack and self.stack[-1].style_sheet:
            self.styles[self.style_named] = "".join(self.names).strip(" ;")
            self.names.clear()
        if self.stack:
            self.state = self.stack.pop()
        self.skips = 0

    def _plain(self, text: str) -> None:
        if self.skips:
            dropped = min(self.skips, len(text))
            self.skips -= dropped
            text = text[dropped:]
        if text:
            self._say(text)

    def _byte(self, value: int) -> None:
        if self.skips:
            self.skips -= 1
        else:
            self.pending += bytes([value])

    def _decode(self) -> None:
        """The bytes gathered so far, which may be halves of double-byte characters, in the font's code page."""
        if self.pending:
            data, self.pending = self.pending, b""
            self._say(data.decode(self.charsets.get(self.state.font, self.code_page), "replace"))

    def _say(self, text: str) -> None:
        state = self.state
        if state.style_sheet:
            self.names.append(text)
        elif state.list_text:
            self.label += text
        elif not state.skip and not state.hidden:
            self.runs.append(Run(text=text, bold=state.bold, italic=state.italic, underline=state.underline))

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        elif symbol in "\\{}":
            self._plain(symbol)
        elif symbol == "~":
            self._plain(" ")
        elif symbol == "_":
            self._plain("-")

    def _word(self, word: str, number: int | None) -> Iterator[Piece]:
        starred, self.starred = self.starred, False
        state = self.state
        if word in ("par", "sect", "page", "cell", "row", "nestrow") and not state.skip and not state.list_text:
            yield from self._end()
            if word == "cell":
                self._end_cell()
            elif word == "row":
                self._end_row()
        elif word == "listtext":
            state.list_text = True
            self.label = ""
        elif word == "stylesheet":
            state.style_sheet = True
        elif word == "fonttbl":
            state.skip = True
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in _CHARACTERS:
            self._plain(_CHARACTERS[word])
        elif word in _NOT_TEXT or (starred and not state.style_sheet and word not in ("shppict",)):
            state.skip = True
        else:
            self._property(word, number)

    def _unicode(self, number: int) -> None:
        code = number % 65_536
        if 0xD800 <= code < 0xDC00:
            self.high = chr(code)
        elif 0xDC00 <= code < 0xE000 and self.high:
            self._say((self.high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16"))
            self.high = ""
        else:
            self._say(chr(code))
        self.skips = self.state.fallback

    def _property(self, word: str, number: int | None) -> None:
        state, on = self.state, number != 0
        match word:
            case "b":
                state.bold = on
            case "i":
                state.italic = on
            case "ul" | "ulw" | "uld":
                state.underline = on
            case "ulnone":
                state.underline = False
            case "v" | "deleted":
                state.hidden = on
            case "plain":
                state.bold = state.italic = state.underline = state.hidden = False
            case "uc":
                state.fallback = max(0, min(10, number or 0))
            case "f":
                state.font = number or 0
                self.font_named = state.font
            case "fcharset":
                self.charsets[self.font_named] = _CHARSETS.get(number or 0, self.code_page)
            case "ansicpg":
                self.code_page = (
                    f"cp{number}"
                    if number in (*range(1250, 1259), 437, 850, 866, 874, 932, 936, 949, 950)
                    else "cp1252"
                )
            case "mac":
                self.code_page = "mac_roman"
            case "pard" if not state.list_text:
                self.paragraph = _Paragraph()
            case "s":
                self.style_named = number or 0
                self.paragraph.style = number or 0
            case "outlinelevel":
                self.paragraph.outline = number
            case "ls":
                self.paragraph.listed = bool(number)
            case "ilvl":
                self.paragraph.level = number or 0
            case "intbl":
                self.paragraph.table = True

    def _end(self) -> Iterator[Piece]:
        """The paragraph so far."""
        runs, self.runs = tuple(self.runs), []
        label, self.label = self.label, ""
        if not any(run.text.strip(" |") for run in runs):
            return
        name = self.styles.get(self.paragraph.style, "")
        heading = _HEADING.search(name)
        outline = self.paragraph.outline
        kind: BlockKind = "paragraph"
        level = 0
        if heading:
            kind, level = "heading", min(6, max(1, int(heading[1])))
        elif name.strip().lower() == "title":
            kind, level = "heading", 1
        elif outline is not None and 0 <= outline < 6:
            kind, level = "heading", outline + 1
        elif label.strip() or self.paragraph.listed:
            kind, level = "list_item", self.paragraph.level + 1
        number = _ORDINAL.match(label)
        yield Piece(kind=kind, level=level, runs=runs, ordinal=int(number[1]) if number else None, style=name)


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The document's paragraphs; heads, feet, footnotes, pictures and field codes are left out."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocument(f"{source}: not Rich Text Format, whatever its name says")
    pieces = with_roles(list(_Reader(data.decode("latin-1")).pieces()))
    first = pieces[0] if pieces else None
    title = first.text if first is not None and first.kind == "heading" and len(first.text) < 200 else ""
    return (compose(pieces, source=source, title=title),)
