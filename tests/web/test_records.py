"""What is kept is kept for its owner, whole, and forgotten when it has to be."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from assistant.records import NotKept, Records
from assistant.run_records import RunLabel, Runs
from assistant.web.guard import Visitor
from assistant.web.shell import side
from assistant.web.site import Site
from index.errors import StoreDamaged


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    kept = Records(tmp_path / "records.sqlite")
    yield kept
    kept.close()


def keep(
    records: Records, owner: str, question: str, *, answer: str = "{}", abstained: bool = False
) -> tuple[str, int]:
    conversation = records.start(owner, question)
    _, key = records.keep(
        owner, conversation, question=question, answer=answer, said=f"on {question}", abstained=abstained
    )
    return conversation, key


def test_nobody_reaches_what_is_somebody_elses(records: Records) -> None:
    conversation, key = keep(records, "ada", "who?")
    assert records.conversations("bob") == ()
    assert records.exchanges("bob", conversation) == ()
    for attempt in (
        lambda: records.exchange("bob", key),
        lambda: records.conversation("bob", conversation),
        lambda: records.rate("bob", key, "wrong"),
        lambda: records.keep("bob", conversation, question="x", answer="{}", said="", abstained=False),
    ):
        with pytest.raises(NotKept):
            attempt()
    records.rename("bob", conversation, "mine")
    records.delete("bob", conversation)
    records.keep("bob", "", question="x", answer="{}", said="", abstained=False, replacing=key)
    assert [c.title for c in records.conversations("ada")] == ["who?"]
    assert records.conversations("ada")[0].exchanges == 1


def test_a_run_is_labelled_and_forgotten_by_its_owner_only(records: Records) -> None:
    runs = Runs(records)
    run = runs.keep("ada", "set.jsonl", "key")
    label = RunLabel(row="1", sentence=0, supported=True, text="So it is.")
    runs.label("ada", run, label)
    with pytest.raises(NotKept):
        runs.label("bob", run, label)
    assert runs.remove("bob", run) == ""
    assert runs.labels("ada", run) == (label,)
    assert runs.remove("ada", run) == "key"
    assert runs.all_of("ada") == ()
    assert runs.labels("ada", run) == ()
    assert records.rows("SELECT 1 FROM labels", ()) == []


def test_a_new_conversation_is_kept_with_its_first_answer_and_is_the_latest(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count(10)
    monkeypatch.setattr("assistant.records.now", lambda: f"2026-01-01T00:00:{next(seconds)}+00:00")
    first, _ = records.keep("ada", "", question="who?", answer="{}", said="he", abstained=False)
    second, key = records.keep("ada", "", question="where?", answer="{}", said="here", abstained=False)
    assert [c.title for c in records.conversations("ada")] == ["where?", "who?"]
    assert records.exchange("ada", key).conversation == second
    assert records.latest("ada") == second
    records.keep("ada", first, question="since when?", answer="{}", said="always", abstained=False)
    assert records.latest("ada") == first
    assert records.latest("bob") == ""


def test_the_list_shows_the_latest_conversations_and_the_open_one(records: Records) -> None:
    keys = [records.keep("ada", "", question=f"n{n}", answer="{}", said="", abstained=False)[0] for n in range(50)]
    site = cast(Site, SimpleNamespace(records=records))
    ada = Visitor(owner="ada", name=None, role="editor")

    def listed(current: str = "", *, every: bool = False) -> list[str]:
        page = str(side(site, ada, current=current, every=every))
        return re.findall(r'or-conversation" data-act="open" data-conversation="([^"]*)"', page)

    assert listed() == keys[:9:-1]
    assert listed(current=keys[30]) == keys[:9:-1]
    assert listed(current=keys[3]) == [*keys[:9:-1], keys[3]]
    assert listed(every=True) == keys[::-1]
    assert listed(current="somebody else's") == keys[:9:-1]
    assert 'data-act="all"' in side(site, ada)
    assert 'data-act="all"' not in side(site, ada, every=True)


def test_search_takes_signs_literally_and_looks_into_answers(records: Records) -> None:
    keep(records, "ada", "100% of it")
    keep(records, "ada", "1000 of it")
    assert [c.title for c in records.conversations("ada", "100%")] == ["100% of it"]
    assert [c.title for c in records.conversations("ada", "on 1000")] == ["1000 of it"]
    assert records.conversations("ada", "o_ i") == ()


def test_deleting_a_conversation_takes_its_words_out_of_the_file(records: Records) -> None:
    conversation, _ = keep(records, "ada", "the xylophone affair")
    records.delete("ada", conversation)
    records.erase_documents(["0" * 64])
    assert b"xylophone" not in b"".join(path.read_bytes() for path in records.path.parent.iterdir())


def test_a_purged_document_takes_the_answers_that_quote_it_along(records: Records) -> None:
    keep(records, "ada", "first", answer='{"sources": [{"sha256": "abc", "quote": "marimba"}]}')
    keep(records, "ada", "second", answer='{"sources": [{"sha256": "abcd", "quote": "celesta"}]}')
    records.erase_documents(["abc"])
    kept = b"".join(path.read_bytes() for path in records.path.parent.iterdir())
    assert b"marimba" not in kept
    assert b"celesta" in kept


def test_feedback_is_changed_and_taken_back(records: Records) -> None:
    _, key = keep(records, "ada", "who?")
    records.rate("ada", key, "wrong", "because")
    assert [(e.feedback, e.note) for e in records.rated("ada")] == [("wrong", "because")]
    records.rate("ada", key, None)
    assert records.rated("ada") == ()


def test_text_that_sqlite_cannot_hold_is_kept_as_near_as_can_be(records: Records) -> None:
    conversation, _ = keep(records, "ada", "a\ud800b\0c")
    assert records.exchanges("ada", conversation)[0].question == "a?b\ufffdc"


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    path.write_text("these are my notes, and they are long enough to be no header of a database", "utf-8")
    with pytest.raises(StoreDamaged, match="move it away"):
        Records(path)
    assert path.read_text("utf-8").startswith("these are my notes")


def test_a_question_asked_again_takes_the_place_of_the_first(records: Records) -> None:
    conversation, first = keep(records, "ada", "who?")
    asked = {"answer": "{}", "said": "", "abstained": False}
    _, second = records.keep("ada", conversation, question="who?", **asked, replacing=first)  # type: ignore[arg-type]
    records.keep("ada", conversation, question="and?", **asked, replacing=first)  # type: ignore[arg-type]
    kept = records.exchanges("ada", conversation)
    assert [exchange.question for exchange in kept] == ["who?", "and?"]
    assert kept[0].id == second != first
