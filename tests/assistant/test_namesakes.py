"""A name that somebody bears alone and another as one of several is asked back, but where it is clear who is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.asked import ready
from assistant.conversation import Assistant
from assistant.follow_ups.rewrite import StandAlone
from assistant.naming.name_index import NameIndex
from assistant.types import Message
from index.types import Filters
from tests.assistant.assistants import assistant_of, talk

INQUIRY = """Inquiry into the lamp oil, day 4

MR OKE: Good morning, Dame Ottilie. I call the keeper.

DAME OTTILIE: Thank you, Mr Oke. The repayment of the lamp oil is a separate matter.

MR OKE: Is it open already?

DAME OTTILIE: It is open, and nobody has to be asked twice for the oil.
"""
SEWER = """What goes down: an interview with Dr Ottilie Nkeme and Bogdan Reyl

Host: What is a fatberg?

Dr Ottilie Nkeme: A fatberg is soap, made in a sewer out of frying fat and chalk.

Host: And what does it smell like?

Bogdan Reyl: A fatberg smells like wet dog and pennies.
"""
TIDE = """The tide: an interview with Bo Reem

Q: Who told you about the tide?

A: My cousin Ottilie says that the tide turns an hour later every day.
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("two"), {"inquiry.txt": INQUIRY, "sewer.txt": SEWER, "tide.txt": TIDE}
    ) as found:
        yield found


def test_who_bears_a_name_alone_is_not_meant_before_others(two: Assistant) -> None:
    answer = two.ask("What does Ottilie say about fatbergs?")
    assert answer.reason == "ambiguous"
    assert "Dame Ottilie" in answer.text
    assert "Ottilie Nkeme" in answer.text


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What does Dame Ottilie say about the oil?", "oil"),
        ("What does Dr Ottilie say about fatbergs?", "soap"),
        ("What does Ottilie Nkeme say about fatbergs?", "soap"),
    ],
)
def test_a_title_or_a_surname_says_who_is_meant(two: Assistant, question: str, quote: str) -> None:
    answer = two.ask(question)
    assert not answer.abstained
    assert quote in answer.citations[0].quote


def test_of_one_document_it_is_clear_who_is_meant(two: Assistant) -> None:
    assert "soap" in two.ask("What does Ottilie say about fatbergs?", filters=Filters(document="sewer.txt")).text
    answer = two.ask("What does Ottilie say about the oil?", filters=Filters(document="inquiry.txt"))

    assert answer.citations[0].speaker == "Dame Ottilie"


def test_who_is_named_beside_somebody_of_the_same_document_is_meant(two: Assistant) -> None:
    answer = two.ask("What do both Bogdan and Ottilie say about fatbergs?")
    assert not answer.abstained
    assert {citation.document.rpartition("/")[2] for citation in answer.citations} == {"sewer.txt"}


def test_who_bears_the_name_in_the_same_document_may_be_the_same() -> None:
    names = NameIndex(["Miss Moss", "Ada Moss", "Bo Lind"], ordinary=lambda word: False, beside=lambda one, other: True)
    assert names.find("What did Moss see?").people == ("Miss Moss",)
    names = NameIndex(["Miss Moss", "Ada Moss", "Bo Lind"], ordinary=lambda word: False)
    assert [named.people for named in names.find("What did Moss see?").named] == [("Miss Moss", "Ada Moss")]
    assert names.find("What did Miss Moss see?").people == ("Miss Moss",)


def test_where_nobody_of_that_name_takes_part_nobody_is_asked_back(two: Assistant) -> None:
    answer = two.ask("What does Ottilie say about the tide?", filters=Filters(document="tide.txt"))
    assert not answer.abstained
    assert "an hour later" in answer.citations[0].quote


def test_whose_whole_name_was_said_before_is_meant_by_a_part_of_it(two: Assistant) -> None:
    history = [Message(role="user", content="What does Dr Ottilie Nkeme say about soap?")]
    history.append(Message(role="assistant", content=two.ask(history[0].content).text))
    answer = two.ask("What does Ottilie say about chalk?", history=history)
    assert answer.reason != "ambiguous"
    assert "A fatberg is soap" in answer.citations[0].quote


def test_a_name_of_two_letters_is_one_with_a_capital() -> None:
    names = NameIndex(["Fu", "Haley Smith"], ordinary=lambda word: False)
    assert names.find("What does Fu play with his wife?").people == ("Fu",)
    assert not names.find("What does fu mean?").people
    assert not names.find("What does UK mean?").people


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What is Ottilie's fatberg made of?", "soap"),
        ("Does Ottilie repay the lamp oil?", "oil"),
    ],
)
def test_who_alone_speaks_of_what_is_asked_is_meant(two: Assistant, question: str, quote: str) -> None:
    answer = two.ask(question)
    assert answer.reason != "ambiguous"
    assert quote in answer.text


