"""From a question to ranked sentences: where to look (whose documents, which pairs), then which sentences answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant import abstain, windows
from assistant.archive import Archive
from assistant.candidates import Candidate, candidates
from assistant.evidence import Ranked, choose, rank, reread
from assistant.features import NAMES, Rows
from assistant.names import Names
from assistant.question import Part, without_description
from assistant.rewrite import topic
from assistant.types import Evidence
from index.types import Document, Filters, Hit, QAPair
from index.words import Token, content_stems, tokens

WHOLE = 60  # pairs: a document of up to so many is read whole once its person is named
PAIRS = 8  # pairs read where nobody is named, or of a longer document
PRIOR = 16.0  # how much a sentence loses by its document's place among the documents
WITHIN = 1.0  # and by its pair's place in the document
DOCUMENTS = 3  # documents read where nobody is named
COVERAGE = 0.5  # what covering the whole question adds to a document's best score
JOINT = 15  # sentences of each of two people that are compared for what they share
SHARE = 0.8  # what a shared name adds, times its rarity
OPENING = 3  # sentences into a reply within which people say who they are
BRIEF = 600  # characters: a section up to so long at the beginning of a document says what it is about
BESIDE = 1.5  # what a sentence gains by standing beside one that the last answer quotes
REACH = 3  # sentences to each side of it
TELLING = 20  # characters: a shorter sentence may stand in an answer by chance
QUOTES = str.maketrans("“”", "''")  # as quotes inside of quotes are written
DEEP = 60  # hits that are looked at to find the document
READ = frozenset({"en", None})  # languages of documents that the reader can read; None: not known


SHARED = re.compile(r"\b(?:both|same|share[sd]?|common|also|either|too|alike)\b", re.IGNORECASE)
#: Asked about a subject as a whole, which no sentence answers by itself: the reader, who looks for one, has no say.
_TOPICAL = re.compile(
    r"^\W*(?:and\s+|so\s+)?(?:(?:what|how)\s+about\b|tell\s+me\b|what\s+(?:[^\w\s]?\w+[^\w\s]?\s+){1,3}"
    r"(?P<says>say|says|said|tell|tells|told|think|thinks|thought|speak|talk|talked)\s+(?:about|of|on)\b|"
    r"what\s+(?:is|was|were|has\s+been)\s+(?P<known>said|told|known)\b)",
    re.IGNORECASE,
)
_I_AM = re.compile(r"\b(?:I am|I['’]m|my name(?: is|['’]s))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question made ready: as it was searched, without names, and what it leans on.

    `masked` has a pronoun for every known name, `documents` are those whose whole title it says.
    `leans` is True where what was said before may help to find what it is about; `answered` is then the last answer.
    """

    text: str
    masked: str
    names: Names
    parts: tuple[Part, ...]
    context: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    leans: bool = False
    answered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A pair to read, and what its sentences gain (or lose, below 0) by where it stands among the hits."""

    document: Document
    pair: QAPair
    prior: float


def gather(
    archive: Archive, hits: Sequence[Hit], *, person: str | None, filters: Filters, question: str
) -> list[Source]:
    """The pairs to read: all of a named person's documents, else those of the documents that match best as a whole.

    Of documents with more than WHOLE pairs only the pairs among the hits are read.
    """
    if person is None:
        return _of_documents(archive, hits, filters)
    return _of_some(archive, archive.of_person(person), filters=filters, question=question)


def _of_some(archive: Archive, documents: Sequence[int], *, filters: Filters, question: str) -> list[Source]:
    """The pairs of some documents; of one with more than WHOLE pairs only those that match best."""
    allowed = {summary.id for summary in archive.library.documents(filters)} if filters != Filters() else None
    found: list[Source] = []
    for document_id in documents:
        if allowed is not None and document_id not in allowed:
            continue
        pairs: Sequence[QAPair] = archive.pairs(document_id)
        document = archive.document(document_id)
        if len(pairs) > WHOLE:
            near = archive.search(question, k=PAIRS, filters=_within(document, filters))
            chosen = {hit.pair.id for hit in near}
            pairs = [pair for pair in pairs if pair.id in chosen]
        found += [Source(document=document, pair=pair, prior=0.0) for pair in pairs]
    return found


def _of_documents(archive: Archive, hits: Sequence[Hit], filters: Filters) -> list[Source]:
    """The pairs of the best documents; a document counts by its best pair and by how much of the question it covers."""
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
    value = {key: score + COVERAGE * covered[key] for key, score in best.items()}
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


def ranked(
    archive: Archive,
    part: Part,
    sources: Sequence[Source],
    *,
    told: Mapping[int, Part] | None = None,
    answered: str = "",
    share: float = 1.0,
) -> Ranked:
    """The sentences of `sources` ranked for one part, those of a document in `told` for the wording given there.

    `answered` is the answer that the question follows: what was said beside its quotes gains by it.

    The most promising are read by the reader, which has `share` of its time for them.
    """
    told = told or {}
    sentences = candidates((source.document, source.pair) for source in sources)
    prior = {source.pair.id: source.prior for source in sources}
    vectors = archive.sentence_vectors(sentences)
    wordings = [told.get(sentence.document.id, part) for sentence in sentences]
    rows = np.zeros((len(sentences), len(NAMES)), np.float32)
    scores = np.zeros(len(sentences), np.float32)
    beside = _beside(sentences, answered)
    for wording in dict.fromkeys(wordings):
        places = [place for place, own in enumerate(wordings) if own is wording]
        (question,) = archive.question_vectors([wording.text])
        mine = [sentences[place] for place in places]
        found = rank(
            wording,
            mine,
            question=question,
            vectors=vectors[places],
            asked_alike=_asked_alike(mine, vectors[places] @ question),
            prior=np.array([prior[sentence.pair.id] for sentence in mine], np.float32) + beside[places],
            rarity=archive.rarity,
            words=content(wording),
        )
        rows[places], scores[places] = found.rows, found.scores
    first = Ranked(part=part, sentences=sentences, rows=rows, scores=scores)
    readable = bool(sentences) and all(sentence.document.language in READ for sentence in sentences)
    if archive.reader is None or not readable or _TOPICAL.search(part.text):
        return first
    texts = [wording.text for wording in wordings]
    odds, seen = windows.read(archive.reader, texts, sentences, first.scores, budget=int(share * windows.TOKENS))
    return reread(first, odds, seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One part of a question asked of one person (None: of everybody): its sentences, and the chosen evidence.

    `signals` say how well the evidence answers, `described` that the question describes whose it is (see assistant.abstain).
    """

    person: str | None
    part: Part
    ranked: Ranked
    evidence: tuple[Evidence, ...]
    signals: Mapping[str, float]
    described: bool = False


