"""Asked which question was put, the interviewer's words answer, and not the reply."""

from __future__ import annotations

import pytest

from assistant.conversation import Assistant
from assistant.naming.names import Names
from assistant.people.put_questions import asked_for


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        (
            "What did Ms. Arden ask Mr. Winslade about the temperature?",
            ["At what temperature is Chamber 4 supposed", "What was the highest temperature"],
        ),
        ("What did Dana Whitlock ask Mateo about the bus?", ["When did you give up the bus?"]),
        (
            "What did the interviewer ask about the storm?",
            ["The storm of January 1984 is in every local history. What do"],
        ),
        (
            "What was Ilse Varga asked about the storm?",
            ["The storm of January 1984 is in every local history. What do"],
        ),
        (
            "What was Mr. Winslade asked by Ms. Arden about the contractor?",
            ["Did you call the maintenance contractor?"],
        ),
    ],
)
def test_the_question_that_was_put_is_quoted_alone(samples: Assistant, question: str, quotes: list[str]) -> None:
    answer = samples.ask(question)
    assert not answer.abstained
    assert len(answer.citations) == len(quotes)
    for citation, quote in zip(answer.citations, quotes, strict=True):
        assert " ".join(citation.quote.split()).startswith(quote)
        assert citation.speaker in {"Ms. Judith Arden", "Dana Whitlock", "Pernille Holm"}


def test_without_a_subject_the_first_questions_to_that_guest_are_quoted(samples: Assistant) -> None:
    answer = samples.ask("What questions did Dana Whitlock ask Aoife Brennan?")
    assert [citation.quote for citation in answer.citations][1:] == [
        "What is in the diary?",
        "Is there one wheat that you would save from a fire?",
    ]


def test_what_was_never_asked_is_not_found(samples: Assistant) -> None:
    answer = samples.ask("What did Ms. Arden ask about the parrot?")
    assert answer.abstained


def test_what_somebody_asked_another_to_do_is_no_question_that_was_put() -> None:
    for question in ("What did they ask for?", "What did they ask to see?", "What was it like?"):
        assert asked_for(question, Names()) is None
    put = asked_for("What did the host ask about tea?", Names())
    assert put is not None
    assert (put.asker, put.whom, put.subject) == (None, None, "tea")
