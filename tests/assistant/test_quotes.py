"""Answers in quotes: who said it and where, gaps marked, markup out of sight, every sentence with its marker."""

from __future__ import annotations

from dataclasses import replace

from assistant.cite import cite
from assistant.compose.quotes import compose, readable, shortened
from assistant.types import Evidence
from index.types import Document, Locator, QAPair, Span, Turn
from tests.assistant.sample_evidence import CLAY, FERRY, LIGHT, TOOLS, evidence

STEPS = "There are 142 steps."
CRANKED = "the winding weight had to be cranked up every four hours"


def composed(*pieces: Evidence) -> list[str]:
    stored = [replace(piece, pair=replace(piece.pair, id=piece.pair.number)) for piece in pieces]
    citations = cite(stored, locate=lambda document_id, span, heading: Locator())
    assert [c.marker for c in citations] == list(range(1, len(pieces) + 1))
    return [sentence.text for sentence in compose(stored, citations)]


def test_a_quote_says_who_where_and_when_in_reply_to_what() -> None:
    (text,) = composed(evidence(FERRY, "In the spring of 2011."))
    assert text == (
        "Mateo Lindqvist (“The Slow Ferry, episode 41: Bread at Four in the Morning”, 2022-09-08), "
        "asked “When did you give up the bus?”: “In the spring of 2011.” [1]"
    )


def test_a_gap_within_one_reply_is_marked() -> None:
    _, second = composed(evidence(LIGHT, STEPS), evidence(LIGHT, CRANKED))
    assert second == f"[...] “{CRANKED}” [2]"


def test_another_reply_of_the_same_person_says_what_was_asked() -> None:
    _, second = composed(evidence(LIGHT, STEPS), evidence(LIGHT, "Once a year, for the tern count."))
    assert second == "And asked “Do you ever go back?”: “Once a year, for the tern count.” [2]"


def test_another_written_answer_says_under_what_it_stands() -> None:
    _, second = composed(evidence(TOOLS, "Building firms cannot join."), evidence(TOOLS, "Tell us."))
    assert second == "And under “What if I break something?”: “Tell us.” [2]"


def test_prose_is_written_and_said_by_nobody() -> None:
    (text,) = composed(evidence(CLAY, "There is no proof."))
    assert text.startswith("It is written (“The clay pits at Ostrow Heath")
    assert text.endswith("“There is no proof.” [1]")


def test_markup_and_line_breaks_are_not_shown_but_cited() -> None:
    piece = evidence(TOOLS, "You can renew twice on the [members' page](https://tools.example/members) unless somebody")
    assert "https://" in piece.text
    assert readable(piece) == "You can renew twice on the members' page unless somebody"


def test_quotes_inside_a_quote_do_not_end_it() -> None:
    (text,) = composed(evidence(LIGHT, 'A ship\'s master wrote to complain that the flash was "irregular".'))
    assert text.count("“") == text.count("”")


def test_inches_stay_and_lines_of_front_matter_are_kept_apart() -> None:
    text = '---\ntitle: Ada Low\nsummary: Smith\n---\n\nA 17" anvil and a "sledge".\n'
    marks = [Span(0, 11), Span(18, 28), Span(33, 39)]
    document = Document(source="a.md", title="Ada Low", text=text, markup=tuple(marks))
    pair = QAPair(number=1, turns=(Turn(span=Span(0, len(text)), speaker=None),))
    whole = Evidence(document=document, pair=pair, span=Span(0, len(text)), score=0.0)
    assert readable(whole) == """Ada Low Smith A 17" anvil and a 'sledge'."""


def test_the_first_item_of_a_list_keeps_its_mark_as_the_others_do() -> None:
    numbered = "1. Soak it.\n2. Flatten it.\n"
    assert readable(of_text(numbered, Span(0, 26))) == "1. Soak it. 2. Flatten it."
    assert readable(of_text(numbered, Span(0, 11))) == "Soak it."
    dots = "* Lathe\n* Radio\n* Lamp\n"
    marks = (Span(0, 2), Span(8, 10), Span(16, 18))
    assert readable(of_text(dots, Span(8, 22), marks)) == "• Radio • Lamp"
    assert readable(of_text(dots, Span(8, 15), marks)) == "Radio"
    assert readable(of_text(dots, Span(10, 22), marks)) == "Radio • Lamp"  # the first mark is not of the quote


def test_an_item_that_is_a_link_is_told_apart_and_a_word_in_italics_is_no_item() -> None:
    links = "* [Lathe][]\n* [Radio][]\n"
    marks = (Span(0, 3), Span(8, 11), Span(12, 15), Span(20, 23))
    assert readable(of_text(links, Span(0, 23), marks)) == "• Lathe • Radio"
    italics = "One.\n*Two* and\n*three*.\n"
    marks = (Span(5, 6), Span(9, 10), Span(15, 16), Span(21, 22))
    assert readable(of_text(italics, Span(0, 23), marks)) == "One. Two and three."


def of_text(text: str, span: Span, markup: tuple[Span, ...] = ()) -> Evidence:
    pair = QAPair(number=1, turns=(Turn(span=Span(0, len(text)), speaker=None),))
    return Evidence(
        document=Document(source="a.md", title="Help", text=text, markup=markup), pair=pair, span=span, score=0.0
    )


def test_a_long_question_is_shown_by_its_end_where_it_asks() -> None:
    told = (
        "Good evening. My guest is Ansel Brook, who has kept the light on Tern Rock alone since the wet autumn of 1962."
    )
    assert shortened(f"{told} Ansel, how do you sleep?") == "... Ansel, how do you sleep?"
    assert shortened("How do you sleep?") == "How do you sleep?"
    long = "How " + "very " * 30 + "often do you sleep?"
    assert shortened(long) == "How " + "very " * 20 + "very ..."
    assert shortened(f"Well. {long}") == "... How " + "very " * 20 + "very ..."
