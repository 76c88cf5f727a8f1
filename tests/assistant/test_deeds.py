"""What somebody did of whom others speak: an office, or a person who takes no part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.stated import SAID_OF
from tests.assistant.assistants import assistant_of

HEARING = """Hearing on the fire at Dorrance

Q. What happened after the fire?

A. We were all sent home. OSHA came in and closed the plant for six weeks. They fined us 40,000 dollars.

Q. And the EPA?

A. The EPA never tested the river water. I asked the EPA twice.

Q. Who was in charge that night?

A. Mr. Halloran was in charge. The Halloran brothers own the yard. People say Halloran drank.

Q. Who came first?

A. My cousin Ray, who had heard of OSHA on the radio.
"""


@pytest.fixture(scope="module")
def hearing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("deeds"), {"hearing.txt": HEARING}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("What did OSHA do?", ["OSHA came in and closed the plant for six weeks. They fined us 40,000 dollars."]),
        (
            "So what has osha done about this?",
            ["OSHA came in and closed the plant for six weeks. They fined us 40,000 dollars."],
        ),
        ("What did the EPA do then?", ["The EPA never tested the river water."]),
        ("What did Mr. Halloran do?", ["Mr. Halloran was in charge."]),
    ],
)
def test_the_sentences_whose_subject_it_is_answer(hearing: Assistant, question: str, quotes: list[str]) -> None:
    answer = hearing.ask(question)
    assert [cited.quote for cited in answer.citations] == quotes


@pytest.mark.parametrize("question", ["What did the FBI do?", "What did Ray do?"])
def test_of_whom_nothing_is_told_nothing_is_said(hearing: Assistant, question: str) -> None:
    assert hearing.ask(question).abstained


KILLED = """Nan Orrell, road mender

Q. Was anyone hurt?

A. Four, while I was there. The list is with my son Bram, in Hull. The other boy, Jory, went to sea and cooks on a trawler.

Q. And your people?

A. My aunt Tamsin ran the inn. She beat the miller once, with a spoon.
"""


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("kin"), {"orrell.txt": KILLED, "hearing.txt": HEARING}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What does Jory do?", "The other boy, Jory, went to sea and cooks on a trawler."),
        ("What does Jory do for a living?", "The other boy, Jory, went to sea and cooks on a trawler."),
        ("What did Tamsin do?", "My aunt Tamsin ran the inn. She beat the miller once, with a spoon."),
        ("Who is Bram?", "The list is with my son Bram, in Hull."),
        ("Who was Jory?", "The other boy, Jory, went to sea and cooks on a trawler."),
    ],
)
def test_what_somebody_is_to_another_says_who_they_are(road: Assistant, question: str, quote: str) -> None:
    answer = road.ask(question)
    assert answer.citations[0].quote == quote
    assert answer.confidence == SAID_OF
