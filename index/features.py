"""What speaks for each passage of the candidate pairs, in numbers that `benchmarks/fit_search.py` weighs.

All features are in about [0, 1]. Those of words are shares of the question's words, each counted by its idf; names count
in `named` alone, so that a question about somebody weighs its other words as one about nobody does:

    dense              cosine of the question and the passage, with its header
    dense_question     largest cosine of the question without names and the pair's question (in a section without one:
                       any passage)
    dense_pair         mean cosine of the pair's answer passages: what the pair is about as a whole
    dense_document     largest cosine of another pair of the document (in a document of one pair: 0)
    near               mean over the pairs up to three places away in the document of their best cosine without names (of
                       a pair that stands alone: its own): talk about one thing goes on for a while
    sentence           cosine of the question without names and the passage's closest sentence; of the passage itself
                       where its sentences are not looked at
    sentence_pair      the largest `sentence` of the pair
    named              the names of the question that stand in the header (title, names, file, date, headings)
    lexical            BM25 of the passage's words, without those that stand in the header: a name counts once
    lexical_header     words other than names that stand in the header
    coverage           words that stand in the passage, its question or its header
    coverage_pair      words that stand anywhere in the pair or its header
    elsewhere          words that stand in the document, but not in the pair or its header
    section            1 for a section (front matter, introduction) of a document that has questions elsewhere
    phrase             share of the question's "quoted phrases" that stand in the pair
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.queries import WORD_FIELDS, Query, idf
from index.store import Group, Ids, Scores, Sentences, View, WordField
from index.types import PassageField
from index.words import folded_words, tokens

FEATURES = (
    "dense",
    "dense_question",
    "dense_pair",
    "dense_document",
    "near",
    "sentence",
    "sentence_pair",
    "named",
    "lexical",
    "lexical_header",
    "coverage",
    "coverage_pair",
    "elsewhere",
    "section",
    "phrase",
)
PASSAGE_FIELDS: tuple[PassageField, ...] = ("question", "answer")
NEAR = 3  # places in the document that count as near
Rows = NDArray[np.int64]
_SENTENCE, _BEST = FEATURES.index("sentence"), FEATURES.index("sentence_pair")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The features of every passage of the candidate pairs for one query.

    `values` is (passages, FEATURES); `rows` are the passages' pairs as positions in `pairs`; `asked` is True for the
    passages of a question; `lexical` is BM25 (passages,) with names; `covered` is (pairs, words), above 0 where a word
    stands in the pair.
    """

    pairs: Ids
    words: tuple[str, ...]
    passages: Ids
    rows: Rows
    asked: NDArray[np.bool_]
    values: Scores
    lexical: Scores
    covered: Scores

    def with_sentences(self, plain: Scores, found: Sentences) -> Table:
        """The same table after a closer look at the sentences of some of its pairs. `plain` is the question's vector
        without names."""
        if not len(found.passages):
            return self
        order = np.argsort(self.passages, kind="stable")
        at = order[np.searchsorted(self.passages, found.passages, sorter=order)]
        closest = np.full(len(self.passages), -1.0, np.float32)
        np.maximum.at(closest, at, found.vectors @ plain)
        values = self.values.copy()
        seen = closest > -1
        values[seen, _SENTENCE] = closest[seen]
        best = np.full(len(self.pairs), -1.0, np.float32)
        np.maximum.at(best, self.rows, values[:, _SENTENCE])
        values[:, _BEST] = best[self.rows]
        return replace(self, values=values)


