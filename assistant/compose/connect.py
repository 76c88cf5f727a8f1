"""The language models that settings describe: an OpenAI-compatible address, Ollama, a GGUF file."""

from __future__ import annotations

import ipaddress
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.compose import bodies
from assistant.compose.headers import only_ours
from assistant.compose.language_model import LlamaIndexModel
from assistant.settings import LanguageModelSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM


def connect(settings: LanguageModelSettings) -> LlamaIndexModel:
    """The model that the settings describe. Nothing is loaded or reached before its first question."""
    makers = {"openai": _openai, "ollama": _ollama, "gguf": _gguf}
    resources = ExitStack()
    return LlamaIndexModel(
        lambda: makers[settings.kind](settings, resources),
        name=settings.model,
        context_tokens=settings.context_tokens,
        answer_tokens=settings.answer_tokens,
        first_token_s=settings.first_token_s,
        total_s=settings.total_s,
        key=settings.key,
        resources=resources,
        inside=settings.kind == "gguf",
    )


def _openai(settings: LanguageModelSettings, resources: ExitStack) -> LLM:
    import httpx
    from llama_index.llms.openai_like import OpenAILike

    key = settings.key or "none"  # without one it would take OPENAI_API_KEY
    client = httpx.Client(
        timeout=settings.first_token_s,
        trust_env=not _on_this_machine(settings.address),
        event_hooks={"request": [only_ours(key)], "response": [bodies.stoppable()]},
    )
    llm: LLM = OpenAILike(
        model=settings.model,
        api_base=settings.address,
        api_key=key,
        is_chat_model=True,
        context_window=settings.context_tokens,
        max_tokens=settings.answer_tokens,
        temperature=0.0,
        max_retries=0,
        timeout=settings.first_token_s,
        http_client=resources.enter_context(client),
    )
    return llm


def _ollama(settings: LanguageModelSettings, resources: ExitStack) -> LLM:
    import ollama
    from llama_index.llms.ollama import Ollama

    client = ollama.Client(
        host=settings.address,
        timeout=settings.first_token_s,
        headers={"Authorization": f"Bearer {settings.key}"} if settings.key else {},
        trust_env=not _on_this_machine(settings.address),
        event_hooks={"request": [only_ours(settings.key)]},
    )
    llm: LLM = Ollama(
        model=settings.model,
        base_url=settings.address,
        client=resources.enter_context(client),
        temperature=0.0,
        context_window=settings.context_tokens,
        additional_kwargs={"num_predict": settings.answer_tokens},
    )
    return llm


def _gguf(settings: LanguageModelSettings, resources: ExitStack) -> LLM:
    from assistant.compose import gguf

    serving = ExitStack()
    served = serving.enter_context(gguf.served(settings.address, context_tokens=settings.context_tokens))
    llm = _openai(replace(settings, kind="openai", address=served.address, key=served.key), resources)
    resources.enter_context(serving)  # ends before the connection to it, which wakes up who waits there
    return llm


def _on_this_machine(address: str) -> bool:
    """True for loopback: its requests never go through a proxy of the environment."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
