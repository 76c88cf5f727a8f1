"""What a question takes for granted of somebody is denied, or said nowhere: it is declined, or in doubt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.abstain import MAYBE_OF_ANOTHER
from assistant.conversation import Assistant
from assistant.unanswered import IN_DOUBT
from tests.assistant.assistants import assistant_of

WEAVER = """Warp and weft: an interview with Ludmila Karst

Q: When did you begin at the mill?

A: I was fourteen, and I stayed for thirty-one years. I threaded the looms of the weavers at first, and in the end I had four of
my own.

Q: Was there a union?

A: We met under the bakery. I signed up sixty women in five weeks, and I was the treasurer for six years.

Q: And then you went to Lyon, as they all did?

A: No. I could not afford it. I went to my aunt in Lodz and learned from her.

Q: Why did you not buy the second house?

A: Because the roof was rotten, and the bank would not lend.

Q: What do you do now?

A: I started baking because of the long evenings. I bake at night, four loaves, and my neighbours knock. I used to sing in the
choir, but my voice went and I stopped in 2004.
"""
SMITH = """Iron and patience: an interview with Tobias Renn

Q: How did you become a smith?

A: My uncle had a forge. I swept it for two years before I was let near the fire.

Q: What was hard?

A: The heat, and the men who paid late.
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("mill"), {"weaver.txt": WEAVER, "smith.txt": SMITH}) as found:
        yield found


@pytest.mark.parametrize(
    "question", ["Why did Ludmila Karst buy the second house?", "Why did Ludmila Karst go to Lyon?"]
)
def test_what_was_denied_when_it_was_asked_is_a_false_premise(mill: Assistant, question: str) -> None:
    answer = mill.ask(question)
    assert answer.abstained
    assert answer.reason == "false_premise"


@pytest.mark.parametrize(
    "question",
    ["How long was Ludmila Karst a teacher?", "How many years was Ludmila Karst the president of the union?"],
)
def test_how_long_somebody_was_what_nobody_calls_them_is_declined(mill: Assistant, question: str) -> None:
    assert mill.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    ["Why did Ludmila Karst stop baking?", "Why did Tobias Renn retire?", "Why did Ludmila Karst's aunt leave?"],
)
def test_why_somebody_stopped_who_is_not_said_to_is_in_doubt(mill: Assistant, question: str) -> None:
    assert mill.ask(question).confidence < IN_DOUBT


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Why did Ludmila Karst not buy the second house?", "the roof was rotten"),
        ("How long was Ludmila Karst the treasurer of the union?", "six years"),
        ("Why did Ludmila Karst stop singing in the choir?", "my voice went"),
        ("How did Tobias Renn become a smith?", "My uncle had a forge"),
    ],
)
def test_what_is_so_is_answered(mill: Assistant, question: str, quote: str) -> None:
    answer = mill.ask(question)
    assert answer.confidence > MAYBE_OF_ANOTHER
    assert any(quote in citation.quote for citation in answer.citations)
