"""Lists of people by what they are, and of those who say that they do not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.lists.callings import says_one
from assistant.lists.theme import asked_calling, asked_theme
from assistant.types import Answer
from index.library import Library
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profile, profiles

INTERVIEWS = {
    "Ann Lee": (
        "Photographer",
        "I'm Ann Lee, and I take pictures of bridges.",
        "I don't own a car. I never use Quillpad.",
    ),
    "Bo Reyes": (
        "Composer",
        "My name is Bo Reyes. I'm a composer, a baker and an occasional photographer.",
        "I use Quillpad daily. If I don't have a car I take the train.",
    ),
    "Cass Moore": (
        "Editor (Photographers Weekly)",
        "I'm Cass Moore. I write for photographers, and my husband is a photographer.",
        "I stopped using Quillpad in May. I have a car and a film maker's lamp.",
    ),
    "Dov Stein": (
        "Film maker",
        "I'm Dov Stein. I'm no photographer. I'm married to Ann, a photographer, and I'm not a painter or a photographer.",
        "I don't use Quillpad much. I can't live without a car.",
    ),
}
EPISODE = """The Slow Boat, episode 3

Guests: Mara Quill, lighthouse keeper, Sallow; Dr. Iva Brandt, botanist. Host: Per Holm.

PER HOLM: Welcome. Mara, what am I looking at?

MARA QUILL: That is the lamp, and below it are the stairs that I paint every spring.

PER HOLM: And Iva, what grows here?

DR. IVA BRANDT: Thrift, mostly, and on the west side a lichen that I have not seen anywhere else.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {
        f"{name.lower().replace(' ', '.')}.md": profile(name, tools, who=who, summary=work)
        for name, (work, who, tools) in sorted(INTERVIEWS.items())
    }
    with assistant_of(tmp_path_factory.mktemp("callings"), pages | {"boat.txt": EPISODE}) as found:
        yield found


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "words", "shown"),
    [
        ("Which interviewees are photographers?", ("photographer",), "Photographers"),
        ("Who of them is a musician?", ("musician",), "Musicians"),
        ("Who are the game designers?", ("game", "designer"), "Game designers"),
        ("Is anybody here a nurse?", ("nurse",), "Nurses"),
        ("Are there any chefs?", ("chef",), "Chefs"),
        ("List all the cartoonists", ("cartoonist",), "Cartoonists"),
        ("How many of the interviewees are women?", ("woman",), "Women"),
        ("Who works as a lighthouse keeper?", ("lighthouse", "keeper"), "Lighthouse keepers"),
    ],
)
def test_what_people_are_asked_to_be(question: str, words: tuple[str, ...], shown: str) -> None:
    calling = asked_calling(question)
    assert calling is not None
    assert (calling.words, calling.shown) == (words, shown)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the best photographer?",
        "Who is the coordinator?",
        "Are there any computers?",
        "List the answers",
        "Who is Ann Lee?",
        "Which interviewees use Quillpad?",
        "Who was there?",
        "Which interviewees are not photographers?",
    ],
)
def test_other_questions_ask_for_no_calling(question: str) -> None:
    assert asked_calling(question) is None


def test_those_who_are_it_are_listed_with_what_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("Which interviewees are photographers?")
    assert answer.text.startswith("Photographers: at least 2 people.")
    assert sorted(quotes(answer)) == ["I'm a composer, a baker and an occasional photographer.", "Photographer"]
    assert "Of Ann Lee it is written: “Photographer”" in answer.text


@pytest.mark.parametrize("question", ["Is there a river?", "Do you have a sister?", "Is there any danger?"])
def test_a_thing_that_sounds_like_a_calling_is_not_declined_for_want_of_people(question: str) -> None:
    calling = asked_calling(question)
    assert calling is None or not calling.openly


def test_other_people_than_those_known_are_asked_for() -> None:
    calling = asked_calling("Are there any more photographers?")
    assert calling is not None
    assert (calling.words, calling.more) == (("photographer",), True)


def test_two_words_may_be_one(assistant: Assistant) -> None:
    answer = assistant.ask("Is anybody here a filmmaker?")
    assert answer.text.startswith("Filmmakers: at least 1 person.")
    assert quotes(answer) == ["Film maker"]


def test_what_guests_are_stands_behind_their_names(assistant: Assistant) -> None:
    answer = assistant.ask("Who is a botanist?")
    assert answer.text.startswith("Botanists: at least 1 person. Of Dr. Iva Brandt it is written")


