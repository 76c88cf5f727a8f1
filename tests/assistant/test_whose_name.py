"""What is no name is taken for none: titles of documents, sentences of one word; who only asked is not meant by "he"."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive import Archive
from assistant.conversation import Assistant
from assistant.follow_ups.referents import people_meant
from assistant.follow_ups.told import told_of
from assistant.naming.name_index import NameIndex
from assistant.types import Message
from index.library import Library
from tests.assistant.assistants import assistant_of

NAMES = NameIndex(["Ilse Varga", "Pernille Holm", "Odile Maes", "Tib Diaye"], ordinary=lambda word: False)
HARBOUR = """PORT ERRIG HARBOUR

Q: Where do I moor a boat?
A: At the harbour wall, on the blue rings. The harbour office has the charts.

Q: What does a permit cost?
A: Nine crowns a week.
"""
AIRFIELD = """OLD SALLOW HARBOUR

Q: Who keeps the harbour light?
A: The keeper of the harbour does, every night.

Q: Is there a cafe?
A: There is one beside the fish market.
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("harbours")
    (folder / "errig.txt").write_text(HARBOUR, "utf-8")
    (folder / "sallow.txt").write_text(AIRFIELD, "utf-8")
    library = Library.open(folder / "store", create=True)
    library.add([folder / "errig.txt", folder / "sallow.txt"])
    return Assistant(library)


def test_a_word_of_two_titles_is_nobody_to_ask_back_for(harbours: Assistant) -> None:
    for question in ("Where do I moor a boat at the harbour?", "Where do I moor a boat in the Harbour?"):
        answer = harbours.ask(question)
        assert not answer.abstained
        assert answer.citations[0].quote.startswith("At the harbour wall")


