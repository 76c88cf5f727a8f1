"""A question about one of several speakers is answered by what they say, or what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from index.library import Library

PANEL = """Panel: the mill and the weir

Host: Dana Whit. Guests: Odile Maes, miller; Tib Orrin, angler.

DANA WHIT: Odile, what did you publish about the weir?

ODILE MAES: I published a map of the mill race in 2014, and I still sell it at the counter.

DANA WHIT: And what do you catch there, Tib?

TIB ORRIN: Perch in summer and pike in winter. My brother throws them back.

DANA WHIT: Who taught you?

ODILE MAES: My aunt taught me to dress the stones. Tib learned his fishing from the lock keeper.
"""


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("panel")
    (folder / "panel.txt").write_text(PANEL, "utf-8")
    library = Library.open(folder / "store", create=True)
    library.add([folder / "panel.txt"])
    return Assistant(library)


def test_what_somebody_else_says_of_themselves_answers_nothing_about_a_person(panel: Assistant) -> None:
    answer = panel.ask("What did Tib Orrin publish?")
    assert "Odile Maes" not in [citation.speaker for citation in answer.citations if "published" in citation.quote]
    assert "map of the mill race" not in answer.text
    assert "map of the mill race" in panel.ask("What did Odile Maes publish?").text


def test_what_somebody_else_says_of_the_person_answers(panel: Assistant) -> None:
    answer = panel.ask("Who taught Tib Orrin to fish?")
    assert any("from the lock keeper" in citation.quote for citation in answer.citations)
