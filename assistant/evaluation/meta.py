"""Judges the judge: its scores on human-labelled answers, beside peers' scores and the people among themselves."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.evaluation.casefile import Record, Wrong, read_bytes, records
from assistant.evaluation.judges import Judge, OfflineJudge
from assistant.evaluation.perturb import KINDS, Perturbed
from assistant.evaluation.statistics import (
    Floats,
    Indices,
    auroc,
    auroc_interval,
    balanced_accuracy,
    calibration_error,
    drawn_interval,
    draws,
    interval,
    reliability,
    resampled,
    spearman,
)
from assistant.evaluation.types import Estimate, EvaluationError

THRESHOLD = 0.5
_GOOD = frozenset({"fully attributable", "attributable", "supported", "faithful", "consistent", "yes", "true", "1"})
_BAD = frozenset({"not fully attributable", "not attributable", "unsupported", "unfaithful", "inconsistent", "no", "0"})
_BAD_TOO = frozenset({"false", "hallucinated", "contradicted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An answer that people judged. `ratings` are theirs one by one; `peers` are other systems' scores in [0, 1]."""

    id: str
    answer: str
    passages: tuple[str, ...]
    question: str | None
    faithful: bool
    ratings: tuple[float, ...]
    task: str
    peers: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How well one set of scores agrees with people. `ahead` is the judge's AUROC minus this one's, paired."""

    name: str
    auroc: Estimate
    balanced_accuracy: Estimate
    spearman: Estimate
    calibration_error: Estimate
    reliability: tuple[tuple[float, float, int], ...]
    ahead: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """The judge judged on `n` answers in `tasks` tasks; `people` is one annotator against the majority of the others.

    `notes` say how far a judge that is not the offline verifier agrees with it.
    """

    name: str
    n: int
    unfaithful: int
    tasks: int
    skipped: int
    standings: tuple[Standing, ...]
    people: tuple[float, float] | None
    notes: tuple[str, ...] = ()


def read_labelled(path: Path) -> tuple[tuple[Labelled, ...], int]:
    """(rows, rows left out for a label that is neither). Raises EvaluationError with the lines that are wrong."""
    found = records(read_bytes(path), path.name).made(_labelled)
    rows = tuple(row for row in found if row is not None)
    if not any(row.faithful for row in rows) or all(row.faithful for row in rows):
        raise EvaluationError(f"{path}: faithful and unfaithful answers are both needed to judge a judge")
    return rows, len(found) - len(rows)


def _labelled(line: int, record: Record) -> Labelled | None:
    """The row, or None where its label says neither."""
    answer, passages = record.get("answer"), record.get("passages")
    if not isinstance(answer, str) or not isinstance(passages, list):
        raise Wrong("'answer' and 'passages' are needed in a labelled file")
    verdict = human_label(record)
    if verdict is None:
        if not any(name in record for name in ("faithful", "supported", "label")):
            raise Wrong("no human label ('faithful', 'supported' or 'label')")
        return None
    peers = record.get("peer_scores")
    ratings, question = record.get("faithfulness_ratings"), record.get("question")
    return Labelled(
        id=str(record.get("id", line)),
        answer=answer,
        passages=tuple(str(passage) for passage in passages),
        question=question if isinstance(question, str) else None,
        faithful=verdict,
        ratings=tuple(map(_rating, ratings)) if isinstance(ratings, list) else (),
        task=str(record.get("task", record.get("id", line))),
        peers=tuple((k, _score(v)) for k, v in sorted(peers.items())) if isinstance(peers, dict) else (),
    )


def _rating(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Wrong(f"'faithfulness_ratings' holds {value!r}, which is not a number")
    return float(value)


def human_label(record: Record) -> bool | None:
    """Whether people call the answer of this row faithful; None where the row has no such label, or another."""
    for name in ("faithful", "supported"):
        if isinstance(record.get(name), bool):
            return bool(record[name])
    label = str(record.get("label", "")).strip().lower()
    if label in _GOOD:
        return True
    return False if label in _BAD | _BAD_TOO else None


def _score(value: object) -> float:
    """A peer's score; what is not a number (NaN for a refusal) counts as 0, as the peer would have it."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return float(value)


