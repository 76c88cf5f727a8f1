"""Test sets are read whole or refused with the line that is wrong."""

import json
from pathlib import Path

import pytest

from assistant.evaluation.importers import read_answers, read_set
from assistant.evaluation.refusals import refuses
from assistant.evaluation.statements import statements
from assistant.evaluation.types import EvaluationError, Gold, Statement


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_becomes_a_case(tmp_path: Path) -> None:
    row = {
        "id": 7, "question": "Why?", "type": "premise", "tags": ["a"], "answerable": False, "note": "kept aside",
        "near": {"file": "x.md", "quote": "because"}, "without": [{"document": "x.md", "pair": 2}],
    }  # fmt: skip
    (case,) = read_set(written(tmp_path / "s.jsonl", row)).cases
    assert (case.id, case.tags, case.answerable, case.correctable) == ("7", ("a", "premise"), False, True)
    assert case.near == (Gold(file="x.md", quote="because"),)
    assert case.without[0].pair == 2


def test_turns_become_cases_of_one_conversation(tmp_path: Path) -> None:
    row = {"id": "c1", "turns": [{"question": "Who?"}, {"question": "And why?"}]}
    cases = read_set(written(tmp_path / "s.jsonl", row)).cases
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
        read_set(written(tmp_path / "s.jsonl", {"question": "fine"}, row))
    assert str(error.value).startswith("s.jsonl:2: " + message)


def test_every_wrong_line_is_named_up_to_ten(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError) as error:
        read_set(written(tmp_path / "s.jsonl", *[{"question": ""}] * 12))
    lines = str(error.value).split("\n")
    assert lines[0] == "s.jsonl:1: 'question' is missing or empty"
    assert lines[10:] == ["... and 2 more"]


def test_lines_that_are_not_json_are_named_with_those_that_are_wrong(tmp_path: Path) -> None:
    lines = ['{"question": "fine"}', "{not json", "[1]", '{"question": ""}', "[" * 200_000, '{"question": "fine too"}']
    (tmp_path / "s.jsonl").write_text("\n".join(lines))
    for read in (read_set, read_answers):
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
            read_set(tmp_path / "s.jsonl")
    (tmp_path / "s.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="not UTF-8 at byte 0"):
        read_set(tmp_path / "s.jsonl")
    with pytest.raises(EvaluationError, match="there is no such file"):
        read_set(tmp_path / "gone.jsonl")


def test_a_beir_folder_becomes_graded_cases(tmp_path: Path) -> None:
    written(tmp_path / "queries.jsonl", {"_id": "q1", "text": "one"}, {"_id": "q2", "text": "unjudged"})
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq1\td3\t1\n")
    (case,) = read_set(tmp_path).cases
    assert (case.id, case.question) == ("q1", "one")
    assert case.gold == (Gold(file="corpus.jsonl#d1", grade=2), Gold(file="corpus.jsonl#d3", grade=1))
    (tmp_path / "qrels" / "test.tsv").rename(tmp_path / "qrels" / "dev.tsv")
    assert read_set(tmp_path).cases == (case,)
    (tmp_path / "qrels" / "dev.tsv").unlink()
    with pytest.raises(EvaluationError, match=r"no qrels\.tsv"):
        read_set(tmp_path)


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
        {"input": "Why?", "actualOutput": "It rains. [1]", "retrievalContext": ["It rains."]},
        {
            "user_input": [
                {"type": "human", "content": "Why?"},
                {"type": "ai", "content": "Let me look.", "tool_calls": [{"name": "search", "args": {}}]},
                {"type": "tool", "content": "It rains."},
                {"type": "ai", "content": "It rains [1]."},
            ]
        },
    ],
)
def test_answers_of_any_system_are_read_under_their_own_field_names(tmp_path: Path, row: object) -> None:
    ((case, response),), _ = read_answers(written(tmp_path / "a.jsonl", row))
    assert case.question == "Why?"
    assert response.statements == (Statement(text="It rains.", markers=(1,)),)
    assert [source.quote for source in response.sources] == ["It rains."]
    assert not response.abstained


