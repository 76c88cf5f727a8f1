"""Chats as phones export them to text: messages with their authors, without days, times and what the program says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.pairs import split
from tests.index.found_pairs import only, questions_in

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


LETTERS = """From: Nora Hale <nora@museum.example>
To: Piet Maas <piet@bells.example>
Date: Mon, 13 May 2024 09:12
Subject: The bell

Dear Mr. Maas,

It has a crack. What would you advise?

Nora

---

From: Piet Maas <piet@bells.example>
To: Nora Hale <nora@museum.example>
Date: Tue, 14 May 2024 16:40
Subject: Re: The bell

> It has a crack.

> What would you advise?

I would leave it.

From: Nora Hale <nora@museum.example>
To: Piet Maas <piet@bells.example>
Date: Wed, 15 May 2024 10:05
Subject: Re: Re: The bell

Will it get worse?

From: Piet Maas <piet@bells.example>
To: Nora Hale <nora@museum.example>
Date: Wed, 15 May 2024 11:31

Not if you do not ring it.
"""


def test_letters_below_each_other_are_said_by_whoever_wrote_them() -> None:
    found = only(LETTERS, "bell.txt")
    pairs = [pair for pair in split(found) if pair.question]
    said = [
        (pair.asker.name if pair.asker else None, turn.speaker.name if turn.speaker else None, turn.span.of(found.text))
        for pair in pairs
        for turn in pair.turns
    ]
    assert said == [
        ("Nora Hale", "Piet Maas", "I would leave it."),
        ("Nora Hale", "Piet Maas", "Not if you do not ring it."),
    ]
    spans = [span for pair in split(found) for span in (pair.question, *(turn.span for turn in pair.turns)) if span]
    assert all(one.end <= two.start for one, two in pairwise(sorted(spans)))


def test_one_letter_with_a_head_is_no_exchange() -> None:
    assert not any(block.speaker for block in only(LETTERS.partition("---")[0], "bell.txt").blocks)
