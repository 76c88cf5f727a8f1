"""What somebody made, asked for by titles, is answered by the sentences that name them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profile

ADA = """TALKING TO ADA LIND

Ada Lind was born in Sallow and has published four novels in thirty years, among them The Salt Road, Winter Glass and,
this spring, The Clerk's Boat. She lives by the sea.

INTERVIEWER
Four novels in thirty years. Is that slow?

LIND
It takes me two years to write a novel and four to see that it was the wrong one.

INTERVIEWER
Do you read the young?

LIND
Yes. The novel called Grey Hens I gave to all my friends.
"""
TEXTS = {
    "lind.txt": ADA,
    "pell.md": profile(
        "Bo Pell", "I play records on Mondays. For games I keep an old machine.", who="I wrote the game Tarrow."
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("works"), TEXTS) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    [
        "Name three novels by Ada Lind",
        "List Ada Lind's books.",
        "What are the titles of the novels of Ada Lind?",
        "Please name some novels that Ada Lind has written.",
    ],
)
def test_the_sentence_that_names_them_is_quoted(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert "The Salt Road, Winter Glass" in answer.citations[0].quote
    assert not any("Grey Hens" in citation.quote for citation in answer.citations)


def test_a_game_is_named_behind_its_kind(assistant: Assistant) -> None:
    assert [citation.quote for citation in assistant.ask("Name two games by Bo Pell").citations] == [
        "I wrote the game Tarrow."
    ]


def test_other_kinds_are_declined(assistant: Assistant) -> None:
    assert assistant.ask("Name three operas by Ada Lind").abstained
