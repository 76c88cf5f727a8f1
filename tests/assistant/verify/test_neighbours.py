"""Claims that give what a passage says of one to its neighbour: a role, a time, a colour, a deed."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


def disagreements(claim: str, passage: str) -> list[str]:
    """Its reasons that are surely contradictions."""
    return [d.kind for d in only(claim, passage).disagreements if d.weight == 1.0]


MILL = "In 1911 the mill employed 174 people, of whom 41 were women."


def test_an_employee_is_employed_and_no_employer() -> None:
    assert only("In 1911 the mill had 174 employees, 41 of them women.", MILL).verdict == "supported"
    assert only("The employer pays the fee.", "The employee pays the fee.").verdict == "unsupported"


def test_a_number_is_of_what_they_are_said_to_be() -> None:
    assert only("In 1911 the mill employed 41 people, 174 of them women.", MILL).verdict == "unsupported"
    assert only("There were 40 girls.", "Of the 40 pupils 12 were girls.").verdict == "unsupported"
    assert only("There were 12 girls.", "Of the 40 pupils 12 were girls.").verdict == "supported"


SLIP = "The accident happened in Long Pit on 6 May 1924, when the north face slipped. Two men were killed."


def test_what_happened_when_something_else_did_has_its_date() -> None:
    assert only("Two men were killed when the north face slipped on 6 May 1924.", SLIP).verdict == "supported"
    assert only("The north face slipped on 7 May 1924.", SLIP).verdict == "unsupported"


CREW = "Captain was Ada Lund, who had sailed since 1970. The mate, Olle Berg, taught me knots."


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Ada Lund had sailed since 1970.", "supported"),
        ("The captain had sailed since 1970.", "supported"),
        ("Olle Berg had sailed since 1970.", "unsupported"),
        ("The mate had sailed since 1970.", "unsupported"),
        ("The mate, Ada Lund, taught her knots.", "unsupported"),
    ],
)
def test_who_is_whoever_was_named_last_and_a_name_between_commas_whom_it_follows(claim: str, verdict: str) -> None:
    assert only(claim, CREW).verdict == verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The captain was Ada Lund.", "supported"),
        ("The captain was Olle Berg.", "unsupported"),
        ("The mate was Ada Lund.", "unsupported"),
        ("Olle Berg was the mate and Ada Lund the captain.", "supported"),
        ("Ada Lund was the mate and Olle Berg the captain.", "unsupported"),
        ("Ada Lund, the mate, and Olle Berg, the captain, were there.", "unsupported"),
        ("Ada Lund, the captain, and Olle Berg, the mate, were there.", "supported"),
    ],
)
def test_an_office_is_of_whom_the_passage_gives_it_to(claim: str, verdict: str) -> None:
    assert only(claim, CREW).verdict == verdict


def test_the_office_of_another_place_may_be_anybodys() -> None:
    passage = "The clerk of the club was Ann Reed, and the clerk of the school was Tom Hale."
    assert not disagreements("Tom Hale was the clerk of the school.", passage)
    assert not disagreements(
        "The company, Alden Lines, has a tool, Lines Ease.", "The tool, Alden Lines, is new. Lines Ease."
    )


BANK = "It was running full by 1.15 a.m. At 2.05 the water went over the top of the bank."
CHART = "On the chart it is 11.3 degrees, at ten to five. It was back below four at about nine in the morning."


@pytest.mark.parametrize(
    ("claim", "passage", "verdict"),
    [
        ("At 1.15 the water went over the top.", BANK, "unsupported"),
        ("The water went over the top of the bank at 2.05.", BANK, "supported"),
        ("It was running full by 2.05.", BANK, "unsupported"),
        ("It was 11.3 degrees at about nine in the morning.", CHART, "unsupported"),
        (
            "It reached the highest, 11.3 degrees, at about nine in the morning.",
            "Q: What was the highest?\nA: " + CHART,
            "unsupported",
        ),
        ("It was 11.3 degrees at ten to five.", CHART, "supported"),
        ("It was back below four at about nine in the morning.", CHART, "supported"),
    ],
)
def test_a_time_is_of_what_the_passage_tells_beside_it(claim: str, passage: str, verdict: str) -> None:
    assert only(claim, passage).verdict == verdict


CLAY = "The blue clay burns to a pale yellow brick and the brown to a red one."
PAY = "The women were paid by the thousand: two shillings a thousand, against three shillings for the men."
HENS = "That winter we lost 35 hens: uncaged 24, caged 11."
TEA = "Black tea steeps for four minutes, green tea for two."
COURSES = "Courses in law close on 12 December at noon; all others close on 31 January at midnight."


@pytest.mark.parametrize(
    ("claim", "passage", "verdict"),
    [
        ("The brown clay burns to a pale yellow brick.", CLAY, "unsupported"),
        ("The blue clay burns to a red brick.", CLAY, "unsupported"),
        ("The brown clay burns to a red brick.", CLAY, "supported"),
        ("Red bricks were made from the brown clay.", CLAY, "supported"),
        ("Women were paid three shillings a thousand, men two.", PAY, "unsupported"),
        ("Women were paid two shillings a thousand, men three.", PAY, "supported"),
        ("The men were paid three shillings a thousand.", PAY, "supported"),
        ("Black tea takes four minutes, twice as long as green tea.", TEA, "supported"),
        ("Green tea takes four minutes.", TEA, "unsupported"),
        ("They lost uncaged 11 and caged 24 hens.", HENS, "unsupported"),
        ("They lost 24 uncaged and 11 caged hens.", HENS, "supported"),
        ("Courses in law close at midnight on 31 January.", COURSES, "unsupported"),
    ],
)
def test_one_of_two_contraries_has_its_own_value_and_not_the_others(claim: str, passage: str, verdict: str) -> None:
    assert only(claim, passage).verdict == verdict


def test_how_something_is_known_is_no_reason_for_it() -> None:
    passage = "There are 142 steps. I know because the weight had to be cranked up every four hours."
    known = "She knows that there are 142 steps because the weight had to be cranked up every four hours."
    assert only("There are 142 steps because the weight had to be cranked up.", passage).verdict == "unsupported"
    assert only(known, passage).verdict == "supported"


SAIL = "I mended the sail by torchlight, and Olle held the lamp in the meantime."
NIGHT = "Did we think we would die? I did, on the second night. Mr. Hale thought only about the lamp."


@pytest.mark.parametrize(
    ("claim", "passage", "verdict"),
    [
        ("Olle mended the sail.", SAIL, "unsupported"),
        ("She mended the sail.", SAIL, "supported"),
        ("Olle held the lamp.", SAIL, "supported"),
        ("Olle Berg mended the sail.", "I mended the sail. Olle Berg held the lamp.", "unsupported"),
        ("Olle mended the sail.", "My name is Olle. I mended the sail.", "supported"),
        ("Paul Reed started the choir.", "I started the choir with Paul Reed. I sang bass.", "supported"),
        ("Paul Reed opened the shop.", "Paul Reed and I opened the shop, and I ran it.", "supported"),
        ("Olle mended the sail.", f"Olle Berg: {SAIL}", "supported"),
        ("Olle mended the sail.", "Olle Berg, sailmaker\n\nI mended the sail.", "supported"),
        ("Mr. Hale thought that they would die.", NIGHT, "unsupported"),
        ("Mr. Hale thought only about the lamp.", NIGHT, "supported"),
    ],
)
def test_what_i_did_was_done_by_nobody_of_whom_i_speak(claim: str, passage: str, verdict: str) -> None:
    assert only(claim, passage).verdict == verdict


def test_each_has_its_own_portion_of_the_whole() -> None:
    passage = "I use the lathe most of the time, that is what I like, and the axe the rest of the time."
    assert only("He uses the axe most of the time.", passage).verdict == "unsupported"
    assert only("He uses the lathe the rest of the time.", passage).verdict == "unsupported"
    assert only("He uses the lathe most of the time.", passage).verdict == "supported"
    assert only("He uses the axe the rest of the time.", passage).verdict == "supported"
