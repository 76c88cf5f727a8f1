"""Fits assistant/weights.json: which sentences answer (a ranking), and whether anything answers (a calibration).

    python -m benchmarks.fit_answers [--folds FOLDER] [--write]

On development sets only (`benchmarks.development`). Without --write it prints what a fit on one set gives on another and
leaves the file alone.

Ranking: one softmax over a question's candidate sentences, the gold ones against the rest, L2-regularised; once without
and once with what the reader says. Calibration: logistic regression on `assistant.signals.SIGNALS` and their products,
two by two; beside the questions marked unanswerable, every answerable one gives two more (`benchmarks.negatives`): asked
without the pairs that answer it, and of another person. The reader was trained on the questions in benchmarks/questions/:
with --folds each of them is read by a reader that has not seen it (`benchmarks.fit_reader --folds`).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant import abstain, features
from assistant.reader import Reader
from assistant.retrieve import _weighed as weighed_again
from assistant.signals import SIGNALS
from benchmarks.development import ROOT, Development, Example, folds, is_gold, read, sets
from benchmarks.negatives import Maker

WEIGHTS = ROOT / "assistant" / "weights.json"
#: How far from 0 each sentence weight may go before it costs as much as the others (prior standard deviations).
SCALE = {"dense": 10.0, "dense_near": 5.0, "words": 3.0, "words_near": 3.0, "asked_alike": 3.0, "new": 2.0}

#: What a question made unanswerable counts beside one written so: what is left may answer it all the same.
MADE = 0.1
STRENGTH = 0.01  # of the fit of the signals and their products: smaller keeps them nearer to 0
CROSSED = 5  # parts that are judged by what is fitted on the others
PAIRS = list(combinations_with_replacement([name for name in SIGNALS if name != "bias"], 2))
BY_HAND = {"order": -6.0}  # hardly any sentence of these sets gives an order

Rows = NDArray[np.float64]


def fit_sentences(examples: Sequence[tuple[Example, float]], *, reading: bool, strength: float = 1.0) -> Rows:
    """The weights (len(NAMES),) that make gold sentences most likely, with or without what the reader says."""
    scale = np.array([SCALE.get(name, 1.5) for name in features.NAMES])
    used = np.array([reading or name not in {"read", "seen"} for name in features.NAMES])
    tables = []
    for example, weight in examples:
        gold = example.question.gold[-1:] if example.question.last_only else example.question.gold
        for ranked in example.ranked:
            right = np.array([is_gold(s, gold) for s in ranked.sentences])
            if right.any() and not right.all():
                prior = ranked.scores - ranked.rows @ current()
                tables.append((ranked.rows.astype(float) * used, right, prior.astype(float), weight))

    def loss(w: Rows) -> tuple[float, Rows]:
        total, slope = strength * float(np.sum((w / scale) ** 2)), 2 * strength * w / scale**2
        for rows, right, prior, weight in tables:
            score = rows @ w + prior
            score -= score.max()
            p = np.exp(score)
            p /= p.sum()
            mass = p[right].sum() + 1e-9
            total -= weight * float(np.log(mass))
            slope -= weight * (rows.T @ (np.where(right, p / mass, 0.0) - p))
        return total, slope

    fitted: Rows = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x
    return fitted


def current() -> Rows:
    """The sentence weights in use, those that count what the reader says."""
    data = json.loads(WEIGHTS.read_text("utf-8"))["reading"]
    return np.array([data.get(name, 0.0) for name in features.NAMES])


def found_at(example: Example, weights: Rows) -> int:
    """The place of the best gold sentence in the best of a question's rankings."""
    gold = example.question.gold[-1:] if example.question.last_only else example.question.gold
    best = 999
    for ranked in example.ranked:
        score = ranked.scores + ranked.rows @ (weights - current())
        order = np.argsort(-score, kind="stable")
        best = min([best, *(place for place, at in enumerate(order) if is_gold(ranked.sentences[at], gold))])
    return best


def shown(examples: Sequence[Example], weights: Rows) -> str:
    """Shares of questions whose gold is first, among three, among five."""
    places = np.array([found_at(example, weights) for example in examples])
    return " ".join(f"top{k} {np.mean(places < k):.2f}" for k in (1, 2, 3, 5)) + f" n={len(places)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signalled:
    """The signals of one question, in the order of SIGNALS. `made` from another, or written so."""

    values: tuple[float, ...]
    answerable: bool
    weight: float
    made: bool


def signal_rows(
    development: Development, weights: Rows, readers: Sequence[Reader], examples: Sequence[Example]
) -> list[Signalled]:
    """The signals of every question, with those of the two made from each that has an answer."""
    archive = development.assistant.archive
    maker = Maker(archive, development.questions)
    found: list[Signalled] = []

    def add(example: Example, answerable: bool, *, made: bool = False) -> None:
        values = []
        for ranked, person in zip(example.ranked, example.people, strict=True):
            changed = replace(ranked, scores=(ranked.scores + ranked.rows @ (weights - current())).astype(np.float32))
            view = archive.hiding(example.question.without)
            again = weighed_again(view, example.asked, changed, person=person, number=0)
            values.append(tuple(again.signals[name] for name in SIGNALS))
        sure = [abstain.probability(dict(zip(SIGNALS, v, strict=True))) for v in values]
        best = sure.index(max(sure))
        found.append(
            Signalled(
                values=values[best],
                answerable=answerable,
                weight=development.counts * (MADE if made else 1.0 if answerable else development.absent),
                made=made,
            )
        )

    for question, example in zip(folds(development, readers), examples, strict=True):
        add(example, question.answerable)
        for kind in ("removed", "name") if question.answerable and question.gold else ():
            made = maker.one(kind, question)
            if made:
                add(read(development.assistant, made.question), False, made=True)
    return found


