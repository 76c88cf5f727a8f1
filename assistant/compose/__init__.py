"""From evidence to an answer: what a composer is given, what it hands back, and what it may ask a language model.

`quotes` puts the speakers' own words together and needs none of this; `written` lets a language model write, and checks
each of its sentences. Neither knows of search, of where citations stand, or of the chat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.types import Evidence, Message, Sentence, Verdict
from index.types import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is to be answered, and from what.

    `searched_for` is the question that stands alone. `evidence` is what was chosen to answer, best first; `hits` are
    the pairs it was chosen from, best first, for a composer that wants more around it. `since` is when the user asked
    (`time.monotonic`): the limits of all that a language model does for one answer count from there; None counts from
    each request.
    """

    question: str
    searched_for: str
    evidence: tuple[Evidence, ...]
    hits: tuple[Hit, ...] = ()
    history: tuple[Message, ...] = ()
    since: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer as far as it is composed.

    Marker n of a sentence cites `evidence[n - 1]`. `writing` are the words of a sentence that is still being written
    and has not been checked. `composer` and `notice` are those of `assistant.types.Answer`. `refused` is True where the
    model said that nothing it was given answers.
    """

    sentences: tuple[Sentence, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    composer: str
    writing: str = ""
    notice: str = ""
    complete: bool = False
    refused: bool = False


class Composer(Protocol):
    """Something that writes an answer of its own."""

    @property
    def name(self) -> str:
        """What `Answer.composer` says."""
        ...

    def compose(self, brief: Brief) -> Iterator[Draft]:
        """Ever longer drafts, the last one complete; without sentences where nothing could be written, `notice` says why.

        `brief.evidence` is not empty. Never raises for what a language model does or fails to do.
        """
        ...


class Restate(Protocol):
    """Completes a follow-up by more than rules."""

    def __call__(self, question: str, history: Sequence[Message], *, since: float | None = None) -> str | None:
        """`question` as it stands alone after `history`; None where the rules' wording is to be kept. Never raises."""
        ...


class LanguageModel(Protocol):
    """What a written answer needs of a language model."""

    @property
    def name(self) -> str:
        """Its name as the user gave it."""
        ...

    @property
    def context_tokens(self) -> int:
        """How many tokens it reads and writes in one request."""
        ...

    @property
    def answer_tokens(self) -> int:
        """How many of them are kept for what it writes."""
        ...

    def write(
        self, system: str, user: str, *, since: float | None = None, within: float | None = None
    ) -> Iterator[str]:
        """The answer in pieces as they come. Raises LanguageModelError, also midway and when a limit has passed.

        Limits count from `since` (`time.monotonic`), else from now; `within` is a shorter one, in seconds from now.
        """
        ...


class CheckedSentence(Protocol):
    """One claim of an answer: `passage`, `start` and `end` say where its best support stands (None: nowhere)."""

    @property
    def support(self) -> float:
        """How far it is supported, in [0, 1]."""
        ...

    @property
    def verdict(self) -> Verdict:
        """The support as a word."""
        ...

    @property
    def passage(self) -> int | None:
        """Which passage, from 0."""
        ...

    @property
    def start(self) -> int | None:
        """First character in that passage."""
        ...

    @property
    def end(self) -> int | None:
        """The character after the last."""
        ...


class Checked(Protocol):
    """The verdicts on an answer."""

    @property
    def sentences(self) -> Sequence[CheckedSentence]:
        """Those that claim something, in order; none for 'Sure!'."""
        ...


class Check(Protocol):
    """What `assistant.verify.check` does, as a composer sees it."""

    def __call__(self, answer: str, passages: Sequence[str], *, question: str | None = None) -> Checked:
        """How far the passages support each sentence of `answer`."""
        ...