def test_a_title_may_still_be_somebodys_name(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(
        "Ada Quillfeather\n\nShe wove for forty years and kept the looms oiled.\n", "utf-8"
    )
    library = Library.open(tmp_path / "store", create=True)
    library.add([tmp_path / "talk.txt"])
    archive = Archive(library)
    archive.refresh()
    assert archive.names.find("What did Quillfeather weave?").people == ("Ada Quillfeather",)
    assert not archive.speaks("Ada Quillfeather")


def test_a_name_in_a_title_says_which_document_but_nobody_is_said_to_speak(harbours: Assistant) -> None:
    answer = harbours.ask("Are dogs allowed at Sallow?")
    assert {Path(citation.document).name for citation in answer.citations} == {"sallow.txt"}
    assert "speaks" not in answer.text


def test_a_sentence_of_one_word_is_no_first_name() -> None:
    said = "Kit Low, asked “Did you fly it?”: “Yes. One of the two. My partner had the other.” [1]"
    assert told_of(said, "who was flying it", NAMES) == ""
    told = "It is written: “In the programme: Odile Maes, town carillonneur; Father Ives Brugge, dean.” [1]"
    assert told_of(told, "who is the carillon player", NAMES) == "Odile Maes"
    assert told_of(told, "Who is the dean?", NAMES) == "Father Ives Brugge"


def test_an_organisation_with_an_article_is_nobody_who_is_told_of() -> None:
    said = "Ilse Varga, asked “Who are you?”: “As part of the Tor Project, I maintain Privacy Badger.” [1]"
    assert told_of(said, "Who maintains the extension?", NAMES) == ""
    told = "It is written: “The bells were rung by the Reverend Pol Osei.” [1]"
    assert told_of(told, "Who rang the bells?", NAMES) == "Reverend Pol Osei"


def test_where_a_caller_lives_is_not_their_name() -> None:
    names = NameIndex(["Priya, Leeds", "Harrow Reem"], ordinary=lambda word: False)
    assert not names.find("Did Madame Quill go to Leeds?").people
    assert names.find("What did Priya ask?").people == ("Priya, Leeds",)


def test_counsel_are_meant_and_neither_their_firm_nor_its_address() -> None:
    said = "For the Plaintiff: HOLLIS & QUILL, P.C. By: Ilse Varga, Esq. 77 Elm Avenue, Salem, Oregon"
    assert told_of(f"It is written: “{said}” [1]", "Who was the plaintiff's lawyer?", NAMES) == "Ilse Varga"
    said = "OAKES & LAMB, ESQS. Attorneys for Plaintiff BY: TOBIAS LAMB, ESQ."
    assert told_of(f"It is written: “{said}” [1]", "Who was the plaintiff's lawyer?", NAMES) == "TOBIAS LAMB"
    said = "By: Ilse Varga, Esq. and Jon Ruck, Esq. 77 Elm Avenue"
    assert told_of(f"It is written: “{said}” [1]", "Who was the plaintiff's lawyer?", NAMES) == ""
    said = "The offices are at 77 Elm Avenue, those of Marlowe Quill LLP."
    assert told_of(f"It is written: “{said}” [1]", "Who moved in?", NAMES) == ""
    said = "The mason, Ewan Tarr, rebuilt it in 1987."
    assert told_of(f"It is written: “{said}” [1]", "Who rebuilt it?", NAMES) == "Ewan Tarr"


def test_who_only_asked_is_not_meant_and_the_first_quoted_is() -> None:
    said = (
        "Ilse Varga, asked “Was it out?”: “Once.” [1] Pernille Holm, who asked the questions: “You came in 1980.” [2]"
    )
    history = (Message(role="user", content="When did it go out?"), Message(role="assistant", content=said))
    assert people_meant(history, NAMES, told=True) == ("Ilse Varga",)
    both = said.replace("Pernille Holm, who asked the questions", "Tib Diaye")
    history = (history[0], Message(role="assistant", content=both))
    assert people_meant(history, NAMES, told=True) == ("Ilse Varga",)
    assert people_meant(history, NAMES) == ("Ilse Varga", "Tib Diaye")


TAUGHT = "Tib Diaye, asked “Who taught you?”: “Professor May Quill at Newark. She fired me twice.” [1]"
TAUGHT_PLAINLY = "Tib Diaye, asked “Who taught you?”: “A mason, Ewan Tarr, and he built it for her.” [1]"


@pytest.mark.parametrize(
    ("before", "asked", "expected"),
    [
        ((("What did Tib Diaye make?", "A bell."), ("Who taught him?", TAUGHT)), "When was he born?", "Tib Diaye"),
        (
            (("What did Tib Diaye make?", "A bell."), ("Who taught him?", TAUGHT)),
            "Was she strict?",
            "Professor May Quill",
        ),
        (
            (
                ("What did Tib Diaye make?", "A bell."),
                ("Who taught him?", TAUGHT.replace("She fired", "Quill fired")),
                ("What did she do?", TAUGHT),
            ),
            "When was he interviewed?",
            "Tib Diaye",
        ),
        ((("Who taught Sir Tib Diaye?", TAUGHT),), "What did she do?", "Professor May Quill"),
        ((("Who taught Sir Tib Diaye?", TAUGHT),), "What did he do?", "Sir Tib Diaye"),
        ((("What did Tib Diaye make?", "A bell."), ("Who taught him?", TAUGHT_PLAINLY)), "Who paid her?", "Ewan Tarr"),
        ((("What did Tib Diaye make?", "A bell."), ("Who taught him?", TAUGHT_PLAINLY)), "Was he old?", "Ewan Tarr"),
        ((("Who taught Tib Diaye?", TAUGHT),), "What did she do?", "Tib Diaye"),  # who may be a woman
    ],
)
def test_he_is_nobody_of_whom_she_was_said(before: tuple[tuple[str, str], ...], asked: str, expected: str) -> None:
    names = NameIndex(["Sir Tib Diaye"] if "Sir" in before[0][0] else ["Tib Diaye"], ordinary=lambda word: False)
    history = [
        message
        for question, answer in before
        for message in (Message(role="user", content=question), Message(role="assistant", content=answer))
    ]
    assert people_meant(history, names, told=True, asked=asked) == (expected,)


def test_a_form_of_address_stands_between_the_verb_and_a_strangers_name() -> None:
    asked = "What does Prof. Quentin Marlowe say about glaciers?"
    assert NAMES.find(asked).strangers(asked) == ("Quentin Marlowe",)


CROWE = """Interview with Mrs. Edna Crowe, retired midwife
Conducted at her home in Lower Sallow on the 12th of May 1987.

Q. Where did you train?
A. At the infirmary in Wexcombe, from 1931.
Q. Who was the matron?
A. Miss Abernathy. She frightened doctors.
"""


def test_a_form_of_address_makes_no_second_person(tmp_path: Path) -> None:
    (tmp_path / "crowe.txt").write_text(CROWE, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "crowe.txt"])
        assistant = Assistant(library)
        for name in ("Edna Crowe", "Mrs. Edna Crowe", "Mrs Crowe"):
            answer = assistant.ask(f"Where did {name} train?")
            assert "Wexcombe" in answer.citations[0].quote
            assert not answer.abstained


