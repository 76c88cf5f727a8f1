"""People are told from things, however a title or an introduction writes them."""

from __future__ import annotations

import pytest

from index.names import clean, is_name, people_in_title, who_asks
from index.pairs import split
from index.readers.text import document


@pytest.mark.parametrize(
    ("title", "people"),
    [
        ("Deposition of Rosa Keel", ("Rosa Keel",)),
        ("DEPOSITION OF ROSA P. KEEL", ("ROSA P. KEEL",)),
        ("In conversation with the Mill Bureau's Rosa Keel", ("Rosa Keel",)),
        ('Rosa "wheel" Keel', ('Rosa "wheel" Keel',)),
        ("Tom Abel – Interview with Rosa Keel", ("Rosa Keel", "Tom Abel")),
        ("Riverside Tool Library: questions and answers", ()),
        ("The pits at Ostrow Heath: a note", ()),
        ("We're Tom: a talk", ()),
        ("Leaving conversation: Rosa Keel, senior miller", ("Rosa Keel",)),
        ("Lane Kindergarten: parents ask", ()),
        ("Harbour Herald: a talk", ()),
        ("Joining MV Lamp: crew questions", ()),
        ("Five questions for… Rosa Keel", ("Rosa Keel",)),
        ("interview for Mill Pages", ()),
    ],
)
def test_a_title_names_people_and_not_things(title: str, people: tuple[str, ...]) -> None:
    assert people_in_title(title) == people


def test_a_last_word_that_the_text_uses_as_a_common_noun_names_nobody() -> None:
    text = "A path analysis looks at every path."
    assert people_in_title("Path Analysis: how we look", text) == ()
    assert people_in_title("Rosa Mill: how we look", "I'm Rosa and I own a mill.") == ("Rosa Mill",)


def test_what_an_answer_mentions_was_not_talked_with() -> None:
    text = "# Rosa Keel\n\n### Who are you?\n\nI'm Rosa.\n\n### What do you use?\n\nI talk to my mother on Grand Telephone.\n"
    assert document(text, source="a.md").participants == ("Rosa Keel",)


def test_whoever_says_the_title_is_its_person() -> None:
    text = "# rosa keel\n\n### Who are you?\n\nI'm rosa keel, a miller.\n"
    assert document(text, source="a.md").participants == ("rosa keel",)


@pytest.mark.parametrize(
    ("introduction", "person"),
    [
        ("Rosa Keel is a miller in Mere. She talked to Tom Abel by phone.", ["Rosa Keel"]),
        ("Rosa Keel, who mills, has a cat. Last week she kindly spoke with Tom Abel.", ["Rosa Keel"]),
        ("Our reporter went up the hill. She talked to Rosa Keel.", ["Rosa Keel"]),
        ("Tom Abel, our editor, is tired. He talked to Rosa Keel.", ["Rosa Keel"]),
        ("A mill burnt in Mere. He talked to us and to nobody else.", []),
    ],
)
def test_whoever_she_talked_to_in_an_introduction_asks(introduction: str, person: list[str]) -> None:
    text = f"# The mill\n\n{introduction}\n\n**How did the mill burn?**\n\nA lamp fell over.\n"
    assert list(document(text, source="a.md").participants) == person


def test_the_writer_of_a_letter_that_replies_answers() -> None:
    head = "From: Rosa Keel <rosa@mill.example>\nTo: Tom Abel <tom@mill.example>\nSubject: Re: interview for Mill Pages\n\n"
    text = f"{head}Hi Tom,\n\n> 1. How did the mill burn?\n\nA lamp fell over.\n\n"
    text += "> 2. Who will pay,\n> and when?\n\nThe town.\n\n> 3. Who are you?\n\nRosa.\n"
    pairs = [pair for pair in split(document(text, source="a.txt")) if pair.question]
    assert [pair.turns[0].speaker.person for pair in pairs if pair.turns[0].speaker] == ["Rosa Keel"] * 3
    assert [pair.question.of(text) for pair in pairs if pair.question] == [
        "How did the mill burn?",
        "Who will pay,\n> and when?",
        "Who are you?",
    ]


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Tom Abel – Interview with Rosa Keel", "Tom Abel"),
        ("Tom Abel talks to Rosa Keel", "Tom Abel"),
        ("Interview by Tom Abel", "Tom Abel"),
        ("Interview with Rosa Keel", None),
    ],
)
def test_a_title_or_byline_says_who_asks(words: str, person: str | None) -> None:
    assert who_asks(words) == person


def test_whoever_the_title_says_asks_is_the_asker_of_numbered_questions() -> None:
    text = (
        "Tom Abel – Interview with Rosa Keel\n\n1. How did the mill burn?\n\n- A lamp fell over.\n\n"
        "2. Was anybody hurt?\n\n- Nobody.\n"
    )
    pairs = [pair for pair in split(document(text, source="a.txt")) if pair.question]
    assert [
        (pair.asker and pair.asker.person, pair.turns[0].speaker and pair.turns[0].speaker.person) for pair in pairs
    ] == [
        ("Tom Abel", "Rosa Keel"),
        ("Tom Abel", "Rosa Keel"),
    ]


def test_counsel_are_who_the_appearances_say() -> None:
    text = (
        "DEPOSITION OF ROSA KEEL\n\nAPPEARANCES:\nFor the Claimant: Ms. Judith Arden\nFor the Defendant: Mr. Colm Dune\n"
        "Reported by: Bea Lang\n\nBY MS. ARDEN:\nQ.  Where were you?\nA.  At the mill.\nMR. DUNE: Objection.\n"
        "Q.  Alone?\nA.  Yes.\n"
    )
    pairs = split(document(text, source="a.txt"))
    assert {pair.asker.person for pair in pairs if pair.asker} == {"Ms. Judith Arden"}
    objectors = {turn.speaker.person for pair in pairs for turn in pair.turns if turn.speaker and not pair.question}
    assert objectors == {"Mr. Colm Dune"}


