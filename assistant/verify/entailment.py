"""A small model of our own that reads a claim beside its premise and says how likely the premise supports it.

What a claim shares with the passages in words, the features count; whether it says the same in other words they cannot see. The
model (docs/entailment.md is its card) is the bundled encoder fine-tuned as a cross-encoder, the reader's sister.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.cross_encoder import CrossEncoder
from index.words import forms

WEIGHTS = Path(__file__).with_name("entailment.safetensors")
SHA256 = "fa2a3667e62c08d6d8a9d04ed250860993396630a853e02847534f1243214af1"
HEADS = {"supported": False}
LONGEST = 224  # tokens of claim and premise together
MOST = 6.0  # log odds beyond which all is alike
ENGLISH = 0.2  # share of English stop words from which on a text is read: it has learned no other language


class Entailment:
    """The model and what its number means. Safe in several threads."""

    def __init__(self, path: Path = WEIGHTS, *, sha256: str | None = None) -> None:
        """The model with the weights at `path`, whose sha256 is checked where one is given; both when first needed."""
        self.model = CrossEncoder(path, HEADS, sha256=sha256, longest=LONGEST)

    def odds(self, claim: str, premise: str) -> float | None:
        """Log odds in [-MOST, MOST] that the premise supports the claim; None where it is in no English.

        Raises EncoderError where the weights are missing or are others.
        """
        if not premise or not _english(f"{claim} {premise}"):
            return None
        ((supported,),) = self.model.scores(self.model.tokenize([(claim, premise)]))
        return max(-MOST, min(MOST, float(supported[0])))


def _english(text: str) -> bool:
    words = forms(text)
    return sum(word.stop for word in words) >= ENGLISH * len(words)


@cache
def default_entailment() -> Entailment:
    """The model that is shipped, one for all of a process."""
    return Entailment(sha256=SHA256)
