"""Who dislikes something says so of themselves, and of the thing itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profiles

SAID = {
    "Ann Lee": "I hate Quillpad.",
    "Bo Reyes": "I can't stand Quillpad, it loses my notes.",
    "Cass Moore": "Quillpad is terrible.",
    "Dov Stein": "I don't hate Quillpad.",
    "Eva Blom": "Lots of people dislike Quillpad.",
    "Finn Dahl": "I hate the Quillpad manual.",
    "Gus Ek": "I used to hate Quillpad but now I love it.",
    "Hal Fors": "I hate the rain, so I write in Quillpad.",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("feelings"), profiles(SAID)) as found:
        yield found


@pytest.mark.parametrize(
    "question", ["Who dislikes Quillpad?", "Which people hate Quillpad?", "List everyone who hates Quillpad"]
)
def test_who_dislikes_something_says_so(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith("Dislike of Quillpad: at least 3 people. ")
    assert sorted(str(citation.speaker) for citation in answer.citations) == ["Ann Lee", "Bo Reyes", "Cass Moore"]
