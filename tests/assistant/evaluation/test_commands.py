"""The commands `evaluate` and `testset`, as a user runs them on the samples."""

import json
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli.commands import app
from assistant.evaluation.importers import read_set
from assistant.evaluation.types import EvaluationError
from assistant.verify import check
from index.library import Library
from tests.assistant.scripted_server import Script, serving

SAMPLES = Path(__file__).parents[3] / "samples"
QUESTIONS = SAMPLES / "questions.jsonl"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "store"
    with Library.open(path, create=True) as library:
        library.add([SAMPLES])
    return path


def run(*arguments: object, status: int = 0, given: str | None = None) -> Result:
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=given)
    assert result.exit_code == status, result.output
    return result


def test_one_command_makes_a_report_from_the_samples(tmp_path: Path) -> None:
    report, out = tmp_path / "report.html", tmp_path / "run.json"
    said = run("evaluate", QUESTIONS, "--documents", SAMPLES, "--report", report, "--json", out).stdout
    page, whole = report.read_text(), json.loads(out.read_text())
    rows = len(QUESTIONS.read_text().splitlines())
    assert f"{rows} questions, answered by OnRecord" in said
    assert page.count('<details class="row"') == rows == len(whole["rows"])
    assert whole["summary"]["quote_exact"]["value"] == 1.0
    assert whole["notes"] == []
    assert json.loads((tmp_path / "run.times.json").read_text())["milliseconds"]["p50"] > 0


