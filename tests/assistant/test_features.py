"""What marks of an answer a sentence bears."""

from __future__ import annotations

import pytest

from assistant.features import has_kind
from assistant.question import Kind


@pytest.mark.parametrize(
    ("plain", "kind"),
    [
        ("Fourteen.", "number"),
        ("Sixty at most.", "number"),
        ("Both of them.", "number"),
        ("In the sixties, or the 1970s.", "when"),
        ("It was '68.", "when"),
        ("I got there about ten past six.", "when"),
        ("When I was nine.", "when"),
        ("Cars: 45 minutes.", "when"),
    ],
)
def test_numbers_and_times_in_words_are_told(plain: str, kind: Kind) -> None:
    assert has_kind(plain, kind) == 1.0


@pytest.mark.parametrize(("plain", "kind"), [("A woman from the county.", "number"), ("On the weighbridge.", "when")])
def test_other_words_are_none(plain: str, kind: Kind) -> None:
    assert has_kind(plain, kind) == 0.0
