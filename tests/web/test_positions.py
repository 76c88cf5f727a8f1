"""Where a quote stands, in words; and how a question put to somebody reads when others ask it."""

from __future__ import annotations

import pytest

from assistant.positions import position
from assistant.web.welcome import asked_about
from index.types import Locator


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (Locator(page=45, page_end=45, line=12, line_end=12), "p. 45:12"),
        (Locator(page=45, page_end=45, line=12, line_end=15), "p. 45:12–15"),
        (Locator(page=45, page_end=46, line=12, line_end=3), "pp. 45:12–46:3"),
        (Locator(page=3), "p. 3"),
        (Locator(page=3, page_end=4), "pp. 3–4"),
        (Locator(line=7, line_end=7), "line 7"),
        (Locator(line=7, line_end=9), "lines 7–9"),
        (Locator(row="a1", line=7), "row a1"),
        (Locator(time_start=3723.9, line=7), "1:02:03"),
        (Locator(), ""),
    ],
)
def test_a_position_reads_in_the_manner_of_its_medium(locator: Locator, words: str) -> None:
    assert position(locator) == words


def test_an_example_begins_with_a_capital_letter() -> None:
    assert asked_about("do you ever sing at sea?", "Ada Brook") == "Does Ada Brook ever sing at sea?"
    assert asked_about("what is it?", "Ada") == "what is it?"