def weigh(archive: Archive, asked: Asked, hits: Sequence[Hit], filters: Filters) -> tuple[Weighed, ...]:
    """Every part of the question asked of every person it names, or of the documents that match best.

    Where nobody is named, a document whose person the question describes is asked without the description, and the parts
    after the first are asked of the document that answers the first.
    """
    people = asked.names.people or (None,)
    share = 1.0 / (len(people) * len(asked.parts))
    found: list[Weighed] = []
    for person in people:
        somewhere = person is None and not asked.documents
        if person is None and asked.documents:
            sources = _of_some(archive, asked.documents, filters=filters, question=asked.text)
        else:
            sources = gather(archive, hits, person=person, filters=filters, question=asked.text)
        for number, part in enumerate(asked.parts):
            told = _told(archive, part, sources) if somewhere else {}
            sentences = ranked(archive, part, sources, told=told, answered=asked.answered, share=share)
            if person and not content(part):
                sentences = _introduced(archive, sentences)
            found.append(_weighed(archive, asked, sentences, person=person, number=number, told=told))
            if somewhere and found[-1].evidence:
                home = found[-1].evidence[0].document
                sources = [source for source in sources if source.document.id == home.id]
    if len(people) == 2 and SHARED.search(asked.text):
        return _shared(archive, asked, found)
    return tuple(found)


def _told(archive: Archive, part: Part, sources: Sequence[Source]) -> dict[int, Part]:
    """The part as it is asked of each document whose person it describes, the description itself left out.

    'Which phone does the author of a book on notebooks keep?' is, once the author is found, 'Which phone does they
    keep?': the words that the introduction covers have done their work.
    """
    found: dict[int, Part] = {}
    for document in {source.document.id: source.document for source in sources}.values():
        who = introduction(archive, document)
        if who is None:
            continue
        opening = [pair for pair in archive.pairs(document.id)[:2] if pair.question is None and len(pair.span) < BRIEF]
        said = content_stems(who.text).union(*(content_stems(pair.span.of(document.text)) for pair in opening))
        text = without_description(part.text, said)
        if text != part.text and len(tokens(text)) >= 3:
            found[document.id] = Part(text=text, kind=part.kind, words=tokens(text))
    return found


def _weighed(
    archive: Archive,
    asked: Asked,
    sentences: Ranked,
    *,
    person: str | None,
    number: int,
    told: Mapping[int, Part] | None = None,
) -> Weighed:
    words = content(sentences.part)
    wording = (told or {}).get(sentences.sentences[sentences.order[0]].document.id) if sentences.order else None
    best = choose(
        sentences,
        words=content(wording) if wording else words,
        rarity=archive.rarity,
        number=number,
        person=person,
    )
    signals = abstain.signals(
        sentences,
        best,
        words=words,
        head=head(sentences.part.text),
        named=person is not None or bool(asked.documents),
        titled=person is None and bool(asked.documents),
        unknown=[] if asked.documents else [span.of(asked.text) for span in asked.names.unknown],
        strangers=asked.names.strangers(asked.text) if person is None and not asked.documents else (),
        rarity=archive.rarity,
        visible=archive.visible,
    )
    return Weighed(
        person=person,
        part=sentences.part,
        ranked=sentences,
        evidence=best,
        signals=signals,
        described=wording is not None,
    )


