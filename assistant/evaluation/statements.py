"""An answer as its sentences, each with the markers that it carries, before the stop or after it (see assistant/markers.py)."""

from __future__ import annotations

import re

from assistant.evaluation.types import Statement
from assistant.markers import MARK, marked
from index.sentences import sentences

_ONE = re.sub(r"\?P<\w+>", "?:", MARK.pattern)
_LATE_MARKERS = re.compile(rf"([.!?…]+[\"'”’)]*)((?:{_ONE})+)", re.IGNORECASE)


def statements(answer: str) -> tuple[Statement, ...]:
    """The answer's sentences without their markers, each with the sources it cites; a marker after the stop counts."""
    text = _LATE_MARKERS.sub(lambda m: m[2] + m[1], answer)
    found: list[Statement] = []
    for span in sentences(text):
        sentence = span.of(text)
        numbers = [number for match in MARK.finditer(sentence) for number in marked(match)]
        words = MARK.sub("", sentence).strip()
        if words:
            found.append(Statement(text=words, markers=tuple(dict.fromkeys(numbers))))
    return tuple(found)


def unmarked(answer: str) -> str:
    """The answer as it was written, lines and lists kept, without its markers."""
    return MARK.sub("", answer)
