"""Questions that take two steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.chain import Chain, chain_of
from assistant.conversation import Assistant
from assistant.naming.name_index import NameIndex
from index.library import Library

KEEPER = """The tide keeper: an interview with Mara Quill

Mara Quill keeps the lock at Sennen Bar. Colm Adair spoke with her in March 2021.

1. Which app tells you when to open the lock?

- I use Tidewatch on an old telephone. It rings ten minutes before high water.

2. What do you eat on a night watch?

- Bread and cold herring, always.
"""
MAKER = """Numbers and water: an interview with Jonas Pell

Jonas Pell writes software in a loft above the chandlery. Colm Adair spoke with him in June 2021.

1. What have you programmed?

- I programmed Tidewatch in a single winter, for my father, who could not read the tables any more.

2. What will you do next?

- A map of the sandbanks, drawn by the fishermen themselves.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "keeper.txt").write_text(KEEPER, "utf-8")
    (folder / "maker.txt").write_text(MAKER, "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([Path(folder / "keeper.txt"), Path(folder / "maker.txt")])
        yield Assistant(library)


def test_a_question_about_what_somebody_uses_is_followed_to_who_made_it(harbour: Assistant) -> None:
    answer = harbour.ask("Who programmed the app that Mara Quill uses?")
    assert not answer.abstained
    quotes = [citation.quote for citation in answer.citations]
    assert "I programmed Tidewatch in a single winter" in quotes[0]
    assert "I use Tidewatch on an old telephone" in quotes[-1]
    assert {citation.speaker for citation in answer.citations} == {"Jonas Pell", "Mara Quill"}
    assert answer.searched_for == "Who programmed the app that Mara Quill uses?"


@pytest.mark.parametrize(
    "question",
    [
        "What is the app that Mara Quill uses?",
        "Which app does Mara Quill use?",
        "Who programmed the app that everybody uses?",
        "Mara Quill",
        "the app that Mara Quill uses",
    ],
)
def test_other_questions_take_one_step(question: str) -> None:
    assert chain_of(question, NameIndex(["Mara Quill"], ordinary=lambda word: False).find(question)) is None


def test_the_clause_becomes_the_first_question() -> None:
    question = "Who built the little boat Mara Quill rows?"
    chain = chain_of(question, NameIndex(["Mara Quill"], ordinary=lambda word: False).find(question))
    assert chain == Chain(first="Which little boat does Mara Quill rows?", second="Who built ")
    assert chain.asked_of("Gannet") == "Who built Gannet?"
