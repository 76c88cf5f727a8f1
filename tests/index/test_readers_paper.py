"""What the habits of paper are to plain text: indented first lines open paragraphs, columns in the margin are notation,
titles that count on are headings.
"""

from __future__ import annotations

import time

import pytest

from index.readers.text import document
from tests.index.found_pairs import asked, shown


def blocks(text: str) -> list[str]:
    """The words of each block."""
    return [block.span.of(text) for block in document(text, source="a.txt").blocks]


def test_an_indented_first_line_opens_a_paragraph_where_the_others_are_full() -> None:
    text = (
        "    The mill stood at the end of the lane, and nobody who came\nby ever looked at it.\n"
        "    It burnt.\n"
        "    That was in the spring of the year in which the river came\n"
        "up as far as the church, and the men who had stood there all\nthe night had gone home.\n"
        "    Nobody was hurt, as far as we know, since all of them were\nasleep.\n"
    )
    assert [words[:8] for words in blocks(text)] == ["The mill", "It burnt", "That was", "Nobody w"]


@pytest.mark.parametrize(
    "text",
    [
        "Term\n    What it means, in a line that is long enough to be wrapped,\n    and goes on.\n" * 5,
        "What does it cost to have a lamp put up in the lane, and who pays?\n    The town does.\n" * 5,
        "1. A point that is long enough to be wrapped at the right margin\n   and goes on below.\n" * 5,
        "Roses are red,\n    Violets are blue,\nSugar is sweet,\n    And so are you.\n" * 4,
        "def mill(lamp):\n    if lamp:\n        return 1\n    return 2\n" * 4,
    ],
    ids=["terms", "answers", "a list", "verse", "a program"],
)
def test_other_lines_that_are_indented_open_none(text: str) -> None:
    assert len(blocks(text)) == 1


def test_a_long_run_of_blanks_costs_no_time() -> None:
    began = time.process_time()
    assert len(blocks("Q: Why?\nA: a" + " " * 40_000 + "b 00:00\nQ: And?\nA: c\n")) >= 1
    assert time.process_time() - began < 2


COUNTED = "ISSUE 1: RANGE\nThirty metres.\n\nISSUE 2: BEEPS\nQ: It beeps.\nA: Charge it.\n\nISSUE 3: APP\nAsk for it.\n"


def test_titles_that_a_word_and_a_number_count_on_are_headings_that_end_an_answer() -> None:
    read_document = document(COUNTED, source="a.txt")
    headings = [words for kind, words in shown(read_document) if kind == "heading"]
    assert headings == ["ISSUE 1: RANGE", "ISSUE 2: BEEPS", "ISSUE 3: APP"]
    assert asked(read_document) == [("It beeps.", "Charge it.")]


@pytest.mark.parametrize(
    "text",
    [
        COUNTED.replace("ISSUE 2", "ISSUE 7"),
        COUNTED.replace("ISSUE", "SPEAKER"),
        COUNTED.replace("RANGE", "Range").replace("APP", "App"),
    ],
)
def test_other_lines_with_numbers_are_no_headings(text: str) -> None:
    assert "heading" not in [kind for kind, _ in shown(document(text, source="a.txt"))]
