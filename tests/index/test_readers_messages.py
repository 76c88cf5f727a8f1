"""Chats as phones export them to text: messages with their authors, without days, times and what the program says."""

from __future__ import annotations

import pytest

from tests.index.found_pairs import questions_in

_ASKER, _TOLD = "Ute Käse 🧀", "+49 171 2345678"
_SAID = (
    ("", "Messages are end-to-end encrypted."),
    (_ASKER, "Since when do you bake?"),
    (_TOLD, "Since 1990."),
    (_TOLD, "With my aunt."),
    (_ASKER, "<Media omitted>"),
    (_ASKER, "Which flour do you take?"),
    (_TOLD, "Rye.\nNote: only rye. \u200e<This message was edited>"),
    (_TOLD, "\u200eimage omitted"),
    (_ASKER, "Who eats it?"),
    (_TOLD, "Everybody."),
)
_STAMPS = (
    "12/08/2022, 18:02 - ",
    "8/12/22, 6:02\u202fPM - ",
    "12.08.22, 18:02 - ",
    "12/8/22 6:02 p. m. - ",
    "[12.08.22, 18:02:33] ",
    "\u200e[2022/8/12 午後6:02:33] ",
    "[2022-08-12 18:02] ",
)


@pytest.mark.parametrize("stamp", _STAMPS)
def test_messages_are_turns_of_their_authors(stamp: str) -> None:
    text = "".join(f"{stamp}{who and who + ': '}{words}\n" for who, words in _SAID)
    assert questions_in(text) == [
        ("Since when do you bake?", "Since 1990. With my aunt.", _TOLD),
        ("Which flour do you take?", "Rye.\nNote: only rye.", _TOLD),
        ("Who eats it?", "Everybody.", _TOLD),
    ]


def test_logs_and_diaries_are_no_chat() -> None:
    log = "".join(f"2022-08-12 18:0{n}:11 - {'WARN' if n % 2 else 'INFO'}: started part {n}\n" for n in range(9))
    diary = "12/08/2022, 18:02 - Rain. Where is the cat?\n\nShe came home: wet.\n\n13/08/2022, 9:30 - Sun.\n"
    assert questions_in(log) == questions_in(diary) == []
