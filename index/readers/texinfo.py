"""Texinfo: headings, paragraphs, items; commands are notation, the words in their braces are words."""

from __future__ import annotations

import re

from index.readers.builder import Builder
from index.readers.parsed import Parsed, lines

_COMMAND = re.compile(r"[ \t]*@(?P<name>[a-z]+)\b[ \t]*")
_LEVELS = {
    **dict.fromkeys(("top", "settitle", "title"), 1),
    **dict.fromkeys(("chapter", "unnumbered", "appendix", "majorheading", "chapheading"), 2),
    **dict.fromkeys(("section", "unnumberedsec", "appendixsec", "heading"), 3),
    **dict.fromkeys(("subsection", "unnumberedsubsec", "appendixsubsec", "subheading"), 4),
    **dict.fromkeys(("subsubsection", "unnumberedsubsubsec", "subsubheading"), 5),
}
_HIDDEN = ("ignore", "menu", "copying", "titlepage", "tex", "direntry")  # environments whose words nobody reads
_VERBATIM = ("example", "smallexample", "verbatim", "lisp", "display", "format")
_INLINE = re.compile(
    r"@(?:strong|b)\{(?P<bold>[^{}]+)\}|@(?:emph|i|var|dfn)\{(?P<italic>[^{}]+)\}"
    r"|@(?:code|samp|file|kbd|key|command|option|env|asis|w|t|r|sc|acronym|cite|email|url|uref)\{(?P<words>[^{}]+)\}"
    r"|(?P<hide>@(?:cindex|findex|kindex|vindex|pindex|anchor|footnote)\{[^{}]*\}|@(?=[@{}.:?!*-])|@[a-z]+\{\})"
)


def parse(text: str) -> Parsed:
    """Blocks and markup of Texinfo `text`."""
    out = Builder(text, _INLINE)
    until = code = ""
    for row in lines(text):
        stripped = row.text.strip()
        command = _COMMAND.match(row.text) if stripped[:1] == "@" else None
        name = command["name"] if command else ""
        words = row.start + (command.end() if command else 0)
        if until or code:
            ends = stripped == f"@end {until or code}"
            out.add("code", row) if code and not ends else out.single("comment", row.start, row.end)
            until, code = ("", "") if ends else (until, code)
        elif not stripped:
            out.close()
        elif name in _LEVELS and words < row.end:
            out.hide(row.start, words)
            out.single("heading", words, row.end, level=_LEVELS[name])
        elif name in ("item", "itemx"):
            out.hide(row.start, words)
            out.open("list_item", row, start=words)
        elif name in (*_HIDDEN, *_VERBATIM) or (name and "{" not in stripped):
            out.single("comment", row.start, row.end)
            until, code = name if name in _HIDDEN else "", name if name in _VERBATIM else ""
        else:
            out.add(out.kind if out.kind in ("paragraph", "list_item") else "paragraph", row)
    return out.parsed()
