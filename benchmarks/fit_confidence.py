"""Fits the confidence again where the reader was taught again: `python -m benchmarks.fit_confidence [--write]`.

What the reader says of questions that it has learned from flatters, so the weights of the signals (assistant/weights.json)
are fitted on those that it has not (`benchmarks.judged`), and on questions without an answer that are made of these
(`benchmarks.negatives`): --made of each kind and set, which together count --share of what a set's own questions without
an answer do. Logistic regression by Newton's method, kept near the weights before (--start) by a penalty on what changes:
these sets are too few for 200 weights from nothing. Prints, for each --share and set, the AUROC and the F1 of declining that
weights fitted on the other four fifths of the interviews give, and how many of each kind that was made these would answer, by
the log-odds alone, before the rules of `assistant.abstain`. Leaves the file alone without --write, which writes what the last
share gives. --curve draws how often an answer by the weights in use is wrong (nothing answers, or its first quote is not gold)
as more is answered.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from assistant import abstain
from assistant.evaluation.plots import curve
from assistant.signals import SIGNALS
from benchmarks.fit_answers import CROSSED, WEIGHTS
from benchmarks.judged import SETS, Judged, of_set
from benchmarks.negatives import KINDS
from benchmarks.plot import of_report

NEAR = 8.0  # of a squared change of a weight, beside a question's log loss
ABSENT = 1.3  # what a question without an answer counts beside one with
MADE = 40  # questions of each kind and set that are made unanswerable
SHARE = 0.1  # of what a set's questions without an answer count, what those made of others count together beside them
OURS = {"unseen", "turns", "documents", "natural"}  # sets that the curve is drawn of

Numbers = NDArray[np.float64]
Names = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]  # of the signals and of their products


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Questions as they are fitted on: a row each.

    `values` (n, w) of the signals and products; `answerable` (n,); `counts` (n,) of those of its set; the `part` (n,) it is
    left out with; its `sets` and `kinds` (n,), of which '' was written and not made; the questions themselves.
    """

    values: Numbers
    answerable: Numbers
    counts: Numbers
    part: NDArray[np.int_]
    sets: NDArray[np.str_]
    kinds: NDArray[np.str_]
    rows: tuple[Judged, ...]

    def weights(self, share: float, kinds: Sequence[str]) -> Numbers:
        """What each row counts (n,): the `kinds` that are made, together, `share` of a set's questions without an answer."""
        absent = self.answerable == 0
        weights: Numbers = self.counts * np.where(absent, ABSENT, 1.0) * (self.kinds == "")
        for name in np.unique(self.sets):
            own = self.sets == name
            mine = [own & (self.kinds == kind) for kind in kinds if (own & (self.kinds == kind)).any()]
            total = weights[own & absent].sum()
            for rows in mine:
                weights[rows] = share * total / len(mine) / rows.sum()
        return weights


def _table(stores: Path, names: Names, start: Numbers, *, made: int) -> Table | None:
    """All sets that are there; None where there is none."""
    rows: list[Judged] = []
    sets: list[str] = []
    counts: list[float] = []
    for asked in SETS:
        if not asked.corpus.exists() or not asked.path.exists():
            print(
                f"{asked.name}: absent ({asked.corpus}); set ONRECORD_DATA to the folder that holds the development data"
            )
            continue
        mine = of_set(asked, stores, made=made)
        rows += mine
        sets += [asked.name] * len(mine)
        counts += [asked.counts] * len(mine)
    if not rows:
        return None
    return Table(
        values=np.array([_values(row, names, start) for row in rows]),
        answerable=np.array([float(row.answerable) for row in rows]),
        counts=np.array(counts),
        part=np.array([row.part for row in rows]),
        sets=np.array(sets),
        kinds=np.array([row.kind for row in rows]),
        rows=tuple(rows),
    )


def _values(row: Judged, names: Names, start: Numbers) -> Numbers:
    """The signals and products of the part or person of a question that the weights `start` trust most."""
    return max(_of_parts(row, names), key=lambda values: float(values @ start))


def _of_parts(row: Judged, names: Names) -> list[Numbers]:
    found = []
    for values in row.signals:
        signals = dict(zip(SIGNALS, values, strict=True))
        products = [signals[a] * signals[b] for a, b in names[1]]
        found.append(np.array([*(signals[name] for name in names[0]), *products]))
    return found


def fitted(values: Numbers, right: Numbers, weight: Numbers, start: Numbers) -> Numbers:
    """The weights (w,) that make the answers `right` (n,) of `values` (n, w) most likely, NEAR `start`."""
    found = start.copy()
    for _ in range(60):
        sure = 1 / (1 + np.exp(-(values @ found)))
        slope = values.T @ (weight * (sure - right)) + NEAR * (found - start)
        bend = (values * (weight * sure * (1 - sure))[:, None]).T @ values + NEAR * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found = found - step
        if np.abs(step).max() < 1e-6:
            break
    return found


