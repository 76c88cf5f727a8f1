"""`onrecord check` as a user and a script call it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli.commands import app
from tests.assistant.scripted_server import Script, serving

PASSAGE = "I have 16 GB of memory in my laptop. I like Linux."


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["check", *arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_a_supported_answer_exits_0_and_reads_well() -> None:
    code, out, _ = run("--answer", "They like Linux.", "--passage", PASSAGE)
    assert code == 0
    assert out.startswith("supported ")
    assert "passage 1, characters 37 to 50" in out


def test_an_unsupported_sentence_exits_1_and_says_why() -> None:
    code, out, _ = run("--answer", "They have 32 GB of memory in their laptop.", "--passage", PASSAGE)
    assert code == 1
    assert 'number: says "32", the passage has "16"' in out


def test_nothing_to_check_exits_2_with_one_line() -> None:
    code, out, err = run("--passage", PASSAGE)
    assert (code, out) == (2, "")
    assert err == "onrecord: give the answer with --answer or --answer-file, or many with --batch\n"


def test_files_are_read_and_json_has_the_contracts_keys(tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_text("They like Linux.", encoding="utf-8")
    (tmp_path / "passage.txt").write_text(PASSAGE, encoding="utf-8")
    code, out, _ = run(
        "--answer-file", str(tmp_path / "answer.txt"), "--passage-file", str(tmp_path / "passage.txt"), "--json"
    )
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["schema", "faithfulness", "sentences"]
    assert list(found["sentences"][0]) == ["text", "support", "verdict", "why", "passage", "start", "end"]
    assert (found["sentences"][0]["passage"], found["sentences"][0]["start"], found["sentences"][0]["end"]) == (
        0,
        37,
        50,
    )


def test_a_batch_gives_one_line_per_line_in_order() -> None:
    rows = [
        {"id": "a", "answer": "They like Linux.", "passages": [PASSAGE], "question": "What do they like?"},
        {"id": "b", "answer": "I don't know.", "passages": []},
        {"id": "c", "answer": "They like Linux.", "passages": []},
    ]
    code, out, _ = run("--batch", "-", stdin="".join(json.dumps(row) + "\n" for row in rows))
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert [row["faithfulness"] for row in found[1:]] == [1.0, 0.02]
    assert out.isascii()


def test_a_bad_line_becomes_an_error_and_the_rest_goes_on() -> None:
    good = json.dumps({"id": "b", "answer": "They like Linux.", "passages": [PASSAGE]})
    code, out, _ = run("--batch", "-", stdin='{"id": "a", "answer": "x"}\nnot json\n' + good + "\n")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert found[0] == {"id": "a", "error": '"passages" is missing or is not a list of strings'}
    assert found[1]["error"].startswith("not JSON")
    assert found[2]["sentences"][0]["verdict"] == "supported"


def test_another_judge_scores_each_sentence_beside_the_offline_verifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_LLM_FIRST_TOKEN_S", "120")  # a cold start on a busy machine is no refusal
    monkeypatch.setenv("ONRECORD_LLM_TOTAL_S", "120")
    script = Script(before=(Script(pieces=("NO",)), Script(pieces=("Perhaps.",))), pieces=("PARTLY",))
    rows = [
        {"id": "a", "answer": "They like Linux. They own a laptop.", "passages": [PASSAGE]},
        {"id": "b", "answer": "They like Linux a lot.", "passages": [PASSAGE]},
        {"id": "c", "answer": "I don't know.", "passages": [PASSAGE]},
    ]
    with serving(script) as address:
        spec = f"llm:{address}#other"
        code, out, err = run("--batch", "-", "--judge", spec, stdin="".join(json.dumps(row) + "\n" for row in rows))
        first, second, third = (json.loads(line) for line in out.splitlines())
        assert code == 1
        assert len(script.requests) == 3  # each claim once, also for the answer's own score
        shown, said, _ = run("--answer", "They like Linux.", "--passage", PASSAGE, "--judge", spec)
    assert list(first) == ["schema", "id", "judge", "faithfulness", "sentences"]
    like, own = first["sentences"]
    assert (first["judge"], like["support"], like["verdict"]) == ("LLM other", 0.0, "unsupported")
    assert like["offline"] > 0.8
    assert own["support"] == own["offline"]  # what the judge said there could not be read
    assert first["faithfulness"] == pytest.approx(own["offline"] / 2)
    assert (second["sentences"][0]["support"], second["sentences"][0]["verdict"]) == (0.4, "weak")
    assert (third["faithfulness"], third["sentences"]) == (1.0, [])
    assert "LLM other and the offline verifier agree on " in err
    assert "1 unusable outputs fell back to the offline score" in err
    assert shown == 0
    assert "weak        0.40  They like Linux." in said
    assert f"the offline verifier gives {like['offline']:.2f}" in said
    assert said.endswith("faithfulness 0.40, judged by LLM other\n")


def test_a_judge_that_is_none_is_one_line() -> None:
    result = CliRunner().invoke(app, ["check", "--answer", "x", "--passage", "x", "--judge", "oracle"])
    assert "--judge oracle: write offline, nli:MODEL, or llm:SPEC" in str(result.exception)
