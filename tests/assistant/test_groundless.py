"""What takes for granted what no quote says is in doubt: who did what nobody is told to have done, why somebody did it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.unanswered import IN_DOUBT
from tests.assistant.assistants import assistant_of

TRAIN = """The night mail: Harald Fenn remembers

Q: What did you eat?

A: Each gang had a cook, which was whoever lost at cards. We had a steam oven off the engine. Meat and potato pie, put in at
noon and ready at dusk.

Q: What was the worst night?

A: The fourth of January. Snow. Two lads had frostbite, and one of them, Gerald Hook, lost the tip of a finger.

Q: What became of the photographs?

A: My sister kept them in a tin. They were numbered in spring by a student, Jonas Weld. He wore gloves.

Q: Who did you report to?

A: To the director of works, Mrs. Astrid Gray. She left in April.

Q: Why did you not couple the spare van?

A: Because it had a red tag on it.
"""
ROOF = """The roof: an interview with Clara Feld

Q: Which metal did you choose?

A: Clara Feld: Zinc, seven tenths of a millimetre, and I would have taken eight.

Q: Why did you stop in June?

A: Clara Feld: Because there was a beam that was not in the drawing.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("record"), {"train.txt": TRAIN, "roof.txt": ROOF}) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    [
        "Who lost an oven?",
        "Who stole the photographs?",
        "Was Clara Feld sued?",
    ],
)
def test_what_no_quote_tells_is_in_doubt(record: Assistant, question: str) -> None:
    answer = record.ask(question)
    assert answer.abstained or answer.confidence < IN_DOUBT


def test_why_somebody_left_is_in_doubt_where_the_reply_is_about_something_else(samples: Assistant) -> None:
    assert samples.ask("Why did the operations director leave in April?").confidence < IN_DOUBT
    assert samples.ask("Why did the works close?").confidence >= IN_DOUBT


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who lost a finger?", "Gerald Hook"),
        ("Who numbered the photographs?", "Jonas Weld"),
        ("Why did Clara Feld stop in June?", "beam"),
    ],
)
def test_what_is_told_is_answered(record: Assistant, question: str, quote: str) -> None:
    answer = record.ask(question)
    assert answer.confidence >= IN_DOUBT
    assert any(quote in citation.quote for citation in answer.citations)