def main() -> int:
    """Fit, say how well, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write assistant/weights.json")
    parser.add_argument("--start", type=Path, default=WEIGHTS, help="the weights to stay near, in a file of that form")
    parser.add_argument("--stores", type=Path, help="keep the indexed corpora, and what was read, in this folder")
    parser.add_argument("--made", type=int, default=MADE, help="questions made unanswerable, of each kind and set")
    parser.add_argument(
        "--share", type=float, nargs="+", default=[0.0, SHARE], help="of the weight of those without answer"
    )
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="of those made that are fitted on")
    parser.add_argument("--curve", type=Path, help="write the curve of risk over coverage as SVG")
    options = parser.parse_args()
    before = json.loads(options.start.read_text("utf-8"))
    names: Names = (tuple(before["signals"]), tuple(abstain.named_pairs(before["pairs"])))
    start = np.array([*before["signals"].values(), *before["pairs"].values()])
    stores = options.stores or Path(tempfile.mkdtemp(prefix="onrecord-fit-"))
    table = _table(stores, names, start, made=options.made)
    if table is None:
        return 1
    print("the weights before")
    _tell(table, table.values @ start, before["threshold"])
    for share in options.share:
        weights = table.weights(share, options.kinds)
        print(f"fitted on the others, what was made counting {share:.0%} of what has no answer")
        _tell(table, _crossed(table, weights, start), before["threshold"])
    if options.curve:
        own = np.isin(table.sets, list(OURS)) & (table.kinds == "")
        rows = [row for row, ours in zip(table.rows, own, strict=True) if ours]
        right = np.array([_right(row, names, start) for row in rows])
        draw(table.answerable[own] > 0, right, table.values[own] @ start, options.curve)
    if options.write:
        found = [round(float(w), 4) for w in fitted(table.values, table.answerable, weights, start)]
        before["signals"] = dict(zip(names[0], found, strict=False))
        before["pairs"] = {" ".join(pair): w for pair, w in zip(names[1], found[len(names[0]) :], strict=True)}
        WEIGHTS.write_text(json.dumps(before, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _crossed(table: Table, weights: Numbers, start: Numbers) -> Numbers:
    """The log-odds (n,) of each row by weights that were fitted on the other parts."""
    total = np.zeros(len(table.rows))
    for left in range(CROSSED):
        rest, out = table.part != left, table.part == left
        total[out] = table.values[out] @ fitted(table.values[rest], table.answerable[rest], weights[rest], start)
    return total


def _tell(table: Table, total: Numbers, threshold: float) -> None:
    """Print what the log-odds `total` (n,) tell of each set, and the shares of each kind that they would answer."""
    answered = 1 / (1 + np.exp(-total)) >= threshold
    for name in dict.fromkeys(table.sets.tolist()):
        own = (table.sets == name) & (table.kinds == "")
        right = table.answerable[own]
        wrong = ~answered[own] & (right == 0)
        f1 = 2 * wrong.sum() / max(1, (~answered[own]).sum() + (right == 0).sum())
        line = f"  {name}: AUROC {roc_auc_score(right, total[own]):.3f}, F1 of declining {f1:.3f}, answered"
        line += f" {answered[own][right > 0].mean():.2f} of {int(right.sum())} with an answer,"
        line += f" {answered[own][right == 0].mean():.2f} of {int((right == 0).sum())} without"
        made = [(kind, (table.sets == name) & (table.kinds == kind)) for kind in KINDS]
        print(line + "".join(f", {answered[of].mean():.2f} of {of.sum()} {kind}" for kind, of in made if of.any()))
    own = table.kinds == ""
    print(f"  all: AUROC {roc_auc_score(table.answerable[own], total[own]):.3f}", end="")
    for kind in KINDS:
        print(f", answered {answered[table.kinds == kind].mean():.2f} of {(table.kinds == kind).sum()} {kind}", end="")
    print()


def _right(row: Judged, names: Names, start: Numbers) -> bool:
    """Would the first quote of the most trusted part be an answer?"""
    sure = [float(values @ start) for values in _of_parts(row, names)]
    return row.right[sure.index(max(sure))]


def draw(has_answer: NDArray[np.bool_], first: NDArray[np.bool_], total: Numbers, path: Path) -> None:
    """Print how often an answer is wrong at some shares of answers, and write the whole curve.

    `has_answer`, whether the `first` quote is one, and the log-odds `total` are one for each question (n,).
    """
    order = np.argsort(-total, kind="stable")
    answered = np.cumsum(has_answer[order]) / has_answer.sum()
    wrong = np.cumsum(~first[order]) / np.arange(1, len(order) + 1)
    for share in (0.25, 0.5, 0.75, 0.9, 1.0):
        at = int(np.searchsorted(answered, share))
        sure = 1 / (1 + np.exp(-total[order[at]]))
        print(f"answering {share:.0%} of what has an answer, at {sure:.2f}: wrong {wrong[at]:.2f}")
    points = list(zip(answered.tolist(), wrong.tolist(), strict=True))
    plot = curve(points, title="Risk over coverage", x="answered, of what has an answer", y="wrong, of the answers")
    path.write_text(of_report(plot), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
