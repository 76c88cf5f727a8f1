"""Labels that say in brackets what somebody is, and records in which labels alone tell who speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.naming.titles import name_parts, without_role
from index.library import Library

HEARING = """TOWN OF SALLOW HARBOUR BOARD
Appeal of a notice, 4 Quay Lane

CHAIRWOMAN PELL: Mr. Quorrel, you're appealing. Go ahead.

MR. QUORREL: Thank you. It was sold to me as a quiet goose, and I keep the goose in a shed with blankets.

MR. OKAFUR (board): A goose? You're allowed hens.

MR. QUORREL: I gave the hens to my sister.

DR. VARGAS (6 Quay Lane): I work nights, and the goose shouts all day long. At carts. At the mail.

MR. QUORREL: She never knocked on the door.

DR. VARGAS: I left a note.

MR. OKAFUR: Have you considered selling it?

MR. QUORREL: I called four places, and nobody wants a goose.

CHAIRWOMAN PELL: One goose, this goose, and a solid fence on the Vargas side.
"""
STABLES = """QUAY STABLES

Q: From what age can children lead a pony?
A: From ten they can lead one by themselves, and from five with a grown-up.
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("board")
    for name, text in (("hearing.txt", HEARING), ("stables.txt", STABLES)):
        (folder / name).write_text(text, "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder / name for name in ("hearing.txt", "stables.txt")])
        yield Assistant(library)


@pytest.mark.parametrize(
    ("label", "name", "parts"),
    [
        ("MR. OKAFUR (board)", "MR. OKAFUR", ("okafur",)),
        ("DR. VARGAS (6 Quay Lane)", "DR. VARGAS", ("vargas",)),
        ("BEATA (harbour lead)", "BEATA", ("beata",)),
        ("MS. LOW (for the Harbour)", "MS. LOW", ("low",)),
        ("Q (Ilse Marden, nurse)", "Q (Ilse Marden)", ("q", "ilse", "marden")),
        ("Ada (Bo) Low", "Ada (Bo) Low", ("ada", "bo", "low")),
    ],
)
def test_what_somebody_is_is_no_part_of_their_name(label: str, name: str, parts: tuple[str, ...]) -> None:
    assert without_role(label) == name
    assert name_parts(label) == parts


def test_what_others_say_is_not_quoted_for_somebody(board: Assistant) -> None:
    answer = board.ask("What did Mr. Okafur say about the goose?")
    assert {citation.speaker for citation in answer.citations} <= {"MR. OKAFUR", "MR. OKAFUR (board)"}
    fence = board.ask("What did Chairwoman Pell say about a fence?")
    assert [citation.speaker for citation in fence.citations] == ["CHAIRWOMAN PELL"]


def test_who_has_two_labels_is_one(board: Assistant) -> None:
    board.archive.refresh()
    assert board.archive.names.find("What does Okafur want?").people == ("MR. OKAFUR",)
    asked = board.ask("What did Mr. Okafur ask Mr. Quorrel?")
    assert [citation.quote for citation in asked.citations] == [
        "A goose? You're allowed hens.",
        "Have you considered selling it?",
    ]
