"""How well `onrecord check` tells faithful answers from others: `python -m benchmarks.faithfulness`.

Three kinds of sets, each AUROC with its 95 % interval beside floors, other systems' scores where the set carries them,
and the goal: MTRAG's answers (three people's ratings), BEGIN's dialogue answers, and interview sentences retold truly
and with one fact changed. A pure refusal scores 1.0 by contract whatever people made of it, so MTRAG is also shown
without them. Needs the data that benchmarks/faithfulness_data.py names; takes about a minute.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import mean

import numpy as np

from assistant.evaluation.judges import Judge, Judgement, OfflineJudge
from assistant.evaluation.meta import KindScore, Labelled, judge_perturbed, judge_the_judge, read_labelled
from assistant.evaluation.perturb import Perturbed, suite
from assistant.evaluation.statistics import Floats, auroc, auroc_interval, drawn_interval, resampled
from assistant.evaluation.types import Estimate
from assistant.verify.claims import claims_of
from benchmarks.faithfulness_data import folder, interview_statements, interviews
from benchmarks.goals import AREA, BEGIN, GOALS, MEAN, MTRAG, PERTURBED, WORST
from benchmarks.tables import markdown
from index.words import content_stems, tokens

HUMAN = (MTRAG, BEGIN)
PAIRS, SEED = 150, 3  # of each kind of changed fact


class _Floor(ABC):
    """A score of shared words, which is what a verifier must beat."""

    name = "floor"

    def sentence(self, text: str, passages: Sequence[str], *, question: str | None = None) -> Judgement:
        """A sentence is scored as an answer is."""
        return Judgement(support=self.answer(text, passages, question=question), verdict="weak")

    def answer(self, text: str, passages: Sequence[str], *, question: str | None = None) -> float:
        """The share of what the answer says that the passages share, in [0, 1]; 1.0 where it says nothing."""
        said = self.said(text)
        return len(said & self.said("\n".join(passages))) / len(said) if said else 1.0

    @abstractmethod
    def said(self, text: str) -> frozenset[object]:
        """What is compared."""

    def notes(self) -> tuple[str, ...]:
        """Nothing to say."""
        return ()


class Precision(_Floor):
    """Share of the answer's content words that the passages hold."""

    name = "lexical precision"

    def said(self, text: str) -> frozenset[object]:
        """Stems of content words."""
        return frozenset(content_stems(text))


class Bigrams(_Floor):
    """Share of the answer's neighbouring words that are neighbours in the passages."""

    name = "bigram precision"

    def said(self, text: str) -> frozenset[object]:
        """Pairs of neighbouring stems."""
        stems = [token.stem for token in tokens(text)]
        return frozenset(pairwise(stems))


FLOORS: tuple[Judge, ...] = (Precision(), Bigrams())


def main() -> None:
    """Measure and print one table a kind of set."""
    data = folder()
    found = [row for name in HUMAN for row in _standings(name, human(data, name))]
    print(markdown(found))
    print(_one_fact(data))


def human(data: Path, name: str) -> tuple[Labelled, ...]:
    """The answers of a set that people labelled; those on the same passages belong together where it has no tasks."""
    rows, _ = read_labelled(_path(data, name))
    return tuple(replace(row, task="".join(row.passages).lower()) if row.task == row.id else row for row in rows)


def _path(data: Path, name: str) -> Path:
    return data / "faithfulness" / f"{name.removeprefix('faithfulness-')}.jsonl"


def absent(data: Path, name: str) -> Path | None:
    """What a set lacks to be measured, None where it is there."""
    needed = _path(data, name) if name in HUMAN else interviews(data)
    return None if needed.exists() else needed


def measured(data: Path, name: str) -> dict[str, Estimate]:
    """The verifier's figures on a set of this name."""
    if name == PERTURBED:
        return over_kinds(_pairs(data), OfflineJudge())
    return {
        what: judge_the_judge(some, OfflineJudge(), name=name).standings[0].auroc
        for what, some in _parts(human(data, name))
    }


