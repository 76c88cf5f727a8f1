"""Answers that unfold under their question: <details>, components with a title, ':::details', '??? question'."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from index.pairs.page import Page
from index.pairs.parts import Part

_WIDTH = 2_000  # characters that a question can have
_TAGS, _FOLDS = ("<summary", "<SUMMARY", '="', "='", '={"'), (":::", "???")  # of which a text that folds holds one
_SUMMARY = re.compile(r"<summary\b[^<>]{0,200}>", re.I)
_SUMMARY_END = re.compile(r"</summary\s*>", re.I)
_TAG = re.compile(r"<(?P<tag>[A-Z][A-Za-z.]*)\s(?:[^<>\"']|\"[^\"\r\n]{0,2000}\"|'[^'\r\n]{0,2000}'){0,2000}+(?<!/)>")
_TITLE = re.compile(
    r"\b(?:title|question|summary|header|heading|label)=\{?(?P<quote>[\"'])(?P<asked>[^\r\n]+?)(?P=quote)"
)
_COLONS = re.compile(rf"^[ \t]*:::+[ \t]*(?:\w+|\{{[^{{}}\n]*\}})[ \t]+(?P<asked>\S[^\r\n]{{1,{_WIDTH}}})$", re.M)
_MARKED = re.compile(rf"^[ \t]*\?\?\?\+?[ \t]+[\w-]{{1,40}}[ \t]\"(?P<asked>[^\"\r\n]{{1,{_WIDTH}}})\"[ \t]*$", re.M)
_DETAILS_END = re.compile(r"</details\s*>", re.I)
_COLONS_END = re.compile(r"^[ \t]*:::+[ \t]*$", re.M)
_OUTSIDE = re.compile(r"^(?![ \t]{4}|\t)[ \t]*\S", re.M)


class _Opening(NamedTuple):
    """What opens an answer: where it begins, where the question stands in it, where it ends, what closes the answer."""

    start: int
    asked: tuple[int, int]
    end: int
    closing: re.Pattern[str]


def folded(page: Page) -> list[Part]:
    """Each question with what unfolds under it, in order."""
    text = page.text
    if not ("<" in text and any(hint in text for hint in _TAGS)) and not any(hint in text for hint in _FOLDS):
        return []
    openings = sorted(_openings(text), key=lambda opening: opening.start)
    silent = [
        block.span
        for block in page.document.blocks
        if block.kind == "code" or (block.kind == "comment" and text.startswith("<!--", block.span.start))
    ]
    starts = [span.start for span in silent]
    parts: list[Part] = []
    for opening, following in zip_longest(openings, openings[1:]):
        at = bisect_right(starts, opening.start) - 1
        if at >= 0 and opening.start < silent[at].end:
            continue
        stop = following.start if following else len(text)
        closed = opening.closing.search(text, opening.end, stop)
        question = page.trim(*opening.asked)
        answer = page.trim(opening.end, closed.start() if closed else stop)
        if question and answer:
            parts += [Part("question", question, opening.start), Part("answer", answer, answer.start)]
    return parts


def _openings(text: str) -> Iterator[_Opening]:
    summaries = list(_SUMMARY.finditer(text))
    for match, following in zip_longest(summaries, summaries[1:]):
        stop = min(following.start() if following else len(text), match.end() + _WIDTH)
        if end := _SUMMARY_END.search(text, match.end(), stop):
            yield _Opening(match.start(), (match.end(), end.start()), end.end(), _DETAILS_END)
    for pattern, closing in ((_COLONS, _COLONS_END), (_MARKED, _OUTSIDE)):
        for match in pattern.finditer(text):
            yield _Opening(match.start(), match.span("asked"), match.end(), closing)
    for match in _TAG.finditer(text):
        if titled := _TITLE.search(text, match.end("tag"), match.end()):
            closing = re.compile(rf"</{re.escape(match['tag'])}\s*>")
            yield _Opening(match.start(), titled.span("asked"), match.end(), closing)
