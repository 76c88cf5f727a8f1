"""What of an answer is no plain prose: headings and lead-ins, blocks of code, code in a sentence, tables."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check
from assistant.verify.claims import claims_of


def told(answer: str) -> list[str]:
    return [claim.words(answer) for claim in claims_of(answer) if claim.role == "claim"]


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


@pytest.mark.parametrize(
    ("answer", "claims"),
    [
        ("Conclusion", []),
        ("**Summary:**", []),
        ("# Findings", []),
        ("The mill burned.\n\n**Conclusion**", ["The mill burned."]),
        ("## Key Takeaways\n- Butter is sold", ["Butter is sold"]),
        ("## Wages at the mill\n- They fell.", ["They fell."]),
        ("# Why the mill burned\n\nIt was struck.", ["It was struck."]),
        ("Summary of findings\n===\nThe mill burned down.", ["The mill burned down."]),
        ("Timeline\n\n- 1911: fire", ["1911: fire"]),
        ("Here are the tools\n\n- hammer\n- saw", ["hammer", "saw"]),
        ("Here are the tools she keeps in the shed.\n- hammer", ["hammer"]),
        ("In her studio the painter keeps and uses from May to June the following tools:\n- saw", ["saw"]),
        ("Summary: The mill burned.", ["The mill burned."]),
        ("**TL;DR:** The mill burned.", ["The mill burned."]),
    ],
)
def test_a_heading_and_what_leads_in_a_list_claim_nothing(answer: str, claims: list[str]) -> None:
    assert told(answer) == claims


@pytest.mark.parametrize(
    "answer",
    [
        "**Paris**",
        "Notes",
        "### The bridge collapsed in 1990",
        "**Butter**\n**Cheese**",
        "- Notes\n- Sources",
        "1. **Orange County Library**\n   - It opens at nine.",
        "This is the oldest mill\n- It was built in 1900.",
        "For example, you could raise the score by one point.\n- It is easy.",
        "The mill burned down in 1911.\n---\nIt was rebuilt.",
    ],
)
def test_what_only_looks_like_a_heading_claims_something(answer: str) -> None:
    first = answer.split("\n", maxsplit=1)[0].strip("#*- 1.")
    assert first in told(answer)[0]


BUILD = (
    "To build it, run:\n\n    $ make install\n    $ make test all\n\nThen use rm -f old.log, or call Store.open(path)."
)


@pytest.mark.parametrize(
    ("answer", "verdict", "why"),
    [
        ("```\nmake install\nmake test all\n```", "supported", ""),
        ("```bash\n$ make  install. Then\n```", "weak", 'not in the passages: "make  install. Then"'),
        ("~~~\nmake test none\n~~~", "unsupported", 'name: says "make test none", the passage has "make test all"'),
        ("```\nnpm start\n", "unsupported", 'not in the passages: "npm start"'),
    ],
)
def test_a_block_of_code_is_one_unit_and_compared_as_it_is_written(answer: str, verdict: str, why: str) -> None:
    sentence = only(answer, BUILD)
    assert (sentence.verdict, sentence.why) == (verdict, why)
    assert sentence.text in answer and "`" not in sentence.text


def test_code_alone_decides_an_answer_of_code() -> None:
    assert check("```\nmake install\n```", [BUILD]).faithfulness == 1.0
    assert check("```\nmake undo\n```", [BUILD]).faithfulness < 0.3
    assert check("```\nmake install\n```", []).faithfulness < 0.1


def test_code_in_a_sentence_is_whole_and_compared_as_it_is_written() -> None:
    assert told("Use `make. Then it` and go.") == ["Use `make. Then it` and go."]
    assert only("Then use `rm -f old.log`.", BUILD).verdict == "supported"
    wrong = only("Then use `rm -r old.log`.", BUILD)
    assert wrong.verdict != "supported"
    assert 'says "rm -r old.log", the passage has "rm -f old.log"' in wrong.why


FEES = "The drill costs 4 euros a week and the ladder 6 euros. For the drill we take a deposit of 20 euros. We opened in 2011."


@pytest.mark.parametrize(
    ("table", "verdicts"),
    [
        ("| Tool | Weekly fee | Deposit |\n|---|:-:|---|\n| drill | 4 euros | 20 euros |", ["supported"]),
        ("| Tool | Weekly fee |\n|---|---|\n| drill | 6 euros |\n| ladder | 6 euros |", ["unsupported", "supported"]),
        ("Field | Value\n--- | ---\nOpened | 2011\nOpened | 2012\n\nThat is all.", ["supported", "unsupported"]),
    ],
)
def test_a_row_of_a_table_is_a_claim_with_the_heads_of_its_columns(table: str, verdicts: list[str]) -> None:
    found = check(table, [FEES]).sentences
    assert [sentence.verdict for sentence in found[: len(verdicts)]] == verdicts


FLEET = "The fleet:\n\n| Year | Boats | Crew |\n|---|---|---|\n| 1990 | 12 | 40 |\n| 1991 | 14 | 40 |"


@pytest.mark.parametrize(
    ("row", "verdict", "why"),
    [
        ("| 1990 | 12 |", "supported", ""),
        ("| 1991 | **14** |", "supported", ""),
        ("| 1990 | 14 |", "unsupported", 'number: says "14", the passage has "12"'),
    ],
)
def test_a_row_is_held_against_the_rows_of_the_passages_tables(row: str, verdict: str, why: str) -> None:
    sentence = only(f"| Year | Boats |\n|---|---|\n{row}", FLEET)
    assert (sentence.verdict, sentence.why) == (verdict, why)


def test_rows_have_their_own_words() -> None:
    table = "See:\n| A | B |\n|---|---|\n| It sank. All lived. | - |\n|  |  |\n\nMore | text."
    assert told(table) == ["It sank. All lived.", "More | text."]


def test_code_without_a_word_is_none() -> None:
    assert told("It is this:\n```\n{ }\n```") == []
