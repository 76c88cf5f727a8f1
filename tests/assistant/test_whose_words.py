"""Who said something, or did it with a thing that is named, is whoever a quote shows, though the reader finds no name in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.unanswered import IN_DOUBT
from tests.assistant.assistants import assistant_of

TRAN = """# Olive Tran

### Who are you, and what do you do?

I'm Olive Tran, and I draw tall ships and short sailors for whoever pays.

### What hardware do you use?

I switch back and forth between a regular keyboard and a Slabboard that I found used at a sale (they no longer make them).
Like most who draw, I have some trouble with my wrists. I never bought a Quillboard.
"""
SOLT = """Deposition of GRETA SOLT

Q: What did Mr. Hald say?

A: He said, "Retest." I said that we should hold the cold room. He said there was two hundred thousand crowns in the cold room.

Q: Did you hold it?

A: No. We shipped on Monday.
"""
MILL = (
    "The mill: an interview with Bo Lind\n\nQ: Who grinds?\n\nA: I grind, and never on Sundays, for the stone is old.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {"tran.md": TRAN, "solt.txt": SOLT, "mill.txt": MILL}
    with assistant_of(tmp_path_factory.mktemp("record"), pages) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    [
        "Who said there were two hundred thousand crowns in the cold room?",
        "Who said that the cold room was holding two hundred thousand crowns?",
    ],
)
def test_who_said_what_a_quote_says_is_answered(record: Assistant, question: str) -> None:
    answer = record.ask(question)
    assert not answer.abstained
    assert "two hundred thousand crowns" in answer.citations[0].quote


def test_another_number_was_said_by_nobody(record: Assistant) -> None:
    assert record.ask("Who said there were nine hundred thousand crowns in the cold room?").abstained


def test_who_does_something_may_tell_it_of_themselves(record: Assistant) -> None:
    answer = record.ask("Who uses a Slabboard?")
    assert not answer.abstained
    assert answer.confidence < IN_DOUBT
    assert answer.citations[0].quote.startswith("I switch back and forth")


def test_whoever_never_did_it_is_not_meant(record: Assistant) -> None:
    assert record.ask("Who uses a Quillboard?").abstained


PAINTER = """Tape 7: the sign painter of Tarn, a conversation

ELSPETH: Show us your brushes.

MR ROWE: I keep them in lard. Oil dries on the hair, and lard never has.

ELSPETH: And the ladders?

MR ROWE: The ladders belong to the church. We do not oil them.
"""


def test_who_did_what_whoever_speaks_tells_of_themselves_needs_no_name(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    pages = {"tran.md": TRAN, "solt.txt": SOLT, "painter.txt": PAINTER}
    with assistant_of(tmp_path_factory.mktemp("painter"), pages) as record:
        answer = record.ask("Who keeps brushes in lard?")
        assert not answer.abstained
        assert "I keep them in lard" in answer.citations[0].quote
        assert record.ask("Who oils ladders for the church?").abstained
