"""After an answer that quotes a list of things: one of them by its place in it, and how many they are."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.follow_ups.items import items_meant, items_of
from assistant.follow_ups.rewrite import stand_alone
from assistant.naming.name_index import NameIndex
from assistant.types import Message
from tests.assistant.assistants import assistant_of, talk

NAMES = NameIndex(["Nadia Ferrow", "Tobias Ansel"], ordinary=lambda word: False)
STEPS = (
    Message(role="user", content="What are the steps for waxing a sail?"),
    Message(
        role="assistant",
        content="It is written (“Sails”) under “How do I wax a sail?”: “1. Wash it. 2. Melt the wax, slowly. 3. Brush it "
        "on.” [1]",
    ),
)
FAQ = """# The boat shed: questions and answers

### How do I wax a sail?

1. Wash the sail in fresh water and "never" in salt.
2. Melt the wax slowly over a small flame.
3. Brush it on while it is
   still warm.

Then leave the sail in the shed overnight.

### Which boats need a pilot?

Three of them:

- the yawl
- the long barge
- the coal lighter

A pilot costs 40 for each tide.

### What must I bring for a night in the shed?

Three things: a lamp, dry socks and patience.

### How do I learn to steer?

First, row for a whole season. Second, sit beside somebody who steers well. Third, take the tiller on a calm day. Nobody
learns it in a storm.

### How is a guest asked to leave?

The rules are old, and they are kept. This is done so that nobody is shamed before the others, who may have drunk as much and
sung as loud; a shed is a small place, and a night in it is long, and those who quarrel in the evening row together in the
morning. Nobody has been thrown into the water since 1970, when a tailor was, and he could swim.

1. Ring the bell.
2. Bring the guest a coat and a lantern.
3. Open the door.

### Who keeps the second key?

