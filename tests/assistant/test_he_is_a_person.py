"""Whom "he" and "she" mean: no road, paper or foundation, and nobody of whom the other was said."""

from __future__ import annotations

import pytest

from assistant.follow_ups.referents import people_meant
from assistant.follow_ups.rewrite import stand_alone
from assistant.follow_ups.told import told_of
from assistant.naming.bodies import is_nobodys
from assistant.naming.name_index import NameIndex
from assistant.types import Message

NAMES = NameIndex(["Odile Maes", "Tib Diaye"], ordinary=lambda word: False)


def _talk(*turns: tuple[str, str]) -> list[Message]:
    return [
        message
        for question, answer in turns
        for message in (Message(role="user", content=question), Message(role="assistant", content=answer))
    ]


@pytest.mark.parametrize(
    ("name", "nobodys"),
    [
        ("Quill Valley Road", True),
        ("Harrow Foundation", True),
        ("World Weaving Insights", True),
        ("Ironwood Gym", True),
        ("Odile Maes", False),
        ("Jon Hall", False),
        ("Mr Road", False),
        ("Road", False),
    ],
)
def test_a_road_or_a_body_is_nobodys_name(name: str, nobodys: bool) -> None:
    assert is_nobodys(name) is nobodys


def test_a_quote_tells_of_no_foundation() -> None:
    said = "I'm an engineer for Harrow Foundation, the society behind Weftpedia."
    assert told_of(f"Odile Maes: “{said}” [1]", "Who is the founder of Weftpedia?", NAMES) == ""
    said = "For Weaving Insights, Ewan Tarr rebuilt the loom."
    assert told_of(f"Odile Maes: “{said}” [1]", "Who rebuilt it?", NAMES) == "Ewan Tarr"


def test_he_is_no_road_but_whom_the_quote_names_first() -> None:
    said = "Odile Maes, asked “Who warned them?”: “Pavel. He drove down Quill Valley Road.” [1]"
    history = _talk(("Who warned people?", said))
    asked = "How many houses did he get to?"
    assert people_meant(history, NAMES, told=True, asked=asked) == ()
    alone = stand_alone(asked, history, names=NAMES)
    assert (alone.text, alone.follows) == (asked, True)
    named = _talk(("Who warned people?", said.replace("Pavel", "Tib")))
    assert people_meant(named, NAMES, told=True, asked=asked) == ("Tib Diaye",)


def test_he_is_no_gym_that_was_asked_about() -> None:
    said = "It is written (“House rules”): “Our oldest member, Herr Quint, is 91.” [1]"
    history = _talk(("Who is the oldest member of Ironwood Gym?", said))
    assert "Ironwood Gym" not in stand_alone("How old is he?", history, names=NAMES).text


def test_she_is_not_of_whom_he_was_said_in_one_question() -> None:
    history = _talk(
        ("What does Odile Maes say about flour?", "Odile Maes: “It is milled.” [1]"),
        ("And Tib, what does he think of it?", "Tib Diaye, asked “Is it good, Tib?”: “It tears.” [1]"),
    )
    assert stand_alone("What about her tasting?", history, names=NAMES).text == "What about Odile Maes' tasting?"
    assert stand_alone("What about his oven?", history, names=NAMES).text == "What about Tib Diaye's oven?"
    history = history[2:]
    assert "Tib" not in stand_alone("Where does she work?", history, names=NAMES).text
