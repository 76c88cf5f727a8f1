"""pytest plugin: hold a RAG, OnRecord's or another, to its test sets in CI.

It speaks to OnRecord through its command line only, so that a project with packages of its own called `index`,
`assistant` or `prompts` is not disturbed (`PYTHONPATH` is not passed on for the same reason). The environment variable
`ONRECORD` names another command than `onrecord`.

    from onrecord_pytest import assert_declines, assert_faithful

    def test_the_answer_is_faithful():
        assert_faithful("It has 142 steps.", ["There are 142 steps."])

    @pytest.mark.onrecord_testset("questions.jsonl", store="archive/.onrecord", faithfulness=0.9, evidence=0.8)
    def test_the_archive_answers(onrecord_run):
        assert onrecord_run["summary"]["quote_exact"]["value"] == 1.0
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

__all__ = ["assert_declines", "assert_faithful"]

FAITHFUL = 0.5
Json = dict[str, Any]
_RUNS = pytest.StashKey[dict[tuple[str, ...], tuple[str, list[str]]]]()


def assert_faithful(
    answer: str, passages: Sequence[str], *, question: str | None = None, at_least: float = FAITHFUL
) -> None:
    """Fail unless every sentence of `answer` is supported by `passages` and its faithfulness reaches `at_least`."""
    __tracebackhide__ = True
    report = _check(answer, passages, question)
    bad = [f"  {s['verdict']}: {s['text']}" + (f" ({s['why']})" if s["why"] else "") for s in report["sentences"]]
    bad = [line for line, s in zip(bad, report["sentences"], strict=True) if s["verdict"] != "supported"]
    if bad or report["faithfulness"] < at_least:
        said = f"faithfulness {report['faithfulness']:.3f}, at least {at_least:.3f} is asked"
        pytest.fail("\n".join([said, *bad]), pytrace=False)


def assert_declines(answer: str, *, store: str | Path | None = None) -> None:
    """Fail unless the text `answer` declines; with `store`, `answer` is a question that OnRecord must decline."""
    __tracebackhide__ = True
    if store is None:
        row = {"question": "?", "answer": answer, "passages": []}
        run = _run_json(["evaluate", "--answers", "-", "--json", "-"], stdin=json.dumps(row) + "\n")
        abstained = run["rows"][0]["abstained"]
    else:
        given = _run_json(["ask", answer, "--store", str(store), "--json"])
        abstained, answer = given["abstained"], given["answer"]
    if not abstained:
        pytest.fail(f"it answers instead of declining: {answer}", pytrace=False)


def _check(answer: str, passages: Sequence[str], question: str | None) -> Json:
    row: Json = {"id": "1", "answer": answer, "passages": list(passages)}
    if question is not None:
        row["question"] = question
    return _run_json(["check", "--batch", "-"], stdin=json.dumps(row) + "\n")


def _run_json(arguments: Sequence[str], *, stdin: str | None = None) -> Json:
    done = _call(arguments, stdin=stdin)
    result = json.loads(done.stdout)
    if "error" in result:
        pytest.fail(f"onrecord {arguments[0]}: {result['error']}", pytrace=False)
    return dict(result)


def _call(arguments: Sequence[str], *, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = os.environ.get("ONRECORD") or shutil.which("onrecord") or str(Path(sys.executable).parent / "onrecord")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603 - the user's own command, no shell
        [command, *arguments],
        input=stdin, capture_output=True, text=True, encoding="utf-8", check=False, env=environment,
    )  # fmt: skip
    if done.returncode not in (0, 1):
        pytest.fail(f"onrecord {arguments[0]} failed: {done.stderr.strip()}", pytrace=False)
    return done


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line(
        "markers",
        "onrecord_testset(set, store=None, answers=None, documents=None, **limits): run this test set first and fail "
        "where a figure misses its limit (metric=value); the fixture `onrecord_run` is the run as `--json` writes it. "
        "`documents` is a path or a list of them.",
    )


@pytest.fixture
def onrecord_run(request: pytest.FixtureRequest) -> Json:
    """The run of the test's `onrecord_testset` marker, run once for all tests that share it.

    The test fails where a limit is missed.
    """
    marker = request.node.get_closest_marker("onrecord_testset")
    if marker is None or not marker.args:
        pytest.fail("onrecord_run needs @pytest.mark.onrecord_testset(SET, ...)", pytrace=False)
    options = dict(marker.kwargs)
    base = Path(str(request.node.path)).parent
    arguments = ["evaluate", str(_beside(base, marker.args[0]))]
    for name in ("store", "answers", "documents"):
        given: Any = options.pop(name, None)  # a path or several
        paths: list[Any] = [given] if isinstance(given, str | os.PathLike) else list(given or ())
        for path in paths:
            arguments += [f"--{name}", str(_beside(base, path))]
    for metric, limit in options.items():
        arguments += ["--fail-under", f"{metric}={limit}"]
    runs = request.config.stash.setdefault(_RUNS, {})
    if (asked := tuple(arguments)) not in runs:
        runs[asked] = _run_set(arguments)
    run, missed = runs[asked]
    if missed:
        pytest.fail("\n".join(missed), pytrace=False)
    return dict(json.loads(run))


def _run_set(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """What `--json` writes, and the sentences of the limits that it misses."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        out = Path(folder) / "run.json"
        done = _call([*arguments, "--json", str(out)])
        run = out.read_text(encoding="utf-8")
    lines = done.stdout.splitlines()
    missed = [line for line in lines if "FAILS" in line or "not held" in line] if done.returncode else []
    return run, missed or (lines if done.returncode else [])


def _beside(base: Path, path: str | Path) -> Path:
    """A relative path as seen from the test's own file, where it exists there; else from where pytest was started."""
    there = base / path
    return there if there.exists() else Path(path)


@pytest.fixture(autouse=True)
def _onrecord_testset(request: pytest.FixtureRequest) -> None:
    """A marked test runs its set whether or not it asks for the run."""
    if request.node.get_closest_marker("onrecord_testset"):
        request.getfixturevalue("onrecord_run")
