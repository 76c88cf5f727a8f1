"""JSON lines in, JSON lines out: one object per line, in order; a bad line becomes an error object and the rest goes on."""

from __future__ import annotations

import codecs
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
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
            row = json.loads(text, parse_constant=_finite, parse_float=_finite)
            if not isinstance(row, dict):
                raise ValueError("the line is not a JSON object")
            identity = row.get("id")
            result = handle(row)
        except (ValueError, RecursionError, OnRecordError) as error:
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
        yield from _decoded(sys.stdin.buffer)
        return
    try:
        with Path(source).open("rb") as file:
            yield from _decoded(file)
    except OSError as error:
        raise UnreadableDocument(
            f"{source}: {error.strerror or error}; give a file of JSON lines, or - for stdin"
        ) from error


def _decoded(file: Iterable[bytes]) -> Iterator[str]:
    """Lines as text, without the byte order mark that a file may open with."""
    for number, line in enumerate(file):
        yield (line if number else line.removeprefix(codecs.BOM_UTF8)).decode("utf-8", "replace")


def _finite(text: str) -> float:
    """A number that JSON can write again. Raises ValueError for NaN, Infinity and what is too large."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("a number in it is not finite")
    return value


def _message(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "not JSON: nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at character {error.pos}"
    return str(error)
