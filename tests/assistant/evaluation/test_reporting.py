"""Comparisons, limits, files and pages that are made of a run."""

import dataclasses
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.evaluation import history
from assistant.evaluation.compare import Change, compare, shown
from assistant.evaluation.gates import Gate, hold, junit, parse_gate
from assistant.evaluation.judges import OfflineJudge
from assistant.evaluation.labels import Label, agreement, read_labels
from assistant.evaluation.plots import histogram
from assistant.evaluation.report import render
from assistant.evaluation.run import evaluate
from assistant.evaluation.runfile import Earlier, read_run, rows_of, run_json, spent, times_json
from assistant.evaluation.statements import statements
from assistant.evaluation.summary import summarise
from assistant.evaluation.types import Case, CaseSet, EvaluationError, Ratio, Response, Run, Source, Statement
from tests.assistant.evaluation.twelve import Texts, WordJudge, evaluated


@pytest.fixture(scope="module")
def run() -> Run:
    return evaluated()


def test_the_same_run_gives_the_same_bytes_and_equals_itself_read_back(run: Run, tmp_path: Path) -> None:
    again = evaluated()
    text = run_json(run, summarise(rows_of(run)))
    assert text == run_json(again, summarise(rows_of(again)))
    (tmp_path / "run.json").write_text(text)
    assert read_run(tmp_path / "run.json") == Earlier(judge="words", rows=rows_of(run))
    assert "NaN" not in text
    assert "millisecond" not in text


def test_times_are_in_a_file_of_their_own(run: Run) -> None:
    timed = dataclasses.replace(run.rows[0], response=dataclasses.replace(run.rows[0].response, milliseconds=12.0))
    times = json.loads(times_json(dataclasses.replace(run, rows=(timed,))))
    assert times["milliseconds"] == {"p50": 12.0, "p95": 12.0}
    assert times["rows"] == {"1": 12.0}


def test_what_answers_took_and_cost_is_said_where_it_is_known(run: Run) -> None:
    assert spent(run) == []
    timed = dataclasses.replace(
        run,
        rows=tuple(
            dataclasses.replace(row, response=dataclasses.replace(row.response, milliseconds=milliseconds, cost=cost))
            for row, milliseconds, cost in zip(run.rows, [10, 30, *[None] * 10], [0.02] * 2 + [None] * 10, strict=True)
        ),
    )
    said = ["Time to answer: p50 20 ms, p95 29 ms (2 questions)", "Cost: 0.04 in all, 0.02 a question (2 questions)"]
    assert spent(timed) == said
    page = render(timed, summarise(rows_of(timed)))
    assert all(line in page for line in said)


def test_words_that_nothing_supports_are_marked_in_the_page_and_placed_in_the_file() -> None:
    answer = "There are 242 steps [1]. It was built by Napoleon & sons [1]. It is 31 metres [1]."
    source = Source(quote="q", evidence="The tower is 31 metres. There are 142 steps.")
    response = Response(
        answer=answer, abstained=False, confidence=1.0, statements=statements(answer), sources=(source,)
    )
    cases = CaseSet(name="x", sha256="", cases=(Case(id="1", question="How many?"),))
    run = evaluate(cases, lambda c, h: response, judge=OfflineJudge(), places=Texts(), system="x")
    (row,) = json.loads(run_json(run, summarise(rows_of(run))))["rows"]
    wrong = [[s["text"][start:end] for start, end in s["unsupported"]] for s in row["sentences"]]
    assert wrong[0] == ["242"]
    assert "Napoleon" in wrong[1]
    assert wrong[2] == []
    page = render(run, summarise(rows_of(run)))
    assert "There are <u>242</u> steps." in page
    assert "<u>Napoleon</u> &amp; " in page


def test_a_file_that_is_no_run_is_refused(tmp_path: Path) -> None:
    for text, message in [("x", "not JSON"), ("{}", "not a run"), ('{"rows": [], "schema": 9}', "another release")]:
        (tmp_path / "r.json").write_text(text)
        with pytest.raises(EvaluationError, match=message):
            read_run(tmp_path / "r.json")


def test_a_better_run_is_compared_pair_by_pair_in_plain_sentences(run: Run) -> None:
    before = rows_of(run)
    after = [
        dataclasses.replace(row, measures={**row.measures, "evidence": Ratio(share=1.0)}) if row.answerable else row
        for row in before
    ]
    result = compare(before, after)
    changes = {change.name: change for change in result.changes}
    assert changes["evidence"].difference == pytest.approx(0.25)
    assert changes["evidence"].sentence.startswith("Gold evidence cited rose by .250")
    assert changes["facts"].sentence == "Facts stayed at .333 (3 rows)."
    assert result.regressions == ()
    back = compare(after, before)
    assert [(r.id, r.figures) for r in back.regressions] == [
        ("3", (("evidence", 1.0, 0.0),)),
        ("5", (("evidence", 1.0, 0.0),)),
    ]
    assert changes["abstention_f1"].sentence == "Declining: F1 stayed at .750 (12 rows)."


