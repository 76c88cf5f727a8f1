"""Fits assistant/weights.json: which sentences answer (a ranking), and whether anything answers (a calibration).

    python benchmarks/fit_answers.py [--write]

Development sets only: the answer sets of ONRECORD_DATA (default: ../shared/data; it says so when they are absent), the
questions in benchmarks/questions/ (gold given as offsets) and the project's samples. Without --write it prints what a
fit on one set gives on another and leaves the file alone.

Ranking: one softmax over a question's candidate sentences, the gold ones against the rest, L2-regularised. Calibration:
logistic regression on `assistant.abstain.SIGNALS`; beside the questions marked unanswerable, every answerable one gives
two more: its gold sentences taken away, and its person swapped for another.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant import abstain, features
from assistant.candidates import Candidate
from assistant.conversation import Assistant
from assistant.evidence import Ranked
from assistant.retrieve import DEEP, Asked, weigh
from assistant.retrieve import _weighed as weighed_again
from index.library import Library
from index.types import Filters

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ONRECORD_DATA", ROOT.parent / "shared" / "data")).resolve()
CORPUS = SHARED.parent / "corpus"
WEIGHTS = ROOT / "assistant" / "weights.json"
#: How far from 0 each sentence weight may go before it costs as much as the others (prior standard deviations).
SCALE = {"dense": 10.0, "dense_near": 5.0, "words": 3.0, "words_near": 3.0, "asked_alike": 3.0, "new": 2.0}

#: What a question made unanswerable counts beside one written so: a gold sentence is often not the only one that answers.
MADE = 0.1

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A stretch of a file that answers."""

    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One development question."""

    text: str
    answerable: bool
    gold: tuple[Gold, ...]
    last_only: bool  # of several gold stretches only the last is a sentence that answers, the others identify


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A set of questions on an indexed corpus."""

    name: str
    questions: tuple[Question, ...]
    assistant: Assistant
    weight: float


def questions(path: Path, corpus: Path) -> tuple[Question, ...]:
    """The questions of a JSONL set; gold by quote, or by start and end."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = []
        for piece in row.get("gold", []):
            text = (corpus / piece["file"]).read_bytes().decode("utf-8")
            start = piece["start"] if "start" in piece else text.find(piece["quote"])
            end = piece["end"] if "end" in piece else start + len(piece["quote"])
            gold.append(Gold(file=piece["file"], start=start, end=end))
        unnamed = row.get("type") in {"unnamed", "described"}
        found.append(Question(text=row["question"], answerable=row["answerable"], gold=tuple(gold), last_only=unnamed))
    return tuple(found)


def developments(folder: Path) -> Iterator[Development]:
    """Every development set that is there, its corpus indexed under `folder`."""
    plan = [
        ("samples", ROOT / "samples", [ROOT / "samples" / "questions.jsonl"], 1.0),
        ("seed", CORPUS / "seed", [SHARED / "answers" / "seed-interview.jsonl"], 2.0),
        ("usesthis", CORPUS / "usesthis", [SHARED / "answers" / "usesthis.jsonl"], 1.0),
        ("more", CORPUS / "usesthis", [ROOT / "benchmarks" / "questions" / "usesthis.jsonl"], 1.0),
    ]
    libraries: dict[Path, Library] = {}
    for name, corpus, files, weight in plan:
        if not corpus.exists() or not all(file.exists() for file in files):
            print(f"{name}: absent ({corpus}); set ONRECORD_DATA to the folder that holds the development data")
            continue
        if corpus not in libraries:
            store = folder / corpus.name
            library = Library.open(store, create=True)
            library.add([corpus])
            libraries[corpus] = library
        found = tuple(q for file in files for q in questions(file, corpus))
        yield Development(name=name, questions=found, assistant=Assistant(libraries[corpus]), weight=weight)


def is_gold(sentence: Candidate, gold: Sequence[Gold]) -> bool:
    """Does the sentence share a character with a gold stretch?"""
    name = Path(sentence.document.source).name
    return any(g.file == name and sentence.span.start < g.end and g.start < sentence.span.end for g in gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question read by the assistant: the ranked sentences of its parts and people."""

    question: Question
    asked: Asked
    ranked: tuple[Ranked, ...]
    people: tuple[str | None, ...]


def read(assistant: Assistant, question: Question, text: str | None = None) -> Example:
    """What the assistant sees of a question."""
    assistant.archive.refresh()
    words = text or question.text
    asked = assistant._understood(words, ())
    hits = assistant._hits(words, asked, Filters(), DEEP)
    found = weigh(assistant.archive, asked, hits, Filters())
    return Example(
        question=question, asked=asked, ranked=tuple(w.ranked for w in found), people=tuple(w.person for w in found)
    )


