"""What "it", "those" and "the old one" of a follow-up mean: the thing that the question before was about."""

from __future__ import annotations

import pytest

from assistant.follow_ups.rewrite import stand_alone
from assistant.follow_ups.things import thing_named, thing_of
from assistant.naming.name_index import NameIndex
from assistant.types import Message

NAMES = NameIndex(["Nadia Ferrow", "Tobias Ansel"], ordinary=lambda word: False)
TOLD = "Nadia Ferrow: “It is so.” [1]"


def said(*asked: str, told: str = TOLD) -> tuple[Message, ...]:
    return tuple(
        message
        for text in asked
        for message in (Message(role="user", content=text), Message(role="assistant", content=told))
    )


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Which scanner does Nadia Ferrow use?", "scanner"),
        ("Which monitor does Nadia Ferrow use?", "monitor"),
        ("Which coffee does Nadia Ferrow drink?", "coffee"),
        ("Why did Nadia Ferrow sell her old radio?", "old radio"),
        ("Did her old radio break?", "old radio"),
        ("What did Nadia Ferrow's podcast discuss?", "podcast"),
        ("Which of Nadia Ferrow's backup disks died?", "backup disks"),
        ("Is the screen still the first?", "screen"),
        ("Is the scanner expensive?", "scanner"),
        ("What about the phone in Tobias Ansel's pocket?", "phone"),
        ("Why does Nadia Ferrow use Dropbox?", "Dropbox"),
        ("What's wrong with her mouse?", "mouse"),
        ("Who was the interviewer?", ""),
        ("Who is her director?", ""),
        ("Where did Nadia Ferrow sleep on the boat?", ""),
        ("What does Nadia Ferrow use for her music?", ""),
        ("How does the founder of the mill brew coffee?", ""),
        ("What does the skipper Nadia Ferrow eat?", ""),
        ("Isn't that full of mistakes?", ""),
    ],
)
def test_a_question_is_about_the_thing_it_asks_for_or_says_something_of(question: str, thing: str) -> None:
    assert thing_of(question, NAMES) == thing


@pytest.mark.parametrize(
    ("question", "thing", "expected"),
    [
        ("Is it loud?", "scanner", "Is the scanner loud?"),
        ("It is loud?", "scanner", "The scanner is loud?"),
        ("How old are its parts?", "scanner", "How old are the scanner's parts?"),
        ("What is its price?", "scanner", "What is the scanner's price?"),
        ("Why those?", "headphones", "Why the headphones?"),
        ("Why that one?", "lamp", "Why that lamp?"),
        ("What was wrong with the old one?", "guitars", "What was wrong with the old guitar?"),
        ("Did anybody help him build that?", "Power Hook", "Did anybody help him build Power Hook?"),
        ("Isn't that late?", "radio", "Isn't that late?"),
        ("What did she do before that?", "radio", "What did she do before that?"),
        ("When did he do it?", "arch", "When did he do it?"),
        ("How long did it take him?", "arch", "How long did it take him?"),
        ("Is it hard to lift?", "arch", "Is it hard to lift?"),
        ("Her mouse, when did she buy it?", "lamp", "Her mouse, when did she buy it?"),
        ("Which printer is the old one?", "phone", "Which printer is the old one?"),
        ("Photoshop, does she use it?", "scanner", "Photoshop, does she use it?"),
        ("Where does she get them?", "pens", "Where does she get the pens?"),
        ("What about the other one?", "comic Bald", "What about the other comic?"),
        ("What about the other one?", "Mustek", "What about the other one?"),
        ("Which of them is red?", "pens", "Which of them is red?"),
        ("Is that one big enough?", "pens", "Is that one big enough?"),
        ("Is it loud?", "headphones", "Is it loud?"),
        ("Is it a loud scanner?", "old scanner", "Is it a loud scanner?"),
        ("Is it loud?", "", "Is it loud?"),
    ],
)
def test_a_pronoun_becomes_the_thing_where_it_can_be_no_other(question: str, thing: str, expected: str) -> None:
    assert thing_named(question, thing) == expected


@pytest.mark.parametrize(
    ("before", "asked", "expected"),
    [
        (("Which scanner does Nadia Ferrow use?",), "Is it loud?", "Is the scanner loud (Nadia Ferrow)?"),
        (("Which scanner does Nadia Ferrow use?",), "Which one did she have before?", None),
        (
            ("Which scanner does Nadia Ferrow use?", "Where did she buy it?"),
            "What did it cost?",
            "What did the scanner cost (Nadia Ferrow)?",
        ),
        (("What does Nadia Ferrow edit with?",), "Has it ever failed her?", "Has Mustek ever failed Nadia Ferrow?"),
        (("Why does Nadia Ferrow edit?",), "Has it ever failed her?", "Has it ever failed Nadia Ferrow?"),
        (("Where did Nadia Ferrow sleep?",), "Was it cold?", "Was it cold (Nadia Ferrow)?"),
    ],
)
def test_a_follow_up_names_the_thing_that_was_asked_about(
    before: tuple[str, ...], asked: str, expected: str | None
) -> None:
    expected = expected or "Which scanner did Nadia Ferrow have before?"
    history = said(*before, told="Nadia Ferrow: “I use Mustek for it.” [1]")
    assert stand_alone(asked, history, names=NAMES).text == expected


@pytest.mark.parametrize(
    ("before", "told", "expected"),
    [
        (
            "Which scanner does Nadia Ferrow use?",
            "Nadia Ferrow: “I use a Mustek Flat.” [1]",
            "Who else uses Mustek Flat?",
        ),
        ("Which scanner does Nadia Ferrow use?", "Nadia Ferrow: “I use a flat one.” [1]", "Who else uses the scanner?"),
        ("Why does Nadia Ferrow use Dropbox?", "Nadia Ferrow: “For the Mustek.” [1]", "Who else uses Dropbox?"),
        ("Who uses Dropbox?", "Nadia Ferrow: “I use Dropbox and Mustek.” [1]", "Who else uses Dropbox?"),
    ],
)
def test_who_else_uses_it_is_asked_of_everybody(before: str, told: str, expected: str) -> None:
    assert stand_alone("Who else uses it?", said(before, told=told), names=NAMES).text == expected


def test_how_many_use_it_is_asked_of_whom_the_talk_is() -> None:
    history = said("Which scanner does Nadia Ferrow use?", told="Nadia Ferrow: “I use a Mustek Flat.” [1]")
    assert stand_alone("How many people use it?", history, names=NAMES).text == (
        "How many people use the scanner (Nadia Ferrow)?"
    )
