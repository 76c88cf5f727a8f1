"""reStructuredText to blocks: titles by their adornment, directives, literal blocks, definition lists."""

from __future__ import annotations

import re

from index.readers.builder import Builder
from index.readers.parsed import Parsed, TextLine, lines

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
_EXPLICIT = re.compile(r"[ \t]*\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"[ \t]*\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?([\w:.+-]+)::[ \t]*")
_SPOKEN = frozenset(
    """note warning tip hint important caution danger error attention admonition seealso topic sidebar versionadded
    versionchanged deprecated epigraph pull-quote glossary faq""".split()
)
_FOLDED = frozenset("dropdown collapse details toggle".split())  # a title, and under it what it hides
_OPTION = re.compile(r"[ \t]+:[\w-]+:[ \t]*[\w -]*$")
_CODE = frozenset("code code-block sourcecode literalinclude parsed-literal highlight math graphviz doctest".split())
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|(?:\d{1,4}|#|[A-Za-z]|[ivxIVX]+)[.)])(?=[ \t])")
_INLINE = re.compile(
    r"\*\*(?P<bold>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<italic>[^\s*](?:[^*]*[^\s*])?)\*(?!\w)"
    r"|(?::[\w:+-]{1,40}:)?``?(?P<words>[^`<]+?)(?:[ \t\r\n]*<[^`<>]*>)?``?_{0,2}"
)


def parse(text: str) -> Parsed:
    """Blocks and markup of reStructuredText `text`."""
    return _Parser(text).run()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = list(lines(text))
        self.out = Builder(text, _INLINE)
        self.adornments: list[str] = []
        self.quiet = -1  # indentation of the construct whose deeper lines are code or notation; -1 for none
        self.quiet_kind = "code"
        self.defining = False  # inside the indented body of a definition
        self.paragraph_indent = 0

    def run(self) -> Parsed:
        index = 0
        while index < len(self.rows):
            index = self._take(index)
        return self.out.parsed()

    def _take(self, index: int) -> int:
        row = self.rows[index]
        stripped = row.text.strip()
        if not stripped:
            if self.quiet < 0:
                self.out.close()
            return index + 1
        indent = _indent(row.text)
        if self.quiet >= 0:
            if indent > self.quiet:
                self.out.add("code" if self.quiet_kind == "code" else "comment", row)
                return index + 1
            self.quiet = -1
            self.out.close()
        if self.defining and indent == 0:
            self.out.close()
            self.defining, self.out.role = False, None
        if titled := self._title(index):
            return titled
        if self.defining and self.out.kind is None and _OPTION.match(row.text):
            self.out.single("comment", row.start, row.end)
            return index + 1
        if _EXPLICIT.match(row.text):
            self._explicit(row, indent)
        else:
            self._body(index, row, indent, stripped)
        return index + 1

    def _title(self, index: int) -> int | None:
        """The line after a title that begins at `index`, with or without a line above it."""
        row = self.rows[index]
        above = _ADORNMENT.match(row.text)
        following = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if above:
            last = self.rows[index + 2] if index + 2 < len(self.rows) else None
            if following and last and following.text.strip() and last.text.rstrip() == row.text.rstrip():
                self._heading(following, "over" + above[1])
                self.out.hide(row.start, row.end)
                self.out.hide(last.start, last.end)
                return index + 3
            if self.out.kind is None:
                self.out.single("rule", row.start, row.end)
                return index + 1
            return None
        if self.out.kind is None and following and (under := _ADORNMENT.match(following.text)):
            size = len(row.text.strip())
            if len(following.text.rstrip()) >= min(size, 4) and not row.text[0].isspace() and size < 200:
                self._heading(row, under[1])
                self.out.hide(following.start, following.end)
                return index + 2
        return None

    def _heading(self, row: TextLine, adornment: str) -> None:
        if adornment not in self.adornments:
            self.adornments.append(adornment)
        self.out.role, self.defining = None, False
        self.out.single("heading", row.start, row.end, level=min(6, self.adornments.index(adornment) + 1))

    def _explicit(self, row: TextLine, indent: int) -> None:
        directive = _DIRECTIVE.match(row.text)
        name = directive[1].rpartition(":")[2].lower() if directive else ""
        if directive and name in _SPOKEN:
            self.out.close()
            self.out.hide(row.start, row.start + directive.end())
            if row.text[directive.end() :].strip():
                self.out.open("paragraph", row, start=row.start + directive.end())
            return
        if directive and name in ("rubric", *_FOLDED) and row.text[directive.end() :].strip():
            self._titled(row, row.start + directive.end(), folded=name in _FOLDED)
            return
        self.out.open("comment", row)
        self.quiet, self.quiet_kind = indent, "code" if name in _CODE else "comment"
        self.out.close()

    def _titled(self, row: TextLine, start: int, *, folded: bool) -> None:
        """A heading below all others, or a title with what is folded under it."""
        out = self.out
        out.close()
        out.hide(row.start, start)
        if folded:
            out.group += 1
            out.single("paragraph", start, row.end, role="question")
            out.role, self.defining = "answer", True
        else:
            out.role, self.defining = None, False
            out.single("heading", start, row.end, level=6)

    def _body(self, index: int, row: TextLine, indent: int, stripped: str) -> None:
        out = self.out
        if _ITEM.match(row.text) and (out.kind != "paragraph" or indent != self.paragraph_indent):
            out.open("list_item", row, level=1 + indent // 2)
        elif self._is_term(index, row, indent):
            out.close()
            out.group += 1
            out.single("paragraph", row.start, row.end, role="question")
            out.role, self.defining = "answer", True
        elif out.kind in ("paragraph", "list_item"):
            out.add(out.kind, row)
        else:
            self.paragraph_indent = indent
            out.open("paragraph", row)
        if stripped.endswith("::"):
            out.hide(row.end - (1 if stripped != "::" else 2), row.end)
            self.quiet, self.quiet_kind = indent, "code"
            out.close()

    def _is_term(self, index: int, row: TextLine, indent: int) -> bool:
        """True for a line at the margin with a deeper line right under it and nothing before it in its block."""
        if indent or self.out.kind is not None or index + 1 >= len(self.rows) or row.text.rstrip().endswith("::"):
            return False
        below = self.rows[index + 1].text
        return bool(below.strip()) and _indent(below) > 0 and not _EXPLICIT.match(below)


def _indent(line: str) -> int:
    return len(line.expandtabs(8)) - len(line.expandtabs(8).lstrip())
