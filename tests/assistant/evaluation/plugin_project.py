"""A project of somebody else's, with packages that are called like OnRecord's own, tested with the pytest plugin."""

from __future__ import annotations

import json
from pathlib import Path

TESTS = """
import pytest

import assistant, index, prompts
from onrecord_pytest import assert_declines, assert_faithful


def test_the_packages_are_the_projects_own():
    assert (assistant.OWNER, index.OWNER, prompts.OWNER) == ("them", "them", "them")


def test_a_faithful_answer_passes():
    assert_faithful("The tower has 142 steps.", ["There are 142 steps in the tower."])


def test_an_unfaithful_answer_fails():
    with pytest.raises(pytest.fail.Exception, match="unsupported: The tower has 250 steps"):
        assert_faithful("The tower has 250 steps.", ["There are 142 steps in the tower."])


def test_declining_is_told_from_answering():
    assert_declines("I could not find an answer in the documents.")
    with pytest.raises(pytest.fail.Exception, match="it answers instead of declining"):
        assert_declines("It has 142 steps.")


@pytest.mark.onrecord_testset("questions.jsonl", answers="answers.jsonl", facts=1.0, supported_claims=1.0)
def test_a_set_that_holds_its_limits_passes(onrecord_run):
    assert onrecord_run["summary"]["facts"]["value"] == 1.0


@pytest.mark.onrecord_testset("questions.jsonl", answers="wrong.jsonl", facts=1.0)
def test_a_set_that_misses_a_limit_fails():
    pass


MILLS = pytest.mark.onrecord_testset("mills.jsonl", documents=["docs/old.md", "docs/new.md"], facts=1.0)


@MILLS
def test_documents_may_be_several(onrecord_run):
    assert onrecord_run["facts"]["documents"] == 2
    onrecord_run.clear()


@MILLS
def test_what_one_test_does_to_the_run_is_not_seen_by_another(onrecord_run):
    assert onrecord_run["declining"]["answerable"] == {"answered": 2, "declined": 0}
"""
MILLS = {"old": ("Who built the old mill?", "Ilse Varga"), "new": ("Who built the new mill?", "Samuel Okoro")}


def write(folder: Path) -> None:
    """The project's files."""
    for name in ("assistant", "index", "prompts"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text('OWNER = "them"\n')
    (folder / "test_rag.py").write_text(TESTS)
    (folder / "docs").mkdir()
    for name, (asked, who) in MILLS.items():
        page = f"# The {name} mill\n\n## {asked}\n\nThe {name} mill was built by {who} in a single summer.\n"
        (folder / "docs" / f"{name}.md").write_text(page)
    mills = [{"question": asked, "must_include": [who]} for asked, who in MILLS.values()]
    (folder / "mills.jsonl").write_text("".join(json.dumps(row) + "\n" for row in mills))
    question = "How many steps has the tower?"
    passages = ["There are 142 steps in the tower."]
    for name, row in {
        "questions.jsonl": {"question": question, "must_include": ["142"], "gold": [{"quote": passages[0]}]},
        "answers.jsonl": {"question": question, "answer": "The tower has 142 steps [1].", "passages": passages},
        "wrong.jsonl": {"question": question, "answer": "The tower has 250 steps [1].", "passages": passages},
    }.items():
        (folder / name).write_text(json.dumps(row) + "\n")
