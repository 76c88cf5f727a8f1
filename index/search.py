"""A question -> ranked pairs: dense and lexical candidates from every field, then one score per pair.

Candidates come from five lists (nearest questions, nearest answers, best words in questions, answers and headers). For
each candidate pair the features of its every passage (see `index.features`) are worked out exactly and summed with the
weights of `weights.json`, which `benchmarks/fit_search.py` fits; then the sentences of the best pairs are looked at. A
pair scores what its best passage scores.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.features import FEATURES, NEAR, PASSAGE_FIELDS, Table, features
from index.queries import WORD_FIELDS, Query, idf, understood
from index.store import Group, Ids, View
from index.types import Hit, Why
from index.wordings import Encode

_DEPTH = 60  # passages from each list
_CANDIDATES = 160  # pairs that are looked at closely
_EXPANDED = 40  # pairs whose documents are looked at as a whole
_WHOLE = 24  # pairs: of documents with more, the pairs near these are looked at
_CLOSE = 16  # pairs whose sentences are looked at: the best,
_COVERED = (
    8  # and those with a passage that says most words of the question, though in a long talk about something else
)
_SPANS = 4  # best spans of a hit
_SHOWN = ("dense", "coverage_pair", "named", "lexical_header")  # features that say why


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weight of each feature, and how much the queries that go with a question count beside it (0..1)."""

    features: Mapping[str, float]
    also: float

    def of(self, tables: Sequence[Table]) -> NDArray[np.float64]:
        """One score per passage: the first table's, and with the share `also` the mean of the others'."""
        weights = np.array([self.features[name] for name in FEATURES])
        scores: NDArray[np.float64] = tables[0].values @ weights
        if len(tables) > 1:
            others = np.mean([table.values @ weights for table in tables[1:]], axis=0)
            scores = (1 - self.also) * scores + self.also * others
        return scores


