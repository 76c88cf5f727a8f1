"""Prompts and phrases: strict about their variables, whole in wording."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import prompts
from prompts import PromptError, phrase, render

FOLDER = Path(prompts.__file__).parent


def test_a_phrase_is_filled_in() -> None:
    assert phrase("language_model.failed", model="qwen", code=503) == (
        "qwen answered with an error (503), so these are the speakers' own words."
    )


def test_a_prompt_is_filled_in_without_its_last_newline() -> None:
    assert render("passage", number=1, boundary="b", source="Ann", words="Yes.") == "[1] <<<b\n(Ann)\nYes.\nb>>>"


def test_a_value_is_never_read_as_a_template() -> None:
    assert render("passage", number=1, boundary="b", source="$words ${number}", words="$$5").splitlines()[1:3] == [
        "($words ${number})",
        "$$5",
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: phrase("language_model.failed", model="qwen"),
            "phrase 'language_model.failed' needs a value for code",
        ),
        (
            lambda: phrase("language_model.refusal", model="qwen"),
            "phrase 'language_model.refusal' has no place for model",
        ),
        (lambda: phrase("nothing.here"), "there is no phrase 'nothing.here' in prompts/phrases.toml"),
        (lambda: render("nothing"), "there is no prompt 'nothing' in prompts/"),
        (lambda: render("answer_system"), "prompts/answer_system.txt needs a value for refusal"),
    ],
)
def test_what_does_not_fit_is_an_error_that_names_it(call: object, message: str) -> None:
    assert callable(call)
    with pytest.raises(PromptError, match=re.escape(message)):
        call()


def test_every_phrase_is_a_valid_template_in_one_line() -> None:
    from string import Template

    tables = tomllib.loads((FOLDER / "phrases.toml").read_text("utf-8"))
    for table, entries in tables.items():
        for name, text in entries.items():
            assert Template(text).is_valid(), f"{table}.{name}"
            assert text.strip() or name in ("again",), f"{table}.{name} is empty"


def test_every_phrase_and_prompt_is_used() -> None:
    root = FOLDER.parent
    code = "\n".join(
        path.read_text("utf-8") for package in ("assistant", "index") for path in (root / package).rglob("*.py")
    )
    code += (root / "app.py").read_text("utf-8") if (root / "app.py").exists() else ""
    tables = tomllib.loads((FOLDER / "phrases.toml").read_text("utf-8"))
    unused = [
        f"{table}.{name}" for table, entries in tables.items() for name in entries if not _mentions(code, table, name)
    ]
    unused += [path.name for path in FOLDER.glob("*.txt") if f'"{path.stem}"' not in code]
    assert unused == []


def _mentions(code: str, table: str, name: str) -> bool:
    """True where the code names the phrase whole, or builds its key from the table and holds the name as a string."""
    quoted = (f'"{table}.{name}"', f"'{table}.{name}'")
    return any(key in code for key in quoted) or (f'"{table}.{{' in code and f'"{name}"' in code)
