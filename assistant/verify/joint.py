"""A sentence that joins what several speakers said: "Ann keeps the bees [1], and Ben sells the honey [2]"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from assistant.verify.types import CheckedSentence
from assistant.verify.word import SUBSTANCE
from assistant.verify.words import compare_words
from index.types import Span

_JOINT = re.compile(r"(?:\s*\[[\d,\s]{1,12}\])*\s*[,;]\s+(?:and\s+|but\s+|while\s+|whereas\s+)?(?=[A-Z])")
_BEGINNING = 3  # words among which a part says who it is about


def parts(told: str, labels: Container[str]) -> tuple[Span, ...]:
    """The parts that begin each with another of the passages' speakers; none where the sentence has not two of them."""
    starts = [0, *(match.end() for match in _JOINT.finditer(told))]
    named = [(start, _speaker(told[start:], labels)) for start in starts]
    kept = [(start, who) for start, who in named if who]
    if len({who for _, who in kept}) < 2 or not named[0][1]:
        return ()
    ends = [start for start, _ in kept[1:]] + [len(told)]
    return tuple(Span(start, end) for (start, _), end in zip(kept, ends, strict=True))


def _speaker(text: str, labels: Container[str]) -> frozenset[str]:
    """The keys of the speaker whom a part names first."""
    first = compare_words(text[:80])[:_BEGINNING]
    lead = next((i for i, word in enumerate(first) if word.kind not in {"name", "content"} and word.key), len(first))
    return frozenset(word.key for word in first[:lead] if word.kind in SUBSTANCE and word.key in labels)


def together(text: str, found: Sequence[tuple[int, CheckedSentence]]) -> CheckedSentence:
    """The sentence `text` as the weakest of its parts, with the reasons of all; each part with where it begins in it."""
    weakest = min((one for _, one in found), key=lambda one: one.support)
    spans = (Span(start + span.start, start + span.end) for start, one in found for span in one.unsupported)
    whys = dict.fromkeys(one.why for _, one in found if one.why)
    return replace(
        weakest,
        text=text,
        why="; ".join(whys),
        unsupported=tuple(spans),
        disagreements=tuple(d for _, one in found for d in one.disagreements),
    )
