"""Reads test sets: JSONL rows, JSON arrays, CSV tables, and conversations; every mistake is reported with its line.

The fields are those of testset.schema.json; unknown fields are kept out of the way, so that notes may stay in a set.
"""

from __future__ import annotations

import ast
import csv
import hashlib
import io
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assistant.evaluation.types import Case, CaseSet, EvaluationError, Gold, Hidden
from assistant.types import Message

MAX_ERRORS = 10
_LONGEST_CELL = 10_000_000  # characters
Record = dict[str, object]
Made = TypeVar("Made")


class Wrong(Exception):
    """A row that is not what it should be; says how."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file with their numbers, and those that are none. `place` is how a message names one: 'set.jsonl:'."""

    place: str
    numbered: tuple[tuple[int, Record | Wrong], ...]

    def made(self, build: Callable[[int, Record], Made]) -> list[Made]:
        """What `build` makes of each (number, row); it raises Wrong for one that is wrong.

        Raises EvaluationError naming every row that is wrong, ten at most.
        """
        made: list[Made] = []
        errors: list[str] = []
        for number, row in self.numbered:
            try:
                if isinstance(row, Wrong):
                    raise row
                made.append(build(number, row))
            except Wrong as wrong:
                errors.append(f"{self.place}{number}: {wrong}")
        if errors:
            more = [f"... and {len(errors) - MAX_ERRORS} more"] if len(errors) > MAX_ERRORS else []
            raise EvaluationError("\n".join(errors[:MAX_ERRORS] + more))
        return made


def case_set(rows: Iterable[Sequence[Case]], *, name: str, data: bytes) -> CaseSet:
    """The test set of these cases, which `data` holds. Raises EvaluationError where there are none, or ids recur."""
    cases = tuple(case for row in rows for case in row)
    if not cases:
        raise EvaluationError(f"{name}: no question in it; a test set has one JSON object per line")
    twice = [case_id for case_id, count in Counter(case.id for case in cases).items() if count > 1]
    if twice:
        raise EvaluationError("\n".join(f"{name}: the id {case_id!r} is used more than once" for case_id in twice[:10]))
    return CaseSet(name=name, sha256=hashlib.sha256(data).hexdigest(), cases=cases)


def own_records(rows: Iterable[tuple[int, Record]], *, name: str) -> list[Case]:
    """The cases of these (number, row) in order. Raises EvaluationError naming every row that is wrong."""
    return [case for row in Rows(f"{name}:", tuple(rows)).made(cases_of) for case in row]


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


def records(data: bytes, name: str) -> Rows:
    """The objects of a JSONL file or CSV table by line, or those of a JSON array. Raises EvaluationError for others."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    if name.lower().endswith(".csv"):
        return Rows(f"{name}:", tuple(_table(text, name)))
    if text.lstrip().startswith(("[", "{\n", "{\r")):
        elements = enumerate(_elements(text, name), 1)
        return Rows(f"{name}: element ", tuple((number, _object(item)) for number, item in elements))
    lines = enumerate(text.split("\n"), 1)
    return Rows(f"{name}:", tuple((number, _parsed(line)) for number, line in lines if line.strip()))


def _table(text: str, name: str) -> Iterator[tuple[int, Record | Wrong]]:
    """The rows of a table with a head, each by the line it ends on. Empty cells are fields that the row lacks."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for row in reader:
            if None in row:
                yield reader.line_num, Wrong("more cells than the first line names")
            else:
                yield reader.line_num, {field: _cell(cell) for field, cell in row.items() if cell}
    except csv.Error as error:
        raise EvaluationError(f"{name}:{reader.line_num}: not a table ({error})") from None


def _cell(cell: str) -> object:
    """A list, an object or a yes or no as JSON or as Python writes them; any other cell is its text."""
    if cell.lower() in ("true", "false"):
        return cell.lower() == "true"
    if cell.startswith(("[", "{")):
        for read in (json.loads, ast.literal_eval):
            with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
                return read(cell)
    return cell


def _parsed(line: str) -> Record | Wrong:
    try:
        return _object(json.loads(line))
    except (ValueError, RecursionError) as error:
        return Wrong(f"not JSON ({error})")


def _elements(text: str, name: str) -> list[object]:
    """The elements of a JSON array, or of the one list that an object wraps, or that object alone."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{name}: not JSON ({error})") from None
    if isinstance(whole, list):
        return whole
    lists = [value for value in whole.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else [whole]


def _object(item: object) -> Record | Wrong:
    return item if isinstance(item, dict) else Wrong(f"a JSON object is expected, not {type(item).__name__}")


def cases_of(number: int, record: Record) -> tuple[Case, ...]:
    """The case of a row; the cases of a conversation's turns, in order. Raises Wrong."""
    default_id = f"line{number}"
    if "turns" not in record:
        return (_case(record, default_id=default_id),)
    name = _text(record, "id", default_id)
    turns = record["turns"]
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, dict) for turn in turns):
        raise Wrong("'turns' must be a list of objects, each with a 'question'")
    shared: Record = {key: record[key] for key in ("draft", "tags", "type") if key in record}
    return tuple(
        _case({"id": f"{name}/{place}", **shared, **turn}, default_id=default_id, conversation=name, turn=place)
        for place, turn in enumerate(turns, 1)
    )


def _case(record: Record, *, default_id: str, conversation: str | None = None, turn: int = 0) -> Case:
    question = _text(record, "question")
    if not question.strip():
        raise Wrong("'question' is missing or empty")
    answerable = record.get("answerable", True)
    if not isinstance(answerable, bool):
        raise Wrong(f"'answerable' must be true or false, not {answerable!r}")
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
        raise Wrong(f"{name!r} must be a string, not {type(value).__name__}")
    return value


def as_number(value: object) -> float | None:
    """The finite number that a field holds, as a number or, in a table, as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        read = float(value)
    except (ValueError, OverflowError):
        return None
    return read if math.isfinite(read) else None


def _texts(record: Record, name: str) -> Sequence[str]:
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Wrong(f"{name!r} must be a list of strings")
    return value


def _patterns(record: Record) -> tuple[str, ...]:
    patterns = _texts(record, "must_include")
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise Wrong(f"'must_include' holds {pattern!r}, which is not a regular expression ({error})") from None
    return tuple(patterns)


def _objects(record: Record, name: str, shape: str) -> list[Record]:
    value = record.get(name)
    if value is None:
        return []
    if isinstance(value, dict):  # one alone
        return [value]
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Wrong(f"{name!r} must be a list of {shape}")
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
            raise Wrong(f"{name!r} holds an entry without 'file' and without 'quote'")
        found.append(gold)
    return tuple(found)


def _without(record: Record) -> tuple[Hidden, ...]:
    hidden = []
    for item in _objects(record, "without", '{"document", "pair"}'):
        number = item.get("pair")
        if not isinstance(number, int) or isinstance(number, bool) or not _text(item, "document"):
            raise Wrong("'without' needs a 'document' and the number of a 'pair' in each entry")
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
            raise Wrong(f"'history' holds the role {role!r}; it is 'user' or 'assistant'")
    return tuple(messages)
