"""What a language model has written so far -> its whole sentences and the passages each names.

Understood are [1], [1,2], [1][2], [1-3], [passage 2], 【1】 and 【1†source】, before or after the full stop. A marker that
is not whole yet, markup and what a model thinks to itself are held back; numbers of passages that were not given are
dropped. Output is text: images, links and tags keep their words only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.sentences import sentences

HELD = 200  # characters: an opened bracket or tag that stays open longer is taken for words

_NUMBERS = r"\d{1,3}(?:\s*(?:,|;|&|and|-|–|to)\s*(?:(?:passages?|sources?|no\.?|#)\s*)?\d{1,3})*"
_MARKER = re.compile(
    rf"\s*[\[【［]\s*(?:\^|(?:passages?|sources?|no\.?|#)\s*)?(?P<numbers>{_NUMBERS})\s*(?:†[^\]】\n]{{0,80}})?[\]】］]",
    re.I,
)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)|(\d+)")
_THOUGHT = re.compile(r"\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_LINKED_MARKER = re.compile(r"(\[\d{1,3}\])\([^()\n]*\)")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_LINK = re.compile(r"\[([^\[\]\n]*[^\[\]\n\d, ][^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*[^\[\]\n\d, ][^\[\]\n]*\])")
_TAG = re.compile(r"</?[a-zA-Z!][^<>\n]{0,200}>")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*\*|\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LINE_SIGN = re.compile(r"(?m)^[ \t]*(?:#{1,6}[ \t]+|[-*+•][ \t]+|>[ \t]?)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_OPEN = re.compile(r"(?:!?\[[^\]\n]*|【[^】\n]*|［[^］\n]*|<(?:[a-zA-Z!/][^<>\n]*)?)\Z")
_CLOSED_LAST = re.compile(r"\s*!?\[[^\[\]\n]*\](?:\([^()\n]*)?\Z")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One sentence as it was written, without markers, and the passages it names (from 1), in order, each once."""

    text: str
    numbers: tuple[int, ...]


def split(raw: str, *, known: int, finished: bool) -> tuple[tuple[Written, ...], str]:
    """The whole sentences of `raw`, and the words of one that is still being written ('' when `finished`).

    `known` passages were given. A sentence is whole once the next one has begun, for its markers may follow its stop.
    """
    text, marks = _parted(_clean(raw if finished else _without_open_end(raw)), known)
    spans = [span for span in sentences(text) if _WORD.search(span.of(text))]
    named: list[list[int]] = [[] for _ in spans]
    leading = bool(marks) and bool(spans) and marks[0][0] <= spans[0].start
    for position, numbers in marks:
        if leading:
            at = next((i for i, span in enumerate(spans) if span.end > position), len(spans) - 1)
        else:
            at = max((i for i, span in enumerate(spans) if span.start < position), default=0)
        if spans:
            named[at] += [number for number in numbers if number not in named[at]]
    written = [
        Written(text=" ".join(span.of(text).split()), numbers=tuple(numbers))
        for span, numbers in zip(spans, named, strict=True)
    ]
    if finished:
        return tuple(written), ""
    open_from = len(written) - 1
    if open_from > 0 and " " not in written[-1].text:
        open_from -= 1  # half a word does not tell yet whether a sentence ended before it
    return tuple(written[: max(open_from, 0)]), " ".join(sentence.text for sentence in written[max(open_from, 0) :])


def _without_open_end(raw: str) -> str:
    """`raw` up to a bracket or tag at its end that may become a marker, a link or a tag with the next characters."""
    closed = _CLOSED_LAST.search(raw)
    if closed and len(raw) - closed.start() <= HELD:
        raw = raw[: closed.start()]
    opened = _OPEN.search(raw)
    if opened and len(raw) - opened.start() <= HELD:
        raw = raw[: opened.start()]
    return raw


def _clean(raw: str) -> str:
    """`raw` without thoughts, markup and characters that cannot be seen."""
    text = _THOUGHT.sub("", raw, count=1) if _THOUGHT.match(raw) else raw
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _LINKED_MARKER.sub(r"\1", text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _TAG.sub("", text)
    text = _LINE_SIGN.sub("", text)
    return _EMPHASIS.sub(r"\2", text)


def _parted(text: str, known: int) -> tuple[str, list[tuple[int, tuple[int, ...]]]]:
    """The text without markers, and where each stood with the known numbers it names."""
    pieces: list[str] = []
    marks: list[tuple[int, tuple[int, ...]]] = []
    length = last = 0
    for match in _MARKER.finditer(text):
        pieces.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        numbers = tuple(n for n in _named(match["numbers"]) if 1 <= n <= known)
        if numbers:
            marks.append((length, numbers))
    pieces.append(text[last:])
    return "".join(pieces), marks


def _named(numbers: str) -> list[int]:
    found: list[int] = []
    for first, last, single in _RANGE.findall(numbers):
        found += [int(single)] if single else range(int(first), min(int(last), int(first) + 20) + 1)
    return found
