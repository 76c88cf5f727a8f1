"""Any input at all: readers raise their own errors or give a document whose spans are in range, ordered and disjoint."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError
from index.readers import html, jsonl, rtf, structured, subtitles, tables, xml
from index.types import Document, Span

SIGNS = [
    *(
        "<p>",
        "</p>",
        "<div>",
        "<dl><dt>",
        "<dd>",
        "<table><tr><td>",
        "<li>",
        "<h2>",
        "<br>",
        "<!--",
        "-->",
        "<b>",
        "&amp;",
        "<script>",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        '"',
        "\n",
        "\n\n",
        "\\par ",
        "\\b ",
        "\\u8212 ",
        "\\'e9",
        "{\\*\\x ",
        "- ",
        "question: ",
        "answer: ",
    ),
    *(
        "00:00:01,000 --> 00:00:02,000\n",
        "<v Ann>",
        "Ann: ",
        "WEBVTT\n",
        "Why?",
        " so ",
        "\x00",
        "\ud800",
        "\u2028",
        "é",
        ";",
        "\t",
    ),
]
ANYTHING = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))


def check(document: Document) -> None:
    for spans in (
        [block.span for block in document.blocks],
        [place.span for place in document.places],
        list(document.markup),
    ):
        assert in_order(spans, len(document.text))
    for block in document.blocks:
        assert all(block.span.contains(mark.span) for mark in block.marks)


def in_order(spans: Iterable[Span], size: int) -> bool:
    found = list(spans)
    return all(span.end <= size for span in found) and all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("reader", [html, jsonl, rtf, structured, subtitles, tables, xml])
@settings(max_examples=150, deadline=None)
@given(text=ANYTHING)
def test_no_text_breaks_a_reader(reader: object, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    if reader is rtf:
        data = b"{\\rtf1 " + data
    try:
        documents = reader.read(data, source="any.txt")  # type: ignore[attr-defined]  # a module with `read`
    except (DocumentError, RecursionError):
        return
    for document in documents:
        check(document)


@settings(max_examples=60, deadline=None)
@given(text=ANYTHING)
def test_reading_is_deterministic(text: str) -> None:
    data = b"<h1>T</h1>" + text.encode("utf-8", "replace")
    assert html.read(data, source="a.html") == html.read(data, source="a.html")
