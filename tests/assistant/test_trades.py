"""Whom a question describes by a trade is found in how people introduce themselves, if it is one of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.asked import understood
from assistant.conversation import Assistant
from assistant.people.trades import described, trade
from index.types import Filters
from tests.assistant.assistants import assistant_of

_TALK = """---
title: {name}
---

### Who are you, and what do you do?

I'm {name}. {who}

### What do you work with?

{tools}

### What would be your dream?

{dream}
"""
PEOPLE = {
    "Ilo Marsh": (
        "I paint murals of extinct birds on the silos of Carrow.",
        "A crane, long rollers and forty buckets. I sketch on the backs of bus tickets.",
        "A wall without windows.",
    ),
    "Petra Vole": (
        "I'm a baker, and I run the night shift of a rye bakery in Dunmore.",
        "Two stone ovens and a spiral mixer that I bought from a school. I sketch nothing.",
        "An oven that lights itself.",
    ),
    "Sam Ketter": (
        "I bake for a ferry company, and I'm a baker by choice.",
        "A galley oven with a rail around it. My scales swing like a lantern.",
        "A calm sea on Sundays.",
    ),
    "Wilma Strand": (
        "I restore church organs in the north and teach bell ringing on Fridays.",
        "Tuning knives, a lead pot, and a notebook for every organ. I keep the notebooks in a fireproof chest.",
        "Silence for a week.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {
        f"{name.lower().replace(' ', '.')}.md": _TALK.format(name=name, who=who, tools=tools, dream=dream)
        for name, (who, tools, dream) in PEOPLE.items()
    }
    with assistant_of(tmp_path_factory.mktemp("trades"), pages) as made:
        made.archive.refresh()
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does the muralist of extinct birds sketch on?", "the muralist of extinct birds"),
        ("Where did a former ferry captain who paints buy her boots?", "a former ferry captain who paints"),
        ("What would the Dunmore baker never sell?", "the Dunmore baker"),
        ("Which car does the founder of Carrow's design museum drive?", "the founder of Carrow's design museum"),
        ("How does the head of design at the mill take notes?", "the head of design at the mill"),
        ("What stands on the desk of the man mending clocks?", "the man mending clocks"),
        ("What is wrong with the ageing van of the ferry baker?", "the ferry baker"),
        ("Which glue does the violin maker's sister prefer?", "the violin maker's sister"),
    ],
)
def test_the_words_that_describe_somebody_are_read_off(question: str, words: str) -> None:
    span = trade(question)
    assert span is not None
    assert span.of(question) == words == described(question)


@pytest.mark.parametrize(
    "question",
    [
        "What does the printer in the hall print?",
        "When does the next ferry leave?",
        "What does Petra do?",
        "Why is the water brown?",
        "Is there a lift to the second floor?",
        "Does the shelter close in winter?",
    ],
)
def test_a_thing_is_nobody(question: str) -> None:
    assert trade(question) is None
    assert described(question) == ""


def test_what_is_asked_is_no_part_of_who_is_described() -> None:
    assert trade("Is the baker happy with her ovens?") is None
    assert described("Is the baker happy with her ovens?").startswith("the baker")


@pytest.mark.parametrize(
    ("question", "person", "said", "introduced"),
    [
        ("What does the muralist of extinct birds sketch on?", "Ilo Marsh", "bus tickets", "I paint murals"),
        (
            "Where does the restorer of church organs keep her notebooks?",
            "Wilma Strand",
            "fireproof chest",
            "I restore church",
        ),
        ("What does the rye baker of Dunmore dream of?", "Petra Vole", "lights itself", "I'm a baker"),
    ],
)
def test_the_one_who_is_described_answers_and_is_introduced(
    assistant: Assistant, question: str, person: str, said: str, introduced: str
) -> None:
    asked = understood(question, (), assistant.archive)
    assert asked.names.people == (person,)
    answer = assistant.ask(question)
    assert not answer.abstained
    assert said in answer.citations[0].quote
    assert any(citation.quote.startswith(introduced) for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What does the baker dream of?",  # of two
        "What does the sculptor of drowned bells dream of?",  # of nobody
        "What does the owner dream of?",  # whoever that is
    ],
)
def test_who_fits_nobody_or_several_is_not_guessed(assistant: Assistant, question: str) -> None:
    assert trade(question) is not None
    assert not understood(question, (), assistant.archive).names.people


def test_a_filter_says_who_is_meant(assistant: Assistant) -> None:
    answer = assistant.ask(
        "What does the muralist of extinct birds sketch on?", filters=Filters(document="petra.vole.md")
    )
    assert all(citation.document.endswith("petra.vole.md") for citation in answer.citations)
