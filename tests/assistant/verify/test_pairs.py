"""What stands together in the claim alone: a number's unit, a verb's "nothing", a time told by an event."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


DISKS = "My disk has 250GB, paired with a 1TB drive, and the archive is on a box with four 2TB drives."
FEES = "The second child of a family pays half, and the third pays nothing."
PATH = (
    "Did anyone measure the path before the change? Not before. After the Ames boy got hit, a deputy measured the path."
)
STRIKE = "In October 1913 the women stopped work for eleven days. The women were paid two shillings in 1911."
TUBS = "Single and double in the big tub. King size, no, it comes out dry. Pillows two at a time."
RULES = "Anybody may borrow. Under-18s may use the workshop with an adult, but they cannot borrow."
SYSTEMS = "I haven't been able to work out how to boot it into Minix yet, but I'll have another go."


@pytest.mark.parametrize(
    ("passage", "claim", "why"),
    [
        (DISKS, "The disk has 250 TB.", 'unit: says "tb", the passage has "gb"'),
        (DISKS, "The archive is on a box with two 4TB drives.", 'number: says "4", the passage has '),
        (FEES, "The second child of a family pays nothing.", 'quantifier: says "nothing", the passage has "half"'),
        (
            PATH,
            "A deputy measured the path before the Ames boy was hit.",
            'opposite: says "before", the passage has "after"',
        ),
        (STRIKE, "The women stopped work before 1913.", 'opposite: says "before", the passage has "in"'),
        (TUBS, "King size duvets go in the big tub.", 'negation: leaves out "no"'),
        (SYSTEMS, "He has booted it into Minix.", 'negation: leaves out "not"'),
    ],
)
def test_what_only_the_claim_puts_together_is_named(passage: str, claim: str, why: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict != "supported"
    assert why in sentence.why


def test_what_one_sentence_denies_is_not_so_because_of_another() -> None:
    sentence = only("Under-18s can borrow with an adult.", RULES)
    assert (sentence.verdict, sentence.why) == ("weak", 'negation: leaves out "not"')


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (DISKS, "The disk has 250 GB."),
        (DISKS, "The archive is on a box with four 2TB drives."),
        ("They waited two to three hours, and walked for two miles.", "They waited two hours."),
        (FEES, "The third child of a family pays nothing."),
        (PATH, "A deputy measured the path after the Ames boy was hit."),
        (STRIKE, "The women stopped work in 1913."),
        (SYSTEMS, "He has not yet booted it into Minix."),
        (RULES, "Under-18s cannot borrow."),
        ("I don't smoke a pipe, but my brother smokes a pipe.", "My brother smokes a pipe."),
    ],
)
def test_what_the_passage_has_together_is_supported(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert (sentence.verdict, sentence.why) == ("supported", "")
