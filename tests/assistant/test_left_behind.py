"""When a follow-up leaves whom or what was spoken of: for a thing that only others speak of, or after another document."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.follow_ups.rewrite import stand_alone
from assistant.naming.name_index import NameIndex
from assistant.types import Answer, Message
from tests.assistant.assistants import assistant_of

NAMES = NameIndex(["Odile Maes", "Tib Diaye"], ordinary=lambda word: False)


def _talk(*turns: tuple[str, str]) -> list[Message]:
    return [
        message
        for question, answer in turns
        for message in (Message(role="user", content=question), Message(role="assistant", content=answer))
    ]


def test_it_is_the_thing_that_stands_ahead_of_the_question() -> None:
    history = _talk(("Who is the founder of Weftpedia?", "Tib Diaye: “I work for it.” [1]"))
    alone = stand_alone("What about quernctl, who created it?", history, names=NAMES)
    assert (alone.text, alone.follows, alone.about) == ("Who created quernctl?", False, "")
    alone = stand_alone("And what about the old loom, when did he sell it?", history, names=NAMES)
    assert alone.text == "When did Tib Diaye sell the old loom?"
    alone = stand_alone("What about the horse sale, who bought the horse?", history, names=NAMES)
    assert alone.text == "who bought the horse (the horse sale)?"


SMITH = """Interview with Odile Maes

Q: What do you use at the forge?
A: Two anvils and a hammer of ash. I keep bees behind it.

Q: When did you begin?
A: In 1981, with my uncle.
"""
POTTER = """Interview with Tib Diaye

Q: What do you use in the shed?
A: A wheel, and fermentation crocks for the clay slip, as my aunt had them.

Q: When did you begin?
A: In 1994.
"""


def _asked(assistant: Assistant, *questions: str) -> list[Answer]:
    history: list[Message] = []
    answers = []
    for question in questions:
        answer = assistant.ask(question, history=history)
        history += [Message(role="user", content=question), Message(role="assistant", content=answer.text)]
        answers.append(answer)
    return answers


def test_what_about_a_thing_of_which_only_another_speaks_is_asked_of_nobody(tmp_path: Path) -> None:
    with assistant_of(tmp_path, {"smith.md": SMITH, "potter.md": POTTER}) as assistant:
        _, theirs = _asked(assistant, "What does Odile Maes use at the forge?", "What about the bees?")
        assert theirs.searched_for == "What about the bees (Odile Maes)?"
        _, others = _asked(assistant, "What does Odile Maes use at the forge?", "What about fermentation crocks?")
        assert others.searched_for == "What about fermentation crocks?"
        assert others.citations[0].speaker == "Tib Diaye"
        _, nobodys = _asked(assistant, "What does Odile Maes use at the forge?", "What about parachutes?")
        assert nobodys.searched_for == "What about parachutes (Odile Maes)?"
        _, one = _asked(assistant, "What does Odile Maes use at the forge?", "What about a wheel?")
        assert one.searched_for == "What about a wheel (Odile Maes)?"
        _, one = _asked(assistant, "What does Odile Maes use at the forge?", "Are there bees?")
        assert one.searched_for == "Are there bees (Odile Maes)?"


def test_a_thing_in_another_document_of_the_samples_is_asked_of_nobody(samples: Assistant) -> None:
    _, answer = _asked(
        samples, "How many people were working under Winslade that night?", "What about the glass negatives?"
    )
    assert answer.citations[0].document.endswith("ostrow-clay-note.txt")
    _, answer = _asked(samples, "What does Ilse Varga say about loneliness?", "Is there an induction for the chainsaw?")
    assert answer.searched_for == "Is there an induction for the chainsaw?"


HOURS = "It is written (“Mill House: what people ask”) under “When?”: “| Tuesday | 17:00 to 20:30 |” [1]"


@pytest.mark.parametrize(
    ("first", "answer", "left"),
    [
        ("What does Odile Maes use?", "Odile Maes (“Iron talk”): “Two anvils.” [1]", True),
        ("How many anvils are there?", "Odile Maes (“Iron talk”): “Two anvils.” [1]", True),
        ("What does Odile Maes use?", "Odile Maes (“Mill House: what people ask”): “Two anvils.” [1]", False),
        ("What does Odile Maes use?", "Nothing here answers this.", True),
    ],
)
def test_who_was_quoted_before_another_documents_words_is_meant_no_longer(first: str, answer: str, left: bool) -> None:
    history = _talk((first, answer), ("When is the mill open?", HOURS))
    alone = stand_alone("And on Thursdays?", history, names=NAMES)
    if left:
        assert alone.text == "When is the mill open, on Thursdays?"
        assert stand_alone("How is the roof mended?", history, names=NAMES).about == ""
    else:
        assert "Odile Maes" in alone.text
        assert "Odile Maes" in stand_alone("How is the roof mended?", history, names=NAMES).about
    assert stand_alone("When did she begin?", history, names=NAMES).text == "When did Odile Maes begin?"


def test_whose_page_it_is_is_still_meant() -> None:
    history = _talk(
        ("What does Odile Maes use?", "Odile Maes (2011): “Two anvils.” [1]"),
        ("When is the forge open?", HOURS.replace("Mill House: what people ask", "Odile Maes")),
    )
    assert "Odile Maes" in stand_alone("And on Thursdays?", history, names=NAMES).text


def test_a_question_about_another_document_leaves_who_was_quoted(samples: Assistant) -> None:
    *_, answer = _asked(samples, "Who is Ilse Varga?", "When is the workshop open?", "And on Thursdays?")
    assert answer.searched_for == "When is the workshop open, on Thursdays?"
    assert answer.citations[0].document.endswith("tool-library.md")


BATHS = """# Harrow Lane Baths: what people ask

