"""Language models that a process shares, and their end: none may still be computing when the interpreter is gone."""

from __future__ import annotations

import atexit
import threading
from functools import cache

from assistant.compose.connect import connect
from assistant.compose.language_model import LlamaIndexModel
from assistant.settings import LanguageModelSettings

LEAVING_S = 3.0  # llama.cpp stops between two batches of a prompt; one that is being loaded may take longer
_models: list[LlamaIndexModel] = []


@cache
def shared(settings: LanguageModelSettings) -> LlamaIndexModel:
    """`connect`, once per process for the same settings: a model is loaded once, whoever asks."""
    if not _models:
        atexit.register(close_all)
    model = connect(settings)
    _models.append(model)
    return model


def close_all(within: float = LEAVING_S) -> bool:
    """Close the shared models; False where one has not come to its end `within` seconds."""
    ending = [threading.Thread(target=model.close, name="closing", daemon=True) for model in _models]
    for thread in ending:
        thread.start()
    for thread in ending:
        thread.join(within)
    if any(thread.is_alive() for thread in ending):
        return False
    shared.cache_clear()
    _models.clear()
    return True
