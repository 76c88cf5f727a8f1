"""Times that stand in a text, captions with dashes and classed questions of a page, as readers tell them."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.places import Places
from index.readers import read_bytes
from index.readers.text import document


def times(text: str, source: str = "talk.txt") -> list[tuple[str, float | None, float | None]]:
    """The words of each turn with its times."""
    read = document(text, source=source)
    places = Places(read)
    spans = [span for pair in split(read) for span in (pair.question, *(turn.span for turn in pair.turns)) if span]
    return [(span.of(text), (at := places.locator(span)).time_start, at.time_end) for span in spans]


@pytest.mark.parametrize(
    ("ann", "rosa", "again", "rosa_again"),
    [
        ("[00:02:32] Ann: ", "[00:02:40] Rosa: ", "[00:03:10] Ann: ", "[01:00:00] Rosa: "),
        ("Ann – 00:02:32: ", "Rosa – 00:02:40: ", "Ann – 00:03:10: ", "Rosa – 01:00:00: "),
        ("Ann (2:32): ", "Rosa (2:40): ", "Ann (3:10): ", "Rosa (60:00): "),
        ("Ann  00:02:32\n", "Rosa  00:02:40\n", "Ann  00:03:10\n", "Rosa  01:00:00\n"),
        ("**Ann** [02:32]: ", "**Rosa** [02:40]: ", "**Ann** [03:10]: ", "**Rosa** [60:00]: "),
    ],
)
def test_times_in_the_text_are_where_its_turns_stand(ann: str, rosa: str, again: str, rosa_again: str) -> None:
    text = f"{ann}How did it burn?\n\n{rosa}By a lamp.\n\n{again}Who paid?\n\n{rosa_again}The town.\n"
    assert times(text, "talk.md" if "**" in ann else "talk.txt") == [
        ("How did it burn?", 152.0, 160.0),
        ("By a lamp.", 160.0, 190.0),
        ("Who paid?", 190.0, 3600.0),
        ("The town.", 3600.0, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Programme\n\n09:30 Welcome\n10:00 Coffee\n11:15 The mill\n",
        "[14:05:33] ann: How did it burn?\n[14:05:40] rosa: By a lamp.\n[14:06:01] ann: Who paid?\n[14:06:09] rosa: I.\n",
        "We met at 10:30\nand left at 11:20\nin the rain.\n",
        "[00:02:32] Ann: Who paid?\n\n[00:01:10] Rosa: The town.\n",
    ],
)
def test_times_of_day_are_no_times_of_a_recording(text: str) -> None:
    assert document(text, source="talk.txt").places == ()


def test_captions_whose_dashes_cling_to_the_words_are_turns() -> None:
    said = (
        "-How did it burn?",
        "-By a lamp.",
        "It fell over.",
        "-Tell us about it.",
        "-It was\nin May.",
        "-Who paid?",
        "-I did.",
    )
    cues = [f"{i}\n00:00:{2 * i:02},000 --> 00:00:{2 * i + 1:02},000\n{words}\n" for i, words in enumerate(said, 1)]
    (read,) = read_bytes("\n".join(cues).encode(), source="talk.srt", suffix=".srt")
    found = [(pair.question, pair.turns[0].span) for pair in split(read) if pair.question]
    assert [(question.of(read.text), answer.of(read.text)) for question, answer in found] == [
        ("How did it burn?", "By a lamp. It fell over."),
        ("Tell us about it.", "It was in May."),
        ("Who paid?", "I did."),
    ]


def test_a_class_for_questions_alone_pairs_them_with_what_stands_below() -> None:
    page = "<h1>Mill</h1><p>It burnt.</p>" + "".join(
        f'<p class="q">{question}</p><p>{answer}</p><p>So it is.</p>'
        for question, answer in (
            ("How did it burn?", "By a lamp."),
            ("You paid for it.", "I did."),
            ("Is it free?", "It is."),
        )
    )
    (read,) = read_bytes(
        f"<html><body>{page}<h2>Contact</h2><p>Ask Ann.</p></body></html>".encode(), source="mill.html", suffix=".html"
    )
    found = [pair for pair in split(read) if pair.question]
    assert [pair.question.of(read.text) for pair in found if pair.question] == [
        "How did it burn?",
        "You paid for it.",
        "Is it free?",
    ]
    assert found[2].turns[-1].span.of(read.text).endswith("So it is.")
