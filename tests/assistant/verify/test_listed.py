"""Values in a list, numbered things, what follows what, reasons given below, and what is set against what is so."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


LAMPS = "He recommended twelve lamps: five in Fore Street, four along the Quay, and three in Chapel Row."
WIVES = (
    "There were two houses, wife 1 in Tikus, wife 2 in Itam. One day wife 1 asked to be put through to the other lady."
)
SHELL = "Then the shell lies on the quarry floor for a year. After that the shell goes into tanks at the hatchery."
BEAM = "The gutter was to be 140 deep. We built the gutter at 95. Why? Because there was a steel beam. The trust had no money."
LOCK = "The fare halts when you shut the lock, not when you put the phone away."
DOME = "Must one sign up? For the dome, yes. For the terrace, where members sit, no."


@pytest.mark.parametrize(
    ("passage", "claim", "why"),
    [
        (LAMPS, "He recommended five lamps along the Quay.", 'number: says "five", the passage has "four"'),
        (WIVES, "Wife 2 asked to be put through to the other lady.", '2", the passage has "'),
        (SHELL, "The shell goes into tanks before it lies in the quarry.", 'order: says "before", the passage has "after"'),
        (BEAM, "They built the gutter at 95 because the trust had no money.", 'the passage has "because steel beam"'),
        (LOCK, "The fare halts when you put the phone away.", 'negation: leaves out "not"'),
        (DOME, "You must sign up for the terrace.", 'negation: leaves out "no"'),
    ],
)  # fmt: skip
def test_what_is_of_another_in_a_row_is_named(passage: str, claim: str, why: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict != "supported"
    assert why in sentence.why


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (LAMPS, "He recommended four lamps along the Quay."),
        (WIVES, "Wife 1 asked to be put through to the other lady."),
        (SHELL, "The shell goes into tanks after the shell lies on the quarry floor."),
        (BEAM, "They built the gutter at 95 because there was a steel beam."),
        (LOCK, "The fare halts when you shut the lock."),
        ("Black tea steeps for four minutes, green tea for two.", "Black tea takes four minutes, twice as long as green tea."),
    ],
)  # fmt: skip
def test_what_is_its_own_is_not_disputed(passage: str, claim: str) -> None:
    assert "says" not in only(claim, passage).why
    assert "leaves out" not in only(claim, passage).why


def test_what_is_free_costs_nothing() -> None:
    passage = "With the monthly card the first half-hour of each ride is free and unlocking as well."
    assert only("With the monthly card unlocking costs nothing.", passage).verdict != "unsupported"


def test_a_unit_may_be_left_out_beside_the_same_number() -> None:
    passage = "Who chose the zinc of 0.7 millimetres? The architect. I would have taken 0.8."
    assert "unit" not in only("She would have taken 0.8 millimetres.", passage).why
