"""From a question to ranked sentences: where to look (whose documents, which pairs), then which sentences answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.archive import Archive
from assistant.candidates import Candidate, candidates
from assistant.evidence import Ranked, rank
from assistant.features import Rows
from assistant.names import Names
from assistant.question import Part
from index.types import Document, Filters, Hit, QAPair
from index.words import Token, tokens

WHOLE = 60  # pairs: a document of up to so many is read whole once its person is named
PAIRS = 8  # pairs read where nobody is named, or of a longer document
PRIOR = 8.0  # how much a sentence gains or loses by its pair's place among the hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question made ready: as it was searched, without names, and what it leans on.

    `masked` has a pronoun for every known name; `words` are its words without names of people.
    """

    text: str
    masked: str
    names: Names
    parts: tuple[Part, ...]
    context: tuple[str, ...] = ()


def gather(
    archive: Archive, hits: Sequence[Hit], *, person: str | None, filters: Filters, question: str
) -> list[tuple[Document, QAPair, float]]:
    """The pairs to read, each with a prior: all of a named person's documents, else those of the hits.

    Of documents with more than WHOLE pairs only the best PAIRS are read.
    """
    if person is None:
        best = hits[0].score if hits else 1.0
        return [(hit.document, hit.pair, PRIOR * (hit.score / best - 1.0)) for hit in hits[:PAIRS]] if best else []
    allowed = {summary.id for summary in archive.library.documents(filters)} if filters != Filters() else None
    found: list[tuple[Document, QAPair, float]] = []
    for document_id in archive.of_person(person):
        if allowed is not None and document_id not in allowed:
            continue
        pairs = [pair for pair in archive.pairs(document_id) if pair.id not in filters.without]
        document = archive.document(document_id)
        if len(pairs) > WHOLE:
            near = archive.search(question, k=PAIRS, filters=_within(document, filters))
            chosen = {hit.pair.id for hit in near}
            pairs = [pair for pair in pairs if pair.id in chosen]
        found += [(document, pair, 0.0) for pair in pairs]
    return found


def ranked(
    archive: Archive, part: Part, sources: Sequence[tuple[Document, QAPair, float]], *, variants: Sequence[str]
) -> Ranked:
    """The sentences of `sources` ranked for one part; `variants` are wordings of it, the best cosine counts."""
    sentences = candidates((document, pair) for document, pair, _ in sources)
    prior = {pair.id: value for _, pair, value in sources}
    vectors = archive.sentence_vectors(sentences)
    wordings = archive.question_vectors(list(dict.fromkeys(variants)))
    question = _closest(wordings, vectors)
    return rank(
        part,
        sentences,
        question=question,
        vectors=vectors,
        asked_alike=_asked_alike(archive, sentences, question),
        prior=np.array([prior[sentence.pair.id] for sentence in sentences], np.float32),
        rarity=archive.rarity,
        words=content(part),
    )


def content(part: Part) -> tuple[Token, ...]:
    """The words of a part that an answer may share."""
    return tuple(token for token in part.words if not token.stop)


def head(text: str) -> tuple[Token, ...]:
    """The words of the thing asked for: those between 'which' or 'what' and the verb; none where it names no thing."""
    from assistant.rewrite import topic

    return tokens(topic(text))


def _closest(wordings: Rows, vectors: Rows) -> Rows:
    """The wording whose best sentence is closest; the first where nothing differs."""
    if len(wordings) == 1 or not len(vectors):
        return wordings[0]
    return wordings[int(np.argmax((vectors @ wordings.T).max(axis=0)))]


def _asked_alike(archive: Archive, sentences: Sequence[Candidate], question: Rows) -> Rows:
    """Per sentence the cosine of the question with the one its pair replies to; 0 in prose."""
    spoken: dict[int, str] = {}
    for sentence in sentences:
        if sentence.pair.question and sentence.pair.id not in spoken:
            spoken[sentence.pair.id] = sentence.pair.question.of(sentence.document.text)
    if not spoken:
        return np.zeros(len(sentences), np.float32)
    texts = list(dict.fromkeys(spoken.values()))
    cosine = dict(zip(texts, archive.question_vectors(texts) @ question, strict=True))
    return np.array([cosine[spoken[s.pair.id]] if s.pair.id in spoken else 0.0 for s in sentences], np.float32)


def _within(document: Document, filters: Filters) -> Filters:
    return Filters(document=document.source, collection=filters.collection, without=filters.without)
