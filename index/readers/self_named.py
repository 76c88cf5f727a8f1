"""Titles that are the name of whoever speaks, as they say themselves: 'I'm danah boyd', 'My name is Jono' under 'jonobr1'."""

from __future__ import annotations

import re

from index.names import NAME, is_name

_FULL_NAME = re.compile(
    rf"\b[Mm]y name is\s+[*_\[]*({NAME})"
    rf"|\bI(?: am|['’]m)\s+[*_\[]*({NAME})[^.\n]{{0,80}}?,\s+(?:aka|a\.k\.a\.|(?:better|also) known)\b"
)
_SAYS_NAME = re.compile(
    r"\b(?:I['’]m|[Ii] am|[Mm]y name is|[Tt]his is|[Cc]all me)\s+[*_\[\"“]*(?P<name>[^\W\d_]{3,})(?![\w'’])"
)
_ARTICLES = frozenset("the and not now one just still from for all here".split())
_OWNED = re.compile(r"['’]s?\b")


def introduced(head: str, title: str) -> list[str]:
    """The title where somebody says 'I'm' and then it, however it is written: 'danah boyd', 'Aura'.

    For a title of one word, which may be the name that somebody goes by ('aka equa'), their full name as well.
    """
    if not 1 <= len(title.split()) <= 5:
        return []
    itself = rf"[*_\[\"“]*{re.escape(title)}(?!\w)"
    found = bool(re.search(rf"\b(?:I['’]m|I am|name is|name['’]s|[Cc]all me)\s+{itself}", head))
    if found or " " in title:
        return [title] if found or _goes_by(title, head) else []
    full = _FULL_NAME.search(head)
    if full is None and _goes_by(title, head):
        return [title]
    goes_by = re.search(
        rf"\b(?:i go by|known (?:online )?as|a\.?k\.?a\.?|(?:screen|user) ?name)\s+{itself}", head, re.I
    )
    return [*([full[1] or full[2]] if full and is_name(full[1] or full[2]) else []), *([title] if goes_by else [])]


def _goes_by(title: str, head: str) -> bool:
    """True where somebody says to be called what a title begins with that is no phrase: 'My name is Jono' under 'jonobr1'."""
    words = title.split()
    if len({word[:1].isupper() for word in words}) > 1 or _OWNED.search(title):
        return False
    folded = title.casefold()
    said = (match["name"] for match in _SAYS_NAME.finditer(head))
    names = (name for name in said if name[0].isupper() or title[0].islower())
    return any(folded.startswith(name.casefold()) and name.casefold() not in _ARTICLES for name in names)
