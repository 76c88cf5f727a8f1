"""Questions for people in other wordings, of those that the last answer lists, and of those who do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.lists.phrasings import of_them, usual
from assistant.lists.theme import asked_calling, asked_theme
from assistant.types import Answer, Message
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profile, profiles

SAID = {
    "Ann Lee": ("I'm Ann Lee, a baker.", "I use Quillpad for recipes. I don't own a computer."),
    "Bo Reyes": ("I'm Bo Reyes, a baker and poet.", "I write in Quillpad. I don't own an old computer any more."),
    "Cass Moore": ("I'm Cass Moore, a potter.", "I use Quillpad and Mossnote. I don't have my computer here."),
    "Dov Stein": ("I'm Dov Stein, a baker.", "I use Mossnote. I got rid of my desktop computer."),
}


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {f"{name.split()[0]}.md": profile(name, tools, who=who) for name, (who, tools) in sorted(SAID.items())}
    with assistant_of(tmp_path_factory.mktemp("four"), pages) as found:
        yield found


def speakers(answer: Answer) -> list[str | None]:
    return sorted((citation.speaker for citation in answer.citations), key=str)


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("Has anybody ever used a typewriter?", "a typewriter"),
        ("Did anyone work with Flash?", "Flash"),
        ("Is anyone still using Linux?", "Linux"),
        ("whos using scrivener", "scrivener"),
        ("Is there anyone who uses a Kindle?", "a Kindle"),
        ("Are there people who use Linux?", "Linux"),
        ("everyone who uses Vim", "Vim"),
        ("people using scrivener", "scrivener"),
        ("give me everyone who mentions the storm", "the storm"),
        ("Which interviews mention the storm?", "the storm"),
        ("Any mention of typewriters?", "typewriters"),
        ("Is there anything about night shifts?", "night shifts"),
        ("list all mentions of the strike", "the strike"),
        ("How do people feel about email?", "email"),
        ("What are people's opinions on Emacs?", "Emacs"),
        ("Who are the Emacs users?", "Emacs"),
        ("Are there any Linux users?", "Linux"),
        ("How many Vim users are there?", "Vim"),
        ("Is anyone here a Scrivener user?", "Scrivener"),
        ("Who likes Emacs?", "Emacs"),
        ("List everyone who loves Emacs", "Emacs"),
        ("Who uses Emacs, and why?", "Emacs"),
        ("How many interviews mention the storm?", "the storm"),
    ],
)
def test_other_wordings_ask_for_people_too(question: str, theme: str) -> None:
    found = asked_theme(question)
    assert found is not None
    assert found.shown == theme


@pytest.mark.parametrize(
    "question",
    [
        "Views of Ada Low on typewriters?",
        "Has anyone seen the contract?",
        "Did anyone die?",
        "Is there someone who can help me?",
        "Is there anything you regret?",
        "people who live in glass houses, what do they do?",
        "Who are your first users?",
        "Who are the users?",
        "List everyone who was interviewed",
        "List the people who testified",
    ],
)
def test_other_questions_ask_for_no_list(question: str) -> None:
    assert usual(question) == question or asked_theme(question) is None
    assert asked_theme(question) is None


def test_everyone_who_does_something_may_be_listed() -> None:
    found = asked_theme("Name everyone who plays the banjo")
    assert found is not None
    assert (found.text, found.practised, found.several) == ("plays the banjo", True, False)


@pytest.mark.parametrize(
    ("question", "shown", "several"),
    [
        ("Who stopped using Emacs?", "using Emacs", False),
        ("Who no longer uses Emacs?", "using Emacs", False),
        ("Who doesn't use Emacs any more?", "using Emacs", False),
        ("Which interviewees quit drinking coffee?", "drinking coffee", False),
        ("Who switched from Emacs?", "using Emacs", False),
        ("Who gave up Emacs?", "Emacs", True),
    ],
)
def test_a_list_may_be_of_those_who_do_no_longer(question: str, shown: str, several: bool) -> None:
    found = asked_theme(question)
    assert found is not None
    assert (found.left, found.denied, found.shown, found.several) == (True, False, shown, several)


@pytest.fixture(scope="module")
def leaving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    told = {
        "Ann Lee": "I used Quillpad for years, and then I switched to Mossnote. I love Mossnote. I don't like Fernbase.",
        "Bo Reyes": "I gave up Quillpad last spring. Mossnote is wonderful.",
        "Cass Moore": "I've been using Quillpad since school, so I doubt that I shall ever stop. Mossnote is on my phone.",
        "Dov Stein": "I drink at least five cups of coffee a day. I use Fernbase, and I will never stop using Fernbase.",
    }
    with assistant_of(tmp_path_factory.mktemp("leaving"), profiles(told)) as found:
        yield found


def test_who_stopped_is_answered_by_those_who_say_so(leaving: Assistant) -> None:
    answer = leaving.ask("Who stopped using Quillpad?")
    assert speakers(answer) == ["Ann Lee", "Bo Reyes"]
    assert answer.text.startswith("At least 2 people say they stopped using Quillpad.")
    assert speakers(leaving.ask("Who gave up Quillpad?")) == ["Ann Lee", "Bo Reyes"]


@pytest.mark.parametrize("question", ["Who stopped using Fernbase?", "Who no longer uses Mossnote?"])
def test_where_nobody_says_that_they_stopped_it_is_declined(leaving: Assistant, question: str) -> None:
    assert leaving.ask(question).abstained


@pytest.mark.parametrize("question", ["Who doesn't drink coffee?", "Who quit drinking coffee?"])
def test_who_does_is_no_answer_to_who_does_not(leaving: Assistant, question: str) -> None:
    assert leaving.ask(question).abstained


def test_those_who_like_a_thing_say_so(leaving: Assistant) -> None:
    assert speakers(leaving.ask("Who likes Mossnote?")) == ["Ann Lee", "Bo Reyes"]
    assert speakers(leaving.ask("Who doesn't like Fernbase?")) == ["Ann Lee"]


def test_anything_about_a_thing_is_nobodys_calling() -> None:
    assert asked_calling("Is there anything about typewriters?") is None


def test_of_them_means_those_whom_the_last_answer_lists(four: Assistant) -> None:
    first = four.ask("Who uses Quillpad?")
    assert speakers(first) == ["Ann Lee", "Bo Reyes", "Cass Moore"]
    history = (Message(role="user", content="Who uses Quillpad?"), Message(role="assistant", content=first.text))
    assert speakers(four.ask("Which of them are bakers?", history=history)) == ["Ann Lee", "Bo Reyes"]
    assert speakers(four.ask("and which of those use Mossnote?", history=history)) == ["Cass Moore"]
    assert of_them("Which one is best?") == ""


def test_one_kind_of_a_thing_denied_is_not_the_thing_denied(four: Assistant) -> None:
    answer = four.ask("Which people don't own a computer?")
    assert speakers(answer) == ["Ann Lee"]
    assert answer.text.startswith("At least 1 person says they do not own a computer.")


def test_what_kind_of_thing_a_name_is_is_no_part_of_the_theme() -> None:
    theme = asked_theme("Who uses the program Inkwright?")
    assert theme is not None
    assert theme.text == "Inkwright"
    plain = asked_theme("Who uses the editor of the firm?")
    assert plain is not None
    assert "editor" in plain.text
