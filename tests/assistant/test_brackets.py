"""A bracket whose partner was cut off is not quoted; one with its partner is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.brackets import parted, without_halves
from assistant.conversation import Assistant
from index.library import Library
from index.types import Span


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The club closed in 2003.]", "The club closed in 2003."),
        ("It rained (a lot), he said.)", "It rained (a lot), he said."),
        ("It closed in 2003).", "It closed in 2003"),
        ("“[She laughs. I fell.", "She laughs. I fell."),
        ("[(We met in 2003.", "We met in 2003."),
        ("We met in 2003.])", "We met in 2003."),
        ("[We met in 2003.]", "[We met in 2003.]"),
        ("We met (in 2003).", "We met (in 2003)."),
        ("See [the page](http://x.org/a).", "See [the page](http://x.org/a)."),
        ("I fell :)", "I fell :)"),
        ("a) first, b) second", "a) first, b) second"),
        ("She [the keeper. Left", "She [the keeper. Left"),
        ("])", "])"),
    ],
)
def test_only_a_bracket_without_its_partner_is_left_out_at_an_edge(text: str, left: str) -> None:
    whole = f"before ({text} after"
    assert without_halves(Span(8, 8 + len(text)), whole).of(whole) == left


@pytest.mark.parametrize(
    ("above", "below", "apart"),
    [
        ("It was in 2003.]", "He left.", True),
        ("It was (in 2003).", "He left.", False),
        ("(It was in 2003.", "He left.)", False),
        ("It was in 2003.", "(He left.", True),
        ("It was in 2003.", "[He left.]", False),
        ("It was in 2003 :)", "He left.", False),
        ("It was [in 2003.", "He left.", False),
    ],
)
def test_two_sentences_are_parted_at_a_bracket_without_its_partner(above: str, below: str, apart: bool) -> None:
    text = f"{above} {below}"
    first, second = Span(0, len(above)), Span(len(above) + 1, len(text))
    assert parted(text, first, second, within=Span(0, len(text))) == apart


@given(text=st.text(alphabet="ab ()[].:\n", max_size=60))
def test_whatever_stands_there_a_part_of_it_is_left(text: str) -> None:
    span = without_halves(Span(0, len(text)), text) if text else Span(0, 1)
    assert 0 <= span.start < span.end <= max(1, len(text))


def test_many_brackets_take_no_time() -> None:
    text = "word " + "] " * 5000 + " " * 5000 + "word " + ")" * 5000
    began = time.process_time()
    without_halves(Span(0, len(text)), text)
    assert time.process_time() - began < 1.0


TALK = """Interview with Yusra Haddad

Q: When did the club close?
A: It closed for good after the storm, which took the hangar, the winch, the tow rope and both of the old trainers that we had
painted the summer before. I was on the hill with my brother that night, and we saw the roof go over the trees like a sheet of
paper. [Rain had come in from the west since noon. Nobody had a torch. My brother drove home by the old road. The members read
about the sale in the paper in 2003.] My father kept the keys of the hangar for years, and he gave them to the museum in
Dunmore only when he moved.
"""


def test_a_quote_ends_before_the_bracket_that_closes_what_is_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "talk.txt"])
        (document,) = (library.document(summary.id) for summary in library.documents())
        answer = Assistant(library).ask("Where did the members read about the sale?")
    assert answer.citations
    for citation in answer.citations:
        assert citation.quote == citation.span.of(document.text)
        assert citation.quote.count("[") == citation.quote.count("]")
