"""How soon: the server answers, the page can be used, the reading is told while it goes on."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from benchmarks.web import check
from index.library import Library
from tests.web.conftest import ROOT, Chat, Visit, state_of

INTERVIEW = "# {n}\n\n**Q: What is kept in drawer number {n}?**\n\nIn drawer number {n} there are {n} brass keys.\n"


def cpu_seconds(pid: int) -> float:
    """Processor seconds that the process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def test_the_server_is_up_and_tells_how_far_the_reading_is(tmp_path: Path, visit: Visit) -> None:
    folder = tmp_path / "drawers"
    folder.mkdir()
    for n in range(300):
        (folder / f"drawer-{n}.md").write_text(INTERVIEW.format(n=n), encoding="utf-8")
    (folder / "key.pdf").write_bytes(b"%PDF-1.4 and no more")
    command = [sys.executable, str(ROOT / "app.py"), str(folder), "--store", str(tmp_path / "store"), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            with urllib.request.urlopen(f"{address}onrecord/health", timeout=60):
                used = cpu_seconds(process.pid)
            assert used < 10  # its own processor time: a busy machine must not fail this
            told = set()
            while (state := state_of(address))["phase"] != "ready":
                told.add(str(state["words"]))
                time.sleep(0.02)
            assert any(re.fullmatch(r"Reading [1-9]\d* of 301", words) for words in told)
            assert state["documents"] == 300
            assert state["failed"] == "1 file could not be read"
            page = visit(address)
            page.get_by_role("button", name="Show which").click()
            page.wait_for_selector(".or-unread")
            assert "damaged PDF" in page.locator(".or-unread li").inner_text()
            page.locator(".or-nav[data-page=ask]").click()
            page.wait_for_function("() => document.querySelector('.or-status').hidden")
        finally:
            process.terminate()


def test_the_page_shows_how_far_the_reading_is(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    reading = {**state_of(chat.address), "phase": "reading", "done": 120, "total": 300, "words": "Reading 120 of 300"}
    page.route("**/onrecord/state", lambda route: route.fulfill(json=reading))
    line = page.locator(".or-status")
    page.wait_for_function("() => document.querySelector('.or-status').innerText === 'Reading 120 of 300'")
    assert line.evaluate("line => line.style.getPropertyValue('--done')") == "40%"
    page.unroute("**/onrecord/state")
    page.wait_for_function("() => !document.querySelector('.or-status').innerText.includes('of 300')")


def test_the_page_can_be_used_soon(chat: Chat, visit: Visit) -> None:
    visit(chat.address)
    times = []
    for _ in range(3):
        began = time.perf_counter()
        page = visit(chat.address)
        page.wait_for_selector(".or-example")
        times.append(time.perf_counter() - began)
    assert min(times) < 20  # 3 s is the aim, measured by benchmarks/web.py on a quiet machine


def test_what_never_changes_is_fetched_once(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    kept = page.evaluate(
        "() => performance.getEntriesByType('resource').filter((r) => r.name.includes('/assets/')).map((r) => r.name)"
    )
    assert len(kept) > 10
    assert "immutable" in page.request.get(kept[0]).headers["cache-control"]
    assert page.request.get(chat.address).headers["cache-control"] == "no-store"


def test_a_question_to_nothing_leads_to_where_documents_are_added(tmp_path: Path, visit: Visit) -> None:
    command = [sys.executable, str(ROOT / "app.py"), "--store", str(tmp_path / "store"), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            page = visit(process.stdout.readline().split()[-1])
            page.get_by_role("button", name="Add documents").wait_for()
            page.fill(".or-ask-input textarea", "What was said about the tower?")
            page.press(".or-ask-input textarea", "Enter")
            page.wait_for_selector(".or-part-live .or-problem:has-text('Add documents first')")
            assert page.evaluate("document.activeElement.closest('.or-ask-input') !== null")
            assert page.locator(".or-conversation").count() == 0
            assert page.input_value(".or-ask-input textarea") == "What was said about the tower?"
            page.get_by_role("button", name="Add documents").click()
            page.wait_for_selector(".or-upload")
        finally:
            process.terminate()


SWALLOWED = """
import os, signal, sys, time
from assistant.cli import main

class Deaf:
    def find_spec(self, name, *_):
        if name == "gradio":
            try:
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(0.1)
            except BaseException:
                pass

sys.meta_path.insert(0, Deaf())
main()
"""


def test_ctrl_c_ends_the_chat_although_something_that_is_imported_does_not_pass_it_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SWALLOWED, "chat", str(ROOT / "samples"), "--store", str(tmp_path), "--port", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_the_benchmark_of_the_pages_says_at_once_where_there_is_nothing_to_be_asked(tmp_path: Path) -> None:
    nowhere, empty = tmp_path / "nowhere", tmp_path / "empty"
    Library.open(empty, create=True).close()
    with pytest.raises(SystemExit, match=f"{nowhere}: there is no store here"):
        check(nowhere)
    assert not nowhere.exists()
    with pytest.raises(SystemExit, match=f"{empty} holds no documents; add some first"):
        check(empty)