## Is there a steam room?

A small one of cedar, kept at 45 degrees. It is mixed except on Wednesdays, which are for women, and costs 4 crowns.

## When are you closed?

In August, and on public holidays.

## What if I can't afford that?

Ask at the desk for Mrs Pell. Of our 90 members eleven pay half. Applications for the new year close on 31 October.
"""
COLLEGE = """# Applying to Quill Moor College

## When do applications close?

Applications to the college close on 15 January, at noon.

## How do I apply?

Through the portal, with two letters.
"""
ROWERS = """Weir Rowing Club

Q: Who may go on the water, and when?
A: Tib Diaye: Women may go on Wednesdays at half past six. The veterans go out on Mondays.

Q: What does it cost?
A: Tib Diaye: Ninety crowns a season.
"""


def test_what_the_section_quoted_last_says_is_asked_of_it(tmp_path: Path) -> None:
    pages = {"baths.md": BATHS, "college.md": COLLEGE, "rowers.txt": ROWERS}
    with assistant_of(tmp_path, pages) as assistant:
        *_, who = _asked(
            assistant,
            "Does Harrow Lane Baths have a steam room?",
            "What does it cost?",
            "Are women let in on Wednesdays?",
        )
        assert "which are for women" in who.citations[0].quote
        poor = "What if I can't afford membership of Harrow Lane Baths?"
        *_, close = _asked(assistant, poor, "When do applications close?")
        assert "31 October" in close.citations[0].quote
        *_, apart = _asked(assistant, poor, "Who may go on the water?")
        assert apart.citations[0].document.endswith("rowers.txt")
        (alone,) = _asked(assistant, "When do applications close?")
        assert "15 January" in alone.citations[0].quote


CLERK = """Hearing of Hilde Parrish

Q. What is your position with the quarry?
A. I'm the weighbridge clerk. I have been since 2009.
(Recess from 11:05 to 11:20 a.m.)
Q. How many lorries came?
A. Fourteen.
"""
MENDER = """Interview with Nan Orrell

Q: Did you ever strike?
A: Once, in 1973. How long? Eleven days, with one day of pause in the middle. It was not for wages, it was for boots.

Q: Who are your people?
A: My other boy, Jory, went to sea. My aunt Tamsin ran the inn.
"""


def test_a_word_that_only_another_document_says_leaves_whom_it_was_about(tmp_path: Path) -> None:
    with assistant_of(tmp_path, {"clerk.txt": CLERK, "mender.md": MENDER}) as assistant:
        _, answer = _asked(assistant, "When did Nan Orrell strike?", "How long was the recess?")
        assert answer.searched_for == "How long was the recess?"
        assert answer.citations[0].quote.endswith("(Recess from 11:05 to 11:20 a.m.)")
        _, answer = _asked(assistant, "When did Nan Orrell strike?", "How long was it?")
        assert "Nan Orrell" in answer.searched_for or "strike" in answer.searched_for
