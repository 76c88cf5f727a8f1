"""Talk in text files whose lines are cells with tabs between, and tables that are no talk."""

from __future__ import annotations

import pytest

from index.readers import read_bytes
from tests.index.found_pairs import questions_in

_TALK = (
    ("Ada_M", "What is a loom made from?"),
    ("Semi", "From ash, and some of it is oak."),
    ("Semi", '"The oak creaks," they say.'),
    ("Ada_M", "Who carves the shuttle?"),
    ("Semi", "My uncle carves it."),
    ("Ada_M", "Is there a song for it?"),
    ("Semi", "There is a very long one."),
)
_HEAD = "Tier\tParticipant\tBegin Time - hh:mm:ss.ms\tEnd Time - hh:mm:ss.ms\tDuration\tAnnotation\n"


@pytest.mark.parametrize("head", [_HEAD, "", "\ufeff" + _HEAD])
@pytest.mark.parametrize("quoted", [True, False])
def test_lines_of_cells_are_turns(head: str, quoted: bool) -> None:
    said = [(who, '"' + words.replace('"', '""') + '"' if quoted else words) for who, words in _TALK]
    rows = (
        f"{head and who + '@ref' + chr(9)}{who}\t00:00:{at:02}.000\t00:00:{at:02}.900\t0.9\t{words}\n"
        for at, (who, words) in enumerate(said)
    )
    assert questions_in(head + "".join(rows)) == [
        ("What is a loom made from?", 'From ash, and some of it is oak. "The oak creaks," they say.', "Semi"),
        ("Who carves the shuttle?", "My uncle carves it.", "Semi"),
        ("Is there a song for it?", "There is a very long one.", "Semi"),
    ]


def test_other_tables_in_text_stay_as_they_are() -> None:
    text = "".join(f"Loom {at}\tash\t{at}.50\tMade in the town by hand.\n" for at in range(9))
    (document,) = read_bytes(text.encode(), source="looms.txt", suffix=".txt")
    assert document.text == text
