"""The web chat in a real browser and under many people: `python benchmarks/web.py STORE [QUESTIONS.jsonl]`.

Measures, on a store that exists: seconds until the server is up and the page can be used; milliseconds from Enter to
the complete cited answer, and from a click on a citation to its source; then PEOPLE asking at once over Gradio's own
protocol, without a browser, and the server's memory before and after MANY questions. Prints one table.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from index.errors import OnRecordError
from index.library import Library

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
PEOPLE, EACH, MANY, ROUNDS = 20, 3, 1000, 4
QUESTIONS = ("Who uses Emacs?", "What would be your dream setup?", "What hardware do you use?", "Who was interviewed?")
WATCH = """() => {
  window.times = {};
  addEventListener("keydown", (e) => { if (e.key === "Enter") window.times = { enter: performance.now() }; }, true);
  addEventListener("click", (e) => {
    if (e.target.closest?.(".or-citation")) window.times.click = performance.now();
  }, true);
  new MutationObserver(() => {
    const t = window.times, live = document.querySelector(".block.or-part-live");
    if (t.enter && !t.begun && live.querySelector(".or-running")) t.begun = performance.now();
    if (t.begun && !t.done && !live.querySelector(".or-running") && live.querySelector("[data-state=complete], .or-problem"))
      t.done = performance.now();
    if (t.click && !t.there && document.querySelector(".or-source.or-current .or-quote")) t.there = performance.now();
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""


@contextmanager
def server(store: Path) -> Iterator[tuple[str, float, int]]:
    """A running chat on `store`: its address, seconds until it answered, its process id."""
    began = time.perf_counter()
    command = [sys.executable, str(ROOT / "app.py"), "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().split()[-1]
            with urllib.request.urlopen(address, timeout=60):
                up = time.perf_counter() - began
            yield address, up, process.pid
        finally:
            process.terminate()


def in_browser(address: str, questions: Sequence[str]) -> dict[str, list[float]]:
    """Milliseconds of each kind, measured inside the page."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {"interactive": [], "begun": [], "answer": [], "citation": []}
    with sync_playwright() as playwright:
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        page = browser.new_page(viewport={"width": 1360, "height": 860})
        began = time.perf_counter()
        page.goto(address)
        page.wait_for_selector(".or-ask-input textarea")
        page.wait_for_selector(".or-welcome")
        found["interactive"].append((time.perf_counter() - began) * 1000)
        page.evaluate(WATCH)
        for question in questions:
            _ask(page, question, found)
        browser.close()
    return found


def _ask(page: Page, question: str, found: dict[str, list[float]]) -> None:
    page.fill(".or-ask-input textarea", question)
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_function("() => window.times.done", timeout=60_000)
    if page.locator(".or-problem").count():
        raise SystemExit(f"no answer to {question!r}: {page.locator('.or-problem').first.inner_text()}")
    if page.locator(".or-part-live .or-citation").count():
        page.locator(".or-part-live .or-citation").first.click()
        page.wait_for_function("() => window.times.there")
    times = page.evaluate("window.times")
    found["begun"].append(times["begun"] - times["enter"])
    found["answer"].append(times["done"] - times["enter"])
    if "there" in times:
        found["citation"].append(times["there"] - times["click"])
    page.get_by_role("button", name="New", exact=True).click()
    page.wait_for_selector(".or-welcome")


def event_of(address: str) -> tuple[int, int]:
    """The number of the event that asks, and how many inputs it takes."""
    config = httpx.get(f"{address}config").json()
    for dependency in config["dependencies"]:
        if any(target[1] == "submit" for target in dependency["targets"]):
            return dependency["id"], len(dependency["inputs"])
    raise SystemExit("the chat has no event that asks")


async def _lines(response: httpx.Response) -> AsyncIterator[str]:
    """The lines of an event stream, which end with a line feed alone: quoted words may hold other kinds of break."""
    rest = ""
    async for piece in response.aiter_text():
        *whole, rest = (rest + piece).split("\n")
        for line in whole:
            yield line


async def person(address: str, event: tuple[int, int], questions: Sequence[str]) -> list[float]:
    """One person's questions, one after the other: milliseconds each. Raises on any error.

    The page is opened anew, and with it a conversation, after every EACH questions.
    """
    times = []
    session = ""
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        await client.get("/")
        for number, question in enumerate(questions):
            if number % EACH == 0:
                session = secrets.token_hex(6)
            began = time.perf_counter()
            data = [question, *[None] * (event[1] - 1)]
            joined = await client.post(
                "/gradio_api/queue/join", json={"data": data, "fn_index": event[0], "session_hash": session}
            )
            joined.raise_for_status()
            last: dict[str, object] = {}
            async with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as lines:
                async for line in _lines(lines):
                    if line.startswith("data:"):
                        message = json.loads(line[5:])
                        if "or-problem" in line:
                            raise RuntimeError(f"no answer to {question!r}: {line[:500]}")
                        if message["msg"] == "process_completed":
                            last = message
                            break
            if not last.get("success"):
                raise RuntimeError(f"no answer to {question!r}: {last}")
            times.append((time.perf_counter() - began) * 1000)
    return times


async def crowd(address: str, questions: Sequence[str], *, people: int, each: int) -> list[float]:
    """`people` ask `each` questions at once."""
    event = event_of(address)
    shares = [[questions[(i * each + j) % len(questions)] for j in range(each)] for i in range(people)]
    return [ms for times in await asyncio.gather(*(person(address, event, share) for share in shares)) for ms in times]


def memory(pid: int) -> float:
    """Resident memory of the process in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise SystemExit("no such process")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def check(store: Path) -> None:
    """Exit with a line where there is nothing to be asked: the server would make an empty store, and nobody an answer."""
    try:
        with Library.open(store) as library:
            count = library.count()
    except OnRecordError as error:
        raise SystemExit(str(error)) from error
    if not count:
        raise SystemExit(f"{store} holds no documents; add some first: onrecord add FOLDER --store {store}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("store", type=Path)
    parser.add_argument("questions", type=Path, nargs="?", help="a test set (JSONL) whose questions are asked")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--many", type=int, default=MANY)
    options = parser.parse_args()
    check(options.store)
    questions = QUESTIONS
    if options.questions:
        questions = tuple(json.loads(line)["question"] for line in options.questions.read_text("utf-8").splitlines())
    with server(options.store) as (address, up, pid):
        rows: list[tuple[str, float, float | None]] = [("server up, s", up, 10.0)]
        found = in_browser(address, questions[:50])
        rows.append(("page interactive, s", found["interactive"][0] / 1000, 3.0))
        rows.append(("Enter to first sign, ms p50", statistics.median(found["begun"]), None))
        rows.append(("Enter to complete answer, ms p50", statistics.median(found["answer"]), 300.0))
        rows.append(("Enter to complete answer, ms p95", percentile(found["answer"], 0.95), None))
        if found["citation"]:
            rows.append(("click to source, ms p95", percentile(found["citation"], 0.95), 200.0))
        at_once = asyncio.run(crowd(address, questions, people=options.people, each=EACH))
        rows.append((f"{options.people} people at once, ms p95", percentile(at_once, 0.95), 2000.0))
        kept = [memory(pid)]
        for _ in range(ROUNDS):
            asyncio.run(crowd(address, questions, people=4, each=max(1, options.many // (4 * ROUNDS))))
            kept.append(memory(pid))
        rows.append((f"memory growth over {options.many} questions, MB", kept[-1] - kept[0], 100.0))
        rows.append(("of it over the second half, MB", kept[-1] - kept[ROUNDS // 2], None))
    print(f"{'measure':<44}{'value':>10}{'goal':>10}")
    for name, value, goal in rows:
        print(f"{name:<44}{value:>10.2f}{'' if goal is None else format(goal, '10.1f')}")
    print(f"memory, MB: {', '.join(f'{value:.0f}' for value in kept)}")
    print(f"on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
