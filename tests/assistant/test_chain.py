"""Questions that take two steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.chain import Chain, chain_of
from assistant.conversation import Assistant
from assistant.kinds import told
from assistant.naming.name_index import NameIndex
from assistant.types import Evidence
from index.types import Document, QAPair, Span
from tests.assistant.assistants import assistant_of

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
CLERK = """The harbour clerk: an interview with Ines Thorn

Ines Thorn counts the boats at Sennen Bar. Colm Adair spoke with her in May 2021.

1. What is on your desk?

- On the telephone I have Tidewatch, Rookbook and a weather app called Gullcall. My chart editor is Seaglass. For the
labels I use a typeface called Corvane, cut for us by Bram Ysel.

2. What do you do at noon?

- I sail with the pilot, every day.
"""
PAINTER = """Pigeons on paper: an interview with Lena Roe

Lena Roe draws birds. Colm Adair spoke with her in July 2021.

1. What have you programmed?

- I programmed Gullcall for the lifeboat. I also created Seaglass, the editor of charts.

2. What will you draw next?

- The cormorant.
"""
USER = """Charts and more charts: an interview with Odo Finch

Odo Finch copies charts. Colm Adair spoke with him in August 2021.

1. What do you write?

- I write Seaglass most of the day, and I designed the shelf it stands on.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("harbour"),
        {"clerk.txt": CLERK, "keeper.txt": KEEPER, "maker.txt": MAKER, "painter.txt": PAINTER, "user.txt": USER},
    ) as found:
        yield found


def test_a_question_about_what_somebody_uses_is_followed_to_who_made_it(harbour: Assistant) -> None:
    answer = harbour.ask("Who programmed the app that Mara Quill uses?")
    assert not answer.abstained
    quotes = [citation.quote for citation in answer.citations]
    assert "I programmed Tidewatch in a single winter" in quotes[0]
    assert "I use Tidewatch on an old telephone" in quotes[-1]
    assert {citation.speaker for citation in answer.citations} == {"Jonas Pell", "Mara Quill"}
    assert answer.searched_for == "Who programmed the app that Mara Quill uses?"


@pytest.mark.parametrize(
    ("question", "maker", "words"),
    [
        ("Who programmed the weather app that Ines Thorn has?", "Lena Roe", "I programmed Gullcall"),
        ("Who created the chart editor that Ines Thorn has?", "Lena Roe", "I also created Seaglass"),
    ],
)
def test_the_thing_is_of_the_kind_that_is_asked_for(harbour: Assistant, question: str, maker: str, words: str) -> None:
    answer = harbour.ask(question)
    assert not answer.abstained
    assert answer.citations[0].speaker == maker
    assert words in answer.citations[0].quote
    spans = [(citation.document, citation.span) for citation in answer.citations]
    assert len(spans) == len(set(spans))
    assert "Odo Finch" not in {citation.speaker for citation in answer.citations}


def test_what_is_not_said_to_be_of_the_kind_is_a_guess(harbour: Assistant) -> None:
    answer = harbour.ask("Who programmed the tide calculator that Ines Thorn has?")
    assert answer.abstained or answer.confidence <= 0.5


def test_of_what_has_no_known_maker_no_other_is_said(harbour: Assistant) -> None:
    answer = harbour.ask("Who designed the typeface that Ines Thorn uses?")
    assert "Odo Finch" not in {citation.speaker for citation in answer.citations} or answer.abstained


@pytest.mark.parametrize(
    ("thing", "name", "said", "share"),
    [
        ("text editor", "Inkwright", "I keep Inkwright, a text editor of the old kind.", 1.0),
        ("text editor", "Inkwright", "My text editor of choice is Inkwright.", 1.0),
        ("text editor", "Inkwright", 'I keep [Inkwright][ink].\n\n[ink]: https://ink.example "A text editor."\n', 1.0),
        ("text editor", "Inkwright", 'I keep [Inkwright](https://ink.example "A small editor.").', 0.5),
        ("text editor", "Inkwright", "I keep a text editor, Mothpad, Inkwright and a clock.", 0.0),
        ("text editor", "Inkwright", "The text editor is bad. Inkwright is good.", 0.0),
        ("Twitter app", "Inkwright", "I keep Inkwright, an app for letters.", 0.0),
        ("Twitter app", "Chirrup", "I keep Chirrup, a Twitter client.", 1.0),
        ("app Inkwright", "Inkwright", "I keep Inkwright.", 1.0),
    ],
)
def test_what_a_name_is_said_to_be(thing: str, name: str, said: str, share: float) -> None:
    document = Document(id=1, source="a.md", title="", text=said, sha256="")
    pair = QAPair(id=1, document_id=1, number=1)
    piece = Evidence(document=document, pair=pair, span=Span(0, len(said.partition("\n")[0])), score=0.0)
    assert told(thing, name, (piece,), piece) == share


@pytest.mark.parametrize(
    "question",
    [
        "How big is the boat that Mara Quill rows?",
        "Who shares the boat with Mara Quill by day?",
        "Where in the house does Mara Quill work?",
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
    assert chain == Chain(first="Which little boat does Mara Quill rows?", second="Who built ", thing="little boat")
    assert chain.asked_of("Gannet") == "Who built Gannet?"
