"""Two people in one question: what both say of the thing it names leads, and it is told whom nothing answers for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.in_common import of_each
from assistant.question import parts_of
from assistant.types import Message
from index.types import Filters
from tests.assistant.assistants import assistant_of

MORWEN = """An interview with Morwen Tasker

Morwen Tasker mends sails at Port Quill.

Q: What do you work with?
Morwen Tasker: I have large stacks of charts that I need for teaching, so I use Tidebox, Larder and Cellar for backups and
storage. My bench is made of oak. The needles come from Reddle, and they last me about a year each if I keep them dry.
The thread is waxed by hand every evening before supper, while somebody reads to us from the paper.
I use Pigeonpost for my letters, with a little reminder beside it that tells me what is still unanswered on Fridays.

Q: What would be your dream?
Morwen Tasker: A loft with a north light, and silence.
"""
EDVARD = """An interview with Edvard Loom

Edvard Loom builds kites on the hill above Port Quill.

Q: What do you work with?
Edvard Loom: Paper, cane and glue that my aunt boils. I am madly in love with Tidebox. It keeps the drawings of every kite.
The cane is split in winter, when it is driest, and I bend it over a lamp that burns the oil of the beech.
I use Pigeonpost for letters, though it has no drawer for the old ones.

Q: What would be your dream?
Edvard Loom: A steady wind from the west, and a cart that carries all of it up the hill.
"""
ROSALBA = """An interview with Rosalba Finch

Rosalba Finch paints signs.

Q: What do you work with?
Rosalba Finch: My keyboard has lost its letters, and my desk is more special than it looks: it was a door. I use Tidebox to
keep the lettering, and brushes of squirrel hair.

Q: What would be your dream?
Rosalba Finch: A shop with a bell.
"""

TOBIT = """An interview with Tobit Tasker

Tobit Tasker keeps bees.

