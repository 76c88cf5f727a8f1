"""Who was something is answered by the words that call somebody so, whoever says them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of

SLATES = """Slates and straw: an interview with Moll Dacre

Q: Do young people come?

A: We took on one of sixteen last year, Ansel Pike. He'd been a tanner in Sale. He has the best hands that I have seen.

Q: Where did you begin?

A: In Hythe, at the corn exchange.
"""
HATS = """Felt: an interview with Percy Stroud

Q: When was it over?

A: It was tanners, if you ask me, and motor cars. Roofs got low. I coupled wagons for the railway then.

Q: Who bought the last one?

A: A bishop.
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("called"), {"slates.txt": SLATES, "hats.txt": HATS}) as found:
        yield found


def test_who_is_said_to_have_been_it_is_quoted_with_the_name(people: Assistant) -> None:
    answer = people.ask("Who was a tanner?")
    assert not answer.abstained and "Ansel Pike. He'd been a tanner" in answer.citations[0].quote


def test_who_is_not_said_to_have_been_it_is_no_answer(people: Assistant) -> None:
    assert people.ask("Who was a railway signaller?").abstained
