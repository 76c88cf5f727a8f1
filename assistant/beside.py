"""What may be quoted beside the best sentence: what comes near it, is understood with it, and is told by nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from math import fsum

from assistant import wholes
from assistant.candidates import Candidate
from assistant.rank import Ranked
from index.words import content_stems

_POINTS_BACK = re.compile(
    r"""\W*(?:(?:and|but|so|then|plus|or|because|since)\b\W*)?
    (?:it|its|it['’]s|it['’]ll|this|that|that['’]s|these|those|they|they['’]re|them|he|she|his|her|their|there|which|also|
    both|such|neither|either|another|the\ (?:latter|former|other|app|thing|rest|same))\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: What says nothing by itself of what it speaks of: "It's got six.", "But they never came."
_PRONOUN = re.compile(
    r"\W*(?:(?:and|but|so|then|well|no|yes|yeah|oh)\b\W*){0,2}"
    r"(?:it|its|(?:this|that|these|those)(?!\s+(?:week|month|year|time|morning|day|evening|night|spring|summer|autumn|winter)s?\b)|"
    r"they|them|he|him|his|she|her|their|both|neither)\b",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"(?::|\.{4,})\s*$")  # "On the bench lie:", "Rowing boat ......"
_REMARK = re.compile(r"[(\[][^()\[\]]*[)\]]\W*|(?:by|examination by)\b[^.!?:]*\b(?:\w+\.)?[^.!?:]*:", re.IGNORECASE)
REMARK = 12  # words: what is longer tells something
FOREIGN = 0.2  # cosine up to which a sentence that shares no word with the question has nothing to do with it
POINTED_AT = 25  # words of a sentence that is quoted since the next one points back to it
POOL = 40  # sentences looked at after the best
BEHIND = 3.5  # scores below the best from which a sentence is hardly ever part of an answer,
LIKELY_BEHIND, LIKELY = 4.0, 0.35  # and with so much of the reader's log-odds taken from them,
FILLS = (
    0.3  # share of the question, by the rarity of its words, that a sentence alone says and is quoted for nevertheless
)
SAME, LIKELY_SAME = (
    0.5,
    1.0,
)  # how much farther behind it may be in the same passage; all by hand, on the development sets


def admitted(ranked: Ranked, order: Sequence[int], first: Candidate, asked: Mapping[str, float]) -> list[int]:
    """The places, in `order`, that may be quoted beside the `first` sentence: of its document, not far behind it, no question
    beside a reply, and with something to do with the question, whose stems are `asked`, each with what it counts."""
    dense, orders = ranked.feature("dense"), ranked.feature("order")
    best = next(place for place in order if ranked.sentences[place] is first)
    return [
        place
        for place in order[1:POOL]
        if (sentence := ranked.sentences[place]).document.id == first.document.id
        and not (orders[place] or remark(sentence) or (sentence.asked and not first.asked))
        and (not _far(ranked, place, best) or leans(ranked.sentences, place, [best]) or _fills(sentence, first, asked))
        and (
            (dense[place] > FOREIGN and not sentence.in_front)
            or any(not form.stop and form.stem in asked for form in sentence.forms)
        )
    ]


def _far(ranked: Ranked, place: int, best: int) -> bool:
    """Is a sentence so far behind the best, or so unlikely to the reader, that it hardly ever belongs to the answer?"""
    if not ranked.feature("seen")[best]:
        return False
    same = ranked.sentences[place].pair.id == ranked.sentences[best].pair.id
    behind = float(ranked.scores[best] - ranked.scores[place])
    unlikely = behind - LIKELY * float(ranked.feature("read")[place])
    return behind > BEHIND + SAME * same or unlikely > LIKELY_BEHIND + LIKELY_SAME * same


def _fills(sentence: Candidate, first: Candidate, asked: Mapping[str, float]) -> bool:
    """Does a sentence say much of what is asked, by what its words count, that neither the first nor its question says?"""
    put = first.pair.question
    held = content_stems(put.of(first.document.text)) if put else frozenset[str]()
    new = {form.stem for form in sentence.forms} - {form.stem for form in first.forms} - held
    return fsum(asked[stem] for stem in asked.keys() & new) > FILLS * fsum(asked.values())


def leans(sentences: Sequence[Candidate], place: int, picked: Sequence[int]) -> bool:
    """True where a picked sentence and this one, its neighbour, are only understood together: the later begins with a word
    that points back, or the earlier leads on to it."""
    here = sentences[place]
    for other in picked:
        if abs(place - other) == 1 and sentences[other].block == here.block:
            earlier, later = (sentences[other], here) if place > other else (here, sentences[other])
            if _POINTS_BACK.match(later.plain) or _LEADS_ON.search(earlier.plain):
                return True
    return False


def understood(ranked: Ranked, picked: Sequence[int]) -> list[int]:
    """What is `picked`, with the short sentence right before one that begins with a pronoun, where that tells what it stands
    for and is not quoted anyway."""
    sentences, added = ranked.sentences, []
    for place in picked:
        before = place - 1
        if before < 0 or before in picked or before in added or not _PRONOUN.match(sentences[place].plain):
            continue
        short = len(sentences[before].forms) <= POINTED_AT and not ranked.feature("order")[before]
        if short and not _PRONOUN.match(sentences[before].plain) and runs_on(sentences[before], sentences[place]):
            added.append(before)
    return [*picked, *added]


def speaks_of(sentence: Candidate, words: Collection[str], *, asked: bool = False) -> bool:
    """Has a sentence one of the words, or, with `asked`, the question that it replies to?"""
    if any(form.stem in words for form in sentence.forms):
        return True
    put = sentence.pair.question if asked else None
    return put is not None and not content_stems(put.of(sentence.document.text)).isdisjoint(words)


def remark(sentence: Candidate) -> bool:
    """A line that nobody speaks among what others do, that says what happens or who goes on: "(Whereupon ...)", "BY MS.
    ARDEN:". Where nobody is said to speak, words in brackets may be the answer."""
    pair = sentence.pair
    record = any(turn.speaker for turn in pair.turns) if pair.question else bool(sentence.document.participants)
    short = record and len(sentence.forms) <= REMARK and not sentence.spoken and not sentence.asked
    return short and bool(_REMARK.fullmatch(sentence.plain.strip()))


def runs_on(above: Candidate, below: Candidate) -> bool:
    """May both be quoted in one stretch? Not a title or the line of who wrote it with the text below it, nor
    two lines of front matter, nor what an order to a machine parts."""
    text = above.document.text
    if above.block != below.block or above.order + 1 != below.order or above.in_front:
        return False
    apart = wholes.BLANK_LINE.search(text, above.span.end, below.span.start)
    return not (
        apart and above.pair.question is None and not wholes.item(above) and not wholes.STOPS.search(above.plain)
    )
