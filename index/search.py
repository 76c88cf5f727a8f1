"""A question -> ranked pairs: dense and lexical candidates from every field, then one score per pair.

Candidates come from five lists (nearest questions, nearest answers, best words in questions, answers and headers). For
each candidate pair the features of its every passage are worked out exactly and summed with the weights of
`weights.json`, which `benchmarks/fit_search.py` fits. A pair scores what its best passage scores. Features are in about
[0, 1]; the lexical ones are shares of the question's words, each counted by its idf:

    dense              cosine of the passage, with its header
    dense_question     largest cosine of a passage of the pair's question (in a section without one: of any passage)
    dense_pair         mean cosine of the pair's answer passages: what the pair is about as a whole
    lexical            BM25 of the passage's words, without those that stand in the header: a name counts once
    lexical_question   the same for the pair's question
    lexical_header     the words of title, names, file, date and headings
    coverage           words that stand in the passage, its question or its header
    coverage_pair      words that stand anywhere in the pair or its header
    elsewhere          words that stand in the document, but not in the pair or its header
    section            1 for a section (front matter, introduction) of a document that has questions elsewhere
    phrase             share of the question's "quoted phrases" that stand in the pair
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.store import Group, Ids, Scores, View, WordField
from index.types import PassageField, Why
from index.words import tokens

FEATURES = (
    "dense",
    "dense_question",
    "dense_pair",
    "lexical",
    "lexical_question",
    "lexical_header",
    "coverage",
    "coverage_pair",
    "elsewhere",
    "section",
    "phrase",
)
WORD_FIELDS: tuple[WordField, ...] = ("question", "answer", "header")
_PASSAGE_FIELDS: tuple[PassageField, ...] = ("question", "answer")
_DEPTH = 60  # passages from each list
_CANDIDATES = 160  # pairs that are looked at closely
_EXPANDED = 40  # pairs whose documents are looked at as a whole
_WHOLE = 24  # pairs: documents with more are not
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

    `also` are other wordings of the question (the user's own words beside the rewritten question, the questions before
    it, the last answer): a pair's score is the question's and, with the fitted share, the mean of theirs. `allowed` are
    the sorted ids of the pairs that may be found.
    """
    weights = weights or fitted_weights()
    queries = understood(view, embedder, [question, *also])
    group = candidates(view, queries, allowed)
    if not len(group.pairs):
        return ()
    tables = [features(view, query, group) for query in queries]
    scores = tables[0].passage_scores(weights)
    if len(tables) > 1:
        others = np.mean([table.passage_scores(weights) for table in tables[1:]], axis=0)
        scores = (1 - weights.also) * scores + weights.also * others
    return tuple(tables[0].ranked(scores, k))


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


def candidates(view: View, queries: Sequence[Query], allowed: Ids | None) -> Group:
    """The pairs that stand highest in the lists, with the rest of the documents of the first of them.

    Lists are merged by reciprocal rank (Cormack, Clarke and Buettcher, SIGIR 2009); this only chooses, it does not rank.
    """
    merit: dict[int, float] = {}
    for query in queries:
        lists = [view.nearest(field, query.vector, _DEPTH, allowed).pairs for field in _PASSAGE_FIELDS]
        for field in WORD_FIELDS:
            weights = {word: idf * query.words[word] for word, idf in _idf(view, field, query.words).items()}
            lists.append(view.matching(field, weights, _DEPTH, allowed).pairs)
        for found in lists:
            for rank, pair in enumerate(dict.fromkeys(found.tolist())):
                merit[pair] = merit.get(pair, 0.0) + 1 / (60 + rank)
    best = np.array(sorted(merit, key=lambda pair: (-merit[pair], pair))[:_CANDIDATES], np.int64)
    whole = view.around(best[:_EXPANDED], _WHOLE, allowed)
    rest = view.around(np.setdiff1d(best, whole.pairs), 0, allowed)
    order = np.argsort(np.concatenate([whole.pairs, rest.pairs]))
    return Group(
        *(
            np.concatenate([getattr(whole, name), getattr(rest, name)])[order]
            for name in ("pairs", "documents", "asked")
        )
    )


