"""Does the record answer at all? A calibrated probability, and in words what was not found.

Before an answer is shown, its best evidence is weighed: how close it comes, how much of the question it covers, which
names and rare words of the question it leaves out. The weights of the logistic model are fitted by
benchmarks/fit_answers.py and kept in assistant/weights.json.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.evidence import Ranked
from assistant.features import has_kind
from assistant.naming.titles import contradicts, name_stems
from assistant.types import Evidence, Reason
from index.types import Document
from index.words import Token, content_stems, tokens

Rarity = Callable[[str], float]
Visible = Callable[[Document], str]  # the text of a document that may be found

_DENIAL = re.compile(
    r"\b(?:not?|never|none|nothing|nobody|neither|nor|without|cannot|stopped|instead|wish|too \w+ (?:to|for|into))\b|n['’]t\b",
    re.IGNORECASE,
)
_BRAND = re.compile(r"\b(?:brands?|makes?|models?|manufacturers?)\b(?: of| is| are| does| do| has)", re.IGNORECASE)
_REQUEST = re.compile(
    r"^\W*what(?:['’]s| is) the (?:weather|time|date|news|exchange rate)\b|^\W*what (?:time|day|date) is it\b|"
    r"^\W*(?:how are you|what are you wearing)\b|"
    r"^\W*(?:please\s+)?(?:(?:can|could|would|will) you\s+(?:please\s+)?)?(?:write|compose|draft|create|generate|make|build|"
    r"translate|calculate|compute|solve|tell me a|sing|draw|paint|book|order|play|code|program|fix|help me|remind me to|"
    r"ignore|disregard|forget|pretend|repeat after)\b",
    re.IGNORECASE,
)
REFUSAL = 7.0  # assumed: how much oftener a language model finds no answer in the passages where there is none
ABOUT = 0.45  # cosine above which a denial is about what the question takes for granted
NEAR = 7  # words between a denial and what it denies
DOUBT = 5.0  # on a tenth of the reader's log-odds, which are surer than they should be: half of them
SURE = 0.2  # a tenth of the log-odds from which the reader is believed about what is not about the question
#: What speaks for an answer where the reader was not asked, and from which value on; by hand, for there are few such
#: questions to fit on.
UNREAD = {
    "covered": (3.0, 0.45),
    "dense": (2.0, 0.3),
    "titled": (1.0, 0.0),
    "stranger": (-2.0, 0.0),
    "unknown": (-1.0, 0.0),
    "request": (-3.0, 0.0),
}
PUT = 0.75  # cosine from which the question was put to whom it names: then the reply is the answer, whatever it says
PUT_LEAST = 1.5  # log-odds of such a question, at the least
VERBATIM = 3.0  # log-odds, at the least, of one that was put in the same words
NOWHERE = 0.99  # share of the question's words from which none stands in the document
NOWHERE_MOST = -3.0  # log-odds, at the most, of a question about nobody or of a subject none of whose words does
OFF_TOPIC = 0.25  # cosine of question and best sentence below which nothing here is about it

SIGNALS = (
    "bias",
    "dense",  # cosine of the question and its best sentence
    "score",  # the fitted score of the best sentence
    "margin",  # how far it stands above the tenth
    "covered",  # share of the question's content words, by rarity, that the evidence and what it replies to cover
    "rarest",  # the rarest word of the question is covered
    "named",  # the question names somebody of the archive
    "titled",  # the question names the document itself
    "unknown",  # capitalised names of the question that the evidence does not cover
    "stranger",  # somebody the archive does not know is asked about, and the evidence hardly is about them
    "negated",  # the evidence denies something that the question takes for granted
    "unmet",  # a number or a time is asked for, and the evidence has none
    "request",  # no question but an order to do something
    "missing_unnamed",  # the same, where the question names nobody
    "missing",  # share of the content words, by rarity, that stand nowhere in the document
    "head",  # the thing asked for ('which camera') is covered
    "kind",  # the evidence has what this kind of question asks for
    "asked_alike",  # cosine of the question and the one the evidence replies to
    "read",  # a tenth of the reader's log-odds that the best sentence answers; 0 without a reader
    "read_best",  # and of the sentence that it finds best
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The fitted model: a weight for each signal and for some products of two, and the probability below which
    OnRecord declines."""

    signals: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    threshold: float


@cache
def calibration() -> Calibration:
    """The model that is shipped, from assistant/weights.json."""
    data = json.loads((Path(__file__).parent / "weights.json").read_text("utf-8"))
    return Calibration(signals=data["signals"], pairs=named_pairs(data["pairs"]), threshold=data["threshold"])


