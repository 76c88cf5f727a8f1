"""AsciiDoc to blocks: titles of one or two lines, delimited blocks, labelled lists whose labels may be questions."""

from __future__ import annotations

import re
from dataclasses import replace

from index.readers.builder import Builder
from index.readers.parsed import Parsed, TextLine, lines
from index.types import Mark

_TITLE = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDER = re.compile(r"([=\-~^+])\1{2,}[ \t]*$")
_LEVEL = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_DELIMITER = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|```\w*|\|===)[ \t]*$")
_VERBATIM = ("-", ".", "+", "`", "|")
_BLOCK_TITLE = re.compile(r"\.[^\s.]")
_ATTRIBUTES = re.compile(
    r"\[.*\][ \t]*$|:[\w!-]+:.*$|(?:include|ifdef|ifndef|endif|image|toc|video)::?[^\[\]]*\[.*\][ \t]*$"
)
_TERM = re.compile(r"[ \t]*(?P<term>\S.{0,400}?)(?P<sign>:{2,4}|;;)(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*.]{1,5}|\d{1,4}\.)(?=[ \t])")
_INLINE = re.compile(
    r"(?:(?:link:|https?://|mailto:)[^\s\[\]]{1,500}\[|<<[^<>,\[\]]{1,200},[ \t]*)(?P<words>(?:(?!>>)[^\[\]])+)(?:\]|>>)"
    r"|(?P<hide><<[^<>]{1,200}>>|\[\[[^\[\]]{1,200}\]\]|image:[^\s\[\]]{1,300}\[[^\[\]]*\])"
    r"|(?<![\w*])\*{1,2}(?P<bold>[^\s*](?:[^*\r\n]*[^\s*])?)\*{1,2}(?![\w*])"
    r"|(?<![\w_])_{1,2}(?P<italic>[^\s_](?:[^_\r\n]*[^\s_])?)_{1,2}(?![\w_])"
    r"|(?<!\w)(?P<open>`)[^`\r\n]+(?P<close>`)(?!\w)"
)


def parse(text: str) -> Parsed:
    """Blocks and markup of AsciiDoc `text`."""
    return _Parser(text).run()


class _Parser:
    def __init__(self, text: str) -> None:
        self.rows = list(lines(text))
        self.out = Builder(text, _INLINE)
        self.fence = ""
        self.unfolded = ""  # what closes the answer that unfolds under a title

    def run(self) -> Parsed:
        index = 0
        while index < len(self.rows):
            index = self._take(index)
        return self.out.parsed()

    def _take(self, index: int) -> int:
        row = self.rows[index]
        stripped = row.text.strip()
        if self.fence:
            self._fenced(row, stripped)
        elif not stripped:
            self.out.close()
        elif stripped.startswith("//") and not stripped.startswith("////"):
            self.out.single("comment", row.start, row.end)
        elif title := _TITLE.match(row.text):
            self._heading(row, row.start + title.end(), len(title[1]))
        elif self._underlined(index):
            return index + 2
        elif asked := self._unfolds(index):
            return asked
        elif self.out.kind is None and _BLOCK_TITLE.match(row.text) and index + 1 < len(self.rows):
            self._block_title(row)
        elif delimiter := _DELIMITER.match(stripped):
            if self.unfolded == stripped:
                self.out.close()
                self.out.role, self.unfolded = None, ""
            self.out.single("comment", row.start, row.end)
            if (delimiter[1][0] in _VERBATIM and delimiter[1] != "--") or delimiter[1].startswith("////"):
                self.fence = stripped
        elif self.out.kind is None and _ATTRIBUTES.match(row.text):
            self.out.single("comment", row.start, row.end)
        elif stripped == "+":
            self.out.close()
            self.out.hide(row.start, row.end)
        else:
            self._body(row)
        return index + 1

    def _fenced(self, row: TextLine, stripped: str) -> None:
        if stripped == self.fence or (self.fence.startswith("```") and stripped == "```"):
            self.fence = ""
            self.out.close()
            self.out.hide(row.start, row.end)
        elif self.fence.startswith("////"):
            self.out.single("comment", row.start, row.end)
        else:
            self.out.add("table" if self.fence.startswith("|") else "code", row)

    def _unfolds(self, index: int) -> int:
        """The row behind '.Question', '[%collapsible]' and the delimiter of the answer; 0 where that is not what stands."""
        row = self.rows[index]
        if not _BLOCK_TITLE.match(row.text) or index + 2 >= len(self.rows):
            return 0
        if "%collapsible" not in self.rows[index + 1].text or not _ATTRIBUTES.match(self.rows[index + 1].text):
            return 0
        opening = self.rows[index + 2].text.strip()
        if not _DELIMITER.match(opening):
            return 0
        out = self.out
        out.close()
        out.group += 1
        out.hide(row.start, row.start + 1)
        out.single("paragraph", row.start + 1, row.end, role="question")
        for hidden in self.rows[index + 1 : index + 3]:
            out.single("comment", hidden.start, hidden.end)
        out.role, self.unfolded = "answer", opening
        return index + 3

    def _block_title(self, row: TextLine) -> None:
        """The title of what stands below, '.Title': set in emphasis as a line of its own."""
        self.out.hide(row.start, row.start + 1)
        self.out.single("paragraph", row.start + 1, row.end)
        block = self.out.blocks[-1]
        self.out.blocks[-1] = replace(block, marks=(Mark(kind="bold", span=block.span), *block.marks))

    def _underlined(self, index: int) -> bool:
        row = self.rows[index]
        below = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if below is None or self.out.kind is not None or not (under := _UNDER.match(below.text)):
            return False
        if abs(len(below.text.rstrip()) - len(row.text.rstrip())) > 2 or row.text[0].isspace():
            return False
        self._heading(row, row.start, _LEVEL[under[1]])
        self.out.hide(below.start, below.end)
        return True

    def _heading(self, row: TextLine, start: int, level: int) -> None:
        self.out.role = None
        self.out.hide(row.start, start)
        self.out.single("heading", start, row.end, level=level)

    def _body(self, row: TextLine) -> None:
        out = self.out
        term = _TERM.match(row.text)
        if term and not term["term"].endswith(":"):
            out.close()
            out.group += 1
            begin, end = row.start + term.start("term"), row.start + term.end("term")
            out.single("paragraph", begin, end, role="question")
            out.hide(end, row.start + term.end())
            out.role = "answer"
            if row.text[term.end() :].strip():
                out.open("paragraph", row, start=row.start + term.end())
        elif _ITEM.match(row.text):
            out.open("list_item", row)
        elif out.kind in ("paragraph", "list_item"):
            out.add(out.kind, row)
        else:
            out.open("paragraph", row)
