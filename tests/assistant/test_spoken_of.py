"""Who somebody is who is only spoken of, and what "he" means after that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.types import Message
from index.library import Library

TALK = """Nobody relieves you: Ilse Varn on eleven winters at Tern Light

Ilse Varn was the last keeper of the light before it went dark in October 1991.

Q: What was there when you arrived?

A: A parrot. The head keeper was Donal Reeve, who spoke perhaps forty words a day. The baker, Samson Oko, taught me to bake.

Q: Who came when you were hurt?

A: Ines from the lifeboat got her belt around my leg. She'd been an army medic.

Q: Did anybody write?

A: I wrote to Walter Pell for years, and he never answered.

Q: What became of the keeper?

A: Mr. Reeve died in 2003, in May.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("spoken")
    (folder / "light.txt").write_text(TALK, encoding="utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder / "light.txt"])
        yield Assistant(library)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who was Donal Reeve?", "The head keeper was Donal Reeve, who spoke perhaps forty words a day."),
        ("who is samson oko", "The baker, Samson Oko, taught me to bake."),
        ("Who is Ines?", "Ines from the lifeboat got her belt around my leg. She'd been an army medic."),
        ("Who is Ilse Varn?", "Ilse Varn was the last keeper of the light before it went dark in October 1991."),
        ("Who is Walter Pell?", "I wrote to Walter Pell for years, and he never answered."),
    ],
)
def test_the_words_that_say_who_somebody_is_answer(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert answer.citations[0].quote == said


def test_whom_words_describe_is_surer_than_whom_they_only_name(assistant: Assistant) -> None:
    described, named = (assistant.ask(f"Who is {name}?").confidence for name in ("Samson Oko", "Walter Pell"))
    assert described > named


@pytest.mark.parametrize("question", ["Who is Rosa Marchetti?", "Who is the mayor?", "Who is Oko's wife?"])
def test_who_is_asked_of_nobody_here_is_declined(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained


def test_he_is_who_was_asked_about_and_not_who_speaks_of_him(assistant: Assistant) -> None:
    first = assistant.ask("Who was Donal Reeve?")
    history = [Message(role="user", content="Who was Donal Reeve?"), Message(role="assistant", content=first.text)]
    answer = assistant.ask("When did he die?", history=history)
    assert answer.searched_for == "When did Donal Reeve die?"
    assert "died in 2003" in answer.citations[0].quote


def test_of_one_document_nobody_is_introduced_again(tmp_path: Path) -> None:
    sworn = (
        "Q: Your name?\n\nA: I'm Ilse Varn, and I kept the light.\n\nQ: Did anybody write?\n\nA: My aunt wrote twice.\n"
    )
    (tmp_path / "light.txt").write_text(sworn, encoding="utf-8")
    (tmp_path / "mill.txt").write_text("Q: Who built the mill?\n\nA: Masons from Hull built it.\n", encoding="utf-8")
    introduces = {}
    with Library.open(tmp_path / "store", create=True) as library:
        for name in ("light", "mill"):
            library.add([tmp_path / f"{name}.txt"])
            answer = Assistant(library).ask("Did anybody write to the light?")
            introduces[name] = any("I'm Ilse Varn" in citation.quote for citation in answer.citations)
    assert introduces == {"light": False, "mill": True}
