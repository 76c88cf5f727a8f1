"""Whether somebody does what they speak of: not where it is denied, over, only wished for, or said of others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.lists.mentions import find
from assistant.lists.theme import asked_theme
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profile

NOT = (
    "I ran Quillpad until around 2002.",
    "When I was on Quillpad, everything was simple.",
    "I used Quillpad for about 20 years, and then I switched to Mossnote.",
    "For years I used Quillpad at the office.",
    "One day I will take the time to learn Quillpad.",
    "The allure of Quillpad is strong, and one day I will learn it.",
    "I tried Quillpad but never warmed to it.",
    "I am planning to move to Quillpad.",
    "I was a Quillpad user for thirty years.",
    "Quillpad was my editor before I switched to Mossnote.",
    "I've used Quillpad for years, but recently moved to Mossnote.",
    "I switched from Quillpad to Mossnote.",
    "Other writers swear by Quillpad.",
    "I've heard great things about Quillpad.",
    "Mossnote has Quillpad keybindings.",
    "It is a Quillpad-like program.",
    "I ditched Quillpad for Mossnote.",
    "I no longer touch Quillpad.",
    "I used Quillpad (the old one) in college.",
    "I've had Quillpad in the past, which I gave away.",
    "I keep flirting with the idea of Quillpad.",
    "Quillpad is simply way too much for me.",
    "My co-author is attached to Quillpad, which I can't stand.",
    "It is no Quillpad-level program.",
    "I learned it from my uncle, who had a Quillpad for most of his life.",
    "I'd be lost in something like Quillpad.",
)
DONE = (
    "I've used Quillpad since 1990.",
    "I used to hate Quillpad but now I love it.",
    "I used to hate Mossnote, but now I use Quillpad.",
    "I switched to Quillpad last year.",
    "I switched from Mossnote to Quillpad.",
    "I used Quillpad for this book.",
    "I ditched Mossnote for Quillpad.",
    "I could not work without Quillpad.",
    "I've been using Quillpad for thirty years.",
    "I tried Mossnote but went back to Quillpad.",
    "I used Quillpad in college and I still do.",
    "I don't like Mossnote but Quillpad is fine.",
    "When I was in college I started with Quillpad.",
    "I use Quillpad and recently moved to a larger desk.",
    "My friends write by hand; I have Quillpad.",
    "I'll never stop using Quillpad.",
    "I've used Quillpad daily in the past few years.",
)


def name(number: int) -> str:
    return f"Ann Pers{chr(97 + number // 26)}{chr(97 + number % 26)}"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    told = dict(enumerate((*NOT, *DONE)))
    told[len(told)] = "I ran Quillpad until 2002. Quillpad had no hope against the web."
    pages = {f"{number}.md": profile(name(number), words) for number, words in told.items()}
    with assistant_of(tmp_path_factory.mktemp("doing"), pages) as found:
        yield found


@pytest.fixture(scope="module")
def listed(assistant: Assistant) -> frozenset[str | None]:
    theme = asked_theme("Who uses Quillpad?")
    assert theme is not None
    return frozenset(voice.person for voice in find(assistant.archive, theme, near=False))


@pytest.mark.parametrize(("number", "words"), list(enumerate(NOT)))
def test_what_is_over_planned_or_said_of_others_is_not_done(
    listed: frozenset[str | None], number: int, words: str
) -> None:
    assert name(number) not in listed, words


@pytest.mark.parametrize(("number", "words"), list(enumerate(DONE, start=len(NOT))))
def test_what_is_still_done_counts(listed: frozenset[str | None], number: int, words: str) -> None:
    assert name(number) in listed, words


def test_who_has_left_a_thing_does_not_use_it_for_what_they_say_of_it(listed: frozenset[str | None]) -> None:
    assert name(len(NOT) + len(DONE)) not in listed


def test_who_plainly_uses_it_comes_before_who_only_speaks_of_it(tmp_path: Path) -> None:
    told = (
        "The people who use Quillpad are mostly writers.",
        "I keep a diary, and for that I have used Quillpad since the winter.",
    )
    pages = {f"{number}.md": profile(name(number), words) for number, words in enumerate(told)}
    with assistant_of(tmp_path, pages) as assistant:
        answer = assistant.ask("Which people use Quillpad?")
    assert [citation.speaker for citation in answer.citations] == [name(1), name(0)]


def test_a_word_in_a_longer_name_is_not_the_name(tmp_path: Path) -> None:
    told = (
        "For letters I use Pages.",
        "I use Apple Pages 9.",
        "I present the Hundred Pages Hour on the radio.",
        "I turn the pages by hand.",
        "I run the Museum of Pages.",
    )
    pages = {f"{number}.md": profile(name(number), words) for number, words in enumerate(told)}
    with assistant_of(tmp_path, pages) as assistant:
        answer = assistant.ask("Who uses Pages?")
    assert sorted(citation.speaker or "" for citation in answer.citations) == [name(0), name(1)]