def test_nobody_is_said_where_people_are_asked_for_and_none_is_it(assistant: Assistant) -> None:
    answer = assistant.ask("Are any of them lawyers?")
    assert answer.abstained
    assert answer.declined is not None
    assert "“lawyer”" in answer.declined


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Who doesn't use Quillpad?", "use Quillpad"),
        ("Who has never used Quillpad?", "use Quillpad"),
        ("Does anybody not own a car?", "own a car"),
        ("Which interviewees don't drink coffee?", "drink coffee"),
        ("Are there people who don't use a mouse?", "use a mouse"),
        ("Who has no car?", "have any car"),
        ("Who doesn't rely on a Mac?", "rely on a Mac"),
    ],
)
def test_a_list_may_be_of_those_who_do_not(question: str, shown: str) -> None:
    theme = asked_theme(question)
    assert theme is not None
    assert (theme.denied, theme.shown) == (True, shown)


def test_those_who_do_are_no_answer_to_who_does_not(assistant: Assistant) -> None:
    answer = assistant.ask("Who doesn't use Quillpad?")
    assert answer.text.startswith("At least 2 people say they do not use Quillpad.")
    assert sorted(quotes(answer)) == ["I never use Quillpad.", "I stopped using Quillpad in May."]


def test_a_condition_denies_nothing(assistant: Assistant) -> None:
    assert quotes(assistant.ask("Does anybody not own a car?")) == ["I don't own a car."]


def test_where_nobody_denies_it_the_question_is_declined(assistant: Assistant) -> None:
    answer = assistant.ask("Who doesn't use a lamp?")
    assert answer.abstained
    assert answer.confidence == 0.0


def test_a_part_of_a_thing_denied_or_not_using_it_denies_no_owning(tmp_path: Path) -> None:
    told = {
        "Ann Lee": "I don't own a radio, and I don't miss it.",
        "Bo Reyes": "I don't have the radio dial in my studio.",
        "Cass Moore": "I don't use the radio.",
        "Dov Stein": "I never had a radio right here.",
    }
    with assistant_of(tmp_path, profiles(told)) as assistant:
        owning = [c.speaker for c in assistant.ask("Who doesn't own a radio?").citations]
        using = [c.speaker for c in assistant.ask("Who doesn't use a radio?").citations]
    assert sorted(owning, key=str) == ["Ann Lee", "Dov Stein"]
    assert sorted(using, key=str) == ["Ann Lee", "Cass Moore", "Dov Stein"]


def test_a_line_without_an_end_takes_time_in_proportion(tmp_path: Path) -> None:
    spent = []
    for size in (1, 4):
        folder = tmp_path / str(size)
        folder.mkdir()
        for name in ("Ann Lee", "Bo Reyes"):
            text = f"---\ntitle: {name}\nsummary: {'baker, ' * 150 * size}\n---\n\n### Who are you?\n\nI bake.\n"
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
        with Library.open(folder / "store", create=True) as library:
            library.add([folder])
            assistant = Assistant(library)
            assistant.ask("What is this?")
            began = time.process_time()
            assistant.ask("Who are the bakers?")
            spent.append(time.process_time() - began)
    assert spent[1] < 8 * spent[0] + 0.5, spent


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My aunt was a watchmaker in Hull.", True),
        ("Two watchmakers, both deaf.", True),
        ("I dream of a tiny watchmaker's lathe.", False),
        ("I wrote The Watchmaker Handbook.", False),
        ("We print watchmaker tables.", False),
    ],
)
def test_what_is_theirs_tells_of_nobody_who_is_one(text: str, said: bool) -> None:
    calling = asked_calling("Who was a watchmaker?")
    assert calling is not None
    assert says_one(text, calling) == said


def test_what_tells_of_nobody_who_is_one_is_doubted(tmp_path: Path) -> None:
    pages = {"ann.lee.md": profile("Ann Lee", "A watchmaker's lathe, for the small wheels of my cameras.")}
    with assistant_of(tmp_path, pages | {"bo.reyes.md": profile("Bo Reyes", "A pen.")}) as assistant:
        answer = assistant.ask("Who was a watchmaker?")
    assert answer.confidence <= 0.5


def test_midwives_are_no_midwifes() -> None:
    calling = asked_calling("Who is a midwife?")
    assert calling is not None
    assert calling.shown == "Midwives"