def named_pairs(weights: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """The weights of products, written as "one other", by the names of their two signals."""
    found = {}
    for names, weight in weights.items():
        one, other = names.split()
        found[one, other] = weight
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether to answer, how sure that is, and why not; `notice` says of an answer what it leaves open."""

    answered: bool
    confidence: float
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    notice: str = ""


def probability(
    signals: Mapping[str, float],
    *,
    described: bool = False,
    about: bool = False,
    verbatim: bool = False,
    fitted: Calibration | None = None,
) -> float:
    """The calibrated probability in [0, 1] that the record answers, rounded to six places.

    `described` is True for a question that describes the person whose document answers, `about` for one that asks for
    whatever is said about a thing, `verbatim` for one that was put in the same words. Where the evidence is not about the
    question, which names and describes nobody, the reader has the last word. Where it was not asked (a subject as a whole,
    another language), words and cosine decide by themselves; where the question says which document is meant, or asks about
    a thing, they may speak for an answer that the reader, taught on people, doubts. A question that an interviewer put is
    answered by the reply; of a subject, or of nobody, words that stand nowhere are not answered.
    """
    fitted = fitted or calibration()
    unread = sum(weight * (signals[name] - least) for name, (weight, least) in UNREAD.items())
    total = sum(fitted.signals[name] * signals[name] for name in SIGNALS)
    total += sum(weight * signals[one] * signals[other] for (one, other), weight in fitted.pairs.items())
    if signals["dense"] < OFF_TOPIC and not (signals["named"] or described):
        total = min(total, DOUBT * (signals["read_best"] - SURE))
    if not signals["read_best"]:
        total = unread
    elif signals["titled"] or about:
        total = max(total, unread)
    if signals["asked_alike"] >= PUT and (signals["named"] or signals["titled"]):
        total = max(total, PUT_LEAST)
    if verbatim:
        total = max(total, VERBATIM)
    if signals["missing"] >= NOWHERE and not (signals["named"] and signals["read_best"]):
        total = min(total, NOWHERE_MOST)
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, total)))), 6)


def after_refusal(confidence: float) -> float:
    """The probability that the record answers once a language model has found no answer in the passages (Bayes)."""
    return round(confidence / (confidence + REFUSAL * (1.0 - confidence)), 6)


def signals(
    ranked: Ranked,
    evidence: Sequence[Evidence],
    *,
    words: Sequence[Token],
    head: Sequence[Token],
    named: bool,
    titled: bool,
    unknown: Sequence[str],
    strangers: Sequence[str],
    rarity: Rarity,
    visible: Visible,
) -> dict[str, float]:
    """What the best evidence of one part of a question says about being an answer.

    `words` are the part's words without names of people, `head` those of the thing asked for, `unknown` its
    capitalised names that are nobody's in the archive, `strangers` those of them that it asks about as people.
    """
    order = ranked.order
    if not order or not evidence:
        return dict.fromkeys(SIGNALS, 0.0) | {"bias": 1.0, "missing": 1.0, "unknown": float(len(unknown))}
    best = order[0]
    said = {stem for piece in evidence for stem in _stems(piece)}
    document = evidence[0].document
    anywhere = said | _all_stems(visible(document)) | content_stems(document.title)
    weights = {token.stem: rarity(token.stem) for token in words if not token.stop}
    total = sum(weights.values()) or 1.0
    rarest = max(weights, key=lambda stem: (weights[stem], stem), default="")
    heads = {token.stem for token in head if not token.stop}
    lost = sum(weight for stem, weight in weights.items() if stem not in anywhere) / total
    tenth = order[min(9, len(order) - 1)]
    return {
        "bias": 1.0,
        "dense": float(ranked.feature("dense")[best]),
        "score": float(ranked.scores[best]) / 10,
        "margin": float(ranked.scores[best] - ranked.scores[tenth]) / 10,
        "covered": sum(weight for stem, weight in weights.items() if stem in said) / total if weights else 1.0,
        "rarest": float(not rarest or rarest in said),
        "named": float(named),
        "titled": float(titled),
        "unknown": float(sum(not name_stems(name) <= anywhere for name in unknown)),
        "stranger": _strange(evidence, strangers, weights, heads),
        "negated": float(
            ranked.part.kind != "yesno"
            and not _denies(ranked.part.text)
            and _denies_any(evidence[0].text, weights.keys())
        ),
        "unmet": float(_unmet(ranked, evidence)),
        "request": float(bool(_REQUEST.match(ranked.part.text))),
        "missing": lost,
        "missing_unnamed": 0.0 if named else lost,
        "head": len(heads & said) / len(heads) if heads else 0.5,
        "kind": float(ranked.feature("kind")[best]),
        "asked_alike": float(ranked.feature("asked_alike")[best]),
        "read": float(ranked.feature("read")[best]) / 10,
        "read_best": float(ranked.feature("read").max()) / 10,
    }


@lru_cache(maxsize=64)
def _all_stems(text: str) -> frozenset[str]:
    """The content stems of a whole document; the last few documents are remembered."""
    return content_stems(text)


def _strange(
    evidence: Sequence[Evidence], strangers: Sequence[str], weights: Mapping[str, float], heads: set[str]
) -> float:
    """1 where somebody unknown is asked about; less the more the very words around their name say what is asked, once
    they hold the thing asked for (`heads`)."""
    worst = 0.0
    for name in strangers:
        own = name_stems(name)
        rest = {stem: weight for stem, weight in weights.items() if stem not in own}
        total = sum(rest.values()) or 1.0
        pieces = [piece.text for piece in evidence if not contradicts(name, piece.text)]
        about = [said for text in pieces if own | heads <= (said := content_stems(text))]
        covered = max((sum(w for stem, w in rest.items() if stem in said) / total for said in about), default=0.0)
        covered = covered if rest else float(bool(about))
        worst = max(worst, 1.0 - covered)
    return worst


def _unmet(ranked: Ranked, evidence: Sequence[Evidence]) -> bool:
    """Is a number, a time or a brand asked for, of which the evidence (its two best sentences, for a brand) has none?"""
    if ranked.part.kind in {"number", "when"}:
        return not any(has_kind(piece.text, ranked.part.kind) for piece in evidence)
    best = [ranked.sentences[place].plain for place in ranked.order[:2]]
    return bool(_BRAND.search(ranked.part.text)) and not any(has_kind(plain, "which") for plain in best)


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(text))


def _denies_any(text: str, stems: Collection[str]) -> bool:
    """Is one of the question's words denied: does a denial stand within NEAR words of it?"""
    words = tokens(text)
    denials = [match.start() for match in _DENIAL.finditer(text)]
    places = [place for place, word in enumerate(words) if word.stem in stems]
    for start in denials:
        at = sum(word.end <= start for word in words)
        if any(abs(place - at) <= NEAR for place in places):
            return True
    return False


def uncovered(
    evidence: Sequence[Evidence], words: Sequence[Token], *, rarity: Rarity, visible: Visible
) -> tuple[str, ...]:
    """The question's words, rarest first, that stand nowhere in the evidence's document: what was not found."""
    anywhere = _mentioned(evidence, visible)
    lost = [token for token in words if not token.stop and token.stem not in anywhere]
    lost.sort(key=lambda token: (-rarity(token.stem), token.start))
    return tuple(dict.fromkeys(token.text for token in lost))


def _mentioned(evidence: Sequence[Evidence], visible: Visible) -> frozenset[str]:
    """The content stems of all documents of the evidence."""
    return frozenset[str]().union(*(_all_stems(visible(piece.document)) for piece in evidence))


def _stems(piece: Evidence) -> frozenset[str]:
    """Content stems of the quote, of the question it replies to and of the title."""
    return content_stems(piece.text) | content_stems(piece.question or "") | content_stems(piece.document.title)


def decide(
    found: Mapping[str, float],
    evidence: Sequence[Evidence],
    *,
    words: Sequence[Token],
    strangers: Sequence[str],
    rarity: Rarity,
    visible: Visible,
    described: bool = False,
    about: bool = False,
) -> Decision:
    """Answer or decline, from the signals of the best evidence and the unknown names that are asked about as people; the
    flags are those of `probability`."""
    put = content_stems(evidence[0].question or "") if evidence else frozenset[str]()
    verbatim = bool(put) and put == {token.stem for token in words if not token.stop}
    confidence = probability(found, described=described, about=about, verbatim=verbatim)
    if evidence and confidence >= calibration().threshold:
        return Decision(answered=True, confidence=confidence)
    missing = uncovered(evidence, words, rarity=rarity, visible=visible)
    mentioned = _mentioned(evidence, visible)
    nobody = tuple(name for name in strangers if not name_stems(name) <= mentioned)
    if nobody and found["stranger"]:
        return Decision(answered=False, confidence=confidence, reason="unknown_person", missing=nobody)
    if evidence and found["negated"] and found["named"] and found["dense"] > ABOUT:
        return Decision(answered=False, confidence=confidence, reason="false_premise", missing=missing)
    off_topic = found["request"] or (not found["named"] and found["dense"] < OFF_TOPIC and found["covered"] < 0.5)
    return Decision(
        answered=False, confidence=confidence, reason="off_topic" if off_topic else "fact_absent", missing=missing
    )
