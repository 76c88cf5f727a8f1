"""Does the record answer at all? A calibrated probability, and in words what was not found.

The signals of its best evidence (assistant/signals.py) are weighed by a logistic model, which benchmarks/fit_answers.py
fitted and assistant/weights.json keeps.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.signals import SIGNALS, Rarity, Visible, denied, mentioned, told_of
from assistant.types import Evidence, Reason
from index.words import Token, content_stems

REFUSAL = 7.0  # assumed: how much oftener a language model finds no answer in the passages where there is none
ABOUT = 0.45  # cosine above which a denial is about what the question takes for granted
DOUBT = 5.0  # on a tenth of the reader's log-odds, which are surer than they should be: half of them
SURE = 0.05  # a tenth of the log-odds from which the reader is believed about what seems to have nothing to do with it
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
SAID_LEAST = 1.0  # log-odds, at the least, of who said what a quote says, by hand
ONESELF_LEAST = -0.2  # the same of who did what whoever speaks tells of themselves: an answer in doubt
SPOKEN_OF_LEAST = -0.4  # the same of one who takes no part, whom the first quote names whole
#: Lead of the best sentence over those of other documents from which it is clear which is meant, and what each point less
#: takes from the log-odds of an answer whose quotes have no two words of the question, by hand: of 270 questions that an
#: archive of 523 documents answers, all about as sure, one in four was answered rightly below 3, three in four from 4 on.
CLEAR, CONTESTED = 4.0, 0.7
VERBATIM = 3.0  # log-odds, at the least, of one that was put in the same words
NOWHERE = 0.99  # share of the question's words from which none stands in the document
NOWHERE_MOST = -3.0  # log-odds, at the most, of a question about nobody or of a subject none of whose words does
STRANGE = 0.05  # confidence, at most, about somebody whose name of two words stands nowhere in the document
OF_ANOTHER = 0.3  # confidence, at most, in what is quoted of another than whom the question asks about
MAYBE_OF_ANOTHER = 0.5  # the same where it may be of what is asked about in other words
UNSAID = 0.2  # what is left of a confidence where the quotes do not speak of what is asked for, by hand
MOSTLY = 0.5  # share of the question's words that stand nowhere, a name among them: what is left may be of anything
TOGETHER = 0.6  # share of the question's words in one quote, which is then about it, whatever its cosine
_LEFT_OUT = content_stems("use own have work do did need like")
OFF_TOPIC = 0.25  # cosine of question and best sentence below which nothing here is about it


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

    def though_unsaid(self, missing: tuple[str, ...]) -> Decision:
        """To decline all the same, UNSAID times as sure of an answer: the quotes do not speak of what is asked for."""
        sure = round(UNSAID * self.confidence, 6)
        return Decision(answered=False, confidence=sure, reason="fact_absent", missing=missing)

    def of_something_else(self, missing: tuple[str, ...], *, plain: bool) -> Decision:
        """What is left of an answer whose document never says what is asked about (`missing`): to decline where that is
        `plain`, else a doubt."""
        sure = min(self.confidence, OF_ANOTHER if plain else MAYBE_OF_ANOTHER)
        if sure >= calibration().threshold:
            return replace(self, confidence=sure)
        return Decision(answered=False, confidence=sure, reason="fact_absent", missing=missing)


Looked = tuple[tuple[Evidence, ...], Decision]  # what was found, and whether it answers


def probability(
    signals: Mapping[str, float],
    *,
    described: bool = False,
    about: bool = False,
    verbatim: bool = False,
    together: float = 0.0,
    bare: bool = False,
    least: float = -math.inf,
    lead: float = math.inf,
    fitted: Calibration | None = None,
) -> float:
    """The calibrated probability in [0, 1] that the record answers, rounded to six places.

    `described` is True for a question that describes the person whose document answers, `about` for one that asks for
    whatever is said about a thing, `verbatim` for one that was put in the same words, `bare` for one that has a single word
    to find ("Who was fired?"); `together` is the share of its words, by rarity, that one quote has, `least` are the log-odds
    of one whose quote shows whom it asks for, `lead` is how far its best sentence stands above those of other documents: where
    two of them say nearly as much, it is open which is meant. Where the evidence is not about the question, which names and
    describes nobody, the reader has the last word. Where it was not asked (a subject as a whole, another language), words and
    cosine decide by themselves; where the question says which document is meant, or asks about a thing, they may speak for an
    answer that the reader, taught on people, doubts. A question that an interviewer put is answered by the reply; of a
    subject, or of nobody, words that stand nowhere are not answered, unless the reader finds other words for them.
    """
    fitted = fitted or calibration()
    unread = sum(weight * (signals[name] - least) for name, (weight, least) in UNREAD.items())
    total = sum(fitted.signals[name] * signals[name] for name in SIGNALS)
    total += sum(weight * signals[one] * signals[other] for (one, other), weight in fitted.pairs.items())
    reader = DOUBT * (signals["read_best"] - SURE)
    if signals["dense"] < OFF_TOPIC and together < TOGETHER and not (signals["named"] or described):
        total = min(total, reader)
    if not signals["read_best"]:
        total = unread
    elif signals["titled"] or about:
        total = max(total, unread)
    else:
        total -= CONTESTED * max(0.0, CLEAR - lead) * (1.0 - together)
    if signals["asked_alike"] >= PUT and (signals["named"] or signals["titled"]):
        total = max(total, PUT_LEAST)
    total = max(total, VERBATIM if verbatim else least)
    if signals["missing"] >= NOWHERE and not (signals["named"] and signals["read_best"]):
        found = not bare and signals["read_best"] != 0.0 and signals["read_best"] > -SURE
        total = min(total, reader if found else NOWHERE_MOST)
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, total)))), 6)


def after_refusal(confidence: float) -> float:
    """The probability that the record answers once a language model has found no answer in the passages (Bayes)."""
    return round(confidence / (confidence + REFUSAL * (1.0 - confidence)), 6)


def uncovered(
    evidence: Sequence[Evidence], words: Sequence[Token], *, rarity: Rarity, visible: Visible
) -> tuple[str, ...]:
    """The question's words, rarest first, that stand nowhere in the evidence's document: what was not found."""
    anywhere = mentioned(evidence, visible)
    lost = [token for token in words if not token.stop and token.stem not in anywhere]
    lost.sort(key=lambda token: (-rarity(token.stem), token.start))
    return tuple(dict.fromkeys(token.text for token in lost))


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
    of_another: bool = False,
    nowhere: bool = False,
    least: float = -math.inf,
    lead: float = math.inf,
) -> Decision:
    """Answer or decline, from the signals of the best evidence and the unknown names that are asked about as people.

    `of_another` is True where what is quoted is of another than whom the question asks about, `nowhere` where it says a name
    that stands nowhere in the archive; the other flags are those of `probability`.
    """
    put = content_stems(evidence[0].question or "") if evidence else frozenset[str]()
    verbatim = _bare(put) == _bare(token.stem for token in words if not token.stop) != frozenset()
    together = max((_share(piece, words, rarity) for piece in evidence), default=0.0)
    bare = len({word.stem for word in words if not word.stop}) < 2
    confidence = probability(
        found,
        described=described,
        about=about,
        verbatim=verbatim,
        together=together,
        bare=bare,
        least=least,
        lead=lead,
    )
    confidence = min(confidence, OF_ANOTHER) if of_another else confidence
    if nowhere and found["missing_unnamed"] >= MOSTLY:
        confidence = min(confidence, OF_ANOTHER)
    nobody = tuple(name for name in strangers if not told_of(name, evidence, visible))
    if found["stranger"] >= NOWHERE and any(len(name.split()) > 1 for name in nobody):
        confidence = min(confidence, STRANGE)
    if evidence and confidence >= calibration().threshold:
        return Decision(answered=True, confidence=confidence)
    missing = uncovered(evidence, words, rarity=rarity, visible=visible)
    if nobody and found["stranger"]:
        return Decision(answered=False, confidence=confidence, reason="unknown_person", missing=nobody)
    against = found["negated"] and found["named"] and found["dense"] > ABOUT
    if evidence and against and denied(evidence[0].text, {word.stem for word in words if not word.stop}):
        return Decision(answered=False, confidence=confidence, reason="false_premise", missing=missing)
    apart = found["covered"] < 0.5 or (not together and sum(not word.stop for word in words) > 1)
    off_topic = found["request"] or (not found["named"] and found["dense"] < OFF_TOPIC and apart and not of_another)
    return Decision(
        answered=False, confidence=confidence, reason="off_topic" if off_topic else "fact_absent", missing=missing
    )


def _bare(stems: Iterable[str]) -> frozenset[str]:
    """The words of a question without the verb that "And what software?" leaves out."""
    return frozenset(stems) - _LEFT_OUT


def _share(piece: Evidence, words: Sequence[Token], rarity: Rarity) -> float:
    """The share of the question's content words, by rarity, that one quote has; 0 where it has but one of them."""
    weights = {word.stem: rarity(word.stem) for word in words if not word.stop}
    held = weights.keys() & content_stems(piece.text)
    return sum(weights[stem] for stem in held) / sum(weights.values()) if len(held) > 1 else 0.0
