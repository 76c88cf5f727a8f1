"""Reads test sets: JSONL rows, JSON arrays, and conversations; every mistake is reported with its line.

The fields are those of testset.schema.json; unknown fields are kept out of the way, so that notes may stay in a set.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assistant.evaluation.types import Case, CaseSet, EvaluationError, Gold, Hidden
from assistant.types import Message

MAX_ERRORS = 10
Record = dict[str, object]


class _Wrong(Exception):
    """A row that is not what the schema says."""


def read_cases(path: Path) -> CaseSet:
    """The test set of our own format at `path`. Raises EvaluationError naming the lines that are wrong."""
    data = read_bytes(path)
    return parse_cases(records(data, path.name), name=path.name, data=data)


def parse_cases(rows: Iterable[tuple[int, Record]], *, name: str, data: bytes) -> CaseSet:
    """The test set that these (line, row) make. Raises EvaluationError naming every line that is wrong (ten at most)."""
    cases = own_records(rows, name=name)
    if not cases:
        raise EvaluationError(f"{name}: no question in it; a test set has one JSON object per line")
    twice = [case_id for case_id, count in Counter(case.id for case in cases).items() if count > 1]
    if twice:
        raise EvaluationError("\n".join(f"{name}: the id {case_id!r} is used more than once" for case_id in twice[:10]))
    return CaseSet(name=name, sha256=hashlib.sha256(data).hexdigest(), cases=tuple(cases))


def own_records(rows: Iterable[tuple[int, Record]], *, name: str) -> list[Case]:
    """The cases of these (line, row) in order. Raises EvaluationError naming every line that is wrong."""
    cases: list[Case] = []
    errors: list[str] = []
    for line, record in rows:
        try:
            cases += _cases(record, default_id=f"line{line}")
        except _Wrong as wrong:
            errors.append(f"{name}:{line}: {wrong}")
    if errors:
        more = [f"... and {len(errors) - MAX_ERRORS} more"] if len(errors) > MAX_ERRORS else []
        raise EvaluationError("\n".join(errors[:MAX_ERRORS] + more))
    return cases


def read_bytes(path: Path) -> bytes:
    """The file's bytes ('-': stdin's). Raises EvaluationError with a plain reason."""
    if path == Path("-"):
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise EvaluationError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise EvaluationError(f"{path}: a folder, not a test set (a BEIR folder holds queries.jsonl)") from None
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror})") from None


def records(data: bytes, name: str) -> Iterator[tuple[int, Record]]:
    """(line number, object) of each JSONL line, or of each element of a JSON array. Raises EvaluationError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    whole = _whole(text)
    if whole is not None:
        yield from ((index, _record(item, f"{name}: element {index}")) for index, item in enumerate(whole, 1))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                item = json.loads(line)
            except ValueError as error:
                raise EvaluationError(f"{name}:{number}: not JSON ({error})") from None
            yield number, _record(item, f"{name}:{number}")


def _whole(text: str) -> list[object] | None:
    """The elements of a JSON array or of an object that wraps one list; None for JSONL."""
    if not text.lstrip().startswith(("[", "{\n", "{\r")):
        return None
    try:
        whole = json.loads(text)
    except ValueError:
        return None
    if isinstance(whole, list):
        return whole
    lists = [value for value in whole.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else [whole]


def _record(item: object, where: str) -> Record:
    if not isinstance(item, dict):
        raise EvaluationError(f"{where}: a JSON object is expected, not {type(item).__name__}")
    return item


def _cases(record: Record, *, default_id: str) -> list[Case]:
    """The case of a row; the cases of a conversation's turns, in order."""
    if "turns" not in record:
        return [_case(record, default_id=default_id)]
    name = _text(record, "id", default_id)
    turns = record["turns"]
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, dict) for turn in turns):
        raise _Wrong("'turns' must be a list of objects, each with a 'question'")
    shared: Record = {key: record[key] for key in ("draft", "tags", "type") if key in record}
    return [
        _case({"id": f"{name}/{number}", **shared, **turn}, default_id=default_id, conversation=name, turn=number)
        for number, turn in enumerate(turns, 1)
    ]


def _case(record: Record, *, default_id: str, conversation: str | None = None, turn: int = 0) -> Case:
    question = _text(record, "question")
    if not question.strip():
        raise _Wrong("'question' is missing or empty")
    answerable = record.get("answerable", True)
    if not isinstance(answerable, bool):
        raise _Wrong(f"'answerable' must be true or false, not {answerable!r}")
    return Case(
        id=_text(record, "id", default_id) or default_id,
        question=question,
        answerable=answerable,
        history=_history(record),
        gold=_gold(record, "gold"),
        near=_gold(record, "near"),
        must_include=_patterns(record),
        reference=_text(record, "answer"),
        tags=tuple(dict.fromkeys([*_texts(record, "tags"), *filter(None, [_text(record, "type")])])),
        without=_without(record),
        conversation=conversation,
        turn=turn,
        draft=record.get("draft") is True,
    )


def _text(record: Record, name: str, default: str = "") -> str:
    value = record.get(name)
    if value is None:
        return default
    if isinstance(value, int) and name == "id":
        return str(value)
    if not isinstance(value, str):
        raise _Wrong(f"{name!r} must be a string, not {type(value).__name__}")
    return value


def _texts(record: Record, name: str) -> Sequence[str]:
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Wrong(f"{name!r} must be a list of strings")
    return value


def _patterns(record: Record) -> tuple[str, ...]:
    patterns = _texts(record, "must_include")
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise _Wrong(f"'must_include' holds {pattern!r}, which is not a regular expression ({error})") from None
    return tuple(patterns)


def _objects(record: Record, name: str, shape: str) -> list[Record]:
    value = record.get(name)
    if value is None:
        return []
    if isinstance(value, dict):  # one alone
        return [value]
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _Wrong(f"{name!r} must be a list of {shape}")
    return value


def _gold(record: Record, name: str) -> tuple[Gold, ...]:
    found = []
    for item in _objects(record, name, '{"file", "quote"}'):
        gold = Gold(
            file=_text(item, "file") or _text(item, "document"),
            quote=_text(item, "quote"),
            speaker=_text(item, "speaker") or None,
        )
        if not gold.file and not gold.quote:
            raise _Wrong(f"{name!r} holds an entry without 'file' and without 'quote'")
        found.append(gold)
    return tuple(found)


def _without(record: Record) -> tuple[Hidden, ...]:
    hidden = []
    for item in _objects(record, "without", '{"document", "pair"}'):
        number = item.get("pair")
        if not isinstance(number, int) or isinstance(number, bool) or not _text(item, "document"):
            raise _Wrong("'without' needs a 'document' and the number of a 'pair' in each entry")
        hidden.append(Hidden(document=_text(item, "document"), pair=number))
    return tuple(hidden)


def _history(record: Record) -> tuple[Message, ...]:
    messages = []
    for item in _objects(record, "history", '{"role", "content"}'):
        role, content = item.get("role"), _text(item, "content")
        if role == "user":
            messages.append(Message(role="user", content=content))
        elif role == "assistant":
            messages.append(Message(role="assistant", content=content))
        else:
            raise _Wrong(f"'history' holds the role {role!r}; it is 'user' or 'assistant'")
    return tuple(messages)
