"""Who heads something is said by words about that, not about another."""

from __future__ import annotations

import pytest

from assistant.naming.name_index import NameIndex
from assistant.people.posts import Post, asked_post, holds
from assistant.types import Evidence
from index.types import Document, QAPair, Span

PEOPLE = NameIndex(["Una Farr"], ordinary=lambda word: False)


@pytest.mark.parametrize(
    ("question", "post"),
    [
        ("Who is the CEO of Brightwater?", Post(what="", name="Brightwater")),
        ("And who's the president of the Fellside Paper Company?", Post(what="", name="Fellside Paper Company")),
        ("Who was the first director at Harrow Water?", Post(what="", name="Harrow Water")),
        ("Who is the bishop of Harrow?", Post(what="bishop", name="Harrow")),
        ("Who was the night watchman at Harrow Water?", Post(what="watchman", name="Harrow Water")),
        ("Who is the head of the table?", None),
        ("Who is the CEO of Una Farr's firm?", None),
        ("Who is the maker of Brightwater?", None),
        ("Who is the friend of Brightwater?", None),
    ],
)
def test_what_somebody_heads_is_read_off_the_question(question: str, post: Post | None) -> None:
    assert asked_post(question, PEOPLE.find(question)) == post


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
    assert holds(_quoted("Jory Kett", said), Post(what="", name="Brightwater")) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("I am the night manager at Harrow Water. The director left in April.",), False),
        (("The bishop came to bless the tower.",), True),
    ],
)
def test_who_holds_another_post_there_is_not_the_one_who_is_asked_for(said: tuple[str, ...], told: bool) -> None:
    assert holds(_quoted("The tower of Harrow", said), Post(what="bishop", name="Harrow")) is told


def _quoted(title: str, said: tuple[str, ...]) -> list[Evidence]:
    far = "x" * 700
    document = Document(id=1, source="a.md", title=title, text="\n".join((far, *said)), sha256="")
    pair = QAPair(id=1, document_id=1, number=1)
    places = [document.text.index(words) for words in said]
    return [
        Evidence(document=document, pair=pair, span=Span(at, at + len(words)), score=0.0)
        for at, words in zip(places, said, strict=True)
    ]
