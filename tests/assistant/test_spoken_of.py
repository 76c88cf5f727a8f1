"""Who somebody is who is only spoken of, and what "he" means after that."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.naming.names import Names
from assistant.people.who_is import name_asked
from assistant.stated import SAID_OF
from assistant.types import Message
from index.library import Library
from tests.assistant.assistants import assistant_of

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
    with assistant_of(tmp_path_factory.mktemp("spoken"), {"light.txt": TALK}) as found:
        yield found


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


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("yard")
    rows = (
        ("Who pays for it?", "The Arts Council is funding me, and my wife is Anna Lind's sister."),
        ("What do you use?", "I make music with Pro Tools. Fired from the paper in 2003, I bought it."),
        ("Who taught you?", "The college was headed by James Reed. I met the doctor, James Hall, there."),
        ("Where did you grow up?", "I grew up in Hull."),
    )
    talk = "\n\n".join(f"Ann Reed: {asked}\n\nAda Brook: {told}" for asked, told in rows)
    with assistant_of(folder, {"yard.txt": talk}) as found:
        yield found


def test_what_somebody_is_done_to_is_not_who_they_are(yard: Assistant) -> None:
    assert "Arts Council" in yard.ask("Who is funding Ada Brook?").citations[0].quote


@pytest.mark.parametrize("question", ["Who was fired?", "Who is Anna Lind?", "Who is James?"])
def test_nobody_is_surely_described_by_a_word_a_relative_or_part_of_two_names(yard: Assistant, question: str) -> None:
    assert yard.ask(question).confidence < SAID_OF


def test_she_is_no_thing_that_was_asked_about(yard: Assistant) -> None:
    quoted = "Ada Brook (“yard”), asked “What do you use?”: “I make music with Pro Tools.” [1]"
    history = [
        Message(role="user", content="Who makes music with Pro Tools?"),
        Message(role="assistant", content=quoted),
    ]
    assert yard.ask("Where did she grow up?", history=history).searched_for == "Where did Ada Brook grow up?"


def test_who_is_called_so_is_whom_the_name_asks_for() -> None:
    asked = [name_asked(f"Who is called {name}?", Names()) for name in ("Reeve", "to the stand", "names")]
    assert asked == ["Reeve", "", ""]


def test_many_blanks_take_no_time() -> None:
    began = time.process_time()
    assert name_asked("who is" + " " * 1900 + "the keeper? And what", Names()) == ""
    assert name_asked("who is " + "x " * 900 + "? x", Names()) == ""
    assert time.process_time() - began < 1.0


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
        "Ann Reed: Your name?\n\nIlse Varn: I'm Ilse Varn, and I kept the light.\n\n"
        "Ann Reed: Did anybody write?\n\nIlse Varn: My aunt wrote twice.\n"
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


COVE = """PORT ERRIG ORAL HISTORY

Narrator: Beatrice Trevan
Interviewer: Owen Satter
Place: The narrator's kitchen
Transcribed by: Gwen Pask

Satter: Who are you?
Trevan: I'm Beatrice Trevan, a packer of fish.
Satter: Who was your husband?
Trevan: Jack Trevan, the engine driver of the lifeboat. We married in 1934.
Satter: Who else lived there?
Trevan: Only three things mattered: Dora Finch, bread and the sea.
"""
LUTE = """# Interview with Alan Low, luthier

Interviewer: June Castle
Date: 4 May 2022

**June Castle:** What wood do you like best?

**Alan Low:** Maple. Green wood sulks.

**June Castle:** Who taught you?

**Alan Low:** A master in Wexcombe. He held a plate to his ear.
"""


@pytest.fixture(scope="module")
def cove(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("cove"), {"cove.txt": COVE, "lute.md": LUTE}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who is Owen Satter?", "Interviewer: Owen Satter"),
        ("who was satter", "Interviewer: Owen Satter"),
        ("Who is Gwen Pask?", "Transcribed by: Gwen Pask"),
        ("Who is June Castle?", "Interviewer: June Castle"),
    ],
)
def test_who_asks_and_writes_down_is_who_front_matter_says(cove: Assistant, question: str, quote: str) -> None:
    answer = cove.ask(question)
    assert answer.citations[0].quote.endswith(quote)
    assert answer.confidence == SAID_OF


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who is Jack Trevan?", "Jack Trevan, the engine driver"),
        ("Who is Beatrice Trevan?", "I'm Beatrice Trevan, a packer of fish."),
    ],
)
def test_who_says_or_is_said_to_be_somebody_is_that_still(cove: Assistant, question: str, quote: str) -> None:
    assert quote in cove.ask(question).citations[0].quote


def test_a_colon_behind_a_thing_says_nobodys_calling(cove: Assistant) -> None:
    assert cove.ask("Who is Dora Finch?").confidence < SAID_OF
