"""After a list of people: one of them by their place in it, and how many they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.follow_ups.rewrite import stand_alone
from assistant.naming.name_index import NameIndex
from assistant.types import Message
from index.library import Library
from tests.assistant.interviews import profile

NAMES = NameIndex(["Nadia Ferrow", "Tobias Ansel", "Aoife Brennan"], ordinary=lambda word: False)
ASKED = Message(role="user", content="Who uses Dropbox?")
LIST = Message(
    role="assistant",
    content="At least 3 people speak of Dropbox. Nadia Ferrow (1999): “My Dropbox.” [1] Tobias Ansel: “I use Dropbox.” [2] "
    "Aoife Brennan: “Dropbox.” [3]",
)
ONE = (
    Message(role="user", content="the second one"),
    Message(role="assistant", content="Tobias Ansel: “I use Dropbox.” [1]"),
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("And the first?", "What does Nadia Ferrow say about Dropbox?"),
        ("the second one", "What does Tobias Ansel say about Dropbox?"),
        ("What about the last?", "What does Aoife Brennan say about Dropbox?"),
        ("Where does the second one live?", "Where does Tobias Ansel live?"),
        ("How many are they?", "Who uses Dropbox?"),
        ("How many is that?", "Who uses Dropbox?"),
        ("and how many of them are there?", "Who uses Dropbox?"),
        ("How many cats are there?", "How many cats are there?"),
    ],
)
def test_one_of_a_list_is_asked_for_the_same_and_a_list_says_how_many(asked: str, expected: str) -> None:
    assert stand_alone(asked, (ASKED, LIST), names=NAMES).text == expected


def test_the_list_is_still_meant_after_a_question_for_one_of_it_and_no_longer_after_others() -> None:
    asked = stand_alone("And the first?", (ASKED, LIST, *ONE), names=NAMES)
    assert asked.text == "What does Nadia Ferrow say about Dropbox?"
    other = (Message(role="user", content="Where does Tobias Ansel live?"), ONE[1])
    assert "Nadia" not in stand_alone("And the first?", (ASKED, LIST, *other), names=NAMES).text


def test_a_list_without_the_question_before_it_is_no_list() -> None:
    history = (LIST, Message(role="user", content="Where does Tobias Ansel live?"), LIST)
    assert stand_alone("And the fifth?", (LIST, ONE[0]), names=NAMES).follows
    assert stand_alone("And the first?", history, names=NAMES).text == "Who is Nadia Ferrow, and what do they do?"


def test_how_many_they_are_is_said_by_the_list(interviews: Assistant) -> None:
    first = interviews.ask("Who mentions a radio?")
    history = (Message(role="user", content=first.question), Message(role="assistant", content=first.text))
    again = interviews.ask("How many are they?", history=history)
    assert (again.searched_for, again.text) == (first.searched_for, first.text)
    assert again.text.startswith("At least 1 person")


@pytest.mark.parametrize("asked", ["Who else?", "And anyone else?", "How many are they?"])
def test_who_else_after_one_of_a_list_goes_back_to_the_list(asked: str) -> None:
    before = (ASKED, LIST)
    assert stand_alone(asked, (*before, *ONE), names=NAMES).text == stand_alone(asked, before, names=NAMES).text


def test_who_else_never_comes_back_to_anybody_listed_and_then_there_is_nobody(tmp_path: Path) -> None:
    names = [
        f"{first} {last}" for first in ("Ada", "Bo", "Cy", "Dee", "Eli") for last in ("Lind", "Ferro", "Quill", "Tarr")
    ]
    for name in names:
        (tmp_path / f"{name}.md").write_text(profile(name, "I write everything with Inkwright."), "utf-8")
    history: list[Message] = []
    told: list[str] = []
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / f"{name}.md" for name in names])
        assistant = Assistant(library)
        for asked in ("Who uses Inkwright?", "Who else?", "And the first?", "Who else?", "Who else?"):
            answer = assistant.ask(asked, history=history)
            history += [Message(role="user", content=asked), Message(role="assistant", content=answer.text)]
            told += [] if "first" in asked else [citation.title for citation in answer.citations]
    assert sorted(told) == sorted(names)
    assert (answer.abstained, answer.declined) == (True, "Nothing more was found that answers this.")
