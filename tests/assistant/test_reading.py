"""How an answer reads: nothing beside the answer that adds nothing, in the order in which it was said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.people.introductions import told
from assistant.question import parts_of
from assistant.retrieve import OF_SEVERAL
from assistant.types import Answer
from tests.assistant.assistants import assistant_of

PEOPLE = {
    "ines.holt.md": (
        "# Ines Holt\n\n### Who are you, and what do you do?\n\nMy name is Ines Holt. I restore clocks for two museums. I "
        "teach on Mondays.\n\nI have one husband, two hens and a donkey who hates him.\n\n### What do you use?\n\nA lathe from "
        "1931, which came out of a school.\n"
    ),
    "bram.oster.md": (
        "# Bram Oster\n\n### Who are you, and what do you do?\n\nI'm Bram Oster, a bargeman on the Lower Canal.\n\n### What do "
        "you use?\n\nA pole of ash, a stove and a tin whistle.\n"
    ),
}


def answer(folder: Path, pages: Mapping[str, str], question: str) -> Answer:
    with assistant_of(folder, pages) as assistant:
        return assistant.ask(question)


@pytest.mark.parametrize(
    ("question", "introduced"),
    [
        ("Who has a donkey?", False),  # the name stands before the quote
        ("Which bargeman plays the tin whistle?", True),  # the introduction says that he is one
    ],
)
def test_who_speaks_is_introduced_where_that_tells_more_than_the_name(
    tmp_path: Path, question: str, introduced: bool
) -> None:
    given = answer(tmp_path, PEOPLE, question)
    assert not given.abstained
    assert any("My name" in c.quote or "I'm Bram" in c.quote for c in given.citations) == introduced


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When did the north face slip?", ["The accident that people still speak about"]),
        ("What happens if I return a tool late?", ["It costs 1 a day"]),  # and nothing of breaking it
        ("Was the light ever out?", ["Once, for fifty minutes"]),  # and no question beside the reply
    ],
)
def test_what_is_far_from_the_answer_is_not_quoted_beside_it(
    samples: Assistant, question: str, said: list[str]
) -> None:
    quoted = [citation.quote for citation in samples.ask(question).citations]
    assert [quote[: len(start)] for quote, start in zip(quoted, said, strict=True)] == said


def test_a_pronoun_is_quoted_with_the_sentence_that_it_points_back_to(samples: Assistant) -> None:
    quoted = [citation.quote for citation in samples.ask("Why did Ilse Varga stand under a tree?").citations]
    assert not any(quote.startswith("It was easier to explain") for quote in quoted)


def test_behind_the_best_quote_a_passage_is_quoted_as_it_was_spoken(samples: Assistant) -> None:
    citations = samples.ask("What should a beginner baker do first?").citations
    assert citations[0].quote.startswith("One thing at a time.")
    spoken = [citation.span.start for citation in citations if citation.question == "You were not always a baker."]
    assert spoken == sorted(spoken)


def test_a_thing_that_an_introduction_names_is_asked_for_itself(tmp_path: Path) -> None:
    page = PEOPLE["bram.oster.md"].replace("a bargeman", "the founder of Wexbox, a workshop")
    with assistant_of(tmp_path, {"bram.oster.md": page}) as assistant:
        assistant.archive.refresh()
        described = [
            bool(
                told(
                    assistant.archive, part, [assistant.archive.document(one.id) for one in assistant.archive.documents]
                )
            )
            for part in (*parts_of("What is Wexbox?"), *parts_of("Which pole does the founder of Wexbox keep?"))
        ]
    assert described == [False, True]


def test_of_several_people_each_is_quoted_in_a_few_sentences(samples: Assistant) -> None:
    citations = samples.ask("What do Ilse Varga and Mateo Lindqvist say about clocks?").citations
    people = [citation.speaker for citation in citations]
    assert {*people} == {"Ilse Varga", "Mateo Lindqvist"}
    assert all(people.count(person) <= OF_SEVERAL for person in people)
