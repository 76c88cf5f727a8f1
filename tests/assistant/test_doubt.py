"""What is said beside an answer that may be none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.conversation_records import Exchange
from assistant.unanswered import IN_DOUBT
from assistant.web.exports import html, markdown
from assistant.web.views import answer_view, to_json
from tests.assistant.assistants import assistant_of
from tests.assistant.test_spoken_of import TALK

DOUBT = "This comes closest, but it may not answer the question."


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("doubt"), {"light.txt": TALK}) as found:
        yield found


def test_an_answer_that_may_be_none_says_so(light: Assistant) -> None:
    answer = light.ask("Who is Walter Pell?")
    assert not answer.abstained
    assert answer.confidence < IN_DOUBT
    assert answer.notice == DOUBT


@pytest.mark.parametrize("question", ["Who is Samson Oko?", "Which lorry did he drive in Peru?"])
def test_a_sure_answer_and_one_that_declines_do_not(light: Assistant, question: str) -> None:
    answer = light.ask(question)
    assert answer.abstained or answer.confidence >= IN_DOUBT
    assert answer.notice == ""


def test_what_is_taken_along_says_it_too(light: Assistant) -> None:
    view = answer_view(light.ask("Who is Walter Pell?"), light.library)
    exchange = Exchange(
        id=1,
        conversation="c",
        question=view.question,
        answer=to_json(view),
        said=view.said,
        abstained=False,
        asked="2026-03-04T10:00:00+00:00",
    )
    assert f"*{DOUBT}*" in markdown("Tern Light", (exchange,))
    assert f"<small>{DOUBT}</small>" in html("Tern Light", (exchange,))
