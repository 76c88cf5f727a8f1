"""Fit the weights of search on development sets and write index/weights.json.

usage: python benchmarks/fit_search.py DATA --corpus FOLDER [--work FOLDER] [--write]

Features of every candidate are worked out once; then one weight at a time is moved while that helps (coordinate ascent).
What is maximised: for the interviews the mean of nDCG@10, gold first and gold among five; the pooled sets must not fall
below their goals. Weights are never negative, but for `section`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.retrieval import Query, ndcg, sets
from index.library import Library
from index.search import FEATURES, candidates, features, understood
from index.types import Filters, Hit, Why

SETS = ("usesthis", "usesthis-own", "mtrag-un", "stackfaq")
GOALS = {"stackfaq": 0.9815, "mtrag-un": 0.945}
START = {
    "dense": 0.1,
    "dense_question": 0.7,
    "dense_pair": 0.6,
    "lexical": 0.5,
    "lexical_question": 0.2,
    "lexical_header": 1.5,
    "coverage": 0.25,
    "coverage_pair": 0.2,
    "elsewhere": 0.05,
    "section": -0.6,
    "phrase": 0.3,
}
STEPS = (0.0, 0.5, 0.8, 1.25, 1.7)
SHIFTS = (-0.1, 0.1)
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question: its candidates' pair rows, features by wording, grade of each passage, and all grades there are."""

    rows: NDArray[np.int64]
    wordings: tuple[NDArray[np.float32], ...]
    grades: Array
    ideal: tuple[float, ...]


def cases(library: Library, queries: Sequence[Query]) -> list[Case]:
    """The features of every candidate passage of every question."""
    found = []
    with library.reading() as view:
        for query in queries:
            wordings = understood(view, library.embedder, [query.question, *query.also])
            group = candidates(view, wordings, view.allowed(Filters(document=query.document)))
            tables = [features(view, wording, group) for wording in wordings]
            pairs = view.pairs(group.pairs.tolist())
            documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
            spans = view.passages(tables[0].passages.tolist())
            grades = []
            for passage, row in zip(tables[0].passages.tolist(), tables[0].rows.tolist(), strict=True):
                pair = pairs[int(group.pairs[row])]
                hit = Hit(
                    document=documents[pair.document_id], pair=pair, spans=(spans[passage][1],), score=0.0, why=Why()
                )
                grades.append(query.relevance(hit))
            found.append(
                Case(
                    rows=tables[0].rows,
                    wordings=tuple(table.values for table in tables),
                    grades=np.array(grades),
                    ideal=query.ideal,
                )
            )
    return found


def ranking(case: Case, weights: Array, also: float) -> list[float]:
    """The grades of the ten best pairs, each by its best passage."""
    scores = case.wordings[0] @ weights
    if len(case.wordings) > 1:
        others = np.mean([values @ weights for values in case.wordings[1:]], axis=0)
        scores = (1 - also) * scores + also * others
    order = np.argsort(-scores, kind="stable")
    _, first = np.unique(case.rows[order], return_index=True)
    best: list[float] = case.grades[order[np.sort(first)[:10]]].tolist()
    return best


def measured(cases_of: Sequence[Case], weights: Array, also: float) -> tuple[float, float, float]:
    """nDCG@10, share with gold first, share with gold among five."""
    ranked = [ranking(case, weights, also) for case in cases_of]
    gains = [ndcg(grades, case.ideal) for grades, case in zip(ranked, cases_of, strict=True)]
    first = [bool(grades and grades[0] > 0) for grades in ranked]
    five = [any(grade > 0 for grade in grades[:5]) for grades in ranked]
    return float(np.mean(gains)), float(np.mean(first)), float(np.mean(five))


def merit(data: Mapping[str, Sequence[Case]], weights: Array, also: float) -> float:
    """What is maximised."""
    total = 0.0
    for name, found in data.items():
        results = measured(found, weights, also)
        total += -40 * max(0.0, GOALS[name] - results[0]) if name in GOALS else sum(results) / 3
    return total


def fitted(data: Mapping[str, Sequence[Case]]) -> tuple[Array, float]:
    """Weights and share of the other wordings after coordinate ascent."""
    weights, also = np.array([START[name] for name in FEATURES]), 0.6
    best = merit(data, weights, also)
    for _ in range(4):
        before = best
        for at, name in enumerate(FEATURES):
            moves = [weights[at] * step for step in STEPS] + [weights[at] + shift for shift in SHIFTS]
            for value in moves:
                if (value < 0) != (name == "section") and value != 0:
                    continue
                tried = weights.copy()
                tried[at] = value
                if (reached := merit(data, tried, also)) > best + 1e-6:
                    best, weights = reached, tried
        for value in (also - 0.1, also + 0.1):
            if 0 <= value <= 0.9 and (reached := merit(data, weights, value)) > best + 1e-6:
                best, also = reached, value
        print(
            f"{best:.4f}", {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)}, round(also, 2)
        )
        if best - before < 1e-4:
            break
    return weights, also


def main() -> None:
    """Fit, print what is reached, write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/retrieval"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    available = sets(options.data, options.corpus, options.work)
    data = {}
    for name in SETS:
        library, queries = available[name]()
        with library:
            data[name] = cases(library, queries[::3] if name == "stackfaq" else queries)
    weights, also = fitted(data)
    reached = {name: [round(v, 4) for v in measured(found, weights, also)] for name, found in data.items()}
    print(reached)
    if options.write:
        content = {
            "made_by": "benchmarks/fit_search.py",
            "fitted_on": {
                "usesthis": "50 questions with gold passages on 1,296 interviews",
                "usesthis-own": "benchmarks/questions/usesthis.jsonl, on the same interviews",
                "mtrag-un": "181 answerable questions with history (IBM MTRAG)",
                "stackfaq": "every third of 1,249 paraphrased questions (StackFAQ)",
            },
            "reached": {"columns": ["nDCG@10", "gold first", "gold among five"], **reached},
            "features": {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)},
            "also": round(also, 2),
        }
        target = Path(__file__).parents[1] / "index" / "weights.json"
        target.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
