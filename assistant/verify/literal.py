"""Code is compared as it is written: each line of a block, each piece of it inside a sentence, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.verify.blocks import inline
from assistant.verify.types import Disagreement
from index.types import Span

_PROMPT = re.compile(r"[ \t]*(?:[$>%]|>>>|\.\.\.)[ \t]+")
_CALL = re.compile(r"\(\)$")
_MOST = 20  # lines that are held against what is written nearly so
_CHANGED = 0.6  # weight of a piece of code in a sentence that the passages have otherwise, and that they do not have
_MISSING = 0.4
_LIKE = {1: 75, 2: 50}  # how much alike (in percent) the one that is another must be, by how many words there are
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\r\n]*\S")
_ENDS = re.compile(r"[\w-]")


class Lines(NamedTuple):
    """The lines of a block of code: `missing` ones are in no passage, `changed` is the first that is there with another word.

    `known` and `run` are the shares of the missing ones' words and neighbouring words that the passages have, `place` the
    (passage, start, end) of the lines that are in the passage that has most of them, None where none has any.
    """

    many: int
    missing: tuple[Span, ...]
    changed: Disagreement | None
    known: float
    run: float
    place: tuple[int, int, int] | None


def lines_in(code: str, passages: Sequence[str]) -> Lines:
    """Where the lines of a block of code that have a word stand, white space apart."""
    spans = [Span(_behind_prompt(code, m), m.end()) for m in _LINE.finditer(code) if _WORD.search(m[0])]
    found = [dict(_places(span.of(code), passages)) for span in spans]
    missing = tuple(span for span, places in zip(spans, found, strict=True) if not places)
    theirs = [_WORD.findall(passage) for passage in passages] if missing else []
    words = frozenset(word for passage in theirs for word in passage)
    pairs = frozenset(pair for passage in theirs for pair in pairwise(passage))
    own = [_WORD.findall(span.of(code)) for span in missing]
    known = _share([word in words for line in own for word in line])
    run = _share([pair in pairs for line in own for pair in pairwise(line)])
    changed = next(filter(None, (_changed(span.of(code), passages) for span in missing[:_MOST])), None)
    many = {number: sum(number in places for places in found) for number in range(len(passages))}
    best = max(many, key=lambda number: (many[number], -number), default=-1)
    if best < 0 or not many[best]:
        return Lines(len(spans), missing, changed, known, run, None)
    there = [places[best] for places in found if best in places]
    return Lines(
        len(spans), missing, changed, known, run, (best, min(at.start for at in there), max(at.end for at in there))
    )


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def code_inside(told: str, passages: Sequence[str]) -> Iterator[Disagreement]:
    """The pieces of code in a sentence that no passage has as they are written; of plain words the capitals tell nothing."""
    for span in inline(told):
        code = _CALL.sub("", span.of(told).strip())
        plain = code.replace(" ", "").isalpha()
        if code and not any(True for _ in _places(code, passages, plain=plain)):
            yield _changed(code, passages) or Disagreement(kind="name", said=code, found="", weight=_MISSING)


def _changed(code: str, passages: Sequence[str]) -> Disagreement | None:
    """What the passages write nearly so: as many words in a row, one of which is another."""
    ours = code.split()
    least = _LIKE.get(len(ours), 0)
    for passage in passages:
        words = [word.strip("`,.;:()") for word in passage.split()]
        for at in range(len(words) - len(ours) + 1):
            there = words[at : at + len(ours)]
            if sum(map(str.__ne__, ours, there)) == 1:
                ((said, found),) = ((a, b) for a, b in zip(ours, there, strict=True) if a != b)
                if found and fuzz.ratio(said, found) >= least:
                    return Disagreement(kind="name", said=code, found=" ".join(there), weight=_CHANGED)
    return None


def _behind_prompt(code: str, line: re.Match[str]) -> int:
    prompt = _PROMPT.match(code, line.start(), line.end())
    start = prompt.end() if prompt else line.start()
    return start + len(code[start : line.end()]) - len(code[start : line.end()].lstrip())


def _places(line: str, passages: Sequence[str], *, plain: bool = False) -> Iterator[tuple[int, Span]]:
    """The first place of a line in each passage that has it, not inside a longer word."""
    words = r"\s+".join(map(re.escape, line.split()))
    before = r"(?<![\w-])" if _ENDS.match(line) else ""
    after = r"(?![\w-])" if line and _ENDS.match(line[-1]) else ""
    pattern = re.compile(before + words + after, re.IGNORECASE if plain else 0)
    for number, passage in enumerate(passages):
        if match := pattern.search(passage):
            yield number, Span(match.start(), match.end())
