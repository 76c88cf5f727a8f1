"""What a language model has written so far -> its whole sentences and the passages each names.

Understood are [1], [1,2], [1][2], [1-3], [[1]], [passage 2], (evidence 2), [1, p. 3], 【1】, 【1†source】 and, where a clause
ends, (1), before or after the full stop, and "According to passage 1, ..." before the words. A marker that is not whole
yet, markup and what a model thinks to itself are held back; numbers of passages that were not given are dropped, and so
are a list of sources under the answer and the signs of a chat template or of the prompt. Output is text: images, links
and tags keep their words only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.markers import BRACKETED, NUMBERS, PLAIN, ROUND, numbered
from index.sentences import sentences

HELD = 200  # characters: an opened bracket or tag that stays open longer is taken for words

_PASSAGE = r"(?:passages?|sources?|evidence|excerpts?)"
_POINTING = r"(?:according\s+to|based\s+on|as\s+\w+\s+(?:in|by)|in|from|see)(?:\s+the)?"
_MARKER = re.compile(
    rf"(?:,?\s+{_POINTING}(?:\s+{_PASSAGE})?)?\s*(?:{BRACKETED}|{ROUND})|{PLAIN}"
    rf"|,?\s+{_POINTING}\s+{_PASSAGE}\s+(?P<bare>{NUMBERS})\b",
    re.IGNORECASE,
)
# "According to passage [1], the tower ..." and "Passage 1 says that the tower ...": the marker says so too.
_LED = re.compile(
    rf"(?P<before>\A|[.!?:\n\]】])\s*(?:{_POINTING}\s+(?:{_PASSAGE}\s+(?P<bare>{NUMBERS})\b|(?:{_PASSAGE}\s*)?{BRACKETED})"
    rf"\s*,?|{_PASSAGE}\s*\[?(?P<said>{NUMBERS})\]?\s+"
    r"(?:say|state|mention|note|explain|describe|tell|show|indicate)s?(?:\s+us)?(?:\s+that\b|\s*[:,]))\s*(?P<word>\w+)",
    re.IGNORECASE,
)
_THOUGHT = re.compile(r"\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
#: Markers in brackets of their own: "142 steps ([1], [2])."
_ENCLOSED = re.compile(r"\(\s*((?:[\[【［]{1,2}\s*\^?\d[^\[\]【】［］()\n]{0,40}[\]】］]{1,2}[\s,;]*)+)\)")
_BETWEEN = re.compile(r"(?<=[\]】］])[\s,;]+")
_ESCAPED = re.compile(r"\\(?=[\[\]*_`#()])")
_TEMPLATE_END = re.compile(r"<\|(?:im_end|eot_id|end|endoftext|end_of_text)\|>|</s>|<end_of_turn>", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"<\|[^|<>\n]{1,40}\|>(?:(?:system|user|assistant)\s)?|<<<[0-9a-f]{12}\b|\b[0-9a-f]{12}>>>", re.IGNORECASE
)
_SOURCES = re.compile(
    r"\n[ \t#*_]*(?:sources?|references?|citations?|footnotes?)[*_ \t]*(?:\(s\))?[*_]*(?::|(?=\n|\Z)).*",
    re.I | re.DOTALL,
)
_IN_ADDRESS = r"(?:[^()\n]|\([^()\n]*\))*"
_ADDRESS = rf"\({_IN_ADDRESS}\)"
_LINKED_MARKER = re.compile(rf"(\[\d{{1,3}}\]){_ADDRESS}")
_IMAGE = re.compile(rf"!\[([^\[\]\n]*)\](?:{_ADDRESS}|\[[^\[\]\n]*\])")
_LINK = re.compile(rf"\[([^\[\]\n]*[^\[\]\n\d, ][^\[\]\n]*)\](?:{_ADDRESS}|\[[^\[\]\n]*[^\[\]\n\d, ][^\[\]\n]*\])")
_TAG = re.compile(r"</?[a-zA-Z!][^<>\n]{0,200}>")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*\*|\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
# What is left of an emphasis whose other end is not written yet, or never is.
_HALF_EMPHASIS = re.compile(r"(?<![\w*`])(?:\*{1,3}|__|`)(?=\w)|(?<=[\w.!?…,;:”\"')])(?:\*{1,3}|__|`)(?![\w*`])")
_TABLE_HEAD = re.compile(r"(?m)^[ \t]*\|[^\n]*\n(?=[ \t]*\|?[ \t]*:?-{2,}[-|: \t]*$)")
_TABLE_RULE = re.compile(r"(?m)^[ \t]*\|?[ \t]*:?-{2,}[-|: \t]*$\n?")
_TABLE_ROW = re.compile(r"(?m)^[ \t]*\|[ \t]*([^|\n]+?)[ \t]*\|([^\n]*?)(?:\|[ \t]*)?$")
_LINE_SIGN = re.compile(r"(?m)^[ \t]*(?:#{1,6}[ \t]+|[-*+•][ \t]+|>[ \t]?)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_OPEN = re.compile(
    r"(?:\(?!?\[[^\]\n]*|【[^】\n]*|［[^］\n]*|\(\s*(?:see\s+)?[a-z]{0,10}[\s\d,:#]*\)?|<(?:[a-zA-Z!/|][^<>\n]*)?)\Z",
    re.IGNORECASE,
)
_CLOSED_LAST = re.compile(rf"\s*!?\[[^\[\]\n]*\](?:\({_IN_ADDRESS}(?:\([^()\n]*)?)?\Z")
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
    text = _ESCAPED.sub("", text)
    if (end := _TEMPLATE_END.search(text)) and text[: end.start()].strip():
        text = text[: end.start()]
    text = _SOURCES.sub("", _TEMPLATE.sub("", text))
    text = _ENCLOSED.sub(lambda marks: _BETWEEN.sub("", marks[1]), _LINKED_MARKER.sub(r"\1", text))
    text = _LED.sub(_behind_first_word, text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _TAG.sub("", text)
    text = _TABLE_RULE.sub("", _TABLE_HEAD.sub("", text))
    text = _TABLE_ROW.sub(_in_a_line, text)
    text = _LINE_SIGN.sub("\n", text)  # an item of a list is a sentence of its own, whatever it begins with
    return _HALF_EMPHASIS.sub("", _EMPHASIS.sub(r"\2", text))


def _in_a_line(row: re.Match[str]) -> str:
    """A row of a table as words: what it is of, and what the other cells say."""
    cells = [cell.strip() for cell in row[2].split("|") if cell.strip()]
    return f"{row[1]}: {', '.join(cells)}" if cells else row[1]


def _behind_first_word(led: re.Match[str]) -> str:
    """A sentence's beginning without the passage that leads it in, which becomes a marker behind its first word."""
    word = led["word"]
    gap = "" if led["before"] in ("", "\n") else " "
    return f"{led['before']}{gap}{word[:1].upper()}{word[1:]} [{led['bare'] or led['numbers'] or led['said']}]"


def bare(raw: str) -> str:
    """The words of `raw` alone: no markup and no marker."""
    return _parted(_clean(raw), 0)[0]


def _parted(text: str, known: int) -> tuple[str, list[tuple[int, tuple[int, ...]]]]:
    """The text without markers, and where each stood with the known numbers it names."""
    pieces: list[str] = []
    marks: list[tuple[int, tuple[int, ...]]] = []
    length = last = 0
    for match in _MARKER.finditer(text):
        found = numbered(match["numbers"] or match["round"] or match["bare"] or match["plain"])
        if match["plain"] and not all(1 <= number <= known for number in found):
            continue  # "(12)" that names no passage is a word
        pieces.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        numbers = tuple(n for n in found if 1 <= n <= known)
        if numbers:
            marks.append((length, numbers))
    pieces.append(text[last:])
    return "".join(pieces), marks
