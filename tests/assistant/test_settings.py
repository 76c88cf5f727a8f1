"""Settings are data: what a model's address may look like, where keys come from, what limits hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import LanguageModelSettings, Settings, language_model


@pytest.mark.parametrize(
    ("spec", "kind", "address", "model"),
    [
        ("http://127.0.0.1:8080/v1#qwen3", "openai", "http://127.0.0.1:8080/v1", "qwen3"),
        ("http://127.0.0.1:8080#qwen3", "openai", "http://127.0.0.1:8080/v1", "qwen3"),
        ("https://api.example/openai/v1/#org/model-7b", "openai", "https://api.example/openai/v1", "org/model-7b"),
        ("http://[::1]:8080#m", "openai", "http://[::1]:8080/v1", "m"),
        ("ollama:llama3.2:3b", "ollama", "http://127.0.0.1:11434", "llama3.2:3b"),
    ],
)
def test_a_model_is_named_by_one_word(spec: str, kind: str, address: str, model: str) -> None:
    found = language_model(spec, environment={})
    assert (found.kind, found.address, found.model) == (kind, address, model)


def test_a_gguf_file_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "My Model.Q4.gguf"
    path.write_bytes(b"GGUF")
    found = language_model(str(path), environment={})
    assert (found.kind, found.address, found.model) == ("gguf", str(path), "My Model.Q4")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("box.local:9000", "http://box.local:9000"),
        ("https://box.local/", "https://box.local:11434"),
    ],
)
def test_ollama_is_looked_for_where_its_own_variable_says(host: str, address: str) -> None:
    assert language_model("ollama:m", environment={"OLLAMA_HOST": host}).address == address


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("qwen3", "'qwen3' is not a language model: write URL#MODEL"),
        ("ftp://127.0.0.1#m", "is not a language model"),
        ("http://127.0.0.1:8080", "names no model"),
        ("ollama:", "names no model"),
        ("http://127.0.0.1:99999#m", "not a number below 65536"),
        ("missing.gguf", "there is no model file at missing.gguf"),
    ],
)
def test_a_name_that_cannot_be_meant_says_what_to_write(spec: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message.replace("#", r"\#")):
        language_model(spec, environment={})


@pytest.mark.parametrize("spec", ["https://user:sk-secret@api.example/v1#m", "https://api.example/v1?key=sk-secret#m"])
def test_a_key_in_an_address_is_refused_and_not_repeated(spec: str) -> None:
    with pytest.raises(SettingsError, match="set ONRECORD_LLM_KEY") as caught:
        language_model(spec, environment={})
    assert "sk-secret" not in str(caught.value)


def test_a_key_is_left_out_of_every_representation() -> None:
    found = language_model("http://127.0.0.1:1#m", environment={"ONRECORD_LLM_KEY": " sk-secret "})
    assert found.key == "sk-secret"
    assert "sk-secret" not in f"{found!r} {Settings(language_model=found)}"


def test_limits_come_from_the_environment() -> None:
    environment = {
        "ONRECORD_LLM_FIRST_TOKEN_S": "5.5",
        "ONRECORD_LLM_TOTAL_S": "90",
        "ONRECORD_LLM_CONTEXT": "8192",
    }
    found = language_model("http://127.0.0.1:1#m", environment=environment)
    assert (found.first_token_s, found.total_s, found.context_tokens) == (5.5, 90.0, 8192)


@pytest.mark.parametrize("value", ["soon", "0", "-1", "nan", "inf"])
def test_a_limit_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="ONRECORD_LLM_TOTAL_S must be a number above 0"):
        language_model("http://127.0.0.1:1#m", environment={"ONRECORD_LLM_TOTAL_S": value})


def test_a_context_too_small_for_an_answer_is_refused() -> None:
    with pytest.raises(SettingsError, match="ONRECORD_LLM_CONTEXT must be at least 800 tokens"):
        language_model("http://127.0.0.1:1#m", environment={"ONRECORD_LLM_CONTEXT": "500"})


def test_limits_are_twenty_and_sixty_seconds_unless_set() -> None:
    found = language_model("http://127.0.0.1:1#m", environment={})
    assert (found.first_token_s, found.total_s) == (20.0, 60.0)


def test_without_a_model_the_speakers_words_answer() -> None:
    assert Settings.read(environment={}) == Settings(language_model=None, strict=False)


def test_an_option_wins_over_the_environment() -> None:
    environment = {"ONRECORD_LLM": "ollama:one"}
    assert model_of(Settings.read(environment=environment)).model == "one"
    assert model_of(Settings.read(llm="ollama:two", environment=environment)).model == "two"
    assert Settings.read(llm="", environment=environment).language_model is None


def model_of(settings: Settings) -> LanguageModelSettings:
    assert settings.language_model is not None
    return settings.language_model
