"""Structured data (JSON, YAML): FAQ items, turn lists and named values as one document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath

from index.errors import UnreadableDocument
from index.readers.dates import iso_date
from index.readers.encoding import text_of
from index.readers.kinds import WrongKindError
from index.readers.layout import compose
from index.readers.shapes import pieces_of_value
from index.types import Document

_TITLES = ("title", "name", "headline")
_DATES = ("date", "published", "datepublished", "ms.date", "created", "recorded")
_PEOPLE = (
    "interviewee",
    "interviewees",
    "guest",
    "guests",
    "participants",
    "speakers",
    "interviewer",
    "host",
    "author",
)


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The file as one document; YAML where it is not JSON. Raises UnreadableDocument where it is neither."""
    text = text_of(data, source=source).removeprefix("\ufeff")
    if _is_lines(text):
        from index.readers import jsonl

        return jsonl.read(data, source=source)
    value = _json(text, source) if text.lstrip()[:1] in "{[" else _yaml(text, source)
    if not isinstance(value, Mapping | list):
        raise WrongKindError(f"{source}: holds one bare value, no document")
    about = _lowered(value) if isinstance(value, Mapping) else {}
    about |= _lowered(about["metadata"]) if isinstance(about.get("metadata"), Mapping) else {}
    title = next((str(about[key]) for key in _TITLES if isinstance(about.get(key), str)), "")
    date = next((str(about[key]) for key in _DATES if about.get(key)), "")
    return (
        compose(
            pieces_of_value(value, source=source, size=len(text)),
            source=source,
            title=title.strip(),
            date=iso_date(date),
            participants=_people(about),
        ),
    )


def _is_lines(text: str) -> bool:
    """True for JSON Lines under another name: two lines that are objects by themselves."""
    lines = [line for line in text[:200_000].split("\n", 3)[:2] if line.strip()]
    return len(lines) == 2 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines)


def _lowered(value: object) -> dict[str, object]:
    return {str(key).lower(): entry for key, entry in value.items()} if isinstance(value, Mapping) else {}


def _people(about: Mapping[str, object]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key in _PEOPLE:
        value = about.get(key)
        for entry in value if isinstance(value, list) else [value]:
            name = entry.get("name") if isinstance(entry, Mapping) else entry
            if isinstance(name, str) and 0 < len(name.strip()) < 100:
                found[name.strip()] = None
    return tuple(found)


def _json(text: str, source: str) -> object:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        try:
            return _yaml(text, source)  # YAML in flow style, comments, trailing commas
        except UnreadableDocument:
            if PurePath(source).suffix.lower() in (".yaml", ".yml"):
                raise
            where = f"line {error.lineno}, column {error.colno}"
            raise UnreadableDocument(f"{source}: damaged or truncated JSON ({error.msg} at {where})") from None
    except (RecursionError, ValueError):
        raise UnreadableDocument(f"{source}: nested too deeply to be read") from None


def _yaml(text: str, source: str) -> object:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        values = list(yaml.load_all(text, Loader=loader))  # the safe loader, in C where it is there
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        why = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        raise WrongKindError(f"{source}: not YAML that can be read ({why})") from None
    return values[0] if len(values) == 1 else values
