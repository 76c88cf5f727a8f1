"""Where two documents say nearly as much, it is open which of them a question means, and the answer is less sure."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import pytest

from assistant import abstain
from assistant.asked import understood
from assistant.conversation import Assistant
from assistant.lookup import hits
from assistant.retrieve import DEEP, weigh
from assistant.signals import SIGNALS
from assistant.unanswered import IN_DOUBT
from index.types import Filters
from tests.assistant.assistants import assistant_of

BATHS = """Tarn baths: questions and answers

Q: When do you open on Sundays?

A: On Sundays we open at nine and close at four.

Q: Do you lend towels?

A: Towels are lent for a coin of two crowns.
"""
MUSEUM = """Museum of oars: questions and answers

Q: When do you open on Sundays?

A: On Sundays we open at eleven and close at six.

Q: Who carved the longest oar?

A: The longest oar was carved by Abel Stroud in the winter of 1911.
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("town"), {"baths.txt": BATHS, "museum.txt": MUSEUM}) as found:
        yield found


def test_what_two_documents_say_leads_by_little_and_what_one_alone_says_by_much(town: Assistant) -> None:
    (baths,) = (one.source for one in town.library.documents() if one.source.endswith("baths.txt"))
    assert _lead(town, "When do you close on Sundays?", Filters()) < abstain.CLEAR / 2
    assert _lead(town, "Who carved the longest oar?", Filters()) >= abstain.CLEAR
    assert _lead(town, "When do you close on Sundays?", Filters(document=baths)) == inf


def _lead(assistant: Assistant, question: str, filters: Filters) -> float:
    """How far the answer to a question stands above what other documents say."""
    assistant.archive.refresh()
    asked = understood(question, (), assistant.archive)
    (one,) = weigh(assistant.archive, asked, hits(assistant.archive, question, asked, filters, DEEP), filters)
    return one.lead


def test_an_answer_that_one_document_alone_gives_is_as_sure_as_before(town: Assistant) -> None:
    answer = town.ask("Who carved the longest oar?")
    assert "Abel Stroud" in answer.citations[0].quote
    assert answer.confidence > IN_DOUBT


def test_each_point_of_the_lead_that_is_lacking_takes_as_much() -> None:
    fair = dict.fromkeys(SIGNALS, 0.0) | {"bias": 1.0, "dense": 0.5, "score": 0.5, "read": 0.1, "read_best": 0.1}
    sure = [abstain.probability(fair, lead=lead) for lead in (0.0, 2.0, abstain.CLEAR, 9.0)]
    assert sure == sorted(sure)
    assert sure[0] < sure[1] < sure[2] == sure[3] == abstain.probability(fair)