def test_declining_and_confidence_are_compared_on_the_same_resampled_rows(run: Run) -> None:
    before = rows_of(run)
    surer = [dataclasses.replace(row, confidence=0.9 if row.answerable else 0.1) for row in before]
    after = [dataclasses.replace(row, right_to_decline=not row.answerable) for row in surer]
    changes = {change.name: change for change in compare(before, after).changes}
    area, f1, risk = changes["confidence_auroc"], changes["abstention_f1"], changes["risk_coverage_area"]
    assert area.before == pytest.approx(29 / 32)
    assert area.after == 1.0
    assert area.low <= area.difference <= area.high
    assert area.trend in ("better", "unclear")
    assert f1.before == 0.75
    assert f1.difference == pytest.approx(8 / 9 - 0.75)
    assert risk.sentence.startswith("Risk-coverage area ")
    back = {change.name: change for change in compare(after, before).changes}["confidence_auroc"]
    assert back.low == pytest.approx(-area.high)
    assert back.high == pytest.approx(-area.low)


def test_a_change_is_called_by_its_interval_and_its_direction() -> None:
    def change(name: str, difference: float, low: float, high: float) -> Change:
        return Change(name=name, before=0.5, after=0.5 + difference, difference=difference, low=low, high=high, n=50)

    assert change("citation_recall", 0.04, 0.01, 0.07).sentence == (
        "Citation recall rose by .040, better than before (95 % interval .010 to .070, 50 rows)."
    )
    assert change("over_refusal", 0.04, 0.01, 0.07).trend == "worse"
    assert change("evidence", -0.02, -0.06, 0.01).sentence == (
        "Gold evidence cited fell by .020, which may be chance (95 % interval -.060 to .010, 50 rows)."
    )
    assert change("over_refusal", -0.04, -0.07, -0.01).trend == "better"
    assert change("quote_exact", 0.0, 0.0, 0.0).sentence == "Exact quotes stayed at .500 (50 rows)."
    assert change("faithfulness", 0.0, -0.02, 0.02).trend == "unclear"
    assert change("words", -13.0, -17.4, -8.9).sentence == (
        "Words shown fell by 13.0 (95 % interval -17.4 to -8.900, 50 rows)."
    )


def test_runs_of_different_questions_are_not_compared(run: Run) -> None:
    rows = rows_of(run)
    with pytest.raises(EvaluationError, match="share no question"):
        compare(rows, [dataclasses.replace(row, id=row.id + "x") for row in rows])


def test_figures_are_shown_with_three_decimals() -> None:
    assert [shown(v) for v in (0.94, 1.0, -0.02, 0.0, -0.0001, 153.24)] == [
        ".940", "1.000", "-.020", ".000", ".000", "153.2",
    ]  # fmt: skip


def test_limits_are_at_least_or_at_most_as_the_figure_wants(run: Run) -> None:
    figures = summarise(rows_of(run)).figures
    assert hold(parse_gate("evidence=0.75"), figures).held
    assert hold(parse_gate("evidence=0.76"), figures).sentence == "evidence .750 FAILS (at least .760 is asked)"
    assert hold(parse_gate("over-refusal=0.2"), figures).held
    assert not hold(parse_gate("over_refusal=0.1"), figures).held


@pytest.mark.parametrize("text", ["evidence", "evidence=x", "evidence=nan", "nonsense=1"])
def test_a_limit_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(EvaluationError, match="--fail-under"):
        parse_gate(text)


def test_a_figure_that_no_row_carries_holds_no_limit() -> None:
    figures = summarise(()).figures
    assert hold(Gate(name="faithfulness", limit=0.1), figures).sentence == (
        "faithfulness: no row carries it, so the limit is not held"
    )


def test_junit_names_the_rows_that_failed_and_why(run: Run) -> None:
    results = [hold(Gate(name="evidence", limit=0.9), summarise(rows_of(run)).figures)]
    root = ElementTree.fromstring(junit(run, results))
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert len(cases) == 13
    assert root.get("failures") == "9"  # rows 1 2 3 4 5 6 9 12 and the limit
    failure = cases["5: The price of the lamp?"].find("failure")
    assert failure is not None
    assert failure.get("message") == "cites none of the gold evidence"
    assert cases["7: How many cats?"].find("failure") is None
    assert cases["limit: evidence"].find("failure") is not None


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> </details> \u202e \x00 ${body} [x](javascript:a)"


def hostile_run() -> Run:
    source = Source(quote=HOSTILE, evidence=HOSTILE, document=HOSTILE, start=0, end=9, speaker=HOSTILE, before=HOSTILE)
    case = Case(id=HOSTILE, question=HOSTILE, tags=(HOSTILE,), reference=HOSTILE, must_include=("nowhere",))
    response = Response(
        answer=HOSTILE, abstained=False, confidence=0.5, statements=(Statement(text=HOSTILE, markers=(1,)),),
        sources=(source,), ranked=(), composer=HOSTILE,
    )  # fmt: skip
    cases = CaseSet(name=HOSTILE, sha256="", cases=(case,))
    return evaluate(cases, lambda c, h: response, judge=WordJudge(), places=Texts(), system=HOSTILE)