def judge_the_judge(
    rows: Sequence[Labelled],
    judge: Judge,
    *,
    name: str,
    skipped: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Meta:
    """Score every answer and set the scores beside people, peers and the offline verifier; intervals resample tasks."""
    scores = []
    for number, row in enumerate(rows, 1):
        scores.append(judge.answer(row.answer, row.passages, question=row.question))
        if progress:
            progress(number, len(rows))
    truth, tasks = [row.faithful for row in rows], [row.task for row in rows]
    ratings = [sum(r.ratings) / len(r.ratings) if r.ratings else float(r.faithful) for r in rows]
    standings = [_standing(judge.name, scores, truth, ratings, tasks)]
    offline = OfflineJudge()
    if judge.name != offline.name:
        plain = [offline.answer(row.answer, row.passages, question=row.question) for row in rows]
        standings.append(_standing(offline.name, plain, truth, ratings, tasks, against=scores))
    for peer in sorted({peer for row in rows for peer, _ in row.peers}):
        theirs = [dict(row.peers).get(peer, 0.0) for row in rows]
        standings.append(_standing(peer, theirs, truth, ratings, tasks, against=scores))
    return Meta(
        name=name,
        n=len(rows),
        unfaithful=sum(not good for good in truth),
        tasks=len(set(tasks)),
        skipped=skipped,
        standings=tuple(standings),
        people=_people(rows),
        notes=judge.notes(),
    )


def _standing(
    name: str,
    scores: Sequence[float],
    truth: Sequence[bool],
    ratings: Sequence[float],
    tasks: Sequence[str],
    *,
    against: Sequence[float] | None = None,
) -> Standing:
    unit = [min(1.0, max(0.0, score)) for score in scores]

    def lead(weights: Floats) -> float | None:
        ours, theirs = auroc(against or scores, truth, weights), auroc(scores, truth, weights)
        return None if ours is None or theirs is None else ours - theirs

    score, good, rated, within = np.array(scores), np.array(truth), np.array(ratings), np.array(unit)

    def figure(statistic: Callable[[Indices], float | None]) -> Estimate:
        value = statistic(np.arange(len(scores)))
        if value is None:
            return Estimate(value=None, low=None, high=None, n=0)
        around = drawn_interval(value, [statistic(rows) for rows in draws(tasks)])
        return Estimate(value=value, low=around[0], high=around[1], n=len(scores))

    n, everyone = len(scores), np.ones(len(scores))
    low, high = auroc_interval(scores, truth, tasks)
    ahead = interval(resampled(lead, tasks)) if against else None
    return Standing(
        name=name,
        auroc=Estimate(value=auroc(scores, truth), low=low, high=high, n=n),
        balanced_accuracy=figure(lambda rows: balanced_accuracy(score[rows].tolist(), good[rows].tolist(), THRESHOLD)),
        spearman=figure(lambda rows: spearman(score[rows].tolist(), rated[rows].tolist())),
        calibration_error=figure(lambda rows: calibration_error(within[rows].tolist(), good[rows].tolist())),
        reliability=reliability(unit, truth),
        ahead=Estimate(value=lead(everyone), low=ahead[0], high=ahead[1], n=n) if ahead else None,
    )


def _people(rows: Sequence[Labelled]) -> tuple[float, float] | None:
    """Lowest and highest AUROC of one annotator's ratings against the others' majority; None with fewer than three.

    Rows with another number of ratings than most are left out, and those where the others are split evenly. A rating
    counts as faithful above half of the highest (3 and 4 of 4).
    """
    counts = Counter(len(row.ratings) for row in rows if len(row.ratings) >= 3)
    if not counts:
        return None
    count = counts.most_common(1)[0][0]
    rows = [row for row in rows if len(row.ratings) == count]
    top = max(max(row.ratings) for row in rows)
    areas = []
    for one in range(count):
        scores, truth = [], []
        for row in rows:
            votes = [rating > top / 2 for i, rating in enumerate(row.ratings) if i != one]
            if 2 * sum(votes) != len(votes):
                scores.append(row.ratings[one])
                truth.append(2 * sum(votes) > len(votes))
        area = auroc(scores, truth)
        if area is not None:
            areas.append(area)
    return (min(areas), max(areas)) if areas else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScore:
    """How well the judge tells true retellings from those with one fact of this kind changed.

    `true` and `false` are its scores of the two, in the order of the pairs of this kind.
    """

    kind: str
    auroc: Estimate
    true: tuple[float, ...]
    false: tuple[float, ...]


def judge_perturbed(
    pairs: Sequence[Perturbed], judge: Judge, *, progress: Callable[[int, int], None] | None = None
) -> tuple[KindScore, ...]:
    """AUROC by kind of changed fact, with intervals over the pairs."""
    found: list[KindScore] = []
    done = 0
    for kind in KINDS:
        chosen = [pair for pair in pairs if pair.kind == kind]
        if not chosen:
            continue
        true = [judge.answer(pair.true, [pair.passage]) for pair in chosen]
        false = [judge.answer(pair.false, [pair.passage]) for pair in chosen]
        done += len(chosen)
        if progress:
            progress(done, len(pairs))
        scores, truth = [*true, *false], [True] * len(true) + [False] * len(false)
        names = [str(i) for i in range(len(chosen))] * 2
        low, high = auroc_interval(scores, truth, names)
        area = Estimate(value=auroc(scores, truth), low=low, high=high, n=len(chosen))
        found.append(KindScore(kind=kind, auroc=area, true=tuple(true), false=tuple(false)))
    return tuple(found)
