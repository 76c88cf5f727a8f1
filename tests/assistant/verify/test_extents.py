"""How much, or how often: a claim's extent against that of the sentence that it tells, wherever the two stand."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


@pytest.mark.parametrize(
    ("passage", "claim", "why"),
    [
        ("I sometimes use the lathe.", "She uses the lathe most of the time.", 'says "most of the time"'),
        ("I use the lathe most of the time.", "She always uses the lathe.", 'says "always", the passage has "most of the'),
        ("One family in three keeps the chair.", "Most families keep the chair.", 'says "most", the passage has "one family'),
        ("Seven in ten callers pay nothing.", "Few callers pay nothing.", 'says "few", the passage has "seven in ten"'),
        ("Ash counts only on the Gold policy.", "Ash counts on all policies.", 'says "all", the passage has "only"'),
        ("Nobody's ever come to it twice.", "Everyone comes to it twice.", 'says "everyone", the passage has "nobody"'),
        ("Most of the members voted.", "Half of the members voted.", 'says "half", the passage has "most"'),
    ],
)  # fmt: skip
def test_another_share_than_the_passage_gives_is_named(passage: str, claim: str, why: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict == "unsupported"
    assert f"quantifier: {why}" in sentence.why


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("Seven in ten callers pay nothing.", "Most callers pay nothing."),
        ("One family in three keeps the chair.", "A third of the families keep the chair."),
        ("All the members voted.", "Some members voted."),
        ("Most of the members voted.", "Not all members voted."),
        ("I mostly use the lathe.", "She uses the lathe most of the time."),
        ("I use the lathe most of the time and the axe the rest of the time.", "She uses the lathe most of the time."),
        ("None of the girls was allowed to talk.", "The girls were all forbidden to talk."),
        ("Nine of the thirty fans broke, and 21 of them ran.", "21 of the thirty fans ran."),
    ],
)
def test_a_share_that_the_passage_allows_is_none(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert "quantifier" not in sentence.why
    assert "negation" not in sentence.why
    assert sentence.verdict != "unsupported"


def test_an_extent_may_stand_behind_what_it_is_of() -> None:
    passage = "Nine were drowned in my father's time; strangers mostly, coming from the public house."
    assert (
        'quantifier: says "all", the passage has "mostly"' in only("All nine who drowned were strangers.", passage).why
    )


def test_not_always_is_not_always() -> None:
    sentence = only("The pump is not always on.", "The pump is always on.")
    assert (sentence.verdict, sentence.why) == ("unsupported", 'negation: says "not", the passage does not here')
