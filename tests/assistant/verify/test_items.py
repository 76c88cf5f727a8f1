"""One wrong item, a length of something else, a reason of the claim's own, an age, and what two amounts make together."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


KIT = "In winter bring a torch. For an hour on the hill: hat, gloves, map, whistle and food."
LOANS = "One week. You can renew a loan twice. The tile cutter and the floor sander go out for three days only."
STOP = """Q. When was the stop removed?
A. In January. It was one of six we cut, to save a bus.
Q. How were the parents told?
A. By a robot on a Sunday night. A quarter had changed their numbers.
Q. What happened then?
A. The Ames boy got hit."""


@pytest.mark.parametrize(
    ("passage", "claim", "verdict", "why"),
    [
        (KIT, "For an hour on the hill bring hat, gloves, map, torch and food.", "weak", 'order: says "torch"'),
        (
            LOANS,
            "The floor sander goes out for a week.",
            "unsupported",
            'number: says "one week", the passage has "three days"',
        ),
        (STOP, "They cut it because the Ames boy got hit.", "weak", 'order: says "because ames boy hit"'),
        (
            "Until you were six you were tied to the gate.",
            "Children were tied to the gate until they were eight.",
            "unsupported",
            'number: says "eight"',
        ),
    ],
)
def test_one_thing_of_something_else_is_named(passage: str, claim: str, verdict: str, why: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict == verdict
    assert why in sentence.why


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (KIT, "For an hour on the hill bring hat, gloves, map, whistle and food."),
        (LOANS, "The floor sander goes out for three days."),
        ("Until you were six you were tied to the gate.", "Children were tied to the gate until they were six."),
        ("Ada was captain and Olle the mate. Both were there.", "Ada, the captain, and Olle, the mate, were there."),
    ],
)
def test_its_own_is_supported(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert (sentence.verdict, "says" in sentence.why) == ("supported", False)


def test_twelve_weeks_and_another_twelve_are_24() -> None:
    passage = "You may keep it for twelve weeks, and another twelve if nobody waits."
    assert "number" not in only("You may keep it for up to 24 weeks if nobody waits.", passage).why
    assert "number" in only("You may keep it for up to 26 weeks if nobody waits.", passage).why