def test_a_contraction_or_a_possessive_is_no_part_of_a_name() -> None:
    assert not is_name("We’re Cody")
    assert clean("Bureau’s Rosa Keel") == "Rosa Keel"
    assert clean("Rosa Keel’s") == "Rosa Keel"


def test_a_title_of_words_that_the_text_uses_names_nobody() -> None:
    text = "Some hearing is lost with age. The loss may be slow."
    assert people_in_title("Hearing Loss", text) == ()
    assert people_in_title("Interview with Grace Rose", "She grows a rose, with grace. I'm Grace.") == ("Grace Rose",)
    assert people_in_title("Interview with Rosa Keel", "See https://example.org/rosa-keel and rosa@keel.org.") == (
        "Rosa Keel",
    )


def test_a_document_that_opens_with_a_turn_is_not_called_by_it() -> None:
    text = "Rosa Keel: Welcome to the show, is it raining?\n\nTom Abel: It is.\n\nRosa Keel: Then let us begin.\n"
    read = document(text, source="show.txt")
    assert (read.title, read.participants) == ("show", ())


@pytest.mark.parametrize(
    ("title", "text", "people"),
    [
        ("Getting Paid: your questions", "How do I get what they owe me?", ()),
        ("Irving Keel: your questions", "How do I get what they owe me?", ("Irving Keel",)),
        ("Lamp Duo – help", "The Duo is sold in pairs.", ()),
        ("Lamp Duo", "Charge your\nDuo at night.", ()),
        ("Rosa Keel: a talk", "The Keel family lived there, and the Keels live there still.", ("Rosa Keel",)),
    ],
)
def test_what_people_do_or_have_is_told_from_a_person(title: str, text: str, people: tuple[str, ...]) -> None:
    assert people_in_title(title, text) == people


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("SECRET\nThe burning of a mill\n\nIt burned.\n", "The burning of a mill"),
        ("CONFIDENTIAL - ATTORNEYS' EYES ONLY (withdrawn)\n\nKeel v. Abel\n\nIt burned.\n", "Keel v. Abel"),
        ("Secret gardens of Selby\nThere are nine.\n", "Secret gardens of Selby"),
        ("From: rosa@keel.example\nSubject: FAQ of the mill\n\nIt burned.\n", "FAQ of the mill"),
        (
            'Deposition taken at Selby\n\nDEPOSITION OF: ROSA "ROSIE" KEEL\n\nQ. Why?\n',
            'DEPOSITION OF: ROSA "ROSIE" KEEL',
        ),
        ("Q. How did it burn?\n\nA. A lamp fell over.\n", "a"),
        ("1. How did it burn?\n\nA lamp fell over.\n", "a"),
        ("How did it burn?\n\nA lamp fell over.\n\nWho paid?\n\nThe town.\n", "a"),
        ("How did it burn?\n\nA lamp fell over.\n", "How did it burn?"),
    ],
)
def test_a_document_is_called_by_what_stands_below_its_stamps(text: str, title: str) -> None:
    assert document(text, source="a.txt").title == title


@pytest.mark.parametrize(
    ("head", "label", "person"),
    [
        ("Talk with Rosa Keel-Abel, miller.", "RK", "Rosa Keel-Abel"),
        ("Talk with Rosa Keel-Abel, miller.", "RKA", "Rosa Keel-Abel"),
        ('Rosa "Stone" Keel has kept the mill.', "SK", 'Rosa "Stone" Keel'),
        ("SK (Rosa Keel, miller) tells.", "SK", None),
        ("RK (Rosa Keel, miller) and R. Kent tell.", "RK", "Rosa Keel"),
        ("Here are Rosa Keel, miller, and Mrs Keel.", "KEEL", "Rosa Keel"),
        ("Here are Rosa Keel and Ada Keel.", "KEEL", None),
        ("Here is Rosa Keel, and R. Keel signs.", "KEEL", "Rosa Keel"),
        ("Daily Lamp, no. 6. Spoken by Dan Lund (DL).", "DL", "Dan Lund"),
    ],
)
def test_a_label_is_resolved_by_what_the_head_says(head: str, label: str, person: str | None) -> None:
    text = f"{head}\n\nTOM: How did it burn?\n\n{label}: A lamp fell.\n\nTOM: Who pays?\n\n{label}: The town.\n"
    pairs = [pair for pair in split(document(text, source="a.txt")) if pair.question]
    assert [pair.turns[0].speaker and pair.turns[0].speaker.person for pair in pairs] == [person, person]


def test_a_sentence_of_the_head_says_who_asks() -> None:
    text = (
        "# Leaving: Rosa Keel, senior miller\n\n*The mill keeps these for two years, and nobody reads them in that time. "
        "Asked by Dan Lund.*\n\nQ. Why now?\n\nA. My knees.\n\nQ. Who comes next?\n\nA. A lad.\n"
    )
    pairs = [pair for pair in split(document(text, source="a.md")) if pair.question]
    assert [pair.asker and pair.asker.person for pair in pairs] == ["Dan Lund", "Dan Lund"]
    assert [pair.turns[0].speaker and pair.turns[0].speaker.person for pair in pairs] == ["Rosa Keel", "Rosa Keel"]
