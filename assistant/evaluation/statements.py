"""An answer as its sentences, each with the markers that it carries: `[1]`, `[1, 2]`, `【1】`, before the stop or after it."""

from __future__ import annotations

import re

from assistant.evaluation.types import Statement
from index.sentences import sentences

_MARKER = re.compile(r"\s*[\[【]\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]】]")
_LATE_MARKERS = re.compile(r"([.!?…]+[\"'”’)]*)((?:\s*[\[【]\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*[\]】])+)")


def statements(answer: str) -> tuple[Statement, ...]:
    """The answer's sentences without their markers, each with the sources it cites; a marker after the stop counts."""
    text = _LATE_MARKERS.sub(lambda m: m[2] + m[1], answer)
    found: list[Statement] = []
    for span in sentences(text):
        sentence = span.of(text)
        numbers = [int(n) for match in _MARKER.finditer(sentence) for n in re.findall(r"\d+", match[1])]
        words = _MARKER.sub("", sentence).strip()
        if words:
            found.append(Statement(text=words, markers=tuple(dict.fromkeys(numbers))))
    return tuple(found)


def unmarked(answer: str) -> str:
    """The answer as it was written, lines and lists kept, without its markers."""
    return _MARKER.sub("", answer)
