"""An answer that a language model writes, from `python app.py` with an address and a key to the words on the page."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from assistant.settings import FIRST, KEY, MODEL, TOTAL
from tests.assistant.scripted_server import Script, serving
from tests.web.conftest import ROOT, Visit, ask, shot, state_of

SECRET = "sk-nobody-may-read-this"
STEPS = "How many steps does the Tern Rock tower have?"
PIECES = ("The tower has ", "142 steps [1]. ", "They were painted ", "by pirates from Madagascar [1].")


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Script]]:
    """The chat on one sample with a model on loopback that writes a true and an invented sentence."""
    command = [sys.executable, str(ROOT / "app.py"), str(ROOT / "samples" / "tern-rock-light.txt"), "--port", "0"]
    command += ["--store", str(tmp_path_factory.mktemp("written"))]
    with serving(script := Script(pieces=PIECES)) as address:
        environment = {**os.environ, MODEL: f"{address}#scripted", KEY: SECRET, FIRST: "120", TOTAL: "240"}
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as process:
            assert process.stdout is not None
            try:
                page = process.stdout.readline().split()[-1]
                until = time.monotonic() + 240
                while state_of(page)["phase"] != "ready":
                    assert time.monotonic() < until, state_of(page)
                    time.sleep(0.1)
                yield page, script
            finally:
                process.terminate()


def test_words_are_shown_unmarked_while_they_are_written(writing: tuple[str, Script], visit: Visit) -> None:
    address, script = writing
    page = visit(address)
    script.pieces, script.manner = ("The tower has ", "142 steps"), "hanging"
    try:
        page.fill(".or-composer textarea", STEPS)
        page.press(".or-composer textarea", "Enter")
        page.wait_for_selector(".or-running .or-unchecked")
        page.wait_for_function("document.querySelector('.or-unchecked')?.innerText == 'The tower has 142 steps'")
        assert page.locator(".or-running .or-citation, .or-running .or-verdict").count() == 0
        script.released.set()
        page.wait_for_selector(".or-answer[data-state=complete]")
        assert page.locator(".or-unchecked").count() == 0
        assert page.locator(".or-answer .or-citation").count() == 1
    finally:
        script.released.set()
        script.pieces, script.manner, script.released = PIECES, "well", threading.Event()
        script.keys.clear()


def test_what_a_model_wrote_is_checked_marked_and_removed_on_demand(writing: tuple[str, Script], visit: Visit) -> None:
    address, script = writing
    page = visit(address)
    ask(page, STEPS)
    said = page.locator(".or-sentence")
    assert said.all_inner_texts()[0].startswith("The tower has 142 steps")
    assert said.first.get_attribute("data-verdict") == "supported"
    assert "pirates" in said.last.inner_text()
    assert page.locator(".or-verdict").all_inner_texts() == ["not supported"]
    assert "Written by scripted; every sentence checked" in page.locator(".or-answer").inner_text()
    assert page.locator(".or-source .or-quote").first.text_content()
    assert script.keys
    assert set(script.keys) == {f"Bearer {SECRET}"}
    shot(page, "written")

    page.locator(".or-nav[data-page=settings]").click()
    page.wait_for_selector(".or-settings")
    assert page.locator("input[name=composer][value=model]").is_checked()
    assert page.get_by_text("Written by scripted, each sentence checked").is_visible()
    page.check("input[name=strict][value=on]")
    page.wait_for_selector(".or-settings + .or-note")
    told = page.content()
    page.locator(".or-nav[data-page=ask]").click()
    page.get_by_role("button", name="New", exact=True).click()
    page.wait_for_selector(".or-welcome")
    ask(page, STEPS)
    assert "pirates" not in page.locator(".or-answer").inner_text()
    assert "142 steps" in page.locator(".or-answer").inner_text()

    page.locator(".or-nav[data-page=settings]").click()
    page.check("input[name=composer][value=quotes]")
    page.wait_for_selector(".or-settings + .or-note")
    asked = len(script.requests)
    page.locator(".or-nav[data-page=ask]").click()
    page.get_by_role("button", name="New", exact=True).click()
    page.wait_for_selector(".or-welcome")
    ask(page, STEPS)
    assert page.locator(".or-said").count() > 0
    assert len(script.requests) == asked  # nobody but the speakers was asked

    sent = [page.request.get(f"{address}{path}").text() for path in ("", "config", "onrecord/state")]
    assert not [words for words in (told, page.content(), *sent) if SECRET in words]
