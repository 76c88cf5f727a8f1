"""JSON Lines: one document per line, by `question` and `answer`, or `text`; optional `id`, `title`, `speaker`, `date`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from index.errors import UnreadableDocument
from index.readers.encoding import text_of
from index.readers.rows import row_document, unique
from index.types import Document

QUESTION = ("question", "q", "prompt", "instruction", "query", "user_input", "input", "user", "frage", "pregunta")
ANSWER = (
    "answer",
    "a",
    "response",
    "completion",
    "output",
    "reply",
    "assistant",
    "accepted_answer",
    "antwort",
    "respuesta",
)
TEXT = ("text", "content", "body", "passage", "contents")
TITLE = ("title", "name", "headline", "subject")
SPEAKER = ("speaker", "speaker_name", "speakername", "author", "by", "answered_by", "respondent", "interviewee")
ASKER = ("asker", "asked_by", "interviewer")
DATE = ("date", "published", "created", "created_at", "timestamp", "time")
ID = ("id", "_id", "key", "uid", "qid")


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """One document per line that holds an object; a line that is none is an error that names it."""
    text = text_of(data, source=source)
    if text[:64].lstrip("\ufeff \t\r\n").startswith("["):
        from index.readers import structured

        return structured.read(data, source=source)  # one JSON array under this name
    rows = list(_objects(text, source))
    seen: dict[str, int] = {}
    documents = tuple(_document(row, str(number), source, seen) for number, row in rows)
    if not documents:
        raise UnreadableDocument(f"{source}: empty file; save or copy it again")
    return documents


def _objects(text: str, source: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            why = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or not a number"
            raise UnreadableDocument(f"{source}: line {number} is not JSON ({why}); correct or remove it") from None
        if not isinstance(row, dict):
            raise UnreadableDocument(f"{source}: line {number} is not a JSON object; correct or remove it")
        yield number, row


def first(row: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The first of `names` that `row` has as words or a number, else None; names match whatever their case."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return None


def _document(row: Mapping[str, object], number: str, source: str, seen: dict[str, int]) -> Document:
    row = {key.lower(): value for key, value in row.items()}
    question, answer = first(row, QUESTION), first(row, ANSWER)
    text = None
    if question is None or answer is None:
        text = first(row, TEXT) or question or "\n".join(_lines(row))
        question = answer = None
    return row_document(
        source=source,
        row=unique(first(row, ID) or number, seen),
        question=question,
        answer=answer,
        text=text,
        title=first(row, TITLE) or "",
        speaker=first(row, SPEAKER),
        asker=first(row, ASKER),
        date=first(row, DATE),
    )


def _lines(row: Mapping[str, object]) -> Iterator[str]:
    """A row of unknown columns as a reader would list it."""
    for key, value in row.items():
        if value not in (None, "", [], {}) and key not in ID:
            words = value if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
            yield f"{key}: {words}"
