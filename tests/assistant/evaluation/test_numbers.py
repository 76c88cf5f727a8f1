"""A number becomes another that the sentence can hold."""

import random

import pytest

from assistant.evaluation.numbers import VALUES, numbers, other_year


def offered(text: str) -> dict[str, set[str]]:
    """What may stand in the place of each number of the sentence."""
    return {text[n.start : n.end]: set(n.others) for n in numbers(text, text)}


@pytest.mark.parametrize(
    ("text", "number", "never"),
    [
        ("She brought two hundred grams.", "two", {"ten", "twenty", "fifty"}),
        ("He has forty-one wheats.", "forty", {"two", "ten", "fifteen"}),
        ("He has forty-one wheats of twenty-two sorts.", "two", {"ten", "twelve", "twenty"}),
        ("It came on at eleven forty.", "forty", {"two", "seven", "nine"}),
        ("One had called at about eight o'clock.", "eight", {"twenty", "fifteen"}),
        ("I rang at twenty past five.", "twenty", {"two", "forty", "fifty"}),
        ("Last year it mended 412 of the 590 things.", "412", {"824", "4120"}),
        ("Rent took 38 percent of it.", "38", {"380"}),
        ("It was 17 October.", "17", {"34", "170", "30"}),
        ("Two to five people came.", "Two", {"Five", "Six", "Ten"}),
        ("From 3 to 5 people came.", "5", {"3", "2", "1"}),
        ("A man 60 years old came.", "60", {"120", "600"}),
    ],
)
def test_a_number_stays_what_the_words_around_it_allow(text: str, number: str, never: set[str]) -> None:
    others = offered(text)[number]
    assert others
    assert not others & never
    assert number not in others


@pytest.mark.parametrize(
    "text",
    [
        "It opens at 10:30.", "One or two came.", "Two or three came.", "Second, weigh the flour.", "It was open 24/7.",
        "He was born in 1962.", "It was a thing of the 60's.", "Agent 007 came.", "One of them left.",
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_another_is_left_alone(text: str) -> None:
    assert offered(text) == {}


def test_a_number_of_the_passage_is_no_other_number() -> None:
    (found,) = numbers("He sold 5 boats.", "He sold 5 boats, 6 carts and 7 nets.")
    assert not {"6", "7"} & set(found.others)


def test_words_and_figures_keep_their_form() -> None:
    assert all(other.lower() in VALUES for other in offered("Seven men came.")["Seven"])
    assert all(other[0].isupper() for other in offered("Seven men came.")["Seven"])
    assert all("," in other for other in offered("They paid 61,000 for it.")["61,000"])
    assert all(len(other.partition(".")[2]) == 2 for other in offered("It cost 3.25 more.")["3.25"])


def test_a_year_keeps_its_place_among_the_years() -> None:
    text = "It was dug from 1847 to 1849 and filled in 1850."
    years = {other_year(1849, text, random.Random(seed)) for seed in range(20)}
    assert years == {1848}
    assert other_year(1849, "From 1848 to 1849 to 1850.", random.Random(0)) is None