def test_a_page_escapes_every_word_of_documents_and_answers() -> None:
    run = hostile_run()
    page = render(run, summarise(rows_of(run)), extra=[HOSTILE])
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert page.count("</details>") == 1
    assert "&lt;script&gt;" in page


def test_a_row_shows_the_evidence_that_it_missed(run: Run) -> None:
    page = render(run, summarise(rows_of(run)))
    row = page[page.index("The price of the lamp?") :].split("</details>")[0]
    assert "Gold evidence of the set:" in row
    assert "b.txt “The lamp cost ninety crowns.”" in row


def test_a_comparison_lists_what_moved_and_folds_the_rest(run: Run) -> None:
    before = rows_of(run)
    after = [
        dataclasses.replace(row, measures={**row.measures, "evidence": Ratio(share=1.0)}) if row.answerable else row
        for row in before
    ]
    page = render(run, summarise(after), comparison=compare(before, after))
    moved, _, same = page.partition('<details class="same">')
    assert "Gold evidence cited rose by .250" in moved
    assert "Facts stayed at" not in moved
    assert "Facts stayed at .333 (3 rows)." in same
    nothing = render(run, summarise(before), comparison=compare(before, before))
    assert "<summary>No figure changed</summary>" in nothing


def test_a_page_asks_for_nothing_from_elsewhere(run: Run) -> None:
    page = render(run, summarise(rows_of(run)))
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|<link|<iframe|@import|url\(", page)


def test_junit_holds_characters_that_xml_cannot() -> None:
    run = hostile_run()
    assert len(list(ElementTree.fromstring(junit(run, [])).iter("testcase"))) == len(run.rows)


def test_labels_judge_the_judge_and_correct_its_mean(run: Run) -> None:
    labels = [Label(id="1", sentence=0, supported=True), Label(id="4", sentence=1, supported=True)]
    found = agreement(run, [*labels, Label(id="2", sentence=0, supported=True, text="other words")])
    assert (found.n, found.of, found.accuracy, found.stale, found.corrected) == (2, 10, 0.5, 1, None)
    many = dataclasses.replace(run, rows=run.rows * 1)
    with pytest.raises(EvaluationError, match="no label belongs"):
        agreement(many, [Label(id="nobody", sentence=0, supported=True)])


def test_from_thirty_labels_on_the_mean_is_corrected() -> None:
    statements = tuple(Statement(text=f"Word{i % 2}.", markers=(1,)) for i in range(60))
    response = Response(
        answer="x", abstained=False, confidence=1.0, statements=statements, ranked=(),
        sources=(Source(quote="Word0", evidence="Word0"),),
    )  # fmt: skip
    cases = CaseSet(name="many", sha256="", cases=(Case(id="a", question="q"),))
    run = evaluate(cases, lambda c, h: response, judge=WordJudge(), places=Texts(), system="x")
    labels = [Label(id="a", sentence=i, supported=i % 2 == 0) for i in range(30)]
    found = agreement(run, labels)
    assert (found.accuracy, found.kappa, found.auroc) == (1.0, 1.0, 1.0)
    assert found.corrected is not None
    assert found.corrected[0] == pytest.approx(0.5)


def test_a_label_without_its_fields_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"id": "1", "sentence": 0, "supported": true}\n{"id": "2", "sentence": 0}\n')
    with pytest.raises(EvaluationError, match=r"labels.jsonl:2: a label needs"):
        read_labels(path)


def test_runs_are_remembered_beside_the_store_without_their_words(run: Run, tmp_path: Path) -> None:
    history.remember(tmp_path / "gone", run, summarise(rows_of(run)))
    with pytest.raises(EvaluationError, match="no evaluation has been run"):
        history.recall(tmp_path)
    for _ in range(2):
        history.remember(tmp_path, run, summarise(rows_of(run)))
    kept = (tmp_path / history.FILE).read_text()
    assert "dogs" not in kept.replace('"dogs"', "")
    past = history.recall(tmp_path)
    assert [(p.test_set, p.rows, p.figures["evidence"]) for p in past] == [("twelve.jsonl", 12, 0.75)] * 2
    page = history.render(past)
    assert "twelve.jsonl" in page
    assert f"{past[0].when[:10]} to {past[1].when[:10]}, 2 runs" in page


def test_a_count_of_few_is_drawn_on_whole_numbers() -> None:
    drawn = histogram([0.1, 0.9], title="t", x="x", y="y")
    up = re.findall(r'text-anchor="end">([^<]+)<', drawn)
    assert up == ["0", "1", "2", "3", "4"]
