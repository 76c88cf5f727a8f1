"""A name that a document has in its title, and that a question says, is left out where the document is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.people.introductions import of_title
from assistant.question import parts_of
from tests.assistant.assistants import assistant_of

PAGES = {
    "tidewright.md": (
        "# Tidewright 4: questions and answers\n\n## Power\n\nTwo AA cells last fourteen months. Lithium ones last twenty.\n\n"
        "## Where does it stand?\n\nOn the window sill, away from the stove.\n\n## Is it loud?\n\nIt ticks once an hour.\n"
    ),
    "gullhaven.md": (
        "# Gullhaven: what visitors ask\n\n## When does the ferry go?\n\nAt nine and at four.\n\n## Is there a bank?\n\n"
        "No, but the baker gives change.\n"
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("titles"), PAGES) as found:
        found.archive.refresh()
        yield found


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which cells go in Tidewright at sea?", "Which cells go at sea?"),
        ("How loud is the Tidewright 4?", "How loud is it?"),
        ("Which lamp of my Tidewright 4 blinks?", "Which lamp blinks?"),
        ("When was the Tidewright clock wound?", None),
        ("Can the Tidewright be washed?", "Can it be washed?"),
        ("What is Tidewright's price?", None),
        ("which questions does it put", None),
        ("Where can I buy Gullwright?", None),
    ],
)
def test_the_name_in_the_title_is_left_out(assistant: Assistant, question: str, asked: str | None) -> None:
    documents = [assistant.archive.document(document.id) for document in assistant.archive.documents]
    (part,) = parts_of(question)
    found = of_title(part, ["Tidewright", "Gullwright", "questions"], documents)
    assert [one.text for one in found.values()] == ([asked] if asked else [])


def test_what_is_asked_of_a_place_is_found_in_the_document_about_it(assistant: Assistant) -> None:
    answer = assistant.ask("Is there a bank in Gullhaven?")
    assert answer.citations[0].quote == "No, but the baker gives change."
    assert answer.confidence > 0.8


def test_a_library_of_a_few_lines_answers_as_another_does(assistant: Assistant) -> None:
    answer = assistant.ask("How long do the two cells last?")
    assert not answer.abstained
    assert "fourteen months" in answer.citations[0].quote
    assert assistant.ask("How do I bake a loaf of bread?").abstained
