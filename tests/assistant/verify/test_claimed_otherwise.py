"""Claims that are false by one detail: which number is of what, first and last, a condition turned, a time, who spoke."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check
from assistant.verify.labels import Speakers
from assistant.verify.words import compare_words


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


CREWS = "We have 6 boats and 4 crews; each boat takes 10 people."


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("We have 10 boats.", 'number: says "10", the passage has "6"'),
        ("Each boat takes 6 people.", 'number: says "6", the passage has "10"'),
    ],
)
def test_a_number_of_something_else_is_another_number(claim: str, why: str) -> None:
    sentence = only(claim, CREWS)
    assert sentence.verdict == "unsupported"
    assert why in sentence.why


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (CREWS, "We have 6 boats."),
        ("In the trial 12 of 48 patients recovered.", "12 patients recovered."),
        ("I sell 300 rolls a day, and on Saturdays 450.", "He sells 450 rolls on Saturdays."),
    ],
)
def test_a_number_may_leave_out_what_it_counts(passage: str, claim: str) -> None:
    assert only(claim, passage).verdict == "supported"


def test_first_is_the_contrary_of_last() -> None:
    sentence = only("The wheat was first sold in 1931.", "The wheat was last sold in 1931.")
    assert sentence.verdict == "unsupported"
    assert 'opposite: says "first", the passage has "last"' in sentence.why


LOANS = "You can renew a loan twice unless somebody is waiting. The sander goes out for three days."


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("You can renew a loan twice if somebody is waiting.", "unsupported"),
        ("You can renew a loan twice even if somebody is waiting.", "unsupported"),
        ("You cannot renew a loan twice if somebody is waiting.", "supported"),
        ("Unless somebody is waiting, you can renew a loan twice.", "supported"),
    ],
)
def test_if_is_the_contrary_of_unless_but_where_it_is_denied(claim: str, verdict: str) -> None:
    assert only(claim, LOANS).verdict == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He rang at twelve twenty.", "He rang at 12:20."),
        ("until eleven forty-five", "until 11:45"),
        ("at twelve sharp", "at 12 sharp"),
    ],
)
def test_a_time_in_words_is_the_same_time(one: str, other: str) -> None:
    assert [word.key for word in compare_words(one)] == [word.key for word in compare_words(other)]


def test_two_numbers_in_words_are_no_time_elsewhere() -> None:
    assert [w.key for w in compare_words("nineteen eighty-four and twelve twenty") if w.kind == "number"][-2:] == [
        "12",
        "20",
    ]


PODCAST = (
    "DANA REED [00:02:34]: What is in the diary?\n\nMATEO LUND [00:02:36]: Weather, water temperature, swear words.\n\n"
    "DR. AOIFE BYRNE [00:02:40]: The swear words correlate very well with low strength."
)


def test_a_label_may_have_its_time_behind_it() -> None:
    assert Speakers(PODCAST).at(PODCAST.index("Weather")) == "MATEO LUND"
    wrong = only("Mateo Lund said that the swear words correlate very well with low strength.", PODCAST)
    assert wrong.verdict == "unsupported"
    assert 'has "DR. AOIFE BYRNE"' in wrong.why
    right = only("Aoife Byrne said that the swear words correlate very well with low strength.", PODCAST)
    assert right.verdict == "supported"


OFFICE = "The office is open from 09.00 to 13.00 on Saturdays. The shift ends at 22.00."


@pytest.mark.parametrize(
    ("passage", "claim", "verdict"),
    [
        (OFFICE, "On Saturdays the office is open from 9 a.m. to 1 p.m.", "supported"),
        (OFFICE, "On Saturdays the office is open from 9 a.m. to 2 p.m.", "weak"),
        (OFFICE, "The shift ends at 10 pm.", "supported"),
        (OFFICE, "The shift ends at 10 am.", "unsupported"),
        ("We sold ten per cent fewer lamps than the year before.", "They sold 10% fewer lamps.", "supported"),
        ("We sold ten per cent fewer lamps than the year before.", "They sold 20 per cent fewer lamps.", "unsupported"),
        ("All right. Half of the delay comes from the ice.", "Half of the delay comes from the ice.", "supported"),
        ("All right. Half of the delay comes from the ice.", "All of the delay comes from the ice.", "unsupported"),
    ],
)
def test_times_shares_and_all_right_are_read_as_they_are_said(passage: str, claim: str, verdict: str) -> None:
    assert only(claim, passage).verdict == verdict


def test_an_aside_with_all_counts_nothing_beside_its_number() -> None:
    passage = "What we did instead was freeze four open roles, all in marketing and sales."
    assert "order" not in only("Four open roles in marketing and sales were frozen.", passage).why


RULES = (
    "Names and schools are hidden from the readers; the postcode is not. Adults, and children from the age of five, "
    "may join. Birch and grass courses begin in September. Mite courses may begin at any time."
)


@pytest.mark.parametrize(
    ("claim", "verdict", "why"),
    [
        ("The postcode is hidden from the readers.", "unsupported", 'negation: leaves out "not"'),
        ("Names are hidden from the readers.", "supported", ""),
        ("The postcode is not hidden from the readers.", "supported", ""),
        ("Children under five may join.", "unsupported", 'quantifier: says "under five", the passage has "from"'),
        ("Children from the age of five may join.", "supported", ""),
        ("Mite courses begin in September.", "unsupported", "order: says"),
        ("Grass courses begin in September.", "supported", ""),
        ("Mite courses may begin at any time.", "supported", ""),
    ],
)
def test_what_is_said_of_others_is_not_said_of_whom_it_leaves_out(claim: str, verdict: str, why: str) -> None:
    sentence = only(claim, RULES)
    assert (sentence.verdict, why in sentence.why) == (verdict, True), sentence.why
