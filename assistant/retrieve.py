"""From a question to ranked sentences: where to look (whose documents, which pairs), then which sentences answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from assistant import in_common, windows
from assistant.archive import Archive
from assistant.asked import Asked
from assistant.candidates import Candidate, candidates, of_asker, of_person, of_speaker
from assistant.choose import choose
from assistant.features import NAMES, Rows
from assistant.naming.own_names import own_name, surname_quoted
from assistant.naming.titles import name_stems
from assistant.people import introductions, put_questions
from assistant.planted import asks_of_orders
from assistant.question import Part, topic
from assistant.rank import Ranked, rank, reread, weights
from assistant.signals import signals_of
from assistant.sources import INNER_QUOTES, TELLING, Source, gather, of_some
from assistant.types import Evidence
from index.types import Filters, Hit
from index.words import Token, tokens

BESIDE = 1.5  # what a sentence gains by standing beside one that the last answer quotes
REACH = 3  # sentences to each side of it
DEEP = 60  # hits that are looked at to find the document
OF_SEVERAL = 3  # quotes of each of several people who are asked about together
READ = frozenset({"en", None})  # languages of documents that the reader can read; None: not known

#: Asked about a subject as a whole, which no sentence answers by itself: the reader, who looks for one, has no say.
_TOPICAL = re.compile(
    r"^\W*(?:and\s+|so\s+)?(?:(?:what|how)\s+about\b|tell\s+me\b|what\s+(?:[^\w\s]?\w+[^\w\s]?\s+){1,3}"
    r"(?P<says>say|says|said|tell|tells|told|think|thinks|thought|speak|talk|talked|asks?|asked)\s+(?:about|of|on)\b|"
    r"what\s+(?:is|was|were|has\s+been)\s+(?P<known>said|told|known)\b)",
    re.IGNORECASE,
)


def ranked(
    archive: Archive,
    part: Part,
    sources: Sequence[Source],
    *,
    told: Mapping[int, Part] | None = None,
    answered: str = "",
    share: float = 1.0,
    person: str | None = None,
) -> Ranked:
    """The sentences of `sources` ranked for one part, those of a document in `told` for the wording given there.

    `answered` is the answer that the question follows: what was said beside its quotes gains by it. Of a `person` only what
    may be about them is ranked.

    The most promising are read by the reader, which has `share` of its time for them.
    """
    told = told or {}
    orders = asks_of_orders(part.text)
    sentences = candidates(((source.document, source.pair) for source in sources), orders=orders)
    sentences = _of_person(sentences, person, part) if person else sentences
    prior = {source.pair.id: source.prior for source in sources}
    vectors = archive.sentence_vectors(sentences)
    wordings = [told.get(sentence.document.id, part) for sentence in sentences]
    rows = np.zeros((len(sentences), len(NAMES)), np.float32)
    scores = np.zeros(len(sentences), np.float32)
    beside = _beside(sentences, answered)
    different = tuple(dict.fromkeys(wordings))
    questions = archive.question_vectors([wording.text for wording in different])
    for wording, question in zip(different, questions, strict=True):
        places = [place for place, own in enumerate(wordings) if own is wording]
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


def _of_person(sentences: Sequence[Candidate], person: str, part: Part) -> tuple[Candidate, ...]:
    """What may be about `person`; of whoever asks the questions their own words, where they are asked for."""
    subject = _TOPICAL.search(part.text)
    verb = subject["says"] if subject else None
    if _SAID.search(part.text) and (own := of_speaker(sentences, person)):
        return own
    if verb:
        asks = verb.lower().startswith("ask")
        own = of_asker(sentences, person, {token.stem for token in content(part)}, asks=asks)
        sentences = own or sentences
    return of_person(sentences, person)


#: Asked for somebody's own words: "What did they say about the tide?", once the name is a pronoun.
_SAID = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?what\s+(?:else\s+)?(?:do|does|did)\s+they\s+(?:say|tell|think|claim|argue|suggest|propose|believe)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One part of a question asked of one person (None: of everybody): its sentences, and the chosen evidence.

    `signals` say how well the evidence answers, `described` that the question describes whose it is (see assistant.abstain).
    `unsaid` are the names of what the question asks of several people about, where this one never says them. `lead` is how
    far the best sentence stands above those of other documents, where the question says nobody and no document.
    """

    person: str | None
    part: Part
    ranked: Ranked
    evidence: tuple[Evidence, ...]
    signals: Mapping[str, float]
    described: bool = False
    unsaid: tuple[str, ...] = ()
    lead: float = inf