def fit_sentences(examples: Sequence[tuple[Example, float]], strength: float = 1.0) -> Rows:
    """The weights (len(NAMES),) that make gold sentences most likely."""
    scale = np.array([SCALE.get(name, 1.5) for name in features.NAMES])
    tables = []
    for example, weight in examples:
        gold = example.question.gold[-1:] if example.question.last_only else example.question.gold
        for ranked in example.ranked:
            right = np.array([is_gold(s, gold) for s in ranked.sentences])
            if right.any() and not right.all():
                prior = ranked.scores - ranked.rows @ current()
                tables.append((ranked.rows.astype(float), right, prior.astype(float), weight))

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
    """The sentence weights in use."""
    data = json.loads(WEIGHTS.read_text("utf-8"))["sentence"]
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


def signal_rows(development: Development, weights: Rows) -> list[tuple[list[float], bool, float]]:
    """(signals, answerable, weight) of every question, with the two made from each answerable one."""
    chance = random.Random(0)
    archive = development.assistant.archive
    archive.refresh()
    people = sorted({name for summary in archive.documents for name in summary.participants})
    rows = []

    def add(example: Example, answerable: bool, weight: float, without: Sequence[Gold] = ()) -> None:
        values = []
        for ranked, person in zip(example.ranked, example.people, strict=True):
            scores = (ranked.scores + ranked.rows @ (weights - current())).astype(np.float32)
            keep = [at for at, s in enumerate(ranked.sentences) if not is_gold(s, without)]
            changed = replace(
                ranked,
                sentences=tuple(ranked.sentences[at] for at in keep),
                rows=ranked.rows[keep],
                scores=scores[keep],
            )
            again = weighed_again(archive, example.asked, changed, person=person, number=0)
            values.append([again.signals[name] for name in abstain.SIGNALS])
        best = max(values, key=lambda v: abstain.probability(dict(zip(abstain.SIGNALS, v, strict=True))))
        rows.append((best, answerable, weight * development.weight))

    for question in development.questions:
        example = read(development.assistant, question)
        add(example, question.answerable, 1.0 if question.answerable else 1.5)
        if not question.answerable:
            continue
        add(example, False, MADE, question.gold)
        if example.asked.names.named and len(people) > 3:
            text = question.text
            for named in reversed(example.asked.names.named):
                owns = "'s" if text[: named.span.end].endswith(("'s", "’s")) else ""
                text = text[: named.span.start] + chance.choice(people) + owns + text[named.span.end :]
            add(read(development.assistant, question, text), False, MADE)
    return rows


def main() -> int:
    """Fit, say how well one set's fit does on another, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="write assistant/weights.json")
    parser.add_argument("--stores", type=Path, help="keep the indexed corpora in this folder")
    options = parser.parse_args()
    folder = options.stores or Path(tempfile.mkdtemp(prefix="onrecord-fit-"))
    sets = list(developments(folder))
    if not sets:
        return 1
    examples = {d.name: [read(d.assistant, q) for q in d.questions if q.answerable] for d in sets}
    for d in sets:
        others = [(e, o.weight) for o in sets if o.name != d.name for e in examples[o.name]]
        print(f"{d.name}: now {shown(examples[d.name], current())}", end="")
        print(f" | fitted on the others {shown(examples[d.name], fit_sentences(others))}" if others else "")
    weights = fit_sentences([(e, d.weight) for d in sets for e in examples[d.name]])
    for d in sets:
        print(f"{d.name}: fitted on all {shown(examples[d.name], weights)}")
    tables = {d.name: signal_rows(d, weights) for d in sets}
    report(tables)
    fitted = calibrate([row for rows in tables.values() for row in rows])
    data = json.loads(WEIGHTS.read_text("utf-8"))
    data["sentence"] = {name: round(float(w), 3) for name, w in zip(features.NAMES, weights, strict=True)}
    data["signals"] = fitted
    print(json.dumps({"sentence": data["sentence"], "signals": fitted}, indent=1))
    if options.write:
        data["provenance"] = "benchmarks/fit_answers.py --write on " + ", ".join(d.name for d in sets)
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    return 0


def calibrate(rows: Sequence[tuple[list[float], bool, float]]) -> dict[str, float]:
    """Weights of the signals by logistic regression on scaled values, given back for the values as they are."""
    x = np.array([r[0] for r in rows])
    y = np.array([r[1] for r in rows])
    weight = np.array([r[2] for r in rows])
    deviation = x.std(axis=0)
    deviation[deviation == 0] = 1.0
    model = LogisticRegression(C=0.2, max_iter=5000, fit_intercept=False).fit(x / deviation, y, sample_weight=weight)
    return {name: round(float(w), 3) for name, w in zip(abstain.SIGNALS, model.coef_[0] / deviation, strict=True)}


def report(tables: dict[str, list[tuple[list[float], bool, float]]]) -> None:
    """AUROC of the confidence on each set's own questions, fitted on the other sets."""
    for name, rows in tables.items():
        others = [row for other, given in tables.items() if other != name for row in given]
        own = [row for row in rows if row[2] >= 1.0]
        if not others or len({row[1] for row in own}) < 2:
            continue
        fitted = np.array(list(calibrate(others).values()))
        scores = [float(np.array(row[0]) @ fitted) for row in own]
        print(f"{name}: AUROC of confidence, fitted on the others {roc_auc_score([r[1] for r in own], scores):.3f}")


if __name__ == "__main__":
    sys.exit(main())
