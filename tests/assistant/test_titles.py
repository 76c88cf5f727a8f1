"""Titles in full and shortened are one, names keep their particles, and Will and May are people where they stand as such."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.naming.capitals import capitals
from assistant.naming.name_index import NameIndex
from assistant.naming.titles import contradicts, name_parts, name_stems
from assistant.stated import NAMED_ONLY, SAID_OF
from index.sentences import sentences
from index.words import tokens
from tests.assistant.assistants import assistant_of

MILL = """The mill at Harrow: an interview with Will Carter

Will Carter has run the mill at Harrow since 1994. May Holt talked to him in 2012.

May Holt: When did you take over the mill?

Will Carter: In 1994, from my uncle. He had let the wheel rot, and I rebuilt it with Mark Stone, the joiner.

May Holt: What went wrong?

Will Carter: The flood took the sluice in 2001. I will never forget it. Capt. Reyes of the river police got us out by boat.
Maria Reyes, the nurse, was on leave in May.

May Holt: Who helped you afterwards?

Will Carter: Maria de la Cruz, who runs the bakery, fed us for a week.

Will Carter: Ludwig van Berg, the organ builder, lent me his tools.

Will Carter: Sgt. Oduya kept the looters away. St. Aubin gave the oak.

May Holt: And the wheel?

Will Carter: Sean O'Neill, a wheelwright from Cork, carved the new one. June Pell painted it.
Anne-Marie d'Arcy, the owner, paid for it.
"""
LEFT = """May Holt on leaving the Courier

Interview with May Holt, reporter, by Jonas Reed.

Jonas Reed: When did you leave the paper?

May Holt: In May 2015, after the Courier was sold. I went to the coast.

Jonas Reed: What did you do there?

May Holt: I opened a book shop. I may write again, but not for a paper.
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("mill"), {"mill.txt": MILL, "left.txt": LEFT}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who is Captain Reyes?", "Capt. Reyes of the river police"),
        ("Who is Cpt. Reyes?", "Capt. Reyes of the river police"),
        ("Who is Sergeant Oduya?", "Sgt. Oduya kept the looters away."),
        ("What did Sergeant Oduya do?", "Sgt. Oduya kept the looters away."),
        ("Who is Saint Aubin?", "St. Aubin gave the oak."),
        ("Who is Maria de la Cruz?", "Maria de la Cruz, who runs the bakery"),
        ("who is de la cruz", "Maria de la Cruz, who runs the bakery"),
        ("Who is Ludwig van Berg?", "Ludwig van Berg, the organ builder"),
        ("Who is Van Berg?", "Ludwig van Berg, the organ builder"),
        ("who is oneill", "Sean O'Neill, a wheelwright from Cork"),
        ("Who is Anne-Marie d'Arcy?", "Anne-Marie d'Arcy, the owner"),
        ("who is d'arcy", "Anne-Marie d'Arcy, the owner"),
        ("who is mark stone", "Mark Stone, the joiner"),
        ("Who is June?", "June Pell painted it."),
    ],
)
def test_somebody_spoken_of_is_found_however_the_name_is_asked(mill: Assistant, question: str, said: str) -> None:
    answer = mill.ask(question)
    assert not answer.abstained
    assert said in answer.citations[0].quote
    assert answer.confidence >= NAMED_ONLY


def test_a_title_tells_two_of_one_name_apart(mill: Assistant) -> None:
    assert mill.ask("Who is Maria Reyes?").confidence == SAID_OF
    assert "nurse" not in mill.ask("Who is Capt. Reyes?").citations[0].quote
    names = NameIndex(["Mr. Smith", "Mrs. Smith", "Ann Pell", "Dr. Pell"], ordinary=lambda word: False)
    assert names.find("What did Mrs. Smith see?").people == ("Mrs. Smith",)
    assert [named.people for named in names.find("What did Smith see?").named] == [("Mr. Smith", "Mrs. Smith")]
    assert names.find("What did Doctor Pell see?").people == ("Dr. Pell",)


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("What does Will say about the mill?", "Will Carter"),
        ("what does will say about the mill", "Will Carter"),
        ("When did May leave?", "May Holt"),
        ("when did may leave the paper", "May Holt"),
        ("Who is May?", "May Holt"),
        ("What was said about Will?", "Will Carter"),
        ("Will's mill, when was it built?", "Will Carter"),
        ("Will says what about the flood?", "Will Carter"),
    ],
)
def test_a_name_that_is_also_another_word_names_somebody_where_it_stands_as_a_name(
    mill: Assistant, question: str, person: str
) -> None:
    mill.archive.refresh()
    assert mill.archive.names.find(question).people == (person,)


@pytest.mark.parametrize(
    "question",
    [
        "Will there be a new wheel?",
        "May I visit the mill?",
        "What happened in May?",
        "What will the mill cost?",
        "How was it from April to May?",
        "Will visitors pay for it?",
        "Who may enter the mill?",
        "What did they do with a will of iron?",
        "what will you do",
    ],
)
def test_the_same_word_is_nobody_elsewhere(mill: Assistant, question: str) -> None:
    mill.archive.refresh()
    assert mill.archive.names.find(question).named == ()


