"""What is told of one season, weekday or month answers with a doubt what is asked of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of

BEES = """Interview with Petra Olund, beekeeper

Q: What do you feed them in winter?

A: Sugar syrup, two kilos a hive.

Q: Where do you sell the honey?

A: At the market in Vasteby, on Saturdays.

Q: Who helps with the harvest?

A: My niece comes in July, and in the spring the whole village.

Q: How do you get there?

A: By boat, in March as in every other month, and on foot when it freezes.
"""


@pytest.fixture(scope="module")
def bees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("bees"), {"bees.txt": BEES}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("What does Petra feed them in summer?", True),
        ("What does Petra feed the bees in winter?", False),
        ("Where does Petra sell the honey on Mondays?", True),
        ("Where does Petra sell the honey on a Saturday?", False),
        ("Who helps Petra with the harvest in October?", True),
        ("Who helps Petra with the harvest in July?", False),
        ("How does Petra get there in May?", False),
    ],
)
def test_another_time_is_doubted(bees: Assistant, question: str, doubted: bool) -> None:
    answer = bees.ask(question)
    assert (answer.abstained or bool(answer.notice)) == doubted
