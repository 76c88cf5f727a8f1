"""The README's commands work as they stand, all but `make test`, which is what runs this."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines() if line]
PROGRAMS = [block for kind, block in BLOCKS if kind == "python"]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the repository in another folder, on this environment."""
    place = tmp_path_factory.mktemp("clone") / "onrecord"
    names = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    )
    for name in names:
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)
    return place


def environment() -> dict[str, str]:
    found = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{found['PATH']}"
    return found


def test_the_readme_has_the_two_commands() -> None:
    assert "make chat" in COMMANDS
    assert "make test" in README


def test_every_command_of_onrecord_succeeds(clone: Path) -> None:
    commands = [shlex.split(line) for line in COMMANDS if line.startswith("onrecord ")]
    assert {command[1] for command in commands} >= {"add", "ask", "search", "pairs", "evaluate", "check"}
    for command in commands:
        done = subprocess.run(
            command, cwd=clone, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout[-500:]}{done.stderr[-500:]}"
        assert done.stdout.strip(), shlex.join(command)
    assert (clone / "report.html").stat().st_size > 10_000


def test_the_example_with_llamaindex_says_what_was_said(clone: Path) -> None:
    subprocess.run(["onrecord", "add", "samples"], cwd=clone, env=environment(), capture_output=True, check=True)
    (program,) = PROGRAMS
    path = [*sys.path, str(ROOT)]
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=clone,
        env={**environment(), "PYTHONPATH": os.pathsep.join(path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1500:]
    assert "Ilse Varga said: " in done.stdout
    assert "There are 142 steps." in done.stdout


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith("make chat")])
def test_make_chat_prints_its_address_and_answers_there(clone: Path, command: str) -> None:
    """In the clone `.venv` is this environment with its stamps, so that nothing is installed: as at a second start."""
    here = clone / ".venv"
    here.mkdir(exist_ok=True)
    if not (here / "bin").exists():
        (here / "bin").symlink_to(Path(sys.executable).parent, target_is_directory=True)
    for name in ("created", "packages", "onrecord", "encoder"):
        (here / f"{name}.stamp").touch()
    with (clone / "chat.log").open("w+") as log:
        chat = subprocess.Popen(
            shlex.split(command),
            cwd=clone,
            env=environment(),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            address = wait_for_address(clone / "chat.log", chat)
            with urllib.request.urlopen(address, timeout=60) as page:
                assert page.status == 200
                assert b"OnRecord" in page.read()
        finally:
            os.killpg(chat.pid, signal.SIGTERM)
            chat.wait(30)
    assert "pip install" not in (clone / "chat.log").read_text("utf-8")


def wait_for_address(log: Path, chat: subprocess.Popen[bytes], seconds: float = 60) -> str:
    """The address that the chat prints, once something answers there."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and chat.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+/?", log.read_text("utf-8")):
            try:
                urllib.request.urlopen(found[0], timeout=5).close()
                return found[0]
            except OSError:
                pass
        time.sleep(0.2)
    pytest.fail(f"no chat after {seconds:.0f} s: {log.read_text('utf-8')[-1000:]}")
