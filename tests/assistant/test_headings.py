"""What heads a part of a record is nobody: headings of minutes, and titles that are things, in small letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.question import asking
from index.headings import is_heading
from index.library import Library

MINUTES = """Harbour Board Meeting

Chair Voss: I call the meeting to order.

Public Comment: Three residents asked for a new light.

Chair Voss: Thank you all. The board will answer in May.

New Business: The board read the report on the mole.

Ms. Sato: Who wrote this report?

Chair Voss: The engineer did.

Voting: Ayes five, noes two.

Next Meeting: 4 April at noon.

Adjournment: The meeting ended at nine.
"""
DESK = """Front Desk

Parcels are kept for a week. The desk is open from eight to four.

Visitors sign in with the guard.
"""
PAY = """Human Resources

Leave is asked for in writing. Pay comes on the last day of the month.
"""
WOVEN = """Mark Loomis

Mark Loomis wove for forty years and kept the looms oiled. He died in 1988.
"""


def _assistant(folder: Path, texts: dict[str, str]) -> Assistant:
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    library = Library.open(folder / "store", create=True)
    library.add([folder / name for name in texts])
    assistant = Assistant(library)
    assistant.archive.refresh()
    return assistant


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield _assistant(tmp_path_factory.mktemp("board"), {"board.txt": MINUTES})


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    texts = {"desk.txt": DESK, "pay.txt": PAY, "woven.txt": WOVEN}
    yield _assistant(tmp_path_factory.mktemp("handbook"), texts)


def test_headings_of_minutes_take_no_part(board: Assistant) -> None:
    assert board.archive.people == ("Chair Voss", "Ms. Sato")
    assert board.archive.names.find("What did Voting say?").named == ()
    assert board.archive.names.find("What did the chair say?").people == ("Chair Voss",)


def test_a_question_with_the_words_of_a_heading_is_answered(board: Assistant) -> None:
    answer = board.ask("When is the next meeting?")
    assert not answer.abstained
    assert answer.citations[0].quote == "4 April at noon."


def test_a_title_in_small_letters_or_behind_an_article_is_a_thing(handbook: Assistant) -> None:
    for question in ("When is the front desk open?", "When is the Front Desk open?"):
        answer = handbook.ask(question)
        assert not answer.abstained
        assert "open from eight to four" in answer.citations[0].quote
    assert handbook.archive.names.find("where is the desk").named == ()


def test_a_title_may_still_say_who_or_what_is_meant(handbook: Assistant) -> None:
    find = handbook.archive.names.find
    assert find("What did Front Desk say about parcels?").people == ("Front Desk",)
    assert find("what did loomis weave").people == ("Mark Loomis",)
    assert find("when did mark loomis die").people == ("Mark Loomis",)


def test_a_heading_that_is_the_name_alone_says_nobody(handbook: Assistant) -> None:
    answer = handbook.ask("Who is Human Resources?")
    assert all(citation.quote != "Human Resources" for citation in answer.citations)


def test_only_whole_labels_are_headings() -> None:
    for label in ("Voting", "NEXT MEETING", "Old  Business", "**Roll call**"):
        assert is_heading(label), label
    for label in ("Andrew Motion", "Votey", "Speaker 1", "The Chair", "Clerk", ""):
        assert not is_heading(label), label


def test_say_is_nothing_that_could_be_found() -> None:
    assert asking("What did Mayor Voss say?") == {"say"}
    assert asking("What did they say about the mole?") == frozenset()
