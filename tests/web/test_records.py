"""What is kept is kept for its owner, whole, and forgotten when it has to be."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from assistant.conversation_records import Conversations
from assistant.records import NotKept, Records
from assistant.run_records import RunLabel, Runs
from assistant.web.guard import Visitor
from assistant.web.shell import side
from assistant.web.site import Site
from index.errors import StoreDamaged


@pytest.fixture
def conversations(records: Records) -> Conversations:
    return Conversations(records)


def keep(
    conversations: Conversations, owner: str, question: str, *, answer: str = "{}", abstained: bool = False
) -> tuple[str, int]:
    conversation = conversations.start(owner, question)
    _, key = conversations.keep(
        owner, conversation, question=question, answer=answer, said=f"on {question}", abstained=abstained
    )
    return conversation, key


def test_nobody_reaches_what_is_somebody_elses(conversations: Conversations) -> None:
    conversation, key = keep(conversations, "ada", "who?")
    assert conversations.all_of("bob") == ()
    assert conversations.exchanges("bob", conversation) == ()
    for attempt in (
        lambda: conversations.exchange("bob", key),
        lambda: conversations.one("bob", conversation),
        lambda: conversations.rate("bob", key, "wrong"),
        lambda: conversations.keep("bob", conversation, question="x", answer="{}", said="", abstained=False),
    ):
        with pytest.raises(NotKept):
            attempt()
    conversations.rename("bob", conversation, "mine")
    conversations.delete("bob", conversation)
    conversations.keep("bob", "", question="x", answer="{}", said="", abstained=False, replacing=key)
    assert [c.title for c in conversations.all_of("ada")] == ["who?"]
    assert conversations.all_of("ada")[0].exchanges == 1


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
    conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count(10)
    monkeypatch.setattr("assistant.conversation_records.now", lambda: f"2026-01-01T00:00:{next(seconds)}+00:00")
    first, _ = conversations.keep("ada", "", question="who?", answer="{}", said="he", abstained=False)
    second, key = conversations.keep("ada", "", question="where?", answer="{}", said="here", abstained=False)
    assert [c.title for c in conversations.all_of("ada")] == ["where?", "who?"]
    assert conversations.exchange("ada", key).conversation == second
    assert conversations.latest("ada") == second
    conversations.keep("ada", first, question="since when?", answer="{}", said="always", abstained=False)
    assert conversations.latest("ada") == first
    assert conversations.latest("bob") == ""


def test_the_list_shows_the_latest_conversations_and_the_open_one(conversations: Conversations) -> None:
    keys = [
        conversations.keep("ada", "", question=f"n{n}", answer="{}", said="", abstained=False)[0] for n in range(50)
    ]
    site = cast(Site, SimpleNamespace(conversations=conversations))
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


def test_search_takes_signs_literally_and_looks_into_answers(conversations: Conversations) -> None:
    keep(conversations, "ada", "100% of it")
    keep(conversations, "ada", "1000 of it")
    assert [c.title for c in conversations.all_of("ada", "100%")] == ["100% of it"]
    assert [c.title for c in conversations.all_of("ada", "on 1000")] == ["1000 of it"]
    assert conversations.all_of("ada", "o_ i") == ()


def test_deleting_a_conversation_takes_its_words_out_of_the_file(
    records: Records, conversations: Conversations
) -> None:
    conversation, _ = keep(conversations, "ada", "the xylophone affair")
    conversations.delete("ada", conversation)
    conversations.erase_documents(["0" * 64])
    assert b"xylophone" not in b"".join(path.read_bytes() for path in records.path.parent.iterdir())


def test_a_purged_document_takes_the_answers_that_quote_it_along(
    records: Records, conversations: Conversations
) -> None:
    keep(conversations, "ada", "first", answer='{"sources": [{"sha256": "abc", "quote": "marimba"}]}')
    keep(conversations, "ada", "second", answer='{"sources": [{"sha256": "abcd", "quote": "celesta"}]}')
    conversations.erase_documents(["abc"])
    kept = b"".join(path.read_bytes() for path in records.path.parent.iterdir())
    assert b"marimba" not in kept
    assert b"celesta" in kept


def test_feedback_is_changed_and_taken_back(conversations: Conversations) -> None:
    _, key = keep(conversations, "ada", "who?")
    conversations.rate("ada", key, "wrong", "because")
    assert [(e.feedback, e.note) for e in conversations.rated("ada")] == [("wrong", "because")]
    conversations.rate("ada", key, None)
    assert conversations.rated("ada") == ()


def test_text_that_sqlite_cannot_hold_is_kept_as_near_as_can_be(conversations: Conversations) -> None:
    conversation, _ = keep(conversations, "ada", "a\ud800b\0c")
    assert conversations.exchanges("ada", conversation)[0].question == "a?b\ufffdc"


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    path.write_text("these are my notes, and they are long enough to be no header of a database", "utf-8")
    with pytest.raises(StoreDamaged, match="move it away"):
        Records(path)
    assert path.read_text("utf-8").startswith("these are my notes")


def test_a_question_asked_again_takes_the_place_of_the_first(conversations: Conversations) -> None:
    conversation, first = keep(conversations, "ada", "who?")
    asked = {"answer": "{}", "said": "", "abstained": False}
    _, second = conversations.keep("ada", conversation, question="who?", **asked, replacing=first)  # type: ignore[arg-type]
    conversations.keep("ada", conversation, question="and?", **asked, replacing=first)  # type: ignore[arg-type]
    kept = conversations.exchanges("ada", conversation)
    assert [exchange.question for exchange in kept] == ["who?", "and?"]
    assert kept[0].id == second != first
