"""A follow-up in a language model's words, so that it stands alone; None wherever the rules' wording is safer.

A model completes what rules cannot ("And the other one?"). It may only put the conversation's own words together anew: a
wording that drops a word of the user's, or brings one that nobody said, is not used. So neither an invention nor an order
in a quoted document becomes the question.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from assistant.compose import LanguageModel
from assistant.compose.prompt import BOUNDARY, earlier
from assistant.errors import AnswerCut, LanguageModelError
from assistant.types import Message
from index.words import tokens
from prompts import render

SHARE = 0.25  # of the time that an answer has until its first words
LONGEST = 300  # characters of a question
TURNS = 6  # messages before the question that the model is shown
TALK_TOKENS = 600
_LABEL = re.compile(r"^\W*(?:the )?(?:last |complete |stand-?alone )*question(?:, complete)?\s*:\s*", re.IGNORECASE)
_QUOTES = " \t\"'“”‘’*`"
# Words of a question that only point to what was said, and may go once it is named.
_POINTING = frozenset(
    """one ones other others another same else former latter thing things person people then also too again instead so such
    more first second last""".split()
)

_ASKS = frozenset("who whom whose what which when where why how".split())
_ABOUT = re.compile(r"^\W*(?:and |but |so )?(?:what|how) about\b", re.IGNORECASE)


class Restater:
    """Completes follow-ups with `model`; a `Restate`."""

    def __init__(self, model: LanguageModel, *, seconds: float) -> None:
        """`seconds` is how long an answer may take to its first words; completing the question gets its share of it."""
        self._model = model
        self._seconds = seconds * SHARE

    def __call__(self, question: str, history: Sequence[Message], *, since: float | None = None) -> str | None:
        """As `Restate`."""
        turns = earlier(history[-TURNS:], budget=TALK_TOKENS)
        mark = hashlib.sha256("\0".join([question, *turns]).encode("utf-8", "surrogatepass")).hexdigest()[:BOUNDARY]
        user = render("restate_user", turns="\n".join(turns), boundary=mark, question=question)
        said = ""
        try:
            for piece in self._model.write(render("restate_system"), user, since=since, within=self._seconds):
                said += piece
                if "\n" in said.strip() or len(said) > 2 * LONGEST:
                    break  # a question is one line; the rest is not waited for
        except AnswerCut:
            pass  # checked as it stands
        except LanguageModelError:
            return None
        line = _LABEL.sub("", said.strip().split("\n", 1)[0]).strip(_QUOTES)
        return line if safe(line, question, history) else None


def safe(line: str, question: str, history: Sequence[Message]) -> bool:
    """Is `line` a question that keeps what the user asked and adds only what was said?

    Kept: what `question` asks for (why, who) and its content words, but pointing ones ("the other one"). Added: words of
    the user's earlier questions, and names in the answers.
    """
    if not line.endswith("?") or len(line) > LONGEST or line == question:
        return False
    new, own = tokens(line), tokens(question)
    asked = [token for message in history if message.role == "user" for token in tokens(message.content)]
    named = [
        token
        for message in history
        if message.role == "assistant"
        for token in tokens(message.content)
        if token.capital and not token.stop
    ]
    kept = {token.stem for token in own if not token.stop and token.folded not in _POINTING}
    known = {token.stem for token in (*own, *asked, *named)}
    written = {token.stem for token in new if not token.stop}
    asks = set() if _ABOUT.match(question) else {token.folded for token in own} & _ASKS
    words = {token.folded for token in new} | {token.stem for token in new}
    return bool(written) and kept | asks <= words and written <= known
