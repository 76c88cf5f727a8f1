"""Fit the weights of `onrecord check` and write assistant/verify/weights.json; report cross-validated figures.

    .venv/bin/python -m benchmarks.fit_verifier            fit and report; --write writes the file
    .venv/bin/python -m benchmarks.fit_verifier --vectors  make assistant/verify/meanings.npz anew from the bundled encoder

Two human-labelled sets, perturbed retellings of forum answers, news passages and meetings, and claims as a language model
words them whose passages assistant/verify/entailment was not taught; interviews are kept out to measure on. What was read
beside its premise and what was not (it is in no English) have weights of their own, fitted on the same answers. Weights are
never negative; those of features that measure the same thing (how much is covered) are drawn towards each other, for the
labelled sets are small and equal weights carry over best (Dawes 1979).
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from assistant.verify import meanings, model
from assistant.verify.checker import Checker
from assistant.verify.claims import claims_of
from assistant.verify.features import NAMES
from benchmarks.faithfulness_data import (
    Labelled,
    fitting_statements,
    folder,
    human,
    interview_statements,
    perturbed,
    worded,
)

COVERAGE = ("aligned", "near", "anywhere", "covered", "literal", "bigrams", "meant", "like")
ROW_WEIGHT = {"mtrag-human": 3.0, "begin-wow-dev": 1.5, "retold": 0.07, "worded": 1.0}
# Foreign words in what is otherwise retold: people often call such answers faithful, so they only measure.
MEASURED_ONLY = ("word", "added")
RIDGE_COVERAGE, RIDGE = 75.0, 110.0
FOLDS, SEED = 6, 0
Array = NDArray[np.float64]
_UNREAD = np.array([name != "entailed" for name in NAMES], np.float64)  # times a vector: what is known without reading


Line = tuple[float, Array]  # intercept and weights (features,)


@dataclass(frozen=True, slots=True)
class Lines:
    """What is fitted: for claims that are read, and for those that are not."""

    read: Line
    unread: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A labelled answer as features: per claim a vector, a weight, and whether `check` reads it; `verbatim` when every claim is
    a quote."""

    row: Labelled
    vectors: Array
    weights: Array
    read: tuple[bool, ...]
    verbatim: bool

    @property
    def mean(self) -> Array:
        """The claims' mean vector, which is what weights are fitted on."""
        return np.asarray(np.average(self.vectors, axis=0, weights=self.weights))

    @property
    def blind(self) -> Described:
        """The same as it is known without reading."""
        return dataclasses.replace(self, vectors=self.vectors * _UNREAD, read=(False,) * len(self.read))

    def score(self, lines: Lines) -> float:
        """Log odds as `check` pools them; far above all others for quotes."""
        if self.verbatim:
            return 99.0
        used = [lines.read if read else lines.unread for read in self.read]
        logits = [float(vector @ weights + first) for vector, (first, weights) in zip(self.vectors, used, strict=True)]
        return model.pooled(logits, list(self.weights))


def described(rows: Sequence[Labelled]) -> list[Described]:
    """The rows that claim something and have a passage."""
    nothing = model.Line(weights=(0.0,) * len(NAMES), intercept=0.0)
    blank = model.Model(read=nothing, unread=nothing, supported=0.5, unsupported=0.5)
    found = []
    for row in rows:
        checker = Checker(row.passages, question=row.question, model=blank, read_all=True)
        checked = [checker.claim(row.answer, c) for c in claims_of(row.answer) if c.role == "claim"]
        compared = [one for one in checked if one.vector is not None]
        if compared:
            found.append(
                Described(
                    row=row,
                    vectors=np.array([one.vector for one in compared]),
                    weights=np.array([one.weight for one in compared], dtype=np.float64),
                    read=tuple(one.read for one in compared),
                    verbatim=all(one.sentence.support == 1.0 for one in checked),
                )
            )
    return found


def fitted(x: Array, y: NDArray[np.bool_], weight: Array) -> Line:
    """Intercept and weights (features,) of a logistic regression with non-negative weights.

    The coverage features share one extra column (their mean), hardly penalised; what each deviates from it is
    penalised strongly.
    """
    spread = x.std(axis=0) + 1e-6
    shared = [i for i, name in enumerate(NAMES) if name in COVERAGE]
    z = np.column_stack([x / spread, (x / spread)[:, shared].mean(axis=1)])
    ridge = np.array([RIDGE_COVERAGE if name in COVERAGE else RIDGE for name in NAMES] + [1.0])
    sign = np.where(y, 1.0, -1.0)

    def loss(b: Array) -> tuple[float, Array]:
        margin = sign * (z @ b[1:] + b[0])
        slope = -sign * weight / (1.0 + np.exp(np.clip(margin, -50, 50)))
        value = float((weight * np.logaddexp(0.0, -margin)).sum() + (ridge * b[1:] ** 2).sum() / 2)
        return value, np.concatenate([[slope.sum()], z.T @ slope + ridge * b[1:]])

    bounds = [(None, None), *[(0.0, None)] * z.shape[1]]
    found = minimize(
        loss, np.zeros(z.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 1000}
    )
    weights = found.x[1:-1].copy()
    weights[shared] += found.x[-1] / len(shared)
    return float(found.x[0]), weights / spread


