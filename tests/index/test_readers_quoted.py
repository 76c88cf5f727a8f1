"""Interviews by mail in plain text: questions behind '>', answers between; other quotes stay as they are."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers import read_bytes
from index.types import Document

_PAIRS = (
    ("How did you end up with looms?", "My aunt had two.\n\nOne was broken."),
    ("The first rug was called Mud.\nWas that fair?", "A bit. I like mud."),
    ("What stands in the shed?", "- a loom\n- a cat"),
    ("Which one would you keep?", "The broken one."),
)


def _document(text: str) -> Document:
    (document,) = read_bytes(text.encode(), source="mail.txt", suffix=".txt")
    return document


def _found(document: Document) -> list[tuple[str, str]]:
    return [
        (
            pair.question.of(document.text).replace("\n> ", "\n").replace("\n>", "\n"),
            " ".join(turn.span.of(document.text) for turn in pair.turns),
        )
        for pair in split(document)
        if pair.question
    ]


@pytest.mark.parametrize("sign", ["> ", ">"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_quoted_questions_are_answered_by_what_is_not_quoted(sign: str, gap: str) -> None:
    asked = [("\n".join(sign + line for line in question.split("\n")), answer) for question, answer in _PAIRS]
    text = "A chat by mail with Rosa Keel, who weaves.\n\n" + "\n\n".join(f"{q}{gap}{answer}" for q, answer in asked)
    found = _found(_document(text + "\n"))
    assert found == list(_PAIRS)


def test_quotes_that_tell_are_paragraphs_like_others() -> None:
    text = "".join(f"> The looms of part {n} are old.\n> They creak.\n\nI saw them. Are they?\n\n" for n in range(4))
    document = _document(text)
    assert {block.kind for block in document.blocks} == {"paragraph"}
    assert document.markup == () and _found(document) == []


def test_the_list_of_an_answer_keeps_its_marks_under_numbered_questions() -> None:
    asked = [(f"> {at}. " + question.replace("\n", "\n> "), answer) for at, (question, answer) in enumerate(_PAIRS, 1)]
    found = _found(_document("\n\n".join(f"{question}\n\n{answer}" for question, answer in asked) + "\n"))
    assert found == list(_PAIRS)
