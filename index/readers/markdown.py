"""Markdown (CommonMark with the usual extensions) to blocks: headings, paragraphs, list items, quotes, code, tables.

Lenient where people are: headings without a blank after the signs, lists without blank lines around them, labels on
lines of their own. It says where things stand in the file; it renders nothing.
"""

from __future__ import annotations

import re

from index.readers.front_matter import front_matter
from index.readers.inline import NOTHING, inline
from index.readers.parsed import IN_FILE, LINE_SIGNS, FrontMatter, Parsed, TextLine, breaks, line_at, merged
from index.types import Block, BlockKind, Mark, Span

_HEADING = re.compile(r" {0,3}(?:#{2,6}(?!#)[ \t]*|#[ \t]+)(?=[^\s#])")
_CLOSING_SIGNS = re.compile(r"(?:[ \t]+#+)?[ \t]*\{:?[ \t]*[#.][^{}]*\}[ \t]*$|[ \t]+#+[ \t]*$|[ \t]+$")
_HTML_HEADING = re.compile(r" {0,3}<h([1-6])\b[^<>]*>", re.I)
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,4}[.)])(?=[ \t]|$)[ \t]*")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]]{1,500}\]:[ \t]*\S+[ \t]*(?:[\"'(].*)?$")
_NOTATION_LINE = re.compile(
    r"[ \t]*(?:(?:</?[A-Za-z][^<>]*>[ \t]*)+|\{%[^{}]*%\}|\{:[^{}]*\}|:::.*|\{\{[<%].*[>%]\}\}"
    r"|(?:import|export) .*[;'\"}])[ \t]*$"
)
_COMMENT = re.compile(r"[ \t]*<!--")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_SIGNS = r"[#=*+_`~>\[<{|:\t \ufeff-]|\d{1,4}[.)]|(?:im|ex)port "  # what a line may open with that is no word
# Lines that hold words and open with no sign; then lines that hold none. Either may be missing.
_ORDINARY = {
    carriage: re.compile(rf"((?:(?!{_SIGNS}){sign}*\S{sign}*(?:{end}|\Z))*+)((?:{blank}*{end})*+)")
    for carriage, (sign, blank, end) in LINE_SIGNS.items()
}
_WORDS = ("paragraph", "list_item", "heading", "quote", "table")  # what may hold notation
_FLOWING = ("paragraph", "list_item", "quote")  # what a line without signs goes on


def parse(text: str, *, plain: bool = False) -> Parsed:
    """Blocks and markup of `text`. `plain` is for files that may not be Markdown: indented text is then no code."""
    front = front_matter(text)
    parser = _Parser(text, plain)
    if front:
        parser.front(front)
    parser.lines(front.end if front else 0)
    markup = (front.markup if front else ()) + tuple(parser.markup)
    return Parsed(blocks=tuple(parser.blocks), markup=merged(markup), front=front)


