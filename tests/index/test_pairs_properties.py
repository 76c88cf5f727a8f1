"""Whatever the text, splitting neither fails nor loses, repeats or disorders anything, and takes linear time."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableDocument
from index.pairs import split
from index.readers.text import document
from index.types import Document, QAPair, Span

LONGEST_LABEL = 110  # characters, a time stamp before the name included
SUFFIXES = (".txt", ".md", ".rst", ".org", ".adoc", ".tex", ".yo")
# What layouts react to, so that random documents are not only noise.
PIECES = (
    "Q: ", "A: ", "Q.  ", "1. ", "2) ", "1.1 ", "# ", "### ", "**", "*", "_", "- ", "> ", "---\n", "===\n", "\n\n", "\n",
    "\r\n", "\r", "Rosa Keel: ", "TA: ", "BY MR. DUNE:\n", "THE WITNESS: ", "[00:01:02] ", "00:00:05\n", "::\n", "\\section{",
    "}", "sect(", ")", "```\n", "<!--", "-->", "[a](b)",
    "![c](d)", "[e]: http://f\n", "<b>", "</b>", "What is it?", "It is.",
    "Why? Because.", "\u2028", "\x85",
    "\f", "\x00", "\ufeff", "\ud800", "\u200f", "？",
    "：", "问：", "答：", "title: x\n", "\t", "    ",
)  # fmt: skip
texts = st.one_of(
    st.text(alphabet=st.characters(codec=None), max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=60).map("".join),
)


def spans_of(pair: QAPair) -> list[Span]:
    return sorted([*([pair.question] if pair.question else []), *(turn.span for turn in pair.turns)])


def read_or_none(text: str, suffix: str) -> Document | None:
    try:
        return document(text, source=f"anything{suffix}")
    except UnreadableDocument:
        return None


@settings(max_examples=400, deadline=None)
@given(text=texts, suffix=st.sampled_from(SUFFIXES))
def test_spans_are_in_range_ordered_and_disjoint(text: str, suffix: str) -> None:
    read = read_or_none(text, suffix)
    if read is None:
        return
    assert read.text == text
    everything = split(read)
    assert [pair.number for pair in everything] == list(range(1, len(everything) + 1))
    spans = sorted(span for pair in everything for span in spans_of(pair))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    starts = [pair.span.start for pair in everything]
    assert starts == sorted(starts)
    assert all(0.0 <= pair.confidence <= 1.0 for pair in everything)


@settings(max_examples=200, deadline=None)
@given(text=texts, suffix=st.sampled_from(SUFFIXES))
def test_splitting_twice_gives_the_same(text: str, suffix: str) -> None:
    read = read_or_none(text, suffix)
    if read is not None:
        assert split(read) == split(read)


@settings(max_examples=200, deadline=None)
@given(text=texts, suffix=st.sampled_from(SUFFIXES))
def test_markup_is_sorted_and_disjoint(text: str, suffix: str) -> None:
    read = read_or_none(text, suffix)
    if read is not None:
        markup = read.markup
        assert all(a.end < b.start for a, b in pairwise(markup))
        assert all(0 <= span.start < span.end <= len(text) for span in markup)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.text(alphabet="abcdefghij", min_size=1, max_size=8), min_size=1, max_size=40))
def test_every_word_of_plain_prose_is_in_a_pair_or_section(words: list[str]) -> None:
    text = "\n\n".join(words)
    read = document(text, source="prose.txt")
    covered = "".join(span.of(text) for pair in split(read) for span in spans_of(pair))
    assert "".join(covered.split()) == "".join(words)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("newlines", "\n"),
        ("one long line", "word "),
        ("labels", "Q: why?\nA: so.\n"),
        ("speakers", "Rosa: why?\nTom: so.\n"),
        ("numbers", "1. Why?\nSo.\n\n"),
        ("headings", "## Why?\n\nSo.\n\n"),
        ("open brackets", "["),
        ("links without end", "[a]("),
        ("stars", "**a"),
        ("underscores", "_a "),
        ("tags", "<a "),
        ("comments", "<!-- "),
        ("ticks", "`a "),
        ("liquid", "{% "),
        ("carriage returns", "a\r"),
        ("quotes", "> a\n"),
        ("colons", "a: "),
        ("dashes", "– "),
        ("terms", "a::\n"),
        ("fences", "---\n"),
        ("witnesses", "Q.  Why?\nA.  So.\nTHE WITNESS: Yes.\nBY MR. DUNE:\n"),
        ("times", "00:00:01 "),
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_time_grows_with_the_text_and_not_with_its_square(name: str, unit: str, suffix: str) -> None:
    small, large = (_seconds("Why?\n\n" + unit * (size // len(unit)), suffix) for size in (25_000, 200_000))
    assert large < 40 * small + 0.5, f"{name}: {small:.3f} s for 25 kB, {large:.3f} s for 200 kB"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("bold labels in one paragraph", "**Tom:** why? yes\n"),
        ("bold questions", "**Why?**\n\nSo it *is*.\n\n"),
        ("headings that ask and that tell", "## Why?\n\nSo.\n\n## The reason\n\nNo.\n\n"),
        ("labels in headings", "## Tom: why?\n\nSo it is here.\n\n"),
        ("quoted questions", "> Why?\n\nSo.\n\n"),
        ("names alone", "Tom\nWhy is it?\n\nRosa\nSo it is.\n\n"),
        ("details", "<details>\n<summary>Why?</summary>\nSo.\n</details>\n\n"),
        ("rows", "| a? | b |\n"),
        ("editor's notes", "Why [Editor's note: x] so?\n\n"),
        ("a new name on each line", "Ann Number{0}: why so? Because.\n"),
        ("names that return", "Ann Number{1}: why so? Because.\n"),
        ("a number for each question", "{0}. Why?\nSo.\n\n"),
        ("layouts that change", "1. Why?\nSo.\n2. How?\nSo.\n\nQ: When?\nA: Now.\n\n"),
    ],
)
def test_many_of_one_kind_take_no_longer_than_their_number(name: str, unit: str) -> None:
    """Eight times as much takes about eight times as long; where work grew with the square it took 15 to 60 times."""

    def repeated(size: int) -> str:
        return "".join(unit.format(number, number // 3) for number in range(1, size // len(unit)))

    _seconds(repeated(4_000), ".md")  # models and patterns are loaded once
    for _ in range(3):  # what else the machine does may slow one of them
        small, large = (min(_seconds(repeated(size), ".md") for _ in range(2)) for size in (40_000, 320_000))
        if large < 13 * small + 0.05:
            break
    assert large < 13 * small + 0.05, f"{name}: {small:.3f} s for 40 kB, {large:.3f} s for 320 kB"


def _seconds(text: str, suffix: str) -> float:
    began = time.process_time()
    split(document(text, source=f"large{suffix}"))
    return time.process_time() - began


def test_a_million_newlines_and_a_line_of_ten_megabytes_are_split() -> None:
    text = "First.\n" + "\n" * 1_000_000 + "Last: " + "x" * 10_000_000
    everything = split(document(text, source="large.txt"))
    assert everything[0].span.start == 0
    assert everything[-1].span.end == len(text)


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(st.sampled_from([*PIECES, "alder ", "birch ", "cedar.\n", "dogwood? "]), max_size=60),
    suffix=st.sampled_from((".txt", ".md")),
)
def test_what_is_in_no_pair_or_section_is_notation_or_a_label_before_words(pieces: list[str], suffix: str) -> None:
    text = "".join(pieces)
    read = read_or_none(text, suffix)
    if read is None:
        return
    kept = [False] * len(text)
    for span in [*read.markup, *(span for pair in split(read) for span in spans_of(pair))]:
        kept[span.start : span.end] = [True] * len(span)
    for line in re.finditer(r"[^\r\n]+", text):
        missing = "".join(text[at] if text[at].isalnum() else " " for at in range(*line.span()) if not kept[at])
        assert len(" ".join(missing.split())) <= LONGEST_LABEL, f"{missing!r} of {line[0]!r}"
        assert not {"cedar", "dogwood"}.intersection(missing.split()) or ":" in line[0], line[0]
