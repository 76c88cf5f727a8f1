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
MATCH = """# Talk after the match

*Press room. Coach Milan Dreb and captain Emil Sall.*

**Radio: Coach, what did you say to the team in there?**

Dreb: Nothing. They can read a table. I shook each hand and went out.

**Radio: You were two up after half an hour. How does this happen?**

Dreb: One: we stop running. But the keeper. I changed him at half-time. People do not understand it.

**Paper: Some fans sat down in the rain and sang. Did you see?**

Dreb: I saw. It is worse than being spat at.

**Paper: There was also a flare on the pitch.**

Sall: One. I threw it in the bucket myself. I know his mother.

**TV: Was the third goal offside?**

Dreb: I have seen it once. By a shoe.
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


@pytest.fixture(scope="module")
def match(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("match"), {"match.md": MATCH, "roof.txt": ROOF}) as found:
        yield found


def test_what_the_next_sentence_denies_does_not_speak_against_a_question(match: Assistant) -> None:
    assert match.ask("Why did coach Dreb change the keeper at half-time?").reason != "false_premise"


def test_what_is_put_without_a_question_is_covered_by_the_reply(match: Assistant) -> None:
    answer = match.ask("What did Emil Sall say about the flare?")
    assert not answer.abstained
    assert "I threw it in the bucket myself." in answer.text
