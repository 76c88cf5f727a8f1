"""JSON lines in, JSON lines out: one object per line, in order; a bad line becomes an error object and the rest goes on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from index.errors import OnRecordError, UnreadableDocument

Row = dict[str, object]


def run(source: str, handle: Callable[[Row], Row], *, out: TextIO | None = None) -> int:
    """Answer every line of `source` (a path, or '-' for stdin) with one line; 1 where any line was bad, else 0."""
    stream = out or sys.stdout
    status = 0
    for text in _lines(source):
        if not text.strip():
            continue
        identity: object = None
        try:
            row = json.loads(text)
            if not isinstance(row, dict):
                raise ValueError("the line is not a JSON object")
            identity = row.get("id")
            result = handle(row)
        except (ValueError, OnRecordError) as error:
            status = 1
            result = {"id": identity, "error": _message(error)}
        write(result, stream)
    return status


def write(row: Mapping[str, object], stream: TextIO | None = None) -> None:
    """One JSON object as one ASCII line that ends in '\\n'."""
    target = stream or sys.stdout
    target.write(json.dumps(row, ensure_ascii=True) + "\n")
    target.flush()


def text_of(row: Mapping[str, object], key: str) -> str:
    """The string under `key`. Raises ValueError naming the key."""
    value = row.get(key)
    if not isinstance(value, str):
        raise ValueError(f'"{key}" is missing or is not a string')
    return value


def _lines(source: str) -> Iterator[str]:
    if source == "-":
        raw = sys.stdin.buffer
        yield from (line.decode("utf-8", "replace") for line in raw)
        return
    try:
        with Path(source).open("rb") as file:
            yield from (line.decode("utf-8", "replace") for line in file)
    except OSError as error:
        raise UnreadableDocument(
            f"{source}: {error.strerror or error}; give a file of JSON lines, or - for stdin"
        ) from error


def _message(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at character {error.pos}"
    return str(error)