# OpenBLAS reads beyond a short vector and throws that away, yet what stood there may set the processor's "invalid" sign:
# seen 72 times among 4,000 questions, in one process, with finite numbers in and out.
@np.errstate(invalid="ignore")
def features(view: View, query: Query, group: Group) -> Table:
    """All features of the passages of these pairs, worked out exactly; sentences stand as their passages do."""
    pairs, words = group.pairs, tuple(query.words)
    counted = _Counted.of(view, query)
    lexical = {field: view.relevance(field, words, pairs) for field in WORD_FIELDS}
    both = np.stack([query.vector, query.plain])
    cosines = {field: view.similarity(field, both, pairs).scores for field in PASSAGE_FIELDS}
    dense, plain = ({field: found[:, at] for field, found in cosines.items()} for at in (0, 1))
    rows = {field: np.searchsorted(pairs, lexical[field].pairs) for field in WORD_FIELDS}
    present = {field: _by_pair(np.maximum, rows[field], lexical[field].scores, len(pairs)) for field in WORD_FIELDS}
    anywhere = np.max(list(present.values()), axis=0) > 0
    unnamed = present["header"] == 0
    of = np.unique(group.documents, return_inverse=True)[1]
    nearest = {name: _best(rows, found, len(pairs)) for name, found in (("dense", dense), ("plain", plain))}
    by_pair = {
        "dense_question": _dense_question(rows, plain, len(pairs)),
        "dense_pair": _dense_pair(rows, dense, len(pairs)),
        "dense_document": _of_document(of, nearest["dense"]),
        "near": _near(group, nearest["plain"]),
        "sentence_pair": nearest["plain"],
        "named": (present["header"] > 0) @ counted.names,
        "lexical_header": present["header"] @ counted.words["header"],
        "coverage_pair": anywhere @ counted.importance,
        "phrase": _phrase_shares(view, query, pairs, present),
        **_by_document(of, group.asked, anywhere, counted.importance),
    }
    tables = []
    for field in PASSAGE_FIELDS:
        at, mine = rows[field], lexical[field].scores
        around = (present["question"] + present["header"])[at]
        by_passage = {
            "dense": dense[field],
            "sentence": plain[field],
            "lexical": (mine * unnamed[at]) @ counted.words[field],
            "coverage": ((mine + around) > 0) @ counted.importance,
        }
        tables.append(np.stack([by_passage[n] if n in by_passage else by_pair[n][at] for n in FEATURES], axis=1))
    return Table(
        pairs=pairs,
        words=words,
        passages=np.concatenate([lexical[field].passages for field in PASSAGE_FIELDS]),
        rows=np.concatenate([rows[field] for field in PASSAGE_FIELDS]),
        asked=np.repeat([True, False], [len(rows[field]) for field in PASSAGE_FIELDS]),
        values=np.concatenate(tables).astype(np.float32),
        lexical=np.concatenate([lexical[field].scores @ counted.all[field] for field in PASSAGE_FIELDS]),
        covered=np.max(list(present.values()), axis=0),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """How much each word of the question counts, as arrays (words,).

    `words` are shares by field of the words that are no names, `importance` the same in the field where each tells
    most, `names` those of the names; each of the three sums up to 1 at most. `all` are shares of all words by field.
    """

    words: Mapping[WordField, Scores]
    importance: Scores
    names: Scores
    all: Mapping[WordField, Scores]

    @classmethod
    def of(cls, view: View, query: Query) -> _Counted:
        given = np.array(list(query.words.values()), np.float32)
        idfs = {field: idf(view, field, query.words) for field in WORD_FIELDS}
        weights = {f: np.array([idfs[f].get(word, 0.0) for word in query.words], np.float32) * given for f in idfs}
        importance = np.max(list(weights.values()), axis=0)
        importance[importance == 0] = 1.0  # words that the store does not have count as missing
        is_name = np.array([word in query.names for word in query.words], bool)
        rest = ~is_name if not is_name.all() else is_name  # a question of nothing but names is about them
        total, every = np.maximum([importance[rest].sum(), importance.sum()], 1e-9).astype(np.float32)
        names = (weights["header"] * is_name).astype(np.float32)
        return cls(
            words={field: (found * rest / total).astype(np.float32) for field, found in weights.items()},
            importance=(importance * rest / total).astype(np.float32),
            names=names / np.maximum(names.sum(), np.float32(1e-9)),
            all={field: found / every for field, found in weights.items()},
        )


def _by_pair(merge: np.ufunc, rows: Rows, values: NDArray[Any], pairs: int) -> Scores:
    """Values of passages (n,) or (n, words) merged by pair; 0 for a pair that has none. `rows` ascend."""
    merged = np.zeros((pairs, *values.shape[1:]), np.float32)
    if len(rows):
        starts = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
        merged[rows[starts]] = merge.reduceat(values, starts, axis=0)
    return merged


def _best(rows: Mapping[WordField, Rows], found: Mapping[PassageField, Scores], pairs: int) -> Scores:
    """The largest cosine of any passage of each pair."""
    by_field = [_by_pair(np.maximum, rows[field], found[field], pairs) for field in PASSAGE_FIELDS]
    return np.maximum(*by_field)


def _dense_question(rows: Mapping[WordField, Rows], plain: Mapping[PassageField, Scores], pairs: int) -> Scores:
    """The largest cosine of each pair's question, of its answer where it has none."""
    question, answer = (_by_pair(np.maximum, rows[f], plain[f], pairs) for f in PASSAGE_FIELDS)
    return np.where(np.bincount(rows["question"], minlength=pairs) > 0, question, answer)


def _dense_pair(rows: Mapping[WordField, Rows], dense: Mapping[PassageField, Scores], pairs: int) -> Scores:
    """The mean cosine of each pair's answer passages, its question's where it has none."""
    counts = np.bincount(rows["answer"], minlength=pairs)
    mean = _by_pair(np.add, rows["answer"], dense["answer"], pairs) / np.maximum(counts, 1)
    question = _by_pair(np.maximum, rows["question"], dense["question"], pairs)
    return np.where(counts > 0, mean, question).astype(np.float32)


def _of_document(rows: Rows, best: Scores) -> Scores:
    """For each pair the largest value of another pair of its document (by row); 0 where there is none."""
    order = np.lexsort((-best, rows))
    first = np.flatnonzero(np.concatenate([[True], rows[order][1:] != rows[order][:-1]]))
    top = order[first]  # the best pair of each document
    largest = best[top]
    rest = best.copy()
    rest[top] = -np.inf
    second = np.full(len(top), -np.inf, np.float32)
    np.maximum.at(second, rows, rest)
    second[np.isinf(second)] = 0.0
    found = largest[rows]
    found[top] = second
    return np.asarray(found, dtype=np.float32)


def _near(group: Group, best: Scores) -> Scores:
    """For each pair the mean of its neighbours' values; its own where it has none among these."""
    total, count = np.zeros(len(best), np.float32), np.zeros(len(best), np.float32)
    for shift in range(1, NEAR + 1):  # a document's pairs have ids in a row
        after = np.minimum(np.searchsorted(group.pairs, group.pairs + shift), len(best) - 1)
        together = (group.pairs[after] == group.pairs + shift) & (group.documents[after] == group.documents)
        here = np.flatnonzero(together)
        there = after[here]
        total[here] += best[there]
        total[there] += best[here]
        count[here] += 1
        count[there] += 1
    return np.where(count > 0, total / np.maximum(count, 1), best)


def _by_document(rows: Rows, asked: NDArray[np.bool_], present: NDArray[np.bool_], share: Scores) -> dict[str, Scores]:
    """What the other pairs of the same document (by row) add: the words it covers as a whole, whether it has questions."""
    covered = np.zeros((int(rows.max()) + 1, present.shape[1]), bool)
    np.logical_or.at(covered, rows, present)
    asks = np.bincount(rows, weights=asked) > 0
    return {
        "elsewhere": (covered[rows] & ~present) @ share,
        "section": (asks[rows] & ~asked).astype(np.float32),
    }


def _phrase_shares(view: View, query: Query, pairs: Ids, present: Mapping[WordField, Scores]) -> Scores:
    """For each pair the share of the phrases whose words stand in it, in this order, next to each other.

    Only pairs that hold all words of a phrase are looked at, and only those read that hold them in the phrase's form.
    """
    shares = np.zeros(len(pairs), np.float32)
    if not query.phrases:
        return shares
    places = {word: at for at, word in enumerate(query.words)}
    said = (present["question"] + present["answer"]) > 0
    holds = np.zeros((len(pairs), len(query.phrases)), bool)
    for column, phrase in enumerate(query.phrases):
        wanted = [places[token.stem] for token in tokens(phrase) if token.stem in places]
        holds[:, column] = said[:, wanted].all(axis=1)
    rows = np.flatnonzero(holds.any(axis=1))
    texts = _texts(view, pairs[rows].tolist())
    for row in rows.tolist():
        held = [phrase for phrase, maybe in zip(query.phrases, holds[row], strict=True) if maybe]
        shares[row] = _spoken(texts[int(pairs[row])], held)
    return shares / np.float32(len(query.phrases))


def _texts(view: View, pairs: Sequence[int]) -> dict[int, str]:
    """What is said in pairs."""
    shown = view.pairs(pairs)
    texts = view.documents(sorted({pair.document_id for pair in shown.values()}))
    return {key: pair.span.of(texts[pair.document_id].text) for key, pair in shown.items()}


def _spoken(text: str, phrases: Sequence[str]) -> int:
    """How many of the phrases, given as folded words, stand in the text."""
    plain = text.lower() if text.isascii() else None  # where folding is no more than that, most texts need no reading
    if plain is not None and not any(all(word in plain for word in phrase.split()) for phrase in phrases):
        return 0
    words = f" {folded_words(text)} "
    return sum(f" {phrase} " in words for phrase in phrases)
