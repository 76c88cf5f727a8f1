"""Threads of chats: replies stand under what they reply to, and what is said below is no part of the answer."""

from __future__ import annotations

import json

import pytest

from index.pairs import split
from index.readers import read_bytes

_SAID = (  # who, words, mark, thread
    ("Rosa Keel", "Ask me about the mill now.", "1709110301.000309", ""),
    ("Ann Bell", "When did it burn?", "1709110302.000309", "1709110302.000309"),
    ("Tom Hay", "Who rebuilt the roof?", "1709110303.000309", "1709110303.000309"),
    ("Rosa Keel", "In May.", "1709110304.000309", "1709110302.000309"),
    ("Rosa Keel", "My uncle and I.", "1709110305.000309", "1709110303.000309"),
    ("Rosa Keel", "That is the hour, thank you all.", "1709110306.000309", ""),
)


def _slack() -> list[dict[str, object]]:
    messages: list[dict[str, object]] = []
    for who, words, mark, thread in _SAID:
        said: dict[str, object] = {"type": "message", "user_profile": {"real_name": who}, "text": words, "ts": mark}
        messages.append(said | ({"thread_ts": thread} if thread else {}))
    return messages


def _mattermost() -> list[dict[str, object]]:
    return [
        {
            "id": f"p{mark}",
            "username": who,
            "message": words,
            "root_id": f"p{thread}" if thread not in ("", mark) else "",
        }
        for who, words, mark, thread in _SAID
    ]


@pytest.mark.parametrize("made", [_slack, _mattermost])
def test_replies_answer_what_their_thread_asks(made: object) -> None:
    assert callable(made)
    (document,) = read_bytes(json.dumps(made()).encode(), source="mill.json", suffix=".json")
    found = [
        (pair.question.of(document.text), [turn.span.of(document.text) for turn in pair.turns])
        for pair in split(document)
        if pair.question
    ]
    assert found == [("When did it burn?", ["In May."]), ("Who rebuilt the roof?", ["My uncle and I."])]
