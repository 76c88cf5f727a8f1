"""Any language model, well or ill: what it writes arrives in pieces, what it fails at is one line within the limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import httpx
import pytest

from assistant.compose.connect import connect
from assistant.compose.headers import only_ours
from assistant.compose.language_model import LlamaIndexModel
from assistant.errors import AnswerCut, LanguageModelError
from assistant.settings import KEY, LanguageModelSettings, language_model
from tests.assistant.scripted_server import Manner, Script, serving


def settings(address: str, **limits: float) -> LanguageModelSettings:
    return LanguageModelSettings(
        kind="openai",
        address=address,
        model="scripted",
        first_token_s=limits.get("first_token_s", 20),
        total_s=limits.get("total_s", 60),
    )


def written(script: Script, **limits: float) -> list[str]:
    with serving(script) as address, connect(settings(address, **limits)) as model:
        return list(model.write("Be brief.", "How many steps?"))


def failure(script: Script, **limits: float) -> str:
    with pytest.raises(LanguageModelError) as caught:
        written(script, **limits)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_words_arrive_as_they_are_written() -> None:
    script = Script(pieces=("There are ", "142 steps", " [1]."))
    assert written(script) == ["There are ", "142 steps", " [1]."]


def test_the_rules_and_the_question_are_sent_apart_with_a_limit_and_no_chance() -> None:
    script = Script(pieces=("Yes.",))
    written(script)
    sent = script.requests[0]
    assert sent["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "How many steps?"},
    ]
    assert (sent["temperature"], sent["max_tokens"], sent["stream"]) == (0.0, 400, True)


def test_a_key_of_another_service_is_never_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-somebody-else")
    script = Script(pieces=("Yes.",))
    written(script)
    assert script.keys == ["Bearer none"]


def test_nothing_of_the_environment_is_sent_but_what_is_meant_for_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OLLAMA_API_KEY"):
        monkeypatch.setenv(name, f"secret of {name}")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer secret\nX-Own: secret\nHost: secret.example")
    script = Script(pieces=("Yes.",))
    with serving(script) as address:
        for key in ("", "sk-mine"):
            with connect(replace(settings(address), key=key)) as model:
                assert list(model.write("Be brief.", "How many steps?")) == ["Yes."]
            with connect(replace(settings(address.removesuffix("/v1")), kind="ollama", key=key)) as model:
                assert list(model.write("Be brief.", "How many steps?")) == ["Yes."]
    assert script.keys == ["Bearer none", "", "Bearer sk-mine", "Bearer sk-mine"]
    for sent in script.headers:
        assert set(sent) <= {"Host", "Accept", "Connection", "Content-Type", "Content-Length", "Authorization"}
        assert "secret" not in str(sent)


def test_a_key_does_not_follow_to_another_host() -> None:
    hook = only_ours("sk-mine")
    request = httpx.Request("POST", "https://elsewhere.example/v1", json={"a": 1}, headers={"X-Own": "mine"})
    hook(request)
    assert "Authorization" not in request.headers
    assert request.headers["Content-Length"] == str(len(request.content))


def test_the_key_comes_from_the_environment_and_is_never_shown() -> None:
    with serving(script := Script(pieces=("Yes.",))) as address:
        named = language_model(f"{address}#scripted", environment={KEY: "sk-mine"})
        with connect(named) as model:
            assert list(model.write("", "?")) == ["Yes."]
    assert script.keys == ["Bearer sk-mine"]
    assert "sk-mine" not in repr(named)


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (("My key is sk-mine-77.",), "My key is •••."),
        (("My key is s", "k-mi", "ne-7", "7, sk-mine-77 that is"), "My key is •••, ••• that is"),
        (("Not sk-mine-7", "8 but sk", "-"), "Not sk-mine-78 but sk-"),
    ],
)
def test_a_key_that_the_model_tells_is_masked(pieces: tuple[str, ...], shown: str) -> None:
    with serving(Script(pieces=pieces)) as address:
        named = language_model(f"{address}#scripted", environment={KEY: "sk-mine-77"})
        with connect(named) as model:
            assert "".join(model.write("", "?")) == shown


@pytest.mark.parametrize(
    ("manner", "pieces", "message"),
    [
        ("error", (), "scripted answered with an error (500)"),
        ("refused_key", (), "scripted did not accept the key (set ONRECORD_LLM_KEY)"),
        ("malformed", (), "scripted sent something that is not an answer"),
        ("closing", ("There are",), "scripted stopped midway"),
        ("unfinished", ("There are",), "scripted stopped midway"),
        ("html", (), "scripted sent something that is not an answer"),
    ],
)
def test_what_a_server_does_wrong_is_said_in_one_line(manner: Manner, pieces: tuple[str, ...], message: str) -> None:
    assert failure(Script(manner=manner, pieces=pieces)) == f"{message}, so these are the speakers' own words."


def test_a_server_that_is_down_is_said_to_be() -> None:
    with serving(Script()) as address:
        pass
    with connect(settings(address)) as model, pytest.raises(LanguageModelError, match="scripted could not be reached"):
        list(model.write("", "?"))


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (Script(manner="silent"), "scripted did not begin within 0.4 s"),
        (Script(manner="hanging", pieces=("There ",)), "scripted stopped midway"),
        (Script(manner="trickling"), "scripted did not finish within 0.8 s"),
        (Script(manner="alive"), "scripted did not begin within 0.4 s"),
    ],
)
def test_limits_hold_for_a_server_that_hangs(script: Script, message: str) -> None:
    began = time.monotonic()
    assert failure(script, first_token_s=0.4, total_s=0.8).startswith(message)
    assert time.monotonic() - began < 3


def test_an_endless_answer_is_cut_off_and_the_connection_closed() -> None:
    script = Script(manner="endless")
    with serving(script) as address, connect(settings(address)) as model:
        with pytest.raises(LanguageModelError, match="did not come to an end"):
            list(model.write("", "?"))
        assert script.hung_up.wait(10)


def test_a_server_that_only_says_that_it_is_alive_is_hung_up_on() -> None:
    script = Script(manner="alive")
    with serving(script) as address, connect(settings(address, first_token_s=0.3)) as model:
        with pytest.raises(LanguageModelError, match="did not begin"):
            list(model.write("", "?"))
        assert script.hung_up.wait(10)


def test_an_end_without_a_reason_is_an_end() -> None:
    assert written(Script(manner="reasonless", pieces=("Yes.",))) == ["Yes."]


def test_the_llm_itself_can_be_used_beside_the_model() -> None:
    with serving(Script(pieces=("Yes.",))) as address, connect(settings(address)) as model:
        assert next(model.llm().stream_complete("?")).delta == "Yes."


def test_an_answer_stopped_at_its_length_is_told_from_a_failure() -> None:
    with pytest.raises(AnswerCut):
        written(Script(manner="cut", pieces=("There are",)))


def test_a_reader_who_leaves_closes_the_connection() -> None:
    script = Script(manner="endless")
    with serving(script) as address, connect(settings(address)) as model:
        pieces = model.write("", "?")
        next(pieces)
        pieces.close()  # type: ignore[attr-defined]  # a generator, seen as an Iterator
        assert script.hung_up.wait(10)


def test_any_llama_index_llm_can_write(completing: Callable[[], object]) -> None:
    model = LlamaIndexModel(completing, name="mine")  # type: ignore[arg-type]  # LlamaIndex is imported in the fixture only
    assert "".join(model.write("Be brief.", "How many steps?")).split()[:2] == ["Be", "brief."]


@pytest.mark.parametrize("chats", [True, False])
def test_an_llm_that_cannot_stream_writes_all_at_once(chats: bool) -> None:
    from llama_index.core.base.llms.types import ChatResponseGen, CompletionResponseGen
    from llama_index.core.llms import ChatMessage, ChatResponse, CompletionResponse, LLMMetadata, MockLLM

    class Unstreamed(MockLLM):
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(is_chat_model=chats)

        def chat(self, messages: Sequence[ChatMessage], **_: object) -> ChatResponse:
            return ChatResponse(message=ChatMessage(role="assistant", content="There are 142."))

        def complete(self, prompt: str, formatted: bool = False, **_: object) -> CompletionResponse:
            return CompletionResponse(text="There are 142.")

        def stream_chat(self, messages: Sequence[ChatMessage], **_: object) -> ChatResponseGen:
            raise NotImplementedError

        def stream_complete(self, prompt: str, formatted: bool = False, **_: object) -> CompletionResponseGen:
            raise NotImplementedError

    llm = Unstreamed(max_tokens=None)
    model = LlamaIndexModel(lambda: llm, name="mine")
    assert list(model.write("Be brief.", "How many steps?")) == ["There are 142."]


def from_ollama(script: Script) -> list[str]:
    """What arrives from an Ollama server that follows the script, addressed as a user does."""
    with serving(script) as address:
        host = address.removesuffix("/v1").removeprefix("http://")
        named = language_model("ollama:scripted", environment={"OLLAMA_HOST": host, KEY: "sk-mine"})
        with connect(named) as model:
            return list(model.write("Be brief.", "How many steps?"))


def test_ollama_is_spoken_to_in_its_own_protocol() -> None:
    script = Script(pieces=("There are ", "142 steps", " [1]."))
    assert "".join(from_ollama(script)) == "There are 142 steps [1]."
    (sent,) = script.requests
    assert (sent["model"], sent["stream"]) == ("scripted", True)
    assert [(m["role"], m["content"]) for m in sent["messages"]] == [  # type: ignore[attr-defined]  # JSON
        ("system", "Be brief."),
        ("user", "How many steps?"),
    ]
    options = sent["options"]
    assert isinstance(options, dict)
    assert (options["temperature"], options["num_ctx"], options["num_predict"]) == (0.0, 4096, 400)
    assert script.keys == ["Bearer sk-mine"]


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (Script(manner="error"), "scripted answered with an error (404)"),
        (Script(manner="unfinished", pieces=("There are",)), "scripted stopped midway"),
        (Script(manner="cut", pieces=("There are",)), "scripted did not come to an end"),
    ],
)
def test_what_ollama_does_wrong_is_said_in_one_line(script: Script, message: str) -> None:
    with pytest.raises(LanguageModelError) as caught:
        from_ollama(script)
    assert str(caught.value) == f"{message}, so these are the speakers' own words."


def test_an_ollama_that_is_not_there_is_said_to_be_down() -> None:
    with serving(Script()) as address:
        host = address.removesuffix("/v1")
    with (
        connect(language_model("ollama:scripted", environment={"OLLAMA_HOST": host})) as model,
        pytest.raises(LanguageModelError, match="scripted could not be reached"),
    ):
        list(model.write("", "?"))


def test_a_shorter_limit_ends_a_request_and_limits_may_have_begun_before_it() -> None:
    for limits in ({"within": 0.3}, {"since": time.monotonic() - 19.7}):
        with serving(Script(manner="silent")) as address, connect(settings(address)) as model:
            began = time.monotonic()
            with pytest.raises(LanguageModelError, match="did not begin"):
                list(model.write("", "?", **limits))
            assert time.monotonic() - began < 2


@pytest.fixture
def completing() -> Callable[[], object]:
    """LlamaIndex's own MockLLM: a completion model that repeats its prompt."""
    from llama_index.core.llms import MockLLM

    return MockLLM