def test_the_same_set_on_the_same_store_gives_the_same_bytes_and_a_history(store: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    run("evaluate", QUESTIONS, "--store", store, "--json", first)
    said = run("evaluate", QUESTIONS, "--store", store, "--json", second, "--compare", first).stdout
    assert first.read_bytes() == second.read_bytes()
    assert "Gold evidence cited stayed at" in said
    assert "worse:" not in said
    lines = run("evaluate", "--history", "--store", store, "--report", tmp_path / "history.html").stdout.splitlines()
    assert len(lines) == 2
    page = (tmp_path / "history.html").read_text()
    assert page.count("<svg") == 6
    assert page.count('<circle class="dot"') == 6 * len(lines)


def test_a_run_on_documents_is_remembered_where_a_store_is_named(tmp_path: Path) -> None:
    page, questions = tmp_path / "mill.md", tmp_path / "set.jsonl"
    page.write_text("# Mills\n\n## Is the mill free?\n\nYes, the mill is free for everybody.\n", encoding="utf-8")
    questions.write_text(json.dumps({"question": "Is the mill free?", "answerable": True}) + "\n")
    store = tmp_path / "kept"
    run("evaluate", questions, "--documents", page, "--store", store)
    history = tmp_path / "history.html"
    (line,) = run("evaluate", "--history", "--store", store, "--report", history).stdout.splitlines()
    assert f"<td>{line[:10]} {line[11:16]}<td>set.jsonl" in history.read_text()
    assert ">1 run<" in history.read_text()


def test_a_missed_limit_is_exit_1(tmp_path: Path) -> None:
    answers = tmp_path / "a.jsonl"
    answers.write_text(json.dumps({"question": "Why?", "answer": "It rains [1].", "passages": ["It snows."]}) + "\n")
    said = run("evaluate", "--answers", answers, "--fail-under", "supported_claims=0.5", status=1).stdout
    assert "supported_claims .000 FAILS (at least .500 is asked)" in said
    run("evaluate", "--answers", answers, "--fail-under", "quote_exact=0.5", "--junit", tmp_path / "j.xml", status=1)
    assert "limit: quote_exact" in (tmp_path / "j.xml").read_text()


def test_answers_of_another_system_are_matched_with_a_set(tmp_path: Path) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    questions.write_text(json.dumps({"question": "Why?", "gold": [{"quote": "It rains all day"}]}) + "\n")
    answers.write_text(
        json.dumps({"user_input": "why", "response": "It rains [1].", "retrieved_contexts": ["It rains all day."]})
    )
    whole = json.loads(run("evaluate", questions, "--answers", answers, "--json", "-").stdout)
    figures = {name: e["value"] for name, e in whole["summary"].items()}
    assert (figures["hit@1"], figures["evidence"], figures["citation_recall"]) == (1.0, 1.0, 1.0)
    questions.write_text(json.dumps({"question": "Who?"}) + "\n")
    with pytest.raises(EvaluationError, match=r"no answer to 1 of 1 questions, for example: Who\?"):
        CliRunner().invoke(app, ["evaluate", str(questions), "--answers", str(answers)], catch_exceptions=False)


def test_without_a_set_no_refusal_counts_as_right_or_wrong(tmp_path: Path) -> None:
    answers, out, page = tmp_path / "a.jsonl", tmp_path / "run.json", tmp_path / "r.html"
    rows = [("Why?", "It rains [1].", ["It rains."]), ("Who?", "I could not find an answer in the documents.", [])]
    answers.write_text("".join(json.dumps({"question": q, "answer": a, "passages": p}) + "\n" for q, a, p in rows))
    said = run("evaluate", "--answers", answers, "--json", out, "--report", page).stdout
    whole = json.loads(out.read_text())
    assert whole["declining"] == {
        "answerable": {"answered": 0, "declined": 0},
        "unanswerable": {"answered": 0, "declined_or_corrected": 0},
        "not_known": {"answered": 1, "declined": 1},
    }
    assert [row["outcome"] for row in whole["rows"]] == ["answered", "declined"]
    assert [row["problems"] for row in whole["rows"]] == [[], []]
    assert {n for n in ("over_refusal", "right_decision", "abstention_f1") if whole["summary"][n]["n"]} == set()
    assert whole["summary"]["faithfulness"]["n"] == 1
    assert "not known whether answerable: 1 answered, 1 declined" in said
    assert "<td>not known<td" in page.read_text()
    assert "over-refusal" not in page.read_text()
    again = run("evaluate", "--answers", answers, "--compare", out).stdout
    assert "Faithfulness stayed at" in again


def test_answers_with_human_labels_say_how_far_the_judge_agrees_with_people(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    given = [("The lamp burns oil.", True), ("The lamp has 12 wicks.", False), ("The lamp has 90 wicks.", True)]
    passages = ["The lamp burns oil."]
    rows = [{"question": f"{i}?", "answer": a, "passages": passages, "faithful": f} for i, (a, f) in enumerate(given)]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {**rows[0], "question": "x?", "faithful": None}]))
    assert (
        "On 3 answers with human labels offline verifier agrees with people in 67%, with an AUROC of "
        in run("evaluate", "--answers", path).stdout
    )
    with serving(Script(pieces=("YES",))) as address:
        said = run("evaluate", "--answers", path, "--judge", f"llm:{address}#other").stdout
    assert "On 3 answers with human labels LLM other agrees with people in 67%, with an AUROC of 0.500" in said
    path.write_text(json.dumps(rows[0]) + "\n")
    assert "they are all labelled alike" in run("evaluate", "--answers", path).stdout


def test_an_answer_in_a_list_has_the_score_that_check_gives_it(tmp_path: Path) -> None:
    answer = (
        "The rules are:\n\n- Tools are lent for 7 days [1]\n- **Fines** are 2 crowns a day [2]\n- Saws need a course"
    )
    passages = ["A tool is lent for seven days.", "The fine is two crowns a day.", "Drills need a course."]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"question": "What are the rules?", "answer": answer, "passages": passages}) + "\n")
    rated = json.loads(run("evaluate", "--answers", path, "--json", "-").stdout)["summary"]["faithfulness"]["value"]
    plain = answer.replace(" [1]", "").replace(" [2]", "")
    assert rated == pytest.approx(check(plain, passages, question="What are the rules?").faithfulness, abs=1e-6)


