"""The numbers that the support score is made of: one small vector per claim, each feature with its meaning.

Every feature is written so that more of it means more support (penalties are negative); the fitted weights are never
negative, so no feature can work against its meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.verify.align import Source
from assistant.verify.lexicon import FIRST_PERSON, OPINION
from assistant.verify.meanings import Meanings, rarity
from assistant.verify.types import Comparison
from assistant.verify.word import SUBSTANCE, Word

CHANGED = (
    "speaker", "number", "date", "unit", "name", "negation", "quantifier", "opposite", "modality", "order",
)  # fmt: skip
NAMES: dict[str, str] = {
    "aligned": "share of the words of substance (by rarity) that stand in the same order in the passage",
    "near": "the same, in any order in the sentences told",
    "anywhere": "the same, anywhere in the passages",
    "covered": "share of all words, by weight, that the alignment matches",
    "literal": "share of all words that occur literally in the passages",
    "bigrams": "share of neighbouring word pairs that are neighbours in the passages",
    "meant": "share of the words of substance that occur or have a near synonym in the passages",
    "like": "cosine between the claim and the most similar one to three sentences in a row",
    "first_person": "minus 1 when the speaker's own I, me or my is not the passage's",
    "opinion": "minus 1 when words of opinion are added",
    "question": "minus 1 for a question",
    "exclamation": "minus 1 for an exclamation",
    **{
        kind: f"minus the weight of disagreements over a {kind} in what is otherwise retold closely" for kind in CHANGED
    },
    "changed": "minus the weight of the gravest of these disagreements",
    "entailed": "log odds that the passages support it, read side by side (0 where it is not read)",
}


_VALUED = frozenset(("number", "ordinal", "date"))  # kinds of words that are written in several ways
# Kinds of disagreement in which the order of the words tells nothing: what stands near counts as retold too.
_ANY_ORDER = frozenset(("order", "speaker", "opposite", "name"))
_SUPPORT = frozenset({"be", "have", "do"})  # auxiliaries, which a denial or another tense brings with it


class Evidence:
    """The passages as features need them; built once for all claims of an answer."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.folded = frozenset(word.folded for word in source.words)
        self.pairs = frozenset((one.key, other.key) for one, other in pairwise(source.words))
        self.meanings = Meanings(source.words, source.bounds)

    def holds(self, word: Word) -> bool:
        """Do the passages have the word as it is written, or the number or day that it says?"""
        return word.folded in self.folded or (word.kind in _VALUED and word.key in self.source.places)


def features(
    text: str, comparison: Comparison, evidence: Evidence, *, entailed: float | None = None
) -> NDArray[np.float64]:
    """The vector (len(NAMES),) of one claim that has at least one word; `entailed` None: it was not read."""
    words, states = comparison.words, comparison.states
    told = [i for i, state in enumerate(states) if state != "telling"] or list(range(len(words)))
    substance = [i for i in told if words[i].kind in SUBSTANCE]
    weight = {i: rarity(words[i].folded) * words[i].weight for i in substance}
    total = sum(weight.values())

    def share(*wanted: str) -> float:
        return sum(weight[i] for i in substance if states[i] in wanted) / total if total else 1.0

    missing = [i for i in substance if states[i] in {"absent", "question"}]
    nearest = evidence.meanings.nearest([words[i] for i in missing])
    meant = 0.8 * sum(weight[i] * near for i, near in zip(missing, nearest, strict=True) if _open(words[i]))
    matched = sum(words[i].weight for i in told if comparison.matched[i] >= 0)
    keys = [words[i].key for i in told]
    foreign = [words[i].folded for i in told if states[i] != "aligned"]
    changed, gravest = _changed(comparison, told)
    values = {
        "aligned": share("aligned"),
        "near": share("aligned", "near"),
        "anywhere": share("aligned", "near", "elsewhere"),
        "covered": matched / max(1e-9, sum(words[i].weight for i in told)),
        "literal": sum(evidence.holds(words[i]) for i in told) / len(told),
        "bigrams": sum(pair in evidence.pairs for pair in pairwise(keys)) / max(1, len(keys) - 1),
        "meant": share("aligned", "near", "elsewhere") + (meant / total if total else 0.0),
        "like": evidence.meanings.likeness([words[i] for i in told]),
        "first_person": -float(any(w in FIRST_PERSON for w in foreign)),
        "opinion": -float(any(w in OPINION for w in foreign)),
        "question": -float(text.rstrip(" \"'”’)").endswith("?")),
        "exclamation": -float(text.rstrip(" \"'”’)").endswith("!")),
        **changed,
        "changed": gravest,
        "entailed": entailed or 0.0,
    }
    return np.array([values[name] for name in NAMES])


def retold(comparison: Comparison) -> bool:
    """Has the place that the claim tells all its words of substance, in their order, and disagrees in nothing?"""
    told = {state for word, state in zip(comparison.words, comparison.states, strict=True) if word.kind in SUBSTANCE}
    return told <= {"aligned", "telling"} and not comparison.disagreements


def substance_of(comparison: Comparison) -> int:
    """How many words of substance a claim has, at least 1: its weight within an answer."""
    return max(
        1, sum(w.kind in SUBSTANCE and s != "telling" for w, s in zip(comparison.words, comparison.states, strict=True))
    )


def _open(word: Word) -> bool:
    """Numbers, units, dates and names have no near synonyms."""
    return word.kind == "content"


def _changed(comparison: Comparison, told: Sequence[int]) -> tuple[dict[str, float], float]:
    """Disagreements count as changed facts the more closely the rest is retold: from 75 % of it on, in full at 95 %.

    For some kinds what stands in the sentences told in another order counts as retold too.
    """
    words = comparison.words
    differing = {d.said for d in comparison.disagreements if d.said}
    retold = sum(words[i].weight for i in told if comparison.matched[i] >= 0)
    rest = retold + sum(
        words[i].weight
        for i in told
        if comparison.matched[i] < 0 and words[i].folded not in differing and words[i].key not in _SUPPORT
    )
    reordered = sum(w.weight for w, state in zip(words, comparison.states, strict=True) if state == "near")
    closeness = {
        kind: max(0.0, min(1.0, ((retold + (reordered if kind in _ANY_ORDER else 0.0)) / max(rest, 1e-9) - 0.75) / 0.2))
        for kind in CHANGED
    }
    sums = dict.fromkeys(CHANGED, 0.0)
    gravest = 0.0
    for d in comparison.disagreements:
        if d.kind in sums:
            sums[d.kind] -= d.weight * closeness[d.kind]
            gravest = min(gravest, -d.weight * closeness[d.kind])
    return {kind: max(-1.5, value) for kind, value in sums.items()}, gravest
