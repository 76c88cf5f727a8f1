"""What asks nothing is replied to in a line, without a quote, and no later question leans on it."""

from __future__ import annotations

import time

import pytest

from assistant.conversation import Assistant
from assistant.follow_ups.courtesies import courtesy
from assistant.types import Message


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Good morning", "greeting"),
        ("Thanks, that's all.", "thanks"),
        ("OK, thank you very much, that helps.", "thanks"),
        ("Thank you, that is all I wanted to know.", "thanks"),
        ("Thanks a lot, very helpful.", "thanks"),
        ("thanks for the help", "thanks"),
        ("No, thanks", "thanks"),
        ("That's all for now, bye.", "thanks"),
        ("Ok, got it.", "remark"),
        ("Never mind.", "remark"),
        ("Good answer", "remark"),
        ("Interesting!", "remark"),
        ("Yes", "remark"),
        ("No, that’s all", "remark"),
        ("No.", "objection"),
        ("That is wrong.", "objection"),
        ("No, that's not what I asked", "objection"),
        ("Really?", None),
        ("Right?", None),
        ("So", None),
        ("now", None),
        ("Why not?", None),
        ("That is the keeper", None),
        ("Thanks, who else?", None),
        ("No, I meant Tobias Ansel", None),
        ("", None),
    ],
)
def test_what_asks_nothing_is_told_from_what_does(said: str, expected: str | None) -> None:
    assert courtesy(said) == expected


def test_it_is_answered_without_a_quote(interviews: Assistant) -> None:
    first = interviews.ask("Which radio does Tobias Ansel listen to?")
    history = (Message(role="user", content=first.question), Message(role="assistant", content=first.text))
    for said, expected in (
        ("Thanks, that's all.", "You are welcome."),
        ("Interesting!", "You can ask me more about the documents"),
        ("That is wrong.", "I can only quote what was said here."),
    ):
        answer = interviews.ask(said, history=history)
        assert answer.text.startswith(expected)
        assert (answer.composer, answer.citations, answer.abstained) == ("catalogue", (), False)


def test_no_question_leans_on_it(interviews: Assistant) -> None:
    first = interviews.ask("Which radio does Tobias Ansel listen to?")
    history = [Message(role="user", content=first.question), Message(role="assistant", content=first.text)]
    for said in ("Interesting!", "That is wrong."):
        history += [Message(role="user", content=said), Message(role="assistant", content=interviews.ask(said).text)]
    assert interviews.ask("Why?", history=history).searched_for == f"Why: {first.question}"


def test_a_long_text_costs_no_time() -> None:
    began = time.perf_counter()
    assert courtesy("very " * 1000) is None
    assert courtesy("bye " * 1000) == "thanks"
    assert time.perf_counter() - began < 2
