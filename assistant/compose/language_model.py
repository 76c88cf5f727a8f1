"""Any LlamaIndex LLM as something that writes: streamed, within limits, every failure one plain line.

The LLM is read in a thread of its own, since nothing else can end a call that hangs. A limit that passes is raised to
the caller at once; the thread ends with the next words or with the connection's own time limit.
"""

from __future__ import annotations

import math
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

from assistant.compose import bodies
from assistant.compose.masking import masked
from assistant.errors import AnswerCut, LanguageModelError
from assistant.settings import ANSWER_TOKENS, CONTEXT_TOKENS, FIRST_TOKEN_S, TOTAL_S
from prompts import phrase

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

CHARACTERS = 12  # per token allowed: an answer that is longer than this has no end
_Pieces = queue.SimpleQueue[str | Exception | None]


class LlamaIndexModel:
    """A LanguageModel on `make()`, which is called once, at the first question. Safe in several threads.

    `key` is what must not be among its words. `resources` are what `make` opened; they are closed with the model, which is
    a context manager for that. Where the model runs `inside` this process, its readers have ended once it is closed.
    """

    def __init__(
        self,
        make: Callable[[], LLM],
        *,
        name: str,
        context_tokens: int = CONTEXT_TOKENS,
        answer_tokens: int = ANSWER_TOKENS,
        first_token_s: float = FIRST_TOKEN_S,
        total_s: float = TOTAL_S,
        key: str = "",
        resources: ExitStack | None = None,
        inside: bool = False,
    ) -> None:
        self.name = name
        self.context_tokens = context_tokens
        self.answer_tokens = answer_tokens
        self.first_token_s = first_token_s
        self.total_s = total_s
        self._key = key
        self._make = make
        self._llm: LLM | None = None
        self._making = threading.Lock()
        self._resources = resources or ExitStack()
        self._inside = inside
        self._readers: dict[threading.Thread, threading.Event] = {}

    def llm(self) -> LLM:
        """The LlamaIndex LLM itself, made at the first call; never for a reader whom `close` has told to stop."""
        with self._making:
            if bodies.given_up():
                raise self._failure("closed")
            self._llm = self._llm or self._make()
            return self._llm

    def close(self) -> None:
        """End its connections, and the server of a GGUF file; an answer that is being read ends too."""
        readers = dict(self._readers)
        for stop in readers.values():
            stop.set()
        with self._making:
            self._llm = None
            self._resources.close()
        if self._inside:
            for reader in readers:
                reader.join()

    def __enter__(self) -> LlamaIndexModel:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(
        self, system: str, user: str, *, since: float | None = None, within: float | None = None
    ) -> Iterator[str]:
        """The answer in pieces. Raises LanguageModelError (AnswerCut where `answer_tokens` were reached).

        Limits count from `since` (`time.monotonic`), else from now; `within` is a shorter one, in seconds from now. The
        model's key is never among its words.
        """
        return masked(self._written(system, user, since, within), self._key)

    def _written(self, system: str, user: str, since: float | None, within: float | None) -> Iterator[str]:
        """The answer in pieces, as it comes."""
        pieces: _Pieces = queue.SimpleQueue()
        stop = threading.Event()
        now = time.monotonic()
        began = now if since is None else since
        at_last = math.inf if within is None else now + within
        reader = threading.Thread(
            target=self._read, args=(system, user, pieces, stop), name="language model", daemon=True
        )
        self._readers[reader] = stop
        reader.start()
        begun, length = False, 0
        try:
            while True:
                limit = self.total_s if begun else min(self.first_token_s, self.total_s)
                left = min(began + limit, at_last) - time.monotonic()
                try:
                    if left <= 0:
                        raise queue.Empty
                    piece = pieces.get(timeout=left)
                except queue.Empty:
                    raise self._failure("late" if begun else "slow", seconds=f"{limit:g}") from None
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise self._explained(piece, begun)
                begun = begun or bool(piece.strip())
                length += len(piece)
                if length > self.answer_tokens * CHARACTERS:
                    raise self._failure("endless")
                yield piece
        finally:
            stop.set()

    def _read(self, system: str, user: str, pieces: _Pieces, stop: threading.Event) -> None:
        """In the thread: the LLM's words into `pieces`, None at their end, an exception where there is none."""
        end: str | None = None
        anything = False
        bodies.begin(stop)
        try:
            for delta, reason in self._stream(system, user):
                end = reason
                if stop.is_set():
                    return
                if delta:
                    anything = True
                    pieces.put(delta)
        except Exception as error:  # whatever an LLM of whatever library raises is told to the user in one line
            pieces.put(error)
            return
        finally:
            finished = bodies.hang_up()
            self._readers.pop(threading.current_thread(), None)
        end = end or ("stop" if anything and finished else None)
        if end == "length":
            pieces.put(AnswerCut(phrase("language_model.endless", model=self.name)))
        else:
            pieces.put(None if end else self._failure("closed" if anything else "malformed"))

    def _stream(self, system: str, user: str) -> Iterator[tuple[str, str | None]]:
        """The LLM's words, each with why it has ended by then (None: it has not; 'stop' where it does not say)."""
        from llama_index.core.llms import ChatMessage, MessageRole

        llm = self.llm()
        if llm.metadata.is_chat_model:
            messages = [
                ChatMessage(role=MessageRole.SYSTEM, content=system),
                ChatMessage(role=MessageRole.USER, content=user),
            ]
            ended: str | None = None
            try:
                for answer in llm.stream_chat(messages):
                    ended = ended or _ended(answer.raw)
                    yield answer.delta or "", ended
            except NotImplementedError:  # not every LLM can stream
                yield llm.chat(messages).message.content or "", "stop"
            return
        prompt = f"{system}\n\n{user}\n\nAnswer: "
        try:
            for text in llm.stream_complete(prompt, formatted=True):
                yield text.delta or "", "stop"
        except NotImplementedError:
            yield llm.complete(prompt, formatted=True).text, "stop"

    def _explained(self, error: Exception, begun: bool) -> LanguageModelError:
        """What went wrong in one line, by what the error says of itself: no library's classes are imported for it."""
        if isinstance(error, LanguageModelError):
            return error
        names = " ".join(kind.__name__ for kind in type(error).__mro__)
        status = getattr(error, "status_code", None)
        if status in (401, 403):
            return self._failure("refused_key")
        if isinstance(status, int) and status > 0:
            return self._failure("failed", code=status)
        if "Timeout" in names:
            return self._failure("slow", seconds=f"{self.first_token_s:g}") if not begun else self._failure("closed")
        if begun and ("Protocol" in names or "ReadError" in names or "Connection" in names):
            return self._failure("closed")
        return self._failure("down" if "Connect" in names else "malformed")

    def _failure(self, why: str, **values: str | int) -> LanguageModelError:
        return LanguageModelError(phrase(f"language_model.{why}", model=self.name, **values))


def _ended(raw: object) -> str | None:
    """Why the stream has ended by this piece, as OpenAI-compatible servers and Ollama say it; 'stop' for all others."""
    if isinstance(raw, dict) and "done" in raw:
        return str(raw.get("done_reason") or "stop") if raw["done"] else None
    choices = getattr(raw, "choices", None)
    if choices is None:
        return "stop"
    return str(choices[0].finish_reason) if choices and choices[0].finish_reason else None
