"""`onrecord pairs` keeps its contract: one JSON object per pair, nothing else on stdout, exact spans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from assistant.cli.pairs import pairs
from index.types import Document, QAPair
from tests.index.made_files import zipped

TEXT = "\ufeffTalk with Rosa Keel\r\n\r\n1. How did the mill burn?\r\n– A lamp fell over.\r\n2. And then?\r\n– It burnt.\r\n"


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.command()(pairs)
    return app


def test_each_pair_is_one_json_object_with_exact_spans(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    shown = CliRunner().invoke(app, [str(path), "--json"])
    assert shown.exit_code == 0
    rows = [json.loads(line) for line in shown.stdout.split("\n") if line]
    assert [row["question"] for row in rows] == ["How did the mill burn?", "And then?"]
    assert [row["answers"][0]["text"] for row in rows] == ["A lamp fell over.", "It burnt."]
    assert {row["answers"][0]["speaker"] for row in rows} == {"Rosa Keel"}
    for row in rows:
        assert TEXT[row["question_start"] : row["question_end"]] == row["question"]
        for answer in row["answers"]:
            assert TEXT[answer["start"] : answer["end"]] == answer["text"]
        assert set(row) >= {"number", "asker", "locator", "layout", "confidence"}


def test_a_forced_layout_is_the_only_one_that_reads(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    assert CliRunner().invoke(app, [str(path), "--json", "--layout", "prose"]).stdout == ""
    forced = CliRunner().invoke(app, [str(path), "--json", "--layout", "numbered"])
    assert {json.loads(line)["layout"] for line in forced.stdout.split("\n") if line} == {"numbered"}


def test_an_unknown_layout_and_a_missing_file_are_one_clear_line(app: typer.Typer, tmp_path: Path) -> None:
    unknown = CliRunner().invoke(app, [str(tmp_path), "--layout", "nonsense"])
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith(
        "onrecord: no layout is called 'nonsense'; there are: structured, constructs, testimony"
    )
    missing = CliRunner().invoke(app, [str(tmp_path / "none.txt"), "--json"])
    assert missing.exit_code == 2
    assert missing.stdout == ""
    assert missing.stderr.count("\n") == 1


def test_what_cannot_be_read_in_an_archive_costs_one_line(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({"talk.txt": TEXT, "empty.txt": ""}))
    shown = CliRunner().invoke(app, [str(path), "--json"])
    assert shown.exit_code == 1
    assert shown.stdout.count("\n") == 2
    assert shown.stderr == f"onrecord: {path}#empty.txt: empty file; save or copy it again\n"


def test_an_error_nobody_foresaw_costs_one_line(
    app: typer.Typer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import pairs as layouts

    split = layouts.split

    def failing(document: Document, *, layout: str | None = None) -> tuple[QAPair, ...]:
        if document.source.endswith("a.txt"):
            raise ZeroDivisionError("by\nzero")
        return split(document, layout=layout)

    monkeypatch.setattr(layouts, "split", failing)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(TEXT.encode("utf-8"))
    shown = CliRunner().invoke(app, [str(tmp_path), "--json"])
    assert shown.exit_code == 1
    assert {json.loads(line)["document"] for line in shown.stdout.split("\n") if line} == {str(tmp_path / "b.txt")}
    (line,) = [line for line in shown.stderr.split("\n") if "a.txt" in line]
    assert "ZeroDivisionError by zero" in line


def test_a_language_that_the_encoder_does_not_know_is_said(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "moulin.txt"
    words = "Une lampe est tombée dans la paille et le moulin a brûlé toute la nuit, personne ne pouvait rien y faire."
    path.write_text(f"Q: Comment le moulin a-t-il brûlé cette nuit-là ?\nA: {words}\n", encoding="utf-8")
    shown = CliRunner().invoke(app, [str(path)])
    assert "its language (fr) is none that the bundled encoder knows" in shown.stderr


def test_what_is_shown_to_the_eye_holds_no_numbers_of_lines(app: typer.Typer, tmp_path: Path) -> None:
    said = ["ANN REED: Who saw the", "lamp fall?", "TOM HALE: I did, and", "so did Ida."] * 6
    path = tmp_path / "lamp.txt"
    path.write_text("".join(f"{number:<4}{words}\n" for number, words in enumerate(said, start=1)), encoding="utf-8")
    shown = CliRunner().invoke(app, [str(path)]).stdout
    assert "Who saw the lamp fall?" in shown
    assert "I did, and so did Ida." in shown
