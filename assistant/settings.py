"""How answers are made: frozen data, read from options and the environment. Builds nothing and connects to nothing."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from assistant.errors import SettingsError

MODEL = "ONRECORD_LLM"
KEY = "ONRECORD_LLM_KEY"
FIRST = "ONRECORD_LLM_FIRST_TOKEN_S"
TOTAL = "ONRECORD_LLM_TOTAL_S"
CONTEXT = "ONRECORD_LLM_CONTEXT"

FIRST_TOKEN_S, TOTAL_S, CONTEXT_TOKENS, ANSWER_TOKENS = 20.0, 60.0, 4096, 400

FORMS = "write URL#MODEL (OpenAI-compatible), ollama:MODEL, or the path of a .gguf file"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModelSettings:
    """A language model and its limits.

    `address` is a base URL ('openai', 'ollama') or a path ('gguf'). `key` comes from the environment only and is
    left out of every representation. `context_tokens` is what the model can read and write together, `answer_tokens`
    the part of it kept for the answer. Times are seconds from the request: to the first words, and to the last.
    """

    kind: Literal["openai", "ollama", "gguf"]
    address: str
    model: str
    key: str = field(default="", repr=False)
    first_token_s: float = FIRST_TOKEN_S
    total_s: float = TOTAL_S
    context_tokens: int = CONTEXT_TOKENS
    answer_tokens: int = ANSWER_TOKENS


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Who writes the answer (None: the speakers' own words) and whether unsupported sentences are removed."""

    language_model: LanguageModelSettings | None = None
    strict: bool = False

    @classmethod
    def read(
        cls, *, llm: str | None = None, strict: bool = False, environment: Mapping[str, str] = os.environ
    ) -> Settings:
        """Settings from the options of a command; without `llm`, from ONRECORD_LLM. Raises SettingsError."""
        spec = llm if llm is not None else environment.get(MODEL, "")
        model = language_model(spec, environment=environment) if spec.strip() else None
        return cls(language_model=model, strict=strict)


def language_model(spec: str, *, environment: Mapping[str, str] = os.environ) -> LanguageModelSettings:
    """The model that `spec` names: `URL#MODEL`, `ollama:MODEL` or the path of a .gguf file. Raises SettingsError."""
    spec = spec.strip()
    kind: Literal["openai", "ollama", "gguf"]
    if spec.startswith("ollama:"):
        kind, address, model = "ollama", _ollama_address(environment), spec.removeprefix("ollama:").strip()
    elif spec.lower().endswith(".gguf"):
        path = Path(spec).expanduser()
        if not path.is_file():
            raise SettingsError(f"there is no model file at {spec}")
        kind, address, model = "gguf", str(path), path.stem
    else:
        kind = "openai"
        address, model = _address(spec)
    if not model:
        raise SettingsError(f"'{spec}' names no model: {FORMS}")
    settings = LanguageModelSettings(
        kind=kind,
        address=address,
        model=model,
        key=environment.get(KEY, "").strip(),
        first_token_s=_positive(environment, FIRST, FIRST_TOKEN_S),
        total_s=_positive(environment, TOTAL, TOTAL_S),
        context_tokens=int(_positive(environment, CONTEXT, CONTEXT_TOKENS)),
    )
    if settings.context_tokens < 2 * settings.answer_tokens:
        raise SettingsError(f"{CONTEXT} must be at least {2 * settings.answer_tokens} tokens")
    return settings


def _address(spec: str) -> tuple[str, str]:
    """Base URL and model of `URL#MODEL`; a URL without a path means its /v1, as every such server has it."""
    url = urlsplit(spec)
    if url.username is not None or url.query:
        raise SettingsError(f"an address holds no key; set {KEY} in the environment and leave it out of the URL")
    try:
        host, port = url.hostname, url.port
    except ValueError:
        raise SettingsError(f"the port in '{spec}' is not a number below 65536") from None
    if url.scheme not in ("http", "https") or not host:
        raise SettingsError(f"'{spec}' is not a language model: {FORMS}")
    place = f"[{host}]" if ":" in host else host
    return f"{url.scheme}://{place}{f':{port}' if port else ''}{url.path.rstrip('/') or '/v1'}", url.fragment.strip()


def _ollama_address(environment: Mapping[str, str]) -> str:
    """Where Ollama listens: its own OLLAMA_HOST (with or without scheme and port), else its default."""
    host = environment.get("OLLAMA_HOST", "").strip().rstrip("/") or "127.0.0.1"
    url = urlsplit(host if "://" in host else f"http://{host}")
    try:
        port = url.port or 11434
    except ValueError:
        raise SettingsError("the port in OLLAMA_HOST is not a number below 65536") from None
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(url.hostname or "", url.hostname or "127.0.0.1")  # noqa: S104 - a client's view of a server that listens everywhere
    return f"{url.scheme}://{f'[{name}]' if ':' in name else name}:{port}"


def _positive(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name, "").strip()
    try:
        value = float(text) if text else default
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise SettingsError(f"{name} must be a number above 0, not '{text}'")
    return value
