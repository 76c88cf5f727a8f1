"""What is not quoted beside an answer: who speaks, where nobody asks; the question, where its reply stands; what is far off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of

DEPOSITION = """\
                 IN THE DISTRICT COURT OF ALDER COUNTY

            DEPOSITION OF HILDE ROSE PARRISH
              Taken on behalf of the Plaintiff
                    June 4, 2021

APPEARANCES:
  For the Plaintiff:   OSWIN TRELL, ESQ.
  For the Defendant:   MARGIT SOLE, ESQ.

                                                        4
 1               HILDE ROSE PARRISH,
 2  having been first duly sworn, testified as follows:
 3                    EXAMINATION
 4  BY MR. TRELL:
 5      Q.   What is your position with the quarry?
 6      A.   I'm the weighbridge clerk. I have been since
 7  2009.
 8      Q.   Was the siren at the north face working when you
 9  came in?
10      A.   No. The lead had been cut with a pair of garden
11  shears, by somebody who knew it.
12      Q.   Who wore a helmet that day?
13      A.   Everybody but Mr. Dunmore.
14      Q.   Before lunch you mentioned a letter that the county
15  sent. Who signed it?
16      A.   A woman named Lorna Fitch.
17           MR. TRELL: Let's take a break.
18           (Recess from 11:05 to 11:20 a.m.)
19                    EXAMINATION
20  BY MS. SOLE:
21      Q.   Ms. Parrish, how many lorries came through
22  that morning?
23      A.   Fourteen.
24           (Deposition concluded at 11:40 a.m.)
"""
POTTER = """# Runa Osk

### Who are you, and what do you do?

I'm Runa Osk. I fire bowls with birch ash on the west shore.

### Who taught you?

My aunt Sella. She let me stack the kiln when I was nine.
"""


@pytest.fixture(scope="module")
def quarry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("quarry")
    with assistant_of(folder, {"parrish.txt": DEPOSITION, "runa.osk.md": POTTER}) as assistant:
        yield assistant


def _quotes(assistant: Assistant, question: str) -> list[str]:
    answer = assistant.ask(question)
    assert not answer.abstained, question
    return [" ".join(citation.quote.split()) for citation in answer.citations]


@pytest.mark.parametrize(
    "question", ["Was Mr. Dunmore wearing a helmet?", "Who wore a helmet?", "How many lorries came that morning?"]
)
def test_who_speaks_is_not_quoted_where_it_tells_nothing_of_what_is_asked(quarry: Assistant, question: str) -> None:
    assert not [quote for quote in _quotes(quarry, question) if "weighbridge" in quote]


@pytest.mark.parametrize(
    "question", ["Which potter was taught by an aunt?", "Who taught the potter with the birch ash?"]
)
def test_who_is_described_or_asked_for_is_quoted(quarry: Assistant, question: str) -> None:
    assert [quote for quote in _quotes(quarry, question) if quote.startswith("I'm Runa Osk.")]


def test_a_sentence_goes_on_behind_the_number_of_its_line(quarry: Assistant) -> None:
    [first, *_] = _quotes(quarry, "What was cut with garden shears?")
    assert first.endswith("with a pair of garden 11 shears, by somebody who knew it.")
    for question in ("Was the siren working?", "How many lorries came?", "Who signed the letter of the county?"):
        assert not [
            quote for quote in _quotes(quarry, question) if quote.endswith(("when you", "came through", "county"))
        ]


def test_a_question_is_not_quoted_beside_its_reply_which_shows_it(quarry: Assistant) -> None:
    quotes = _quotes(quarry, "Who signed the letter of the county?")
    assert quotes[0] == "A woman named Lorna Fitch."
    assert not [quote for quote in quotes if quote.startswith("Before lunch")]


def test_a_remark_answers_a_question_about_what_it_names(quarry: Assistant) -> None:
    assert _quotes(quarry, "How long was the recess?")[0] == "(Recess from 11:05 to 11:20 a.m.)"


@pytest.mark.parametrize("question", ["How many lorries came through?", "How many lorries came that morning?"])
def test_a_number_in_words_is_a_number(quarry: Assistant, question: str) -> None:
    assert _quotes(quarry, question) == ["Fourteen."]
    assert quarry.ask(question).confidence > 0.9


def test_no_denies_what_it_replies_to_and_not_what_follows(quarry: Assistant) -> None:
    assert quarry.ask("What was the lead cut with?").confidence > 0.3  # before, .11
    assert quarry.ask("What did the siren at the north face warn of?").abstained
