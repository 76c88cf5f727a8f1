"""Manual pages as they are written (man, mdoc): headings, paragraphs, tagged items; requests and escapes are notation."""

from __future__ import annotations

import re

from index.readers.builder import Builder
from index.readers.parsed import Parsed, lines

_IS_ROFF = re.compile(r"\n{0,9}[.'](?:\\\"|(?:TH|Dd|lf|so)[ \t])")
_REQUEST = re.compile(r"[.'][ \t]*(?P<name>[A-Za-z]{1,4}|\\\")(?P<gap>[ \t]+\"?|$)")
_HEADINGS = {"SH": 1, "Sh": 1, "SS": 2, "Ss": 2}
_EMPHASIS = frozenset("B I BI BR IB IR RB RI SM SB".split())
_PARTS = frozenset("PP P LP Pp HP br sp TP TQ IP It RS RE".split())
_SILENT = frozenset("TH Dd Dt Os ad hy na nh ne ta ft in ll de ds if ie el so nr Bl El Bd Ed nf fi EX EE".split()) | {
    '\\"'
}
_INLINE = re.compile(
    r"(?:^[.'][ \t]*(?:B|BI|BR|SB)[ \t]+\"?|\\f(?:B|3))(?P<bold>[^\"\r\n\\]+)(?:\\f[RP1]|\"?[ \t]*$)"
    r"|(?:^[.'][ \t]*(?:I|IB|IR)[ \t]+\"?|\\f(?:I|2))(?P<italic>[^\"\r\n\\]+)(?:\\f[RP1]|\"?[ \t]*$)"
    r"|(?P<hide>\\f(?:\w|\(\w\w)|\\[&|^]|\\(?=[-.'e\"])|^[.'][ \t]*[A-Za-z]{1,4}[ \t]+)",
    re.M,
)


def is_roff(text: str) -> bool:
    """True for the source of a manual page: it opens with a request, mostly a comment."""
    return text[:1] in (".", "'", "\n") and _IS_ROFF.match(text) is not None


def parse(text: str) -> Parsed:
    """Blocks and markup of the manual page `text`."""
    out = Builder(text, _INLINE)
    tagged = False  # the next line is the tag of an item
    for row in lines(text):
        request = _REQUEST.match(row.text) if row.text[:1] in (".", "'") else None
        name = request["name"] if request else ""
        words = row.start + (request.end() if request else 0)
        if not row.text.strip():
            out.close()
        elif name in _HEADINGS and words < row.end:
            end = row.end - (row.text.rstrip()[-1:] == '"' and row.text[words - row.start - 1] == '"')
            out.hide(row.start, words)
            out.hide(end, row.end)
            out.single("heading", words, end, level=_HEADINGS[name])
        elif name in _PARTS:
            out.close()
            if name in ("IP", "It") and words < row.end:
                out.hide(row.start, words)
                end = text.find('"', words, row.end) if text[words - 1] == '"' else row.end
                end = row.end if end < 0 else end
                out.single("paragraph", words, end)
                out.hide(end, row.end)
            else:
                out.single("comment", row.start, row.end)
                tagged = name in ("TP", "TQ")
        elif name in _SILENT or (request and words >= row.end and name not in _EMPHASIS):
            out.single("comment", row.start, row.end)
        else:
            out.add("paragraph", row)
            if tagged:
                out.close()
                tagged = False
    return out.parsed()