def test_people_of_one_surname_stay_two(tmp_path: Path) -> None:
    talk = "Mr. Reed: Who came?\n\nMrs. Reed: The miller came.\n\nMr. Reed: When?\n\nMrs. Reed: At noon, on a mule.\n"
    (tmp_path / "reed.txt").write_text(talk, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "reed.txt"])
        archive = Archive(library)
        archive.refresh()
        assert set(archive.people) >= {"Mr. Reed", "Mrs. Reed"}


def test_a_first_name_that_nobody_here_bears_makes_a_stranger_of_a_surname_that_somebody_does() -> None:
    names = NameIndex(
        ["Ilse Varga", "Matt Quill"],
        ordinary=lambda word: False,
        known=lambda word: word in {"mateo", "matt", "brillig"},
        everyday=lambda word: word == "matt",
        large=lambda word: word in {"mateo", "brillig"},
        small=lambda word: word == "matt",
    )
    for question in ("what does mateo varga use", "what does matt brillig use", "who is mateo varga"):
        found = names.find(question)
        assert not found.named
        assert len(found.strangers(question)) == 1
    assert names.find("what does ilse vargo use").people == ("Ilse Varga",)


def test_the_last_of_three_names_may_be_left_out() -> None:
    names = NameIndex(["Encarna Prado Ruiz", "Ilse Prado"], ordinary=lambda word: False)
    assert names.find("Who is Encarna Prado?").people == ("Encarna Prado Ruiz",)
    assert names.find("Who is Ilse Prado?").people == ("Ilse Prado",)
    assert not names.find("Who is Encarna Prado Lopez?").people


def test_a_thing_with_an_article_is_nobodys_first_name() -> None:
    names = NameIndex(["Emmy Varga", "Ada Pell"], ordinary=lambda word: False)
    assert names.find("When did Ada Pell win an Emmy?").people == ("Ada Pell",)
    assert names.find("When did Emmy win?").people == ("Emmy Varga",)


def test_he_is_not_a_woman_who_speaks_but_whom_she_names(tmp_path: Path) -> None:
    page = (
        "HEARING ON THE GUTTER\n\nMr Oke: Who chose the zinc?\n\n"
        "Ms Ferrante: The architect, Mr Sorensen. I'd have taken copper.\n\n"
        "Mr Oke: What did he say about the rain?\n\nMs Ferrante: Mr Sorensen said that the rain would find its own way.\n"
    )
    with assistant_of(tmp_path, {"hearing.txt": page}) as assistant:
        history = [Message(role="user", content="Who chose the zinc?")]
        history.append(Message(role="assistant", content=assistant.ask(history[0].content).text))
        answer = assistant.ask("What did he say about the rain?", history=history)
    assert "Mr Sorensen" in answer.searched_for
    assert "find its own way" in answer.citations[0].quote
