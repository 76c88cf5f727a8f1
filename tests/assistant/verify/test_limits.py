"""Limits that a claim gives of an amount: within them is supported, beyond them not."""

from __future__ import annotations

import pytest

from assistant.verify import check

TALK = "An interview lasts 25 minutes. We have 24 boats."


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("An interview lasts less than half an hour.", "supported"),
        ("An interview lasts more than half an hour.", "unsupported"),
        ("An interview lasts more than twenty minutes.", "supported"),
        ("They have more than twenty boats.", "supported"),
        ("They have more than thirty boats.", "unsupported"),
    ],
)
def test_an_amount_is_held_against_its_limit(claim: str, verdict: str) -> None:
    (sentence,) = check(claim, [TALK]).sentences
    assert sentence.verdict == verdict, sentence.why


def test_a_limit_tells_nothing_of_another() -> None:
    (sentence,) = check("At most fifty people fit in.", ["At most 22 people fit in."]).sentences
    assert sentence.verdict == "unsupported"