@pytest.mark.parametrize("question", ["Why does Ottilie collect stamps?", "When does Ottilie ask about the soap?"])
def test_what_no_namesake_speaks_of_or_two_do_does_not_tell_who_is_meant(two: Assistant, question: str) -> None:
    assert two.ask(question).reason == "ambiguous"


def test_a_nickname_in_the_middle_of_a_double_name_may_be_left_out() -> None:
    names = NameIndex(['Torbjorg "Tobba" Ness-Lie', "Bo Lind"], ordinary=lambda word: False)
    for asked in ("Torbjorg Ness-Lie", "Tobba Ness-Lie", 'Torbjorg "Tobba" Ness-Lie'):
        assert names.find(f"What did {asked} see?").people == ('Torbjorg "Tobba" Ness-Lie',), asked


COUNCIL = """The skate bowl: a talk with Piotr Wren and Ada Fitch

Host: Why should the bowl wait?

Piotr Wren: Reserves are for emergencies, and the pavilion roof still leaks.

Host: And who is going to sweep it?

Ada Fitch: Nobody can tell me who is going to sweep it in the winter.
"""
NURSERY = """The nursery: an interview with Wilma Orr

Q: What did you do before Tarn?

Wilma Orr: I grew bedding plants before Tarn took me on, and Yolanda called me at six when the frost came.
"""
TARN = """The buttons: an interview with Hazel Tarn

Q: Was it dangerous?

Hazel Tarn: She was a carder before the dust got to her, and I was on the machines.
"""
LAKE = """The lake: an interview with Yolanda Reyl

Q: What is the lake like?

Yolanda Reyl: The lake is cold, and I swim in it.
"""
DOCK = """The dock: an interview with Orla Wren

Q: How do you free the gates from ice?

Orla Wren: We break the ice on the dock gates with poles, from a boat.
"""


def test_a_name_of_several_means_who_takes_part_in_the_document_quoted_last(tmp_path: Path) -> None:
    with assistant_of(tmp_path, {"council.txt": COUNCIL, "dock.txt": DOCK}) as both:
        assert both.ask("What does Wren say?").reason == "ambiguous"
        council = talk(both, "What does Ada Fitch say about sweeping?", "What does Wren say?")
        dock = talk(both, "How are the dock gates freed from ice?", "What does Wren say?")

    assert council[1].citations[0].speaker == "Piotr Wren"
    assert dock[1].citations[0].speaker == "Orla Wren"


def test_part_of_a_name_beside_somebody_means_whom_their_record_speaks_of(tmp_path: Path) -> None:
    with assistant_of(tmp_path, {"nursery.txt": NURSERY, "tarn.txt": TARN}) as both:
        answer = both.ask("What did Wilma Orr do before Tarn?")
        together = ready(StandAlone(text="What do Wilma Orr and Tarn say?"), (), both.archive)
    assert {citation.speaker for citation in answer.citations} == {"Wilma Orr"}
    assert together.names.people == ("Wilma Orr", "Hazel Tarn")


def test_a_name_of_several_elsewhere_is_of_whom_the_document_quoted_last_speaks(tmp_path: Path) -> None:
    pages = {
        "nursery.txt": NURSERY,
        "lake.txt": LAKE,
        "pond.txt": LAKE.replace("Reyl", "Pruitt").replace("lake", "pond"),
    }
    with assistant_of(tmp_path, pages) as all_three:
        assert all_three.ask("When did Yolanda call?").reason == "ambiguous"
        answers = talk(all_three, "What did Wilma Orr do before Tarn?", "When did Yolanda call?")
    assert "called me at six" in answers[1].citations[0].quote


TAILOR = """The van: an interview with Ada Fitch

Q: What did you have done?

Ada Fitch: Everything. Leonard pinned up two suits in the road, and Hazel Tarn sewed the buttons on.

Q: Were you charged?

Ada Fitch: Not a penny.
"""
POST = """The post office on rails: an interview with Leonard Garside

Q: What did you pin up?

Leonard Garside: We pinned the letters up by county, and two suits hung in the van.
"""


def test_part_of_a_name_means_of_whom_the_document_quoted_last_speaks(tmp_path: Path) -> None:
    with assistant_of(tmp_path, {"tailor.txt": TAILOR, "post.txt": POST, "tarn.txt": TARN}) as found:
        alone = found.ask("What did Leonard pin up?")
        here = talk(found, "Was Ada Fitch charged?", "What did Leonard pin up?")
        whole = talk(found, "Was Ada Fitch charged?", "What did Leonard Garside pin up?")
        spoken_of = talk(found, "Was Ada Fitch charged?", "What does Hazel say?")

    assert alone.citations[0].speaker == "Leonard Garside"
    assert here[1].citations[0].speaker == "Ada Fitch"
    assert whole[1].citations[0].speaker == "Leonard Garside"
    assert "Hazel Tarn" in {citation.speaker for citation in spoken_of[1].citations}  # her whole name stands there
