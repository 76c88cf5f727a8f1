"""What tests look at of documents that were read: their blocks and marks, and the pairs that they are split into."""

from __future__ import annotations

from collections.abc import Iterable

from index.pairs import split
from index.readers import read_bytes
from index.types import Block, Document

Spoken = tuple[str | None, str, list[tuple[str | None, str]]]


def only(data: bytes | str, name: str) -> Document:
    """The one document of a file of this name, or of any name with this suffix."""
    content = data.encode() if isinstance(data, str) else data
    stem, _, ending = name.rpartition(".")
    documents = read_bytes(content, source=f"{stem or 'file'}.{ending}", suffix=f".{ending}")
    assert len(documents) == 1
    return documents[0]


def shown(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def roles(document: Document) -> list[tuple[str | None, int, str]]:
    """Role, group and words of each block that has a role."""
    return [(block.role, block.group, block.span.of(document.text)) for block in document.blocks if block.role]


def marks(document: Document, block: Block) -> list[tuple[str, str]]:
    """Kind and words of each mark."""
    return [(mark.kind, mark.span.of(document.text)) for mark in block.marks]


def asked(document: Document) -> list[tuple[str, str]]:
    """Question and answers of each pair."""
    return [
        (pair.question.of(document.text), " ".join(turn.span.of(document.text) for turn in pair.turns))
        for pair in split(document)
        if pair.question
    ]


def answered(documents: Iterable[Document]) -> list[tuple[str, str, str | None]]:
    """Question, answer with its white space as blanks, and who answers, of each pair."""
    return [
        (
            pair.question.of(document.text),
            " ".join(" ".join(turn.span.of(document.text) for turn in pair.turns).split()),
            pair.turns[0].speaker.name if pair.turns[0].speaker else None,
        )
        for document in documents
        for pair in split(document)
        if pair.question
    ]


def spoken(document: Document) -> list[Spoken]:
    """Asker, question and answers of each pair, with who gives them."""
    text = document.text
    return [
        (
            pair.asker.name if pair.asker else None,
            pair.question.of(text),
            [(turn.speaker.name if turn.speaker else None, turn.span.of(text)) for turn in pair.turns],
        )
        for pair in split(document)
        if pair.question
    ]


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
