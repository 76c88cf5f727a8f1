"""Chapters of a recording as headings with times: the times are no words of the question, nor of the answer."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers import read_bytes

_CHAPTERS = (
    ("0:48", "Do you oil a loom?", ("0:49", "always and then wipe it", "1:15", "or it gathers dust")),
    ("2:15", "How often is a belt changed?", ("2:16", "every three years",)),
    ("1:03:40", "Which wool is it?", ("1:03:42", "from the hill",)),
    ("1:05:00", "Who taught you?", ("1:05:01", "my aunt",)),
    ("1:06:00", "When do you stop?", ("1:06:01", "at four",)),
)  # fmt: skip


@pytest.mark.parametrize("heading", ["### {0} {1}", "## [{0}] {1}", "## {0} – {1}"])
def test_times_of_chapters_are_no_words(heading: str) -> None:
    parts = [heading.format(at, asked) + "\n" + "\n".join(below) for at, asked, below in _CHAPTERS]
    text = (
        "# Ask Me Anything: looms\n\n"
        + "\n\n".join(parts)
        + "\n\n"
        + heading[:4].rstrip()
        + " Comments (21)\n\nfirst!\n"
    )
    (document,) = read_bytes(text.encode(), source="looms.md", suffix=".md")
    found = {}
    for pair in split(document):
        if pair.question:
            span = pair.turns[0].span
            said = [block for block in document.blocks if span.contains(block.span)]
            found[pair.question.of(document.text)] = [block.span.of(document.text) for block in said]
            assert pair.turns[0].speaker is None
    assert found == {asked: list(below[1::2]) for _, asked, below in _CHAPTERS}


def test_times_stay_where_headings_are_of_other_things() -> None:
    text = "# Trains\n\n## 0:48 to York\n\nWho takes it?\n\n## Fares\n\n9:30\n\nA pound.\n\n## Dogs\n\nYes.\n"
    (document,) = read_bytes(text.encode(), source="trains.md", suffix=".md")
    assert "0:48 to York" in [block.span.of(document.text) for block in document.blocks]
    assert not any(span.of(document.text).strip() in ("0:48", "9:30") for span in document.markup)
