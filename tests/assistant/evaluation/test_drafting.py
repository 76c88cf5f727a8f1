"""Drafted test sets: gold that is in the documents, questions that give nothing away, the same for the same seed."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.evaluation.casefile import Record, own_records
from assistant.evaluation.draft import draft, leaks
from assistant.evaluation.material import Material, gather
from assistant.evaluation.opinions import paraphrased
from assistant.evaluation.phrasing import claim, overlap, rephrased, topic
from assistant.evaluation.types import EvaluationError
from index.library import Library
from tests.assistant.scripted_server import Script, serving

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("draft") / "store", create=True) as opened:
        opened.add(sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md")))
        yield opened


@pytest.fixture(scope="module")
def material(library: Library) -> Material:
    return gather(library)


def test_every_gold_and_near_quote_is_in_its_file_and_in_an_answer(library: Library, material: Material) -> None:
    rows = draft(material, size=80)
    answers = {(p.document.rpartition("/")[2], text) for p in material.pairs for text in p.answers}
    quotes = 0
    for row in rows:
        for part in row.get("turns", [row]):  # type: ignore[attr-defined]  # a conversation's turns are rows
            for evidence in [*part.get("gold", []), *part.get("near", [])]:
                quotes += 1
                assert evidence["quote"] in library.find(evidence["file"]).text
                assert any(file == evidence["file"] and evidence["quote"] in text for file, text in answers)
    assert quotes >= 30


def test_a_draft_is_a_valid_test_set_of_marked_rows_of_every_kind(material: Material) -> None:
    rows = draft(material, size=80)
    cases = own_records(enumerate(json.loads(json.dumps(rows)), 1), name="draft")
    kinds = Counter(tag for case in cases for tag in case.tags)
    assert {"rephrased", "topic", "unanswerable_removed", "unanswerable_person", "unanswerable_premise"} <= set(kinds)
    assert kinds["follow_up"] >= 2
    assert all(row["draft"] is True for row in rows)
    assert all(case.without for case in cases if "unanswerable_removed" in case.tags)


def test_no_draft_leaks_or_repeats(material: Material) -> None:
    rows = draft(material, size=80)
    asked = [str(row.get("question", row.get("turns"))) for row in rows]
    assert len(set(asked)) == len(asked)
    assert leaks(rows, material) == []
    for row in rows:
        if row.get("answerable"):
            own = max(
                (p for p in material.pairs if any(g["quote"] in " ".join(p.answers) for g in row["gold"])),  # type: ignore[attr-defined]  # gold is a list of objects
                key=lambda p: overlap(str(row["question"]), p.question, aside=p.speaker or p.title),
                default=None,
            )
            assert own is None or overlap(str(row["question"]), own.question, aside=own.speaker or own.title) <= 0.5


def test_the_same_seed_drafts_the_same_set_and_another_seed_another(material: Material) -> None:
    assert draft(material, size=40) == draft(material, size=40)
    assert draft(material, size=40) != draft(material, size=40, seed=1)


def test_a_question_is_rephrased_about_the_person_it_addressed() -> None:
    assert rephrased("What hardware do you use?", "Ann Smith") == "What equipment does Ann Smith work with?"
    assert rephrased("How do I delete my account?", None) == "What has to be done to remove my account?"
    assert rephrased("And then?", "Ann Smith") is None
    assert rephrased("What is the height of the tower?", None) is None


def test_a_topic_is_the_rarest_thing_said_that_the_question_does_not_name() -> None:
    frequency = Counter({"write": 30, "typewrit": 1, "royal": 2, "use": 90})
    said = "I mostly write on an old Royal typewriter."
    assert topic(said, known=frozenset({"write"}), frequency=frequency) == "old Royal typewriter"
    assert topic("I did it then.", known=frozenset(), frequency=frequency) is None


def test_a_statement_becomes_a_clause() -> None:
    assert claim("I own my dogs.") == "they own their dogs"
    assert claim("Ilse Varga left.") == "Ilse Varga left"


def test_a_language_models_paraphrases_join_the_drafts_where_they_keep_names_and_leak_nothing(
    material: Material,
) -> None:
    rows: list[Record] = [
        {"id": "a", "draft": True, "question": "How many steps did Ilse Varga count?", "answerable": True},
        {"id": "b", "draft": True, "question": "When did Ilse Varga come to the light?", "answerable": True},
        {"id": "c", "draft": True, "question": "What did the keepers eat?", "answerable": True},
        {"id": "d", "draft": True, "question": "Who is the queen?", "answerable": False},
        {"id": "e", "draft": True, "turns": [{"question": "What burnt?"}]},
    ]
    known = next(pair.question for pair in material.pairs if pair.question)
    script = Script(
        before=(
            Script(pieces=("What number of steps was ", "counted by Ilse Varga?\nThat is it.")),
            Script(pieces=("When did Karin come to the light?",)),
            Script(pieces=(known,)),
        ),
        pieces=("never asked",),
    )
    with serving(script) as address:
        found = paraphrased(rows, material, f"{address}#scripted")
    assert found == [
        {
            "id": "a-paraphrase",
            "draft": True,
            "question": "What number of steps was counted by Ilse Varga?",
            "answerable": True,
        }
    ]
    assert len(script.requests) == 3


def test_a_language_model_that_fails_at_paraphrases_ends_in_one_line(material: Material) -> None:
    rows: list[Record] = [{"id": "a", "question": "How many steps?", "answerable": True}]
    with (
        serving(Script(manner="error")) as address,
        pytest.raises(EvaluationError, match=r"--llm .*#scripted: scripted answered with an error \(500\)"),
    ):
        paraphrased(rows, material, f"{address}#scripted")
