"""Who does just what is asked: lives there, plays it, has one. Not who merely has both words in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.lists.mentions import find
from assistant.lists.predicates import deed, does
from assistant.lists.theme import asked_theme
from index.words import tokens
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profiles

LIVES = (
    "I live in Sallow.",
    "Live and 'work' in Sallow.",
    "I'm a painter living in Sallow.",
    "I'm a potter based in Sallow.",
    "I'm a Sallow-based potter.",
    "I've lived in Sallow for seven years.",
    "I live mostly in Sallow, but also by the sea.",
    "I live with my wife and two dogs in Sallow.",
    "It is hot in Sallow where I live.",
)
LIVES_NOT = (
    "In past lives, I was a clerk in Sallow.",
    "My brother lives in Sallow.",
    "I live in Harrow and often travel to Sallow.",
    "I'm based in Sallow but live in Harrow.",
    "I lived in Sallow as a child.",
    "I used to live in Sallow.",
    "I'd live in Sallow if I could.",
    "It began in my living room in Sallow.",
    "I live just outside Sallow.",
    "I have friends living in Sallow.",
)
SAID = {
    "Ann Lee": "I have two cats at home.",
    "Bo Reyes": "My cat sleeps on the kiln.",
    "Cass Moore": "I draw children's books and cat pictures.",
    "Dov Stein": "I feed the neighbour's cat.",
    "Eva Blom": "I live by the sea with my wife, our three children, a cat and a goat.",
    "Finn Dahl": "I would love to have a cat. I looked like a kid.",
    "Gus Ek": "I made a film about a cat. My daughter held the lamp.",
    "Ida Holm": "I have been a gardener all my life. My Cat Kettle is new.",
    "Jon Vik": "I have a garden by the sea.",
    "Hal Fors": "I have nothing against children. My sister's cat is enough.",
}


@pytest.mark.parametrize("said", LIVES)
def test_who_says_so_lives_there(said: str) -> None:
    asked = deed("lives", ["in Sallow"])
    assert asked is not None
    assert does(asked, tokens(said), said) is not None


@pytest.mark.parametrize("said", LIVES_NOT)
def test_who_has_both_words_in_a_sentence_need_not_live_there(said: str) -> None:
    asked = deed("lives", ["in Sallow"])
    assert asked is not None
    assert does(asked, tokens(said), said) is None


@pytest.mark.parametrize(
    ("verb", "thing", "said", "done"),
    [
        ("plays", "the piano", "I enjoy hiking, playing piano and tea.", True),
        ("plays", "the piano", "Some of my works are about monkeys playing piano.", False),
        ("plays", "the piano", "I play the violin and hear the piano next door.", False),
        ("works", "from home", "I usually work from home.", True),
        ("works", "from home", "I work from my home base by the sea.", False),
        ("works", "from home", "I use one machine for work, and another at home.", False),
        ("works", "from home", "At home I keep what I use for work.", False),
        ("writes", "in Ruby", "I write code in C, Ruby and Perl.", True),
        ("writes", "in Ruby", "I write short things in Perl, and use Ruby for the rest.", False),
        ("keep", "bees", "Then I'd keep bees.", False),
        ("rides", "a bike", "It's a long bike ride from here.", False),
        ("drinks", "coffee", "I drink a massive amount of coffee.", True),
    ],
)
def test_a_thing_is_what_is_done_with_it(verb: str, thing: str, said: str, *, done: bool) -> None:
    asked = deed(verb, [thing])
    assert asked is not None
    assert (does(asked, tokens(said), said) is not None) is done


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("having"), profiles(SAID)) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Who has cats?", ["Ann Lee", "Bo Reyes", "Eva Blom"]),
        ("Which people own a cat?", ["Ann Lee", "Bo Reyes", "Eva Blom"]),
        ("Who has children?", ["Eva Blom", "Gus Ek"]),
        ("Who has a garden?", ["Jon Vik"]),
    ],
)
def test_those_have_something_who_say_so(assistant: Assistant, question: str, people: list[str]) -> None:
    theme = asked_theme(question)
    assert theme is not None
    assert sorted(voice.person or "" for voice in find(assistant.archive, theme, near=False)) == people


def test_one_who_says_so_is_a_list_of_one(assistant: Assistant) -> None:
    answer = assistant.ask("Who lives by the sea?")
    assert answer.text.startswith("Lives by the sea: at least 1 person. ")
    assert [citation.speaker for citation in answer.citations] == ["Eva Blom"]


def test_who_asks_and_who_is_written_of_are_people_too(tmp_path: Path) -> None:
    hearing = (
        "HEARING ON HONEY\n\nDr Ada Lind has two hives and lives in Sallow.\n\n"
        "Q1 Mr Bo Pell: I keep bees myself, I should say. What would a register cost?\n\n"
        "Dr Ada Lind: Two million.\n\nQ2 Mr Bo Pell: And who would pay for it?\n\nDr Ada Lind: The honey.\n"
    )
    with assistant_of(tmp_path, {"hearing.txt": hearing}) as found:
        found.archive.refresh()
        keeping, living = (asked_theme(q) for q in ("Which people keep bees?", "Who lives in Sallow?"))
        assert keeping is not None
        assert living is not None
        assert [v.person for v in find(found.archive, keeping, near=False)] == ["Mr Bo Pell"]
        assert [v.person for v in find(found.archive, living, near=False)] == ["Dr Ada Lind"]


@pytest.mark.parametrize(
    ("verb", "thing", "said", "done"),
    [
        ("worked", "at Tarrow", "A long time ago I worked at Tarrow as a clerk.", True),
        ("worked", "at Tarrow", "I've worked for Harrow, Tarrow and a few others.", True),
        ("worked", "at Tarrow", "After working at Tarrow I bought a boat.", True),
        ("worked", "at Tarrow", "I worked at a Tarrow reseller.", False),
        ("worked", "at Tarrow", "My brother worked at Tarrow.", False),
        ("worked", "at Tarrow", "I never worked at Tarrow.", False),
        ("grew", "up in Sallow", "I grew up in Sallow.", True),
        ("studied", "at Harrow", "I graduated from Harrow.", True),
    ],
)
def test_what_was_done_once_is_asked_for_in_the_past(verb: str, thing: str, said: str, *, done: bool) -> None:
    asked = deed(verb, [thing], past=True)
    assert asked is not None
    assert (does(asked, tokens(said), said) is not None) is done
