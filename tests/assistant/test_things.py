"""Words asked for as things: names, numbers, commands and verbs that are written alike are not met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.lists.mentions import find
from assistant.lists.theme import asked_theme
from tests.assistant.assistants import assistant_of
from tests.assistant.interviews import profiles

SAID = {
    "Ann Lee": "I have two cats at home, one cat by the stove and one in bed. There was a strike at the mill.",
    "Bo Reyes": "My cat sleeps on the kiln. No other cat may. The strikes of that winter cost us the harvest.",
    "Cass Moore": "The cables here are Cat-5 throughout. I move to strike what the clerk wrote.",
    "Dov Stein": "I print it with cat ~/notes and a pipe. Hens don't strike, they sulk.",
    "Eva Blom": "I listen to the records of Cat Tarrow all day. The Long Strike of that year began in our yard.",
    "Finn Dahl": "My partner Cat and I keep bees. I strike out whatever is weak.",
    "Gus Ek": "I feed the neighbour's cat. It is an old cat. A cat must eat. I have seen lightning striking the barn.",
    "Hal Fors": "I made a film for Cat Tarrow, and a cat sat on the reels. In the village they may strike a bargain.",
    "Ida Holm": "Cats walk over my drawings. Every cat does. It took a strike to get soap.",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("things"), profiles(SAID)) as found:
        yield found


def people(assistant: Assistant, question: str) -> list[str]:
    theme = asked_theme(question)
    assert theme is not None
    return sorted(voice.person or "" for voice in find(assistant.archive, theme, question=question, near=False))


@pytest.mark.parametrize("question", ["Who mentions cats?", "Which speakers mention a cat?"])
def test_neither_a_name_nor_a_cable_nor_a_command_is_an_animal(assistant: Assistant, question: str) -> None:
    assert people(assistant, question) == ["Ann Lee", "Bo Reyes", "Gus Ek", "Hal Fors", "Ida Holm"]


@pytest.mark.parametrize("question", ["Which speakers mention a strike?", "Who mentions strikes?"])
def test_a_verb_is_no_thing(assistant: Assistant, question: str) -> None:
    assert people(assistant, question) == ["Ann Lee", "Bo Reyes", "Eva Blom", "Ida Holm"]


def test_a_name_asked_for_in_small_letters_is_met(tmp_path: Path) -> None:
    told = {
        "Ann Lee": "I read on a Tarrow.",
        "Bo Reyes": "I own two Tarrows.",
        "Cass Moore": "I keep my tarrow by the bed.",
    }
    with assistant_of(tmp_path, profiles(told)) as found:
        assert people(found, "Who owns a tarrow?") == ["Ann Lee", "Bo Reyes", "Cass Moore"]
