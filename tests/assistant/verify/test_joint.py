"""Sentences of a language model that join what several people said, or a refusal and a claim; who did it themselves."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


SISTERS = """Where did the shells come from?
Hazel: They came in by rail car from Tennessee. My aunt struck over the pay in 1911.
What became of the meat?
Opal: The hogs got the meat. I earned eighteen dollars a week in packing."""


@pytest.mark.parametrize(
    ("claim", "verdict", "whys"),
    [
        ("Hazel said the shells came in by rail car [1], while Opal said the hogs got the meat [1].", "supported", 0),
        ("Hazel's aunt struck in 1911 [1], and Opal earned eighteen dollars a week [1].", "supported", 0),
        ("Opal said the shells came in by rail car [1], while Hazel said the hogs got the meat [1].", "unsupported", 2),
        (
            "Hazel earned eighteen dollars a week [1], and Opal's aunt struck over the pay in 1911 [1].",
            "unsupported",
            2,
        ),
        ("Hazel said the shells came in by rail car [1], and Opal's aunt struck over the pay [1].", "unsupported", 1),
    ],
)
def test_each_part_of_a_sentence_is_held_against_its_own_speaker(claim: str, verdict: str, whys: int) -> None:
    sentence = only(claim, SISTERS)
    assert (sentence.verdict, sentence.why.count("speaker: ")) == (verdict, whys)
    assert sentence.text == claim
    assert all(span.of(claim).strip() for span in sentence.unsupported)


PLAY = '"Night Train" was about a hill farmer. I made the sound of it with a plate and a drawer.'


def test_what_is_claimed_beside_a_refusal_is_checked_alone() -> None:
    true = only('The documents do not say who wrote it, but "Night Train" was about a hill farmer [1].', PLAY)
    false = only('"Night Train" was about a fisherman, although the passages do not say who wrote it [1].', PLAY)
    assert (true.verdict, true.why) == ("supported", "")
    assert (false.verdict, false.why) == ("weak", 'not in the passages: "fisherman"')


def test_a_refusal_alone_claims_nothing() -> None:
    assert not check("The documents do not say who wrote it [1].", [PLAY]).sentences


CLERK = """Q. Who drew up the plan?
A. A Mr. Cole from the city drew it up. He never rode on a bus.
Q. How were the parents told?
A. By the phone robot. I asked for a letter to be sent home as well. I was told there was no postage."""


def test_what_a_witness_without_a_name_did_is_not_what_another_did() -> None:
    sentence = only("Mr. Cole asked for a letter to be sent home.", CLERK)
    assert (sentence.verdict, sentence.why) == ("unsupported", 'name: says "mr cole", the passage has "i"')
    assert only("The clerk asked for a letter to be sent home.", CLERK).verdict == "supported"


def test_he_of_whom_a_doctor_speaks_is_not_the_doctor() -> None:
    passage = "Dr. Ada Lund: We have an arrangement. He gets the flour at cost, and he keeps a diary."
    assert 'name: says "dr lund", the passage has "he"' in only("Dr. Lund keeps a diary.", passage).why


def test_whose_wife_sold_it_did_not_sell_it() -> None:
    passage = "It was a play about a farmer whose wife had sold the mill to a stranger."
    assert "order" in only("The farmer sold the mill.", passage).why
    assert only("The farmer's wife sold the mill.", passage).verdict == "supported"
