"""Whom a question names: exact names, parts of names, misspellings, several people, strangers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import Assistant
from assistant.naming.name_index import NameIndex
from assistant.question import kind_of, parts_of, pronoun, without_description
from assistant.types import Message
from index.library import Library
from index.types import Filters

PEOPLE = (
    "Ilse Varga",
    "Harold P. Winslade",
    "Dr. Aoife Brennan",
    "Mateo Lindqvist",
    "Anneli Lindqvist",
    "Hervé This",
    "Jo",
)
NAMES = NameIndex(PEOPLE, ordinary=lambda word: word in {"this", "jo", "the"}, known=lambda word: word == "vargo")
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("What did Ilse Varga say?", ("Ilse Varga",)),
        ("what did ilse varga say", ("Ilse Varga",)),
        ("What did VARGA say?", ("Ilse Varga",)),
        ("What did Ilze Varga say?", ("Ilse Varga",)),
        ("What did Harold Winslade say?", ("Harold P. Winslade",)),
        ("What did Aoife Brennan publish?", ("Dr. Aoife Brennan",)),
        ("What did Dr. Brennan publish?", ("Dr. Aoife Brennan",)),
        ("Ilse Varga's and Aoife Brennan's books", ("Ilse Varga", "Dr. Aoife Brennan")),
        ("What did Herve This create?", ("Hervé This",)),
        ("What is this?", ()),
        ("What did Vargo say?", ()),
        ("Who is it?", ()),
    ],
)
def test_a_question_names_people(question: str, people: tuple[str, ...]) -> None:
    assert NAMES.find(question).people == people


def test_a_name_that_several_bear_is_ambiguous() -> None:
    found = NAMES.find("What is Lindqvist's profession?")
    assert [named.people for named in found.named] == [("Mateo Lindqvist", "Anneli Lindqvist")]
    assert found.people == ()


@pytest.mark.parametrize(
    ("question", "undecided"),
    [
        ("Do both Ada Low and Chris use it?", True),
        ("Do both Chris and Ada Low use it?", True),
        ("Do Chris, Bo Reed and Ada Low use it?", True),
        ("Does Chris use it?", True),
        ("Does Ada Low speak of Chris?", False),
        ("Does Ada Low sing and Chris Hall play?", False),
        ("As Ada Low knows, Chris sings and plays.", False),
        ("Do both Ada Low and chris cross it?", False),
    ],
)
def test_a_name_that_many_bear_is_undecided_alone_and_in_one_breath_with_somebody(
    question: str, undecided: bool
) -> None:
    people = ["Ada Low", "Bo Reed", *(f"Chris {surname}" for surname in ("Hall", "Moor", "Penn", "Tarr"))]
    found = NameIndex(people, ordinary=lambda word: word == "chris").find(question).undecided(question)
    assert (len(found.people) if found else 0) == (4 if undecided else 0)


def test_a_first_name_may_be_meant_where_it_is_a_surname_too() -> None:
    names = NameIndex(["Bram Oosterhuis", "Thea Bram"], ordinary=lambda word: False)
    (named,) = names.find("What is Bram's complaint?").named
    assert named.people == ("Thea Bram", "Bram Oosterhuis")


def test_an_ordinary_name_of_many_is_theirs_where_somebody_does_something() -> None:
    people = ["Mark Aldous", "Mark Brodie", "Mark Castell", "Mark Dunne"]
    names = NameIndex(people, ordinary=lambda word: word == "mark")
    for question in ("What does Mark carve?", "Why won't Mark carve?", "What is Mark's chisel?"):
        assert [named.people for named in names.find(question).named] == [tuple(people)], question
    for question in ("Which chisel leaves a Mark behind?", "does the mark vanish?"):
        assert names.find(question).named == ()


def test_one_word_that_stands_nowhere_is_a_stranger_where_it_does_or_has_something() -> None:
    names = NameIndex(PEOPLE, ordinary=lambda word: False, known=lambda word: word == "linux")
    for question, name in (
        ("what's qzx's phone", "qzx"),
        ("What's qzx's phone?", "qzx"),
        ("What does QZX use?", "QZX"),
        ("Is QZX's phone new?", "QZX"),
    ):
        assert names.find(question).strangers(question) == (name,)
    for question in ("What does Linux need?", "What is the capital of Mongolia?", "What is QZX?"):
        assert names.find(question).strangers(question) == ()


def test_two_words_of_everyday_language_are_nobody_however_rare_they_are_here() -> None:
    names = NameIndex(PEOPLE, ordinary=lambda word: False, everyday=lambda word: word != "quorrel")
    assert names.find("what does bram quorrel use").unknown
    for question in ("why was moisture sprayed there", "What does she note about every delivery?", "Why was Moss wet?"):
        assert names.find(question).strangers(question) == ()


def test_a_phrase_in_small_letters_is_a_name_only_where_it_stands_as_one() -> None:
    names = NameIndex(
        PEOPLE, ordinary=lambda word: False, everyday=lambda word: word not in {"quorrel", "osha", "gluten"}
    )
    for question in (
        "what does bram quorrel use",
        "What does bram quorrel use?",
        "did bram quorrel have a dog",
        "who is bram quorrel?",
    ):
        assert names.find(question).strangers(question) == ("bram quorrel",), question
    for question in (
        "is there a fee for gluten suitcases",
        "where is the bristow quorrel",
        "does osha inspect the hangar",
        "did osha come",
        "why does osha inspect small hangars",
        "can gluten travellers eat there",
        "who is gluten free there",
        "is gluten intolerance a problem",
        "what is a frequent flyer's allowance",
        "what is today's menu",
    ):
        assert names.find(question).strangers(question) == (), question


def test_a_stranger_may_be_the_subject_of_a_clause() -> None:
    question = "Who wrote the book that Giulia Ferrante lent?"
    assert NAMES.find(question).strangers(question) == ("Giulia Ferrante",)


def test_a_companion_is_asked_about_together_with_somebody_known() -> None:
    question = "Do both Ilse Varga and Giulia Ferrante climb?"
    found = NAMES.find(question)
    assert [span.of(question) for span in found.companions(question)] == ["Giulia Ferrante"]
    assert found.masked(question, found.companions(question)) == "Do both they and they climb?"
    alone = "Does Ilse Varga know the Giulia Ferrante?"
    assert NAMES.find(alone).companions(alone) == ()


def test_a_form_of_address_belongs_to_the_name() -> None:
    question = "What did Dr. Aoife Brennan publish?"
    found = NAMES.find(question)
    assert [named.span.of(question) for named in found.named] == ["Dr. Aoife Brennan"]
    assert found.masked(question) == "What did they publish?"


def test_a_stranger_is_a_name_that_is_asked_about() -> None:
    question = "What does Giulia Ferrante say about Marrow Bay?"
    found = NAMES.find(question)
    assert found.named == ()
    assert "Giulia Ferrante" in found.strangers(question)


@pytest.mark.parametrize(
    "question",
    [
        "What does {} bake?",
        "Who taught {} to bake?",
        "How high is the tower that {} kept?",
        "{} kept what?",
    ],
)
@pytest.mark.parametrize("name", ["Mr. Hansen", "Mrs Hansen", "Dr. Hansen"])
def test_a_surname_with_a_form_of_address_is_a_strangers(question: str, name: str) -> None:
    asked = question.format(name)
    assert NAMES.find(asked).strangers(asked) == (name,)


def test_a_stranger_stands_in_brackets_where_a_follow_up_has_put_them() -> None:
    question = "Is it heavy (Giulia Ferrante)?"
    assert NAMES.find(question).strangers(question) == ("Giulia Ferrante",)


def test_a_stranger_owns_something_however_the_name_ends() -> None:
    for question, name in (
        ("Is Bill Gates' phone new?", "Bill Gates"),
        ("Is Gia Ferrante's phone new?", "Gia Ferrante"),
    ):
        assert NAMES.find(question).strangers(question) == (name,)


def test_a_name_of_one_word_is_nobodys_in_a_longer_name() -> None:
    names = NameIndex(["Mr. Bill", "Moby"], ordinary=lambda word: False)
    assert names.find("What camera does Bill Gates use?").people == ()
    assert names.find("What camera does Mr. Bill use?").people == ("Mr. Bill",)
    assert names.find("What camera does Moby use?").people == ("Moby",)


@settings(max_examples=300, deadline=None)
@given(question=ANYTHING)
def test_whatever_is_typed_its_names_stand_where_they_say(question: str) -> None:
    found = NAMES.find(question)
    at = 0
    for named in found.named:
        assert at <= named.span.start < named.span.end <= len(question)
        assert named.people
        at = named.span.end
    assert all(len(span) for span in found.unknown)
    assert isinstance(found.masked(question), str)
    assert isinstance(found.strangers(question), tuple)


@settings(max_examples=100, deadline=None)
@given(names=st.lists(ANYTHING, max_size=5), question=ANYTHING)
def test_whatever_people_are_called_a_question_can_be_asked(names: list[str], question: str) -> None:
    index = NameIndex(names, ordinary=lambda word: False)
    for name in (*names, question):
        asked = f"What does {name} say?"
        found = index.find(asked)
        assert set(found.people) <= set(names)
        assert all(0 <= n.span.start < n.span.end <= len(asked) for n in found.named)


@settings(max_examples=200, deadline=None)
@given(question=ANYTHING)
def test_whatever_is_typed_has_one_to_three_parts(question: str) -> None:
    parts = parts_of(question)
    assert 1 <= len(parts) <= 3
    assert all(part.text in question for part in parts)
    assert isinstance(without_description(question, frozenset({"a", "b"})), str)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many soldiers does the LNA have?", "number"),
        ("What is the population of Libya?", "number"),
        ("When was the light automated?", "when"),
        ("Which year was it?", "when"),
        ("Where do you work?", "where"),
        ("Why did it close?", "why"),
        ("What made you leave?", "why"),
        ("Who taught you?", "who"),
        ("Do both use Emacs?", "yesno"),
        ("Isn't it too hot?", "yesno"),
        ("List the tools", "list"),
        ("How do I sharpen a chisel?", "how"),
        ("Which lens do you use?", "which"),
        ("What is Gladys?", "what"),
        ("Gladys", "other"),
    ],
)
def test_a_question_asks_for_a_kind_of_answer(question: str, kind: str) -> None:
    assert kind_of(question) == kind


def test_a_compound_question_has_a_part_for_each() -> None:
    assert [part.text for part in parts_of("What do they use now, and what did they use before?")] == [
        "What do they use now",
        "what did they use before?",
    ]
    assert len(parts_of("What do they eat and drink?")) == 1


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("namesakes")
    for first, trade in (("Mateo", "baker"), ("Anneli", "archivist")):
        (folder / f"{first}.txt").write_text(
            f"{first} Lindqvist: an interview\n\nQ: What do you do?\n\nA: I am a {trade} and I like my trade.\n",
            "utf-8",
        )
    library = Library.open(folder / "store", create=True)
    library.add([folder / "Mateo.txt", folder / "Anneli.txt"])
    return Assistant(library)


def test_a_pronoun_that_several_may_be_meant_by_is_asked_back(namesakes: Assistant) -> None:
    answer = namesakes.ask("What programs does she use?")
    assert (answer.abstained, answer.reason) == (True, "ambiguous")
    assert answer.text == "Several people here may be meant by “she”. Whom do you mean?"
    person = namesakes.archive.people[0]
    assert namesakes.ask("What programs does she use?", filters=Filters(person=person)).reason != "ambiguous"
    history = [Message(role="user", content=f"Who is {person}?"), Message(role="assistant", content=person)]
    assert namesakes.ask("What programs does she use?", history=history).reason != "ambiguous"


def test_a_pronoun_whose_person_is_described_before_is_not_asked_back() -> None:
    assert pronoun("If the keeper was told, why did he stay?") is None
    assert pronoun("Which author said that she writes at night?") is None
    assert pronoun("Who kept the light and where does he live?") is None
    assert pronoun("Why did he stay?") == "he"


def test_an_ambiguous_name_is_asked_back_and_the_reply_is_understood(namesakes: Assistant) -> None:
    asked = "What does Lindqvist do?"
    answer = namesakes.ask(asked)
    assert (answer.abstained, answer.reason) == (True, "ambiguous")
    assert answer.text in {
        f"Several people here may be meant: {a} or {b}. Whom do you mean?"
        for a, b in (("Mateo Lindqvist", "Anneli Lindqvist"), ("Anneli Lindqvist", "Mateo Lindqvist"))
    }
    history = (Message(role="user", content=asked), Message(role="assistant", content=answer.text))
    reply = namesakes.ask("Anneli Lindqvist", history=history)
    assert reply.searched_for == "What does Anneli Lindqvist do?"
    assert [c.quote for c in reply.citations] == ["I am a archivist and I like my trade."]
    namesakes.library.close()


def test_of_a_single_document_it_is_clear_whom_a_pronoun_means(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "Mara Quill talks to Bo Lind\n\nBO LIND: Where do you bake?\n\nMARA QUILL: I bake in the old mill by the river.\n\n"
        "BO LIND: And when do you sleep?\n\nMARA QUILL: I sleep in the afternoon, when the oven is cold.\n",
        "utf-8",
    )
    library = Library.open(tmp_path / "store", create=True)
    library.add([talk])
    answer = Assistant(library).ask("Where does she bake?")
    assert not answer.abstained
    assert "old mill" in answer.text


def test_of_the_one_person_a_filter_leaves_the_question_is_asked(namesakes: Assistant) -> None:
    answer = namesakes.ask("Which trade do you like?", filters=Filters(person="Anneli Lindqvist"))
    assert answer.searched_for == "Which trade do you like (Anneli Lindqvist)?"
    assert namesakes.ask("Which trade do you like?").searched_for == "Which trade do you like?"


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        ("what does mateo brennan use", "mateo brennan"),
        ("what does mateo smith use", "mateo smith"),
        ("what does mateo quorrel use", "mateo quorrel"),
        ("what is mateo brennan's chisel", "mateo brennan"),
        ("who is mateo brennan?", "mateo brennan"),
        ("what was said about mateo brennan", "mateo brennan"),
        ("what does bram lindqvist use", "bram lindqvist"),
    ],
)
def test_a_first_name_and_a_surname_that_nobody_bears_together_are_a_strangers(question: str, stranger: str) -> None:
    names = NameIndex(
        PEOPLE,
        ordinary=lambda word: False,
        known=lambda word: word not in {"bram", "quorrel"},
        everyday=lambda word: word in {"use", "smith", "chisel", "said"},
        large=lambda word: word == "smith",
    )
    found = names.find(question)
    assert found.named == ()
    assert found.strangers(question) == (stranger,)


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("what does mateo lindqvist use", "Mateo Lindqvist"),
        ("what does mateo linqvist use", "Mateo Lindqvist"),
        ("what does matteo lindqvist use", "Mateo Lindqvist"),
        ("what does mateo think of paint", "Mateo Lindqvist"),
        ("why did mateo sand the chisel", "Mateo Lindqvist"),
        ("did mateo google it", "Mateo Lindqvist"),
        ("what does dr brennan use", "Dr. Aoife Brennan"),
        ("what does doctor aoife brennan use", "Dr. Aoife Brennan"),
        ("who taught mateo carving", "Mateo Lindqvist"),
    ],
)
def test_a_name_in_small_letters_is_still_that_of_who_bears_it(question: str, person: str) -> None:
    names = NameIndex(
        PEOPLE,
        ordinary=lambda word: False,
        known=lambda word: word not in {"linqvist", "matteo"},
        everyday=lambda word: word in {"use", "think", "sand", "carving", "doctor", "paint", "chisel"},
        large=lambda word: word == "google",
    )
    assert names.find(question).people == (person,)
    assert names.find(question).strangers(question) == ()


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("What did Liv Dahl say?", ("Superintendent Liv Dahl",)),
        ("what did liv dahl say", ("Superintendent Liv Dahl",)),
        ("What did Tom Hale say?", ("Shri Tom Hale", "Inspector Tom Hale")),
        ("What did Rosa Maria Keel say?", ("Ada Rosa Maria Keel",)),
        ("What did Olav Liv Dahl say?", ()),
        ("What did Liv Dahl Holm say?", ()),
    ],
)
def test_a_name_is_known_without_the_office_before_it(question: str, people: tuple[str, ...]) -> None:
    known = ("Superintendent Liv Dahl", "Shri Tom Hale", "Inspector Tom Hale", "Ada Rosa Maria Keel")
    found = NameIndex(known, ordinary=lambda word: False).find(question)
    assert tuple(person for named in found.named if named.whole for person in named.people) == people


@pytest.mark.parametrize(
    "question", ["What did Tib Marlow keep?", "What did Tabitha Marlow keep?", "What did Tib keep?"]
)
def test_somebody_is_also_called_by_a_nickname_in_quotes(question: str) -> None:
    names = NameIndex(["Mrs. Tabitha “Tib” Marlow", "Tib Oakes"], ordinary=lambda word: False)
    assert "Mrs. Tabitha “Tib” Marlow" in {person for named in names.find(question).named for person in named.people}
    assert names.find("What did Tib Marlow keep?").unknown == ()
    assert names.find("What did Tib Oakes keep?").people == ("Tib Oakes",)


def test_a_question_that_is_looked_through_again_is_remembered() -> None:
    seen: list[str] = []

    def ordinary(word: str) -> bool:
        seen.append(word)
        return False

    names = NameIndex(["Ilse Varga"], ordinary=ordinary)
    first = names.find("What did Varga keep?")
    looked = len(seen)
    assert looked
    assert names.find("What did Varga keep?") == first
    assert len(seen) == looked
