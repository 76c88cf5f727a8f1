"""The wheel: built without the network, it holds every package and works from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.assistant.evaluation import plugin_project

ROOT = Path(__file__).parent.parent
QUESTION = "How many steps does the Tern Rock tower have?"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel. The source is copied first, so that nothing is left in the repository."""
    source = tmp_path_factory.mktemp("source")
    tracked = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    )
    for name in tracked:
        if name and (ROOT / name).is_file() and not name.startswith(("tests/", "samples/", "docs/")):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    (path,) = out.glob("onrecord-*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment that has the wheel, and the packages of this one, but not this repository."""
    place = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(place, with_pip=False)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)}))
    (site / "environment.pth").write_text(sysconfig.get_path("purelib") + "\n")  # its own .pth files are not followed
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(place / "bin" / "python"),
        "install",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*command, "--quiet", str(wheel)], check=True, capture_output=True)
    return place / "bin"


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(installed / "onrecord"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_every_package_and_data_file_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tracked = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    )
    ours = {
        name for name in tracked if name.startswith(("assistant/", "index/", "prompts/")) and (ROOT / name).is_file()
    }
    assert ours | {"app.py"} <= names
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"app.py", "assistant", "index", "onrecord_pytest.py", "prompts"}


def test_the_wheel_names_its_licence_and_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry_points,) = [name for name in names if name.endswith("entry_points.txt")]
        assert "onrecord = assistant.cli:main" in archive.read(entry_points).decode()
        (metadata,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        assert "License-Expression: Apache-2.0" in archive.read(metadata).decode()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_command_answers_from_another_folder(installed: Path, tmp_path: Path) -> None:
    documents = tmp_path / "my documents"
    documents.mkdir()
    (documents / "light.txt").write_bytes((ROOT / "samples" / "tern-rock-light.txt").read_bytes())
    added = run(installed, tmp_path, "add", "my documents")
    assert added.returncode == 0, added.stderr
    asked = run(installed, tmp_path, "ask", QUESTION, "--json")
    assert asked.returncode == 0, asked.stderr
    answer = json.loads(asked.stdout)
    assert not answer["abstained"]
    assert "142 steps" in answer["answer"]
    assert answer["citations"][0]["document"] == "my documents/light.txt"


def test_what_is_imported_is_the_wheel_and_not_the_repository(installed: Path, tmp_path: Path) -> None:
    code = "import assistant, index, prompts; print(assistant.__file__, index.__file__, prompts.__file__)"
    found = subprocess.run(
        [str(installed / "python"), "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert str(ROOT) + "/assistant" not in found
    assert found.count(str(installed.parent)) == 3


def test_every_package_is_listed_by_hand() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    present = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for package in ("assistant", "index", "prompts")
        for path in (ROOT / package).rglob("__init__.py")
    }
    assert sorted(listed) == sorted(present)


def test_the_pytest_plugin_works_in_a_project_with_packages_of_the_same_names(installed: Path, tmp_path: Path) -> None:
    plugin_project.write(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "ONRECORD": str(installed / "onrecord"), "COLUMNS": "200"}
    command = [str(installed / "python"), "-m", "pytest", "-p", "no:cacheprovider", "-rfE", "test_rag.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "7 passed, 1 error" in done.stdout, done.stdout[-3000:] + done.stderr[-500:]
    assert "ERROR test_rag.py::test_a_set_that_misses_a_limit_fails - Failed: facts .000 FAILS" in done.stdout
