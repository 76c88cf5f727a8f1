"""Test sets are read whole or refused with the line that is wrong."""

import json
from pathlib import Path

import pytest

from assistant.evaluation.casefile import read_cases
from assistant.evaluation.importers import read_answers, read_set, statements
from assistant.evaluation.refusals import refuses
from assistant.evaluation.types import EvaluationError, Gold, Statement


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_becomes_a_case(tmp_path: Path) -> None:
    row = {
        "id": 7, "question": "Why?", "type": "premise", "tags": ["a"], "answerable": False, "note": "kept aside",
        "near": {"file": "x.md", "quote": "because"}, "without": [{"document": "x.md", "pair": 2}],
    }  # fmt: skip
    (case,) = read_cases(written(tmp_path / "s.jsonl", row)).cases
    assert (case.id, case.tags, case.answerable, case.correctable) == ("7", ("a", "premise"), False, True)
    assert case.near == (Gold(file="x.md", quote="because"),)
    assert case.without[0].pair == 2


def test_turns_become_cases_of_one_conversation(tmp_path: Path) -> None:
    row = {"id": "c1", "turns": [{"question": "Who?"}, {"question": "And why?"}]}
    cases = read_cases(written(tmp_path / "s.jsonl", row)).cases
    assert [(case.id, case.conversation, case.turn, case.cluster) for case in cases] == [
        ("c1/1", "c1", 1, "conversation c1"),
        ("c1/2", "c1", 2, "conversation c1"),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"answer": "x"}, "'question' is missing or empty"),
        ({"question": " "}, "'question' is missing or empty"),
        ({"question": 3}, "'question' must be a string, not int"),
        ({"question": "q", "answerable": "yes"}, "'answerable' must be true or false, not 'yes'"),
        ({"question": "q", "gold": ["x"]}, '\'gold\' must be a list of {"file", "quote"}'),
        ({"question": "q", "gold": [{}]}, "'gold' holds an entry without 'file' and without 'quote'"),
        ({"question": "q", "must_include": ["("]}, "'must_include' holds '(', which is not a regular expression"),
        ({"question": "q", "history": [{"role": "bot", "content": ""}]}, "'history' holds the role 'bot'"),
        ({"question": "q", "without": [{"document": "x"}]}, "'without' needs a 'document' and the number of a 'pair'"),
        ({"turns": []}, "'turns' must be a list of objects"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, row: object, message: str) -> None:
    with pytest.raises(EvaluationError) as error:
        read_cases(written(tmp_path / "s.jsonl", {"question": "fine"}, row))
    assert str(error.value).startswith("s.jsonl:2: " + message)


def test_every_wrong_line_is_named_up_to_ten(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError) as error:
        read_cases(written(tmp_path / "s.jsonl", *[{"question": ""}] * 12))
    lines = str(error.value).split("\n")
    assert lines[0] == "s.jsonl:1: 'question' is missing or empty"
    assert lines[10:] == ["... and 2 more"]


def test_lines_that_are_not_json_are_named_with_those_that_are_wrong(tmp_path: Path) -> None:
    lines = ['{"question": "fine"}', "{not json", "[1]", '{"question": ""}', "[" * 200_000, '{"question": "fine too"}']
    (tmp_path / "s.jsonl").write_text("\n".join(lines))
    for read in (read_cases, read_set, read_answers):
        with pytest.raises(EvaluationError) as error:
            read(tmp_path / "s.jsonl")
        said = [line.split(" (")[0] for line in str(error.value).split("\n")]
        assert [line for line in said if "fine" not in line and ": no answer" not in line][:3] == [
            "s.jsonl:2: not JSON",
            "s.jsonl:3: a JSON object is expected, not list",
            said[-2] if read is not read_answers else "s.jsonl:4: no question",
        ]
        assert "s.jsonl:5: not JSON" in said