@pytest.mark.parametrize("question", ["Who is Captain Marlow?", "What did Sergeant Pike do?", "Who is Hugo de la Rue?"])
def test_a_stranger_with_a_title_or_particles_is_one_still(mill: Assistant, question: str) -> None:
    answer = mill.ask(question)
    assert answer.abstained
    assert answer.reason == "unknown_person"


def test_who_may_enter_asks_for_nobody_called_may(mill: Assistant) -> None:
    assert mill.ask("Who was fired?").confidence < NAMED_ONLY


def test_another_title_is_another_person() -> None:
    for name, text in (("Doctor Gomez", "Lt. Gomez came."), ("Captain Orr", "I asked Sgt. Orr and Col. Orr.")):
        assert contradicts(name, text), name
    for name, text in (
        ("Doctor Gomez", "Dr. Gomez came."),
        ("Doctor Gomez", "Prof. Gomez came."),
        ("Captain Orr", "Mr. Orr came."),
        ("Captain Orr", "Sgt. Orr came, and Ruth Orr, the captain."),
        ("Captain Orr", "Nobody came."),
        ("Ruth Orr", "Sgt. Orr came."),
        ("", ""),
    ):
        assert not contradicts(name, text), (name, text)


def test_who_has_another_title_is_not_whom_is_asked_for(mill: Assistant) -> None:
    answer = mill.ask("Who is Doctor Oduya?")
    assert answer.abstained
    assert "Doctor" not in mill.ask("What did Sergeant Oduya eat?").declined


def test_an_officer_is_whom_a_title_alone_means_where_there_is_one() -> None:
    names = NameIndex(["Captain Bea Lathom", "Lt. Hale", "LT. MOR", "Mr. Carew"], ordinary=lambda word: False)
    assert names.find("What does the captain recommend?").people == ("Captain Bea Lathom",)
    assert names.find("What does the lieutenant recommend?").named == ()
    assert names.find("What does Lieutenant Hale recommend?").people == ("Lt. Hale",)


def test_a_run_of_capitals_goes_on_behind_particles_and_nowhere_else() -> None:
    for question, found in (
        ("What did Maria de la Cruz and Ludwig van Berg do?", ["Maria de la Cruz", "Ludwig van Berg"]),
        ("Which Shure do Ann Pell and Bo Lind use?", ["Shure", "Ann Pell", "Bo Lind"]),
        ("Is Oslo la capital?", ["Oslo"]),
    ):
        assert [span.of(question) for span in capitals(question, tokens(question))] == found


def test_parts_and_stems_of_a_name_have_no_title() -> None:
    assert name_parts("CAPT. REYES") == ("reyes",)
    assert name_parts("General Manager") == ("general", "manager")
    assert name_parts("St. Aubin") == ("saint", "aubin")
    assert name_stems("Saint Aubin") == name_stems("St. Aubin")
    assert name_stems("Captain") == {"captain"}


def test_a_shortened_title_ends_no_sentence() -> None:
    text = "I told Cpt. Reyes at once. He left."
    assert [span.of(text) for span in sentences(text)] == ["I told Cpt. Reyes at once.", "He left."]


LUTHIER = """Interview with Sir Alan Lowther, luthier

Interviewer: June Castle

June Castle: How did you begin, Sir Alan?

Sir Alan Lowther: My grandmother, Dr. Philippa Lowther, was a surgeon and she kept a broken lute in the attic.

June Castle: Who helped you?

Sir Alan Lowther: Captain Ruth Orme and Captain Ann Orme, my lodgers. They cut the strings.
"""
PHYSICIAN = """Interview with Aoife Brennan, physician

Moderator: Jonas Reed

Jonas Reed: Where do you work, Dr. Brennan?

Aoife Brennan: At the infirmary. They call me Dr. Aoife Brennan there, and my uncle Mr. Kit Brennan sweeps the yard.
"""


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("families"), {"luthier.txt": LUTHIER, "physician.txt": PHYSICIAN}
    ) as found:
        yield found


@pytest.mark.parametrize("question", ["Who was Dr. Lowther?", "who was doctor lowther"])
def test_who_bears_the_title_is_meant_before_who_speaks_under_another(families: Assistant, question: str) -> None:
    answer = families.ask(question)
    assert "Dr. Philippa Lowther, was a surgeon" in answer.citations[0].quote
    assert answer.confidence == SAID_OF


@pytest.mark.parametrize(
    "question", ["Who is Sir Alan Lowther?", "Who is Lowther?", "Who is Mr. Lowther?", "Who is Dr. Brennan?"]
)
def test_a_title_of_nobody_else_leaves_who_speaks(families: Assistant, question: str) -> None:
    quote = families.ask(question).citations[0].quote
    assert "Philippa" not in quote
    assert not quote.startswith("Mr. Kit")
