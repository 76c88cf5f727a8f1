"""Who did it to whom: in the passive without "by", with pronouns, and told from the other end of the deed."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


PAID = "The mill paid the county 300 pounds."
SOLD = "The company sold the mill to the county in 1911."
WOVE = "Olle Berg taught Ada Lund to weave."


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (PAID, "The mill received 300 pounds from the county."),
        (SOLD, "The company bought the mill from the county in 1911."),
        (WOVE, "Olle Berg learned to weave from Ada Lund."),
        ("I got the recipe from Ilse.", "She gave Ilse the recipe."),
        ("Sister Ruth taught me arithmetic.", "Sister Ruth was taught arithmetic."),
        ("Mr. Hale hired us in 1990.", "Mr. Hale was hired in 1990."),
        ("Mr. Hale was hired in 1990.", "Mr. Hale hired a clerk in 1990."),
        ("We were paid by the county.", "They paid the county."),
        ("We were paid by the county.", "The county was paid by them."),
        ("The bank lent us nine thousand.", "They lent the bank nine thousand."),
        ("I sold the press to Olle Berg in 1990.", "Olle Berg sold the press in 1990."),
        ("I bought the press from Olle Berg in 1990.", "Olle Berg bought the press in 1990."),
    ],
)
def test_the_two_ends_of_a_deed_are_not_exchanged(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert (sentence.verdict, sentence.why[:6]) == ("unsupported", "order:"), sentence.why


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (PAID, "The county received 300 pounds from the mill."),
        (PAID, "The county was paid 300 pounds by the mill."),
        (SOLD, "The county bought the mill from the company in 1911."),
        (WOVE, "Ada Lund learned to weave from Olle Berg."),
        (WOVE, "Ada Lund was taught to weave by Olle Berg."),
        ("My father taught me to sail.", "She was taught to sail by her father."),
        ("The press was sold to Olle Berg in 1990.", "Olle Berg bought the press in 1990."),
        ("We were paid by the county.", "The county paid them."),
        ("Mr. Hale was hired in 1990.", "They hired Mr. Hale in 1990."),
        ("His career in music began at the mill.", "He began his career in music at the mill."),
    ],
)
def test_a_deed_may_be_told_from_its_other_end(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict == "supported", sentence.why
