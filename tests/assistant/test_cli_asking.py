"""`onrecord ask` and `onrecord search`: the JSON of the contract, batches, exit codes, one clear line for what is wrong."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.scripted_server import Script, serving

ROOT = Path(__file__).parent.parent.parent
ANSWER = {
    "schema": int,
    "question": str,
    "searched_for": str,
    "abstained": bool,
    "reason": str,
    "confidence": float,
    "answer": str,
    "composer": str,
    "sentences": list,
    "citations": list,
    "hits": list,
    "timings_ms": dict,
}
SENTENCE = {"text": str, "markers": list, "support": float, "verdict": str}
CITATION = {
    "marker": int,
    "document": str,
    "title": str,
    "date": str,
    "question": str,
    "speaker": str,
    "start": int,
    "end": int,
    "quote": str,
    "pair": int,
    "locator": dict,
}
HIT = {"document": str, "pair": int, "id": str, "question": str, "start": int, "end": int, "score": float}
MAY_BE_NULL = {"reason", "question", "speaker", "id", "date"}
STEPS = "How many steps does the Tern Rock tower have?"
ABSENT = "Why did Oskar Brandt leave the cold store?"


def onrecord(*arguments: str, stdin: bytes = b"", locale: str = "C.UTF-8") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from assistant.cli import main; main()", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": "", "PYTHONUTF8": "0"},
    )


def has_shape(row: dict[str, Any], shape: dict[str, type]) -> None:
    """Exactly these keys, each with its type; null only where the contract says so."""
    assert list(row) == list(shape)
    for key, kind in shape.items():
        value = row[key]
        assert isinstance(value, kind) or (value is None and key in MAY_BE_NULL), (key, value)
        if kind is int:
            assert not isinstance(value, bool)


def is_answer(row: dict[str, Any]) -> None:
    has_shape(row, ANSWER)
    for key, shape in (("sentences", SENTENCE), ("citations", CITATION), ("hits", HIT)):
        for item in row[key]:
            has_shape(item, shape)
    assert row["timings_ms"]["total"] > 0
    assert row["abstained"] or row["answer"] == " ".join(s["text"] for s in row["sentences"])


def lines(data: bytes) -> list[dict[str, Any]]:
    assert data.endswith(b"\n")
    assert data.isascii()
    assert b"\r" not in data
    return [json.loads(line) for line in data.splitlines()]


def without_times(rows: list[dict[str, Any]]) -> str:
    return json.dumps([{key: value for key, value in row.items() if key != "timings_ms"} for row in rows])


def same(left: list[dict[str, Any]], right: list[dict[str, Any]]) -> None:
    """The same answers. Scores may differ in the fourth place: a process encodes its first questions by another path."""
    for one, other in zip(left, right, strict=True):
        assert one["confidence"] == pytest.approx(other["confidence"], abs=1e-3)
        for hit, twin in zip(one["hits"], other["hits"], strict=True):
            assert hit.pop("score") == pytest.approx(twin.pop("score"), abs=1e-3)
        for row in (one, other):
            del row["timings_ms"], row["confidence"]
        assert one == other


def test_an_answer_as_json_has_the_keys_and_types_of_the_contract(sample_store: Path) -> None:
    done = onrecord("ask", STEPS, "--json", "--store", str(sample_store))
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = lines(done.stdout)
    is_answer(row)
    assert (row["schema"], row["abstained"], row["reason"], row["composer"]) == (1, False, None, "quotes")
    shown = onrecord("show", row["citations"][0]["document"], "--text", "--store", str(sample_store)).stdout.decode()
    for citation in row["citations"]:
        assert shown[citation["start"] : citation["end"]] == citation["quote"]


def test_a_declined_question_is_done_all_the_same(sample_store: Path) -> None:
    done = onrecord("ask", ABSENT, "--json", "--store", str(sample_store))
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = lines(done.stdout)
    is_answer(row)
    assert (row["abstained"], row["reason"], row["sentences"]) == (True, "unknown_person", [])
    told = onrecord("ask", ABSENT, "--store", str(sample_store))
    assert told.returncode == 0
    assert told.stdout.decode().startswith("No passage in these 5 documents answers this: nobody here is called")


def test_a_close_passage_is_shown_with_the_question_it_replied_to(sample_store: Path) -> None:
    told = onrecord("ask", "Was Connie Yates on duty that night?", "--store", str(sample_store)).stdout.decode()
    assert "Closest:" in told
    assert "\n    asked “I want to take you to the night of 11 to 12 August 2019. Were you on duty?”: “I was." in told


def test_a_close_passage_is_shown_without_its_markup(sample_store: Path) -> None:
    told = onrecord("ask", "How heavy is the tile cutter?", "--store", str(sample_store)).stdout.decode()
    assert "You can renew twice on the members' page unless" in told.partition("Closest:")[2]


def test_each_of_two_people_begins_a_line(tmp_path: Path) -> None:
    for name, hives in (("Odd Lier", "nine"), ("Siv Tangen", "four")):
        said = f"Interview with {name}\n\nQ: How many hives do you keep?\n\nA: I keep {hives} hives behind the mill.\n"
        (tmp_path / f"{name}.txt").write_text(said, "utf-8")
    store = ("--store", str(tmp_path / "store"))
    assert onrecord("add", str(tmp_path), *store).returncode == 0
    asked = "How many hives do Odd Lier and Siv Tangen keep?"
    told = onrecord("ask", asked, *store).stdout.decode().split("\n\n")[0].split("\n")
    assert [line.split(" (")[0] for line in told] == ["Odd Lier", "Siv Tangen"]
    (row,) = lines(onrecord("ask", asked, "--json", *store).stdout)
    assert row["answer"] == " ".join(told)


def test_an_answer_with_an_unsupported_sentence_is_a_finding(sample_store: Path, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text(json.dumps({"id": "a", "question": STEPS}) + "\n", "utf-8")
    for pieces, code in (
        ("The tower has 142 steps [1]. It has nine lifts and a bar [1].", 1),
        ("The tower has 142 steps [1].", 0),
    ):
        with serving(Script(pieces=(pieces,))) as address:
            model = ("--llm", f"{address}#scripted", "--store", str(sample_store))
            alone = onrecord("ask", STEPS, "--json", *model)
        with serving(Script(pieces=(pieces,))) as address:
            model = ("--llm", f"{address}#scripted", "--store", str(sample_store))
            several = onrecord("ask", "--batch", str(tmp_path / "questions.jsonl"), *model)
        assert alone.returncode == several.returncode == code, pieces


def test_hits_as_json_are_distinct_pairs(sample_store: Path) -> None:
    done = onrecord("search", "the storm of 1984", "-k", "7", "--json", "--store", str(sample_store))
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = lines(done.stdout)
    assert list(row) == ["schema", "searched_for", "hits"]
    for hit in row["hits"]:
        has_shape({key: value for key, value in hit.items() if key not in ("why", "spans")}, HIT)
        assert hit["spans"][0] == [hit["start"], hit["end"]]
        assert len({tuple(span) for span in hit["spans"]}) == len(hit["spans"])
    assert len({(hit["document"], hit["pair"]) for hit in row["hits"]}) == len(row["hits"]) == 7
    assert [hit["score"] for hit in row["hits"]] == sorted((hit["score"] for hit in row["hits"]), reverse=True)


def test_hits_as_text_say_why_in_the_words_of_the_question(sample_store: Path) -> None:
    told = onrecord(
        "search", "When was Vargha's light repaired?", "-k", "1", "--store", str(sample_store)
    ).stdout.decode()
    why = told.splitlines()[-1].strip()
    assert re.fullmatch(r"meaning 0\.\d\d, words 0\.\d\d, title and names [01]\.\d\d \(varga, light\)", why), told


BATCH = [
    (b'\xef\xbb\xbf{"id": "a", "question": "%s"}\r\n' % STEPS.encode(), "a", None),
    (b"not json\n", None, "not JSON"),
    (b"\n", ..., None),
    (b"[1, 2]\n", None, "not a JSON object"),
    (b'{"id": 2}\n', 2, '"question" is missing'),
    (b'{"id": 3, "question": 5}\n', 3, '"question" is missing or is not a string'),
    (b'{"id": 4, "question": " "}\n', 4, "empty"),
    (b'{"id": 5, "question": "' + b"x" * 2001 + b'"}\n', 5, "2,001 characters"),
    (b'{"id": 6, "question": "x", "history": "no"}\n', 6, '"history" is not a list'),
    (b'{"id": 7, "question": "x", "history": [{"role": "system", "content": "x"}]}\n', 7, '"history" needs'),
    (b'{"id": NaN, "question": "x"}\n', None, "not finite"),
    (b'{"id": 1e999, "question": "x"}\n', None, "not finite"),
    (b'{"id": 8, "question": ' + b"[" * 100_000 + b"\n", None, "nested too deeply"),
    ('{"id": "ü", "question": "Who was Admiral\u2028? \\ud800"}\n'.encode(), "ü", None),
    (b'{"id": {"of": [9]}, "question": "What\\u0000 is \xff Gladys?"}\n', {"of": [9]}, None),
    (
        b'{"id": null, "question": "Why did he give up?", "history": '
        b'[{"role": "user", "content": "When did Mateo Lindqvist give up the bus?"}]}',
        None,
        None,
    ),
]


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_batch_answers_every_line_in_order_and_bad_ones_with_an_error(
    command: str, sample_store: Path, tmp_path: Path
) -> None:
    source = tmp_path / "batch.jsonl"
    source.write_bytes(b"".join(line for line, _, _ in BATCH))
    done = onrecord(command, "--batch", str(source), "-k", "3", "--store", str(sample_store))
    assert (done.returncode, done.stderr) == (1, b"")
    rows = lines(done.stdout)
    expected = [(identity, error) for _, identity, error in BATCH if identity is not ...]
    assert [row["id"] for row in rows] == [identity for identity, _ in expected]
    for row, (_, error) in zip(rows, expected, strict=True):
        if error:
            assert list(row) == ["id", "error"]
            assert error in row["error"]
            assert len(row["error"]) < 200
        elif command == "ask":
            is_answer({key: value for key, value in row.items() if key != "id"})
            assert len(row["hits"]) <= 3
        else:
            assert set(row) == {"schema", "id", "searched_for", "hits"}
            assert len({(hit["document"], hit["pair"]) for hit in row["hits"]}) == 3
    assert rows[-1]["searched_for"] == "Why did Mateo Lindqvist give up?"


def test_a_batch_from_stdin_says_the_same_as_one_question_and_the_same_every_time(sample_store: Path) -> None:
    asked = [STEPS, ABSENT, "What is Gladys?", "Where did the recordings go?"]
    given = b"".join(json.dumps({"id": n, "question": text}).encode() + b"\n" for n, text in enumerate(asked))
    first = onrecord("ask", "--batch", "-", "--store", str(sample_store), stdin=given)
    second = onrecord("ask", "--batch", "-", "--store", str(sample_store), stdin=given, locale="C")
    assert (first.returncode, second.returncode) == (0, 0)
    assert without_times(lines(first.stdout)) == without_times(lines(second.stdout))
    backwards = onrecord(
        "ask", "--batch", "-", "--store", str(sample_store), stdin=b"\n".join(given.split(b"\n")[::-1])
    )
    same(lines(backwards.stdout)[::-1], lines(first.stdout))
    (alone,) = lines(onrecord("ask", STEPS, "--json", "--store", str(sample_store)).stdout)
    same([{"id": 0, **alone}], lines(first.stdout)[:1])


def test_text_is_utf8_whatever_the_locale(sample_store: Path) -> None:
    done = onrecord("ask", STEPS, "--store", str(sample_store), locale="C")
    assert "“" in done.stdout.decode("utf-8")
    assert "142 steps" in done.stdout.decode("utf-8")


def test_a_deposition_is_cited_by_page_and_line(tmp_path: Path) -> None:
    told = ["Q.  Did you see the heron?", "A.  I did."] * 10
    told[8:10] = ["Q.  Who mended the winch?", "A.  Piet Roos mended the winch on a Sunday,"]
    told[10] = "with a rope."
    pages = [told[:10], told[10:]]
    rows = [[f"{n:5d}   {words}" for n, words in enumerate(page, 1)] for page in pages]
    text = "\f".join(f"{'Page ' + str(number):>40}\n" + "\n".join(page) + "\n" for number, page in enumerate(rows, 45))
    (tmp_path / "winch.txt").write_text(text, "utf-8")
    store = ("--store", str(tmp_path / "store"))
    assert onrecord("add", str(tmp_path / "winch.txt"), *store).returncode == 0
    said = onrecord("ask", "Who mended the winch?", *store).stdout.decode()
    assert f"[1] {tmp_path / 'winch.txt'}:45:10-46:1\n" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", ""), "the question is empty"),
        (("ask", "  "), "the question is empty"),
        (("ask", "x" * 2001), "the question has 2,001 characters"),
        (("ask",), "give one question in quotes, or --batch FILE"),
        (("ask", "x", "--batch", "-"), "give one question in quotes, or --batch FILE"),
        (("search", "x", "--batch", "-"), "give one question in quotes, or --batch FILE"),
        (("ask", "--batch", "/does/not/exist"), "/does/not/exist: No such file or directory"),
        (("ask", "x", "--from", "spring"), "'spring' is not a date"),
        (("search", "x", "--to", "2019-1"), "'2019-1' is not a date"),
        (("search", "x", "--from", "2019-02-30"), "'2019-02-30' is not a date"),
        (("ask", "x", "--document", "nowhere.txt"), "no document here is of that"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: tuple[str, ...], told: str, sample_store: Path) -> None:
    done = onrecord(*arguments, "--store", str(sample_store))
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"onrecord: {told}")


def test_a_store_that_is_not_there_is_said_in_one_line_and_not_made(tmp_path: Path) -> None:
    for command in ("ask", "search"):
        done = onrecord(command, "x", "--store", str(tmp_path / "none"))
        assert (done.returncode, done.stdout) == (2, b"")
        (line,) = done.stderr.decode().splitlines()
        assert "there is no store here" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_disk_is_said_in_one_line(sample_store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "from assistant.cli import main; main()",
                "ask",
                STEPS,
                "--store",
                str(sample_store),
            ],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"onrecord: No space left on device\n"
