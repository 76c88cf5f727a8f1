"""Who said the very words that a question quotes; what the catalogue says of whoever was spoken of; greetings ahead."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.types import Message
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import FERRY, GUARD

PAGES = {
    "weir.md": "---\ntitle: Ada Moss\n---\n\n### What broke?\n\nThe weir. Nobody had oiled the gates since spring.\n",
    "mill.md": "---\ntitle: Bo Lind\n---\n\n### What broke?\n\nThe gates were oiled, whatever is said. Spring was wet.\n",
}


@pytest.mark.parametrize(
    "question",
    [
        'Who said "nobody had oiled the gates since spring"?',
        "Who said that 'Nobody had oiled the gates'?",
        "And who was it that said “had oiled the gates since spring”?",
    ],
)
def test_the_sentence_with_just_these_words_is_quoted(tmp_path: Path, question: str) -> None:
    with assistant_of(tmp_path, PAGES) as assistant:
        answer = assistant.ask(question)
    assert not answer.abstained
    assert answer.citations[0].title == "Ada Moss"
    assert answer.citations[0].quote == "Nobody had oiled the gates since spring."


def test_words_that_nobody_said_are_not(tmp_path: Path) -> None:
    with assistant_of(tmp_path, PAGES) as assistant:
        answer = assistant.ask('Who said "nobody had painted the gates since spring"?')
    assert answer.abstained or answer.confidence < 0.9


@pytest.mark.parametrize("question", ["When was she interviewed?", "When was that interview?"])
def test_the_catalogue_knows_when_they_were_interviewed_also_after_a_question(
    interviews: Assistant, question: str
) -> None:
    asked = "Where did Nadia Ferrow sleep?"
    history = [
        Message(role="user", content=asked),
        Message(role="assistant", content=interviews.ask(asked).text),
    ]
    answer = interviews.ask(question, history=history)
    assert answer.composer == "catalogue"
    assert "Nadia Ferrow" in answer.text
    assert "2019" in answer.text


def test_a_greeting_ahead_of_a_question_is_no_part_of_it(tmp_path: Path) -> None:
    with assistant_of(tmp_path, PAGES) as assistant:
        assert assistant.ask("Hello, what can you do?").composer == "catalogue"
        assert (
            assistant.ask("Hi there, who oiled the gates at Bo Lind's?").searched_for
            == "who oiled the gates at Bo Lind's?"
        )


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("Who was interviewed first?", "Nadia Ferrow"),
        ("Who was the last to be interviewed?", "Tobias Ansel"),
        ("Who was interviewed in June 2021?", "Tobias Ansel"),
    ],
)
def test_the_catalogue_knows_who_was_interviewed_when(tmp_path: Path, question: str, person: str) -> None:
    ferry = FERRY.replace("since 1988.", "since 1988.\nColm Adair spoke with him for the Wend Courier in June 2021.")
    with assistant_of(tmp_path, {"guard.txt": GUARD, "ferry.txt": ferry}) as assistant:
        answer = assistant.ask(question)
    assert answer.composer == "catalogue"
    assert person in answer.text
    assert answer.text.count("Ansel") + answer.text.count("Ferrow") == 1