@cache
def fitted_weights() -> Weights:
    """The weights of index/weights.json."""
    data = json.loads(files("index").joinpath("weights.json").read_text("utf-8"))
    return Weights(features=data["features"], also=data["also"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One pair that matches: its score, its best spans (best first) and why."""

    pair_id: int
    score: float
    passages: tuple[int, ...]
    why: Why


def search(
    view: View,
    encode: Encode,
    question: str,
    *,
    k: int,
    also: Sequence[str] = (),
    allowed: Ids | None = None,
    weights: Weights | None = None,
) -> tuple[Ranked, ...]:
    """The `k` pairs that match best, best first; equal scores in the order of their ids.

    `also` are other wordings of the question (the user's own words beside the rewritten question, the questions before
    it, the last answer): a pair's score is the question's and, with the fitted share, the mean of theirs. `allowed` are
    the sorted ids of the pairs that may be found.
    """
    weights = weights or fitted_weights()
    queries = understood(view, encode, [question, *also])
    group = candidates(view, queries, allowed)
    if not len(group.pairs):
        return ()
    tables = looked_at(view, queries, group, weights)
    return tuple(ranked(tables[0], weights.of(tables), k))


def candidates(view: View, queries: Sequence[Query], allowed: Ids | None) -> Group:
    """The pairs that stand highest in the lists, with those of the documents of the first of them (in long documents:
    the pairs near them).

    Lists are merged by reciprocal rank (Cormack, Clarke and Buettcher, SIGIR 2009); this only chooses, it does not rank.
    """
    merit: dict[int, float] = {}
    for query in queries:
        lists = [view.nearest(field, query.vector, _DEPTH, allowed).pairs for field in PASSAGE_FIELDS]
        for field in WORD_FIELDS:
            weights = {word: tells * query.words[word] for word, tells in idf(view, field, query.words).items()}
            lists.append(view.matching(field, weights, _DEPTH, allowed).pairs)
        for found in lists:
            for rank, pair in enumerate(dict.fromkeys(found.tolist())):
                merit[pair] = merit.get(pair, 0.0) + 1 / (60 + rank)
    best = np.array(sorted(merit, key=lambda pair: (-merit[pair], pair))[:_CANDIDATES], np.int64)
    whole = view.around(best[:_EXPANDED], _WHOLE, allowed)
    shifts = np.arange(-NEAR, NEAR + 1)
    nearby = np.unique(best[:_EXPANDED, None] + shifts)
    rest = view.around(np.setdiff1d(np.union1d(best, nearby), whole.pairs), 0, allowed)
    wanted = np.isin(rest.documents, whole.documents) | np.isin(rest.pairs, best)
    order = np.argsort(np.concatenate([whole.pairs, rest.pairs[wanted]]))
    return Group(
        *(
            np.concatenate([getattr(whole, name), getattr(rest, name)[wanted]])[order]
            for name in ("pairs", "documents", "asked")
        )
    )


def looked_at(view: View, queries: Sequence[Query], group: Group, weights: Weights) -> list[Table]:
    """The features of the candidates for each query, with the sentences of the pairs that are best so far, and of those that
    say most of its words."""
    tables = [features(view, query, group) for query in queries]
    best = _pair_scores(tables[0], weights.of(tables))
    covered = _pair_scores(tables[0], tables[0].values[:, FEATURES.index("coverage")].astype(np.float64))
    close = np.lexsort((group.pairs, -best))[:_CLOSE]
    saying = np.lexsort((group.pairs, -best, -covered))[:_COVERED]
    found = view.sentences(group.pairs[np.union1d(close, saying)].tolist())
    return [table.with_sentences(query.plain, found) for table, query in zip(tables, queries, strict=True)]


def _pair_scores(table: Table, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each pair's best passage scores; minus infinity for a pair without passages."""
    best = np.full(len(table.pairs), -np.inf)
    np.maximum.at(best, table.rows, scores)
    return best


def ranked(table: Table, scores: NDArray[np.float64], k: int) -> Iterator[Ranked]:
    """The `k` best pairs by their best passage, best first."""
    best = _pair_scores(table, scores)
    rows = np.lexsort((table.pairs, -best))[:k]
    places = np.flatnonzero(np.isin(table.rows, rows))
    places = places[np.lexsort((table.passages[places], -scores[places]))]
    shown = _Shown.of(table, places)
    passages = table.passages[places].tolist()
    of_row: dict[int, list[int]] = {row: [] for row in rows.tolist()}
    for at, row in enumerate(table.rows[places].tolist()):
        of_row[row].append(at)
    for row, mine in of_row.items():
        if mine:
            yield Ranked(
                pair_id=int(table.pairs[row]),
                score=round(float(best[row]), 6),
                passages=tuple(passages[at] for at in mine[:_SPANS]),
                why=shown.why(row, mine[0], table.covered[row].tolist()),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is shown of some passages, in lists, from which single numbers are read faster than from arrays.

    `values` has one list for each of the features _SHOWN; `dense` and `lexical` are the largest of each pair's answer and of
    its question.
    """

    words: tuple[str, ...]
    values: dict[str, list[float]]
    dense: list[list[float]]
    lexical: list[list[float]]

    @classmethod
    def of(cls, table: Table, places: NDArray[np.intp]) -> _Shown:
        values = table.values[places]
        return cls(
            words=table.words,
            values={name: values[:, FEATURES.index(name)].tolist() for name in _SHOWN},
            dense=_largest(table, places, values[:, FEATURES.index("dense")]),
            lexical=_largest(table, places, table.lexical[places]),
        )

    def why(self, row: int, first: int, covered: Sequence[float]) -> Why:
        """Why a pair was found, by its row, the place of its best passage, and how far each word stands in it."""
        best = {name: round(values[first], 4) for name, values in self.values.items()}
        (answer, question), (said, asked) = self.dense[row], self.lexical[row]
        return Why(
            dense=best["dense"],
            lexical=best["coverage_pair"] or None,
            dense_question=round(question, 4) or None,
            dense_answer=round(answer, 4) or None,
            lexical_question=round(asked, 4) or None,
            lexical_answer=round(said, 4) or None,
            lexical_header=best["named"] or best["lexical_header"] or None,
            words=tuple(word for word, share in zip(self.words, covered, strict=True) if share > 0),
        )


def _largest(table: Table, places: NDArray[np.intp], values: NDArray[np.float32]) -> list[list[float]]:
    """By row of a pair the largest value of its answer's passages at these places, and of its question's; 0 for none."""
    found = np.full((len(table.pairs), 2), -np.inf)
    np.maximum.at(found, (table.rows[places], table.asked[places].astype(np.intp)), values)
    found[np.isinf(found)] = 0.0
    largest: list[list[float]] = found.tolist()
    return largest


def hits(view: View, ranked: Sequence[Ranked]) -> tuple[Hit, ...]:
    """The ranked pairs with their documents and the spans of their passages."""
    pairs = view.pairs([item.pair_id for item in ranked])
    documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
    passages = view.passages([passage for item in ranked for passage in item.passages])
    return tuple(
        Hit(
            document=documents[pairs[item.pair_id].document_id],
            pair=pairs[item.pair_id],
            spans=tuple(passages[passage][1] for passage in item.passages),
            score=item.score,
            why=item.why,
        )
        for item in ranked
    )
