"""Which of two or a few a follow-up means: those said in one breath before it."""

from __future__ import annotations

import pytest

from assistant.follow_ups.rewrite import stand_alone
from assistant.follow_ups.told import all_told
from assistant.naming.name_index import NameIndex
from assistant.types import Message

NAMES = NameIndex(["Nadia Ferrow", "Tobias Ansel", "Wilma Tarn"], ordinary=lambda word: False)
SONS = "Nadia Ferrow: “Two apprentices, Abel and Cy. Cy was a cook. Abel came from the mill.” [1]"
KEEPERS = "Nadia Ferrow: “Principal Keeper was Donal Reith. The assistant, Samuel Okoro, baked.” [1]"


def exchanged(*turns: tuple[str, str]) -> tuple[Message, ...]:
    return tuple(
        message
        for asked, answer in turns
        for message in (Message(role="user", content=asked), Message(role="assistant", content=answer))
    )


@pytest.mark.parametrize(
    ("turns", "asked", "expected"),
    [
        (
            (("Does Nadia Ferrow use Emacs or Vim?", "It is so. [1]"),),
            "Why the former?",
            "Why Emacs?",
        ),
        (
            (("Does Nadia Ferrow use Emacs or Vim?", "It is so. [1]"),),
            "Which of the two does she like?",
            "which of Emacs and Vim does Nadia Ferrow like?",
        ),
        (
            (("Does Nadia Ferrow drink tea or coffee?", "It is so. [1]"),),
            "Why does she hate the latter?",
            "Why does Nadia Ferrow hate coffee?",
        ),
        (
            (("Who are Nadia Ferrow's apprentices?", SONS),),
            "What did the former do before?",
            "What did Abel do before?",
        ),
        (
            (("Who are Nadia Ferrow's apprentices?", SONS), ("What did the former do before?", "It is so. [1]")),
            "And the latter?",
            "What did Cy do before?",
        ),
        (
            (("How old is Nadia Ferrow?", "It is so. [1]"), ("And Tobias Ansel?", "It is so. [1]")),
            "Which of them has a boat?",
            "Which of Nadia Ferrow and Tobias Ansel has a boat?",
        ),
        (
            (
                ("How old is Nadia Ferrow?", "It is so. [1]"),
                ("And Tobias Ansel?", "It is so. [1]"),
                ("What about Wilma Tarn?", "It is so. [1]"),
            ),
            "Which of them has a boat?",
            "Which of Nadia Ferrow, Tobias Ansel and Wilma Tarn has a boat?",
        ),
        (
            (("Who were the other keepers?", KEEPERS),),
            "When did the first one come?",
            "When did Donal Reith come?",
        ),
        (
            (("Who were the other keepers?", KEEPERS),),
            "What did both of them eat?",
            "What did both of Donal Reith and Samuel Okoro eat?",
        ),
    ],
)
def test_one_of_a_pair_is_named(turns: tuple[tuple[str, str], ...], asked: str, expected: str) -> None:
    found = stand_alone(asked, exchanged(*turns), names=NAMES)
    assert found.text.lower() == expected.lower()
    assert found.follows or found.about


def test_three_are_no_pair() -> None:
    before = exchanged(("Does Nadia Ferrow use Emacs, Vim or Nano?", "It is so. [1]"))
    assert stand_alone("Why the former?", before, names=NAMES).text == "Why the former?"


def test_all_of_whom_a_quote_tells_are_named_in_full() -> None:
    assert all_told(KEEPERS) == ("Donal Reith", "Samuel Okoro")
    assert all_told("Nadia Ferrow: “We moved to Number L-9 on Mill Road, near Port Ellen.” [1]") == ()
