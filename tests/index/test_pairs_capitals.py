"""Questions in capitals above their answers in text of full lines; capitals of other things ask nothing."""

from __future__ import annotations

from tests.index.found_pairs import questions_in

_PAIRS = (
    (
        "WHEN DOES THE FERRY LEAVE?",
        "05:40 from the north quay, and not a minute later than that. We waited\nfor the altos last year.",
    ),
    (
        "CAN I BRING A CHILD?",
        "You can, if it sings. Children sleep in the hut by the harbour, in the\nbunks, with Mrs Hay.",
    ),
    (
        "WHO CARRIES THE ORGAN?",
        "The basses carry it as far as the church, where the verger has a very\nold barrow that he lends us.",
    ),
    (
        "WHAT DO WE WEAR?",
        "Black, and good shoes for the rocks. The wind is strong there, so that\nhats are best left at home.",
    ),
)
_TOLD = """Dear all, this is the news of the tour, as far as it is known to us today
and as far as it can be told to so many people in one letter, of whom the
half will not read it to the end, as has been said on other occasions and
in other places, by me and by those who wrote to you before me. I beg you
to read it all the same.

"""


def test_questions_in_capitals_stand_apart() -> None:
    found = questions_in(_TOLD + "\n\n".join(map("\n".join, _PAIRS)) + "\n")
    assert [(question, answer) for question, answer, _ in found] == list(_PAIRS)


def test_questions_in_prose_do_not() -> None:
    asked = "\n\n".join(f"{question.capitalize()}\n{answer}" for question, answer in _PAIRS)
    assert questions_in(2 * _TOLD + asked + "\n\n" + _TOLD) == []


def test_numbered_complaints_are_put_like_the_questions_between_them() -> None:
    lines = [
        ("My loaf rises and then collapses. What am I doing wrong?", "Nine times in ten the dough is too wet."),
        ("The crust is pale whatever setting I choose.", "Check that you are not on programme 5."),
        ("The paddle is stuck on the shaft.", "Fill the pan with hot water and leave it for half an hour."),
        ("How do I clean the pan?", "Warm water and a soft brush."),
        ("The display says E1.", "The sensor is not connected."),
    ]
    text = "MILL 40 - SUPPORT\nRevised\n\n" + "\n\n".join(f"{n}. {a}\n{b}" for n, (a, b) in enumerate(lines, 1)) + "\n"
    assert [(question, answer) for question, answer, _ in questions_in(text)] == lines


def test_numbered_statements_ask_nothing() -> None:
    lines = [
        ("The mill is closed.", "It burnt in May."),
        ("The river is high.", "It rained."),
        ("The bell rings.", "At nine."),
    ]
    assert (
        questions_in("NEWS OF THE MILL\n\n" + "\n\n".join(f"{n}. {a}\n{b}" for n, (a, b) in enumerate(lines, 1))) == []
    )
