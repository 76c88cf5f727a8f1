"""Textile to blocks: headings 'h2. ', quotes, lists, code, strong and emphasised words, links."""

from __future__ import annotations

import re

from index.readers.builder import Builder
from index.readers.parsed import Parsed, lines
from index.types import BlockKind

_ATTRIBUTES = r"(?:\([^()\n]{0,60}\)|\{[^{}\n]{0,60}\}|\[[a-z-]{2,8}\]|[<>=]){0,4}"
_BLOCK = re.compile(rf"(?P<sign>h[1-6]|bq|bc|pre|p|notextile|###){_ATTRIBUTES}\.{{1,2}}[ \t]+")
_ITEM = re.compile(r"([*#]{1,6})[ \t]+(?=\S)")
_INLINE = re.compile(
    r"\"(?P<words>[^\"\n]{1,300})\":(?:https?|mailto|/|#)[^\s]*[^\s.,;:!?)]"
    r"|(?<![\w*])\*{1,2}(?P<bold>[^\s*](?:[^*\r\n]*[^\s*])?)\*{1,2}(?![\w*])"
    r"|(?<!\w)_{1,2}(?P<italic>[^\s_](?:[^_\r\n]*[^\s_])?)_{1,2}(?!\w)"
    r"|(?P<hide>(?<!\w)@(?=[^@\s])|(?<=[^@\s])@(?!\w))"
)


def parse(text: str) -> Parsed:
    """Blocks and markup of Textile `text`: the sign of a block is notation, an empty line ends it."""
    out = Builder(text, _INLINE)
    for row in lines(text):
        if not row.text.strip():
            out.close()
            continue
        block, item = _BLOCK.match(row.text), _ITEM.match(row.text)
        if block is not None:
            start, sign = row.start + block.end(), block["sign"]
            out.hide(row.start, start)
            if sign[0] == "h":
                out.single("heading", start, row.end, level=int(sign[1]))
            elif sign == "###":
                out.single("comment", row.start, row.end)
            else:
                kind: BlockKind = "code" if sign in ("bc", "pre") else "quote" if sign == "bq" else "paragraph"
                out.open(kind, row, start=start)
        elif item is not None:
            out.hide(row.start, row.start + item.end())
            out.open("list_item", row, start=row.start + item.end(), level=len(item[1]))
        else:
            out.add(out.kind or "paragraph", row)
    return out.parsed()
