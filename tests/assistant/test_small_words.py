"""Ordinary words of a question are nobody's name, although somebody of another document is called so."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.naming.name_index import NameIndex
from index.library import Library
from index.types import Filters

FERRY = """Ferry questions

Q: May I take my dog on the water?
A: Yes, on the open deck, and it has to wear a muzzle on the water.

Q: What does a crew cabin cost?
A: Forty crowns. The crew will show you the way.

Q: How do I back up my booking data?
A: Print the data page before you sail.
"""
HEARING = """Hearing on the harbour

MR. CAREW: Who ran aground that night?

DANA: The pilot boat did, at dawn. Nobody was hurt.

MR. CAREW: And who saw it from the mole?

WATER: I saw it. I was mending nets there with my brother.

MR. CAREW: What did you do then?

DANA: I rang the bell and ran to the office.

MR. CAREW: Was the light burning?

WATER: It was not. It had been out since Sunday.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "ferry.txt").write_text(FERRY, "utf-8")
    (folder / "hearing.txt").write_text(HEARING, "utf-8")
    library = Library.open(folder / "store", create=True)
    library.add([folder / "ferry.txt", folder / "hearing.txt"])
    return Assistant(library)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Does my dog need a muzzle on the water?", "muzzle"),
        ("How do I back up my booking data?", "Print the data page"),
        ("What does a cabin of the crew cost?", "Forty crowns"),
    ],
)
def test_a_word_that_the_archive_writes_small_names_nobody(harbour: Assistant, question: str, quote: str) -> None:
    harbour.archive.refresh()
    assert harbour.archive.names.find(question).named == ()
    answer = harbour.ask(question, filters=Filters(document="ferry.txt"))
    assert not answer.abstained
    assert quote in answer.citations[0].quote


def test_names_are_found_in_small_letters_where_the_archive_writes_them_large(harbour: Assistant) -> None:
    harbour.archive.refresh()
    assert harbour.archive.names.find("what did dana see").people == ("DANA",)
    assert harbour.archive.names.find("What did Water see?").people == ("WATER",)


def test_a_small_word_is_a_name_where_it_does_something_or_the_name_is_written_so() -> None:
    names = NameIndex(
        ["Mandy Brown", "THE WITNESS", 'Adam "stone" Kidd', "Wilk"],
        ordinary=lambda word: False,
        known=lambda word: word in {"brown", "witness", "stone", "wilf"},
        everyday=lambda word: True,
        small=lambda word: True,
    )
    assert names.find("what does brown use").people == ("Mandy Brown",)
    assert names.find("what is made of brown leather").people == ()
    assert names.find("why did they make the witness wait").people == ()
    assert names.find("who knows stone").people == ('Adam "stone" Kidd',)
    assert names.find("How did Wilf mow?").people == ()


def test_an_everyday_word_behind_an_article_or_how_is_no_name() -> None:
    names = NameIndex(
        ["Hope Price", "Art Long", "Chair Voss", "Dana Baker"], ordinary=lambda word: False, everyday=lambda word: True
    )
    for question in (
        "is there hope for the yard",
        "what is the price of paint",
        "how long did it take",
        "her art is what",
    ):
        assert names.find(question).named == (), question
    for question, person in (
        ("when did hope come", "Hope Price"),
        ("who hired hope", "Hope Price"),
        ("what is the Price letter", "Hope Price"),
        ("what did the chair say", "Chair Voss"),
        ("what did the baker say", "Dana Baker"),
    ):
        assert names.find(question).people == (person,), question


LABELS = """A talk about roses

Mark Field: Where do you live, Rose?

Rose Green: I live near a field where green grass grows. The field is wide.

Mark Field: And what did you pay?

Rose Green: The prices rose every year. The green gate cost most.

Mark Field: Will it last?

Rose Green: The gate will. I paint it green each spring.
"""


def test_the_names_before_turns_do_not_tell_how_a_word_is_written(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(LABELS, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "talk.txt"])
        archive = Assistant(library).archive
        archive.refresh()
        assert archive.names.find("who lives near a green field").people == ()
        assert archive.names.find("what does rose green paint").people == ("Rose Green",)
        assert archive.names.find("what is rose's gate like").people == ("Rose Green",)


def test_a_name_that_begins_a_question_or_a_sentence_is_found_by_what_follows() -> None:
    names = NameIndex(["Will", "Mark Field"], ordinary=lambda word: False)
    assert names.find("Will uses which editor?").people == ("Will",)
    assert names.find("Will's chair, what is it?").people == ("Will",)
    assert names.find("Will you come?").people == ()
    assert names.find("Do you know Emacs? Mark says so.").people == ("Mark Field",)
