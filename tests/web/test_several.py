"""A slow model, a weak sentence, several people: the real pages on a server whose assistant is under the test's control."""

from __future__ import annotations

import socket
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, cast

import pytest

from assistant.conversation import Assistant
from assistant.conversation_records import Conversations
from assistant.records import Records
from assistant.service import Engine, Service
from assistant.types import Answer, Citation, Message, Sentence
from assistant.web.accounts import Accounts
from index.library import Library
from index.types import Filters, Span
from tests.web.conftest import ROOT, Visit, ask

# Gradio sets a pandas option that pandas is about to drop; with warnings as errors its queue would stop over it.
pytestmark = pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'")

PASSWORD = "correct horse battery"


@dataclass
class Scripted:
    """An assistant that says what the question tells it to, at the pace the question asks for."""

    library: Library
    asked: list[tuple[str, int]] = field(default_factory=list)

    def stream(
        self, question: str, *, history: Sequence[Message] = (), filters: Filters | None = None, k: int = 10
    ) -> Iterator[Answer]:
        """'slow' goes on for a minute, a sentence at a time; 'weak' ends in a weak and an unsupported sentence."""
        self.asked.append((question, len(history)))
        document = self.library.find("tern-rock-light.txt")
        start = document.text.index("There are 142 steps.")
        span = Span(start, start + len("There are 142 steps."))
        citation = Citation(
            marker=1, document_id=document.id, document=document.source, sha256=document.sha256, title=document.title,
            pair=2, question=None, speaker="Ilse Varga", span=span, quote=span.of(document.text),
        )  # fmt: skip
        said = [Sentence(text="There are 142 steps [1].", markers=(1,), support=1.0, verdict="supported")]
        if "slow" in question:
            for number in range(600):
                said.append(Sentence(text=f"Word {number} [1].", markers=(1,), support=0.9, verdict="supported"))
                yield self.answer(question, said, citation, complete=False)
                time.sleep(0.1)
        if "long" in question:
            said.extend(
                Sentence(text=f"{'Sheerwaterstation' * 60} {n} [1].", markers=(1,), support=0.9, verdict="supported")
                for n in range(10)
            )
        if "weak" in question:
            said.append(Sentence(text="She loved them [1].", markers=(1,), support=0.4, verdict="weak"))
            said.append(Sentence(text="They were <b>blue</b> [1].", markers=(1,), support=0.1, verdict="unsupported"))
        yield self.answer(question, said, citation, complete=True)

    def answer(self, question: str, said: list[Sentence], citation: Citation, *, complete: bool) -> Answer:
        return Answer(
            question=question, searched_for=question, sentences=tuple(said), citations=(citation,), confidence=0.9,
            composer="test-model", complete=complete,
        )  # fmt: skip


class Running:
    """The real application on a free port, with the scripted assistant, in this process."""

    def __init__(self, store: Path, *, logins: bool, port: int = 0) -> None:
        import uvicorn

        from assistant.web.app import Place, create

        self.records = Records(store / "records.sqlite")
        self.accounts = Accounts(self.records) if logins else None
        self.service = Service(lambda: self._engine(store), paths=[ROOT / "samples" / "tern-rock-light.txt"])
        self.service.start()
        listener = socket.create_server(("127.0.0.1", port))
        port = listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        app = create(
            self.service, self.records, Place(host="127.0.0.1", port=port), store=store, accounts=self.accounts
        )
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listener]}, daemon=True)
        self.thread.start()

    def _engine(self, store: Path) -> Engine:
        self.scripted = Scripted(Library.open(store / "index", create=True))
        assistant = cast(Assistant, self.scripted)
        return Engine(library=self.scripted.library, assistant=lambda composer, strict: assistant, model="test-model")

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=10)
        self.service.close()
        self.records.close()


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("scripted"), logins=False)
    while running.service.state.phase in {"opening", "reading"}:
        time.sleep(0.05)
    yield running
    running.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("shared"), logins=True)
    assert running.accounts is not None
    running.accounts.add("ada", PASSWORD, "editor")
    running.accounts.add("bob", PASSWORD, "reader")
    while running.service.state.phase in {"opening", "reading"}:
        time.sleep(0.05)
    yield running
    running.close()


