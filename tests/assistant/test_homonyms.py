"""Will and May, who take no part, are found where they are spoken of; the months and "will" stay what they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.naming.homonyms import homonym_named
from assistant.stated import NAMED_ONLY, SAID_OF
from tests.assistant.assistants import assistant_of

QUARRY = """Interview with Tib Lathom, quarryman

Tib Lathom has cut slate at Orrin since 1971. Jonas Reed talked to him.

Jonas Reed: Who warned you of the slide?

Tib Lathom: Will Prentiss. Will came every spring with a level.

Jonas Reed: Who taught you to split?

Tib Lathom: Old May Ostrander, a splitter from Corris. She had three fingers.

Jonas Reed: When does the work begin?

Tib Lathom: In April. May Day is a holiday, and it will rain.
"""


@pytest.fixture(scope="module")
def quarry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("quarry"), {"quarry.txt": QUARRY}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "quote", "sure"),
    [
        ("Who is Will?", "Will Prentiss.", NAMED_ONLY),
        ("who is will", "Will Prentiss.", NAMED_ONLY),
        ("What did Will do?", "Will Prentiss.", NAMED_ONLY),
        ("Who is May?", "Old May Ostrander, a splitter from Corris.", SAID_OF),
        ("What did May do?", "Old May Ostrander, a splitter from Corris.", NAMED_ONLY),
    ],
)
def test_who_is_only_spoken_of_is_found_by_a_name_that_is_a_word(
    quarry: Assistant, question: str, quote: str, sure: float
) -> None:
    answer = quarry.ask(question)
    assert answer.citations[0].quote.startswith(quote)
    assert answer.confidence == sure


@pytest.mark.parametrize(
    "question", ["Who is April?", "What did June do?", "Who will?", "What may it do?", "Will it?", "In May?"]
)
def test_a_month_and_a_verb_are_nobody(quarry: Assistant, question: str) -> None:
    assert quarry.ask(question).abstained


def test_a_homonym_is_named_where_nothing_else_can_stand() -> None:
    assert homonym_named("What did May do?") == "may"
    assert homonym_named("What will May do?") == ""
    assert homonym_named("") == ""
