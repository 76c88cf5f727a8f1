"""A small model of our own that reads a claim beside its premise and says how likely the premise supports it.

What a claim shares with the passages in words, the features count; whether it says the same in other words they cannot see. The
model (docs/entailment.md is its card) is the bundled encoder fine-tuned as a cross-encoder, the reader's sister.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.cross_encoder import CrossEncoder
from index.model_files import is_word
from index.words import forms

WEIGHTS = Path(__file__).with_name("entailment.safetensors")
SHA256 = "fa2a3667e62c08d6d8a9d04ed250860993396630a853e02847534f1243214af1"
HEADS = {"supported": False}
LONGEST = 384  # tokens of claim and premise together; of the premise's end what lies beyond is not read
MOST_OF_CLAIM = LONGEST // 2  # tokens: of a longer claim nothing is said
MOST = 6.0  # log odds beyond which all is alike
ENGLISH = 0.3  # share of English stop words from which on a premise is read: it has learned no other language
ORDINARY = 0.5  # share of words of everyday English, in a claim


class Entailment:
    """The model and what its number means. Safe in several threads."""

    def __init__(self, path: Path = WEIGHTS, *, sha256: str | None = None) -> None:
        """The model with the weights at `path`, whose sha256 is checked where one is given; both when first needed."""
        self.model = CrossEncoder(path, HEADS, sha256=sha256, longest=LONGEST)

    def odds(self, claim: str, premise: str) -> float | None:
        """Log odds in [-MOST, MOST] that the premise supports the claim; None where either is in no English, the claim is too
        long or there is no premise.

        Raises EncoderError where the weights are missing or are others.
        """
        if not _english(premise) or not _ordinary(claim):
            return None
        (encoded,) = self.model.tokenize([(claim, premise)])
        if encoded.type_ids.count(0) > MOST_OF_CLAIM:
            return None
        ((supported,),) = self.model.scores([encoded])
        return max(-MOST, min(MOST, float(supported[0])))


def _english(text: str) -> bool:
    words = forms(text)
    return bool(words) and sum(word.stop for word in words) >= ENGLISH * len(words)


def _ordinary(text: str) -> bool:
    words = forms(text)
    return bool(words) and sum(is_word(word.folded) for word in words) >= ORDINARY * len(words)


@cache
def default_entailment() -> Entailment:
    """The model that is shipped, one for all of a process."""
    return Entailment(sha256=SHA256)
