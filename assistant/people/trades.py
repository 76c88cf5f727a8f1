"""Whom a question describes by their trade, without a name: "the Chicago muralist who keeps bees".

Searched for by itself, such a description finds who introduces themselves so, which the rest of the question hides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.candidates import Candidate
from assistant.people.introductions import opening
from assistant.types import Evidence
from index.types import Document, Filters, Span
from index.words import content_stems

MOST = 16  # words of a description
NEAREST = 60  # pairs that may introduce somebody
PEOPLE = 8  # documents of these, best first, whose opening is read
LEAST_WORDS = 2  # of a description: "the owner" is anybody
#: Share of a description that an introduction must say, and how much more than another's: of 408 questions it told 58 in a
#: hundred, and 97 of 100 of these right (chosen on the questions that the reader was taught).
MOSTLY, LEAD = 0.5, 0.15
_SUBJECT = re.compile(
    r"\b(?:(?:does|did|do|would|will|can|could|should|might|must)\s+(?=(?:the|an?)\s)|(?:is|was|are|were|has|had)\s+(?=the\s))"
    r"(?P<said>\S+\s+\S.*)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:of|for|by|to|about|with|behind|from|on)\s+(?P<said>(?:the|an?)\s+[^?,;]+)\W*$", re.IGNORECASE
)
_LEADS = re.compile(r"of|at|in|for|on|a|an|the|and|or|&|who|that|\S+['’]s?", re.IGNORECASE)  # a noun follows
_ARTICLE = re.compile(r"the|an?", re.IGNORECASE)
_WORD = re.compile(r"[^\s?!]+")
_TRADE = re.compile(
    r"(?:[\w-]+(?:er|or|ist|ian|eer|ant|ician)|(?:[\w-]+-?)?(?:man|woman|person|maker|guy)|boss|head|lead|chief|chair|host|"
    r"student|barista|geek|nerd|captain|president|ceo|cto|nurse|judge|clerk|guest|expert|brains?|mind|poet|chef|cook|coach|"
    r"architect|critic|mechanic|monk|priest|artist|academic|fellow|analyst|alum|model|candidate|pilot|medic|comic|dj|vj|"
    r"inmate|widow|nun|scout|referee|trustee|smith|[\w]+smith|half|duo|couple)s?(?:['’]s?)?",
    re.IGNORECASE,
)
#: What ends like a trade and is none.
_THINGS = frozenset(
    """after another better bigger border browser button calculator calendar center centre chapter charger cider clever
    color colour computer constant container controller copier cooler corner counter cover cursor dinner distant door
    either elevator ember error ever factor favor filter floor flower folder former freezer further generator giant
    harbor harbour heater her hour important instant interior exterior junior senior laser later latter layer letter
    matter meter mirror mixer monitor motor never newer newest newsletter number older order other over paper player
    plant platter poor poster pour power printer prior processor projector proper quarter rather rear recorder
    refrigerator relevant restaurant river roller router rubber scanner sensor September server shelter shower
    significant silver similar smaller speaker sticker summer super supper synthesizer tenor terror theater theatre
    timer toaster tower toner tractor trailer transistor twitter under usher vapor vector water weather winter wonder
    year""".split()
)
#: Verbs as they stand behind "does she", and adverbs before them: where one stands, a description has ended.
_VERBS = frozenset(
    """abandon accept add admire advise aim allow also always answer arrange ask attend avoid back bake begin believe blame
    blend brew bring build burn buy call care carry cast catch change charge choose claim clean climb clip code
    collect come compare complain compose connect consider control cook cope copy count create crop cut deal decide
    describe design dislike do draft draw dream drink drive earn eat edit end enter escape ever exercise expect
    explain fall fear feed feel fetch fight fill film find finish fit fix fly fold follow forget get give go grade
    grind grow guard guess handle hang hate have hear help hide hire hold hope imagine invent join jot juggle jump
    keep kill knit know lack lead learn leave like listen live log look loop lose love make manage mean measure meet
    mind miss mix monitor mount move need never note now offer often open organise organize own paint pay pick place
    plan play polish pour practice practise prefer prepare process produce profile program protect prove publish
    pull push put rather read really reckon recommend record rely remember repair replace resist rest retire retouch
    reveal ride run save say scan scare search see sell send serve set settle sew shape share shoot show sign sit
    sketch sleep solve speak spend spin stack stand start stay still stop store stream study suffer suggest support
    suspect swap swear swim switch sync take talk teach tell test think throw track trade transcribe travel trust
    try turn type upload use usually visit wait wake walk want warn wash watch wear win wish work worry write yearn""".split()
)


def trade(question: str) -> Span | None:
    """Where a question describes somebody by a trade ("the LA muralist of mutated animals"); None where it does not, or asks
    nothing beside it."""
    subject, found = _SUBJECT.search(question), _OBJECT.search(question)
    if subject and (words := _description(question, subject, verb=True)):
        return words
    return _description(question, found, verb=False) if found else None


def described(question: str) -> str:
    """The words that may describe somebody by a trade, with what else is asked where no verb parts them; '' for none."""
    for match in (_SUBJECT.search(question), _OBJECT.search(question)):
        if match and (span := _description(question, match, verb=False)):
            return span.of(question)
    return ""


def introduced_as(archive: Archive, description: str, question: str, filters: Filters) -> Evidence | None:
    """What says that somebody is who is described, in the introduction of the one person whom it fits: it says most of the
    description's words, by rarity, and no other near it as many. None where it fits nobody so."""
    rarity = {stem: archive.rarity(stem) for stem in content_stems(description)}
    if len(rarity) < LEAST_WORDS or len(archive.documents) < 2:
        return None
    hits = archive.search(description, k=NEAREST, filters=filters, also=(question,))
    documents = list({hit.document.id: hit.document for hit in hits}.values())[:PEOPLE]
    told = [_told(archive, document, rarity) for document in documents]
    best = max(told, key=lambda one: one.share, default=None)
    if best is None or best.share < MOSTLY or best.words < LEAST_WORDS or len(best.document.participants) != 1:
        return None
    if any(one.share > best.share - LEAD for one in told if one is not best):
        return None
    return Evidence(document=best.document, pair=best.said.pair, span=best.said.span, score=0.0) if best.said else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Introduced:
    """How far the opening of a document says a description: the share of its words by rarity, how many, and the sentence
    that says most of them, of its own speaker if they say any."""

    document: Document
    share: float
    words: int
    said: Candidate | None