def _idf(view: View, field: WordField, words: Iterable[str]) -> dict[str, float]:
    """How much each word tells in a field: ln(1 + (n - f + .5) / (f + .5)); words the field does not have are left out.

    Robertson and Zaragoza (2009), equation 3.3, made positive as in Lucene.
    """
    rows = view.size(field)
    frequencies = view.frequency(field, list(words))
    return {word: math.log1p((rows - f + 0.5) / (f + 0.5)) for word, f in frequencies.items() if f}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The features of every passage of the candidate pairs for one query.

    `values` is (passages, FEATURES); `rows` are the passages' pairs as positions in `pairs`; `asked` is True for the
    passages of a question; `covered` is (pairs, words), above 0 where a word stands in the pair.
    """

    pairs: Ids
    words: tuple[str, ...]
    passages: Ids
    rows: NDArray[np.int64]
    asked: NDArray[np.bool_]
    values: Scores
    covered: Scores

    def passage_scores(self, weights: Weights) -> NDArray[np.float64]:
        """One score per passage."""
        scores: NDArray[np.float64] = self.values @ np.array([weights.features[name] for name in FEATURES])
        return scores

    def ranked(self, scores: NDArray[np.float64], k: int) -> Iterator[Ranked]:
        """The `k` best pairs by their best passage, best first."""
        best = np.full(len(self.pairs), -np.inf)
        np.maximum.at(best, self.rows, scores)
        for row in np.lexsort((self.pairs, -best))[:k].tolist():
            mine = np.flatnonzero(self.rows == row)
            if len(mine):
                order = mine[np.lexsort((self.passages[mine], -scores[mine]))]
                yield Ranked(
                    pair_id=int(self.pairs[row]),
                    score=round(float(best[row]), 6),
                    passages=tuple(self.passages[order[:_SPANS]].tolist()),
                    why=self._why(row, mine, int(order[0])),
                )

    def _why(self, row: int, mine: NDArray[np.int64], best: int) -> Why:
        values = dict(zip(FEATURES, (round(float(v), 4) for v in self.values[best]), strict=True))
        dense, lexical = (self.values[mine, FEATURES.index(name)] for name in ("dense", "lexical"))
        asked = self.asked[mine]
        return Why(
            dense=values["dense"],
            lexical=values["coverage_pair"] or None,
            dense_question=_most(dense[asked]),
            dense_answer=_most(dense[~asked]),
            lexical_question=_most(lexical[asked]),
            lexical_answer=_most(lexical[~asked]),
            lexical_header=values["lexical_header"] or None,
            words=tuple(word for word, share in zip(self.words, self.covered[row], strict=True) if share > 0),
        )


def _most(values: Scores) -> float | None:
    return (round(float(values.max()), 4) or None) if len(values) else None


def features(view: View, query: Query, group: Group) -> Table:
    """All features of the passages of these pairs, worked out exactly."""
    pairs, words = group.pairs, tuple(query.words)
    given = np.array([query.words[word] for word in words])
    idfs = {field: _idf(view, field, words) for field in WORD_FIELDS}
    weights = {f: np.array([idfs[f].get(word, 0.0) for word in words]) * given for f in WORD_FIELDS}
    importance = np.max(list(weights.values()), axis=0)
    importance[importance == 0] = 1.0  # words that the store does not have count as missing
    total = max(float(importance.sum()), 1e-9)
    lexical = {field: view.relevance(field, words, pairs) for field in WORD_FIELDS}
    dense = {field: view.similarity(field, query.vector, pairs) for field in _PASSAGE_FIELDS}
    rows = {field: np.searchsorted(pairs, lexical[field].pairs) for field in WORD_FIELDS}
    present = {field: _by_pair(np.maximum, rows[field], lexical[field].scores, len(pairs)) for field in WORD_FIELDS}
    anywhere = np.max(list(present.values()), axis=0) > 0
    unnamed = present["header"] == 0
    by_pair = {
        **_dense_by_pair({f: (rows[f], dense[f].scores) for f in _PASSAGE_FIELDS}, len(pairs)),
        "lexical_question": (present["question"] * unnamed) @ weights["question"] / total,
        "lexical_header": present["header"] @ weights["header"] / total,
        "coverage_pair": anywhere @ importance / total,
        "phrase": _phrase_shares(view, query.phrases, pairs) if query.phrases else np.zeros(len(pairs)),
        **_by_document(group, anywhere, importance / total),
    }
    tables = []
    for field in _PASSAGE_FIELDS:
        at, mine = rows[field], lexical[field].scores
        around = (present["question"] + present["header"])[at]
        by_passage = {
            "dense": dense[field].scores,
            "lexical": (mine * unnamed[at]) @ weights[field] / total,
            "coverage": ((mine + around) > 0) @ importance / total,
        }
        tables.append(np.stack([by_passage[n] if n in by_passage else by_pair[n][at] for n in FEATURES], axis=1))
    return Table(
        pairs=pairs,
        words=words,
        passages=np.concatenate([lexical[field].passages for field in _PASSAGE_FIELDS]),
        rows=np.concatenate([rows[field] for field in _PASSAGE_FIELDS]),
        asked=np.repeat([True, False], [len(rows[field]) for field in _PASSAGE_FIELDS]),
        values=np.concatenate(tables).astype(np.float32),
        covered=np.max(list(present.values()), axis=0),
    )


def _by_pair(merge: np.ufunc, rows: NDArray[np.int64], values: NDArray[Any], pairs: int) -> NDArray[np.float32]:
    """Values of passages (n,) or (n, words) merged by pair; 0 for a pair that has none. `rows` ascend."""
    merged = np.zeros((pairs, *values.shape[1:]), np.float32)
    if len(rows):
        starts = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
        merged[rows[starts]] = merge.reduceat(values, starts, axis=0)
    return merged


def _dense_by_pair(
    found: Mapping[PassageField, tuple[NDArray[np.int64], Scores]], pairs: int
) -> dict[str, NDArray[np.float32]]:
    """The cosine to a pair's question and the mean cosine of its answer, each standing in where the other is missing."""
    (asked, near), (told, cosines) = found["question"], found["answer"]
    question, best = _by_pair(np.maximum, asked, near, pairs), _by_pair(np.maximum, told, cosines, pairs)
    counts = np.bincount(told, minlength=pairs)
    mean = _by_pair(np.add, told, cosines, pairs) / np.maximum(counts, 1)
    return {
        "dense_question": np.where(np.bincount(asked, minlength=pairs) > 0, question, best),
        "dense_pair": np.where(counts > 0, mean, question).astype(np.float32),
    }


def _by_document(
    group: Group, present: NDArray[np.bool_], share: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    """What the other pairs of the same document add: the words it covers as a whole, whether it has questions."""
    _, rows = np.unique(group.documents, return_inverse=True)
    covered = np.zeros((int(rows.max()) + 1, present.shape[1]), bool)
    np.logical_or.at(covered, rows, present)
    asks = np.bincount(rows, weights=group.asked) > 0
    return {
        "elsewhere": (covered[rows] & ~present) @ share,
        "section": (asks[rows] & ~group.asked).astype(np.float64),
    }


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
