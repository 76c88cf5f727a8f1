"""A follow-up that names nobody stays in the document that was quoted last."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.types import Answer, Message
from index.library import Library
from tests.assistant.assistants import talk

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
CLINIC = """# Questions patients ask the Lindow clinic

## Can I choose my doctor?

Yes. Dr Falk retired in the spring, and Dr Rasmussen sees everybody who was on her list.

## When are you open?

From eight to five.
"""
SURGERY = """# Questions patients ask the Harrow surgery

## Who took over Dr Hume's patients?

Dr Orr took over the patients of Dr Hume in May.
"""
BAKER = """Interview with Rufus Hale, baker

Q: Which van do you drive?
A: A blue van with a dent in the door. I bought it from the dairy.

Q: What was the worst night?
A: The night of the fire. The oven arch fell in, it was terrible, and people came to the door with their own tins.
"""
KEEPER = """Interview with Signe Lund, lighthouse keeper

Q: What was the great storm?
A: The storm of 1984 took the vane off and tore the boat loose, and in that storm the sea reached the gallery.

Q: Who came to help?
A: Nobody came for nine days.
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("people")
    (folder / "baker.txt").write_text(BAKER, "utf-8")
    (folder / "keeper.txt").write_text(KEEPER, "utf-8")
    library = Library.open(folder / "store", create=True)
    library.add([folder / "baker.txt", folder / "keeper.txt"])
    return Assistant(library)


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
    assert not answer.abstained
    assert "payroll program" not in answer.notice  # nothing of it is left out


def test_a_subject_that_only_somebody_else_speaks_of_is_left_to_them(people: Assistant) -> None:
    storm = after(people, "Which van does Rufus Hale drive?", "What do you remember of the storm?")
    assert {Path(cited.document).name for cited in storm.citations} == {"keeper.txt"}
    worst = after(people, "Which van does Rufus Hale drive?", "What was the worst night?")
    assert {Path(cited.document).name for cited in worst.citations} == {"baker.txt"}


def test_a_name_that_the_document_quoted_last_says_leaves_it_not(tmp_path: Path) -> None:
    (tmp_path / "clinic.md").write_text(CLINIC, "utf-8")
    (tmp_path / "surgery.md").write_text(SURGERY, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "clinic.md", tmp_path / "surgery.md"])
        first, then = talk(Assistant(library), "Who retired from the Lindow clinic?", "Who took over her patients?")
    assert "Dr Falk retired" in first.citations[0].quote
    assert then.searched_for == "Who took over Dr Falk's patients?"
    assert then.citations[0].document.endswith("clinic.md")
