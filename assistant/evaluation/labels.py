"""A person's own labels: how far the judge agrees with them, and a faithfulness corrected by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.casefile import Record, Wrong, read_bytes, records
from assistant.evaluation.statistics import auroc, prediction_powered_mean
from assistant.evaluation.types import EvaluationError, Run

ENOUGH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A person says whether one sentence of a row is supported. `text` guards against labels of another run."""

    id: str
    sentence: int  # from 0
    supported: bool
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The judge beside a person on `n` sentences of `of`; the corrected share of supported sentences once enough."""

    n: int
    of: int
    accuracy: float
    kappa: float
    auroc: float | None
    stale: int
    judged: float
    corrected: tuple[float, float, float] | None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a report says."""
        said = [
            f"On {self.n} labelled sentences the judge agrees with the person in {self.accuracy:.0%} "
            f"(Cohen's kappa {self.kappa:.2f})."
        ]
        if self.stale:
            said.append(f"{self.stale} labels belong to sentences that these answers no longer hold.")
        if self.corrected:
            mean, low, high = self.corrected
            said.append(
                f"Supported sentences, corrected by the labels: {mean:.3f} (95 % interval {low:.3f} to {high:.3f}); "
                f"the judge alone says {self.judged:.3f}."
            )
        else:
            said.append(f"From {ENOUGH} labels on, a corrected faithfulness is shown.")
        return tuple(said)


def read_labels(path: Path) -> tuple[Label, ...]:
    """JSONL with `id`, `sentence` (from 0) and `supported`. Raises EvaluationError with the lines that are wrong."""
    labels = records(read_bytes(path), path.name).made(_label)
    if not labels:
        raise EvaluationError(f"{path}: no label in it")
    return tuple(labels)


def _label(line: int, record: Record) -> Label:
    name, sentence, supported = record.get("id"), record.get("sentence"), record.get("supported")
    if not isinstance(name, str) or not isinstance(sentence, int) or not isinstance(supported, bool):
        raise Wrong("a label needs 'id', 'sentence' (from 0) and 'supported'")
    return Label(id=name, sentence=sentence, supported=supported, text=str(record.get("text") or ""))


def agreement(run: Run, labels: Sequence[Label]) -> Agreement:
    """The judge's agreement with these labels. Raises EvaluationError if none of them belongs to the run."""
    support = {
        (row.case.id, i): (s.support, s.verdict == "supported", s.text)
        for row in run.rows
        for i, s in enumerate(row.statements)
        if s.claim
    }
    by_place = {(label.id, label.sentence): label for label in labels}  # the last label of a sentence counts
    known = {
        place: label for place, label in by_place.items() if place in support and label.text in ("", support[place][2])
    }
    if not known:
        raise EvaluationError("no label belongs to a sentence of this run: label the rows of its own report")
    judged = [(support[place], label.supported) for place, label in known.items()]
    scores, verdicts, truth = [s for (s, _, _), _ in judged], [v for (_, v, _), _ in judged], [t for _, t in judged]
    n = len(judged)
    rest = [support[place][0] for place in support if place not in known]
    enough = n >= ENOUGH
    return Agreement(
        n=n,
        of=len(support),
        accuracy=sum(v == t for v, t in zip(verdicts, truth, strict=True)) / n,
        kappa=_kappa(verdicts, truth),
        auroc=auroc(scores, truth),
        stale=len(by_place) - n,
        judged=sum(s for s, _, _ in support.values()) / len(support),
        corrected=prediction_powered_mean(rest, scores, [float(t) for t in truth]) if enough else None,
    )


def _kappa(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Agreement beyond chance (Cohen 1960); 1 where both are the same constant, 0 where only chance is possible."""
    n = len(first)
    seen = sum(a == b for a, b in zip(first, second, strict=True)) / n
    yes = sum(first) / n * sum(second) / n
    chance = yes + (1 - sum(first) / n) * (1 - sum(second) / n)
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0
