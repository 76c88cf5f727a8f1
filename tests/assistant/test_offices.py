"""Where counsel have their office is answered by the address below their name, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.types import Message
from tests.assistant.assistants import assistant_of

DEPOSITION = """                 SUPERIOR COURT OF THE STATE OF OREGON
                      FOR THE COUNTY OF LINN

ROSALIND TARN,
                 Plaintiff,
        v.                                   Case No. 21CV-40877
CLEARWATER AQUATICS, INC.,
                 Defendant.
______________________________________

            DEPOSITION OF CORWIN MARSH
                    Thursday, March 9, 2023

Taken at the offices of Pell & Strand LLP, 410 Ferry Street,
Albany, Oregon.

APPEARANCES:

For the Plaintiff:
     HOLLIS & QUILL, P.C.
     By: Yvette Quill, Esq.
     77 Elm Avenue, Salem, Oregon

For the Defendant:
     PELL & STRAND LLP
     By: Marcus Strand, Esq.

                         EXAMINATION
BY MS. QUILL:
Q. Please state your name for the record.
A. Corwin Marsh.
Q. Where is Ms. Kessler's office?
A. On the lower level, behind the showers.
"""


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("court"), {"marsh.txt": DEPOSITION}) as found:
        yield found


@pytest.mark.parametrize(
    "question", ["Where is Yvette Quill's office?", "where is ms. quill's office", "What is Yvette Quill's address?"]
)
def test_the_address_below_the_name_says_where_the_office_is(court: Assistant, question: str) -> None:
    answer = court.ask(question)
    assert "By: Yvette Quill, Esq.\n     77 Elm Avenue" in answer.citations[0].quote
    assert len(answer.citations) == 1


def test_her_office_is_that_of_counsel_who_was_named(court: Assistant) -> None:
    first = court.ask("Who was the plaintiff's lawyer?")
    history = [Message(role="user", content=first.question), Message(role="assistant", content=first.text)]
    answer = court.ask("Where is her office?", history=history)
    assert answer.searched_for == "Where is Yvette Quill's office?"
    assert "77 Elm Avenue" in answer.citations[0].quote


@pytest.mark.parametrize("question", ["Where is Ms. Kessler's office?", "Where is Marcus Strand's office?"])
def test_another_office_has_not_that_address(court: Assistant, question: str) -> None:
    assert all("Elm Avenue" not in citation.quote for citation in court.ask(question).citations)
