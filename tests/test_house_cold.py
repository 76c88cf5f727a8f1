"""On the way to a quotes answer nothing heavy is imported and nobody else's host is reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "transformers", "sentence_transformers", "llama_index", "gradio", "openai", "sklearn", "pandas")

# Runs the command line in this process under the guard, then tells which of the heavy packages were imported.
UNDER_GUARD = """
import json, sys
from tests import network
network.refuse()
from assistant.cli import main
sys.argv = ["onrecord", *sys.argv[1:]]
try:
    main()
except SystemExit as done:
    code = done.code or 0
own = {name for name in sys.modules if name.startswith(("index.", "assistant."))}
names = {name.split(".")[0] for name in sys.modules} | own
print(json.dumps({"code": code, "modules": sorted(names)}), file=sys.stderr)
"""


def guarded(*arguments: str) -> tuple[str, list[str]]:
    """What the command prints, and the packages that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", UNDER_GUARD, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stderr.strip().splitlines()[-1])
    assert told["code"] == 0, done.stderr
    return done.stdout, told["modules"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("cold") / "store")
    _, modules = guarded("add", "samples", "--store", place)
    assert {"torch", "transformers", "gradio", "llama_index"} & set(modules) == set()
    return place


def test_a_cold_answer_imports_nothing_heavy(store: str) -> None:
    answered, modules = guarded("ask", "How many steps does the Tern Rock tower have?", "--store", store, "--json")
    assert "142 steps" in json.loads(answered)["answer"]
    assert sorted(set(HEAVY) & set(modules)) == []
    assert sorted({"index.pairs", "index.readers"} & set(modules)) == []  # what reads and parts files
    assert "assistant.lists.mentions" not in modules  # what finds people for a list


def test_the_patterns_of_lists_are_loaded_only_for_a_question_that_may_ask_for_one(store: str) -> None:
    patterns = {"assistant.lists.reading", "assistant.lists.asking"}
    _, modules = guarded("ask", "When did the Tern Rock light go dark?", "--store", store, "--json")
    assert sorted((patterns | {"assistant.lists.callings"}) & set(modules)) == []
    _, modules = guarded("ask", "Who speaks about storms?", "--store", store, "--json")
    assert sorted(patterns - set(modules)) == []


def test_searching_imports_nothing_heavy(store: str) -> None:
    found, modules = guarded("search", "the storm of 1984", "--store", store, "--json")
    assert "tern-rock-light.txt" in found
    assert sorted(set(HEAVY) & set(modules)) == []
