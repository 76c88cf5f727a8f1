"""The words of OnRecord in one place: prompt templates (NAME.txt) and the fixed phrases of answers (phrases.toml).

Both are `string.Template` texts and strict both ways: a value that is missing and a value that the text does not use
are errors, so that a template and its caller cannot drift apart. `$$` writes a dollar sign.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from string import Template

__all__ = ["PromptError", "phrase", "render"]

FOLDER = Path(__file__).parent


class PromptError(ValueError):
    """A template or phrase does not exist, or its variables are not the values it was given."""


def render(name: str, **values: str | int) -> str:
    """The prompt in NAME.txt with its variables filled in, without the newline that ends the file.

    Values are inserted as they are and never read as templates themselves. Raises PromptError.
    """
    return _filled(_template(name), f"prompts/{name}.txt", values)


def phrase(key: str, **values: str | int) -> str:
    """The fixed phrase called `key` ('table.name') in phrases.toml with its variables filled in. Raises PromptError."""
    try:
        text = _phrases()[key]
    except KeyError:
        raise PromptError(f"there is no phrase {key!r} in prompts/phrases.toml") from None
    return _filled(Template(text), f"phrase {key!r}", values)


def _filled(template: Template, where: str, values: dict[str, str | int]) -> str:
    if not template.is_valid():
        raise PromptError(f"{where} is not a template: write '$$' for a dollar sign")
    wanted = set(template.get_identifiers())
    if missing := sorted(wanted - values.keys()):
        raise PromptError(f"{where} needs a value for {', '.join(missing)}")
    if unused := sorted(values.keys() - wanted):
        raise PromptError(f"{where} has no place for {', '.join(unused)}")
    return template.substitute(values)


@cache
def _template(name: str) -> Template:
    try:
        text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PromptError(f"there is no prompt {name!r} in prompts/") from None
    return Template(text.removesuffix("\n"))


@cache
def _phrases() -> dict[str, str]:
    tables = tomllib.loads((FOLDER / "phrases.toml").read_text(encoding="utf-8"))
    return {f"{table}.{name}": text for table, entries in tables.items() for name, text in entries.items()}
