"""A follow-up that names nobody stays in the document that was quoted last."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.types import Answer, Message
from index.library import Library

GYM = """# Questions members of the Hollow Street Gym ask

## How do I end my membership?

Write to the desk by the 20th of the month, and your membership ends with the month after. You can also freeze it for up to
three months a year, and nothing is charged while it is frozen.

## Is there a sauna?

The sauna is open from four to ten in the evening and costs nothing extra.
"""
PAYROLL = """# Questions about the Quillpay payroll program

## Can I pause a payroll run?

A run can be paused with the padlock until it is sent, and started again the next day.

## What does Quillpay cost?

Quillpay costs nine pounds a month for each company.
"""


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("faq")
    (folder / "gym.md").write_text(GYM, "utf-8")
    (folder / "payroll.md").write_text(PAYROLL, "utf-8")
    library = Library.open(folder / "store", create=True)
    library.add([folder / "gym.md", folder / "payroll.md"])
    return Assistant(library)


def after(assistant: Assistant, first: str, then: str) -> Answer:
    """The answer to `then` once `first` was answered."""
    told = assistant.ask(first)
    assert not told.abstained
    history = (Message(role="user", content=first), Message(role="assistant", content=told.text))
    return assistant.ask(then, history=history)


def test_what_leans_on_an_answer_stays_in_its_document(questions: Assistant) -> None:
    paused = after(questions, "How do I end my membership at the gym?", "Could I just pause it instead?")
    assert {Path(cited.document).name for cited in paused.citations} == {"gym.md"}


def test_a_question_that_names_a_subject_of_its_own_goes_where_that_is(questions: Assistant) -> None:
    cost = after(questions, "Is there a sauna at the gym?", "What does Quillpay cost?")
    assert {Path(cited.document).name for cited in cost.citations} == {"payroll.md"}
    assert "nine pounds" in cost.text


def test_a_new_subject_with_a_question_of_its_own_is_that_question(questions: Assistant) -> None:
    answer = after(
        questions, "Is there a sauna at the gym?", "What about the payroll program, what does Quillpay cost?"
    )
    assert answer.searched_for == "what does Quillpay cost (the payroll program)?"
    assert {Path(cited.document).name for cited in answer.citations} == {"payroll.md"}
    assert not answer.notice
