"""A question in capitals throughout is the same question; what the archive writes in capitals stays so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.types import Message
from assistant.wording.shouted import quietly
from tests.assistant.assistants import assistant_of

HANGAR = """Questions about the hangar

Q: Who paid for the boat that takes crews out?
A: Sven Aksel paid for it in 2011.

Q: Does OSHA inspect the hangar?
A: Yes, OSHA inspects it twice a year and writes a report.

CLOSED ON SUNDAYS AND WHENEVER THE REPORT IS LATE
"""
GLIDING = """Interview with Yusra Haddad

Q: Where did you grow up?
A: In Sallow, above the bakery. My father lives there.

Q: When did you begin?
A: In 1999, on the hill behind my school.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("hangar"), {"hangar.txt": HANGAR, "gliding.txt": GLIDING}) as found:
        yield found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("WHO PAID FOR THE BOAT?", "Who paid for the boat?"),
        ("DOES OSHA INSPECT THE HANGAR?", "Does OSHA inspect the hangar?"),
        ("WHERE DID YUSRA GROW UP?", "Where did Yusra grow up?"),
        ("Who Paid For The Boat?", "Who paid for the boat?"),
        ("Where Did Yusra Haddad Grow Up?", "Where did Yusra Haddad grow up?"),
    ],
)
def test_a_question_in_capitals_is_answered_as_the_same_in_small_letters(
    assistant: Assistant, typed: str, meant: str
) -> None:
    answer, plain = assistant.ask(typed), assistant.ask(meant)
    assert (answer.question, answer.searched_for) == (typed, meant)
    assert answer.text == plain.text
    assert answer.confidence == plain.confidence
    assert not answer.abstained


def test_i_stays_large(assistant: Assistant) -> None:
    assert quietly("MAY I SEE THE BOAT? I'M LATE", assistant.archive.forms) == "May I see the boat? I'm late"


def test_a_stranger_in_capitals_is_one_still(assistant: Assistant) -> None:
    answer = assistant.ask("WHAT DOES BRAM QUORREL USE?")
    assert answer.reason == "unknown_person"


def test_a_conversation_in_capitals_goes_on(assistant: Assistant) -> None:
    first = assistant.ask("WHERE DID YUSRA GROW UP?")
    history = [
        Message(role="user", content="WHERE DID YUSRA GROW UP?"),
        Message(role="assistant", content=first.text),
    ]
    assert assistant.ask("WHEN DID SHE BEGIN?", history=history).searched_for == "When did Yusra Haddad begin?"


@pytest.mark.parametrize(
    "question",
    [
        "Who paid for the BOAT?",
        "Who is Will Carter?",
        "Did Ada Low?",
        "Who saw The Third Man?",
        "Will May come?",
        "OSHA",
        "2011?",
        "who paid",
        "",
    ],
)
def test_what_is_not_in_capitals_throughout_stays(assistant: Assistant, question: str) -> None:
    assert quietly(question, assistant.archive.forms) == question
