"""Who works somewhere is listed by what they say of themselves, in whatever words."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.lists.workplaces import says_work, workplace
from index.library import Library

SAID = {
    "Ada Lind": "I'm a type designer at Quill Harbour, a foundry in Sallow.",
    "Bo Pell": "By day I work as a carpenter for Quill Harbour.",
    "Cy Reem": "I was a clerk at Quill Harbour before the flood.",
    "Di Varga": "My clients include the bakery and Quill Harbour.",
    "Ed Loom": "I'm sitting on a bench at Quill Harbour Station.",
    "Gil Ost": "I'm a staunch advocate for Quill Harbour letters.",
    "Hal Fors": "I have the good fortune to work for Quill Harbour.",
    "Ida Holm": "I'm a clerk for Quill Harbour in Sallow.",
    "Jon Vik": "Quill Harbour is by the sea, and I now work at Quill Harbour.",
    "Kit Rand": "I'm retired now but worked as a clerk at Quill Harbour.",
    "Liv Aas": "I'm here because I drew a boat while at Quill Harbour.",
    "Fay Moss": "I write novels, and the sea is near.",
}


def test_those_are_listed_who_work_there_now(tmp_path: Path) -> None:
    for name, said in SAID.items():
        text = f"{name}: an interview\n\nQ: Who are you, and what do you do?\n\nA: {said}\n"
        (tmp_path / f"{name[:2].strip()}.txt").write_text(text, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add(sorted(tmp_path.glob("*.txt")))
        answer = Assistant(library).ask("Who works at Quill Harbour?")
    assert answer.text.startswith("At Quill Harbour: at least 5 people. ")
    assert sorted(str(citation.speaker) for citation in answer.citations) == [
        "Ada Lind",
        "Bo Pell",
        "Hal Fors",
        "Ida Holm",
        "Jon Vik",
    ]


@pytest.mark.parametrize(
    ("theme", "place"),
    [
        ("works at Quill Harbour", "Quill Harbour"),
        ("works for the Harbour Board", "the Harbour Board"),
        ("works from home", ""),
        ("works at night", ""),
        ("plays at Harrow", ""),
    ],
)
def test_only_a_name_is_a_workplace(theme: str, place: str) -> None:
    assert workplace(theme) == place


def test_work_that_is_seen_somewhere_is_no_place_of_work() -> None:
    assert says_work("Ada works on Mondays at the Harrow Post.", "the Harrow Post")
    assert not says_work("My work has been seen in places like the Harrow Post.", "the Harrow Post")
