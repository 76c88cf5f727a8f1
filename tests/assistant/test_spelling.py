"""Misspelt words are put right by what stands in the archive; names and words that are well spelt stay."""

from __future__ import annotations

import pytest

from assistant.archive import Archive
from assistant.conversation import Assistant
from assistant.spelling import put_right


@pytest.fixture(scope="module")
def archive(samples: Assistant) -> Archive:
    samples.archive.refresh()
    return samples.archive


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("what was the temprature of chamber 4", "what was the temperature of chamber 4"),
        ("wat was stored in chamber 4", "what was stored in chamber 4"),
        ("when was the lighthuose automatd", "when was the lighthouse automated"),
        ("who works at the bakrey", "who works at the bakery"),
        ("what did winslade say about palets", "what did winslade say about pallets"),
    ],
)
def test_a_word_that_stands_nowhere_is_taken_for_the_closest_that_does(
    archive: Archive, question: str, right: str
) -> None:
    assert put_right(question, archive) == right


@pytest.mark.parametrize(
    "question",
    [
        "What was stored in Chamber 4?",
        "What did Vargo say about the lens?",
        "does she keep geese",
        "is the chair ergonomic",
        "What does the Lamq cost?",
        "what is 4B",
        "what does anyone say about lemp",  # a short word with another letter may be a thing that nobody here knows
        "",
    ],
)
def test_names_numbers_and_words_of_everyday_language_stay(archive: Archive, question: str) -> None:
    assert put_right(question, archive) == question


def test_the_question_put_right_is_shown_and_answered(samples: Assistant) -> None:
    answer = samples.ask("how many loaves leave the bakrey in a day")
    assert answer.searched_for == "how many loaves leave the bakery in a day"
    assert "Three hundred and ten on a weekday." in answer.text
