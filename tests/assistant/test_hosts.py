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
    "talk.md": (
        "# Programme 9\n\n**Odalys:** You're listening to Lamp Room, I'm Odalys, and it rains.\n\n"
        "**Odalys:** How long have you kept the lamp, Bram?\n\n**Bram Osei:** Since 1974. I present my best side to it.\n\n"
        "**Odalys:** And who trims it?\n\n**Bram Osei:** My sister does, with a pair of old scissors.\n"
    ),
    "inquest.txt": (
        "INQUEST INTO THE DEATH OF TOBY WREN\nAssistant coroner: Ms. L. Farrow\nWitness: Nurse Ada Brook\n\n"
        "THE CORONER: When did you come on duty?\n\nTHE WITNESS: At a quarter to eight.\n\n"
        "THE CORONER: How many patients were there?\n\nTHE WITNESS: Nineteen, and one in the corridor.\n"
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


@pytest.mark.parametrize(
    "question", ["Who presents Lamp Room?", "Who hosts Lamp Room?", "Who is the host of Lamp Room?"]
)
def test_who_greets_the_listeners_of_a_programme_presents_it(of: Of, question: str) -> None:
    assert _said(of("programme.txt leaving.md talk.md"), question).startswith("You're listening to Lamp Room")


def test_whoever_asks_interviews_though_the_label_is_a_first_name(of: Of) -> None:
    answer = of("programme.txt leaving.md talk.md").ask("Who interviewed Bram Osei?")
    assert not answer.abstained
    assert "Odalys" in answer.text


def test_an_assistant_coroner_holds_an_inquest(of: Of) -> None:
    said = _said(of("programme.txt inquest.txt"), "Who was the coroner in the Toby Wren inquest?")
    assert said == "Assistant coroner: Ms. L. Farrow"


def _said(assistant: Assistant, question: str) -> str:
    answer = assistant.ask(question)
    return "" if answer.abstained else answer.citations[0].quote
