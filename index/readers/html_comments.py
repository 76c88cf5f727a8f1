"""Comments that are what a page is about, as where somebody answers all comers: who says the words of each.

Below an article they are not; there `html_clean` takes them out.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

Element = Any  # lxml ships no types

Voices = dict[Element, str]

_COMMENT = re.compile(r"(?:^|\s)(?:comment|thing comment|reply|post-reply)(?:\s|$)", re.I)
_AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|user-?name|nick(?:name)?|fn|comment-?author|poster)(?:[\s_-]|$)", re.I)
_HOST = re.compile(r"(?:^|[\s_-])(?:submitter|bypostauthor|is-op|by-author|op|original-poster)(?:[\s_-]|$)", re.I)
_GONE = re.compile(r"\s*\[(?:deleted|removed)[^\]\n]{0,40}\]\s*$", re.I)
_BOXES = ("p", "div", "header", "h3", "h4", "h5", "h6", "li", "td")
_FEWEST = 2  # answers of whoever the page is about
_SHARE = 0.5  # of the page's words that are in comments
_LONGEST = 160  # characters of the line that says who wrote a comment
_FIRST = 40  # elements of a comment among which its author is


def voices_in(page: Element) -> Voices:
    """Who says what stands in an element, where most words of the page are comments that its author answers; else nobody.

    The line that names a comment's author goes, and so do the names by which a page's comments are taken for clutter.
    """
    body = page.find(".//body")
    body = page if body is None else body
    comments = [element for element in body.iter("div", "li", "article", "section") if _is(element, _COMMENT)]
    if len(comments) < 2 * _FEWEST or sum(_is_hosts(element) for element in comments) < _FEWEST:
        return {}
    inside = set(comments)
    outer = [element for element in comments if not any(parent in inside for parent in element.iterancestors())]
    if sum(map(_size, outer)) < _SHARE * _size(body):
        return {}
    voices: Voices = {}
    for element in comments:
        author = _author(element)
        if author is None:
            continue
        name = " ".join("".join(author.itertext()).split())
        voices[element] = name
        box = _box(author, element)
        taken = [box, *(e for e in element.iter("p") if _GONE.match("".join(e.itertext())))]
        for other in taken if not _GONE.match(name) else [element]:
            for child in list(other):
                other.remove(child)
            other.text = None
    wrappers = {parent for element in outer for parent in element.iterancestors()}
    for wrapper in (inside | wrappers) - {page, body}:
        wrapper.attrib.pop("class", None)
        wrapper.attrib.pop("id", None)
    return voices


def _author(comment: Element) -> Element | None:
    """The element near the top of a comment that names its author."""
    return next(
        (e for e in islice(comment.iterdescendants(), _FIRST) if _is(e, _AUTHOR) and 0 < _size(e) <= _LONGEST), None
    )


def _is_hosts(comment: Element) -> bool:
    author = _author(comment)
    return _is(comment, _HOST) or (author is not None and _is(author, _HOST))


def _box(author: Element, comment: Element) -> Element:
    """The line that holds the author with points and times, below `comment`; the author's own element where none does."""
    for parent in author.iterancestors():
        if parent is comment or _size(parent) > _LONGEST:
            break
        if parent.tag in _BOXES:
            return parent
    return author


def _is(element: Element, kind: re.Pattern[str]) -> bool:
    return isinstance(element.tag, str) and kind.search(element.get("class") or "") is not None


def _size(element: Element) -> int:
    return sum(map(len, element.itertext()))
