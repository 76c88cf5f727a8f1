"""Questions that describe somebody by what they made or belong to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.asked import understood
from assistant.conversation import Assistant
from assistant.decided import UNINTRODUCED
from prompts import phrase
from tests.assistant.assistants import assistant_of

WHO = "### Who are you, and what do you do?\n\n"
WRITER = f"""---
title: Ines Moreau
summary: Author (Salt Roads), pilot
---

{WHO}I'm Ines Moreau. I wrote Salt Roads in a lighthouse, and I fly the mail to the islands near Weathervane Point.

### What do you write with?

A dip pen that a ferryman left me. I also keep Quillbox on the laptop for the fair copy.
"""
MAKER = f"""---
title: Tadeo Brisk
---

{WHO}I'm Tadeo Brisk, and I look after the servers of a bank. Years ago I created Quillbox, which has since gone to others.

### What do you write with?

A green mechanical pencil with a lead of two millimetres, and a clipboard from the harbour office.
"""
READER = f"""---
title: Maud Ellery
---

{WHO}I'm Maud Ellery. I teach, and draw Quillbox maps for the children of Weathervane Point. I read Salt Roads every winter.

### What do you write with?

Whatever the children leave lying about, which is mostly crayons.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("works"), {"ines.moreau.md": WRITER, "maud.ellery.md": READER, "tadeo.brisk.md": MAKER}
    ) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "person", "asked"),
    [
        ("What does the author of Salt Roads write with?", "Ines Moreau", "What does they write with?"),
        ("What does the Salt Roads author write with?", "Ines Moreau", "What does they write with?"),
        ("What is Salt Roads' author's pen?", "Ines Moreau", "What is their pen?"),
        ("What pencil does the inventor of Quillbox use?", "Tadeo Brisk", "What pencil does they use?"),
        ("Whose pencil does the man who made Quillbox use?", "Tadeo Brisk", "Whose pencil does they use?"),
    ],
)
def test_who_made_something_is_found_by_the_introduction(
    assistant: Assistant, question: str, person: str, asked: str
) -> None:
    assistant.archive.refresh()
    found = understood(question, (), assistant.archive)
    assert found.names.people == (person,)
    assert found.masked == asked
    assert found.introduced is not None
    assert found.introduced.document.title == person


@pytest.mark.parametrize(
    "question",
    [
        "What does the author of Winter Roads write with?",  # of nothing that is known
        "What does the mayor of Weathervane Point write with?",  # a role that is none here
        "What does the founder of Crayons write with?",  # in nobody's introduction
        "Who is the author of Salt Roads?",  # asks just that
    ],
)
def test_nobody_is_taken_for_whom_no_introduction_describes(assistant: Assistant, question: str) -> None:
    assistant.archive.refresh()
    found = understood(question, (), assistant.archive)
    assert found.names.people == ()
    assert found.introduced is None


def test_the_answer_quotes_what_says_that_it_is_them(assistant: Assistant) -> None:
    answer = assistant.ask("Which pencil does the inventor of Quillbox write with?")
    assert not answer.abstained
    assert "mechanical pencil" in answer.citations[0].quote
    assert any("created Quillbox" in citation.quote for citation in answer.citations)


def test_what_says_it_is_in_their_own_words_and_no_front_matter(assistant: Assistant) -> None:
    assistant.archive.refresh()
    found = understood("What does the author of Salt Roads write with?", (), assistant.archive)
    assert found.introduced is not None
    assert found.introduced.text.startswith("I wrote Salt Roads")


def test_who_only_keeps_what_another_made_is_a_doubtful_answer(tmp_path: Path) -> None:
    with assistant_of(tmp_path, {"ines.moreau.md": WRITER, "maud.ellery.md": READER}) as assistant:
        answer = assistant.ask("What does the Quillbox creator write with?")
        named = assistant.ask("What does Ines Moreau keep on the laptop for the fair copy?")
    assert answer.confidence <= UNINTRODUCED < named.confidence
    assert answer.abstained or phrase("unanswered.doubt") in answer.notice
