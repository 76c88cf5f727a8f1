"""A name is that of somebody only where its words stand together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.naming.said import says_name
from tests.assistant.assistants import assistant_of


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada Moss", "We met Ada Moss there."),
        ("Ada Moss", "ADA MOSS: I did."),
        ("Ada Moss", "We met Ada J. Moss there."),
        ("Ada Moss", "We met Ada Pellow Moss there."),
        ("Ada Moss", "Ada Pellow, née Moss, came."),
        ("Ada Moss", "Ada Pellow (born Moss) came."),
        ("Ada Moss", "Moss, Ada. Letters, 1912."),
        ("Dr. Ada Moss's", "Ada Moss came."),
        ("Maria Cruz", "Maria de la Cruz came."),
        ("University of Harrow", "I teach at the University of Harrow."),
        ("Harbour Permits", "A harbour permit costs nine crowns."),
        ("Moss", "Moss came."),
        ("Ada Moss", "Ada Moss Drum Machine: built by Ada Moss."),
    ],
)
def test_the_words_of_a_name_stand_together(name: str, text: str) -> None:
    assert says_name(name, text)


@pytest.mark.parametrize(
    "text",
    [
        "Adas play a Moss Organ.",
        "Ada Pellow plays a Dave Moss organ.",
        "I met Ada. Moss came later.",
        "Ada, Moss and Pell",
        "Dave Moss, Ada Pellow and Bo Lind came.",
        "Ada Pellow has a fine Moss.",
        "- Ada Moss Drum Machine",
        "- Ada Moss Prophet '08",
        "She plays an Ada Moss.",
        "",
    ],
)
def test_the_words_of_a_name_stand_apart(text: str) -> None:
    assert not says_name("Ada Moss", text)


def test_of_who_takes_part_another_name_may_stand_by_itself() -> None:
    people = ("Matthew Lind",)
    assert says_name("Matt Lind", "Matthew Lind: They call me Matt.", people)
    assert says_name("Matthew Pell", "Matthew Lind: I was born Pell.", people)
    assert not says_name("Matthew Pell", "Matthew Lind: I play a Dave Pell organ.", people)
    assert not says_name("Matthew Pell", "Matthew Lind: I play a Pell Organ.", people)
    assert not says_name("Ada Pellow", "Matthew Lind: I was born Pell, and Ada came.", people)


ADAMS = """Ada Pellow: an interview

Q: Who are you, and what do you do?

A: I am Ada Pellow, and I make music in a shed by the river. My sister Rose Adams keeps the hens.

Q: What hardware do you use?

A: I use a Dave Moss Organ, a Dave Moss drum and a Harrow camera.
"""
MATTHEW = """Matthew Lind: an interview

Q: Who are you, and what do you do?

A: I am Matthew Lind, but everybody calls me Matt. I mend boats.

Q: What hardware do you use?

A: I use a Quill plane and an old adze.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("together"), {"pell.txt": ADAMS, "lind.txt": MATTHEW}) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    [
        "What does Ada Moss use?",
        "what does ada moss use",
        "what camera does ada moss use",
        "What does Adam Moss use?",
        "what does matthew moss use",
    ],
)
def test_nobody_is_made_of_the_names_of_two(archive: Assistant, question: str) -> None:
    answer = archive.ask(question)
    assert answer.abstained
    assert answer.reason == "unknown_person"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What does Ada Pellow use?", "Dave Moss Organ"),
        ("what does ada pellow use", "Dave Moss Organ"),
        ("what does ada pelow use", "Dave Moss Organ"),
        ("what does matt use", "Quill plane"),
    ],
)
def test_whoever_is_meant_is_still_found(archive: Assistant, question: str, quote: str) -> None:
    answer = archive.ask(question)
    assert not answer.abstained
    assert any(quote in citation.quote for citation in answer.citations)
