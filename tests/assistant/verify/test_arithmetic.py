"""Figures that follow from two of the passages, and those that do not: spans of time, differences, ratios, sums, ages."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check

STRIKE = "The council met on 3 May 1990. The strike began on 6 May 1990."
OLLE = "Olle was hired in 1998 and left in 2004."
MILL = "The mill had 120 workers in 1990 and 100 in 1995."
BOATS = "In Ostrow 45 boats were licensed, in Winslade 65."
FEES = "The drill costs 4 euros and the ladder 8 euros a week."
ANN = "Ann Lee was born in 1950. She opened the shop in 1985."
LAMPS = "She sold 30 lamps on Monday and 12 on Tuesday."
PUPILS = "The school had 200 pupils in 2000 and 300 in 2010."
SHARE = "The share was 20 percent in 2000 and 30 percent in 2010."
FERRY = "The ferry left at 9:15 a.m. and arrived at 1:15 p.m."
BRIDGE = "The bridge was built in 1900. Ten years later it was widened."


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (STRIKE, "The strike began three days after the council met."),
        (STRIKE, "Three days after the council met, the strike began."),
        (STRIKE, "The council met on 3 May 1990 and the strike began three days later."),
        (
            "The alarm rang on 30 January. The gate closed on 2 February.",
            "The gate closed three days after the alarm rang.",
        ),
        (OLLE, "Olle left six years after he was hired."),
        (OLLE, "Olle was hired in 1998 and left about six years later."),
        ("The fire began in 1911. It was rebuilt in 1921.", "It was rebuilt a decade after the fire began."),
        (MILL, "Between 1990 and 1995 the mill lost 20 workers."),
        (BOATS, "Ostrow licensed 20 fewer boats than Winslade."),
        (BOATS, "Winslade licensed 20 boats more than Ostrow, a difference of 20."),
        (FEES, "The ladder costs twice as much as the drill."),
        (FEES, "The drill costs half as much as the ladder."),
        (ANN, "Ann Lee was 35 when she opened the shop in 1985."),
        (ANN, "Ann Lee opened the shop at the age of 34."),
        (LAMPS, "She sold 42 lamps on Monday and Tuesday together."),
        (PUPILS, "The number of pupils rose by 50 percent from 2000 to 2010."),
        (SHARE, "The share rose by 10 percentage points between 2000 and 2010."),
        (FERRY, "The ferry arrived four hours after it left."),
        (BRIDGE, "The bridge was widened in 1910."),
        ("He was paid 300 dollars in May and 400 in June.", "In June he was paid 100 dollars more than in May."),
    ],
)
def test_a_figure_that_follows_from_two_is_no_other_figure(passage: str, claim: str) -> None:
    kinds = {d.kind for d in only(claim, passage).disagreements if d.weight >= 0.5}
    assert kinds.isdisjoint({"number", "date", "unit", "order", "modality"})


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (STRIKE, "The strike began three days after the council met."),
        (FEES, "The drill costs half as much as the ladder."),
        (ANN, "Ann Lee was 35 when she opened the shop in 1985."),
        (LAMPS, "She sold 42 lamps on Monday and Tuesday together."),
        (BRIDGE, "The bridge was widened in 1910."),
    ],
)
def test_what_is_told_with_such_a_figure_is_supported(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict == "supported"


@pytest.mark.parametrize(
    ("passage", "claim", "why"),
    [
        (
            STRIKE,
            "The strike began five days after the council met.",
            'says "five days", the passage has "may 3 1990, may 6',
        ),
        (
            STRIKE,
            "The council met three days after the strike began.",
            'says "three days", the passage has "may 3 1990',
        ),
        (STRIKE, "The council met on 3 May 1990 and the strike began four days later.", 'says "four days"'),
        (OLLE, "Olle left eight years after he was hired.", 'says "eight years", the passage has "1998, 2004"'),
        (MILL, "Between 1990 and 1995 the mill lost 40 workers.", 'says "40 workers", the passage has "120, 100"'),
        (MILL, "Between 1990 and 1995 the mill gained 20 workers.", 'says "20 workers", the passage has "120, 100"'),
        (BOATS, "Ostrow licensed 20 boats more than Winslade.", 'says "20 boats", the passage has "45, 65"'),
        (FEES, "The ladder costs three times as much as the drill.", 'says "three times", the passage has "4, 8"'),
        (FEES, "The drill costs twice as much as the ladder.", 'says "twice", the passage has "4, 8"'),
        (ANN, "Ann Lee was 45 when she opened the shop in 1985.", 'says "45", the passage has "1950, 1985"'),
        (LAMPS, "In total she sold 44 lamps on Monday and Tuesday.", 'says "44", the passage has "30, 12"'),
        (
            PUPILS,
            "The number of pupils rose by 80 percent from 2000 to 2010.",
            'says "80 percent", the passage has "200, 300"',
        ),
        (SHARE, "The share rose by 10 percent between 2000 and 2010.", 'says "10"'),
        (FERRY, "The ferry arrived three hours after it left.", 'says "three hours"'),
        (BRIDGE, "The bridge was widened in 1920.", 'says "1920"'),
    ],
)
def test_a_figure_that_does_not_follow_is_unsupported_and_says_from_what(passage: str, claim: str, why: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict == "unsupported"
    assert why in sentence.why


def test_numbers_that_only_happen_to_add_up_stay_other_numbers() -> None:
    passage = "We have 12 boats in the harbour and 3 crews."
    for claim in ("We have 15 boats in the harbour.", "We have 9 boats in the harbour."):
        sentence = only(claim, passage)
        assert sentence.verdict == "unsupported"
        assert 'the passage has "12"' in sentence.why


def test_the_month_of_may_is_no_possibility() -> None:
    assert only("He was paid in June.", "He was paid in May, 400 and again in June.").disagreements == ()
