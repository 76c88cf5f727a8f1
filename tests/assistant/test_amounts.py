"""The price or the age that is quoted is that of what a question asks about, or it is declined or doubted."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from assistant.amounts import lacking
from assistant.conversation import Assistant
from assistant.types import Evidence
from assistant.unanswered import IN_DOUBT
from tests.assistant.assistants import assistant_of

KETTLE = """Morrow Kettle: questions and answers

Q: What does it cost?

A: The kettle is 48 pounds. The steel one, which keeps warm for an hour, is 61 pounds.

Q: Which spare parts are there?

A: The lid gets loose after a year. A new filter is 4.50, a cord 7.20.

Q: How do I get to the shop?

A: By tram. The ride from the station costs 3 pounds, and the shop is on the left.
"""
POTTER = """Clay before breakfast: an interview with Ursel Bram

Q: Who taught you?

A: Old Hedda Kroll. She's ninety-one and still comes on Fridays to look at my kiln.

Q: When did you begin?

A: I sold my first bowl at the autumn market in 1988. I was nineteen when I built the kiln.
"""
SMITH = """Iron and patience: an interview with Tobias Renn

Q: Who works with you?

A: One apprentice, Lotte Falk. She is twenty and stronger than I am.
"""
BARGE = """# Up the Sorrel

*Minna Rook lives on a barge. She is 63 and was once a tax clerk.*

**Who will take it over?**

My niece, Jytte, if she wants. She is fourteen. She says that she will be a pilot.

**Is it cold?**

In February.
"""
BARBER = """Shears and songs: an interview with Nils Ravn

Q: What did you charge?

A: One crown for a cut, half for a shave. I had to give a third to the company.

Q: When did you start there yourself?

A: At fourteen, with the brooms.

Q: Were there women?

A: Only the manager's wife, Birgit Holm. She gave piano lessons, and eleven of the men took lessons from her.
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {"kettle.txt": KETTLE, "potter.txt": POTTER, "smith.txt": SMITH, "barge.md": BARGE, "barber.txt": BARBER}
    with assistant_of(tmp_path_factory.mktemp("shop"), pages) as found:
        yield found


@pytest.mark.parametrize(
    "question", ["How much is a new lid for the kettle?", "What does it cost to repair a kettle at the Morrow shop?"]
)
def test_a_price_of_something_else_is_in_doubt(shop: Assistant, question: str) -> None:
    assert shop.ask(question).confidence < IN_DOUBT


def test_the_age_of_another_is_none(shop: Assistant) -> None:
    assert shop.ask("How old is Tobias Renn?").abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What does the kettle cost?", "48 pounds"),
        ("How much is a new filter?", "4.50"),
        ("How old was Ursel Bram when she built the kiln?", "I was nineteen"),
        ("How old was Nils Ravn when he started in the shop?", "At fourteen"),
    ],
)
def test_a_price_or_an_age_that_is_told_is_answered(shop: Assistant, question: str, said: str) -> None:
    answer = shop.ask(question)
    assert not answer.abstained and said in answer.text


def test_whose_age_it_is_leads(shop: Assistant) -> None:
    assert "63" in shop.ask("How old is Minna Rook?").citations[0].quote


def test_a_long_question_takes_no_time(shop: Assistant) -> None:
    (piece, *_) = shop.ask("How much is a new filter?").hits
    quoted = Evidence(document=piece.document, pair=piece.pair, span=piece.pair.span, score=0.0)
    began = time.process_time()
    lacking("how much is the " + "lid" * 600 + "?!x", None, [quoted])
    lacking("how much is the " + "lid " * 450 + "?!x", None, [quoted])
    assert time.process_time() - began < 1.0


def test_what_is_charged_is_the_price_of_what_it_is_charged_for(shop: Assistant) -> None:
    answer = shop.ask("What did Nils Ravn charge for a cut?")
    assert "One crown" in answer.text
    (piece, *_) = answer.hits
    quoted = Evidence(document=piece.document, pair=piece.pair, span=piece.pair.span, score=0.0)
    assert lacking("What did they charge for a cut?", None, [quoted]) is None
    assert lacking("What did they charge for piano lessons?", None, [quoted]) == "subject"
    assert lacking("How much does he pay for the towels?", None, [quoted]) == "subject"