def test_a_question_asked_twice_takes_the_answer_of_its_own_id(tmp_path: Path) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    questions.write_text("".join(json.dumps({"id": name, "question": "And why?"}) + "\n" for name in ("x", "y", "z")))
    answers.write_text(
        "".join(
            json.dumps({"id": name, "question": "and why", "answer": f"It {said}.", "passages": []}) + "\n"
            for name, said in (("z", "snows"), ("y", "rains"), ("other", "hails"))
        )
    )
    whole = json.loads(run("evaluate", questions, "--answers", answers, "--json", "-").stdout)
    assert {row["id"]: row["answer"] for row in whole["rows"]} == {"x": "It hails.", "y": "It rains.", "z": "It snows."}


def test_a_comparison_names_rows_whose_retrieval_got_worse(tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(json.dumps({"id": "one", "question": "Why?", "gold": [{"quote": "It rains all day"}]}) + "\n")
    for name, passages in (("good", ["It rains all day.", "No."]), ("bad", ["No.", "It rains all day."])):
        row = {"question": "Why?", "answer": "I don't know.", "passages": passages}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
    run("evaluate", questions, "--answers", tmp_path / "good.jsonl", "--json", tmp_path / "good.json")
    page = tmp_path / "r.html"
    bad = ("evaluate", questions, "--answers", tmp_path / "bad.jsonl", "--compare", tmp_path / "good.json")
    said = run(*bad, "--report", page).stdout
    worse = "Hit at 1 1.000 → .000, MRR at 10 1.000 → .500, nDCG at 10 1.000 → .631"
    assert f"  worse: one, Why?: {worse}" in said
    assert f"<td>{worse}</td>" in page.read_text()


def test_a_comparison_with_another_judges_run_says_so_and_a_run_that_fits_none_is_kept(tmp_path: Path) -> None:
    path, other, now, page = (tmp_path / name for name in ("a.jsonl", "b.jsonl", "now.json", "r.html"))
    row = {"question": "Why?", "answer": "The lamp burns oil.", "passages": ["The lamp burns oil."]}
    path.write_text(json.dumps(row) + "\n")
    other.write_text(json.dumps({**row, "question": "Who?"}) + "\n")
    run("evaluate", "--answers", path, "--json", now)
    said = "The earlier run was judged by offline verifier: what faithfulness and citations gained or lost may be the judge's."
    same = run("evaluate", "--answers", path, "--compare", now).stdout
    assert "The earlier run was judged by" not in same
    with serving(Script(pieces=("NO",))) as address:
        judge = ("--judge", f"llm:{address}#other")
        assert said in run("evaluate", "--answers", path, "--compare", now, "--report", page, *judge).stdout
    assert said.replace("'", "&#x27;") in page.read_text()
    kept = tmp_path / "kept.json"
    failed = run("evaluate", "--answers", other, "--compare", now, "--json", kept, status=1)
    assert "the two runs share no question" in str(failed.exception)
    assert json.loads(kept.read_text())["rows"][0]["question"] == "Who?"


def test_a_judges_scores_are_kept_on_a_first_run_with_a_new_store(tmp_path: Path) -> None:
    page, questions, store = tmp_path / "mill.md", tmp_path / "set.jsonl", tmp_path / "new"
    page.write_text("# Mills\n\n## Is the mill free?\n\nYes, the mill is free for everybody.\n", encoding="utf-8")
    questions.write_text(json.dumps({"question": "Is the mill free?"}) + "\n")
    script = Script(pieces=("NO",))
    with serving(script) as address:
        judge = ("--judge", f"llm:{address}#judge", "--json", "-")
        first = run("evaluate", questions, "--documents", page, "--store", store, *judge).stdout
        asked = len(script.requests)
        second = run("evaluate", questions, "--store", store, *judge).stdout
    assert asked >= 1
    assert len(script.requests) == asked
    assert first == second
    assert json.loads(first)["rows"][0]["sentences"][0]["support"] == 0.0


@pytest.mark.parametrize(
    "rows", [{"text": "Who built the mill?"}, {"question": "Who built it?", "ground_truth": "Ann"}]
)
def test_a_test_set_among_the_documents_is_not_searched(rows: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text(
        json.dumps({"_id": "d1", "text": "The mill was built by Ilse Varga."}) + "\n"
    )
    (tmp_path / "queries.jsonl").write_text(json.dumps({"_id": "q1", **rows}) + "\n")
    chosen, left = tmp_path / "queries.jsonl", [tmp_path / "queries.jsonl"]
    if "text" in rows:
        chosen, left = tmp_path, [tmp_path / "qrels.tsv", *left]
        left[0].write_text("q1\td1\t1\n")
    done = run("evaluate", chosen, "--documents", tmp_path, "--json", "-")
    assert f"not searched, as part of the test set: {', '.join(map(str, left))}" in done.stderr
    assert json.loads(done.stdout)["facts"]["documents"] == 1


def test_two_commands_evaluate_ones_own_documents(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "draft.jsonl"
    run("testset", "--store", store, "--out", out, "-n", 30)
    cases = read_set(out).cases
    assert len(cases) >= 20
    assert all(case.draft for case in cases)
    whole = json.loads(run("evaluate", out, "--store", store, "--json", "-").stdout)
    assert whole["notes"] == [
        f"{len(cases)} of {len(cases)} questions are machine-made drafts that no person has confirmed."
    ]
    hidden = [row for row in whole["rows"] if "unanswerable_removed" in row["tags"]]
    without = {row["id"]: case.without for case in cases for row in hidden if case.id == row["id"]}
    assert hidden
    with Library.open(store) as library:
        for row in hidden:
            for pair in without[row["id"]]:
                document = library.find(pair.document)
                span = next(p.span for p in library.pairs(document.id) if p.number == pair.pair)
                for citation in row["citations"]:
                    outside = citation["end"] <= span.start or citation["start"] >= span.end
                    assert citation["document"] != document.source or outside


def test_a_draft_says_what_the_documents_do_not_offer(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "draft.jsonl"
    said = run("testset", "--store", store, "--out", out, "-n", 200).stderr
    made = Counter(tag for case in read_set(out).cases for tag in case.tags)
    assert made["unanswerable_removed"] >= 5
    assert f"removed ({made['unanswerable_removed']} of 24)" in said
    assert f"rephrased ({made['rephrased']} of 44)" in said


def test_nothing_is_drafted_from_documents_in_another_language(tmp_path: Path) -> None:
    page, out = tmp_path / "mühle.md", tmp_path / "draft.jsonl"
    text = "Die alte Mühle von Rabenau wurde im Jahr 1921 gebaut und steht noch heute am Ufer der Weißeritz."
    page.write_text(
        f"# Die Mühle\n\n## Wann wurde die Mühle gebaut?\n\n{text}\n\n## Wer baute sie?\n\n{text}\n", "utf-8"
    )
    with pytest.raises(EvaluationError, match="no question could be drafted: 1 documents are not in English"):
        CliRunner().invoke(app, ["testset", "--documents", str(page), "-o", str(out)], catch_exceptions=False)


def test_the_schema_names_the_fields_of_a_row() -> None:
    schema = json.loads(run("testset", "--schema").stdout)
    for line in QUESTIONS.read_text().splitlines():
        assert set(json.loads(line)) <= set(schema["properties"])


def test_the_judge_is_judged_on_a_file_and_on_the_documents(store: Path, tmp_path: Path) -> None:
    rows = [("The lamp burns oil.", True), ("The lamp burns gas.", False), ("The lamp burns.", True)]
    path = tmp_path / "m.jsonl"
    path.write_text(
        "".join(json.dumps({"answer": a, "passages": ["The lamp burns oil."], "faithful": f}) + "\n" for a, f in rows)
    )
    assert json.loads(run("evaluate", "--meta", path, "--json", "-").stdout)["standings"][0]["auroc"]["value"] == 1.0
    found = json.loads(run("evaluate", "--perturbed", "--store", store, "--json", "-").stdout)
    assert {kind["kind"] for kind in found["kinds"]} >= {"number", "name", "negation", "quantifier", "merged"}


def test_another_judge_is_shown_with_its_agreement_with_the_offline_one(tmp_path: Path) -> None:
    path, page, document = tmp_path / "m.jsonl", tmp_path / "meta.html", tmp_path / "mill.md"
    rows = [("The lamp burns oil.", True), ("The keeper sold two boats.", False), ("The lamp has 90 wicks.", False)]
    path.write_text(
        "".join(json.dumps({"answer": a, "passages": ["The lamp burns oil."], "faithful": f}) + "\n" for a, f in rows)
    )
    document.write_text(
        "# Mills\n\n## When was it built?\n\nThe mill of Old Harbour was built with 12 sails in 1921.\n"
    )
    with serving(Script(before=(Script(pieces=("YES",)),), pieces=("YES",))) as address:
        judge = ("--judge", f"llm:{address}#other")
        said = run("evaluate", "--meta", path, *judge, "--report", page).stdout
        changed = run("evaluate", "--perturbed", "--documents", document, *judge).stdout
    agreed = "LLM other and the offline verifier agree on 33% of 3 claims"
    assert agreed in said
    assert agreed in page.read_text()
    assert "  offline verifier        1.000" in said
    assert "LLM other is weak here: its AUROC of .500 is below .900." in said
    assert "and the offline verifier agree on" in changed
    kinds = [line for line in changed.splitlines() if line.startswith("  ")]
    assert kinds
    assert all("  offline " in line for line in kinds)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["evaluate"], "there is no store|no store|name a test set"),
        (["evaluate", "gone.jsonl", "--answers", "gone.jsonl"], "gone.jsonl: there is no such file"),
        (["evaluate", "x", "--fail-under", "x=1"], "no figure is called 'x'"),
        (["evaluate", "x", "--judge", "magic"], "--judge magic: write offline, nli:MODEL, or llm:SPEC"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Exception, match=message) as error:
        CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert "\n" not in str(error.value)


def test_documents_may_be_named_one_after_the_other_as_a_shell_writes_them(tmp_path: Path) -> None:
    light, bread, drafts = SAMPLES / "tern-rock-light.txt", SAMPLES / "slow-ferry-041.txt", tmp_path / "d.jsonl"
    run("testset", "--documents", light, bread, "-n", "24", "-o", drafts)
    rows = [json.loads(line) for line in drafts.read_text("utf-8").splitlines()]
    assert {gold["file"] for row in rows for gold in row.get("gold", [])} == {light.name, bread.name}
    out = run("evaluate", drafts, "--documents", light, bread, "--json", "-").stdout
    assert json.loads(out)["facts"]["documents"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evaluate", "a.jsonl", "b.jsonl"), "one test set at a time, not 2; name documents with --documents"),
        (("testset", "a.txt"), "to draft from documents that are not indexed, write: --documents a.txt"),
    ],
)
def test_what_is_neither_set_nor_document_is_refused(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(EvaluationError, match=said):
        CliRunner().invoke(app, arguments, catch_exceptions=False)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), r"set\.jsonl:1: 'answerable' must be true or false"),
        (("--report", "nowhere/report.html"), r"nowhere/report\.html: there is no folder nowhere; make it first"),
        (("--fail-under", "faith=1"), "faith"),
    ],
)
def test_what_is_wrong_is_said_before_documents_are_read(
    tmp_path: Path, options: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    row = {"question": "How many steps?", "answerable": True if options else "yes"}
    Path("set.jsonl").write_text(json.dumps(row) + "\n")
    with pytest.raises(EvaluationError, match=said):
        CliRunner().invoke(
            app, ["evaluate", "set.jsonl", "--documents", "no-such-folder", *options], catch_exceptions=False
        )


def test_an_earlier_run_that_is_none_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"none\.json"):
        CliRunner().invoke(
            app,
            ["evaluate", str(QUESTIONS), "--documents", "no-such-folder", "--compare", str(tmp_path / "none.json")],
            catch_exceptions=False,
        )
