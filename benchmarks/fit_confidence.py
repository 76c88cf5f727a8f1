"""Fits the confidence again where the reader was taught again: `python -m benchmarks.fit_confidence [--write]`.

What the reader says of questions that it has learned from flatters, so the weights of the signals (assistant/weights.json)
are fitted on those that it has not: benchmarks/questions/unseen*.jsonl, the answer sets of ONRECORD_DATA, and the samples.
Logistic regression by Newton's method, kept near the weights before (--start) by a penalty on what changes: these sets are too
few for 200 weights from nothing. Prints, for each set, the AUROC and the F1 of declining that weights fitted on the other
four fifths of the interviews give, and leaves the file alone without --write. --curve draws how often an answer by the
weights in use is wrong (nothing answers, or its first quote is not gold) as more is answered.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from assistant import abstain
from assistant.asked import understood
from assistant.conversation import Assistant
from assistant.evaluation.plots import curve
from assistant.lookup import hits
from assistant.retrieve import DEEP, weigh
from assistant.types import Message
from benchmarks.development import CORPUS, DOCUMENTS, ROOT, SHARED, gold_of, is_gold
from benchmarks.fit_answers import CROSSED, WEIGHTS
from benchmarks.plot import of_report
from index.library import Library
from index.types import Filters

NEAR = 8.0  # of a squared change of a weight, beside a question's log loss
ABSENT = 1.3  # what a question without an answer counts beside one with
QUESTIONS = ROOT / "benchmarks" / "questions"
#: Sets, their corpora and what each question counts: small libraries are few, and must not be outvoted.
SETS = (
    ("unseen", CORPUS / "usesthis", QUESTIONS / "unseen.jsonl", 1.0),
    ("turns", CORPUS / "usesthis", QUESTIONS / "unseen-conversations.jsonl", 1.0),
    ("usesthis", CORPUS / "usesthis", SHARED / "answers" / "usesthis.jsonl", 1.0),
    ("documents", DOCUMENTS, QUESTIONS / "unseen-documents.jsonl", 1.0),
    ("natural", DOCUMENTS, QUESTIONS / "unseen-natural.jsonl", 1.0),
    ("layouts", SHARED / "layouts" / "docs", QUESTIONS / "unseen-layouts.jsonl", 1.0),
    ("samples", ROOT / "samples", ROOT / "samples" / "questions.jsonl", 2.0),
    ("seed", CORPUS / "seed", SHARED / "answers" / "seed-interview.jsonl", 3.0),
)
OURS = {"unseen", "turns", "documents", "natural"}  # sets that the curve is drawn of

Numbers = NDArray[np.float64]
Names = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]  # of the signals and of their products


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One question: the values (w,) of the signals and products, whether it has an answer, whether the first quote would
    be one, and the part it is left out with."""

    values: Numbers
    answerable: bool
    right: bool
    part: int


def judged(assistant: Assistant, path: Path, names: Names, start: Numbers, *, within: bool) -> Iterator[Judged]:
    """The questions of a set; of a conversation those after the first. One that is asked back is none of them.

    With `within` each is asked of the document that its gold, or what a careless reader takes for it, stands in.
    """
    assistant.archive.refresh()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        history: list[Message] = []
        for turn in row.get("turns", [row]):
            text = turn["question"]
            near = turn.get("gold") or turn.get("near") or ()
            about = near[0]["file"] if isinstance(near, list) and near else ""
            filters = Filters(document=about) if within and about else Filters()
            asked = understood(text, history, assistant.archive)
            several = any(len(named.people) > 1 for named in asked.names.named)
            if bool(history) == ("turns" in row) and (asked.names.people or not several):
                found = weigh(assistant.archive, asked, hits(assistant.archive, text, asked, filters, DEEP), filters)
                best = max(found, key=lambda one: float(_values(one.signals, names) @ start))
                gold = [gold_of(piece, assistant.library) for piece in turn.get("gold", ())]
                yield Judged(
                    values=_values(best.signals, names),
                    answerable=turn["answerable"],
                    right=bool(best.evidence) and is_gold(best.evidence[0], gold),
                    part=zlib.crc32((about or text).encode()) % CROSSED,
                )
            if "turns" in row:
                answer = assistant.ask(text, history=history)
                history += [Message(role="user", content=text), Message(role="assistant", content=answer.text)]


