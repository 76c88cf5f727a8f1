"""Text stays as it is in the file; what is notation, title, date and who takes part is told apart."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.places import Places
from index.readers.text import document, read
from index.types import Document, Span


def words(read_document: Document) -> str:
    """The text without its markup."""
    hidden = {i for span in read_document.markup for i in range(span.start, span.end)}
    return "".join(c for i, c in enumerate(read_document.text) if i not in hidden)


def test_newlines_byte_order_mark_and_separators_stay() -> None:
    text = "\ufeffOne\r\ntwo\u2028three\rfour\x00\n" + "five\n" * 40
    (found,) = read(text.encode(), source="a.txt")
    assert found.text == text


def test_link_targets_definitions_and_signs_are_markup() -> None:
    text = '# A *mill*\n\nSee [the **mill**](http://a.b "title") and [it][x].\n\n[x]: http://c.d "It"\n'
    assert words(document(text, source="a.md")).split() == ["A", "mill", "See", "the", "mill", "and", "it."]


def test_what_a_picture_shows_is_markup_unless_it_is_somebodys_words() -> None:
    text = 'It burnt.\n\n<img src="a" alt="A photo of it.">\n\n![Its wheel](b)\n\n<img src="c" alt="I built it.">\n'
    assert words(document(text, source="a.md")).split() == ["It", "burnt.", "I", "built", "it."]


def test_emphasis_is_marked_without_its_signs() -> None:
    text = "**Rosa Keel:** It *was* late.\n"
    (block,) = document(text, source="a.md").blocks
    assert [(mark.kind, mark.span.of(text)) for mark in block.marks] == [("bold", "Rosa Keel:"), ("italic", "was")]


def test_front_matter_gives_title_people_and_date() -> None:
    text = (
        '---\ntitle: "Of mills"\nspeakers:\n  - Rosa Keel\n  - Tom Abel\ndate: 2019-05-04\nlang: en\n---\nIt burnt.\n'
    )
    found = document(text, source="a.md")
    assert (found.title, found.participants, found.date) == ("Of mills", ("Rosa Keel", "Tom Abel"), "2019-05-04")
    assert "speakers" not in words(found)
    assert "Rosa Keel" in words(found)


def test_the_values_of_front_matter_are_words_of_their_own() -> None:
    text = '---\ntitle: Rosa Keel\nsummary: "Miller"\ntags: [corn, water]\ndate: 2019-05-04\n---\nIt burnt.\n'
    said = set(words(document(text, source="a.md")).split())
    assert {"Rosa", "Keel", "Miller", "corn", "water"} <= said


def test_front_matter_that_is_not_closed_ends_where_the_values_end() -> None:
    text = "---\ntitle: Of mills\ndate: 2019-05-04\n\n### Who are you?\n\nRosa.\n"
    found = document(text, source="a.md")
    assert found.title == "Of mills"
    assert [block.span.of(text) for block in found.blocks if block.kind == "heading"] == ["Who are you?"]


@pytest.mark.parametrize(
    ("title", "person"),
    [
        ("An interview with Rosa Keel", "Rosa Keel"),
        ("Tom Abel – Interview with Rosa María Keel", "Rosa María Keel"),
        ("Five questions with Rosa Keel", "Rosa Keel"),
        ("Rosa Keel: the mill and I", "Rosa Keel"),
        ("In conversation with the miller Rosa Keel", "Rosa Keel"),
    ],
)
def test_whoever_was_talked_with_comes_first(title: str, person: str) -> None:
    assert document(f"{title}\n\nIt burnt in May.\n", source="a.txt").participants[0] == person


def test_a_title_that_only_looks_like_a_name_is_none() -> None:
    assert document("# Signet Integration\n\nIt signs blocks.\n", source="a.md").participants == ()


def test_a_name_as_title_is_a_person_who_says_so() -> None:
    assert document("# Rosa Keel\n\nI'm Rosa, and I mill.\n", source="a.md").participants == ("Rosa Keel",)


def test_numbered_paper_gives_page_and_line() -> None:
    rows = [f"{n:>3}   Q.   What is line {n}?" for n in range(1, 26)]
    text = "Page 45\n" + "\n".join(rows) + "\n\fPage 46\n" + "\n".join(rows) + "\n"
    found = document(text, source="a.txt")
    place = found.places[26]
    assert place.span.of(text) == "Q.   What is line 2?"
    assert (place.locator.page, place.locator.line) == (46, 2)
    assert words(found).split()[:6] == ["Q.", "What", "is", "line", "1?", "Q."]


def test_comments_are_markup_and_code_is_code() -> None:
    text = "Words.\n\n<!-- hidden\n\nstill hidden -->\n\n```\n# not a heading\n```\n"
    found = document(text, source="a.md")
    assert "hidden" not in words(found)
    assert [block.kind for block in found.blocks] == ["paragraph", "comment", "code"]


def test_an_empty_file_is_one_clear_line() -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.txt: empty file"):
        document("\ufeff \r\n\t\n", source="a.txt")


def test_blocks_say_their_lines() -> None:
    found = document("One.\n\nTwo\ntwo.\n", source="a.txt")
    places = Places(found)
    at = [(places.locator(block.span), block.span) for block in found.blocks]
    assert [(here.line, here.line_end, span) for here, span in at] == [(1, 1, Span(0, 4)), (3, 4, Span(6, 14))]


def test_a_stretch_that_begins_in_front_matter_says_its_lines() -> None:
    found = document("---\ntitle: Mills\n---\n\nTwo\ntwo.\n", source="a.md")
    at = Places(found).locator(Span(found.text.index("Mills"), found.text.index("two")))
    assert (at.line, at.line_end) == (2, 5)
