"""The question before put once more: "Tell me more" for what was not quoted, "Which document is that from?" for its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.follow_ups.again import again, asks_more
from assistant.types import Message
from tests.assistant.assistants import assistant_of, talk

KEEPER = """The lock: an interview with Wilma Tarn

Q: How did you open the gate in the flood of 1962?
A: With an oar, because the winch had rusted. We put the oar under the beam and four of us leaned on it while the water came
up to our belts. The first time it slipped and broke the hand of the miller, who never let me forget it afterwards and told
the story in every inn between the lock and the sea. The second time the gate moved by the width of a boot. Then the water
itself pushed it open, and we all fell into the mud. My brother lost his hat there and it was found in the next county. We
laughed about the hat for years.

Q: Who opened the gate before the flood?
A: My father opened the gate for thirty years with the winch.

Q: What did you eat?
A: Bread and smoked eel.
"""
OTHER = "The mill\n\nQ: How is the gate of the mill opened?\nA: By a motor, and the gate takes a minute.\n"


@pytest.fixture(scope="module")
def lock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("lock"), {"lock.txt": KEEPER, "mill.txt": OTHER}) as found:
        yield found


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Tell me more", True),
        ("Can you tell me a bit more about that, please?", True),
        ("Go on", True),
        ("More details please", True),
        ("Tell me more about the hat", False),
        ("Tell me about that", False),
        ("Is there more bread?", False),
        ("What else did she say?", True),
        ("Did he say anything more?", True),
        ("What else does she have to say?", True),
        ("What else does she have?", False),
        ("What else did she say about the hat?", False),
        ("And then?", True),
        ("What happened next?", True),
        ("What did they do then?", True),
        ("What happened to the hat then?", False),
    ],
)
def test_what_only_asks_for_more(asked: str, expected: bool) -> None:
    assert asks_more(asked) is expected


@pytest.mark.parametrize(
    ("asked", "earlier", "expected"),
    [
        ("Tell me more", "How deep is it?", "How deep is it?"),
        ("Tell me more", "Who uses Dropbox?", "Who else: Who uses Dropbox?"),
        ("Which document is that from?", "How deep is it?", "How deep is it?"),
        ("Where did you find that?", "How deep is it?", "How deep is it?"),
        ("Source?", "How deep is it?", "How deep is it?"),
        ("Who said that?", "How deep is it?", "How deep is it?"),
        ("And what was she asked?", "How deep is it?", "How deep is it?"),
        ("Who said that the gate was shut?", "How deep is it?", ""),
        ("Which document is oldest?", "How deep is it?", ""),
        ("Where is it from?", "Which lens does she use?", ""),
    ],
)
def test_the_question_before_is_put_once_more(asked: str, earlier: str, expected: str) -> None:
    assert again(asked, earlier) == expected


def test_more_is_first_the_rest_of_the_passage_then_other_passages_then_nothing(lock: Assistant) -> None:
    *answers, last = talk(lock, "How did you open the gate in the flood of 1962?", *["Tell me more"] * 4)
    quotes = [citation.quote for answer in answers for citation in answer.citations]
    passage = KEEPER.partition("A: ")[2].partition("\n\nQ:")[0]
    assert len(set(quotes)) == len(quotes)
    assert all(quote in passage for answer in answers[:3] for quote in (c.quote for c in answer.citations))
    assert all(citation.document.endswith("lock.txt") for answer in answers for citation in answer.citations)
    assert quotes[-1] == "My father opened the gate for thirty years with the winch."
    assert (last.abstained, last.declined) == (True, "Nothing more was found that answers this.")


def test_what_happened_next_is_what_follows_and_nothing_that_stands_before(lock: Assistant) -> None:
    *answers, last = talk(lock, "How did you open the gate in the flood of 1962?", *["And then?"] * 3)
    starts = [citation.span.start for answer in answers for citation in answer.citations]
    assert starts[1:] == sorted(starts[1:])
    assert answers[-1].citations[0].quote == "My father opened the gate for thirty years with the winch."
    assert last.citations[0].quote == "Bread and smoked eel."


def test_what_happened_next_goes_on_from_the_words_quoted_first(lock: Assistant) -> None:
    asked = Message(role="user", content="Who broke a hand?")
    passage = " ".join(KEEPER.split())
    begin = passage.index("The first time")
    quote = passage[begin : passage.index(" The second time")]
    told = Message(role="assistant", content=f"A: “{quote}” [1] [...] “We laughed about the hat for years.” [2]")
    answer = lock.ask("And then?", history=(asked, told))
    assert answer.citations[0].quote.startswith("The second time the gate moved")


def test_when_it_was_said_is_told_by_its_date_or_not_at_all(lock: Assistant, tmp_path: Path) -> None:
    first, when = talk(lock, "What did you eat?", "When was that said?")
    assert (first.abstained, when.abstained) == (False, True)
    page = "---\ntitle: Ola Brandt\ndate: 2019-05-02\n---\n\n### What do you row?\n\nA boat of tarred oak.\n"
    with assistant_of(tmp_path, {"ola.md": page}) as dated:
        first, when = talk(dated, "What does Ola Brandt row?", "And when did she say that?")
    assert (when.searched_for, when.text) == (first.searched_for, first.text)
    assert "2019-05-02" in when.text


def test_who_said_that_asks_of_the_last_quote(lock: Assistant) -> None:
    first, nothing, who = talk(lock, "What did you eat?", "Which rocket flew to Venus?", "Who said that?")
    assert nothing.abstained
    assert (who.searched_for, who.text) == (first.searched_for, first.text)


def test_where_it_is_from_is_said_by_the_same_answer(lock: Assistant) -> None:
    first, source = talk(lock, "What did you eat?", "Which document is that from?")
    assert (source.searched_for, source.text) == (first.searched_for, first.text)