def test_an_array_that_breaks_off_is_one_mistake(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('[\n  {"question": "one"},\n  {"question": "two"\n')
    with pytest.raises(EvaluationError) as error:
        read_set(tmp_path / "s.json")
    assert str(error.value).startswith("s.json: not JSON (")
    assert "\n" not in str(error.value)


def test_what_is_no_test_set_is_refused(tmp_path: Path) -> None:
    for text, message in [
        ("{not json\n", "s.jsonl:1: not JSON"),
        ("[1]", "s.jsonl: element 1: a JSON object is expected, not int"),
        ("", "s.jsonl: no question in it"),
        ('{"id": "a", "question": "x"}\n{"id": "a", "question": "y"}\n', "the id 'a' is used more than once"),
    ]:
        (tmp_path / "s.jsonl").write_text(text)
        with pytest.raises(EvaluationError, match=message):
            read_cases(tmp_path / "s.jsonl")
    (tmp_path / "s.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="not UTF-8 at byte 0"):
        read_cases(tmp_path / "s.jsonl")
    with pytest.raises(EvaluationError, match="there is no such file"):
        read_cases(tmp_path / "gone.jsonl")


def test_a_beir_folder_becomes_graded_cases(tmp_path: Path) -> None:
    written(tmp_path / "queries.jsonl", {"_id": "q1", "text": "one"}, {"_id": "q2", "text": "unjudged"})
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq1\td3\t1\n")
    (case,) = read_set(tmp_path).cases
    assert (case.id, case.question) == ("q1", "one")
    assert case.gold == (Gold(file="corpus.jsonl#d1", grade=2), Gold(file="corpus.jsonl#d3", grade=1))


@pytest.mark.parametrize(
    "row",
    [
        {"user_input": "Why?", "reference": "Because.", "reference_contexts": ["It is because."]},
        {"input": "Why?", "expected_output": "Because.", "context": ["It is because."]},
        {"query": "Why?", "reference_answer": "Because.", "reference_contexts": ["It is because."]},
        {"question": "Why?", "ground_truth": "Because.", "answer": "theirs", "reference_contexts": ["It is because."]},
    ],
)
def test_rows_of_ragas_deepeval_and_llamaindex_are_understood(tmp_path: Path, row: object) -> None:
    (case,) = read_set(written(tmp_path / "s.jsonl", row)).cases
    assert (case.question, case.reference, case.gold) == ("Why?", "Because.", (Gold(quote="It is because."),))


def test_a_ragas_conversation_asks_its_last_human_turn(tmp_path: Path) -> None:
    turns = [
        {"type": "human", "content": "Who?"},
        {"type": "ai", "content": "Ann."},
        {"type": "human", "content": "Why?"},
    ]
    (case,) = read_set(written(tmp_path / "s.jsonl", {"user_input": turns, "reference": "x"})).cases
    assert case.question == "Why?"
    assert [(m.role, m.content) for m in case.history] == [("user", "Who?"), ("assistant", "Ann.")]


@pytest.mark.parametrize(
    "row",
    [
        {"question": "Why?", "answer": "It rains. [1]", "passages": ["It rains."]},
        {"user_input": "Why?", "response": "It rains. [1]", "retrieved_contexts": ["It rains."]},
        {"input": "Why?", "actual_output": "It rains. [1]", "retrieval_context": ["It rains."]},
        {"question": "Why?", "answer": "It rains [1].", "passages": [{"text": "It rains."}]},
        {"question": "Why?", "answer": "It rains [1].", "passages": "It rains."},
    ],
)
def test_answers_of_any_system_are_read_under_their_own_field_names(tmp_path: Path, row: object) -> None:
    ((case, response),), _ = read_answers(written(tmp_path / "a.jsonl", row))
    assert case.question == "Why?"
    assert response.statements == (Statement(text="It rains.", markers=(1,)),)
    assert [source.quote for source in response.sources] == ["It rains."]
    assert not response.abstained


def test_whether_an_answer_was_owed_is_known_only_where_the_row_says_so(tmp_path: Path) -> None:
    given: list[dict[str, object]] = [
        {},
        {"answerable": False},
        {"reference": "Because it rains."},
        {"must_include": ["rain"]},
        {"reference_contexts": ["It rains."]},
    ]
    rows = [{"question": "Why?", "answer": "I don't know.", "passages": [], **more} for more in given]
    found, _ = read_answers(written(tmp_path / "a.jsonl", *rows))
    assert [case.answerable for case, _ in found] == [None, False, True, True, True]


def test_a_ragas_conversation_is_judged_by_its_last_human_turn(tmp_path: Path) -> None:
    turns = [
        {"type": "human", "content": "Who?"},
        {"type": "ai", "content": "Ann."},
        {"type": "human", "content": "Why?"},
    ]
    ((case, _),), _ = read_answers(written(tmp_path / "a.jsonl", {"user_input": turns, "response": "It rains."}))
    assert case.question == "Why?"


def test_an_answers_file_without_answers_is_refused_by_line(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"a.jsonl:1: no answer \(answer, response, actual_output or output\)"):
        read_answers(written(tmp_path / "a.jsonl", {"question": "Why?"}))


def test_markers_belong_to_the_sentence_before_them() -> None:
    assert statements("He left. [1] Dr. Who stayed [2][3]. She\u3010" + "1,2\u3011 came. So.") == (
        Statement(text="He left.", markers=(1,)),
        Statement(text="Dr. Who stayed.", markers=(2, 3)),
        Statement(text="She came.", markers=(1, 2)),
        Statement(text="So.", markers=()),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I don't know.",
        "I’m sorry, but I could not find an answer.",
        "The documents do not provide information on that. Please rephrase.",
        "No passage in these 300 documents answers this.",
        "I do not have specific information.",
    ],
)
def test_a_refusal_is_told_by_its_words(text: str) -> None:
    assert refuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "He did not know the answer to that.",
        "The documents do not say when. It closed in 1991.",
        "Series like Community exist, but the document does not state that.",
        "She was not given a car.",
        "Yes.",
    ],
)
def test_an_answer_is_no_refusal(text: str) -> None:
    assert not refuses(text)
