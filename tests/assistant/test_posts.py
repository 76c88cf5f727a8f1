"""Who heads something is said by words about that, not about another."""

from __future__ import annotations

import pytest

from assistant.naming.name_index import NameIndex
from assistant.people.posts import asked_post, holds
from assistant.types import Evidence
from index.types import Document, QAPair, Span

PEOPLE = NameIndex(["Una Farr"], ordinary=lambda word: False)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the CEO of Brightwater?", "Brightwater"),
        ("And who's the president of the Fellside Paper Company?", "Fellside Paper Company"),
        ("Who was the first director at Harrow Water?", "Harrow Water"),
        ("Who is the head of the table?", ""),
        ("Who is the CEO of Una Farr's firm?", ""),
        ("Who is the maker of Brightwater?", ""),
    ],
)
def test_what_somebody_heads_is_read_off_the_question(question: str, name: str) -> None:
    assert asked_post(question, PEOPLE.find(question)) == name


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("I'm the co-founder and CEO of the Small Oar Club.", "A cup by someone other than Brightwater."), False),
        (("A bottle of Brightwater.",), False),
        (("The mill was bought by Ivo Lund, the president of Brightwater.",), True),
        (("Brightwater is run by my cousin.",), True),
    ],
)
def test_the_head_of_another_firm_is_not_the_one_who_is_asked_for(said: tuple[str, ...], told: bool) -> None:
    far = "x" * 700
    document = Document(id=1, source="a.md", title="Jory Kett", text="\n".join((far, *said)), sha256="")
    pair = QAPair(id=1, document_id=1, number=1)
    places = [document.text.index(words) for words in said]
    evidence = [
        Evidence(document=document, pair=pair, span=Span(at, at + len(words)), score=0.0)
        for at, words in zip(places, said, strict=True)
    ]
    assert holds(evidence, "Brightwater") is told