def weigh(archive: Archive, asked: Asked, hits: Sequence[Hit], filters: Filters) -> tuple[Weighed, ...]:
    """Every part of the question asked of every person it names, or of the documents that match best.

    Where nobody is named, a document whose person the question describes is asked without the description, and the parts
    after the first are asked of the document that answers the first.
    """
    put = _put(archive, asked, hits, filters)
    if put:
        return (put,)
    people = asked.names.people or (None,)
    share = 1.0 / (len(people) * len(asked.parts))
    strangers = asked.names.strangers(asked.text)
    titles = [name for span in asked.names.unknown if (name := span.of(asked.text)) not in strangers]
    found: list[Weighed] = []
    for person in people:
        somewhere = person is None and not asked.documents
        if person is None and asked.documents:
            sources = of_some(archive, asked.documents, filters=filters, question=asked.text)
        else:
            sources = gather(
                archive,
                hits,
                person=person,
                filters=filters,
                question=asked.text,
                spoken_of=[name_stems(name) for name in asked.names.strangers(asked.text)],
            )
        for number, whole in enumerate(asked.parts):
            part = in_common.of_each(whole) if len(people) == 2 else whole
            documents = [source.document for source in sources] if somewhere else []
            told = introductions.of_title(part, titles, documents) | introductions.told(archive, part, documents)
            sentences = ranked(archive, part, sources, told=told, answered=asked.answered, share=share, person=person)
            if person and not content(part):
                sentences = introductions.introduced(archive, sentences)
            found.append(_weighed(archive, asked, sentences, person=person, number=number, told=told))
            if somewhere and found[-1].evidence:
                home = found[-1].evidence[0].document
                sources = [source for source in sources if source.document.id == home.id]
    if len(people) == 2 and in_common.TOGETHER.search(asked.text):
        found = _shared(archive, asked, found)
    if len(people) > 1:
        found = [replace(w, unsaid=in_common.never_says(archive, w.person, w.part, filters)) for w in found if w.person]
    return tuple(found)


def _put(archive: Archive, asked: Asked, hits: Sequence[Hit], filters: Filters) -> Weighed | None:
    """The questions that somebody put, for a question that asks which; None for others, and where none was put."""
    wanted = put_questions.asked_for(asked.text, asked.names) if len(asked.parts) == 1 else None
    found = put_questions.questions(archive, wanted, hits, filters) if wanted else ()
    if wanted is None or not found:
        return None
    sources = [Source(document=one.document, pair=one.pair, prior=0.0) for one in found]
    sentences = ranked(archive, asked.parts[0], sources)
    best = _weighed(archive, asked, sentences, person=wanted.asker or wanted.whom, number=0)
    return replace(best, evidence=found, signals={**best.signals, "asked_alike": 1.0})


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
    somewhere = person is None and not asked.documents
    wording = (told or {}).get(sentences.sentences[sentences.order[0]].document.id) if sentences.order else None
    best = choose(
        sentences,
        words=content(wording) if wording else words,
        rarity=archive.rarity,
        number=number,
        person=person,
        fitted=replace(weights(), most=OF_SEVERAL) if len(asked.names.people) > 1 else None,
    )
    signals = signals_of(
        sentences,
        best,
        words=words,
        head=head(sentences.part.text),
        named=person is not None or bool(asked.documents),
        titled=person is None and bool(asked.documents),
        unknown=[] if asked.documents else [span.of(asked.text) for span in asked.names.unknown],
        strangers=nobodys(archive, asked, best) if person is None and not asked.documents else (),
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
        lead=sentences.lead(best[0].document.id) if best and somewhere and wording is None else inf,
    )


def nobodys(archive: Archive, asked: Asked, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The unknown names that the question asks about as people, without those that the quoted document tells of as its own,
    and "Mr. Tarr" where Ewan Tarr is quoted."""
    found = asked.names.strangers(asked.text)
    return tuple(
        name for name in found if not own_name(name, evidence, archive.visible) and not surname_quoted(name, evidence)
    )


def _shared(archive: Archive, asked: Asked, found: Sequence[Weighed]) -> list[Weighed]:
    """Of what two people are asked about together, the sentence of each that says it comes first."""
    asked_for = {token.stem for part in asked.parts for token in part.words}
    result = list(found)
    for number, part in enumerate(asked.parts):
        mine, other = number, number + len(asked.parts)
        first = in_common.leads(archive, part, found[mine].ranked, found[other].ranked, asked_for=asked_for)
        for place, lead in zip((mine, other), first, strict=True):
            if lead is not None:
                one = found[place]
                scores = one.ranked.scores.copy()
                scores[lead] = scores.max() + 1.0
                led = replace(one.ranked, scores=scores)
                result[place] = _weighed(archive, asked, led, person=one.person, number=number)
    return result


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
    told = " ".join(answered.split()).translate(INNER_QUOTES)
    for place, sentence in enumerate(sentences if told else ()):
        plain = " ".join(sentence.plain.split()).translate(INNER_QUOTES)
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
