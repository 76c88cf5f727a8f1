"""How well `onrecord check` tells faithful answers from others: `python -m benchmarks.faithfulness`.

Three kinds of sets, each AUROC with its 95 % interval beside floors, other systems' scores where the set carries them,
and the goal: MTRAG's answers (three people's ratings), BEGIN's dialogue answers, and interview sentences retold truly
and with one fact changed. A pure refusal scores 1.0 by contract whatever people made of it, so MTRAG is also shown
without them. Needs the data that benchmarks/faithfulness_data.py names; takes about a minute.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean

from assistant.evaluation.judges import Judge, Judgement, OfflineJudge
from assistant.evaluation.meta import KindScore, Labelled, judge_perturbed, judge_the_judge, read_labelled
from assistant.evaluation.perturb import suite
from assistant.evaluation.types import Estimate
from assistant.verify.claims import claims_of
from benchmarks.faithfulness_data import folder, interview_statements
from benchmarks.tables import markdown
from index.words import content_stems, tokens

GOALS = {"mtrag-human": 0.94, "begin-wow-dev": 0.96, "worst kind": 0.90, "mean of kinds": 0.95}
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
    found = [_human(data / f"faithfulness/{name}.jsonl") for name in ("mtrag-human", "begin-wow-dev")]
    print(markdown([row for rows in found for row in rows]))
    print(_perturbed(data))


def _human(path: Path) -> list[dict[str, object]]:
    rows, _ = read_labelled(path)
    kept = tuple(row for row in rows if _claims(row))
    shown = _standings(path.stem, rows)
    return shown if len(kept) == len(rows) else shown + _standings(f"{path.stem} without pure refusals", kept)


def _standings(name: str, rows: Sequence[Labelled]) -> list[dict[str, object]]:
    """The verifier and the peers as the file has them, then the floors."""
    ours = judge_the_judge(rows, OfflineJudge(), name=name)
    floors = [judge_the_judge(rows, floor, name=name).standings[0] for floor in FLOORS]
    return [
        {
            "set": f"{name} ({ours.n} answers, {ours.unfaithful} unfaithful)",
            "score": standing.name,
            "AUROC (95 % interval)": _shown(standing.auroc),
            "goal": GOALS.get(name, "") if standing.name == OfflineJudge.name else "",
        }
        for standing in (*ours.standings, *floors)
    ]


def _perturbed(data: Path) -> str:
    pairs = suite(interview_statements(data), per_kind=PAIRS, seed=SEED)
    judges = (OfflineJudge(), *FLOORS)
    columns = {judge.name: {kind.kind: kind for kind in judge_perturbed(pairs, judge)} for judge in judges}
    kinds = list(columns[OfflineJudge.name])
    rows: list[dict[str, object]] = [
        {"one fact changed": kind, **{name: _shown(column[kind].auroc) for name, column in columns.items()}, "goal": ""}
        for kind in kinds
    ]
    values = {judge: _values(tuple(column.values())) for judge, column in columns.items()}
    worst = {judge: f"{min(areas):.3f}" for judge, areas in values.items()}
    average = {judge: f"{mean(areas):.3f}" for judge, areas in values.items()}
    rows += [
        {"one fact changed": name, **figures, "goal": GOALS[name]}
        for name, figures in (("worst kind", worst), ("mean of kinds", average))
    ]
    return markdown(rows)


def _values(kinds: Sequence[KindScore]) -> list[float]:
    return [kind.auroc.value for kind in kinds if kind.auroc.value is not None]


def _claims(row: Labelled) -> bool:
    return any(claim.role == "claim" for claim in claims_of(row.answer))


def _shown(figure: Estimate) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"


if __name__ == "__main__":
    main()
