"""Who wrote a page, and who took the picture of whom it speaks, where that stands in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from index.library import Library
from tests.assistant.assistants import assistant_of

PAGES = {
    "weir.txt": (
        "The weir at Sallow Bridge: a note for whoever mends it\n\nIlse Marten, Harrow Water Board, 4 May 2019\n\n"
        "The weir was built by Joss Pell, who wrote nothing down. It leaks on the left.\n\nThe gates\n\n"
        "There are five gates. The second was made in 1902 by Edda Thorn.\n"
    ),
    "kiln.txt": (
        "The kiln at Marl: an essay\n\nBy Noor Haddad\n\nThe kiln was fired for the last time in 1961. "
        "Ruth Amsel wrote to the mill about it.\n"
    ),
    "gauge.txt": "How to read the gauge: a leaflet\n\nThe gauge stands by the lock. Read it at noon.\n",
    "ada.brook.md": (
        "---\ntitle: Ada Brook\nphoto: Pim Soler\n---\n\n### Who are you?\n\nI'm Ada Brook and I bind books.\n\n"
        "### What do you use?\n\nA press and a knife.\n"
    ),
    "ben.cole.md": (
        "---\ntitle: Ben Cole\ncredits:\n  name: Wim Dekker\n---\n\n### Who are you?\n\n"
        "I'm Ben Cole and I mend clocks.\n\n### What do you use?\n\nA loupe.\n"
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("bylines"), PAGES) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who wrote the note about the weir?", "Ilse Marten, Harrow Water Board, 4 May 2019"),
        ("Who is the author of the note on the weir at Sallow Bridge?", "Ilse Marten, Harrow Water Board, 4 May 2019"),
        ("Who wrote the kiln essay?", "By Noor Haddad"),
        ("Who took Ada Brook's photo?", "photo: Pim Soler"),
        ("Who took the picture of Ada Brook?", "photo: Pim Soler"),
        ("Who photographed Ada Brook?", "photo: Pim Soler"),
    ],
)
def test_the_line_that_says_who_is_quoted_alone(assistant: Assistant, question: str, words: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert [citation.quote for citation in answer.citations] == [words]
    assert answer.citations[0].speaker is None


@pytest.mark.parametrize(
    "question", ["Who wrote the leaflet about the gauge?", "Who took Ben Cole's photo?", "Who photographed Ben Cole?"]
)
def test_where_no_line_says_it_nobody_is_said_to_have(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained or answer.confidence < 0.5


def test_the_line_of_who_wrote_it_is_not_run_together_with_the_text(tmp_path: Path) -> None:
    (tmp_path / "weir.txt").write_text(
        "The weir at Sallow Bridge: a note for whoever opens Locker 4\n\nIlse Marten, Harrow Water Board, 4 May 2019\n\n"
        "Locker 4 came to the water board in 1998 from the last keeper of the weir. It is full of rope.\n",
        "utf-8",
    )
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "weir.txt"])
        answer = Assistant(library).ask("When did Locker 4 come to the Harrow Water Board?")
    assert any("Locker 4 came to the water board in 1998" in citation.quote for citation in answer.citations)
    assert not any("\n\n" in citation.quote for citation in answer.citations)
