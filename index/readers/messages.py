"""Chats as phones export them to text: a day, a time, who writes and what, line by line. Also those of several lines.

WhatsApp, Signal, Viber: '12/08/2022, 18:02 - Ann Reed: Why?', '[8/12/22, 6:02:11 PM] Ann Reed: Why?'. What the program
says itself names nobody ('Ann joined') or says that something was left out: that is no message.
"""

from __future__ import annotations

import re

from index.readers.paired import asks
from index.readers.parsed import IN_FILE, Parsed, lines, merged
from index.types import Block, Span

_SIGNS = "\u200e\u200f\u202a-\u202e\ufeff"  # of direction, which phones put before what they say themselves
_HALF = r"(?:[ \u00a0\u202f]?[^\W\d_]{1,4}\.?(?:[ \u00a0\u202f]?[^\W\d_]{1,2}\.)?)?"  # 'PM', 'p. m.', '午後'
_STAMP = re.compile(
    rf"[{_SIGNS}]*(?P<open>\[)?(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}})\.?,?"
    rf"[ \u00a0\u202f]{{1,2}}(?:[^\W\d_]{{1,4}}\.?[ \u00a0\u202f]?)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?{_HALF}"
    r"(?(open)\][ ]?|[ ]?[-–—:][ ])(?=\S)"
)
_WHO = re.compile(rf"[{_SIGNS}~ \u00a0\u202f]*(?P<who>[^:\r\n]{{1,60}}?)[{_SIGNS}]*:(?:[ ]|$)")
_LEFT_OUT = re.compile(
    r"\u200e.*|<[^<>@/]{3,60}>"
    r"|\S[^\r\n]{0,120}\.\w{2,4} \([^()\r\n]*(?:attach|angehängt|adjunt|allegat|joint|anex|bijge)[^()\r\n]*\)"
    r"|(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|null)\.?",
    re.I | re.S,
)
_EDITED = re.compile(r"[ ]*\u200e?<[^<>@/\r\n]{3,60}>[ ]*$")
_HINT = re.compile(r"^.{0,4}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{1,12}\d[:.]\d\d", re.M)
_LEVELS = frozenset("TRACE DEBUG INFO NOTICE WARN WARNING ERROR CRITICAL FATAL".split())
_FEWEST = 4  # messages
_MOST_PEOPLE = 0.5  # of the messages
_SAMPLE = 4_000  # characters in which one begins


def parse(text: str) -> Parsed | None:
    """A block for each message with its author, all else as notation; None for a text that is no such chat."""
    if not _HINT.search(text[:_SAMPLE]):
        return None
    blocks: list[Block] = []
    markup: list[Span] = []
    stamped = above = 0
    who, start, end = "", 0, 0  # of the message that is open

    def close() -> None:
        words = text[start:end]
        if not who or _LEFT_OUT.fullmatch(words):
            markup.append(Span(start, end))
            return
        last = end - len(edited[0]) if (edited := _EDITED.search(words)) else end
        markup.append(Span(last, end))
        blocks.append(Block(kind="paragraph", span=Span(start, last), speaker=who, locator=IN_FILE))

    for row in lines(text):
        if not row.text.strip():
            continue
        if stamp := _STAMP.match(row.text):
            if stamped:
                close()
            stamped += 1
            named = _WHO.match(row.text, stamp.end())
            who = named["who"].strip() if named else ""
            start, end = row.start + (named.end() if named else stamp.end()), row.end
            markup.append(Span(row.start, min(start, end)))
            start = min(start, end)
        elif stamped:
            end = row.start + len(row.text.rstrip())
        else:
            above += 1
            blocks.append(Block(kind="paragraph", span=Span(row.start, row.end), locator=IN_FILE))
    if stamped:
        close()
    said = [block for block in blocks if block.speaker and len(block.span)]
    people = {block.speaker for block in said}
    if len(said) < _FEWEST or not 1 < len(people) <= max(2, _MOST_PEOPLE * len(said)) or above >= stamped:
        return None
    if people <= _LEVELS:
        return None  # the log of a program
    if not any(asks(text[block.span.start : block.span.end]) for block in said):
        return None
    return Parsed(blocks=tuple(block for block in blocks if len(block.span)), markup=merged(markup))
