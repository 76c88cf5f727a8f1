"""A question as search sees it: its vectors, its words with what misspelt ones may mean, whom it names, its phrases.

A question about somebody is two in one: whose words, and about what. The names find the documents; but beside passages of
the right document they only blur what is asked, since every header says the name. So a question has a second vector, that
of its words without the names, and its words are told apart into names and the rest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.store import Scores, View, WordField
from index.wordings import Encode
from index.words import Token, content_stems, folded_words, tokens

WORD_FIELDS: tuple[WordField, ...] = ("question", "answer", "header")
_NAMED = 12  # documents whose participants are compared with the question
_DEPTH = 60  # pairs whose headers fit it best
_QUOTED = re.compile(r'"([^"]{3,200})"|“([^”]{3,200})”|«([^»]{3,200})»')

Meanings = Mapping[str, Mapping[str, float]]
"""Stem of the question -> the stems it stands for, with their shares: itself, or what a misspelt one may mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One wording of the question.

    `vector` is that of the whole wording, `plain` that of its words without names. `words` are its stems with their
    shares (0..1), `names` those of them that name a participant, `phrases` what it puts in quotation marks, folded.
    """

    vector: Scores
    plain: Scores
    words: Mapping[str, float]
    names: frozenset[str]
    phrases: tuple[str, ...]


def understood(view: View, encode: Encode, questions: Sequence[str]) -> list[Query]:
    """Each wording made ready. A word the store has never seen also stands for what it may be a misspelling of."""
    read = [tuple(tokens(question)) for question in questions]
    meanings = [_meanings(view, found) for found in read]
    names = [_names(view, found, meant) for found, meant in zip(read, meanings, strict=True)]
    rests = [_without(*parts) for parts in zip(questions, read, meanings, names, strict=True)]
    texts = list(dict.fromkeys([*questions, *rests]))
    vectors = dict(zip(texts, encode(texts), strict=True))
    return [
        Query(
            vector=vectors[question],
            plain=vectors[rest],
            words={stem: share for shares in meant.values() for stem, share in shares.items()},
            names=named,
            phrases=tuple(_phrases(question)),
        )
        for question, rest, meant, named in zip(questions, rests, meanings, names, strict=True)
    ]


def idf(view: View, field: WordField, words: Iterable[str]) -> dict[str, float]:
    """How much each word tells in a field: ln(1 + (n - f + .5) / (f + .5)); words the field does not have are left out.

    Robertson and Zaragoza (2009), equation 3.3, made positive as in Lucene.
    """
    rows = view.size(field)
    frequencies = view.frequency(field, list(words))
    return {word: math.log1p((rows - f + 0.5) / (f + 0.5)) for word, f in frequencies.items() if f}


def _phrases(question: str) -> Iterable[str]:
    for match in _QUOTED.finditer(question):
        folded = folded_words(match[1] or match[2] or match[3])
        if folded:
            yield folded


def _meanings(view: View, read: Sequence[Token]) -> dict[str, Mapping[str, float]]:
    stems = list(dict.fromkeys(token.stem for token in read if not token.stop))
    known = dict.fromkeys(stems, 0)
    for field in WORD_FIELDS:
        for stem, frequency in view.frequency(field, stems).items():
            known[stem] += frequency
    return {
        stem: {stem: 1.0} if known[stem] or len(stem) < 4 or stem[0].isdigit() else _alike(view, stem) or {stem: 1.0}
        for stem in stems
    }


def _alike(view: View, stem: str) -> dict[str, float]:
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


def _names(view: View, read: Sequence[Token], meanings: Meanings) -> frozenset[str]:
    """The stems of the question that name participants of the documents whose headers fit it best: of a name that stands
    there in full all words, else those that the question writes with a capital."""
    said = {stem for shares in meanings.values() for stem in shares}
    found = list(dict.fromkeys(view.matching("header", idf(view, "header", said), _DEPTH, None).pairs.tolist()))
    group = view.around(np.sort(np.array(found, np.int64)), 0, None)
    documents = dict(zip(group.pairs.tolist(), group.documents.tolist(), strict=True))
    best = list(dict.fromkeys(documents[pair] for pair in found if pair in documents))[:_NAMED]
    capital = {
        stem
        for at, token in enumerate(read)
        if at and not token.stop and token.text[:1].isupper()
        for stem in meanings[token.stem]
    }
    names: set[str] = set()
    for participants in view.participants(best).values():
        for name in participants:
            stems = _name_stems(name)
            names |= stems if stems <= said else stems & capital
    return frozenset(names)


@lru_cache(maxsize=16384)
def _name_stems(name: str) -> frozenset[str]:
    return content_stems(name)


def _without(question: str, read: Sequence[Token], meanings: Meanings, names: frozenset[str]) -> str:
    """The question without the words that are names; as it is where nothing would be left."""
    kept, at = [], 0
    for token in read:
        if not token.stop and names.intersection(meanings[token.stem]):
            kept.append(question[at : token.start])
            at = token.end
    rest = " ".join("".join([*kept, question[at:]]).split())
    return rest if any(not token.stop for token in tokens(rest)) else question
