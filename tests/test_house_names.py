"""The names that others may build on: taking one away or adding one is a decision, and this is where it is made."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

PUBLIC = {
    "index/library.py": {"Library", "DEFAULT_STORE", "MAX_QUESTION"},
    "index/types.py": {
        "BlockKind", "Role", "Span", "Box", "Locator", "Place", "Mark", "Block", "Document", "Speaker", "Turn", "QAPair",
        "PassageField", "Passage", "Why", "Hit", "Filters",
    },
    "index/errors.py": {
        "OnRecordError", "DocumentError", "UnreadableDocument", "UnsupportedDocument", "StoreError", "StoreMissing",
        "StoreLocked", "StoreMismatch", "StoreDamaged", "EncoderError", "InvalidQuestion",
    },
    "assistant/conversation.py": {"Assistant", "Found", "HITS", "LONGEST_QUESTION", "valid", "writer"},
    "assistant/types.py": {"Verdict", "Reason", "Message", "Evidence", "Citation", "Sentence", "Answer"},
    "prompts/__init__.py": {"FOLDER", "PromptError", "phrase", "render"},
}  # fmt: skip


@pytest.mark.parametrize("module", sorted(PUBLIC))
def test_the_public_names_are_the_ones_agreed(module: str) -> None:
    assert _defined((ROOT / module).read_text("utf-8")) == PUBLIC[module]


def _defined(source: str) -> set[str]:
    """The names without an underscore that a module defines itself."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}
