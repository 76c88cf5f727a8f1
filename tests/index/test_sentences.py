"""Sentences: what ends one, what does not, and that spans are exact whatever the text."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import sentences

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)
"""Any code points, lone surrogates and controls among them."""
PROSE = st.text("aB1 .!?…\n\r\t\"'”)([]*_-–,;:。？؟\u2028\u2029\x85\x0b", max_size=400)


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. We left.", ["It rained.", "We left."]),
        ("Dr. Brennan came at 3.30 p.m. on Friday.", ["Dr. Brennan came at 3.30 p.m. on Friday."]),
        ("I saw J. R. Hartley. He waved.", ["I saw J. R. Hartley.", "He waved."]),
        ("No. Never.", ["No.", "Never."]),
        ("It closes at 7 pm. Would you come?", ["It closes at 7 pm.", "Would you come?"]),
        ("She left at 8 a.m. Tom stayed.", ["She left at 8 a.m.", "Tom stayed."]),
        ("It opens at 5 p.m. Monday to Friday.", ["It opens at 5 p.m. Monday to Friday."]),
        ("See No. 4 on p. 12, e.g. this one.", ["See No. 4 on p. 12, e.g. this one."]),
        ("It is No. 7 on the list.", ["It is No. 7 on the list."]),
        ("She said “Stop!” and left.", ["She said “Stop!” and left."]),
        ("We met in the U.S. The rest is known.", ["We met in the U.S.", "The rest is known."]),
        ("1. Soak the stone.\n2. Flatten it.", ["1. Soak the stone.", "2. Flatten it."]),
        ("the tower is 31\nmetres high.", ["the tower is 31\nmetres high."]),
        ("A title\n\nThe first line.", ["A title", "The first line."]),
        ("何ですか？本です。", ["何ですか？", "本です。"]),
        ("Really?! Yes...", ["Really?!", "Yes..."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_wrapped_line_goes_on_however_long_it_is() -> None:
    wide = "I spent the better part of that long and very wet winter mending nets and sails and looking for a house to live in"
    narrow = "Whatever rumours are going"
    for line, rest in ((wide, "Philadelphia with the others."), (narrow, "around about it, I heard none.")):
        assert [span.of(f"{line}\n{rest}") for span in sentences(f"{line}\n{rest}")] == [f"{line}\n{rest}"]
    listed = f"{wide.removesuffix(' in')}\nA second thing"
    assert len(sentences(listed)) == 2


def test_a_part_of_a_text_has_offsets_into_the_whole() -> None:
    text = "One here. Two there. Three nowhere."
    assert [span.of(text) for span in sentences(text, 10, 20)] == ["Two there."]
    assert [(span.start, span.end) for span in sentences(text, 10, 20)] == [(10, 20)]


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(ANYTHING, PROSE), data=st.data())
def test_spans_are_in_range_in_order_disjoint_and_leave_out_white_space_only(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for span in sentences(text, start, end):
        assert at <= span.start < span.end <= end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:end].strip()


@pytest.mark.parametrize(
    "piece", [".", "a.", "“", "a. B ", "\n", "a\n", "- x\n", "[", ".[", '."', "1. ", "a" * 50 + " "]
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        gc.disable()  # what other tests left in memory is not this function's work
        began = time.process_time()
        sentences(text)
        taken = time.process_time() - began
        gc.enable()
        return taken

    seconds(1_000)
    # Eight times the text in far less than the sixty-four times that quadratic work would take.
    assert seconds(200_000) < 24 * max(seconds(25_000), 0.005)
