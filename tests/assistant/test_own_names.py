"""A name that nobody is known by may be that of a thing, or of whoever answers without a label: the document says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of

RABBIT = """# Inside the hare

### You were the hare.

I was the hare, for nineteen years. My name stood in the credits for one second: Zdena Hradil, animation.

### How was it built?

Of lime wood, by old Vojtek Matis. The ears were wire.

### Why did the programme end?

Money, and a man with yellow shoes. The slot was sold to a cartoon from abroad.
"""
MILL = (
    "The mill: an interview with Bo Lind\n\nQ: Who grinds?\n\nA: I grind, and never on Sundays, for the stone is old.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("record"), {"hare.md": RABBIT, "mill.txt": MILL}) as found:
        yield found


def test_who_says_their_name_in_a_reply_is_no_stranger_there(record: Assistant) -> None:
    answer = record.ask("How did Zdena Hradil's programme end?")
    assert not answer.abstained
    assert "The slot was sold" in answer.text


def test_what_the_record_calls_it_is_nobody(samples: Assistant) -> None:
    answer = samples.ask("How much water does Marrow Red take?")
    assert not answer.abstained
    assert "62\npercent" in answer.citations[0].quote


def test_whoever_else_is_named_there_is_a_stranger(record: Assistant) -> None:
    assert record.ask("How did Vojtek Matis's programme end?").abstained


@pytest.mark.parametrize("question", ["How many steps did Mr. Hansen climb?", "Who taught Mrs. Hansen to bake?"])
def test_what_is_said_of_others_does_not_answer_of_a_strange_surname(samples: Assistant, question: str) -> None:
    answer = samples.ask(question)
    assert (answer.abstained, answer.reason) == (True, "unknown_person")


@pytest.mark.parametrize(
    ("question", "quote"),
    [("What did Mr. Tarr rebuild?", "Ewan Tarr, rebuilt the arch"), ("What did Mrs. Quill bring?", "a tobacco tin")],
)
def test_whoever_is_quoted_by_their_whole_name_is_asked_about_by_their_surname(
    samples: Assistant, question: str, quote: str
) -> None:
    answer = samples.ask(question)
    assert not answer.abstained
    assert any(quote in " ".join(citation.quote.split()) for citation in answer.citations)
