"""What looks like a layout and is none: logs, essays that muse, times that answer, exchanges in which each has a label."""

from __future__ import annotations

import json

import pytest

from index.errors import UnreadableDocument
from index.readers import read_bytes
from tests.index.found_pairs import questions, questions_in

_LOG = "".join(
    f"2024-01-02 10:00:0{second} - {level}: {words}\n"
    for second, (level, words) in enumerate(
        (
            ("ERROR", "Cannot open the file, does it exist?"),
            ("INFO", "Trying again."),
            ("ERROR", "Is the disk full?"),
            ("INFO", "Giving up."),
            ("ERROR", "Nothing was written."),
        )
    )
)
_MUSING = "\n\n".join(
    (
        "Who could forget the mill? It burned for days, and my aunt watched.",
        "Would you believe it? The baker laughed, and nobody asked him why.",
        "And why not? He had sold his flour the week before.",
        "What did we know? We were children, and the ash was warm.",
        "So what remains? A wall, and a smell of bread on wet days.",
    )
)


@pytest.mark.parametrize("text", [_LOG, _MUSING])
def test_neither_a_log_nor_an_essay_asks(text: str) -> None:
    assert questions_in(text) == []


def test_an_answer_may_be_a_time_under_headings_with_times() -> None:
    rows = (("0:10", "When is the break?", "The break is at\n\n11:15"), ("2:40", "Who pays?", "The town."))
    text = "".join(f"### {at} {asked}\n\n{told}\n\n" for at, asked, told in (*rows, ("5:00", "Is it free?", "It is.")))
    assert questions_in(text, source="talk.md")[0][1].split() == ["The", "break", "is", "at", "11:15"]


def test_a_short_official_answer_stays() -> None:
    text = "".join(
        f"Question {number} from Ann Reed\n\n{asked}\n\nAnswer by Councillor Bob Poe\n\n{told}\n\n"
        for number, (asked, told) in enumerate(
            (
                ("Is the mill open?", "No"),
                ("How many came?", "12500"),
                ("Why did it burn?", "To the best of our knowledge\na lamp fell over."),
            ),
            1,
        )
    )
    assert [told for _, told, _ in questions_in(text)] == [
        "No",
        "12500",
        "To the best of our knowledge\na lamp fell over.",
    ]


def test_who_speaks_after_the_minister_keeps_their_words() -> None:
    text = "".join(
        f"{number}. Deputy Ann Reed asked the Minister for Mills if he will say how many {things} burned.\n\n"
        f"Minister for Mills (Mr. Poe): Twelve {things} burned.\n\n"
        "Deputy Ann Reed: The Minister knows that is false. Will he resign?\n\nMr. Poe: I will not.\n\n"
        for number, things in enumerate(("mills", "barns"), 1)
    )
    for _, told, speaker in questions_in(text):
        assert "Will he resign" not in told or speaker not in ("Poe", "Mr. Poe")


def test_a_last_question_about_support_keeps_its_answer_over_two_lines() -> None:
    text = (
        "# FAQ\n\n## Is it free?\n\nYes.\n\n## Where is it?\n\nIn Hull.\n\n## Do you have phone support?\n\n"
        "Yes, you can call us on 555 1234 on every\nworking day, and on Saturdays until noon.\n"
    )
    assert questions_in(text, source="faq.md")[-1][:2] == (
        "Do you have phone support?",
        "Yes, you can call us on 555 1234 on every\nworking day, and on Saturdays until noon.",
    )


def test_facts_that_differ_in_numbers_only_stay_in_their_answers() -> None:
    ways = (("an order", 12), ("a refund", 30), ("a letter", 5), ("a parcel", 900))
    text = "".join(
        f"Q: How long does {what} take?\nA: By post within the country:\n{days} days\n\n" for what, days in ways
    )
    assert [told.splitlines()[-1] for _, told, _ in questions_in(text)] == ["12 days", "30 days", "5 days", "900 days"]


def test_an_interview_with_an_opinion_is_no_essay() -> None:
    text = (
        "---\ntitle: Rosa Keel\ntags: [interview, opinion]\n---\n\n**Who taught you?**\n\nMy aunt did.\n\n"
        "**Do you still mill?**\n\nI do, on Sundays.\n\n**What is left?**\n\nA wall, and my books.\n"
    )
    assert len(questions_in(text, source="rosa.md")) == 3


def test_whom_a_letter_quotes_is_no_adviser() -> None:
    letters = (("soup", "cook"), ("socks", "mend"), ("letters", "write"))
    text = "".join(
        f"Dear Nora,\n\nWe quarrel about {what}.\n\nMy mother says: you never {verb}. What shall I do?\n\n-- Tired\n\n"
        f"Nora replies: {verb.capitalize()} once a week.\n\n"
        for what, verb in letters
    )
    assert questions_in(text) == [
        (
            f"We quarrel about {what}.\n\nMy mother says: you never {verb}. What shall I do?",
            f"{verb.capitalize()} once a week.",
            "Nora",
        )
        for what, verb in letters
    ]


def _read(value: object) -> list[tuple[str, str, str]]:
    (document,) = read_bytes(json.dumps(value).encode(), source="export.json", suffix=".json")
    return questions(document)


def test_a_record_with_an_answer_of_its_own_is_no_ticket() -> None:
    rows = [
        {
            "customer_name": "Ann Reed",
            "question": f"Is the {thing} waterproof?",
            "answer": f"Yes, the {thing} is waxed.",
            "comments": [{"user": "Bob Poe", "text": "Mine leaked in the rain."}],
        }
        for thing in ("coat", "hat")
    ]
    assert [told for _, told, _ in _read(rows)] == ["Yes, the coat is waxed.", "Yes, the hat is waxed."]


def test_messages_of_a_ticket_keep_their_order_and_go_on() -> None:
    said = (
        ("9/6/2024", "Bob", "Pull the lever."),
        ("10/5/2024", "Ann", "It still does not stop."),
        ("10/6/2024", "Bob", "Then cut the belt."),
        ("10/7/2024", "Ann", "How do I mend the belt afterwards?"),
        ("10/8/2024", "Bob", "With glue."),
    )
    comments = [{"created_at": at, "author": name, "body": words} for at, name, words in said]
    ticket = {"subject": "The mill", "requester": "Ann", "description": "How do I stop the mill?", "comments": comments}
    told = ["Pull the lever.", "Then cut the belt.", "With glue."]
    assert [words for _, words, _ in _read({"tickets": [{"id": 1, **ticket}, {"id": 2, **ticket}]})] == [*told, *told]


def test_what_people_write_in_a_chat_stays() -> None:
    rows = (
        ("Ann", "Where does it say so?"),
        ("Bob", "It is in mills.pdf (on page three)"),
        ("Ann", "Whom do I ask?"),
        ("Bob", "Write to <rosa@keel.example>"),
        ("Ann", "And when?"),
        ("Bob", "\u200fIn May"),
    )
    text = "".join(f"12/08/2022, 18:0{at} - {who}: {words}\n" for at, (who, words) in enumerate(rows))
    assert [told.lstrip("\u200f") for _, told, _ in questions_in(text)] == [
        "It is in mills.pdf (on page three)",
        "Write to <rosa@keel.example>",
        "In May",
    ]


def test_a_text_of_tabs_and_form_feeds_is_empty_and_no_crash() -> None:
    with pytest.raises(UnreadableDocument):
        read_bytes(b"\x0c\t\n\x0c\n", source="empty.txt", suffix=".txt")
