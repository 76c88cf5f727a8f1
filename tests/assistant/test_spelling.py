"""Misspelt words are put right by what stands in the archive; names and words that are well spelt stay."""

from __future__ import annotations

import pytest

from assistant.archive import Archive
from assistant.conversation import Assistant
from assistant.wording.english import drops_an_e, is_english, looks_english
from assistant.wording.spelling import put_right
from index.library import Library


@pytest.fixture(scope="module")
def archive(samples: Assistant) -> Archive:
    samples.archive.refresh()
    return samples.archive


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("what was the temprature of chamber 4", "what was the temperature of chamber 4"),
        ("wat was stored in chamber 4", "what was stored in chamber 4"),
        ("when was the lighthuose automatd", "when was the lighthouse automated"),
        ("who works at the bakrey", "who works at the bakery"),
        ("whats the case number", "what's the case number"),
        ("Whos the baker", "Who's the baker"),
        ("ok so wheres Chamber 4", "ok so where's Chamber 4"),
        ("thanks, hows it heated", "thanks, how's it heated"),
        ("whens the next temprature check", "when's the next temperature check"),
        ("what did winslade say about palets", "what did winslade say about pallets"),
    ],
)
def test_a_word_that_stands_nowhere_is_taken_for_the_closest_that_does(
    archive: Archive, question: str, right: str
) -> None:
    assert put_right(question, archive) == right


@pytest.mark.parametrize(
    "question",
    [
        "What was stored in Chamber 4?",
        "What did Vargo say about the lens?",
        "does she keep geese",
        "the whys and hows",
        "what's the whats of it",
        "whose is the bakery",
        "what is stored in it",
        "is the chair ergonomic",
        "What does the Lamq cost?",
        "what is 4B",
        "what does anyone say about lemp",  # a short word with another letter may be a thing that nobody here knows
        "",
    ],
)
def test_names_numbers_and_words_of_everyday_language_stay(archive: Archive, question: str) -> None:
    assert put_right(question, archive) == question


def test_the_question_put_right_is_shown_and_answered(samples: Assistant) -> None:
    answer = samples.ask("how many loaves leave the bakrey in a day")
    assert answer.searched_for == "how many loaves leave the bakery in a day"
    assert "Three hundred and ten on a weekday." in answer.text


AIRLINE = """Questions about the flight

Q: Is the warranty on the trolley valid abroad?
A: Yes, the warranty holds in every country. Our fathers signed it.

Q: Who prepares the meals?
A: The packers do, with an artistic planner from Dunmore. Sean O'Neill carves the bread.

Q: What does one need for the inflated boat?
A: An inspector writes a retest of each signed buoy, beginning in May.

Q: How is the boat used?
A: By tapping the planned valve and using the writing on it. She uses another.
"""


@pytest.fixture(scope="module")
def airline(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("airline")
    (folder / "flight.txt").write_text(AIRLINE, "utf-8")
    library = Library.open(folder / "store", create=True)
    library.add([folder / "flight.txt"])
    archive = Archive(library)
    archive.refresh()
    return archive


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("is the warrenty valid", "is the warranty valid"),
        ("who are the pakcers", "who are the packers"),
        ("is the warrtanty valid", "is the warranty valid"),
        ("is the trollhy valid", "is the trolley valid"),
        ("what did oneill do", "what did o'neill do"),
        ("who is usign it", "who is using it"),
        ("what is the writting on it", "what is the writing on it"),
    ],
)
def test_a_word_is_put_right_as_it_is_written_here_and_no_stem_is_shown(
    airline: Archive, question: str, right: str
) -> None:
    assert put_right(question, airline) == right


@pytest.mark.parametrize(
    "question",
    [
        "who are the hackers",
        "is it dangerous for bathers",
        "is there a room for my autistic son",
        "would a plainer bag do",
        "what is a signet for",
        "is the prospector here",
        "who is suing the packers",
        "who sues the packers",
        "who is taping the talk",
        "is the valve planed",
    ],
)
def test_another_word_that_looks_alike_is_not_misspelt(airline: Archive, question: str) -> None:
    assert put_right(question, airline) == question


def test_a_form_of_a_word_and_what_is_made_of_two_are_english() -> None:
    for word in ("hackers", "plainer", "overhearing", "suitcases", "hoverboards", "gentler", "resizing", "ferries"):
        assert is_english(word) == (word != "hoverboards"), word
    assert looks_english("conifers")
    assert not looks_english("clogted")
    for word in ("warrenty", "lighthuose", "temprature", "bakrey", "palets", "quorrel", "emcas", ""):
        assert not is_english(word), word


def test_what_drops_an_e_is_told_from_what_lacks_a_letter() -> None:
    for word in ("taping", "planed", "caning"):
        assert drops_an_e(word), word
    for word in ("tapping", "occured", "begining", "writting", "comming", "commited", "uses", "e", ""):
        assert not drops_an_e(word), word
