"""The same said in another way: years without their century, spoken times, denials that stand elsewhere."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


@pytest.mark.parametrize(
    ("passage", "year", "another"),
    [
        ("The old kiln was closed in '88 by the council.", "1988", "1989"),
        ("The old kiln was closed in 1941 by the council.", "'41", "'42"),
    ],
)
def test_a_year_may_leave_out_its_century(passage: str, year: str, another: str) -> None:
    assert only(f"The old kiln was closed in {year}.", passage).verdict == "supported"
    wrong = only(f"The old kiln was closed in {another}.", passage)
    assert (wrong.verdict, wrong.why.partition(":")[0]) == ("unsupported", "date")


@pytest.mark.parametrize(
    ("passage", "time", "another"),
    [
        ("The gate is shut at quarter to nine.", "8.45 in the evening", "9.15 in the evening"),
        ("The gate is shut at 8.45 p.m. each day.", "a quarter to nine", "a quarter to eight"),
        ("The gate is shut at 8:45 each day.", "quarter to nine", "quarter past nine"),
        ("Tuesdays, half six, the gate is shut.", "half past six", "half past seven"),
    ],
)
def test_a_time_may_be_spoken_or_written(passage: str, time: str, another: str) -> None:
    assert 'says "' not in only(f"The gate is shut at {time}.", passage).why
    assert "number: says" in only(f"The gate is shut at {another}.", passage).why


def test_a_price_is_no_time() -> None:
    assert only("The soup is £6.50.", "The soup is at 6.50 and the stew at £8.45.").verdict == "supported"


def test_days_of_the_week_are_dates_in_the_plural_too() -> None:
    sentence = only("Ann washes on Mondays and Fridays.", "Ann washes on Tuesdays and Fridays.")
    assert (sentence.verdict, sentence.why) == ("unsupported", 'date: says "mondays", the passage has "tuesdays"')


NOTES = "I spoke to the driver for ten minutes in the loading bay. I didn't take notes. I've no idea who called him."


@pytest.mark.parametrize(
    "claim",
    ["He took no notes when he spoke to the driver in the loading bay.", "He does not know who called him."],
)
def test_a_denial_may_stand_elsewhere(claim: str) -> None:
    sentence = only(claim, NOTES)
    assert (sentence.verdict, sentence.why) == ("supported", "")


@pytest.mark.parametrize("claim", ["He took notes.", "He knows who called him.", "He spoke to no driver."])
def test_what_is_denied_is_so_in_any_words(claim: str) -> None:
    sentence = only(claim, NOTES)
    assert sentence.verdict == "unsupported"
    assert sentence.why.startswith("negation: ")


def test_until_recently_is_no_longer() -> None:
    passage = "Up until recently I worked entirely off a tablet, but then I bought a screen."
    assert "modality" in only("He works entirely off a tablet.", passage).why
    assert only("Until recently he worked entirely off a tablet.", passage).verdict == "supported"


def test_who_was_killed_has_not_survived() -> None:
    assert "opposite" in only("The old man survived.", "The old man was killed, poor soul.").why
