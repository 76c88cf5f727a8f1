"""What somebody is reported to say who takes no part is quoted from whoever reports it, or declined; no other says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from index.library import Library

TALK = """Tom Abel – Interview with Rosa Keel

We talked about the river with the miller Rosa Keel.

1. Some papers say that the mills of Hull may quarrel over the river. This is indicated in an interview with the River Post by
the retired engineer Osman Dahl, who noted that a dam could dry the river up. What do you say?

I say that the river is a friend of the mill. The dam of the river is far away, and the mills are at peace.

2. And the bakers?

My brother Adam Reed bakes in Hull. Bakers need flour, and the flour comes from my mill. According to the baker Nora Hale the
flour is too coarse. I sift it twice.

3. Do you fear the dam?

I do not fear the dam. There is one exception, Ada Moss, who has my
oldest wheel. She says it is stubborn. It was built by people who know the river, and I have seen their plans.
"""


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    source = tmp_path / "mill.txt"
    source.write_text(TALK, encoding="utf-8")
    (tmp_path / "bell.txt").write_text("The bell\n\nWho rings the bell?\n\nIt rings at noon.\n", encoding="utf-8")
    library = Library.open(tmp_path / "store", create=True)
    library.add([source, tmp_path / "bell.txt"])
    return Assistant(library)


@pytest.mark.parametrize("name", ["Osman Dahl", "Dahl"])
def test_a_report_in_a_question_is_quoted_as_the_words_of_who_asks(assistant: Assistant, name: str) -> None:
    answer = assistant.ask(f"What does {name} say about the dam?")
    (citation,) = answer.citations
    assert (answer.abstained, citation.speaker) == (False, "Tom Abel")
    assert citation.quote.endswith("who noted that a dam could dry the river up.")
    assert answer.text.startswith("Tom Abel, who asked the questions")


def test_a_report_in_a_reply_is_quoted_as_the_words_of_who_replies(assistant: Assistant) -> None:
    answer = assistant.ask("What did Nora Hale say about the flour?")
    assert [(c.speaker, c.quote.partition("According to ")[2][:19]) for c in answer.citations] == [
        ("Rosa Keel", "the baker Nora Hale")
    ]


@pytest.mark.parametrize(
    "question", ["What did Adam Reed say about the flour?", "What does Osman Dahl say about bakers?"]
)
def test_what_nobody_reports_is_declined(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained


def test_a_report_goes_on_with_she(assistant: Assistant) -> None:
    answer = assistant.ask("What does Ada Moss think of her mill?")
    assert "Ada Moss, who has my\noldest wheel. She says it is stubborn." in answer.citations[0].quote
    assert len(answer.citations) == 1


def test_who_speaks_is_asked_as_ever(assistant: Assistant) -> None:
    answer = assistant.ask("What does Rosa Keel say about the dam?")
    assert (answer.abstained, {citation.speaker for citation in answer.citations}) == (False, {"Rosa Keel"})


def test_whom_a_question_quotes_takes_no_part(assistant: Assistant) -> None:
    (document,) = [one for one in assistant.library.documents() if "mill" in one.source]
    assert set(document.participants) == {"Rosa Keel", "Tom Abel"}
