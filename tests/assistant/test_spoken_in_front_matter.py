"""Who is named in front matter only is told by the line that names them, with its key and without another's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from index.library import Library

PIANO = """---
title: The piano in the lift shaft
interviewer: Selma Dufrane, staff writer of the Harrow Gazette
photographer: Ivo Brandt
categories: [music, buildings]
summary: A tuner who works where no stairs lead, on rope and patience.
---

**Where did you learn?**

In the army, from a man who had tuned for the opera.
"""
GLASS = """---
title: Glass
narrator: Otis Reem
contact: "Otis Reem, glazier in Sallow"
---

Q: Where do you work?

A: In the old brewery. Nobody else wanted it.
"""


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("heads")
    (folder / "piano.md").write_text(PIANO, "utf-8")
    (folder / "glass.md").write_text(GLASS, "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder / "piano.md", folder / "glass.md"])
        yield Assistant(library)


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Who is Selma Dufrane?", ["interviewer: Selma Dufrane, staff writer of the Harrow Gazette"]),
        ("Who is Ivo Brandt?", ["photographer: Ivo Brandt"]),
        ("Who is Otis Reem?", ["narrator: Otis Reem", 'contact: "Otis Reem, glazier in Sallow"']),
    ],
)
def test_the_line_with_the_name_and_its_key_is_quoted(heads: Assistant, question: str, quotes: list[str]) -> None:
    answer = heads.ask(question)
    assert [citation.quote for citation in answer.citations] == quotes
    assert f"“{quotes[0]}”" in answer.text


def test_what_is_chosen_of_front_matter_is_one_line(heads: Assistant) -> None:
    answer = heads.ask("Which tuner works on rope and patience?")
    assert answer.citations[0].quote == "summary: A tuner who works where no stairs lead, on rope and patience."