def _values(signals: Mapping[str, float], names: Names) -> Numbers:
    return np.array([signals[name] for name in names[0]] + [signals[a] * signals[b] for a, b in names[1]])


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
    parser.add_argument("--stores", type=Path, help="keep the indexed corpora in this folder")
    parser.add_argument("--curve", type=Path, help="write the curve of risk over coverage as SVG")
    options = parser.parse_args()
    before = json.loads(options.start.read_text("utf-8"))
    names: Names = (tuple(before["signals"]), tuple(abstain.named_pairs(before["pairs"])))
    start = np.array([*before["signals"].values(), *before["pairs"].values()])
    stores = options.stores or Path(tempfile.mkdtemp(prefix="onrecord-fit-"))
    rows: list[Judged] = []
    of_set: list[str] = []
    counts: list[float] = []
    for name, corpus, path, count in SETS:
        if not corpus.exists() or not path.exists():
            print(f"{name}: absent ({corpus}); set ONRECORD_DATA to the folder that holds the development data")
            continue
        with Library.open(stores / corpus.name, create=True) as library:
            library.add([corpus])
            mine = list(judged(Assistant(library), path, names, start, within=corpus == DOCUMENTS))
        rows += mine
        of_set += [name] * len(mine)
        counts += [count] * len(mine)
    if not rows:
        return 1
    values = np.array([row.values for row in rows])
    right = np.array([float(row.answerable) for row in rows])
    weight = np.array(counts) * np.where(right > 0, 1.0, ABSENT)
    part = np.array([row.part for row in rows])
    total = np.zeros(len(rows))
    for left in range(CROSSED):
        rest, out = part != left, part == left
        total[out] = values[out] @ fitted(values[rest], right[rest], weight[rest], start)
    for name in dict.fromkeys(of_set):
        own = np.array([one == name for one in of_set])
        print(f"{name}: {_told(right[own], values[own] @ start, before['threshold'])}", end="")
        print(f" | fitted on the others {_told(right[own], total[own], before['threshold'])}, n = {own.sum()}")
    if options.curve:
        own = np.array([name in OURS for name in of_set])
        draw([row for row, ours in zip(rows, own, strict=True) if ours], values[own] @ start, options.curve)
    found = [round(float(weight), 4) for weight in fitted(values, right, weight, start)]
    after = dict(before)
    after["signals"] = dict(zip(names[0], found, strict=False))
    after["pairs"] = {" ".join(pair): w for pair, w in zip(names[1], found[len(names[0]) :], strict=True)}
    if options.write:
        WEIGHTS.write_text(json.dumps(after, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def draw(rows: Sequence[Judged], total: Numbers, path: Path) -> None:
    """Print how often an answer is wrong at some shares of answers, and write the whole curve. `total` (n,) are log-odds."""
    order = np.argsort(-total, kind="stable")
    answerable = np.array([rows[place].answerable for place in order])
    right = np.array([rows[place].right for place in order])
    answered = np.cumsum(answerable) / answerable.sum()
    wrong = np.cumsum(~right) / np.arange(1, len(rows) + 1)
    for share in (0.25, 0.5, 0.75, 0.9, 1.0):
        at = int(np.searchsorted(answered, share))
        sure = 1 / (1 + np.exp(-total[order[at]]))
        print(f"answering {share:.0%} of what has an answer, at {sure:.2f}: wrong {wrong[at]:.2f}")
    points = list(zip(answered.tolist(), wrong.tolist(), strict=True))
    plot = curve(points, title="Risk over coverage", x="answered, of what has an answer", y="wrong, of the answers")
    path.write_text(of_report(plot), "utf-8")


def _told(right: Numbers, total: Numbers, threshold: float) -> str:
    declined = 1 / (1 + np.exp(-total)) < threshold
    f1 = 2 * (declined & (right == 0)).sum() / max(1, declined.sum() + (right == 0).sum())
    return f"AUROC {roc_auc_score(right, total):.3f}, F1 of declining {f1:.3f}"


if __name__ == "__main__":
    sys.exit(main())
