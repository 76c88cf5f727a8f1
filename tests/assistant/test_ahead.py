"""Whom a question itself names ahead of "he" or "she" is meant by it, and nobody of an earlier question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.follow_ups.ahead import said_before
from assistant.types import Message
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import FERRY, GUARD

CLUB = """The gliding club

The club was run by Yusra Haddad for ten years. Yusra stopped after a crash in 2008, because her knee never healed.

The club closed in 2010.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("ahead"), {"guard.txt": GUARD, "ferry.txt": FERRY, "club.txt": CLUB}
    ) as found:
        yield found


@pytest.fixture(scope="module")
def history(assistant: Assistant) -> list[Message]:
    asked = "Where did Nadia Ferrow sleep in those weeks?"
    return [Message(role="user", content=asked), Message(role="assistant", content=assistant.ask(asked).text)]


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Tell me about Ansel, where does he sleep in winter?", "Where does Tobias Ansel sleep in winter?"),
        ("back to Ansel, where does he sleep?", "Where does Tobias Ansel sleep?"),
        ("And Quuxon, where does he sleep?", "Where does Quuxon sleep?"),
        ("tobias ansel which radio does he listen to", "Which radio does Tobias Ansel listen to"),
        ("Ansel: does he sleep in the ferry house?", "Does Tobias Ansel sleep in the ferry house?"),
        ("And what about Ansel, which is his radio?", "Which is Tobias Ansel's radio?"),
        ("Tell me about the ferryman, where does he sleep?", "Where does the ferryman sleep?"),
        ("The old ferry man, where does he sleep?", "Where does the old ferry man sleep?"),
    ],
)
def test_a_question_is_asked_of_whom_it_names_ahead(
    assistant: Assistant, history: list[Message], question: str, meant: str
) -> None:
    for earlier in ([], history):
        answer = assistant.ask(question, history=earlier)
        assert answer.searched_for == meant
        assert answer.reason != "ambiguous"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Did Ansel ever meet her?", "Did Ansel ever meet her?"),
        ("Was Ansel her brother?", "Was Ansel her brother?"),
        ("About the dam, when did she give the order?", "About the dam, when did Nadia Ferrow give the order?"),
        ("And Ansel's, which make are they?", "And Ansel's, which make are they?"),
        ("And where was her radio from?", "And where was Nadia Ferrow's radio from?"),
    ],
)
def test_somebody_named_elsewhere_and_a_thing_are_not_meant(
    assistant: Assistant, history: list[Message], question: str, meant: str
) -> None:
    assert assistant.ask(question, history=history).searched_for == meant


def test_nobody_is_asked_back_where_a_name_stands_before_she(assistant: Assistant) -> None:
    answer = assistant.ask("yusra why did she stop")
    assert "2008" in answer.citations[0].quote
    assert answer.reason != "ambiguous"
    for question in ("why did she stop", "in winter where did she sleep"):
        assert assistant.ask(question).reason == "ambiguous", question


def test_a_calling_before_she_says_who_is_meant(assistant: Assistant) -> None:
    forms = assistant.archive.forms
    assert said_before("when the paraglider fell did she stop", forms)
    assert not said_before("when the roof fell did she stop", forms)
    assert not said_before("when did the paraglider stop", forms)
