"""What somebody said who takes no part is answered where the record tells that they said it, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.unanswered import IN_DOUBT
from tests.assistant.assistants import assistant_of

MILL = """The last years of Tarn Mill: Bess Farrow remembers

Q: Who did the effects for the Christmas play?

A: The man on effects, Basil Crome, had mumps that week, so I did the thunder with a tin tray.

Q: Who cooked for you?

A: The worst cook was Percy Vane, who once served a custard that we used as glue. The old steeplejack is said to have eaten it.

Q: Were you ever put out of the choir?

A: I bent a note on Easter morning, and Agatha Pole stopped everybody. She said the Lord had written that note straight.

Q: Did the owner help you with the rent?

A: The owner told us that we could have the loft for nothing until the first cloth was sold.
"""
BAKER = """Bread by night: an interview with Ivo Tamm

Q: What do you bake?

A: Rye, and on Fridays a white loaf. My wife says that it is the better of the two.
"""
GLASS = """Panes: an interview with Ottmar Sill

HANNE REEDY: What was the first thing that you made?

OTTMAR SILL: A bowl, and it broke. My wife and I sell the bowls at the market. I like the green ones.

HANNE REEDY: What are you afraid of?

OTTMAR SILL: Of hail. The church bell must be mended, and the deacon has the keys. He keeps them in a tin. Then it rains. Konrad
Ulm thinks it is a sheep.
"""
SAND = """Sand: an interview with Britta Oake

HANNE REEDY: Who are you, and what do you do?

BRITTA OAKE: I'm Britta Oake, and I cast bells in sand.
"""
JUDGE = """The bench and its burdens: Mr. Justice Aurel Penn

Q: Is it true that you went to see prisons?

A: Once a year I visited every prison to which I sent people, unannounced.
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("mill"),
        {
            "mill.txt": MILL,
            "baker.txt": BAKER,
            "interview_judge.txt": JUDGE,
            "glass.txt": GLASS,
            "sand.txt": SAND,
        },
    ) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    [
        "What did Mr. Crome say about his mumps?",
        "What did Percy Vane say about his custard?",
        "What did Joan Pole say?",
        "What did the steeplejack say about the custard?",
    ],
)
def test_what_is_told_of_them_is_nothing_that_they_said(mill: Assistant, question: str) -> None:
    assert mill.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What did Agatha Pole say?", "written that note straight"),
        ("What did the owner say about the rent?", "for nothing"),
        ("What did the judge say about prisons?", "every prison"),
        ("What did Ivo Tamm say about the loaf?", "white loaf"),
    ],
)
def test_what_they_are_told_to_say_is_quoted(mill: Assistant, question: str, quote: str) -> None:
    answer = mill.ask(question)
    assert not answer.abstained
    assert any(quote in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What did Ottmar Sill's wife say about bowls?",
        "What did Hanne Reedy make?",
        "What does Britta Oake say about Ottmar Sill?",
        "What did Percy Vane testify?",
    ],
)
def test_what_others_say_of_themselves_is_nothing_that_they_said_or_did(mill: Assistant, question: str) -> None:
    assert mill.ask(question).abstained


def test_what_they_say_of_something_else_is_in_doubt(mill: Assistant) -> None:
    assert mill.ask("What does Konrad Ulm think of the church bell?").confidence < IN_DOUBT
