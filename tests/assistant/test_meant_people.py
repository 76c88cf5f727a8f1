"""Whom "he" and "she" of a follow-up mean: somebody of whom the conversation said nothing else."""

from __future__ import annotations

import pytest

from assistant.follow_ups.rewrite import stand_alone
from assistant.naming.name_index import NameIndex
from assistant.types import Message

NAMES = NameIndex(["Nadia Ferrow", "Tobias Ansel"], ordinary=lambda word: False)


def exchanged(*turns: tuple[str, str]) -> tuple[Message, ...]:
    return tuple(
        message
        for asked, answer in turns
        for message in (Message(role="user", content=asked), Message(role="assistant", content=answer))
    )


CHEF = (
    "It is written (2021): “Employee: Nadia Ferrow. For the board: R. Osk.” [1] The board, asked “How was it with Chef Tarr?”: "
    "“He is loud and fair.” [2]"
)


@pytest.mark.parametrize(
    ("turns", "asked", "expected"),
    [
        (  # she was "she" a question ago
            (
                ("Who kept the light?", "Nadia Ferrow: “I did.” [1]"),
                ("When did she leave?", "Nadia Ferrow: “In May.” [1]"),
            ),
            "Did he play cards?",
            "Did he play cards?",
        ),
        (
            (
                ("Who kept the light?", "Nadia Ferrow: “I did.” [1]"),
                ("When did she leave?", "Nadia Ferrow: “In May, with Mr Osk.” [1]"),
            ),
            "Did he play cards?",
            "Did Mr Osk play cards?",
        ),
        (
            (("Where does Nadia Ferrow live?", "Nadia Ferrow: “Here.” [1]"), ("Whom does she miss?", "It is so. [1]")),
            "How old is he?",
            "How old is he?",
        ),
        (
            (("Why did Nadia Ferrow leave?", "It is so. [1]"), ("Who was her chef?", CHEF)),
            "Was he loud?",
            "Was Chef Tarr loud?",
        ),
        (
            (("Why did Nell Osgood leave?", "It is so. [1]"), ("Who was her chef?", CHEF)),
            "Was he loud?",
            "Was Chef Tarr loud?",
        ),
        (  # nobody before her was "she"
            (
                ("Where does Tobias Ansel live?", "Tobias Ansel: “Here.” [1]"),
                ("Who kept the light?", "Nadia Ferrow: “I did.” [1]"),
                ("When did she leave?", "Nadia Ferrow: “In May.” [1]"),
            ),
            "Did he play cards?",
            "Did Tobias Ansel play cards?",
        ),
        (  # "he" again is the same
            (
                ("Where does Tobias Ansel work?", "Tobias Ansel: “Here.” [1]"),
                ("Who works with him?", "Tobias Ansel: “My partner, Ewan Tarr, works here.” [1]"),
            ),
            "Where does he live?",
            "Where does Tobias Ansel live?",
        ),
        (
            (("Who was Head Keeper?", "Nadia Ferrow: “Head Keeper was Ewan Tarr, a quiet man.” [1]"),),
            "Did he play cards?",
            "Did Ewan Tarr play cards?",
        ),
        (  # whose name stands before what was asked
            (
                ("Where does Nadia Ferrow live?", "Nadia Ferrow: “Here.” [1]"),
                ("Who called her?", "Nadia Ferrow: “Yolanda called me, with Abel Orr.” [1]"),
            ),
            "What did she say?",
            "What did Yolanda say?",
        ),
        (
            (("Who is Nadia Ferrow's partner?", "It is written: “Her partner, Noor Asselt, was not there.” [1]"),),
            "Why did she turn back?",
            "Why did Noor Asselt turn back?",
        ),
        (
            (("What about Abel?", "Nadia Ferrow: “The assistant, Abel Orr, baked.” [1]"),),
            "What did he bake?",
            "What did Abel Orr bake?",
        ),
        (  # no word for people: it may be a thing
            (("What about Abel?", "Nadia Ferrow: “I stir it with Abel Mixer.” [1]"),),
            "What did he bake?",
            "What did Nadia Ferrow bake?",
        ),
        (
            (
                ("Where does Nadia Ferrow live?", "Nadia Ferrow: “Here.” [1]"),
                ("Who was there?", "Nadia Ferrow: “Abel Orr had the late walk, he does it at eight.” [1]"),
            ),
            "Who called her?",
            "Who called Nadia Ferrow?",
        ),
        (  # "she" ahead of another's name
            (("Where does Nadia Ferrow live?", "It is so. [1]"),),
            "What does she say about Tobias Ansel?",
            "What does Nadia Ferrow say about Tobias Ansel?",
        ),
        (
            (("Where does Nadia Ferrow live?", "It is so. [1]"),),
            "Does Tobias Ansel like her radio?",
            "Does Tobias Ansel like her radio?",
        ),
        (
            (("Where does Nadia Ferrow live?", "It is so. [1]"), ("And Tobias Ansel?", "It is so. [1]")),
            "And she?",
            "Where does Nadia Ferrow live?",
        ),
    ],
)
def test_he_is_nobody_of_whom_she_was_said(turns: tuple[tuple[str, str], ...], asked: str, expected: str) -> None:
    assert stand_alone(asked, exchanged(*turns), names=NAMES).text == expected


@pytest.mark.parametrize(
    ("asked", "expected", "about"),
    [
        ("And the light: who kept it?", "Who kept the light?", "Who kept the light (Tobias Ansel)?"),
        (
            "What about the old light, who keeps it now?",
            "Who keeps the old light now?",
            "Who keeps the old light now (Tobias Ansel)?",
        ),
        ("And the cook, who paid it?", "What about the cook, who paid it (Tobias Ansel)?", ""),
        ("And the light: who gave it to him?", "And the light: who gave it to Tobias Ansel?", ""),
    ],
)
def test_who_has_to_do_with_a_thing_said_ahead_is_a_question_of_its_own(asked: str, expected: str, about: str) -> None:
    history = exchanged(("Where does Tobias Ansel live?", "Tobias Ansel: “Here.” [1]"))
    alone = stand_alone(asked, history, names=NAMES)
    assert (alone.text, alone.about) == (expected, about)


def test_she_is_who_is_quoted_for_a_thing_said_ahead() -> None:
    history = exchanged(
        ("Where does Tobias Ansel live?", "Tobias Ansel: “Here.” [1]"),
        ("And the light: who kept it?", "Nadia Ferrow: “I did.” [1]"),
    )
    assert stand_alone("When did she leave?", history, names=NAMES).text == "When did Nadia Ferrow leave?"
