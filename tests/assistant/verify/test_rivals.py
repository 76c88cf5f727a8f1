"""Numbers that the passages have of something else: what was to be, a part and its whole, what was not so."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


SHAFT = "Q: How deep was it to be?\nA: 140. The money ran out. We built it at 95."
FANS = "We tested thirty fans. Nine failed within a year."
SENT = "We ordered thirty fans. Nine went to the hall and twenty-one to the yard."
JARS = "Of the 212 jars, 40 cracked in the frost."
BROKEN = "Nine of the thirty fans were broken, and 21 of them ran."


@pytest.mark.parametrize(
    ("passage", "claim", "why"),
    [
        (SHAFT, "It was built at 140.", 'number: says "140", the passage has "95"'),
        (SHAFT, "They built it at 140 instead of 95.", 'number: says "140", the passage has "95"'),
        (FANS, "Thirty fans failed within a year.", 'number: says "thirty", the passage has "nine"'),
        (SENT, "Nine of the thirty fans went to the yard.", 'number: says "nine", the passage has "twenty-one"'),
        (SENT, "They ordered nine fans.", 'number: says "nine", the passage has "thirty"'),
        (JARS, "212 of the jars cracked in the frost.", 'number: says "212", the passage has "40"'),
        (BROKEN, "Thirty fans were broken.", 'number: says "thirty", the passage has "nine"'),
        (
            "The fair lasts nine days. Thirty fans came to the show.",
            "Nine of the thirty fans came to the show.",
            'number: says "nine", the passage has "thirty"',
        ),
    ],
)
def test_a_number_of_what_else_the_passages_tell_is_another(passage: str, claim: str, why: str) -> None:
    sentence = only(claim, passage)
    assert (sentence.verdict, why in sentence.why) == ("unsupported", True), sentence.why


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (SHAFT, "It was built at 95."),
        (SHAFT, "They built it at 95 instead of 140."),
        (SHAFT, "It was built at 95 rather than 140."),
        (SHAFT, "It was to be 140 deep, but they built it at 95."),
        (FANS, "Nine of the thirty fans they tested failed within a year."),
        (FANS, "21 of the thirty fans did not fail within a year."),
        (SENT, "Twenty-one of them went to the yard."),
        (JARS, "40 of the 212 jars cracked in the frost."),
        (JARS, "172 of the jars did not crack."),
        (BROKEN, "Nine of the thirty fans were broken."),
        (BROKEN, "30 percent of the fans were broken."),
        (BROKEN, "21 of the thirty fans ran."),
        ("For the drill we take a deposit of 20 euros, for the ladder 30.", "For the ladder the deposit is 30 euros."),
    ],
)
def test_a_part_a_whole_and_what_was_not_so_keep_their_numbers(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict == "supported", sentence.why
