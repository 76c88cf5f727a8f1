"""Who does not do something at all: not who almost never does; and who has never done it: not who gave it up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profiles

SAID = {
    "Ann Lee": "We almost never use Quillpad any longer.",
    "Bo Reyes": "We mostly avoid Quillpad by writing on slates.",
    "Cass Moore": "I don't use Quillpad.",
    "Dov Stein": "I've never used Quillpad.",
    "Eva Blom": "I stopped using Quillpad in the war.",
    "Finn Dahl": "I haven't used Quillpad since I was a clerk.",
    "Gus Ek": "I use Quillpad for everything.",
    "Hal Fors": "I rarely use Quillpad, and I try to work without Quillpad.",
    "Ida Holm": "I will never use Quillpad again.",
    "Jon Vik": "I never use Quillpad on Sundays.",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("never"), profiles(SAID)) as found:
        yield found


def test_who_almost_never_does_it_still_does_it(assistant: Assistant) -> None:
    said = {citation.speaker for citation in assistant.ask("Who doesn't use Quillpad?").citations}
    assert {"Cass Moore", "Dov Stein"} <= said
    assert not said & {"Ann Lee", "Bo Reyes", "Gus Ek", "Hal Fors"}


@pytest.mark.parametrize("question", ["Who has never used Quillpad?", "Which people have never used Quillpad?"])
def test_who_gave_it_up_has_done_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith("At least 1 person says they have never used Quillpad. ")
    assert [citation.speaker for citation in answer.citations] == ["Dov Stein"]
