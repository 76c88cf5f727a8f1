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
LAMPS = """# Hollin coffee mill

## What do the lamps mean?

| Lamp | Meaning |
| --- | --- |
| Orange drop, steady | Descale soon; some 15 cups are left |
| Red bean | The hopper is empty: stir the beans |
| All blinking | Below 5 degrees inside. Let it warm up for two hours |
| E7 | Flow meter. Call us |
"""


@pytest.fixture(scope="module")
def manuals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {"dryer.txt": DRYER, "churn.txt": CHURN, "keepers.txt": KEEPERS, "mill.md": LAMPS}
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


@pytest.mark.parametrize("question", ["What does E7 mean?", "What is error E7?"])
def test_a_code_is_answered_by_its_row(manuals: Assistant, question: str) -> None:
    answer = manuals.ask(question)
    assert not answer.abstained
    assert "Flow meter. Call us" in answer.citations[0].quote
    assert "Red bean" not in answer.citations[0].quote


def test_a_code_that_stands_nowhere_has_no_answer(manuals: Assistant) -> None:
    assert manuals.ask("What does E8 mean?").abstained
