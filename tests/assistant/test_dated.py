"""Lists of those who were interviewed at some time; and who is a woman or a man, which is counted nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.lists.dated import dated
from assistant.lists.unrecorded import counts, unrecorded
from assistant.types import Message
from tests.assistant.assistants import assistant_of

SAID = {
    "Ann Lee": ("2010-03-01", "I use Quillpad every day."),
    "Bo Reyes": ("2010-09-09", "I keep quillpad open from six."),
    "Cass Moore": ("2014-01-02", "Everything is in Quillpad. I work at Harrow Post."),
    "Dov Stein": ("2014-05-05", "I write on slates. I'm a clerk at Harrow Post."),
}


def page(name: str, date: str, said: str) -> str:
    return (
        f"---\ntitle: {name}\ndate: {date}\n---\n\n### Who are you?\n\nI'm {name}.\n\n### What do you use?\n\n{said}\n"
    )


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {f"{name}.md": page(name, *said) for name, said in SAID.items()}
    with assistant_of(tmp_path_factory.mktemp("dated"), pages) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Which people interviewed in 2010 use Quillpad?", ["Ann Lee", "Bo Reyes"]),
        ("Of the people interviewed in 2010, who uses Quillpad?", ["Ann Lee", "Bo Reyes"]),
        ("How many people who were interviewed before 2012 use Quillpad?", ["Ann Lee", "Bo Reyes"]),
        ("Which people interviewed since 2012 use Quillpad?", ["Cass Moore"]),
    ],
)
def test_only_those_are_listed_who_were_interviewed_then(
    assistant: Assistant, question: str, people: list[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith("At least ")
    assert sorted(str(citation.speaker) for citation in answer.citations) == people


def test_nobody_of_another_year_answers(assistant: Assistant) -> None:
    assert assistant.ask("Which people interviewed in 2011 use Quillpad?").abstained
    assert assistant.ask("Which people interviewed between 2013 and 2015 use a harmonium?").abstained


def test_who_answers_without_a_label_is_dated_by_the_words_above_the_first_question(tmp_path: Path) -> None:
    pages = {
        "sleep.md": "---\ndate: 2016-09-24\n---\n\n# No clock\n\nProfessor Perdita Mbele-Lund runs a lab. Portrait by Ira "
        "Stolz Benn.\n\n**So six hours are enough?**\n\nFor me, yes. I sleep like a stone.\n\n**And naps?**\n\nNever.\n",
        "talk.md": "---\ndate: 2018-02-03\n---\n\n# Mills\n\n**Odalys Frey:** How old is it?\n\n**Bram Osei:** From 1780.\n\n"
        "**Odalys Frey:** Who runs it?\n\n**Bram Osei:** I, and Perdita Mbele-Lund wrote to me about it.\n",
    }
    with assistant_of(tmp_path, pages) as found:
        assert found.ask("When was Perdita Mbele-Lund interviewed?").text.endswith("are dated 2016-09-24.")
        assert found.ask("When was Bram Osei interviewed?").text.endswith("are dated 2018-02-03.")
        for other in ("Ira Stolz Benn", "Odalys Frey"):
            assert found.ask(f"When was {other} interviewed?").composer != "catalogue", other


def test_years_in_other_places_are_no_filter() -> None:
    assert dated("Who used Quillpad in 2010?") is None
    assert dated("Which people work on Quillpad 2010?") is None


@pytest.mark.parametrize(
    "question",
    [
        "How many women were interviewed?",
        "How many of the people interviewed are men?",
        "Which interviewees are women?",
        "How many female speakers are there?",
        "What share of the interviewees are men?",
    ],
)
def test_nobody_is_counted_as_a_woman_or_a_man(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert "not on record" in answer.text


@pytest.mark.parametrize(
    "question", ["How many women worked at the mill?", "Were there any women?", "Which man had a dog?"]
)
def test_women_and_men_of_whom_is_told_are_asked_for_as_ever(question: str) -> None:
    assert not unrecorded(question)


def test_a_text_may_count_them() -> None:
    assert counts("We spoke to 31 women.")
    assert not counts("An old woman asked me.")


def test_of_them_are_those_of_that_year_and_of_nobody_else(assistant: Assistant) -> None:
    first = "Which people interviewed in 2010 use Quillpad?"
    history = [Message(role="user", content=first), Message(role="assistant", content=assistant.ask(first).text)]
    assert assistant.ask("Which of them write on slates?", history=history).abstained
    again = assistant.ask("How many of them use Quillpad?", history=history)
    assert sorted(str(citation.speaker) for citation in again.citations) == ["Ann Lee", "Bo Reyes"]


def test_who_else_does_so_there_goes_on_with_the_list(assistant: Assistant) -> None:
    first = "Which people work at Harrow Post?"
    history = [Message(role="user", content=first), Message(role="assistant", content="At Harrow Post: Cass Moore.")]
    answer = assistant.ask("Who else works there?", history=history)
    assert [citation.speaker for citation in answer.citations] == ["Dov Stein"]