def _shared(archive: Archive, asked: Asked, found: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """What two people share stands in a sentence of each: the pair that has a rare word in common comes first."""
    asked_for = {token.stem for part in asked.parts for token in part.words}
    result = list(found)
    for number in range(len(asked.parts)):
        mine, other = found[number], found[number + len(asked.parts)]
        best = _common(archive, mine.ranked, other.ranked, asked_for)
        if best:
            for place, one, first in ((number, mine, best[0]), (number + len(asked.parts), other, best[1])):
                scores = one.ranked.scores.copy()
                scores[first] = scores.max() + 1.0
                led = replace(one.ranked, scores=scores)
                result[place] = _weighed(archive, asked, led, person=one.person, number=number)
    return tuple(result)


def _common(archive: Archive, left: Ranked, right: Ranked, asked_for: set[str]) -> tuple[int, int] | None:
    """The places of the two sentences that score best together, what they share counted by its rarity."""

    def stems(ranked: Ranked, place: int) -> set[str]:
        words = ranked.sentences[place].words
        return {t.stem for t in words if not t.stop and (t.capital or t.number)} - asked_for

    best: tuple[float, int, int] | None = None
    right_stems = {place: stems(right, place) for place in right.order[:JOINT]}
    for here in left.order[:JOINT]:
        mine = stems(left, here)
        for there, theirs in right_stems.items():
            common = mine & theirs
            if common:
                rare = max(archive.rarity(stem) for stem in common)
                value = float(left.scores[here] + right.scores[there]) + SHARE * rare
                if best is None or value > best[0]:
                    best = (value, here, there)
    return (best[1], best[2]) if best else None


def _introduced(archive: Archive, ranked: Ranked) -> Ranked:
    """The same sentences, led by those in which somebody says who they are: what 'Who is ...?' asks for."""
    scores = ranked.scores.copy()
    for document in {sentence.document.id: sentence.document for sentence in ranked.sentences}.values():
        who = introduction(archive, document)
        for place, sentence in enumerate(ranked.sentences):
            if who and sentence.document.id == document.id and sentence.span == who.span:
                scores[place] = ranked.scores.max() + 1.0
    return replace(ranked, scores=scores)


def introduction(archive: Archive, document: Document) -> Evidence | None:
    """The sentence in which a document's first speaker says who they are; None where nobody does."""
    names = {token.folded for name in document.participants for token in tokens(name)} | {
        token.folded for token in tokens(document.title)
    }
    spoken = [pair for pair in archive.pairs(document.id) if pair.question and pair.turns][:2]
    first: Candidate | None = None
    for sentence in candidates((document, pair) for pair in spoken):
        if sentence.asked or sentence.order > OPENING or not _I_AM.search(sentence.plain):
            continue
        if any(token.folded in names for token in sentence.words):
            return Evidence(document=document, pair=sentence.pair, span=sentence.span, score=0.0)
        first = first or sentence
    return Evidence(document=document, pair=first.pair, span=first.span, score=0.0) if first else None


def content(part: Part) -> tuple[Token, ...]:
    """The words of a part that an answer may share; "say" in "What does Ada say about ferries?" is none of them."""
    subject = _TOPICAL.search(part.text)
    asking = max(subject.span("says"), subject.span("known")) if subject else (-1, -1)
    return tuple(token for token in part.words if not token.stop and (token.start, token.end) != asking)


def head(text: str) -> tuple[Token, ...]:
    """The words of the thing asked for: those between 'which' or 'what' and the verb; none where it names no thing."""
    return tokens(topic(text))


def _beside(sentences: Sequence[Candidate], answered: str) -> Rows:
    """What each sentence (n,) gains by standing beside one that was quoted in the last answer."""
    gain = np.zeros(len(sentences), np.float32)
    told = " ".join(answered.split()).translate(QUOTES)
    for place, sentence in enumerate(sentences if told else ()):
        plain = " ".join(sentence.plain.split()).translate(QUOTES)
        if len(plain) >= TELLING and plain in told:
            for near in range(max(0, place - REACH), min(len(sentences), place + REACH + 1)):
                if sentences[near].block == sentence.block:
                    gain[near] = BESIDE
    return gain


def _asked_alike(sentences: Sequence[Candidate], cosines: Rows) -> Rows:
    """Per sentence the best cosine of the question with a sentence of the one its pair replies to; 0 in prose."""
    best: dict[int, float] = {}
    for sentence, cosine in zip(sentences, cosines.tolist(), strict=True):
        if sentence.asked:
            best[sentence.pair.id] = max(cosine, best.get(sentence.pair.id, 0.0))
    return np.array([best.get(sentence.pair.id, 0.0) for sentence in sentences], np.float32)


def _within(document: Document, filters: Filters) -> Filters:
    return Filters(document=document.source, collection=filters.collection, without=filters.without)
