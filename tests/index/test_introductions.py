"""Bylines and introductions say who asks and who is asked; titles and things are nobody."""

from __future__ import annotations

import pytest

from index.introductions import asks_in, told_in
from index.pairs import split
from index.readers import read_bytes

TALK = (
    "### How did you begin?\n\nI swept the floor, and my uncle paid me.\n\n### And what did you learn?\n\n"
    "I learnt to wait. My father never did.\n\n### Would you do it again?\n\nTomorrow.\n"
)


def people(text: str, suffix: str = ".md") -> set[tuple[str | None, str | None]]:
    (document,) = read_bytes(text.encode(), source=f"mill{suffix}", suffix=suffix)
    found = [pair for pair in split(document) if pair.question]
    assert len(found) == 3
    return {
        (pair.asker.name if pair.asker else None, turn.speaker.name if turn.speaker else None)
        for pair in found
        for turn in pair.turns
    }


@pytest.mark.parametrize(
    ("head", "asker"),
    [
        ("The mill\nInterview: Tom Abel", "Tom Abel"),
        ("Interview: Rosa Keel\nShe runs a mill.", None),
        ("Die Mühle\nDas Gespräch führte Jan Abel.", "Jan Abel"),
        ("Le moulin\nPropos recueillis par Anne Abel.", "Anne Abel"),
        ("El molino\nEntrevista realizada por Ana Abel", "Ana Abel"),
        ("Il mulino\nIntervista di Anna Abel", "Anna Abel"),
        ("The mill\nRosa Keel has run it for years. She talks to Tom Abel about dust.", "Tom Abel"),
        ("The mill\nRosa Keel has run it for years. Tom Abel met her in July.", "Tom Abel"),
        ("The mill\nTom Abel sent the questions on Monday.", "Tom Abel"),
        ("The mill\nThe magazine talks to Rosa Keel.", None),
        ("The mill\nWho are you?\nI was young when Tom Abel met her.", None),
    ],
)
def test_a_byline_or_a_sentence_says_who_asks(head: str, asker: str | None) -> None:
    assert asks_in(head, title=head.partition("\n")[0]) == asker


@pytest.mark.parametrize(
    ("introduction", "found"),
    [
        ("Rosa Keel has run the mill for years. She talks to Tom Abel about dust.", ("Tom Abel", "Rosa Keel")),
        ("Rosa Keel has run the mill for years. Interview: Tom Abel", ("Tom Abel", "Rosa Keel")),
        ("Rosa Keel has been the Father Christmas of the mill. Tom Abel met her in July.", ("Tom Abel", "Rosa Keel")),
        ("Every month Rosa Keel answers letters from readers.", (None, "Rosa Keel")),
        ("Rosa Keel, miller, answers what readers ask.", (None, "Rosa Keel")),
        ("Your questions, answered by Rosa Keel", (None, "Rosa Keel")),
        ("Rosa Keel has shut the mill.\n\nTom Abel\n\n7 min read", ("Tom Abel", "Rosa Keel")),
        ("The mill of Old Harbour has burnt.", (None, None)),
    ],
)
def test_an_introduction_says_who_is_asked(introduction: str, found: tuple[str | None, str | None]) -> None:
    assert people(f"# Dust and bread\n\n{introduction}\n\n{TALK}") == {found}


def test_whoever_is_addressed_by_name_is_asked() -> None:
    talk = "**Frau Keel-Lang, warum mahlen Sie?**\n\nIch kann es.\n\n**Und wie lange mahlen Sie schon?**\n\nLange.\n\n"
    text = f"# Mehl\n\nDie Müllerin Rosa Keel-Lang über Staub.\n\n{talk}**Wer hilft Ihnen?**\n\nMein Hund.\n"
    assert people(text) == {(None, "Rosa Keel-Lang")}


def test_whom_an_article_is_about_says_nothing_where_nobody_talks() -> None:
    text = "What happened at the mill?\n\nIt burnt. Rosa Keel was there.\n\nWho pays?\n\nThe town.\n"
    assert told_in("Rosa Keel owns the mill.\nTom Abel", text, title="The mill") == ()


@pytest.mark.parametrize("title", ["Häufige Fragen", "Blue Badge: get help", "Island Voices"])
def test_the_title_of_a_page_is_nobody(title: str) -> None:
    rows = "<h2>Who may get a badge?</h2><p>Anybody.</p><h2>Is it blue?</h2><p>Yes.</p><h2>Is it free?</h2><p>No.</p>"
    assert people(f"<html><title>{title}</title><body><h1>{title}</h1>{rows}</body></html>", ".html") == {(None, None)}


def test_a_byline_word_is_no_part_of_a_name() -> None:
    text = "ENTREVISTA\n\nPor Odile Grenier. Íntegra.\n\n" + "".join(
        f"ODILE GRENIER\n\n{asked}\n\nMIRO SARIC\n\n{told}\n\n"
        for asked, told in (("Who are you?", "A dancer."), ("Since when?", "A child."), ("And now?", "Old."))
    )
    assert {asker for asker, _ in people(text, ".txt")} == {"Odile Grenier"}


@pytest.mark.parametrize(
    ("title", "said", "found"),
    [
        ("jonor1", "My name is [Jono](https://mill.example) and I mill.", ("jonor1",)),
        ("rosa keelwright", "I'm rosa! I makes flour.", ("rosa keelwright",)),
        ("Rosa The Dog", "I'm Rosa, a tall dachshund.", ("Rosa The Dog",)),
        ("milling", "I am in the mill.", ()),
        ("Milling", "I'm milling by day.", ()),
        ("THE MILL", "I'm the miller.", ()),
    ],
)
def test_a_title_that_somebody_says_to_be_called_by_names_them(title: str, said: str, found: tuple[str, ...]) -> None:
    text = f"---\ntitle: {title}\n---\n\n### Who are you?\n\n{said}\n\n### What do you use?\n\nA mill.\n"
    (document,) = read_bytes(text.encode(), source="page.md", suffix=".md")
    assert document.participants == found
