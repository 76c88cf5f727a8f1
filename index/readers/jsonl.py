"""JSON Lines: one document per line, by `question` and `answer`, or `text`; optional `id`, `title`, `speaker`, `date`.

Lines that are the turns of a talk are one document together; a line that holds such turns is a talk by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from index.errors import UnreadableDocument
from index.readers.dates import iso_date
from index.readers.encoding import text_of
from index.readers.layout import Piece, compose
from index.readers.rows import row_document, sha256_of, unique
from index.types import Document, Role

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

_NO_TURN = frozenset((*QUESTION, *ANSWER, *TITLE, *ID, "date", "published", "created", "created_at"))
_CHAT_ROLES: Mapping[str, Role] = {"user": "question", "human": "question", "assistant": "answer", "gpt": "answer"}
_FEWEST_CHANGES = 1 / 3  # of the lines of a talk, those after which somebody else talks


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """A document per line that holds an object, or one of all that are turns; a line that is none is an error."""
    text = text_of(data, source=source)
    if text[:64].lstrip("\ufeff \t\r\n").startswith("["):
        from index.readers import structured

        return structured.read(data, source=source)  # one JSON array under this name
    rows = list(_objects(text, source))
    if turns := _turns([row for _, row in rows]):
        return (compose(turns, source=source, title=""),)
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


def _turns(rows: Sequence[Mapping[str, object]]) -> list[Piece]:
    """The turns of a talk that has a line for each: chat roles, or few who talk by turns and ask; else none."""
    from index.readers.paired import asks
    from index.readers.talk import turns_of

    if any(not _NO_TURN.isdisjoint(map(str.lower, row)) for row in rows):
        return []
    items = [{key.lower(): value for key, value in row.items()} for row in rows]
    if not all("role" in item for item in items):
        who = [first(item, SPEAKER) for item in items]
        changes = sum(one != other for one, other in pairwise(who))
        talk = None not in who and len(set(who)) <= len(who) / 2 and changes >= _FEWEST_CHANGES * len(who)
        if not talk or not any(asks(first(item, TEXT) or "") for item in items):
            return []
    return turns_of(items)


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
    name = unique(first(row, ID) or number, seen)
    question, answer = first(row, QUESTION), first(row, ANSWER)
    text = None
    if question is None or answer is None:
        if talk := _talk(row, f"{source}#{name}"):
            return talk
        text = first(row, TEXT) or question or "\n".join(_lines(row))
        question = answer = None
    return row_document(
        source=source,
        row=name,
        question=question,
        answer=answer,
        text=text,
        title=first(row, TITLE) or "",
        speaker=first(row, SPEAKER),
        asker=first(row, ASKER),
        date=first(row, DATE),
    )


def _talk(row: Mapping[str, object], source: str) -> Document | None:
    """The talk that a line holds as a list of turns; None where it holds none, or has words of its own."""
    from index.readers.shapes import pieces_of_value
    from index.readers.talk import turns_of

    if first(row, TEXT) or not any(isinstance(value, list) and turns_of(value) for value in row.values()):
        return None
    size = len(json.dumps(row))
    date = first(row, DATE)
    talk = compose(
        _prompted(pieces_of_value(row, source=source, size=size)),
        source=source,
        title=first(row, TITLE) or "",
        date=iso_date(date) if date else None,
    )
    return replace(talk, sha256=sha256_of(talk.text))


def _prompted(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A chat with its prompts as questions and its replies as answers, however short it is; other talk as it is."""
    group, before = 0, None
    for piece in pieces:
        role = _CHAT_ROLES.get(piece.speaker or "")
        group += role == "question" != before
        yield replace(piece, role=role, group=group) if role and group else piece
        before = role


def _lines(row: Mapping[str, object]) -> Iterator[str]:
    """A row of unknown columns as a reader would list it."""
    for key, value in row.items():
        if value not in (None, "", [], {}) and key not in ID:
            words = value if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
            yield f"{key}: {words}"
