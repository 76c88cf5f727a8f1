"""Where to look: the documents and the pairs of them that are read for a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.archive import Archive
from assistant.follow_ups.told import first_quote
from index.passages import plain_text
from index.types import Document, Filters, Hit, QAPair
from index.words import content_stems

WHOLE = 60  # pairs: a document of up to so many is read whole once its person is named
PAIRS = 8  # pairs read where nobody is named, or of a longer document
PRIOR = 16.0  # how much a sentence loses by its document's place among the documents
WITHIN = 1.0  # and by its pair's place in the document
DOCUMENTS = 3  # documents read where nobody is named
COVERAGE = 0.5  # what covering the whole question adds to a document's best score
NAMED = 1.0  # and what saying the name of somebody adds who only is spoken of
TELLING = 20  # characters: a shorter quote may stand anywhere by chance
SEARCHED = 200  # characters of a quote that its document is searched by
SAID = 2 / 3  # share of a question's words by which it rests on what was quoted
NEAREST = 5  # pairs among which it is
LIKE = 20  # pairs of its document among which a short one is
INNER_QUOTES = str.maketrans('“”"', "'''")  # as quotes inside of quotes are written
_TITLE = re.compile(r"\(“([^”]*)”")  # of the document, in what says whose a quote is
_MARK = re.compile(r"(?:^|\s)(?:•|\d{1,3}[.)])\s")  # of an item, as quotes of lists show it


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A pair to read, and what its sentences gain (or lose, below 0) by where it stands among the hits."""

    document: Document
    pair: QAPair
    prior: float


def gather(
    archive: Archive,
    hits: Sequence[Hit],
    *,
    person: str | None,
    filters: Filters,
    question: str,
    spoken_of: Sequence[frozenset[str]] = (),
) -> list[Source]:
    """The pairs to read: all of a named person's documents, else those of the documents that match best as a whole.

    Before the others come the documents that say the names `spoken_of`, each as its stems. Of documents with more than WHOLE
    pairs only the pairs among the hits are read.
    """
    if person is None:
        return _of_documents(archive, hits, spoken_of)
    return of_some(archive, archive.of_person(person), filters=filters, question=question)


def of_some(archive: Archive, documents: Sequence[int], *, filters: Filters, question: str) -> list[Source]:
    """The pairs of some documents; of one with more than WHOLE pairs only those that match best."""
    found: list[Source] = []
    for document in admitted(archive, documents, filters):
        pairs: Sequence[QAPair] = archive.pairs(document.id)
        if len(pairs) > WHOLE:
            near = archive.search(question, k=PAIRS, filters=_within(document, filters))
            chosen = {hit.pair.id for hit in near}
            pairs = [pair for pair in pairs if pair.id in chosen]
        found += [Source(document=document, pair=pair, prior=0.0) for pair in pairs]
    return found


def admitted(archive: Archive, documents: Sequence[int], filters: Filters) -> Iterator[Document]:
    """Those of some documents that the filters leave, with their texts."""
    allowed = {summary.id for summary in archive.library.documents(filters)} if filters != Filters() else None
    yield from (archive.document(one) for one in documents if allowed is None or one in allowed)


def _of_documents(archive: Archive, hits: Sequence[Hit], spoken_of: Sequence[frozenset[str]]) -> list[Source]:
    """The pairs of the best documents; a document counts by its best pair and by how much of the question it covers, and for
    more where one of its pairs says a name that is asked about."""
    best: dict[int, float] = {}
    words: dict[int, set[str]] = {}
    scores: dict[int, float] = {}
    documents: dict[int, Document] = {}
    for hit in hits:
        document = hit.document
        documents.setdefault(document.id, document)
        best.setdefault(document.id, hit.score)
        words.setdefault(document.id, set()).update(hit.why.words)
        scores[hit.pair.id] = hit.score
    total = sum(archive.rarity(word) for word in set().union(*words.values())) if words else 0.0
    covered = {
        key: sum(archive.rarity(word) for word in found) / total if total else 0.0 for key, found in words.items()
    }
    says = {hit.document.id for hit in hits for name in spoken_of if name and name <= set(hit.why.words)}
    value = {key: score + COVERAGE * covered[key] + NAMED * (key in says) for key, score in best.items()}
    order = sorted(value, key=lambda key: (-value[key], key))[:DOCUMENTS]
    found: list[Source] = []
    for key in order:
        prior = PRIOR * (value[key] / value[order[0]] - 1.0) if value[order[0]] else 0.0
        pairs = archive.pairs(key)
        whole = len(pairs) <= WHOLE
        for pair in pairs:
            if pair.id in scores or whole:
                share = scores.get(pair.id, 0.0) / best[key] if best[key] else 0.0
                found.append(Source(document=documents[key], pair=pair, prior=prior + WITHIN * (share - 1.0)))
    return found


def _within(document: Document, filters: Filters) -> Filters:
    return Filters(document=document.source, collection=filters.collection, without=filters.without)


def quoted(archive: Archive, answer: str, filters: Filters) -> Hit | None:
    """The pair that `answer` quotes first; None where it quotes none that is (still) here. A short quote, and one that many
    pairs are like, is looked for where the answer says that it is from."""
    said = first_quote(answer)
    if hit := placed(archive, said, filters):
        return hit
    title = _TITLE.search(answer.partition(f"“{said}”")[0]) if said else None
    titled = [d for d in archive.documents if title and _one_line(d.title) == title[1]]
    if len(titled) != 1:
        return None
    within = replace(filters, document=titled[0].source)
    return _placed(archive, said, within, k=LIKE)


def placed(archive: Archive, quote: str, filters: Filters) -> Hit | None:
    """The pair that an answer's quote is from; None where it is short, or from none that is (still) here."""
    return _placed(archive, quote, filters, k=NEAREST) if len(quote) >= TELLING else None


def _placed(archive: Archive, quote: str, filters: Filters, *, k: int) -> Hit | None:
    said = list(filter(None, _MARK.split(_one_line(quote))))
    for hit in archive.search(" ".join(said)[:SEARCHED], k=k, filters=filters):
        text = plain_text(hit.document, hit.pair.span).translate(INNER_QUOTES)
        if all(piece in text for piece in said):
            return hit
    return None


def _one_line(text: str) -> str:
    return " ".join(text.translate(INNER_QUOTES).split())


def says(archive: Archive, text: str, question: str) -> bool:
    """Does a text say the words of a question, at least SAID of them by their rarity?"""
    asked, said = content_stems(question), content_stems(text)
    total = sum(archive.rarity(stem) for stem in asked)
    return total > 0.0 and sum(archive.rarity(stem) for stem in asked & said) >= SAID * total
