"""Our own questions hold no text of the interviews: where their gold stands is given as offsets."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.answer_sets import with_quotes

QUESTIONS = Path(__file__).parents[3] / "benchmarks" / "questions"


def test_offsets_become_the_words_that_stand_there_also_in_the_turns_of_a_conversation(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("It rains on the é pier.".encode())
    piece = {"file": "a.md", "start": 12, "end": 22}
    turns = [{"question": "Where?", "gold": [piece]}, {"question": "Who?", "answerable": False, "near": piece}]
    rows = [
        {"id": "one", "question": "Where?", "gold": [{"file": "a.md", "quote": "It rains"}, piece]},
        {"id": "talk", "turns": turns},
    ]
    path = tmp_path / "set.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    one, first, second = with_quotes(path, tmp_path).cases
    assert [gold.quote for gold in one.gold] == ["It rains", "the é pier"]
    assert [gold.quote for gold in first.gold] == ["the é pier"]
    assert [gold.quote for gold in second.near] == ["the é pier"]


def test_no_question_of_ours_carries_text_of_an_interview() -> None:
    for path in QUESTIONS.glob("*.jsonl"):
        if "documents" in path.name or "document-" in path.name:  # these ask documents of ours
            continue
        assert '"quote"' not in path.read_text("utf-8"), path.name
