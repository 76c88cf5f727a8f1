"""Who may import whom: the directions between packages, and where each heavy library is allowed."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("assistant", "index", "prompts", "app")

# Library -> the modules of ours that may import it.
ALLOWED = {
    "gradio": ("app.py", "assistant/web/"),
    "faiss": ("index/vectors.py",),
    "sqlite3": ("index/catalogue.py", "index/lexical.py", "assistant/records.py"),
    "llama_index": (
        "index/llamaindex.py",
        "assistant/llamaindex.py",
        "assistant/evaluation/llamaindex.py",
        "assistant/compose/connect.py",
        "assistant/compose/language_model.py",
    ),
    "xllamacpp": ("assistant/compose/gguf.py",),
    "fastapi": ("app.py", "assistant/web/"),
}

# Steps take values and return values: none imports another of its package. What they share is data, not steps; the
# encoder and the store are handed to them.
STEPS = (
    "index/readers/",
    "index/pairs/",
    "index/passages.py",
    "index/search.py",
    "assistant/follow_ups/rewrite.py",
    "assistant/abstain.py",
    "assistant/cite.py",
    "assistant/compose/",
    "assistant/verify/",
)


def sources() -> list[Path]:
    found = [path for package in OURS[:3] for path in sorted((ROOT / package).rglob("*.py"))]
    return found + [path for path in [ROOT / "app.py"] if path.exists()]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module that a file imports anywhere when it runs, by its full name ('index.types')."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    only_for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if id(node) in only_for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: write the full name of what you import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("prompts", {"assistant", "index", "app"}),
        ("index", {"assistant", "prompts", "app"}),
        ("assistant", {"app"}),
        ("app.py", {"index", "prompts"}),
    ],
)
def test_imports_point_one_way(package: str, forbidden: set[str]) -> None:
    files = [path for path in sources() if path.relative_to(ROOT).parts[0] == package]
    assert files
    assert {name_of(path): tops(path) & forbidden for path in files if tops(path) & forbidden} == {}


def test_prompts_stands_on_the_standard_library() -> None:
    for path in sorted((ROOT / "prompts").rglob("*.py")):
        assert {top for top in tops(path) if top not in sys.stdlib_module_names} == set(), name_of(path)


@pytest.mark.parametrize("library", ALLOWED)
def test_a_heavy_library_stays_in_its_place(library: str) -> None:
    users = [name_of(path) for path in sources() if library in tops(path)]
    assert [user for user in users if not user.startswith(ALLOWED[library])] == []
    assert users, f"nothing imports {library}: take it out of this list"


@pytest.mark.parametrize("step", STEPS)
def test_a_step_imports_no_other_step(step: str) -> None:
    files = [path for path in sources() if name_of(path).startswith(step)]
    assert files, f"{step} is gone: take it out of this list"
    modules = {
        other: other.removesuffix(".py").rstrip("/").replace("/", ".")
        for other in STEPS
        if other != step and other.split("/")[0] == step.split("/", maxsplit=1)[0]
    }
    found = [
        (name_of(path), name)
        for path in files
        for name in imports(path)
        for module in modules.values()
        if name == module or name.startswith(f"{module}.")
    ]
    assert found == []