def _told(archive: Archive, document: Document, rarity: Mapping[str, float]) -> _Introduced:
    sentences = opening(archive, document)
    held = [rarity.keys() & content_stems(said.span.of(document.text)) for said in sentences]
    all_held = frozenset().union(*held)
    weight = [
        (bool(h) and said.pair.question is not None, sum(rarity[s] for s in h))
        for said, h in zip(sentences, held, strict=True)
    ]
    best = max(range(len(sentences)), key=lambda place: (weight[place], -place), default=None)
    return _Introduced(
        document=document,
        share=sum(rarity[stem] for stem in all_held) / (sum(rarity.values()) or 1.0),
        words=len(all_held),
        said=None if best is None else sentences[best],
    )


def _description(question: str, match: re.Match[str], *, verb: bool) -> Span | None:
    """The article and what follows it up to a verb behind the trade; None without a trade, or where a `verb` is wanted and
    none follows."""
    words = list(_WORD.finditer(question, match.start("said"), match.end("said")))[:MOST]
    named = next((at for at, word in enumerate(words) if is_trade(word[0])), None)
    if named is None:
        return None
    end = next((at for at in range(named + 1, len(words)) if _is_verb(words[at - 1][0], words[at][0])), None)
    if verb and end is None:
        return None
    start = max(at for at in range(named + 1) if _ARTICLE.fullmatch(words[at][0]))
    last = words[(end or len(words)) - 1]
    return Span(words[start].start(), last.start() + len(last[0].rstrip(",.;:")))


def _is_verb(before: str, word: str) -> bool:
    """Is a word the verb that ends a description? "Design" behind "the head of" or "Chicago's" is none."""
    return word.strip(",.;").lower() in _VERBS and not _LEADS.fullmatch(before)


def is_trade(word: str) -> bool:
    """Does a word say what somebody does, by how it ends, or as one of those that are known?"""
    bare = word.strip(',.;:()"“”').lower()
    return _TRADE.fullmatch(bare) is not None and bare.removesuffix("s") not in _THINGS and bare not in _THINGS
