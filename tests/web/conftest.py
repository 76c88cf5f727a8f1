"""A real server and a real browser for the web tests: one of each for the whole session."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from assistant.records import Records
from tests.index.made_files import pdf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
PATIENCE = (
    60_000  # milliseconds to wait for what must come: how soon is for benchmarks/web.py to say, on a quiet machine
)
SHOTS = ROOT / "build" / "screenshots"

HOSTILE = """# Hostile <script>window.hacked = 1</script> words

**Q: What does the zebra protocol do with <img src=x onerror="window.hacked=2">?**

The zebra protocol runs <script>window.hacked = 3</script> and shows ![spy](http://evil.example/spy.png) with a
[link](javascript:window.hacked=4) beside \u202egnp.exe\u202c and a ${window.hacked=5} {{value}} template.
"""

SPOKEN = (
    "Q. What did you see from the customs bridge that night, Mr Ferrand?",
    "A. I saw three lanterns on the northern quay, and a man who lowered the smal-",
    "lest of them into the water. Nobody spoke. Then the ferry left without its bell.",
    "Q. How long did you stay on the bridge?",
    "A. Until the tide had turned, which was a little after four in the morning.",
)
HEBREW = """ראיון עם מנצח המקהלה

שאלה: מתי התחלת לנצח על המקהלה של הנמל?
תשובה: התחלתי בשנת 1987, אחרי שהמנצח הקודם עבר לחיפה.

שאלה: מה שרתם בקונצרט הראשון?
תשובה: שרנו שלושה שירי ים ומוטט אחד של באך, ובסוף הקהל ביקש הדרן.
"""
LEAF = tuple((72, 700 - 16 * i, words) for i, words in enumerate(SPOKEN))
CAPTIONS = """WEBVTT

00:00:02.000 --> 00:00:06.000
<v Noor Haddad>Where do the cormorant boats lie in winter?

00:00:21.500 --> 00:00:27.000
<v Piet Roos>Behind the salt store, where the cormorant boats are roped to the old crane.

00:00:28.000 --> 00:00:33.000
<v Noor Haddad>And who watches them?

00:00:34.000 --> 00:00:39.000
<v Piet Roos>My aunt does, from the window above the chandlery.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A running `onrecord chat`."""

    address: str
    documents: Path
    store: Path


def state_of(address: str) -> dict[str, object]:
    with urllib.request.urlopen(f"{address}onrecord/state", timeout=120) as response:
        found: dict[str, object] = json.load(response)
    return found


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """An empty file of records."""
    kept = Records(tmp_path / "records.sqlite")
    yield kept
    kept.close()


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples without their test set, and a document that attacks whoever shows it."""
    folder = tmp_path_factory.mktemp("documents")
    for path in sorted((ROOT / "samples").iterdir()):
        if path.suffix in {".txt", ".md"}:
            shutil.copy(path, folder)
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    (folder / "choir.txt").write_text(HEBREW, encoding="utf-8")
    (folder / "quay-hearing.pdf").write_bytes(
        pdf([LEAF, [(72, 700, words) for words in ("Adjourned.", "End of day.")]])
    )
    (folder / "harbour-walk.vtt").write_text(CAPTIONS, encoding="utf-8")
    with wave.open(str(folder / "harbour-walk.wav"), "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(1)
        recording.setframerate(8000)
        recording.writeframes(bytes([128]) * 8000 * 60)
    (folder / "linked-talk.vtt").write_text(CAPTIONS.replace("cormorant", "gannet"), encoding="utf-8")
    (folder / "linked-talk.mp3").symlink_to("/etc/passwd")
    return folder


@pytest.fixture(scope="session")
def chat(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """`python app.py` on the documents, as a user starts it, ready."""
    store = tmp_path_factory.mktemp("store")
    command = [sys.executable, str(ROOT / "app.py"), str(documents), "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().split()[-1]
            until = time.monotonic() + 240
            while state_of(address)["phase"] != "ready":
                assert time.monotonic() < until, state_of(address)
                time.sleep(0.1)
            yield Chat(address=address, documents=documents, store=store)
        finally:  # it would be waited for without end
            process.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium. Without it the tests skip, but fail where CI is set."""
    if not CHROMIUM.exists():
        reason = "the browser tests need Debian's chromium: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


#: Gradio's own words for a page that is left or reloaded while it listens.
RELOADED = (
    "AbortError: signal is aborted",
    "AbortError: BodyStreamBuffer was aborted",
    "Unexpected error Connection errored out",
)


class Visit:
    """Opens pages and holds them to what every page must keep: no foreign request, no error in its console."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.foreign: list[str] = []
        self.errors: list[str] = []

    def __call__(
        self, address: str, *, width: int = 1360, height: int = 860, dark: bool = False, clipboard: bool = False
    ) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"] if clipboard else [],
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        host = urlsplit(address).netloc
        page.on("request", lambda request: self._seen(request.url, host))
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self._failed(str(error)))
        page.goto(address)
        page.wait_for_selector(".or-ask-input textarea", state="attached")
        page.wait_for_selector(".or-side-body", state="attached")
        page.wait_for_selector(".or-part-live > *", state="attached")
        return page

    def _seen(self, url: str, host: str) -> None:
        if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).netloc != host:
            self.foreign.append(url)

    def _failed(self, error: str) -> None:
        if not error.startswith(RELOADED):
            self.errors.append(error)

    def _said(self, kind: str, words: str) -> None:
        if kind == "error" and not words.startswith(RELOADED):
            self.errors.append(words)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens a page at an address in a browser context of its own; the rules above are checked at the end."""
    visits = Visit(browser)
    yield visits
    for context in visits.contexts:
        context.close()
    assert visits.foreign == []
    assert visits.errors == []


def ask(page: Page, question: str) -> None:
    """Ask and wait for the whole answer, or the refusal: an exchange that was not there before and no longer runs."""
    page.evaluate("() => document.querySelector('.or-part-live .or-exchange')?.setAttribute('data-earlier', '')")
    page.fill(".or-ask-input textarea", question)
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_selector(".or-part-live .or-exchange:not([data-earlier], .or-running)")


def shot(page: Page, name: str) -> None:
    """Keep a picture of the page as build output."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / f"{name}.png"))