def interval(y: NDArray[np.bool_], score: Array, groups: Sequence[str]) -> str:
    """AUROC with its 95 % interval by bootstrap over groups."""
    members: dict[str, list[int]] = {}
    for i, group in enumerate(groups):
        members.setdefault(group, []).append(i)
    rng, names, draws = np.random.default_rng(SEED), sorted(members), []
    for _ in range(300):
        drawn = [i for k in rng.integers(len(names), size=len(names)) for i in members[names[k]]]
        if 0 < y[drawn].sum() < len(drawn):
            draws.append(roc_auc_score(y[drawn], score[drawn]))
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{roc_auc_score(y, score):.3f} ({low:.3f} to {high:.3f})"


def balanced(answers: Sequence[Described]) -> Array:
    """Weights (n,) by which every set counts alike, and in each set the faithful as much as the others."""
    cells = Counter((a.row.set, a.row.faithful) for a in answers)
    return np.array([1.0 / cells[a.row.set, a.row.faithful] for a in answers])


def calibration(answers: Sequence[Described], score: Array) -> tuple[float, float]:
    """Slope and shift that turn cross-validated log odds into calibrated ones (Platt 1999)."""
    kept = np.array([not a.verbatim for a in answers])
    platt = LogisticRegression(C=1e6).fit(
        score[kept, None], labels(answers)[kept], sample_weight=balanced(answers)[kept] * kept.sum()
    )
    return float(platt.coef_[0, 0]), float(platt.intercept_[0])


def thresholds(answers: Sequence[Described], probability: Array) -> dict[str, float]:
    """From `supported` on answers of that score are faithful two to one, below `unsupported` they are not three to one."""
    y, weight = labels(answers), balanced(answers)

    def share(t: float) -> float:
        near = np.abs(probability - t) < 0.06
        return float(weight[near & y].sum() / weight[near].sum())

    grid = [round(0.1 + 0.01 * i, 2) for i in range(81)]
    supported = next(t for t in grid if all(share(u) >= 2 / 3 for u in grid if t <= u <= t + 0.05))
    unsupported = max(t for t in grid if t <= supported and all(share(u) <= 0.25 for u in grid if t - 0.05 <= u <= t))
    return {"supported": supported, "unsupported": unsupported}


