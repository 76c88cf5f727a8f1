"""A document that never speaks of what a question is about answers another question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of

DRYER = """Puffin clothes dryer: questions and answers

Q: How long is the guarantee?

A: Two years from the day of purchase, and five for the drum. Keep the receipt.

Q: How do I clean it?

A: Take out the lint sieve every evening and brush it under the tap.
"""
CHURN = """Hollin butter churn: questions and answers

Q: What is not covered by the guarantee, and for how long is the rest?

A: The guarantee on the paddle is six months, for it wears out. The bowl has three years.

Q: How loud is it?

A: As a cat that snores.
"""
KEEPERS = """Bridge keepers remember

Q: Where were you born?

A: I was born in Culverhay, and my sister was born in the tollhouse. We were brought up by an aunt.
"""


@pytest.fixture(scope="module")
def manuals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {"dryer.txt": DRYER, "churn.txt": CHURN, "keepers.txt": KEEPERS}
    with assistant_of(tmp_path_factory.mktemp("manuals"), pages) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    ["How long is the guarantee on the harpsichord?", "How do I clean the tuba?", "Who was born in Brindlewick?"],
)
def test_what_is_said_of_something_else_does_not_answer(manuals: Assistant, question: str) -> None:
    answer = manuals.ask(question)
    assert answer.abstained
    assert answer.reason == "fact_absent"


def test_whoever_speaks_of_the_thing_is_quoted(manuals: Assistant) -> None:
    answer = manuals.ask("How long is the guarantee on the paddle?")
    assert "six months" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How long is the guarantee on the dryer?", "Two years"),
        ("How long is the guarantee on the machine?", "Two years"),
        ("Who was born in Culverhay?", "born in Culverhay"),
    ],
)
def test_the_thing_may_stand_in_the_title_or_in_other_words(manuals: Assistant, question: str, quote: str) -> None:
    answer = manuals.ask(question)
    assert any(quote in citation.quote for citation in answer.citations)
