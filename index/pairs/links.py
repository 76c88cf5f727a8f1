"""Lines that lead elsewhere: links alone, those that a few words announce, addresses to write to."""

from __future__ import annotations

import re

from index.pairs.page import Line, Page

ADDRESS = re.compile(
    r"https?://|www\.|[^\s@]@[\w-]+\.\w|(?<!\w)@\w{3,}"
    r"|\b\d{1,2}\D{1,15}(?:19|20)\d\d\b|\bP\.?\s?O\.? Box\b|(?:\d[\s()/.–-]{0,2}){7,}"
)
"""An address, a telephone number or a date."""
_CONTACT = re.compile(r"[^\s@]+@[\w.-]+\.\w+[\s.]*$|(?:[\dX][\s()/.–-]{0,2}){7,}$")
_OFFERED = re.compile(r"[^?？؟.!]{8,80}[?？؟]\s*(?P<rest>\S.*)$")
_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*(?:\s\"[^\"]*\")?\)|https?://\S+")
_ENDED = re.compile(r"[.!?…。！？؟।][\"”’»)\]*_」』\s]*$")
_LEADS_TO = 40  # characters of the words that announce links
_SEVERAL_WORDS = 4  # of what is said before an address


def announced_link(page: Page, line: Line) -> bool:
    """True for links alone behind a few words in capitals: 'READ ALSO: [...](...)'."""
    raw = page.text[line.start : line.end]
    label, sign, rest = raw.partition("[")
    label = label.strip(" *_:|>→»")
    return (
        bool(sign) and 3 < len(label) <= _LEADS_TO and label.isupper() and not _LINK.sub("", sign + rest).strip(" *_.")
    )


def announces_links(page: Page, index: int, end: int) -> bool:
    """True for a few words above a list of links alone, which goes on as far as `end` at most."""
    lines = page.lines
    at = index + 1
    while at < len(lines) and lines[at].start < end and lines[at].kind == "list_item":
        raw = page.text[page.after_bullet(lines[at]) : lines[at].end]
        if _LINK.sub("", raw).strip(" *_.,;"):
            return False
        at += 1
    words = lines[index].plain
    return at > index + 2 and len(words) <= _LEADS_TO and words[-1:] not in ".!?"


def offers(page: Page, line: Line, *, single: bool) -> bool:
    """True for a line that asks and offers something to click: 'Was this helpful? Yes No'; or to write to, where every
    answer is a `single` paragraph.
    """
    offered = _OFFERED.match(line.plain)
    if not offered:
        return False
    rest = offered["rest"]
    if _LINK.search(page.text, line.start, line.end) or ADDRESS.search(rest):
        return single
    return len(rest) <= _LEADS_TO and not _ENDED.search(rest)


def says_where(words: str) -> bool:
    """True for several words and a mail address or a telephone number: 'For more about it write to: keel@mill.example'."""
    label, sign, rest = words.rpartition(": ")
    return bool(sign) and label.count(" ") >= _SEVERAL_WORDS - 1 and _CONTACT.search(rest) is not None
