"""A sentence that repeats the interviewer's question cites the reply, and the question where only that tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.compose.citing import cited
from assistant.compose.prompt import write
from assistant.types import Evidence
from assistant.verify import check
from index import pairs
from index.readers import read
from tests.assistant.sample_evidence import FERRY, LIGHT, WINSLADE, brief, evidence


def quotes(sentence: str, piece: Evidence) -> list[str]:
    prompt = write(brief("What is it?", piece), budget=3000)
    assert prompt is not None
    (passage,) = prompt.passages
    found = check(sentence, [passage.checked]).sentences
    return [" ".join(e.text.split()) for claim in found for e in cited(sentence, claim, passage, check=check)]


@pytest.mark.parametrize(
    ("sentence", "name", "piece", "expected"),
    [
        (
            "Mateo Lindqvist gave up the bus in the spring of 2011.",
            FERRY,
            "In the spring of 2011.",
            "In the spring of 2011.",
        ),
        (
            "The tower at Tern Rock has 142 steps.",
            LIGHT,
            "There are 142 steps.",
            "The tower is 31 metres. There are 142 steps.",
        ),
        (
            "When Ilse Varga arrived there were two men, one stove and a parrot.",
            LIGHT,
            "Two men, one stove and a parrot.",
            "Two men, one stove and a parrot.",
        ),
        ("Butter and soft cheese were stored in Chamber 4.", WINSLADE, "Butter and soft cheese.", None),
        (
            "Winslade did not switch to Unit B because it was locked out.",
            WINSLADE,
            "Because it was locked out.",
            "Because it was locked out.",
        ),
    ],
)
def test_a_sentence_that_repeats_the_question_cites_the_reply(
    sentence: str, name: str, piece: str, expected: str | None
) -> None:
    assert quotes(sentence, evidence(name, piece)) == [expected or piece]


def test_what_the_interviewer_tells_is_cited_beside_the_reply() -> None:
    came = evidence(LIGHT, "By answering the wrong advertisement.")
    assert quotes("Ilse Varga came to the light in 1980 by answering the wrong advertisement.", came) == [
        "By answering the wrong advertisement.",
        "You came to the light in 1980, at twenty-six.",
    ]


def test_what_only_the_interviewer_tells_cites_the_question() -> None:
    came = evidence(LIGHT, "By answering the wrong advertisement.")
    assert quotes("Ilse Varga came to the light in 1980.", came) == ["You came to the light in 1980, at twenty-six."]


@pytest.mark.parametrize(("reply", "expected"), [("Yes. For years.", "Yes."), ("Ask the baker.", None)])
def test_a_question_is_told_by_the_yes_behind_it(tmp_path: Path, reply: str, expected: str | None) -> None:
    question = "Was the kiln fired with birch?"
    file = tmp_path / "kiln.txt"
    file.write_text(
        f"Interview with Oda Brandt\n\nQ: {question}\nA: {reply}\n\nQ: Who built it?\nA: My aunt did.\n", "utf-8"
    )
    (document,) = read(file, source="kiln.txt")
    pair = next(p for p in pairs.split(document) if p.question and p.question.of(document.text) == question)
    piece = Evidence(document=document, pair=pair, span=pair.turns[0].span, score=1.0)
    assert quotes("The kiln was fired with birch.", piece) == [expected or question]
