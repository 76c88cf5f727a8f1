"""Text without markup: paragraphs between blank lines, headings that are underlined, rules made of signs."""

from __future__ import annotations

import re

from index.readers.front_matter import front_matter
from index.readers.parsed import IN_FILE, LINE_SIGNS, Parsed, TextLine, line_at, merged
from index.types import Block, BlockKind, Span

_RULE = re.compile(r"[ \t]*([-=_*~#+])(?:[ \t]*\1){2,}[ \t]*$")
# A heading of POD (=head2 Words) or of a wiki (== Words ==).
_TITLE = re.compile(
    r"=head(?P<level>[1-4])[ \t]+(?P<pod>\S.*?)[ \t]*$"
    r"|(?P<signs>={1,5})[ \t]*(?P<wiki>[^=\s].*?)[ \t]*(?P=signs)[ \t]*$"
)
# A paragraph in which nothing can underline, and the blank lines below it.
_ORDINARY = {
    carriage: re.compile(
        rf"((?:(?!=|[ \t]*([-=_*~#+])[ \t]*\2){sign}*\S{sign}*(?:{end}|\Z))++)(?:(?:{blank}*{end})++|{blank}*\Z)"
    )
    for carriage, (sign, blank, end) in LINE_SIGNS.items()
}
_POD = re.compile(r"=(?:cut|pod|back|over|begin|end|encoding|for)\b")  # what POD says to its readers' programs
_ASKS = ("?", "？", "؟")
_LONGEST_HEADING = 120  # characters of an underlined line that can be a heading
_SLACK = 3  # characters by which an underline may differ from its heading


def parse(text: str) -> Parsed:
    """Blocks of `text`; the marks under a heading are its only markup."""
    front = front_matter(text)
    begin = front.end if front else 0
    markup = list(front.markup) if front else []
    blocks: list[Block] = []
    held: list[TextLine] = []
    if front:
        values = sorted(span for _, spans in front.values for span in spans)
        blocks += [
            Block(kind="front_matter", span=span) for span in values if not any(m.contains(span) for m in front.markup)
        ]

    carriage = "\r" in text
    paragraph = _ORDINARY[carriage].match
    while begin < len(text):
        if not held and (ordinary := paragraph(text, begin)):
            blocks.append(_block(text, begin, ordinary.end(1), "paragraph"))
            begin = ordinary.end()
            continue
        row = line_at(text, begin, carriage=carriage)
        begin = row.next
        titled = _TITLE.match(row.text) if row.text[:1] == "=" else None
        if titled:
            _keep(text, blocks, held, "paragraph")
            group = "pod" if titled["pod"] else "wiki"
            start, end = row.start + titled.start(group), row.start + titled.end(group)
            level = int(titled["level"]) if titled["level"] else len(titled["signs"])
            markup += [Span(row.start, start), Span(end, row.end)]
            _keep(text, blocks, [TextLine(start, end, row.next, titled[group])], "heading", level=level)
        elif not row.text or row.text.isspace():
            _keep(text, blocks, held, "paragraph")
        elif row.text[0] == "=" and _POD.match(row.text):
            _keep(text, blocks, held, "paragraph")
            _keep(text, blocks, [row], "comment")
            markup.append(Span(row.start, row.end))
        elif len(row.text) <= _LONGEST_HEADING and row.text[-1] in "-=_*~#+ \t" and _RULE.match(row.text):
            if _underlines(row, held):
                title = held.pop()
                _keep(text, blocks, held, "paragraph")
                _keep(text, blocks, [title], "heading", level=1 if row.text.strip()[0] in "=#*" else 2)
            else:
                _keep(text, blocks, held, "paragraph")
                _keep(text, blocks, [row], "rule")
            markup.append(Span(row.start, row.end))
        else:
            held.append(row)
    _keep(text, blocks, held, "paragraph")
    return Parsed(blocks=tuple(blocks), markup=merged(markup), front=front)


def _underlines(row: TextLine, held: list[TextLine]) -> bool:
    """True where the signs of `row` are about as long as the single line above them."""
    if not held or len(held) > 3:
        return False
    above = held[-1].text
    if len(held) == 1 and above.rstrip()[-1:] in _ASKS:
        return True  # in a digest all questions have a line of one length under them
    width, under = len(above.rstrip()), len(row.text.rstrip())
    return under <= width + _SLACK and under >= len(above.strip()) - _SLACK and len(above.strip()) <= _LONGEST_HEADING


def _keep(text: str, blocks: list[Block], held: list[TextLine], kind: BlockKind, level: int = 0) -> None:
    """Add the held lines as one block and forget them."""
    if held:
        blocks.append(_block(text, held[0].start, held[-1].end, kind, level))
        held.clear()


def _block(text: str, start: int, end: int, kind: BlockKind, level: int = 0) -> Block:
    """`start..end` as one block, without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block(kind=kind, span=Span(start, end), level=level, locator=IN_FILE)