Q: What do you work with?
Tobit Tasker: A smoker and a veil.
"""


@pytest.fixture(scope="module")
def makers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("makers"),
        {"edvard.txt": EDVARD, "morwen.txt": MORWEN, "rosalba.txt": ROSALBA, "tobit.txt": TOBIT},
    ) as found:
        yield found


@pytest.mark.parametrize(
    "asked",
    [
        "Do both Morwen Tasker and Edvard Loom use Pigeonpost?",
        "do both morwen tasker and edvard loom use pigeonpost?",
        "Do Morwen Tasker and Edvard Loom use Pigeonpost, too?",
        "Why do both Morwen Tasker and Edvard Loom use Pigeonpost?",
        "Do both Morwen Tasker and Edvard Loom write letters?",
    ],
)
def test_what_names_the_thing_that_is_asked_about_leads_for_each(asked: str, makers: Assistant) -> None:
    answer = makers.ask(asked)
    first = {c.speaker: c.quote for c in reversed(answer.citations)}
    assert list(first) == ["Edvard Loom", "Morwen Tasker"]
    assert all("I use Pigeonpost for" in quote for quote in first.values())


def test_where_no_thing_is_named_the_two_quotes_share_a_rare_word(makers: Assistant) -> None:
    answer = makers.ask("What do both Morwen Tasker and Edvard Loom keep their drawings and charts in?")
    first = {c.speaker: c.quote for c in reversed(answer.citations)}
    assert all("Tidebox" in quote for quote in first.values())


@pytest.mark.parametrize(
    "asked",
    [
        "Do both Edvard Loom and Rosalba Finch use Pigeonpost?",
        "Do Rosalba Finch and Edvard Loom use Pigeonpost?",
    ],
)
def test_who_never_says_the_thing_is_left_out_and_named(asked: str, makers: Assistant) -> None:
    answer = makers.ask(asked)
    assert {c.speaker for c in answer.citations} == {"Edvard Loom"}
    assert "Nothing was found that answers this for Rosalba Finch." in answer.notice


def test_where_nobody_says_the_thing_it_is_declined(makers: Assistant) -> None:
    answer = makers.ask("Do both Edvard Loom and Rosalba Finch use Wondermill?")
    assert (answer.abstained, answer.reason) == (True, "fact_absent")
    assert answer.text == (
        "No passage in these 4 documents answers this: where Edvard Loom and Rosalba Finch speak, "
        "nothing was found about “Wondermill”."
    )


@pytest.mark.parametrize(
    "asked",
    [
        "Do both Morwen Tasker and Rosalba Finch use Tide Box?",  # written in another way
        "Where would both Morwen Tasker and Rosalba Finch like to work, and what do they keep in Tidebox?",
        "Which drawer of Pigeonpost do both Morwen Tasker and Rosalba Finch keep lettering in?",  # asks which thing it is
    ],
)
def test_who_may_speak_of_the_thing_is_quoted(asked: str, makers: Assistant) -> None:
    assert {c.speaker for c in makers.ask(asked).citations} >= {"Morwen Tasker", "Rosalba Finch"}


def test_what_is_hidden_says_nothing(makers: Assistant) -> None:
    library = makers.library
    document = next(d for d in library.documents() if d.title.endswith("Edvard Loom"))
    first = next(pair.id for pair in library.pairs(document.id) if pair.question)
    hidden = Filters(without=frozenset({first}))
    answer = makers.ask("Do both Edvard Loom and Morwen Tasker use Pigeonpost?", filters=hidden)
    assert {c.speaker for c in answer.citations} == {"Morwen Tasker"}
    assert "Nothing was found that answers this for Edvard Loom." in answer.notice


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Do both Edvard Loom and Tasker use Pigeonpost?", "Do both Edvard Loom and Morwen Tasker use Pigeonpost?"),
        ("Do both Tasker and Edvard Loom use Pigeonpost?", "Do both Morwen Tasker and Edvard Loom use Pigeonpost?"),
    ],
)
def test_a_name_that_several_bear_beside_one_that_is_clear_is_asked_back(
    asked: str, meant: str, makers: Assistant
) -> None:
    answer = makers.ask(asked)
    assert (answer.abstained, answer.reason) == (True, "ambiguous")
    assert answer.text.startswith("Several people here may be meant by “Tasker”: ")
    assert answer.text.endswith(" Tasker. Whom do you mean?")
    history = (Message(role="user", content=asked), Message(role="assistant", content=answer.text))
    reply = makers.ask("Morwen Tasker", history=history)
    assert reply.searched_for == meant
    assert {c.speaker for c in reply.citations} == {"Edvard Loom", "Morwen Tasker"}


def test_who_is_spoken_of_need_not_be_clear(makers: Assistant) -> None:
    assert makers.ask("What does Edvard Loom say of Tasker?").reason != "ambiguous"
    assert makers.ask("According to Edvard Loom, Tasker uses what?").reason != "ambiguous"


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("Does they use the same editor as they?", "Which editor do they use?"),
        ("Do they and they both use the same kind of mail program?", "Which mail program do they use?"),
        ("Did they and they have the same teacher?", "Which teacher did they have?"),
        ("Do they and they use Tidebox?", "Do they and they use Tidebox?"),
    ],
)
def test_whether_two_use_the_same_asks_each_which(question: str, each: str) -> None:
    (part,) = parts_of(question)
    assert of_each(part).text == each


PHONES = {
    "ines.txt": ("Ines Tarrow", "My phone is a Larkcall Six. The drawings are made in Tidebox on a Reddle tablet."),
    "otto.txt": (
        "Otto Venn",
        "Drawings I keep in Tidebox, and the Reddle lamp is old. I carry a Finchline phone for the calls.",
    ),
}


def test_what_both_say_of_something_else_does_not_lead(tmp_path: Path) -> None:
    filler = "The yard is cold and the kettle is always on, so nobody complains about it. " * 8
    pages = {
        name: f"An interview with {person}\n\nQ: What do you work with?\n{person}: {filler}{said} {filler}\n"
        for name, (person, said) in PHONES.items()
    }
    with assistant_of(tmp_path, pages) as assistant:
        answer = assistant.ask("Does Ines Tarrow use the same phone as Otto Venn?")
    first = {citation.speaker: citation.quote for citation in reversed(answer.citations)}
    assert "Larkcall" in first["Ines Tarrow"]
    assert "Finchline" in first["Otto Venn"]


def test_who_has_no_word_of_what_is_asked_of_two_is_left_out_and_named(tmp_path: Path) -> None:
    pages = {
        "petra.txt": "Interview with Petra Olund, beekeeper\n\nQ: How many hives do you keep?\n\nA: I keep 27 hives.\n\n"
        "Q: What do you feed them in winter?\n\nA: Sugar syrup, two kilos a hive.\n",
        "jonas.txt": "Interview with Jonas Brekke, smith\n\nQ: How many hammers do you own?\n\nA: I own 61 hammers.\n\n"
        "Q: Do you use charcoal?\n\nA: Yes. It burns hot and clean, and I make it myself from birch.\n",
    }
    with assistant_of(tmp_path, pages) as both:
        answer = both.ask("Do both Petra and Jonas use charcoal?")
        assert [citation.speaker for citation in answer.citations] == ["Jonas Brekke"]
        assert "Nothing was found that answers this for Petra Olund." in answer.notice
        neither = both.ask("Do both Petra and Jonas sail a yacht?")
        assert neither.abstained or neither.notice
