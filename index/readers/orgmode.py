"""Org to blocks: headlines, source blocks, drawers, described list items."""

from __future__ import annotations

import re

from index.readers.builder import Builder
from index.readers.parsed import FrontMatter, Parsed, TextLine, lines
from index.types import Span

_HEADLINE = re.compile(r"(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING)[ \t]+)?(?:\[#[A-Z]\][ \t]+)?(?=\S)")
_TAGS = re.compile(r"[ \t]+:[\w@:]+:[ \t]*$")
_KEYWORD = re.compile(r"[ \t]*#\+(\w+):[ \t]*")
_BEGIN = re.compile(r"[ \t]*#\+begin_(\w+)", re.I)
_END = re.compile(r"[ \t]*#\+end_(\w+)", re.I)
_DRAWER = re.compile(r"[ \t]*:[A-Za-z_-]+:[ \t]*$")
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")
_ITEM = re.compile(r"([ \t]*)(?:[-+]|\d{1,4}[.)])[ \t]+(?:\[[ X-]\][ \t]+)?")
_TERM = re.compile(r"[ \t]*[-+][ \t]+(?P<term>\S.{0,400}?)[ \t]+::(?:[ \t]+|$)")
_INLINE = re.compile(
    r"\[\[[^\[\]]+\]\[(?P<words>[^\[\]]+)\]\]"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\r\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w/:])/(?P<italic>[^\s/](?:[^/\r\n]*[^\s/])?)/(?![\w/])"
    r"|(?<!\w)(?P<open>[=~])[^=~\r\n]+(?P<close>[=~])(?!\w)"
)


def parse(text: str) -> Parsed:
    """Blocks and markup of Org `text`; `#+TITLE:` and the like are its front matter."""
    return _Parser(text).run()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Builder(text, _INLINE)
        self.fence = ""
        self.known: list[tuple[str, tuple[Span, ...]]] = []

    def run(self) -> Parsed:
        for row in lines(self.text):
            self._take(row)
        parsed = self.out.parsed()
        front = FrontMatter(end=0, values=tuple(self.known)) if self.known else None
        return Parsed(blocks=parsed.blocks, markup=parsed.markup, front=front)

    def _take(self, row: TextLine) -> None:
        out, stripped = self.out, row.text.strip()
        if self.fence:
            self._fenced(row)
        elif not stripped:
            out.close()
        elif headline := _HEADLINE.match(row.text):
            tags = _TAGS.search(row.text)
            start, end = row.start + headline.end(), row.start + (tags.start() if tags else len(row.text))
            out.role = None
            out.hide(row.start, start)
            out.hide(end, row.end)
            out.single("heading", start, end, level=min(6, len(headline[1])))
        elif begin := _BEGIN.match(row.text):
            out.single("comment", row.start, row.end)
            self.fence = begin[1].lower() if begin[1].lower() not in ("quote", "verse", "center") else ""
        elif _END.match(row.text):
            out.single("comment", row.start, row.end)
        elif keyword := _KEYWORD.match(row.text):
            self._keyword(row, keyword)
        elif _COMMENT.match(row.text):
            out.single("comment", row.start, row.end)
        elif _DRAWER.match(row.text):
            out.single("comment", row.start, row.end)
            self.fence = ":END:" if stripped.upper() in (":PROPERTIES:", ":LOGBOOK:") else ""
        else:
            self._body(row)

    def _fenced(self, row: TextLine) -> None:
        end = _END.match(row.text)
        if (end and end[1].lower() == self.fence) or row.text.strip().upper() == self.fence:
            self.fence = ""
            self.out.single("comment", row.start, row.end)
        elif self.fence in (":END:", "comment"):
            self.out.single("comment", row.start, row.end)
        else:
            self.out.add("code", row)

    def _keyword(self, row: TextLine, keyword: re.Match[str]) -> None:
        start = row.start + keyword.end()
        name = keyword[1].lower()
        if name in ("title", "author", "date", "subtitle", "description") and start < row.end:
            self.out.close()
            self.out.hide(row.start, start)
            self.out.single("front_matter", start, row.end)
            self.known.append((name, (Span(start, row.end),)))
        else:
            self.out.single("comment", row.start, row.end)

    def _body(self, row: TextLine) -> None:
        out = self.out
        if term := _TERM.match(row.text):
            out.close()
            out.group += 1
            begin, end = row.start + term.start("term"), row.start + term.end("term")
            out.hide(row.start, begin)
            out.single("paragraph", begin, end, role="question")
            out.hide(end, row.start + term.end())
            out.role = "answer"
            if row.text[term.end() :].strip():
                out.open("paragraph", row, start=row.start + term.end())
            return
        if out.role and not row.text[0].isspace() and out.kind is None:
            out.role = None
        if item := _ITEM.match(row.text):
            out.open("list_item", row, level=1 + len(item[1]) // 2)
        elif out.kind in ("paragraph", "list_item"):
            out.add(out.kind, row)
        else:
            out.open("paragraph", row)