def main() -> int:
    """Fit, say how well one set's fit does on another, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="write assistant/weights.json")
    parser.add_argument("--stores", type=Path, help="keep the indexed corpora in this folder")
    parser.add_argument("--folds", type=Path, help="the readers that benchmarks.fit_reader --folds has written")
    options = parser.parse_args()
    found = list(sets(options.stores or Path(tempfile.mkdtemp(prefix="onrecord-fit-"))))
    if not found:
        return 1
    readers = [Reader(path) for path in sorted(options.folds.glob("fold-*.safetensors"))] if options.folds else []
    if not readers:
        print("without --folds the reader has seen the questions in benchmarks/questions/: their figures flatter")
    read_once = {d.name: [read(d.assistant, q) for q in folds(d, readers)] for d in found}
    examples = {name: [e for e in every if e.question.answerable] for name, every in read_once.items()}
    for d in found:
        others = [(e, o.weight) for o in found if o.name != d.name for e in examples[o.name]]
        print(f"{d.name}: now {shown(examples[d.name], current())}", end="")
        print(
            f" | fitted on the others {shown(examples[d.name], fit_sentences(others, reading=True))}" if others else ""
        )
    every = [(e, d.weight) for d in found for e in examples[d.name]]
    first, weights = fit_sentences(every, reading=False), fit_sentences(every, reading=True)
    for d in found:
        print(f"{d.name}: fitted on all {shown(examples[d.name], weights)}")
    tables = {d.name: signal_rows(d, weights, readers, read_once[d.name]) for d in found}
    report(tables)
    fitted = calibrate([row for rows in tables.values() for row in rows])
    data = json.loads(WEIGHTS.read_text("utf-8"))
    data["sentence"] = {name: round(float(w), 3) for name, w in zip(features.NAMES, first, strict=True)}
    data["reading"] = {name: round(float(w), 3) for name, w in zip(features.NAMES, weights, strict=True)}
    for kept in ("sentence", "reading"):
        data[kept] |= BY_HAND
    data["signals"], data["pairs"] = fitted
    choices(tables, fitted)
    print(json.dumps(data, indent=1))
    if options.write:
        data["provenance"] = "benchmarks/fit_answers.py --folds FOLDER --write on " + ", ".join(d.name for d in found)
        data["provenance"] += (
            "; order, margin, complement, leaning, length, most and threshold chosen by hand on the same sets"
        )
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    return 0


def calibrate(rows: Sequence[Signalled]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights of the signals and of their products by logistic regression on scaled values, given back for the values
    as they are."""
    single = np.array([row.values for row in rows])
    x = np.hstack([single, products(single)])
    y = np.array([row.answerable for row in rows])
    weight = np.array([row.weight for row in rows])
    deviation = x.std(axis=0)
    deviation[deviation < 1e-6] = np.inf
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(x / deviation, y, sample_weight=weight)
    found = model.coef_[0] / deviation
    signals = {name: round(float(w), 4) for name, w in zip(SIGNALS, found, strict=False)}
    signals["bias"] = round(signals["bias"] + float(model.intercept_[0]), 4)
    pairs = {f"{a} {b}": round(float(w), 4) for (a, b), w in zip(PAIRS, found[len(signals) :], strict=True)}
    return signals, {pair: weight for pair, weight in pairs.items() if weight}


def products(values: Rows) -> Rows:
    """The products (n, p) of the signals (n, s), two by two, in the order of PAIRS."""
    at = {name: place for place, name in enumerate(SIGNALS)}
    return np.stack([values[:, at[a]] * values[:, at[b]] for a, b in PAIRS], axis=1)


def confidence(row: Signalled, fitted: tuple[dict[str, float], dict[str, float]]) -> float:
    """What the assistant would say."""
    model = abstain.Calibration(signals=fitted[0], pairs=abstain.named_pairs(fitted[1]), threshold=0.5)
    return abstain.probability(dict(zip(SIGNALS, row.values, strict=True)), fitted=model)


def choices(tables: Mapping[str, Sequence[Signalled]], fitted: tuple[dict[str, float], dict[str, float]]) -> None:
    """Print what each threshold would give, for a person to choose: per set the F1 of declining, and how many of the
    questions that have an answer would get one."""
    for at in np.arange(0.2, 0.7, 0.04):
        told = []
        for name, rows in tables.items():
            own = [row for row in rows if not row.made]
            declined = np.array([confidence(row, fitted) < at for row in own])
            absent = np.array([not row.answerable for row in own])
            f1 = 2 * (declined & absent).sum() / max(1, declined.sum() + absent.sum())
            told.append(f"{name} {f1:.2f} {1 - (declined & ~absent).sum() / max(1, (~absent).sum()):.2f}")
        print(f"threshold {at:.2f}: " + ", ".join(told))


def report(tables: dict[str, list[Signalled]]) -> None:
    """AUROC of the confidence on each set's own questions, fitted on the other sets."""
    for name, rows in tables.items():
        others = [row for other, given in tables.items() if other != name for row in given]
        own = [row for row in rows if not row.made]
        if not others or len({row.answerable for row in own}) < 2:
            continue
        fitted = calibrate(others)
        scores = [confidence(row, fitted) for row in own]
        print(
            f"{name}: AUROC of confidence, fitted on the others {roc_auc_score([r.answerable for r in own], scores):.3f}"
        )


if __name__ == "__main__":
    sys.exit(main())
