"""When a follow-up leaves whom or what was spoken of: for a thing that only others speak of, or after another document."""

from __future__ import annotations

from assistant.follow_ups.rewrite import stand_alone
from assistant.naming.name_index import NameIndex
from assistant.types import Message

NAMES = NameIndex(["Odile Maes", "Tib Diaye"], ordinary=lambda word: False)


def _talk(*turns: tuple[str, str]) -> list[Message]:
    return [
        message
        for question, answer in turns
        for message in (Message(role="user", content=question), Message(role="assistant", content=answer))
    ]


def test_it_is_the_thing_that_stands_ahead_of_the_question() -> None:
    history = _talk(("Who is the founder of Weftpedia?", "Tib Diaye: “I work for it.” [1]"))
    alone = stand_alone("What about quernctl, who created it?", history, names=NAMES)
    assert (alone.text, alone.follows, alone.about) == ("Who created quernctl?", False, "")
    alone = stand_alone("And what about the old loom, when did he sell it?", history, names=NAMES)
    assert alone.text == "When did Tib Diaye sell the old loom?"
    alone = stand_alone("What about the horse sale, who bought the horse?", history, names=NAMES)
    assert alone.text == "who bought the horse (the horse sale)?"
