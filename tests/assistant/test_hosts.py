"""Who hosts a programme that is named, and who asked in a record that calls whoever answers an employee or a candidate."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import Of, assistants

PAGES = {
    "programme.txt": (
        "Slack Water, episode 12: The eel weir\nA programme about rivers. Published 3 May 2019\n\n"
        "Guests: Ferdinand Oakes, weir keeper, Lower Marl. Host: Tamsin Aldous.\n\n"
        "TAMSIN ALDOUS: How old is the weir?\n\nFERDINAND OAKES: It was built in 1780. I host nobody here but eels.\n"
    ),
    "leaving.md": (
        "**Marl Ferries: record of a leaving talk**\nEmployee: Odile Brandt, second mate. Interviewer: K. Sandoval. "
        "Duration: 20 minutes.\n\n**1. Why are you leaving?**\nThe winter timetable. I interviewed for a post ashore.\n\n"
        "**2. What did you like?**\nThe fog bell, and the cook.\n"
    ),
}


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Of]:
    with assistants(tmp_path_factory.mktemp("hosts"), PAGES) as made:
        yield made


@pytest.mark.parametrize(
    "question", ["Who hosts Slack Water?", "Who presented Slack Water?", "Who hosts “Slack Water”?"]
)
def test_a_programme_that_is_named_has_a_host(of: Of, question: str) -> None:
    assert _said(of("programme.txt leaving.md"), question) == "Host: Tamsin Aldous."


@pytest.mark.parametrize("question", ["Who hosts Marl Ferries?", "Who hosts the eels at the weir?"])
def test_of_another_there_is_none(of: Of, question: str) -> None:
    assert _said(of("programme.txt leaving.md"), question) != "Host: Tamsin Aldous."


@pytest.mark.parametrize(
    "question",
    [
        "Who conducted Odile Brandt's leaving interview?",
        "Who did the interview with Odile Brandt?",
        "Who interviewed Odile?",
    ],
)
def test_an_employee_is_interviewed(of: Of, question: str) -> None:
    assert "Interviewer: K. Sandoval." in _said(of("leaving.md"), question)


def _said(assistant: Assistant, question: str) -> str:
    answer = assistant.ask(question)
    return "" if answer.abstained else answer.citations[0].quote
