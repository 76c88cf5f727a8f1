"""Who says whether a sentence is supported: the offline verifier, or another judge behind the same Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.types import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a judge says of one sentence. `support` is in [0, 1]; `claim` is False for one that claims nothing."""

    support: float
    verdict: Verdict
    why: str = ""
    claim: bool = True


class Judge(Protocol):
    """Scores sentences and answers against passages; the same input gives the same score."""

    @property
    def name(self) -> str:
        """What reports call it."""

    def sentence(self, text: str, passages: Sequence[str], *, question: str | None = None) -> Judgement:
        """How well the passages together support one sentence."""

    def answer(self, text: str, passages: Sequence[str], *, question: str | None = None) -> float:
        """Faithfulness of a whole answer, in [0, 1]."""


class OfflineJudge:
    """The verifier of `onrecord check`: features and a small calibrated model, no LLM."""

    name = "offline verifier"

    def sentence(self, text: str, passages: Sequence[str], *, question: str | None = None) -> Judgement:
        """The worst of the sentence's claims; no claim at all counts as supported and is no claim."""
        from assistant.verify import check

        report = check(text, passages, question=question)
        if not report.sentences:
            return Judgement(support=1.0, verdict="supported", claim=False)
        worst = min(report.sentences, key=lambda s: s.support)
        return Judgement(support=worst.support, verdict=worst.verdict, why=worst.why)

    def answer(self, text: str, passages: Sequence[str], *, question: str | None = None) -> float:
        """The calibrated score of `onrecord check`."""
        from assistant.verify import check

        return check(text, passages, question=question).faithfulness
