"""A GGUF file served by llama.cpp in this process, on loopback, to whoever knows its key: this process."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.errors import LanguageModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server: its OpenAI-compatible address and its key."""

    address: str
    key: str


@contextmanager
def served(path: str, *, context_tokens: int) -> Iterator[Served]:
    """Load the file and serve it until the context ends. Raises LanguageModelError with what to do."""
    try:
        import xllamacpp
    except ImportError:
        raise LanguageModelError("a .gguf file needs llama.cpp: pip install 'onrecord[gguf]'") from None
    key = secrets.token_hex(16)
    options = xllamacpp.CommonParams()
    options.model.path = path
    options.n_ctx = context_tokens
    options.n_parallel = 1
    for processors in (options.cpuparams, options.cpuparams_batch):
        # Threads wait for each other at every layer: one that must share its core holds up all.
        processors.n_threads = max((os.cpu_count() or 2) // 2, 1)
        processors.poll = 0
    options.hostnames = ["127.0.0.1"]
    options.port = 0
    options.api_keys = [key]
    options.cache_ram_mib = 0
    options.ui = options.endpoint_slots = options.endpoint_props = options.endpoint_metrics = False
    options.cors_origins = ""
    options.verbosity = -1
    try:
        server = xllamacpp.Server(options)
    except RuntimeError as error:
        raise LanguageModelError(f"llama.cpp cannot load {path} ({error}); choose another .gguf file") from None
    try:
        yield Served(address=f"{server.listening_address}/v1", key=key)
    finally:
        del server  # it stops when nobody holds it
