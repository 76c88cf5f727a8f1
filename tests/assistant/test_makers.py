"""Who made something: the words that say so, and not those of somebody who uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.people.makers import makers, speaks_of
from assistant.people.making import asked_maker
from assistant.types import Evidence, Message
from index.library import Library
from index.types import Document, Filters, QAPair, Span

WHO = "### Who are you, and what do you do?\n\n"
TOOLS = "### What do you use?\n\n"
PEOPLE = {
    "Ottilie Vance": (
        "Bell founder, creator of Tidewarden",
        "I'm Ottilie Vance and I cast bells.",
        "A furnace, and a ledger. I also keep Inkwright for my letters.",
    ),
    "Berndt Sauer": (
        "Surveyor",
        "I'm Berndt Sauer. I measure harbours, and I am best known for having written Inkwright, one winter in Vardo.",
        "A theodolite. For the tables I use Gridmoth, a small program written by my neighbour, Yrsa Holm.",
    ),
    "Calla Reyes": (
        "Translator",
        "I'm Calla Reyes. I write about Inkwright in a column, and I wrote a book with Tidewarden open beside me.",
        "Inkwright, Gridmoth and Tidewarden every day. I started Inkwright at six this morning.",
    ),
    "Nils Brandt": (
        "Surveyor",
        "I'm Nils Brandt. I am the maker of Brass Quill, which cleans pens.",
        "I worked at Orrery, where I started Orrery's developer circle. The telephone stands by the door.",
    ),
    "Hedda Voss": (
        "Cartoonist (The Ninth Gull)",
        "I'm Hedda Voss. I draw all day.",
        "A brush and a board. My comic The Ninth Gull is inked with a crow quill.",
    ),
    "Dov Arkin": (
        "Programmer (Lanternfish), pilot",
        "I'm Dov Arkin. I fly the mail.",
        "I founded the Saltway Press with my brother. A Lanternfish window is always open.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("makers")
    for name, (work, who, tools) in PEOPLE.items():
        text = f"---\ntitle: {name}\nsummary: {work}\n---\n\n{WHO}{who}\n\n{TOOLS}{tools}\n"
        (folder / f"{name.lower().replace(' ', '.')}.md").write_text(text, "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add(sorted(folder.glob("*.md")))
        yield Assistant(library)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Who wrote Inkwright?", "Inkwright"),
        ("And who created the game Salt and Iron?", "Salt and Iron"),
        ("Who is the author of the Gridmoth app?", "Gridmoth"),
        ("Which interviewee co-founded Saltway Press?", "Saltway Press"),
        ("Who was Tidewarden made by?", "Tidewarden"),
        ("who made gridmoth", "gridmoth"),
        ("Who wrote Game Boat Patterns?", "Game Boat Patterns"),
        ("Who wrote the book Tide Tables?", "Tide Tables"),
        ('Who wrote "The Notebook, a History"?', "The Notebook, a History"),
    ],
)
def test_what_is_made_is_read_off_the_question(question: str, thing: str) -> None:
    making = asked_maker(question)
    assert making is not None
    assert making.thing == thing


@pytest.mark.parametrize(
    "question",
    [
        "Who rebuilt the arch of the oven?",
        "Who made the decision?",
        "Who wrote it?",
        "Who wrote Inkwright in Vardo and sold it later?",
        "Who uses Inkwright?",
        "What did Calla write?",
        "Who makes music on handhelds?",
    ],
)
def test_other_questions_ask_for_no_maker(question: str) -> None:
    assert asked_maker(question) is None


@pytest.mark.parametrize(
    ("question", "title", "words"),
    [
        ("Who wrote Inkwright?", "Berndt Sauer", "having written Inkwright"),
        ("Who made Inkwright?", "Berndt Sauer", "having written Inkwright"),
        ("Who wrote Gridmoth?", "Berndt Sauer", "written by my neighbour, Yrsa Holm"),
        ("Who created Tidewarden?", "Ottilie Vance", "creator of Tidewarden"),
        ("Who founded Saltway Press?", "Dov Arkin", "I founded the Saltway Press"),
        ("Who writes The Ninth Gull?", "Hedda Voss", "Cartoonist (The Ninth Gull)"),
        ("Who programmed Lanternfish?", "Dov Arkin", "Programmer (Lanternfish)"),
    ],
)
def test_the_answer_is_whoever_is_said_to_have_made_it(
    assistant: Assistant, question: str, title: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert answer.citations[0].title == title
    assert words in answer.citations[0].quote
    assert all("Calla" not in citation.title for citation in answer.citations)


def test_a_thing_without_a_name_need_not_be_made_in_so_many_words() -> None:
    named = [asked_maker("Who wrote Inkwright?"), asked_maker("Who invented the telephone?")]
    assert all(making is not None and making.named for making in named)
    making = asked_maker("Who draws comics?")
    assert making is None or not making.named


def test_who_only_uses_it_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Who founded Inkwright?")
    assert answer.abstained


@pytest.mark.parametrize(
    "question",
    ["Who invented the telephone?", "Who created Quill?", "Who founded Vardo?"],
)
def test_who_made_a_part_of_it_or_something_of_a_longer_name_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained


def test_whom_the_talk_was_about_is_not_who_made_something_else(assistant: Assistant) -> None:
    asked = "What does Dov Arkin do?"
    history = [
        Message(role="user", content=asked),
        Message(role="assistant", content=assistant.ask(asked).text),
    ]
    assert assistant.ask("Who invented the telephone?", history=history).abstained
    found = assistant.ask("Who wrote Inkwright?", history=history)
    assert "having written Inkwright" in found.citations[0].quote


def test_what_belongs_to_something_is_not_that(assistant: Assistant) -> None:
    making = asked_maker("Who founded Orrery?")
    assert making is not None
    assert makers(assistant.archive, making, Filters()) == ()


def test_a_chain_follows_what_somebody_uses_to_who_made_it(assistant: Assistant) -> None:
    answer = assistant.ask("Who wrote the program that Ottilie Vance keeps for her letters?")
    assert not answer.abstained
    assert "having written Inkwright" in answer.citations[0].quote
    assert any("I also keep Inkwright" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I'm an engineer for the union behind Saltway. I help build and maintain the boats.", False),
        ("It was my aunt who started Saltway.", True),
        ("I'm the co-founder of Saltway.", True),
    ],
)
def test_who_works_there_is_no_founder(said: str, told: bool) -> None:
    document = Document(id=1, source="a.md", title="Jory Kett", text=said, sha256="")
    pair = QAPair(id=1, document_id=1, number=1)
    quoted = Evidence(document=document, pair=pair, span=Span(0, len(said)), score=0.0)
    asked = asked_maker("Who is the founder of Saltway?")
    assert asked and speaks_of([quoted], asked) is told