def test_deepevals_joined_passages_sources_times_and_costs_are_understood(tmp_path: Path) -> None:
    row = {
        "input": "Why?", "actual_output": "It rains.", "token_cost": 0.002, "completion_time": 1.5,
        "context": "It rains.|It pours.",
        "retrieval_context": "deepeval_source=sky.txt,deepeval_context=It rains.|Or snows.",
    }  # fmt: skip
    ((case, response),), _ = read_answers(written(tmp_path / "a.jsonl", row))
    assert [(source.document, source.quote) for source in response.sources] == [
        ("sky.txt", "It rains."),
        (None, "Or snows."),
    ]
    assert (response.milliseconds, response.cost) == (1500.0, 0.002)
    assert case.gold == (Gold(quote="It rains."), Gold(quote="It pours."))
    ((_, ours),), _ = read_answers(
        written(tmp_path / "o.jsonl", {**row, "context": None, "retrieval_context": ["a|b"]})
    )
    assert [source.quote for source in ours.sources] == ["a|b"]


def test_a_conversation_of_deepeval_is_asked_and_judged_turn_by_turn(tmp_path: Path) -> None:
    turns = [
        {"role": "user", "content": "How high?"},
        {"role": "assistant", "content": "31 metres.", "retrieval_context": ["The tower is 31 metres."]},
        {"role": "user", "content": "And the steps?"},
        {"role": "assistant", "content": "142.", "retrieval_context": ["There are 142 steps."], "latency_ms": 40},
        {"role": "user", "content": "Thanks."},
    ]
    path = written(tmp_path / "c.jsonl", {"scenario": "A visitor asks.", "turns": turns})
    asked = read_set(path).cases
    assert [(case.question, case.turn) for case in asked] == [("How high?", 1), ("And the steps?", 2), ("Thanks.", 3)]
    answered, _ = read_answers(path)
    assert [(case.question, case.cluster, said.answer, said.milliseconds) for case, said in answered] == [
        ("How high?", "conversation line1", "31 metres.", None),
        ("And the steps?", "conversation line1", "142.", 40.0),
    ]
    assert [said.sources[0].quote for _, said in answered] == ["The tower is 31 metres.", "There are 142 steps."]


def test_tables_are_read_with_lists_as_ragas_and_deepeval_write_them(tmp_path: Path) -> None:
    ragas, deepeval, own = tmp_path / "r.csv", tmp_path / "d.csv", tmp_path / "o.CSV"
    ragas.write_text("user_input,retrieved_contexts,response\nWhy?,\"['It rains.', 'It pours.']\",It rains [2].\n")
    deepeval.write_text(
        "input,retrieval_context,actual_output,completion_time\nWhy?,It rains.|It pours.,It rains [2].,2\n"
    )
    for path, took in ((ragas, None), (deepeval, 2000.0)):
        ((_, response),), _ = read_answers(path)
        assert [source.quote for source in response.sources] == ["It rains.", "It pours."]
        assert (response.statements[0].markers, response.milliseconds) == ((2,), took)
    own.write_text(
        'question,answerable,gold,answer\n"Why, and\nwhen?",True,"[{""quote"": ""It rains.""}]",142\nWho?,false,,\n'
    )
    first, second = read_set(own).cases
    assert (first.question, first.gold, first.reference) == ("Why, and\nwhen?", (Gold(quote="It rains."),), "142")
    assert (second.question, second.answerable, second.gold) == ("Who?", False, ())
    own.write_text("question,answerable\nWhy?,true,more\nWho?,perhaps\n")
    with pytest.raises(EvaluationError) as wrong:
        read_set(own)
    assert str(wrong.value).splitlines() == [
        "o.CSV:2: more cells than the first line names",
        "o.CSV:3: 'answerable' must be true or false, not 'perhaps'",
    ]


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
        "I'm sorry, but I can't help with that.",
        "I won't answer that.",
        "I'm unable to assist with that request.",
        "As an AI language model, I am unable to discuss this.",
        "As an AI, I don't hold opinions.",
        "I cannot comment on this topic.",
        "Unfortunately the provided text is silent on this matter.",
        "No relevant information.",
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
        "I can't stop writing in Vim.",
        "I cannot share a kitchen with two men.",
        "As an AI researcher I left the lab in 1991.",
        "As an assistant keeper I was unable to sleep.",
        "No such luck.",
        "Yes.",
    ],
)
def test_an_answer_is_no_refusal(text: str) -> None:
    assert not refuses(text)
