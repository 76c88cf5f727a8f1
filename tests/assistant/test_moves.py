"""Who went from one thing to another: the way back is no answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.lists.moves import asked_move, moved
from index.library import Library

TALKS = {
    "lind.txt": """Ada Lind: an interview

Q: What do you write with?

A: I recently switched from Quillpad to Inkwright, and I am glad.
""",
    "pell.txt": """Bo Pell: an interview

Q: What do you write with?

A: I used Inkwright for nine years before switching to Quillpad. My brother might switch to Inkwright.
""",
    "reem.txt": """Cy Reem: an interview

Q: What do you write with?

A: I write with Inkwright and with Quillpad, and I hope to switch to Inkwright alone.
""",
}


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("talks")
    for name, text in TALKS.items():
        (folder / name).write_text(text, "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder / name for name in TALKS])
        yield Assistant(library)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Who switched from Quillpad to Inkwright?", "At least 1 person switched from Quillpad to Inkwright. Ada Lind"),
        ("Who moved from Inkwright to Quillpad?", "At least 1 person moved from Inkwright to Quillpad. Bo Pell"),
        ("Did anyone switch to Inkwright?", "At least 1 person switched to Inkwright. Ada Lind"),
        ("Which people have moved over to Quillpad?", "At least 1 person moved to Quillpad. Bo Pell"),
    ],
)
def test_the_direction_says_who(talks: Assistant, question: str, begins: str) -> None:
    assert talks.ask(question).text.startswith(begins)


def test_the_way_back_is_no_answer(talks: Assistant) -> None:
    assert talks.ask("Who switched from Inkwright to Typeloom?").abstained


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ("I switched from tea to coffee.", True),
        ("Switched to coffee from tea last year.", True),
        ("We drank tea until we moved over to coffee.", True),
        ("I switched from coffee to tea.", False),
        ("I tried switching from tea to coffee.", False),
        ("I will never switch from tea to coffee.", False),
        ("They switched from tea to coffee.", False),
    ],
)
def test_one_sentence_tells_of_the_move(told: str, made: bool) -> None:
    move = asked_move("Who switched from tea to coffee?")
    assert move is not None
    assert moved(move, told) is made


def test_a_visit_is_no_move() -> None:
    assert asked_move("Who went to Harrow?") is None
    assert asked_move("Who moved the piano?") is None
