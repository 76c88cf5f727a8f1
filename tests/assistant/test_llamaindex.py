"""LlamaIndex asks our Assistant: as a query engine, and as a chat engine that understands follow-ups."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from llama_index.core.llms import ChatMessage
from llama_index.core.schema import TextNode

from assistant.conversation import Assistant
from assistant.llamaindex import OnRecordChatEngine, OnRecordQueryEngine
from index.library import Library
from tests.assistant.sample_evidence import SAMPLES

STEPS = "How many steps does the Tern Rock tower have?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("engine") / "store", create=True) as library:
        library.add([SAMPLES])
        yield Assistant(library)


def test_a_query_is_answered_with_its_citations_as_nodes(assistant: Assistant) -> None:
    response = OnRecordQueryEngine(assistant).query(STEPS)
    assert "There are 142 steps." in str(response)
    assert "[1]" in str(response)
    best = response.source_nodes[0].node
    assert isinstance(best, TextNode)
    text = (SAMPLES / "tern-rock-light.txt").read_text("utf-8")
    assert best.text == text[best.start_char_idx : best.end_char_idx]
    assert best.metadata["speaker"] == "Ilse Varga"
    assert response.metadata is not None
    assert (response.metadata["abstained"], response.metadata["composer"]) == (False, "quotes")


def test_a_query_that_nothing_answers_is_declined(assistant: Assistant) -> None:
    response = OnRecordQueryEngine(assistant).query("What is the capital of Mongolia?")
    assert response.metadata is not None
    assert response.metadata["abstained"] is True
    assert "Ulan" not in str(response)


def test_a_query_can_be_awaited(assistant: Assistant) -> None:
    response = asyncio.run(OnRecordQueryEngine(assistant).aquery(STEPS))
    assert "142 steps" in str(response)


def test_a_conversation_is_remembered_and_forgotten(assistant: Assistant) -> None:
    engine = OnRecordChatEngine(assistant)
    assert "bus driver" in engine.chat("What was Mateo Lindqvist's job before he became a baker?").response
    follow_up = engine.chat("When did he give it up?")
    assert follow_up.metadata is not None
    assert "Lindqvist" in follow_up.metadata["searched_for"]
    assert [message.role.value for message in engine.chat_history] == ["user", "assistant"] * 2
    engine.reset()
    assert engine.chat_history == []


def test_a_given_history_stands_in_for_the_remembered_one(assistant: Assistant) -> None:
    engine = OnRecordChatEngine(assistant)
    history = [
        ChatMessage(role="user", content="Who is Mateo Lindqvist?"),
        ChatMessage(role="assistant", content="A baker."),
    ]
    answer = engine.chat("What was his job before?", chat_history=history)
    assert answer.metadata is not None
    assert "Lindqvist" in answer.metadata["searched_for"]
    assert len(engine.chat_history) == 4


def test_a_stream_says_the_same_as_the_answer(assistant: Assistant) -> None:
    whole = OnRecordChatEngine(assistant).chat(STEPS).response
    engine = OnRecordChatEngine(assistant)
    response = engine.stream_chat(STEPS)
    assert "".join(response.response_gen) == whole
    assert response.response == whole
    assert response.source_nodes
    assert engine.chat_history[-1].content == whole