def test_an_answer_streams_and_escape_stops_it(scripted: Running, visit: Visit) -> None:
    page = visit(scripted.address)
    page.fill(".or-ask-input textarea", "a slow one")
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_function("() => /Word [3-9]/.test(document.querySelector('.or-running .or-answer')?.innerText)")
    assert page.locator(".or-ask-stop").is_visible()
    assert not page.locator(".or-ask-send").is_visible()
    assert page.locator(".or-source .or-quote").text_content() == "There are 142 steps."
    page.keyboard.press("Escape")
    page.wait_for_selector(".or-answer[data-state=complete]")
    assert "Stopped." in page.locator(".or-answer").inner_text()
    assert page.locator(".or-ask-send").is_visible()


WATCH = """() => {
  window.shifts = []; window.tops = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries())
      shifts.push([shift.value, ...shift.sources.map(({ node }) => (node?.parentElement || node)?.className)]);
  }).observe({ type: "layout-shift" });
  const look = () => {
    const asked = document.querySelector(".or-part-live .or-asked");
    const line = document.querySelector(".or-part-live .or-answer .or-sentence");
    if (line && asked?.textContent.startsWith("a slow one")) tops.push(Math.round(line.getBoundingClientRect().top));
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_on_the_page_moves_while_an_answer_grows(scripted: Running, visit: Visit, width: int) -> None:
    page = visit(scripted.address, width=width, height=800)
    for question in ("a quick one", "another quick one"):
        ask(page, question)
    page.evaluate(WATCH)
    page.fill(".or-ask-input textarea", "a slow one that goes on and on")
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_selector(".or-running .or-sentence:nth-of-type(30)")
    page.keyboard.press("Escape")
    page.wait_for_selector(".or-part-live .or-answer[data-state=complete]")
    page.wait_for_function("count => tops.length > count + 20", arg=page.evaluate("tops.length"))  # what comes of it
    assert len(set(page.evaluate("tops"))) == 1, page.evaluate("tops")
    assert sum(shift[0] for shift in page.evaluate("shifts")) < 0.01, page.evaluate("shifts")


def test_a_page_finds_back_to_a_server_that_was_started_again(
    tmp_path: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit, "_said", lambda *_: None)  # the browser tells of every request that nobody answers
    first = Running(tmp_path, logins=False)
    page = visit(first.address)
    ask(page, "a quick one")
    page.fill(".or-ask-input textarea", "half a question")
    first.close()
    page.wait_for_selector(".or-status:has-text('connection to OnRecord was lost')")
    second = Running(tmp_path, logins=False, port=int(first.address.rsplit(":", 1)[1].strip("/")))
    page.wait_for_function("() => !document.querySelector('.or-status')?.textContent")
    page.wait_for_selector(".or-answer[data-state=complete]")
    assert page.locator(".or-asked").all_inner_texts() == ["a quick one"]
    assert page.input_value(".or-ask-input textarea") == "half a question"
    ask(page, "another quick one")
    assert page.locator(".or-asked").all_inner_texts() == ["a quick one", "another quick one"]
    second.close()


def test_asking_again_loses_nothing_when_it_is_stopped_or_clicked_twice(scripted: Running, visit: Visit) -> None:
    page = visit(scripted.address)
    ask(page, "a quick one")
    page.fill(".or-ask-input textarea", "a slow one")
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_selector(".or-running .or-sentence")
    page.keyboard.press("Escape")
    page.wait_for_selector(".or-part-live .or-answer[data-state=complete]")
    page.get_by_role("button", name="Ask again").dblclick()
    page.wait_for_selector(".or-running .or-sentence")
    page.reload()
    page.wait_for_selector(".or-part-live .or-answer[data-state=complete]")
    assert page.locator(".or-asked").all_inner_texts() == ["a quick one", "a slow one"]


@pytest.mark.parametrize("readable", [True, False])
def test_what_fails_in_the_list_or_the_limits_is_said_and_holds_nothing_up(
    scripted: Running, visit: Visit, monkeypatch: pytest.MonkeyPatch, readable: bool
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise sqlite3.OperationalError("database or disk is full")

    page = visit(scripted.address)
    ask(page, "a quick one")
    row = page.locator(".or-conversation-row[aria-current]")
    row.locator("summary").click()
    row.get_by_role("button", name="Rename").click()
    page.fill(".or-conversation-row input", "another title")
    turn = int(page.locator(".or-part-side [data-turn]").get_attribute("data-turn") or "")
    with monkeypatch.context() as patch:
        patch.setattr(Conversations, "rename", full)
        if not readable:
            patch.setattr(Conversations, "all_of", full)
        page.press(".or-conversation-row input", "Enter")
        page.wait_for_selector(".or-chats .or-problem")
        assert page.locator(".or-conversation").count() == (1 if readable else 0)
        assert page.locator(".or-answer").count() == 1
    # what it waits for is there, or it would hold back what is done next
    assert page.locator(".or-part-side [data-turn]").get_attribute("data-turn") == str(turn + 1)
    page.get_by_role("button", name="New").click()
    page.wait_for_selector(".or-welcome")
    page.wait_for_function("() => !document.querySelector('.or-chats .or-problem')")
    with monkeypatch.context() as patch:
        patch.setattr("assistant.web.blocks.chooser", full)
        page.evaluate("document.querySelector('.or-scope form').requestSubmit()")
        page.wait_for_selector(".or-part-scope .or-problem ~ [data-turn]", state="attached")


def test_a_slow_answer_does_not_hold_up_the_others(scripted: Running, visit: Visit) -> None:
    slow, quick = visit(scripted.address), visit(scripted.address)
    slow.fill(".or-ask-input textarea", "a slow one")
    slow.press(".or-ask-input textarea", "Enter")
    slow.wait_for_selector(".or-running .or-sentence")
    quick.fill(".or-ask-input textarea", "a quick one")
    quick.press(".or-ask-input textarea", "Enter")
    quick.wait_for_selector(".or-answer[data-state=complete]")
    assert slow.locator(".or-running").count() == 1
    slow.get_by_role("button", name="Stop").click()
    slow.wait_for_selector(".or-answer[data-state=complete]")


@pytest.mark.parametrize("width", [390, 1440])
def test_an_answer_of_ten_thousand_characters_is_read_to_its_end(scripted: Running, visit: Visit, width: int) -> None:
    page = visit(scripted.address, width=width, height=800)
    ask(page, "a long one")
    answer = page.locator(".or-part-live .or-answer")
    assert len(answer.inner_text()) > 10_000
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert answer.evaluate("answer => answer.scrollWidth - answer.clientWidth") <= 0
    page.get_by_role("button", name="Copy with citations").scroll_into_view_if_needed()
    tools, box = page.locator(".or-part-live .or-tools").bounding_box(), page.locator(".or-composer").bounding_box()
    assert tools is not None
    assert box is not None
    assert tools["y"] + tools["height"] <= box["y"]
    page.locator(".or-part-live .or-citation").last.click()
    page.wait_for_selector(".or-source.or-current:focus")


def test_a_screen_reader_is_told_that_an_answer_is_sought_and_then_the_answer(scripted: Running, visit: Visit) -> None:
    page = visit(scripted.address)
    page.evaluate(
        """() => {
          window.told = [];
          const line = document.querySelector(".or-told[role=status]");
          new MutationObserver(() => told.push(line.textContent)).observe(line, { childList: true });
        }"""
    )
    ask(page, "a quick one")
    page.wait_for_function("() => told.length === 2")
    assert page.evaluate("told")[0] == "Searching the documents"
    assert page.evaluate("told")[1].startswith("There are 142 steps")
    page.locator(".or-conversation").first.click()
    page.wait_for_selector(".or-part-live .or-exchange")
    assert page.evaluate("told.length") == 2  # an old answer that is opened is not read out


def test_only_what_is_weak_is_marked_in_words_with_the_reason(scripted: Running, visit: Visit) -> None:
    page = visit(scripted.address)
    page.fill(".or-ask-input textarea", "something weak")
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_selector(".or-answer[data-state=complete]")
    verdicts = [s.get_attribute("data-verdict") for s in page.locator(".or-sentence").all()]
    assert verdicts == ["supported", "weak", "unsupported"]
    assert page.locator(".or-verdict").all_inner_texts() == ["weakly supported", "not supported"]
    reason = page.locator(".or-verdict").last
    reason.focus()
    assert page.locator(".or-card").inner_text() == "The cited passages do not say this."
    assert reason.evaluate("word => document.getElementById(word.getAttribute('aria-describedby')).innerText") == (
        "The cited passages do not say this."
    )
    assert "They were <b>blue</b>" in page.locator(".or-sentence").last.inner_text()
    assert "Written by test-model" in page.locator(".or-answer").inner_text()


def test_people_log_in_and_see_only_their_own(shared: Running, visit: Visit) -> None:
    pages = {}
    for name in ("ada", "bob"):
        context = visit.browser.new_context()
        visit.contexts.append(context)
        page = pages[name] = context.new_page()
        page.goto(shared.address)
        assert page.url.endswith("/login")
        page.fill("input[name=name]", name)
        page.fill("input[name=password]", "not the password")
        page.keyboard.press("Enter")
        page.wait_for_selector(".or-problem")
        assert page.evaluate("document.activeElement.name") == "password"
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".or-welcome")
    ada, bob = pages["ada"], pages["bob"]
    ada.fill(".or-ask-input textarea", "a private matter")
    ada.press(".or-ask-input textarea", "Enter")
    ada.wait_for_selector(".or-conversation-row")
    bob.reload()
    bob.wait_for_selector(".or-chats")
    assert bob.locator(".or-conversation-row").count() == 0
    bob.locator(".or-nav[data-page=documents]").click()
    bob.wait_for_selector(".or-document-row")
    assert bob.locator(".or-upload").count() == 0
    assert "Editors add, correct and remove documents" in bob.locator(".or-notice").inner_text()
    where = bob.locator(".or-document-row .or-faint").first
    assert where.get_attribute("title") == where.inner_text()  # not the folder on the server
    bob.locator(".or-document-row button").first.click()
    bob.wait_for_selector(".or-document")
    assert "/" not in bob.locator(".or-document").inner_text()
    sent = bob.request.post(
        f"{shared.address}onrecord/upload",
        multipart={"files": {"name": "x.txt", "mimeType": "text/plain", "buffer": b"Q: a?\nA: b."}},
    )
    assert sent.status == 403
    assert sent.text().startswith("Only an editor may change the documents.")
    assert bob.locator(".or-logout").get_attribute("action") == "logout"  # under whatever path a proxy serves it
    link = ada.locator(".or-conversation").first.get_attribute("data-conversation")
    ada.get_by_role("button", name="Log out").click()
    ada.wait_for_url("**/login")
    ada.goto(f"{shared.address}#c/{link}/1")
    ada.wait_for_selector(".or-login form")
    ada.fill("input[name=name]", "ada")
    ada.fill("input[name=password]", PASSWORD)
    ada.keyboard.press("Enter")
    ada.wait_for_selector(".or-answer")
    assert ada.locator(".or-asked").inner_text() == "a private matter"
    ada.get_by_role("button", name="Log out").click()
    ada.wait_for_url("**/login")
    ada.goto(shared.address)
    assert ada.url.endswith("/login")
