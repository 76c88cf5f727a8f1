"""Fit the weights of search on development sets and write index/weights.json.

usage: python -m benchmarks.fit_search DATA --corpus FOLDER [--work FOLDER] [--questions FILE ...] [--near PENALTY] [--write]

Features of every candidate are worked out once. Then the chance that a right passage is drawn, when each candidate's is
proportional to exp(T x score), is made as large as possible (the listwise loss of Cao et al., ICML 2007, with a penalty
on large weights), over all questions of a set alike and over the sets with the shares in SETS. Weights are never
negative, but for `section`. With `--near`, the penalty is on what changes in the present weights: a refit that moves the
answers as little as it can. `answers/usesthis.jsonl` has no part in it: it tests what was found.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.retrieval import Query, gold_passages, ndcg, sets
from index.features import FEATURES
from index.library import Library
from index.queries import understood
from index.search import Weights, candidates, fitted_weights, looked_at
from index.types import Filters, Hit, Why

SETS = {"interviews": 1.0, "stackfaq": 4.0, "mtrag-un": 0.7, "qmsum": 0.3}
TEST = "usesthis"
TEMPERATURE = 24.0  # such that a good hit scores about 1
PENALTY = 0.02
ALSO = 0.6
MOST = 400  # questions of a set; of more, evenly spread ones are taken
ROUNDS = 2  # weights choose the pairs whose sentences are looked at, so they are fitted twice
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question: features (passages, FEATURES) with all wordings joined, its candidates' pair rows, the grade of each
    passage, all grades there are, and whether a hit is judged by all spans that it shows."""

    values: Array
    rows: NDArray[np.int64]
    grades: Array
    ideal: tuple[float, ...]
    whole: bool


def cases(library: Library, queries: Sequence[Query], weights: Weights) -> list[Case]:
    """The features of every candidate passage of every question."""
    found = []
    with library.reading() as view:
        for query in queries:
            wordings = understood(view, library.question_vectors, [query.question, *query.also])
            group = candidates(view, wordings, view.allowed(Filters(document=query.document)))
            tables = looked_at(view, wordings, group, weights)
            pairs = view.pairs(group.pairs.tolist())
            documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
            spans = view.passages(tables[0].passages.tolist())
            grades = []
            for passage, row in zip(tables[0].passages.tolist(), tables[0].rows.tolist(), strict=True):
                pair = pairs[int(group.pairs[row])]
                span = spans[passage][1]
                hit = Hit(document=documents[pair.document_id], pair=pair, spans=(span,), score=0.0, why=Why())
                grades.append(query.grade(hit, hit.spans))
            values = tables[0].values.astype(np.float64)
            if len(tables) > 1:
                values = (1 - ALSO) * values + ALSO * np.mean([table.values for table in tables[1:]], axis=0)
            found.append(
                Case(
                    values=values,
                    rows=tables[0].rows,
                    grades=np.array(grades),
                    ideal=query.ideal(library),
                    whole=query.whole,
                )
            )
    return found


def measured(cases_of: Sequence[Case], weights: Array) -> tuple[float, float, float, float]:
    """nDCG@10; shares with gold first, among the best spans of five, among all spans that five show."""
    gains, first, five, shown = [], [], [], []
    for case in cases_of:
        order = np.argsort(-(case.values @ weights), kind="stable")
        _, begins = np.unique(case.rows[order], return_index=True)
        best = order[np.sort(begins)[:10]]
        spans = [order[case.rows[order] == case.rows[at]][:4] for at in best]
        grades = [float(case.grades[at].max()) for at in (spans if case.whole else best[:, None])]
        gains.append(ndcg(grades, case.ideal))
        first.append(bool(grades and grades[0] > 0))
        five.append(any(grade > 0 for grade in grades[:5]))
        shown.append(any(case.grades[at].max() > 0 for at in spans[:5]))
    return float(np.mean(gains)), float(np.mean(first)), float(np.mean(five)), float(np.mean(shown))


def fitted(data: Mapping[str, Sequence[Case]], start: Array, penalty: float) -> Array:
    """The weights with the smallest loss, `penalty` times their squared distance to `start` included."""
    told: list[tuple[Array, Array, float]] = []
    for name, share in SETS.items():
        telling = [case for case in data[name] if 0 < np.count_nonzero(case.grades) < len(case.grades)]
        told += [(case.values, case.grades, share / len(telling)) for case in telling]

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = 0.0, np.zeros_like(weights)
        for values, grades, share in told:
            scores = TEMPERATURE * (values @ weights)
            chances = np.exp(scores - scores.max())
            right = chances * grades
            total -= share * np.log(right.sum() / chances.sum())
            slope -= share * TEMPERATURE * ((right / right.sum() - chances / chances.sum()) @ values)
        away = weights - start
        return total + penalty * float(away @ away), slope + 2 * penalty * away

    bounds = [(None, 0.0) if name == "section" else (0.0, None) for name in FEATURES]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x, dtype=np.float64)


def spread(queries: Sequence[Query]) -> list[Query]:
    """At most MOST of the questions, evenly spread."""
    step = max(1.0, len(queries) / MOST)
    return [queries[int(at * step)] for at in range(min(MOST, len(queries)))]


def main() -> None:
    """Fit, print what is reached, write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/retrieval"))
    parser.add_argument("--questions", type=Path, nargs="*", help="questions on the corpus, to fit on")
    parser.add_argument("--near", type=float, help="stay near the present weights: the penalty on leaving them")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    available = sets(options.data, options.corpus, options.work)
    library, test = available[TEST]()
    files = options.questions or sorted((Path(__file__).parent / "questions").glob("usesthis*.jsonl"))
    sources = {"interviews": (library, [query for file in files for query in gold_passages(file, options.corpus)])}
    sources |= {name: available[name]() for name in SETS if name not in sources}
    sources[TEST] = library, test
    found = fitted_weights()
    start, penalty = np.zeros(len(FEATURES)), PENALTY
    if options.near is not None:
        start, penalty = np.array([found.features[name] for name in FEATURES]), options.near
    for _ in range(ROUNDS):
        data = {name: cases(opened, spread(asked), found) for name, (opened, asked) in sources.items()}
        weights = fitted(data, start, penalty)
        found = Weights(features=dict(zip(FEATURES, weights.tolist(), strict=True)), also=ALSO)
        print({name: round(weight, 3) for name, weight in found.features.items()}, flush=True)
    reached = {name: [round(value, 4) for value in measured(cases_of, weights)] for name, cases_of in data.items()}
    print(reached)
    for source in sources.values():
        source[0].close()
    if options.write:
        content = {
            "made_by": "benchmarks/fit_search.py",
            "fitted_on": {
                "interviews": f"{MOST} of {len(sources['interviews'][1]):,} questions on 1,296 interviews",
                "stackfaq": f"{MOST} of 1,249 paraphrased questions (StackFAQ)",
                "mtrag-un": "181 answerable questions with history (IBM MTRAG)",
                "qmsum": "237 questions on 35 meetings (QMSum)",
            },
            "tested_on": {"usesthis": "50 questions with gold passages on the same interviews"},
            "reached": {"columns": ["nDCG@10", "gold first", "gold among five", "gold shown by five"], **reached},
            "features": {name: round(weight, 3) for name, weight in found.features.items()},
            "also": ALSO,
        }
        target = Path(__file__).parents[1] / "index" / "weights.json"
        target.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
