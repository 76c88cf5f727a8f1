"""A question -> ranked pairs: dense and lexical candidates from every field, then one score per pair.

Candidates come from five lists (nearest questions, nearest answers, best words in questions, answers and headers). For
each candidate pair all features are then worked out exactly and summed with the weights of `weights.json`, which
`benchmarks/fit_search.py` fits. Features are in about [0, 1]:

    dense_question, dense_answer   the largest cosine of a passage of that field
    coverage                       the share of the question's words, by idf, that stand anywhere in the pair
    lexical_question, _answer,     the same with BM25's saturation, in the best passage of that field;
    lexical_header                 the header's counts the words of title, names, file, date and headings
    phrase                         the share of the question's "quoted phrases" that stand in the pair
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.store import Ids, Scores, View, WordField
from index.types import PassageField, Why
from index.words import tokens

FEATURES = (
    "dense_question",
    "dense_answer",
    "coverage",
    "lexical_question",
    "lexical_answer",
    "lexical_header",
    "phrase",
)
WORD_FIELDS: tuple[WordField, ...] = ("question", "answer", "header")
_PASSAGE_FIELDS: tuple[PassageField, ...] = ("question", "answer")
_DEPTH = 120  # candidates from each list
_SPANS = 4  # best spans of a hit
_QUOTED = re.compile(r'"([^"]{3,200})"|“([^”]{3,200})”|«([^»]{3,200})»')


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weight of each feature, and how much the question itself counts beside the queries that go with it."""

    features: Mapping[str, float]
    also: float


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One wording of the question: its vector, its words with their weights, its quoted phrases (folded)."""

    vector: Scores
    words: Mapping[str, float]
    phrases: tuple[str, ...]


def search(
    view: View,
    embedder: Embedder,
    question: str,
    *,
    k: int,
    also: Sequence[str] = (),
    allowed: Ids | None = None,
    weights: Weights | None = None,
) -> tuple[Ranked, ...]:
    """The `k` pairs that match best, best first; equal scores in the order of their ids.

    `also` are other wordings of the question (the user's own words beside the rewritten question): a pair's score is the
    question's, plus a share of the best of theirs. `allowed` are the sorted ids of the pairs that may be found.
    """
    weights = weights or fitted_weights()
    queries = understood(view, embedder, [question, *also])
    pairs = _candidates(view, queries, allowed)
    if not len(pairs):
        return ()
    tables = [features(view, query, pairs) for query in queries]
    scores = tables[0].scores(weights)
    if len(tables) > 1:
        others = np.max([table.scores(weights) for table in tables[1:]], axis=0)
        scores = (1 - weights.also) * scores + weights.also * others
    order = np.lexsort((pairs, -scores))[:k]
    return tuple(
        Ranked(
            pair_id=int(pairs[row]),
            score=round(float(scores[row]), 6),
            passages=tables[0].best_passages(int(row)),
            why=tables[0].why(int(row)),
        )
        for row in order
    )


def understood(view: View, embedder: Embedder, questions: Sequence[str]) -> list[Query]:
    """Vectors, words and phrases of each wording. A word the store has never seen also stands for the names and words
    it may be a misspelling of."""
    vectors = embedder.encode(list(questions), kind="query")
    return [
        Query(vector=vector, words=_words(view, question), phrases=tuple(_phrases(question)))
        for question, vector in zip(questions, vectors, strict=True)
    ]


def _phrases(question: str) -> Iterable[str]:
    for match in _QUOTED.finditer(question):
        yield " ".join(token.folded for token in tokens(match[1] or match[2] or match[3]))


def _words(view: View, question: str) -> dict[str, float]:
    stems = list(dict.fromkeys(token.stem for token in tokens(question) if not token.stop))
    known = dict.fromkeys(stems, 0)
    for field in WORD_FIELDS:
        for stem, frequency in view.frequency(field, stems).items():
            known[stem] += frequency
    words: dict[str, float] = {}
    for stem in stems:
        if known[stem] or len(stem) < 4 or stem[0].isdigit():
            words[stem] = 1.0
        else:
            words.update(_meant(view, stem) or {stem: 1.0})
    return words


def _meant(view: View, stem: str) -> dict[str, float]:
    """What a word that nothing holds may be meant to be: names first, then any word, within one or two letters."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 1 if len(stem) < 8 else 2
    for field in ("header", "answer", "question"):
        found = extract(stem, view.vocabulary(field), scorer=OSA.distance, score_cutoff=most, limit=3)
        if found:
            least = min(distance for _, distance, _ in found)
            return {word: 0.9 for word, distance, _ in found if distance == least}
    return {}


def _candidates(view: View, queries: Sequence[Query], allowed: Ids | None) -> Ids:
    """Sorted ids of the pairs that any of the lists found."""
    found = []
    for query in queries:
        found += [view.nearest(field, query.vector, _DEPTH, allowed).pairs for field in _PASSAGE_FIELDS]
        for field in WORD_FIELDS:
            weights = {word: idf * query.words[word] for word, idf in _idf(view, field, query.words).items()}
            found.append(view.matching(field, weights, _DEPTH, allowed).pairs)
    unique: Ids = np.unique(np.concatenate(found))
    return unique


def _idf(view: View, field: WordField, words: Iterable[str]) -> dict[str, float]:
    """How much each word tells in a field: ln(1 + (n - f + .5) / (f + .5)); words the field does not have are left out.

    Robertson and Zaragoza (2009), equation 3.3, made positive as in Lucene.
    """
    rows = view.size(field)
    frequencies = view.frequency(field, list(words))
    return {word: math.log1p((rows - f + 0.5) / (f + 0.5)) for word, f in frequencies.items() if f}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The features of candidate pairs for one query. `values` is (pairs, FEATURES); passages are grouped by pair row."""

    words: tuple[str, ...]
    values: Scores
    covered: Scores
    passages: Ids
    passage_rows: NDArray[np.int64]
    passage_scores: Scores

    def scores(self, weights: Weights) -> NDArray[np.float64]:
        """One score per pair."""
        vector = np.array([weights.features[name] for name in FEATURES])
        scores: NDArray[np.float64] = self.values @ vector
        return scores

    def best_passages(self, row: int) -> tuple[int, ...]:
        """Ids of a pair's best passages, best first."""
        mine = np.flatnonzero(self.passage_rows == row)
        order = np.lexsort((self.passages[mine], -self.passage_scores[mine]))[:_SPANS]
        return tuple(self.passages[mine][order].tolist())

    def why(self, row: int) -> Why:
        """The features in words."""
        value = dict(zip(FEATURES, (round(float(v), 4) for v in self.values[row]), strict=True))
        dense = max(value["dense_question"], value["dense_answer"])
        return Why(
            dense=dense or None,
            lexical=value["coverage"] or None,
            dense_question=value["dense_question"] or None,
            dense_answer=value["dense_answer"] or None,
            lexical_question=value["lexical_question"] or None,
            lexical_answer=value["lexical_answer"] or None,
            lexical_header=value["lexical_header"] or None,
            words=tuple(word for word, share in zip(self.words, self.covered[row], strict=True) if share > 0),
        )


def features(view: View, query: Query, pairs: Ids) -> Table:
    """All features of these pairs (sorted ids), worked out exactly."""
    words = tuple(query.words)
    idfs = {field: _idf(view, field, words) for field in WORD_FIELDS}
    most = np.array([max((idfs[f].get(w, 0.0) for f in WORD_FIELDS), default=0.0) or 1.0 for w in words])
    importance = most * np.array([query.words[w] for w in words])
    total = max(float(importance.sum()), 1e-9)
    values = np.zeros((len(pairs), len(FEATURES)), np.float32)
    covered = np.zeros((len(pairs), len(words)), np.float32)
    passages, rows, scores = [], [], []
    for field in WORD_FIELDS:
        found = view.relevance(field, words, pairs)
        at = np.searchsorted(pairs, found.pairs)
        np.maximum.at(covered, at, found.scores)
        weight = np.array([idfs[field].get(w, 0.0) * query.words[w] for w in words])
        lexical = (found.scores @ weight / total).astype(np.float32)
        np.maximum.at(values[:, FEATURES.index(f"lexical_{field}")], at, lexical)
        if field != "header":
            near = view.similarity(field, query.vector, pairs)
            np.maximum.at(values[:, FEATURES.index(f"dense_{field}")], np.searchsorted(pairs, near.pairs), near.scores)
            passages.append(found.passages)
            rows.append(at)
            scores.append(near.scores + lexical)
    values[:, FEATURES.index("coverage")] = covered @ importance / total
    if query.phrases:
        held = np.flatnonzero(_may_hold(query, covered))
        values[held, FEATURES.index("phrase")] = _phrase_shares(view, query.phrases, pairs[held])
    return Table(
        words=words,
        values=values,
        covered=covered,
        passages=np.concatenate(passages),
        passage_rows=np.concatenate(rows),
        passage_scores=np.concatenate(scores),
    )


def _may_hold(query: Query, covered: Scores) -> NDArray[np.bool_]:
    """The candidates that have all the words of a phrase, in whatever order: only their texts need to be read."""
    columns = {word: column for column, word in enumerate(query.words)}
    may = np.zeros(len(covered), bool)
    for phrase in query.phrases:
        stems = [token.stem for token in tokens(phrase) if not token.stop]
        may |= (covered[:, [columns[stem] for stem in stems if stem in columns]] > 0).all(axis=1)
    return may


def _phrase_shares(view: View, phrases: Sequence[str], pairs: Ids) -> Scores:
    """For each pair the share of the phrases whose words stand in it, in this order, next to each other."""
    shown = view.pairs(pairs.tolist())
    texts = view.documents(sorted({pair.document_id for pair in shown.values()}))
    shares = np.zeros(len(pairs), np.float32)
    for row, pair_id in enumerate(pairs.tolist()):
        pair = shown[pair_id]
        said = " ".join(token.folded for token in tokens(pair.span.of(texts[pair.document_id].text)))
        shares[row] = sum(f" {phrase} " in f" {said} " for phrase in phrases) / len(phrases)
    return shares
