"""What is told of somebody else is no answer, nor is one who lacks what the question describes them by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.abstain import decide
from assistant.conversation import Assistant
from assistant.naming.capitals import capitals
from assistant.people.of_another import lacks_mark
from assistant.signals import SIGNALS
from assistant.types import Evidence
from index.types import Document, QAPair, Span, Turn
from index.words import tokens
from tests.assistant.assistants import assistant_of

ROCK = """Eleven winters on the rock: an interview with Ilse Marden

Q: Who was there when you came?

A: Two men. Mr. Donal Keast spoke to nobody. The second assistant, Samuel Okafor, taught me the fog signal. He left in 1979,
and the sea took his boat.

Q: What became of the recordings?

A: Samuel Okafor's recordings are held by the archive. Donal Keast died in 2003. The parrot lived to be forty.
Ilse Varga warned me about the damp, and I use tarred paper for the charts. Bram Cole used wax.
"""
STROUD = """Bea Stroud: an interview

Q: Who are you, and what do you do?

A: I am a novelist, and I teach at the University of Harrow.

Q: What software do you use?

A: I use the Quillpad editor for novels, every day.
"""


@pytest.fixture(scope="module")
def rock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("rock"), {"rock.txt": ROCK, "stroud.txt": STROUD}) as found:
        yield found


def test_what_another_did_does_not_answer(rock: Assistant) -> None:
    answer = rock.ask("When did Samuel Okafor die?")
    assert answer.abstained
    assert answer.reason == "fact_absent"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("When did Donal Keast die?", "died in 2003"),
        ("When did Mr. Keast die?", "died in 2003"),
        ("What did Bram Cole use?", "Bram Cole used wax"),
        ("When did Samuel Okafor leave?", "He left in 1979"),
    ],
)
def test_what_they_did_themselves_does(rock: Assistant, question: str, quote: str) -> None:
    answer = rock.ask(question)
    assert not answer.abstained
    assert any(quote in citation.quote for citation in answer.citations)


def test_whoever_is_only_named_beside_it_uses_nothing(rock: Assistant) -> None:
    assert rock.ask("What does Ilse Varga use?").abstained


@pytest.mark.parametrize(
    "question",
    ["Which novelist at the University of Cardend uses Quillpad?", "Which novelist from Cardend uses Quillpad?"],
)
def test_who_is_described_by_what_their_document_lacks_is_not_found(rock: Assistant, question: str) -> None:
    assert rock.ask(question).abstained


def test_a_description_holds_where_the_document_says_it(rock: Assistant) -> None:
    rock.archive.refresh()
    (stroud,) = [summary.id for summary in rock.archive.documents if "Stroud" in summary.title]
    document, (pair, *_) = rock.archive.document(stroud), rock.archive.pairs(stroud)
    said = (Evidence(document=document, pair=pair, span=pair.span, score=0.0),)
    for question, lacks in (
        ("Which novelist at the University of Harrow uses Quillpad?", False),
        ("Which novelist at the University of Cardend uses Quillpad?", True),
        ("Which novelist from Cardend uses Quillpad?", True),
        ("Which novelist uses Cardend?", False),
        ("Which of Cardend?", False),
        ("Who lives in Cardend?", False),
    ):
        unknown = capitals(question, tokens(question))
        assert lacks_mark(question, unknown, said, rock.archive.visible) is lacks, question


def test_a_quote_with_most_of_what_is_asked_is_about_it(samples: Assistant) -> None:
    answer = samples.ask("What did the survey of 1955 find?")
    assert not answer.abstained
    assert "two million tonnes" in answer.citations[0].quote
    assert samples.ask("What did the survey of 1755 find?").abstained


def test_words_that_stand_apart_are_about_something_else(rock: Assistant) -> None:
    words, rare = tokens("capital of Mongolia"), {"capit": 5.0, "mongolia": 8.0}
    signals = dict.fromkeys(SIGNALS, 0.0) | {"covered": 1.0, "dense": 0.2, "read": -0.3, "read_best": 0.05}
    decision = decide(
        signals, (), words=words, strangers=(), rarity=lambda stem: rare[stem], visible=rock.archive.visible
    )
    assert (decision.answered, decision.reason) == (False, "off_topic")


def test_a_name_that_stands_nowhere_leaves_too_little(rock: Assistant) -> None:
    assert rock.ask("capital of Mongolia").abstained
    assert rock.ask("parrot of Mongolia").abstained


@pytest.mark.parametrize(
    ("question", "sure"),
    [("What software do they use?", True), ("What paint do they use?", False), ("What do they use?", False)],
)
def test_a_question_that_was_put_without_its_verb_was_put_all_the_same(
    rock: Assistant, question: str, sure: bool
) -> None:
    text = "And what software? As little as I can."
    pair = QAPair(number=1, question=Span(0, 18), turns=(Turn(span=Span(19, 38), speaker=None),))
    document = Document(source="a.txt", title="Ada", text=text)
    said = (Evidence(document=document, pair=pair, span=Span(19, 38), score=0.0),)
    signals = dict.fromkeys(SIGNALS, 0.0) | {
        "named": 1.0,
        "covered": 1.0,
        "dense": 0.5,
        "read": -0.9,
        "read_best": -0.4,
    }
    decision = decide(
        signals, said, words=tokens(question), strangers=(), rarity=lambda stem: 1.0, visible=rock.archive.visible
    )
    assert (decision.confidence > 0.9) is sure


GALLEY = """The galley: a talk

Jonas Pell: Welcome, Ida Bone. How did you come to cook?

Ida Bone: I was a pastry chef in a hotel, and my father was a stoker.

Jonas Pell: Were you ever seasick?

Ida Bone: Every day for two months. I chew ginger.

Jonas Pell: I burned my hand once. Have you?

Ida Bone: You did that on my stove.

Jonas Pell: What is in the soup?

Ida Bone: Haddock, and a spoon of mustard.
"""


@pytest.fixture(scope="module")
def galley(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("galley"), {"galley.txt": GALLEY}) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    ["How long was Jonas Pell seasick?", "In which hotel was Jonas a chef?", "What was Jonas Pell's father?"],
)
def test_what_is_told_in_reply_is_not_told_of_whoever_asks(galley: Assistant, question: str) -> None:
    assert galley.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    ["How long was Ida Bone seasick?", "Where did Jonas Pell burn his hand?", "What is in Ida Bone's soup?"],
)
def test_what_is_told_of_either_is_an_answer(galley: Assistant, question: str) -> None:
    assert not galley.ask(question).abstained