def main() -> None:
    """Fit, report, and with --write publish."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write assistant/verify/weights.json")
    parser.add_argument("--vectors", action="store_true", help="make assistant/verify/meanings.npz anew and stop")
    options = parser.parse_args()
    if options.vectors:
        make_vectors()
        return
    data = folder()
    retold = perturbed(fitting_statements(data), "retold", per_kind=300, seed=1)
    retold = [row for row in retold if row.kind not in MEASURED_ONLY]
    answers = described([*human(data), *retold, *worded(held_out=True)])
    test = described(perturbed(interview_statements(data), "interviews", per_kind=100, seed=2))
    blind = [answer.blind for answer in answers]
    figures: dict[str, str] = {}
    for name, figure in areas(blind, cross_validated(blind)).items():
        print(f"{name}: AUROC {figure} without reading")
    score = cross_validated(answers)
    figures |= areas(answers, score)
    lines = fit(answers)
    tested = np.array([a.score(lines) for a in test])
    for kind in sorted({a.row.kind for a in test}):
        mine = np.array([a.row.kind == kind for a in test])
        figures[f"interviews: {kind}"] = f"{roc_auc_score(labels(test)[mine], tested[mine]):.3f}"
    for name, figure in figures.items():
        print(f"{name}: AUROC {figure}")
    slope, shift = calibration(answers, score)
    probability = 1.0 / (1.0 + np.exp(-(slope * score + shift)))
    verdicts = thresholds(answers, probability)
    print(
        f"calibration: {slope:.2f} * log odds + {shift:.2f}; verdicts: {verdicts}; {reliability(answers, probability)}"
    )
    if options.write:
        _write({"read": lines.read, "unread": lines.unread}, (slope, shift), verdicts, figures)


def areas(answers: Sequence[Described], score: Array) -> dict[str, str]:
    """The AUROC of each set, with its interval."""
    found = {}
    for name in ROW_WEIGHT:
        mine = np.array([a.row.set == name for a in answers])
        groups = [a.row.group for a in answers if a.row.set == name]
        found[name] = interval(labels(answers)[mine], score[mine], groups)
    return found


def reliability(answers: Sequence[Described], probability: Array) -> str:
    """The share of faithful answers by tenths of the score, and the expected calibration error over ten bins."""
    y, weight = labels(answers), balanced(answers)
    bins = np.minimum((probability * 10).astype(int), 9)
    shares, error = [], 0.0
    for b in range(10):
        mine = bins == b
        if mine.any():
            total = weight[mine].sum()
            share = float(weight[mine & y].sum() / total)
            error += total / weight.sum() * abs(share - float(np.average(probability[mine], weights=weight[mine])))
            shares.append(f"{b / 10:.1f}: {share:.2f}")
    return f"ECE {error:.3f}; faithful by score {', '.join(shares)}"


def labels(answers: Sequence[Described]) -> NDArray[np.bool_]:
    """Which answers are faithful."""
    return np.array([a.row.faithful for a in answers])


def fit(answers: Sequence[Described]) -> Lines:
    """Intercepts and weights from these answers; for what is not read from the same answers, as they are known without."""
    weight = np.array([ROW_WEIGHT[a.row.set] for a in answers])
    means, right = np.array([a.mean for a in answers]), labels(answers)
    return Lines(fitted(means, right, weight), fitted(means * _UNREAD, right, weight))


def cross_validated(answers: Sequence[Described]) -> Array:
    """Log odds (n,) of every answer from weights fitted without its task, passage or statement."""
    score = np.zeros(len(answers))
    groups = [a.row.group for a in answers]
    for train, held in GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(score, groups=groups):
        lines = fit([answers[i] for i in train])
        score[held] = [answers[i].score(lines) for i in held]
    return score


def _write(
    lines: dict[str, Line], platt: tuple[float, float], verdicts: dict[str, float], figures: dict[str, str]
) -> None:
    slope, shift = platt
    content = {
        "what": "logistic regressions over assistant/verify/features.py; the probability that a claim is supported",
        "made_by": "benchmarks/fit_verifier.py --write",
        "made_from": "MTRAG human ratings (Apache-2.0), BEGIN WoW dev labels (CC BY 4.0), perturbed retellings of "
        "StackFAQ, MTRAG and QMSum sentences, our own claims; only these weights are kept, no text",
        "auroc_cross_validated": figures,
        **{
            name: {
                "intercept": round(slope * intercept + shift, 4),
                "weights": {key: round(slope * float(value), 4) for key, value in zip(NAMES, weights, strict=True)},
            }
            for name, (intercept, weights) in lines.items()
        },
        "verdicts": verdicts,
    }
    model.FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def make_vectors() -> None:
    """Encode every word of the bundled encoder's vocabulary by itself; keep 64 principal components in 8 bits."""
    from index.embedding import default_embedder
    from index.model_files import bundled

    embedder = default_embedder()
    vocabulary = json.loads(bundled().tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    words = [w for w in sorted(vocabulary, key=vocabulary.__getitem__) if re.fullmatch(r"[a-z](?:[a-z'-]*[a-z])?", w)]
    full = np.asarray(embedder.encode(words), np.float64)
    full -= full.mean(axis=0)
    _, _, components = np.linalg.svd(full, full_matrices=False)
    reduced = full @ components[: meanings.DIMENSION].T
    scaled = np.round(127 * reduced / np.abs(reduced).max(axis=1, keepdims=True)).astype(np.int8)
    packed = io.BytesIO()
    np.savez_compressed(packed, words=np.frombuffer("\n".join(words).encode(), np.uint8), vectors=scaled)
    meanings.FILE.write_bytes(packed.getvalue())
    card = {
        "what": f"{len(words)} English words with {meanings.DIMENSION} numbers each, rows of `vectors` as int8",
        "made_by": "benchmarks/fit_verifier.py --vectors",
        "made_from": f"{embedder.name} (Apache-2.0), every word of its vocabulary encoded alone, principal components",
        "sha256": hashlib.sha256(packed.getvalue()).hexdigest(),
    }
    meanings.FILE.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{meanings.FILE}: {len(words)} words, {len(packed.getvalue())} bytes")


if __name__ == "__main__":
    main()