def _parts(rows: Sequence[Labelled]) -> list[tuple[str, Sequence[Labelled]]]:
    """All rows, and where some are pure refusals those that are not."""
    kept = [row for row in rows if _claims(row)]
    return [(AREA, rows), (f"{AREA} without pure refusals", kept)][: 1 if len(kept) == len(rows) else 2]


def _standings(name: str, rows: Sequence[Labelled]) -> list[dict[str, object]]:
    """The verifier and the peers as the file has them, then the floors."""
    found: list[dict[str, object]] = []
    for what, some in _parts(rows):
        ours = judge_the_judge(some, OfflineJudge(), name=name)
        floors = [judge_the_judge(some, floor, name=name).standings[0] for floor in FLOORS]
        goal = GOALS[name].get(what)
        found += [
            {
                "set": f"{name}, {what} ({ours.n} answers, {ours.unfaithful} unfaithful)",
                "score": standing.name,
                "AUROC (95 % interval)": _shown(standing.auroc),
                "goal": goal.value if goal and standing.name == OfflineJudge.name else "",
            }
            for standing in (*ours.standings, *floors)
        ]
    return found


def _one_fact(data: Path) -> str:
    """How well the verifier and the floors tell retellings of interviews with one fact changed, by kind of fact."""
    pairs = _pairs(data)
    columns = {judge.name: over_kinds(pairs, judge) for judge in (OfflineJudge(), *FLOORS)}
    return markdown(
        [
            {
                "one fact changed": kind,
                **{name: _shown(figures[kind]) for name, figures in columns.items()},
                "goal": GOALS[PERTURBED][kind].value if kind in GOALS[PERTURBED] else "",
            }
            for kind in columns[OfflineJudge.name]
        ]
    )


def _pairs(data: Path) -> tuple[Perturbed, ...]:
    return suite(interview_statements(data), per_kind=PAIRS, seed=SEED)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The scores of one kind's retellings, the true ones first, and whose statement each is of."""

    score: KindScore
    people: tuple[str, ...]

    def area(self, weights: Floats | None = None) -> float | None:
        return auroc(self._scores(), self._truth(), weights)

    def estimate(self) -> Estimate:
        low, high = auroc_interval(self._scores(), self._truth(), self.people)
        return replace(self.score.auroc, low=low, high=high)

    def _scores(self) -> list[float]:
        return [*self.score.true, *self.score.false]

    def _truth(self) -> list[bool]:
        return [True] * len(self.score.true) + [False] * len(self.score.false)


def over_kinds(pairs: Sequence[Perturbed], judge: Judge) -> dict[str, Estimate]:
    """AUROC by kind of changed fact, of the worst kind and in the mean of all, with intervals over people.

    A resample's worst kind is whichever is worst there.
    """
    kinds = [
        _Kind(score, 2 * tuple(pair.speaker or pair.passage for pair in pairs if pair.kind == score.kind))
        for score in judge_perturbed(pairs, judge)
    ]
    each = {kind.score.kind: kind.estimate() for kind in kinds}
    return each | {WORST: _over(kinds, min), MEAN: _over(kinds, mean)}


def _over(kinds: Sequence[_Kind], statistic: Callable[[list[float]], float]) -> Estimate:
    """A figure of the areas of all kinds, which are drawn together: a person's statements are of several."""
    people = [name for kind in kinds for name in kind.people]
    ends = np.cumsum([len(kind.people) for kind in kinds])[:-1]

    def drawn(weights: Floats) -> float | None:
        areas = [kind.area(some) for kind, some in zip(kinds, np.split(weights, ends), strict=True)]
        known = [area for area in areas if area is not None]
        return statistic(known) if len(known) == len(kinds) else None

    value = drawn(np.ones(len(people)))
    assert value is not None  # every kind has true and false retellings
    low, high = drawn_interval(value, resampled(drawn, people).tolist())
    return Estimate(value=value, low=low, high=high, n=len(people) // 2)


def _claims(row: Labelled) -> bool:
    return any(claim.role == "claim" for claim in claims_of(row.answer))


def _shown(figure: Estimate) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"


if __name__ == "__main__":
    main()
