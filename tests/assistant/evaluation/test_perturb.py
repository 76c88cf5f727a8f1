"""Perturbing changes one fact, retelling changes none."""

import random

import pytest

from assistant.evaluation.perturb import KINDS, Kind, Pool, Statement, perturb, suite
from assistant.evaluation.retell import opened, other_number_form, retell, third_person

ANN = Statement(
    text="In May 2019 I bought five cameras from Leica for 300 dollars, which most people never do.",
    passage="In May 2019 I bought five cameras from Leica for 300 dollars, which most people never do. It was fun.",
    speaker="Ann Smith",
)
BOB = Statement(
    text="We travelled to Kyoto by train, because flying was too loud for the recordings.",
    passage="We travelled to Kyoto by train, because flying was too loud for the recordings.",
    speaker="Bob Jones",
)


def changed(kind: Kind, statement: Statement = ANN, seed: int = 0) -> str | None:
    return perturb(kind, statement, pool=Pool.of([ANN, BOB]), rng=random.Random(seed))


def test_a_number_becomes_another_number_that_the_passage_does_not_hold() -> None:
    results = {changed("number", seed=seed) for seed in range(20)}
    assert ANN.text not in results
    assert all(result and "In May 2019 I bought" in result for result in results)
    assert ANN.text.replace("300", "600") in results


def test_a_name_becomes_a_name_from_the_other_statements() -> None:
    assert changed("name") == ANN.text.replace("Leica", "Kyoto")


def test_a_unit_becomes_another_unit() -> None:
    assert changed("unit") == ANN.text.replace("dollars", "euros")


def test_a_date_changes_in_its_year_or_month() -> None:
    for seed in range(10):
        result = changed("date", seed=seed)
        assert result is not None
        rest = result.removeprefix("In ").partition(" I bought")
        assert rest[0] != "May 2019"
        assert rest[2] == " five cameras from Leica for 300 dollars, which most people never do."


def test_a_negation_is_inserted_or_taken_away() -> None:
    text = "The train was not late, and I don't mind."
    results = {changed("negation", Statement(text=text, passage=text), seed) for seed in range(30)}
    assert results == {"The train was late, and I don't mind.", "The train was not late, and I do mind."}


def test_a_speaker_becomes_another_speaker() -> None:
    assert changed("speaker") == "Bob Jones"
    assert changed("speaker", Statement(text=ANN.text, passage=ANN.passage)) is None


def test_two_statements_are_merged_at_their_clauses() -> None:
    assert changed("merged", BOB) == "We travelled to Kyoto by train, which most people never do."


def test_a_statement_without_such_a_fact_is_left_alone() -> None:
    plain = Statement(text="Rain fell.", passage="Rain fell.")
    assert [changed(kind, plain) for kind in ("number", "date", "unit", "name", "speaker", "merged")] == [None] * 6


@pytest.mark.parametrize(
    ("kind", "text", "possible"),
    [
        ("unit", "You will be shown everything in an hour.", {"You will be shown everything in a minute."}),
        ("unit", "These days we work eight hours a day.", {"These days we work eight hours a week."}),
        (
            "date",
            "It closed on 31 July.",
            {f"It closed on 31 {month}." for month in ("January", "October", "December")},
        ),
        ("date", "We slept badly at night.", set()),
        (
            "date",
            "You finish in the afternoon.",
            {"You finish in the morning.", "You finish in the evening."},
        ),
    ],
)
def test_a_changed_sentence_stays_well_formed(kind: Kind, text: str, possible: set[str]) -> None:
    found = {changed(kind, Statement(text=text, passage=text), seed) for seed in range(30)}
    assert found - {None} == possible


def test_a_name_is_changed_for_one_that_is_used_alike_and_keeps_its_ending() -> None:
    pool = Pool.of(
        [
            Statement(text="Then I moved to Ghent.", passage=""),
            Statement(text="The mason was Pell.", passage=""),
            Statement(text="We were in a hurry and Mrs. Quill left.", passage=""),
        ]
    )
    assert set(pool.names) == {"Ghent", "Pell", "Quill"}
    for seed in range(10):
        near = Statement(text="She came to Oslo's harbour.", passage="")
        assert perturb("name", near, pool=pool, rng=random.Random(seed)) == "She came to Ghent's harbour."


@pytest.mark.parametrize(
    ("said", "retold"),
    [
        ("I was at my desk.", "They were at their desk."),
        ("We've lost our keys.", "They have lost their keys."),
        ("She told me that I’m late.", "She told them that they are late."),
    ],
)
def test_the_first_person_becomes_the_third(said: str, retold: str) -> None:
    assert third_person(said) == retold


def test_contractions_and_numbers_take_their_other_form() -> None:
    assert opened("It’s fine, I don't care.") == "It is fine, I do not care."
    assert other_number_form("I own 3 dogs and five cats.") == "I own three dogs and 5 cats."
    assert other_number_form("I own 3.5 acres, 3% of Sublime Text 3 and MP3 files.") == (
        "I own 3.5 acres, 3% of Sublime Text 3 and MP3 files."
    )


def test_twins_retold_from_the_same_state_differ_in_the_fact_only() -> None:
    for seed in range(20):
        true = retell("I own three dogs.", rng=random.Random(seed), speaker="Ann Smith")
        false = retell("I own four dogs.", rng=random.Random(seed), speaker="Ann Smith")
        assert false == true.replace("three", "four").replace("3", "4")


def test_a_suite_is_the_same_for_the_same_seed_and_holds_every_kind() -> None:
    first = suite([ANN, BOB], per_kind=2, seed=7)
    assert first == suite([ANN, BOB], per_kind=2, seed=7)
    assert {pair.kind for pair in first} == set(KINDS)
    assert all(pair.true != pair.false for pair in first)


def test_no_documents_give_an_empty_suite() -> None:
    assert suite([]) == ()
