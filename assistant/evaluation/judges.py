"""Who says whether a sentence is supported: the offline verifier, or a second opinion behind the same Protocol."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from assistant import verify
from assistant.evaluation.statistics import auroc, spearman
from assistant.types import Verdict
from index.types import Span
from prompts import phrase

SUPPORTED, WEAK = 0.5, 0.25  # from which score a second opinion counts as supported, or as weak


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a judge says of one sentence. `support` is in [0, 1]; `claim` is False for one that claims nothing.

    `unsupported` are its characters that the passages contradict or do not have, where it is not supported.
    """

    support: float
    verdict: Verdict
    why: str = ""
    claim: bool = True
    unsupported: tuple[Span, ...] = ()


class Judge(Protocol):
    """Scores sentences and answers against passages; the same input gives the same score."""

    @property
    def name(self) -> str:
        """What reports call it."""

    def sentence(self, text: str, passages: Sequence[str], *, question: str | None = None) -> Judgement:
        """How well the passages together support one sentence."""

    def answer(self, text: str, passages: Sequence[str], *, question: str | None = None) -> float:
        """Faithfulness of a whole answer, in [0, 1]."""

    def notes(self) -> tuple[str, ...]:
        """What a reader must know about this judge's part in a run, said after it."""


@lru_cache(maxsize=64)
def _checked(text: str, passages: tuple[str, ...], question: str | None) -> verify.Report:
    """The report on a text; of an answer of one sentence it is asked for twice."""
    return verify.check(text, passages, question=question)


def _unsupported(text: str, report: verify.Report) -> tuple[Span, ...]:
    """The unsupported characters of those of its claims that are not supported, counted in the whole text."""
    found = []
    for claim in report.sentences:
        at = text.find(claim.text)
        if claim.verdict != "supported" and at >= 0:
            found += [Span(at + span.start, at + span.end) for span in claim.unsupported]
    return tuple(found)


class OfflineJudge:
    """The verifier of `onrecord check`: features and a small calibrated model, no LLM."""

    name = "offline verifier"

    def sentence(self, text: str, passages: Sequence[str], *, question: str | None = None) -> Judgement:
        """The worst of the sentence's claims; no claim at all counts as supported and is no claim."""
        report = _checked(text, tuple(passages), question)
        if not report.sentences:
            return Judgement(support=1.0, verdict="supported", claim=False)
        worst = min(report.sentences, key=lambda s: s.support)
        return Judgement(
            support=worst.support, verdict=worst.verdict, why=worst.why, unsupported=_unsupported(text, report)
        )

    def answer(self, text: str, passages: Sequence[str], *, question: str | None = None) -> float:
        """The calibrated score of `onrecord check`."""
        return _checked(text, tuple(passages), question).faithfulness

    def notes(self) -> tuple[str, ...]:
        """Nothing: docs/evaluation.md says how far this judge agrees with people."""
        return ()


class SecondOpinion:
    """An NLI model or a language model as the judge; what it cannot score falls back to the offline verifier.

    Its scores are kept in `cache` (one JSON line each, by judge, claim and evidence), so that a run repeats itself; they
    wait until the folder of the cache is there, as that of a store is once the run has made it.
    """

    def __init__(self, judge: verify.Judge, *, cache: Path | None = None) -> None:
        self.name = judge.name
        self._judge = judge
        self._offline = OfflineJudge()
        self._cache = cache
        self._kept: dict[str, float | None] = {}
        self._waiting: list[str] = []
        self._pairs: dict[str, tuple[float, float]] = {}
        self._invalid: set[str] = set()
        if cache is not None and cache.is_file():
            for line in cache.read_text(encoding="utf-8", errors="replace").split("\n"):
                with suppress(ValueError, TypeError):  # a line that a crash cut short
                    self._kept |= json.loads(line)

    def sentence(self, text: str, passages: Sequence[str], *, question: str | None = None) -> Judgement:
        """The judge's score of one claim, beside the offline one."""
        offline = self._offline.sentence(text, passages, question=question)
        if not offline.claim:
            return offline
        key, support = self._score(text, "\n\n".join(passages))
        if support is None:
            self._invalid.add(key)
            return offline
        self._pairs[key] = support, offline.support
        verdict: Verdict = "supported" if support >= SUPPORTED else "weak" if support >= WEAK else "unsupported"
        if verdict == "supported":
            return Judgement(support=support, verdict=verdict)
        why = offline.why or phrase("judged.otherwise", judge=self.name, score=f"{support:.2f}")
        return dataclasses.replace(offline, support=support, verdict=verdict, why=why)

    def answer(self, text: str, passages: Sequence[str], *, question: str | None = None) -> float:
        """The mean support of the answer's claims; 1 where it claims nothing."""
        claims = [s.text for s in _checked(text, tuple(passages), question).sentences]
        scores = [self.sentence(claim, passages, question=question).support for claim in claims]
        return sum(scores) / len(scores) if scores else 1.0

    def notes(self) -> tuple[str, ...]:
        """Agreement with the offline verifier on the same claims, and how many outputs were unusable."""
        if not self._pairs and not self._invalid:
            return (f"{self.name} was asked nothing: no row makes a claim.",)
        if not self._pairs:
            return (f"{self.name} gave no usable score; all scores are the offline verifier's.",)
        ours, theirs = [a for a, _ in self._pairs.values()], [b for _, b in self._pairs.values()]
        same = sum((a >= SUPPORTED) == (b >= SUPPORTED) for a, b in self._pairs.values()) / len(self._pairs)
        rank, area = spearman(ours, theirs), auroc(ours, [b >= SUPPORTED for b in theirs])
        said = f"{self.name} and the offline verifier agree on {same:.0%} of {len(self._pairs)} claims"
        said += f", Spearman {rank:.2f}" if rank is not None else ""
        said += f", AUROC {area:.2f}" if area is not None else ""
        return (f"{said}; {len(self._invalid)} unusable outputs fell back to the offline score.",)

    def _score(self, claim: str, evidence: str) -> tuple[str, float | None]:
        """What the claim and its evidence are remembered by, and their score; None where the judge gave no usable one."""
        key = hashlib.sha256("\0".join([self.name, claim, evidence]).encode("utf-8", "surrogatepass")).hexdigest()
        if key not in self._kept:
            given = self._judge.judge([(claim, evidence)])[0].support
            self._kept[key] = None if given is None else min(1.0, max(0.0, given))
            if given is not None:  # what could not be used is asked again another time
                self._keep(json.dumps({key: self._kept[key]}) + "\n")
        return key, self._kept[key]

    def _keep(self, line: str) -> None:
        self._waiting.append(line)
        if self._cache is not None and self._cache.parent.is_dir():
            with self._cache.open("a", encoding="utf-8") as file:
                file.writelines(self._waiting)
            self._waiting.clear()
