"""Who takes no part, and is named whole where it is answered, is answered with a doubt, however little else speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.asked import understood
from assistant.conversation import Assistant
from assistant.decided import decided
from assistant.lookup import hits
from assistant.retrieve import weigh
from assistant.unanswered import IN_DOUBT
from index.types import Filters
from tests.assistant.assistants import assistant_of

PRESS = """The hand press: an interview with Odile Brand

Q: How does the shop work?

A: We print for three towns. Our helper, Bertil Rask, comes in for two days a week and oils what nobody else can reach.

Q: What was the best day?

A: The fair of 1999. Ilona Feld printed nine hundred sheets for a wager, and they gave her a silver thimble for it.
"""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("press"), {"press.txt": PRESS}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "read", "answered"),
    [
        ("What prize did Ilona Feld win?", -0.15, True),
        ("What prize did Ilona Feld win?", -0.3, False),  # the reader finds no answer there
        ("What prize did Ilona Bertil win?", -0.1, False),
    ],
)
def test_a_quote_that_names_them_whole_may_answer(press: Assistant, question: str, read: float, answered: bool) -> None:
    archive = press.archive
    archive.refresh()
    asked = understood(question, (), archive)
    (one,) = weigh(archive, asked, hits(archive, question, asked, Filters(), 10), Filters())
    little = {"dense": 0.3, "score": 0.0, "margin": 0.0, "asked_alike": 0.1, "covered": 0.3, "stranger": 1.0}
    weak = replace(one, signals={**one.signals, **little, "read": read, "read_best": read})
    decision = decided(archive, asked, weak)
    assert decision.answered is answered
    assert decision.confidence < IN_DOUBT
