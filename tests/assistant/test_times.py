"""A question asked of another time than the one before it."""

from __future__ import annotations

import pytest

from assistant.follow_ups.rewrite import stand_alone
from assistant.follow_ups.times import at_another, nowadays
from assistant.naming.name_index import NameIndex
from assistant.types import Message

NAMES = NameIndex(["Nadia Ferrow"], ordinary=lambda word: False)


@pytest.mark.parametrize(
    ("earlier", "when", "expected"),
    [
        ("How does Nadia fish?", "before that", "How does Nadia fish before that?"),
        ("How does Nadia fish before that?", "before that", "How does Nadia fish before that?"),
        ("How does Nadia fish before that?", "after that", "How does Nadia fish after that?"),
        ("What did she do before she painted?", "after that", "What did she do after she painted?"),
        ("What did she do before the mill?", "before that", "What did she do before the mill, and before that?"),
        ("How many terns came in 1988?", "before that", "How many terns came before 1988?"),
        ("Who kept it (Nadia Ferrow)?", "after that", "Who kept it after that (Nadia Ferrow)?"),
        ("What does she draw on now (Nadia)?", "before that", "What does she draw on before that (Nadia)?"),
        ("Who kept it?", "when it rains", "Who kept it when it rains?"),
    ],
)
def test_before_and_after_take_the_place_of_the_time_that_was_said(earlier: str, when: str, expected: str) -> None:
    assert at_another(when, earlier) == expected


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ("What did Nadia do before the mill?", "What does Nadia do now?"),
        ("Where was the boat in 1988?", "Where is the boat now?"),
        ("What lamps did they use?", "What lamps do they use now?"),
        ("What happened to the boat?", "What happened to the boat now?"),
        ("Where does she live (Nadia)?", "Where does she live now (Nadia)?"),
    ],
)
def test_what_was_is_asked_of_what_is(earlier: str, expected: str) -> None:
    assert nowadays("now", earlier) == expected
    assert nowadays("in May", earlier) == ""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("And now?", "What does Nadia Ferrow do now?"),
        ("What about today?", "What does Nadia Ferrow do today?"),
        ("And after that?", "What did Nadia Ferrow do after the mill?"),
    ],
)
def test_a_follow_up_of_another_time_stands_alone(asked: str, expected: str) -> None:
    before = (
        Message(role="user", content="What did Nadia Ferrow do before the mill?"),
        Message(role="assistant", content="It is so. [1]"),
    )
    assert stand_alone(asked, before, names=NAMES).text == expected


def test_what_else_is_said_about_takes_the_place_of_what_was() -> None:
    before = (
        Message(role="user", content="What does Nadia Ferrow say about her boat?"),
        Message(role="assistant", content="It is so. [1]"),
    )
    assert stand_alone("And about ropes?", before, names=NAMES).text == "What does Nadia Ferrow say about ropes?"
