"""A small model of our own that reads a question together with a passage and says of each sentence whether it answers.

The encoder compares texts that it read apart; the reader reads them side by side (assistant/cross_encoder.py;
docs/reader.md is its model card). Every token gets a score, and the passage as a whole one for "nothing here answers"; a
sentence's log-odds are those of its tokens together against that.

Source of the form: Devlin et al., "BERT" (2018), section 4.3 (an answer against no answer in one softmax).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.cross_encoder import LONGEST, CrossEncoder, Numbers

if TYPE_CHECKING:
    from tokenizers import Encoding

WEIGHTS = Path(__file__).parent / "reader.safetensors"
SHA256 = "efcd150f48cefaae84351f9a29a7cb398accbe850be4af0e6b15688c1f892fee"
HEADS = {"token": True, "nothing": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text to read, and where its sentences lie: half-open offsets into it. What lies outside them only leads in."""

    text: str
    sentences: tuple[tuple[int, int], ...]


class Reader:
    """The model and what its numbers mean. Safe in several threads."""

    def __init__(self, path: Path = WEIGHTS, *, sha256: str | None = None) -> None:
        """The reader with the weights at `path`, whose sha256 is checked where one is given; both when first needed."""
        self.model = CrossEncoder(path, HEADS, sha256=sha256)

    def ready(self) -> None:
        """Load and compile, a third of a second, where that is not done yet. Raises EncoderError."""
        self.model.ready()

    def prepare(self) -> None:
        """Begin to get ready beside other work. What goes wrong there is raised again by the first reading."""
        self.model.prepare()

    def read(
        self, question: str | Sequence[str], passages: Sequence[Passage], *, budget: int | None = None
    ) -> list[Numbers]:
        """Per passage the log-odds (s,) that each of its sentences answers, against that none does.

        `question` is one for all passages or one for each. A sentence beyond LONGEST tokens has minus infinity. With a
        `budget` in tokens only the first passages are read that fit into it, at least one.
        """
        if not passages:
            return []
        questions = [question] * len(passages) if isinstance(question, str) else question
        encoded = self.model.tokenize([(own, one.text) for own, one in zip(questions, passages, strict=True)])
        if budget is not None:
            total = np.cumsum([min(LONGEST, len(found)) for found in encoded])
            encoded = encoded[: max(1, int(np.searchsorted(total, budget, side="right")))]
        return [
            _log_odds(tokens, float(nothing[0]), text, own)
            for (tokens, nothing), text, own in zip(self.model.scores(encoded), encoded, passages, strict=False)
        ]


def _log_odds(scores: Numbers, nothing: float, encoded: Encoding, passage: Passage) -> Numbers:
    """Per sentence log(sum of exp(score of its tokens)) less the score of "nothing here answers"."""
    last = min(LONGEST, len(encoded)) - 1
    kind = np.array(encoded.type_ids[:last])
    places = np.array(encoded.offsets[:last])
    inside = (kind == 1) & (places[:, 1] > places[:, 0])
    out = np.full(len(passage.sentences), -np.inf, np.float32)
    for at, (start, end) in enumerate(passage.sentences):
        own = scores[:last][inside & (places[:, 0] < end) & (places[:, 1] > start)]
        if len(own):
            top = float(own.max())
            out[at] = top + np.log(np.exp(own - top).sum()) - nothing
    return out


@cache
def default_reader() -> Reader:
    """The reader that is shipped, one for all of a process."""
    return Reader(sha256=SHA256)
