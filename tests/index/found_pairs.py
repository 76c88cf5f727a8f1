"""What tests of readers compare: the pairs of a document as words."""

from __future__ import annotations

from index.pairs import split
from index.readers import read_bytes
from index.types import Document


def questions(document: Document) -> list[tuple[str, str, str]]:
    """Question, answer and who answers first ('' for nobody) of each pair, in order."""
    return [
        (
            pair.question.of(document.text),
            " ".join(turn.span.of(document.text) for turn in pair.turns),
            pair.turns[0].speaker.name if pair.turns[0].speaker else "",
        )
        for pair in split(document)
        if pair.question
    ]


def questions_in(text: str, *, source: str = "document.txt") -> list[tuple[str, str, str]]:
    """The same of a plain text."""
    (document,) = read_bytes(text.encode(), source=source, suffix=".txt")
    return questions(document)
