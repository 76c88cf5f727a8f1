"""The Evaluate page: a test set is run, read in place, labelled sentence by sentence, exported, and compared."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

from assistant.evaluation.labels import ENOUGH, read_labels
from tests.web.conftest import ROOT, Chat, Visit, ask, shot


def run(page: Page, runs: int) -> None:
    """Press Run and wait until there are `runs` runs."""
    page.locator(".or-testset").get_by_role("button", name="Run").click()
    page.wait_for_function("n => document.querySelectorAll('.or-run-row').length === n", arg=runs, timeout=240_000)


def test_a_test_set_is_run_read_labelled_and_compared(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{chat.address}#evaluate")
    page.wait_for_selector(".or-testset")
    page.set_input_files(".or-testset input[type=file]", str(ROOT / "samples" / "questions.jsonl"))
    page.evaluate(
        "() => { window.told = []; const words = () => told.push(document.querySelector('.or-evaluating')?.textContent);"
        " new MutationObserver(words).observe(document.querySelector('.block.or-part-evaluate'),"
        " { subtree: true, childList: true, characterData: true }); }"
    )
    run(page, 1)
    questions = len((ROOT / "samples" / "questions.jsonl").read_text("utf-8").splitlines())
    told = page.evaluate("window.told")
    assert any(words and words.startswith("Question") and words.endswith(f"of {questions}") for words in told)
    row = page.locator(".or-run-row")
    assert row.locator("td").nth(1).inner_text() == str(questions)

    row.get_by_role("button", name="Read the report").click()
    report = page.frame_locator("iframe.or-report")
    report.get_by_role("heading", name="Faithfulness", exact=True).wait_for()
    assert report.locator("details.row").count() == questions
    told = report.locator("body").text_content() or ""
    assert "tern-rock-light.txt" in told
    assert str(chat.documents) not in told
    assert not report.locator("#save").is_visible()  # labels are given and kept on the page around the report
    shot(page, "evaluate-report")

    row.get_by_role("button", name="Label").click()
    page.wait_for_selector(".or-label-row")
    given = 0
    while given < ENOUGH:
        for place in page.locator(".or-label-row").all():
            assert "The judge says" not in place.inner_text()
            name = "Not supported" if given == 3 else "Supported"
            place.get_by_role("button", name=name, exact=True).click()
            place.get_by_text("The judge says").wait_for()
            given += 1
        if given < ENOUGH:
            first = page.locator(".or-labels ol").get_attribute("start")
            page.get_by_role("button", name="Next").click()
            page.wait_for_function(
                "first => document.querySelector('.or-labels ol').getAttribute('start') !== first", arg=first
            )
    said = page.locator(".or-agreement").inner_text()
    assert f"On {given} labelled sentences the judge agrees with the person" in said
    assert "Supported sentences, corrected by the labels" in said
    shot(page, "evaluate-labels")
    exported = tmp_path / "labels.jsonl"
    link = page.get_by_role("link", name="Export labels").get_attribute("href")
    exported.write_bytes(page.request.get(f"{chat.address}{link}").body())
    labels = read_labels(exported)
    assert len(labels) == given
    assert [label.supported for label in labels].count(False) == 1
    row.get_by_role("button", name="Read the report").click()
    report.get_by_role("heading", name="Judge and person").wait_for()

    page.locator(".or-testset select").select_option(label="questions.jsonl")
    run(page, 2)
    page.locator(".or-compare").get_by_role("button").click()
    report.get_by_role("heading", name="Compared with the earlier run").wait_for()
    assert report.get_by_text("No row got worse.").count() == 1
    shot(page, "evaluate-compare")
    assert page.locator(".or-run-row").last.locator("td").last.inner_text() == str(given)

    other = visit(chat.address)  # somebody else sees none of it
    assert other.request.get(f"{chat.address}onrecord/report/1").status == 404
    assert other.request.get(f"{chat.address}{link}").status == 404


def test_feedback_is_run_as_a_test_set(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "How many steps does the Tern Rock tower have?")
    page.get_by_role("button", name="Right").click()
    page.wait_for_selector("button[data-verdict=right][aria-pressed=true]")
    page.locator(".or-nav[data-page=evaluate]").click()
    page.wait_for_selector(".or-testset")
    page.locator(".or-testset select").select_option("feedback")
    run(page, 1)
    assert [cell.inner_text() for cell in page.locator(".or-run-row td").all()][1:4] == ["1", "1", "100%"]


def test_a_table_is_run_as_a_test_set_and_may_be_run_again(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{chat.address}#evaluate")
    page.wait_for_selector(".or-testset")
    path = tmp_path / "mine.csv"
    path.write_text(
        "question,answerable,answer\nHow many steps does the Tern Rock tower have?,true,142\nWho is Xenia?,false,\n",
        encoding="utf-8",
    )
    page.set_input_files(".or-testset input[type=file]", str(path))
    run(page, 1)
    page.locator(".or-testset select").select_option(label="mine.csv")
    run(page, 2)
    assert [cell.inner_text() for cell in page.locator(".or-run-row td").all()][1:4] == ["2", "1", "100%"]


def test_a_run_is_stopped_and_another_is_deleted(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{chat.address}#evaluate")
    page.wait_for_selector(".or-testset")
    assert not page.locator(".or-stop-run").is_visible()
    kept = runs_kept(chat)
    path = tmp_path / "long.jsonl"
    lines = [json.dumps({"question": f"How many steps does the Tern Rock tower number {n} have?"}) for n in range(2000)]
    path.write_text("\n".join(lines), encoding="utf-8")
    page.set_input_files(".or-testset input[type=file]", str(path))
    page.locator(".or-testset").get_by_role("button", name="Run").click()
    page.locator(".or-stop-run").click()
    page.wait_for_function("() => /^Stopped/.test(document.querySelector('.or-evaluating').textContent)")
    page.wait_for_selector(".or-stop-run", state="hidden")
    assert page.locator(".or-run-row").count() == 0
    assert runs_kept(chat) == kept

    path = tmp_path / "short.jsonl"
    path.write_text(json.dumps({"question": "How many steps does the Tern Rock tower have?"}), encoding="utf-8")
    page.set_input_files(".or-testset input[type=file]", str(path))
    run(page, 1)
    assert len(runs_kept(chat)) > len(kept)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator(".or-run-row").get_by_role("button", name="Delete").click()
    assert page.locator(".or-run-row").count() == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator(".or-run-row").get_by_role("button", name="Delete").click()
    page.wait_for_selector(".or-run-row", state="detached")
    assert runs_kept(chat) == kept


def runs_kept(chat: Chat) -> set[str]:
    """The files of all runs that the server keeps."""
    return {path.name for path in chat.store.rglob("*") if path.suffix in {".set", ".json"}}


def test_what_is_no_test_set_is_one_line(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{chat.address}#evaluate")
    page.wait_for_selector(".or-testset")
    path = tmp_path / "letters.jsonl"
    path.write_text(json.dumps({"letters": "abc"}), encoding="utf-8")
    page.set_input_files(".or-testset input[type=file]", str(path))
    page.locator(".or-testset").get_by_role("button", name="Run").click()
    page.wait_for_function("() => /could not be run/.test(document.querySelector('.or-evaluating').textContent)")
    words = page.locator(".or-evaluating").inner_text()
    assert "letters.jsonl:1" in words
    assert str(chat.store) not in words