The baker keeps it behind the oven.
"""


@pytest.fixture(scope="module")
def shed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    ferry = "The ferry\n\nQ: What is the second step?\nA: It is broken, mind it.\n"
    with assistant_of(tmp_path_factory.mktemp("shed"), {"shed.md": FAQ, "ferry.txt": ferry}) as found:
        yield found


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("1. Wash it. 2. Melt 3 pounds. 3. Brush it on.", {1: "Wash it.", 2: "Melt 3 pounds.", 3: "Brush it on."}),
        ("4) Wash it. 5) Melt it.", {4: "Wash it.", 5: "Melt it."}),
        ("Two: • the yawl • the barge", {1: "the yawl", 2: "the barge"}),
        ("First, row. Second, sit. You will learn.", {1: "First, row.", 2: "Second, sit."}),
        ("Guests: Ada Low, cook; Dr. Jon Ruck, clerk.", {1: "Ada Low, cook", 2: "Dr. Jon Ruck, clerk."}),
        ("Three things: rope, a knife and time.", {1: "rope", 2: "a knife", 3: "time"}),
        ("Three things: rope and a knife.", {}),
        ("It was built in 1961. 30 men worked there.", {}),
        ("Second, I was late.", {}),
        (
            "First they clean the hull. Then they tar it, twice. They rest. Last they paint it.",
            {1: "First they clean the hull.", 2: "Then they tar it, twice.", 3: "Last they paint it."},
        ),
        ("Then we ate. Last year we did not.", {}),
        (
            "Three. Oak costs nine a foot, Red Elm costs six, and Ash costs four. All are dry.",
            {1: "Oak costs nine a foot", 2: "Red Elm costs six", 3: "Ash costs four"},
        ),
        ("Oak costs nine, Elm is dear, and Ash costs four.", {}),
        ("The shed: a page. It is kept by Ada Low; ask her.", {}),
        ("I slept on the floor.", {}),
        ("", {}),
    ],
)
def test_the_items_of_a_list_are_told_from_prose(quote: str, expected: dict[int, str]) -> None:
    assert items_of(quote) == expected


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("What is the third step?", (3,)),
        ("And the last?", (3,)),
        ("step two", (2,)),
        ("What are the first two?", (1, 2)),
        ("What is the 2nd one?", (2,)),
        ("And the second of them?", (2,)),
        ("What is the ninth step?", None),
        ("What is the second key?", None),
        ("Who keeps the second key?", None),
        ("Why is it waxed?", None),
    ],
)
def test_an_item_is_meant_by_its_place(asked: str, meant: tuple[int, ...] | None) -> None:
    found = items_meant(asked, STEPS)
    assert (found.meant if found else None) == meant


def test_a_question_for_an_item_stands_alone_by_the_question_for_the_list() -> None:
    listed = STEPS[0].content
    assert stand_alone("What is the third step?", STEPS, names=NAMES).text == f"What is the third step: {listed}"
    assert stand_alone("How many are there?", STEPS, names=NAMES).text == listed
    assert (
        stand_alone("How long does the second one take?", STEPS, names=NAMES).text == "How long does Melt the wax take?"
    )


@pytest.mark.parametrize(
    ("listed", "asked", "quoted"),
    [
        ("How do I wax a sail?", ("What is the first step?",), ('Wash the sail in fresh water and "never" in salt.',)),
        ("How do I wax a sail?", ("What is the last?",), ("Brush it on while it is\n   still warm.",)),
        (
            "How do I wax a sail?",
            ("What is the third step?", "And the second?"),
            ("Melt the wax slowly over a small flame.",),
        ),
        (
            "How do I wax a sail?",
            ("What is the first step?", "And after that?"),
            ("Melt the wax slowly over a small flame.",),
        ),
        (
            "How do I wax a sail?",
            ("What is the third step?", "And the one before?"),
            ("Melt the wax slowly over a small flame.",),
        ),
        (
            "How do I wax a sail?",
            ("What is the first step?", "And then?", "What comes next?"),
            ("Brush it on while it is\n   still warm.",),
        ),
        ("Which boats need a pilot?", ("What is the second?",), ("the long barge",)),
        ("Which boats need a pilot?", ("What is the second boat?", "And the last?"), ("the coal lighter",)),
        ("Which boats need a pilot?", ("What are the first two?",), ("the yawl", "the long barge")),
        ("What must I bring for a night in the shed?", ("What is the third thing?",), ("patience",)),
        ("How do I learn to steer?", ("And the third?",), ("Third, take the tiller on a calm day.",)),
        (
            "When was a tailor thrown into the water?",
            ("What is the second rule?",),
            ("Bring the guest a coat and a lantern.",),
        ),
    ],
)
def test_an_item_is_quoted_by_itself(
    shed: Assistant, listed: str, asked: tuple[str, ...], quoted: tuple[str, ...]
) -> None:
    *_, last = talk(shed, listed, *asked)
    assert tuple(citation.quote for citation in last.citations) == quoted
    assert all(citation.document.endswith("shed.md") for citation in last.citations)


def test_how_many_they_are_is_answered_by_the_list(shed: Assistant) -> None:
    listed, _, again = talk(shed, "Which boats need a pilot?", "And the second?", "How many are there?")
    assert again.searched_for == listed.question
    assert again.text == listed.text


def test_one_of_what_is_said_alike_is_called_by_its_name() -> None:
    said = "It is written: “Oak costs nine a foot for all, Red Elm costs six a foot, and Ash costs four.” [1]"
    history = (Message(role="user", content="What timber is there?"), Message(role="assistant", content=said))
    assert stand_alone("How dry is the second one?", history, names=NAMES).text == "How dry is Red Elm?"


def test_without_a_list_the_passage_is_not_left(shed: Assistant) -> None:
    first, _, asked = talk(shed, "Who keeps the second key?", "And the last thing?", "What is the second step?")
    assert asked.searched_for == f"What is the second step: {first.question}"
    assert all(citation.document.endswith("shed.md") for citation in asked.citations)


def test_a_question_with_an_ordinal_of_its_own_is_no_item(shed: Assistant) -> None:
    *_, last = talk(shed, "How do I wax a sail?", "Who keeps the second key?")
    assert "behind the oven" in last.text


def test_a_long_quote_costs_no_time() -> None:
    began = time.perf_counter()
    for quote in (
        "ab: " + "b;" * 20000 + ":",
        "First, " + "a" * 50000 + ". Second, b",
        "three " + "s" * 50000,
        "• a" * 20000,
    ):
        items_of(quote)
    assert time.perf_counter() - began < 2