class _Parser:
    """The block that is open while the lines go by, and what was closed."""

    def __init__(self, text: str, plain: bool) -> None:
        self.text, self.plain = text, plain
        self.blocks: list[Block] = []
        self.markup: list[Span] = []
        self.kind: BlockKind | None = None
        self.start = self.end = self.level = self.rows = 0
        self.list_open = False
        self.until = ""  # what closes the code fence or comment that is open

    def front(self, front: FrontMatter) -> None:
        """One block per value of the head that says something."""
        hidden = front.markup
        values = sorted(span for _, spans in front.values for span in spans)
        for span in values:
            if not any(notation.contains(span) for notation in hidden):
                self.blocks.append(Block(kind="front_matter", span=span))

    def lines(self, begin: int) -> None:
        """Take the lines from `begin` on: those that open with no sign many at once."""
        text = self.text
        carriage = "\r" in text
        lines_of = _ORDINARY[carriage].match
        while begin < len(text):
            if not self.until and (ordinary := lines_of(text, begin)):
                words, following = ordinary.end(1), ordinary.end()
                if words > begin:
                    self._flow(begin, words)
                if following > words:
                    self.close()
                if following > begin:
                    begin = following
                    continue
            row = line_at(text, begin, carriage=carriage)
            self._line(row)
            begin = row.next
        self.close()

    def _flow(self, begin: int, end: int) -> None:
        """Lines that open with no sign: the paragraph, item or quote that is open goes on, or a paragraph opens."""
        if self.kind is None:
            self.list_open = False
            self.kind, self.start = "paragraph", begin
        elif self.kind not in _FLOWING:
            self.close()
            self.kind, self.start = "paragraph", begin
        self.end = end
        self.rows += breaks(self.text, begin, end)

    def _line(self, row: TextLine) -> None:
        """Take a line that may open with a sign."""
        if self.until:
            self._inside(row)
        elif not row.text or row.text.isspace():
            self.close()
        else:
            self._special(row)

    def _inside(self, row: TextLine) -> None:
        self.end = row.end
        self.rows += 1
        stripped = row.text.strip()
        if self.until == "-->":
            if "-->" in row.text:
                self.close()
        elif self.until.startswith("</"):
            self._heading_goes_on(row, 0)
        elif stripped and not stripped.strip(self.until[0]) and len(stripped) >= len(self.until):
            self.close()

    def _special(self, row: TextLine) -> None:
        text = row.text
        sign = text.lstrip()[:1]
        indented = text.startswith("\t") or text.startswith("    ")
        if sign == "#" and not indented and (heading := _HEADING.match(text)):
            self._heading(row, heading)
        elif sign in "`~" and not indented and (fence := _FENCE.match(text)):
            self._open("code", row)
            self.until = fence[1]
        elif sign == "<" and (self.list_open or not indented) and _COMMENT.match(text):
            self._open("comment", row)
            if "-->" in text:
                self.close()
            else:
                self.until = "-->"
        elif sign == "<" and (tagged := _HTML_HEADING.match(text)):
            self._tagged_heading(row, tagged)
        elif sign in "=-" and self.kind == "paragraph" and self.rows <= 2 and (under := _SETEXT.match(text)):
            self._underlined(row, 1 if under[1][0] == "=" else 2)
        elif sign in "*-_" and _RULE.match(text):
            self._single("rule", row)
        elif sign == "[" and self.kind in (None, "link_definition") and _DEFINITION.match(text):
            self._single("link_definition", row)
        elif sign in "<{:ie" and "alt=" not in text and _NOTATION_LINE.match(text):
            self._notation(row)
        else:
            self._body(row, indented)

    def _body(self, row: TextLine, indented: bool) -> None:
        text = row.text
        if (item := _ITEM.match(text)) and not (indented and self.kind == "code"):
            self._open("list_item", row)
            self.level = 1 + len(item[1].expandtabs(4)) // 2
            self.list_open = True
            if item[2] in "-*+":
                at = row.start + item.start(2)
                self.markup.append(Span(at, at + 1))
        elif quote := _QUOTE.match(text):
            self.markup.append(Span(row.start, row.start + quote.end()))
            if self.kind == "quote":
                self._extend(row)
            else:
                self._open("quote", row)
        elif _TABLE.match(text):
            if self.kind == "table":
                self._extend(row)
            else:
                self._open("table", row)
        elif indented and not self.list_open and not self.plain and self.kind in (None, "code"):
            if self.kind == "code":
                self._extend(row)
            else:
                self._open("code", row)
        else:
            if self.kind is None and not text[0].isspace():
                self.list_open = False
            self._continue_or_open(row)

    def _continue_or_open(self, row: TextLine) -> None:
        if self.kind in _FLOWING:
            self._extend(row)
        else:
            self._open("paragraph", row)

    def _extend(self, row: TextLine) -> None:
        self.end = row.end
        self.rows += 1

    def _open(self, kind: BlockKind, row: TextLine) -> None:
        self.close()
        self.kind, self.start, self.end = kind, row.start, row.end
        self.rows = 1

    def _single(self, kind: BlockKind, row: TextLine) -> None:
        self._open(kind, row)
        self.close()

    def _notation(self, row: TextLine) -> None:
        """A line of tags or template code: part of the block it stands in, a comment where it stands alone."""
        self.markup.append(Span(row.start, row.end))
        if self.kind is None:
            self._single("comment", row)
        else:
            self._extend(row)

    def _heading(self, row: TextLine, heading: re.Match[str]) -> None:
        self.close()
        self.list_open = False
        begin = row.start + heading.end()
        closing = _CLOSING_SIGNS.search(row.text, heading.end()) if row.text[-1] in "}# \t" else None
        end = row.start + closing.start() if closing else row.end
        self.kind, self.start, self.end = "heading", begin, end
        self.level = heading[0].count("#")
        self.markup.append(Span(row.start, begin))
        if end < row.end:
            self.markup.append(Span(end, row.end))
        self.close()

    def _tagged_heading(self, row: TextLine, opening: re.Match[str]) -> None:
        """'<h2 id="x">', up to the tag that closes it, here or on a line below."""
        self._open("heading", row)
        self.list_open = False
        self.level = int(opening[1])
        self.start = row.start + opening.end()
        self.markup.append(Span(row.start, self.start))
        self.until = f"</h{opening[1]}"
        self._heading_goes_on(row, opening.end())

    def _heading_goes_on(self, row: TextLine, begin: int) -> None:
        closing = row.text.lower().find(self.until, begin)
        if closing >= 0:
            self.end = row.start + closing
            self.markup.append(Span(self.end, row.end))
            self.close()
        elif not row.text.strip():
            self.close()  # nobody closes it

    def _underlined(self, row: TextLine, level: int) -> None:
        self.kind, self.level = "heading", level
        self.markup.append(Span(row.start, row.end))
        self.close()

    def close(self) -> None:
        """Finish the open block: trim it, read its inline markup, keep it."""
        kind = self.kind
        if kind is None:
            return
        text, start, end = self.text, self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if kind in ("comment", "link_definition", "rule"):
            self.markup.append(Span(start, end))
        self._keep(kind, start, end)
        self.kind, self.until, self.level, self.rows = None, "", 0, 0

    def _keep(self, kind: BlockKind, start: int, end: int) -> None:
        marks: tuple[Mark, ...] = ()
        if kind in _WORDS and (found := inline(self.text, start, end)) is not NOTHING:
            self.markup += found.markup
            marks = found.marks
        span = Span(start, end)
        self.blocks.append(Block(kind=kind, span=span, level=self.level, marks=marks, locator=IN_FILE))
