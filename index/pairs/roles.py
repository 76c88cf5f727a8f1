"""Who asks in a transcript: told from who puts questions, who talks most, and what labels say by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from index.pairs.courtesies import is_courtesy
from index.pairs.questions import asks, seeks

_ASKING = re.compile(
    r"\b(?:q|question|questioner|questions|interviewer|int|host|moderator|mod|reporter|journalist|press|media|audience|"
    r"entrevistador[a]?|interviewerin|(?:zusatz|nach)?frage|journaliste|intervieweur|intervistatore|pregunta|вопрос|"
    r"attorney|counsel|examiner|caller|unidentified|operator)\b|^(?:问|問)$"
    r"|(?:记者|記者|기자|提问者|提問者|質問者|질문자|主持人|主持|司会者?|사회자|聞き手|진행자)$",
    re.I,
)
_QUESTION = re.compile(r"(?:q|question|(?:zusatz|nach)?frage|pregunta|pergunta|domanda|vraag|вопрос)\b|^(?:问|問)$")
_ANYBODY = re.compile(
    r"\b(?:audience|questioner|interviewer|moderator|caller|listener|attendee|reporter|journalist|unidentified"
    r"|of the public|zuschauer(?:in)?|publikum|público|публика)\b"
    r"|(?:记者|記者|기자|观众|觀眾|网友|網友|听众|聽眾|提问者|提問者|質問者|聴衆|会場|질문자|청중|관객)[A-Z\d]?$",
    re.I,
)
_ANSWERING = re.compile(
    r"\b(?:answer|interviewee|guest|witness|respondent|subject|narrator|ответ|antwort)\b|^答$", re.I
)
_PRESIDING = re.compile(
    r"\b(?:(?:vice[ -]?)?chair(?:man|woman|person)?|president|presiding|speaker pro tem(?:pore)?|court|judge|coroner|"
    r"arbitrator|tribunal|commissioner|ombudsman|vors(?:itzende[rn]?)?|président(?:e)?|presidente|председатель)\b",
    re.I,
)
_HOST = (
    r"\bhosts?\b[^.?!\n]{0,30}\bNAME\b|\bNAME\b[^.?!\n]{0,20}\b(?:co-?)?host"
    r"|\b(?:i'm|i am|my name is) NAME\b[^.?!\n]{0,20}this is"
    r"|\bwelcome (?:back )?to\b[^?!\n]{0,80}\b(?:i['’]m|i am) NAME\b|\band i(?:['’]m| am) NAME[.!]"
)
_GUEST = (
    r"\b(?:guests?|featur(?:es|ing)|joined by|welcome|interview(?:ing)?|talk(?:ing)? (?:with|to)"
    r"|sp(?:oke|eak|eaking) (?:with|to))\b"
    r"[^.?!\n]{0,40}\bNAME\b"
)
_HAD = re.compile(
    r"\b(?:for (?:having|inviting) (?:me|us)"
    r"|(?:happy|glad|great|good|pleasure|honou?r|excited|delighted) to be (?:here|on|with))\b",
    re.I,
)
_OPENING = 40  # turns in which they are
_HEAD = 6_000  # characters at the head of a transcript in which people are introduced
_ALSO = 0.45  # of the rate of those who ask, which a second host has at least
_GAP = 0.15  # between the scores of those who ask and of those who only ask back
_OFTEN, _NEARLY_ALL = 4, 0.8  # turns of each of two who talk, and their share of all
_LEAST = 0.25  # score below which nobody asks
_SHARE = 0.25  # of all questions that those who ask put at least
_REPLIES = 0.2  # of the turns of whoever presides, which follow a question at most
_PUT = 300  # characters of a turn in which whoever presides asks without a question mark


Said = tuple[str, str]
"""One turn: who speaks (as compared) and the words."""


class Askers(NamedTuple):
    """Those whose every turn asks, and those of whom some turns do: a second host who also answers the first."""

    always: frozenset[str]
    also: frozenset[str] = frozenset()


def askers(turns: Iterable[Said], *, interviewees: Sequence[str] = ()) -> Askers:
    """Who asks in this document; nobody in a discussion, where everybody asks now and then.

    `interviewees` are names that the document says were talked with.
    """
    count: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    size: Counter[str] = Counter()
    opening: list[Said] = []
    for who, words in turns:
        if len(opening) < _OPENING:
            opening.append((who, words))
        count[who] += 1
        asking[who] += 4 if asks(words) else seeks(words)
        size[who] += len(words)
    if len(count) < 2:
        return Askers(frozenset(who for who in count if asking[who] > 2 * count[who]))
    total = sum(size.values()) or 1
    rate = {who: (asking[who] / 4 + 0.25) / (count[who] + 0.5) for who in count}
    head = "\n".join(words for _, words in opening)[:_HEAD]
    had = {who for who, words in opening if _HAD.search(words[:_PUT]) and is_courtesy(words)}
    hint = {who: _hint(who, interviewees, head) or (-0.4 if who in had else 0.0) for who in count}
    score = {who: rate[who] + hint[who] - 0.4 * size[who] / total for who in count}
    if len(two := _two_voices(count)) == 2:
        first = next((who for who, _ in opening if who in two), two[0])
        asker = _of_two(first, {who: score[who] for who in two}, rate)
        if asker or len(count) == 2:
            return Askers(asker)
    best = max(score.values())
    guests = [who for who in count if hint[who] < 0] or [who for who in count if score[who] < best] or list(count)
    main = max(guests, key=lambda who: (size[who] * (1.2 - min(1.0, rate[who])), who))
    likely = {who for who in count if who != main and (score[who] >= max(_LEAST, 0.45 * best) or is_anybody(who))}
    likely |= {who for who in count if _QUESTION.match(who)}
    plain = {who: asking[who] / count[who] for who in count}
    chosen = _above_gap(likely, score, {who for who in likely if hint[who] > 0}, plain)
    others = [who for who in count if who not in chosen]
    if best < _LEAST or not chosen or not others:
        return Askers(frozenset())
    if sum(asking[who] for who in chosen) < _SHARE * sum(asking.values()):
        return Askers(frozenset())
    mean = sum(rate[who] * count[who] for who in chosen) / sum(count[who] for who in chosen)
    rest = sum(rate[who] * count[who] for who in others) / sum(count[who] for who in others)
    introduced = all(hint[who] > 0 for who in chosen) and all(hint[who] <= 0 for who in others)
    if mean < (1.0 if introduced else 1.3) * rest:
        return Askers(frozenset())
    least = _ALSO * max(rate[who] for who in chosen)
    also = {who for who in others if who != main and hint[who] >= 0 and rate[who] >= least}
    return Askers(frozenset(chosen), frozenset(also))


def _above_gap(likely: set[str], score: dict[str, float], sure: set[str], plain: dict[str, float]) -> set[str]:
    """Of those who may ask, those above the widest gap between two scores, where there is one that parts them.

    Those who are said to ask stay; where nobody is, also those who ask as often in their few turns as the ones above.
    """
    ranked = sorted(likely, key=lambda who: (-score[who], who))
    gaps = [score[a] - score[b] for a, b in pairwise(ranked)]
    if not gaps or max(gaps) < _GAP:
        return likely
    cut = gaps.index(max(gaps)) + 1
    least = min(plain[who] for who in ranked[:cut])
    return {*ranked[:cut], *(who for who in ranked[cut:] if who in sure or (not sure and plain[who] >= least))}


def presiding(turns: Iterable[Said], who_asks: frozenset[str]) -> frozenset[str]:
    """Who presides where others ask: who is called so or speaks first, and is hardly ever asked.

    The ends of the turns are enough.
    """
    count: Counter[str] = Counter()
    replied: Counter[str] = Counter()
    first: str | None = None
    asked = False
    for who, words in turns:
        first = first or who
        count[who] += 1
        replied[who] += asked and who not in who_asks
        asked = who in who_asks and asks(words)
    silent = (who for who in count if who not in who_asks and replied[who] <= _REPLIES * count[who])
    return frozenset(who for who in silent if _PRESIDING.search(who) or (who == first and count[who] > 1))


def puts(words: str) -> bool:
    """True where whoever presides asks: with a question mark, or in a few words that call for a reply."""
    return asks(words) or (len(words) <= _PUT and seeks(words) > 0)


@lru_cache(maxsize=4096)
def asks_by_label(who: str) -> bool:
    """True for a label that says by itself that somebody asks: 'host', 'interviewer'."""
    return _ASKING.search(who) is not None


@lru_cache(maxsize=4096)
def presides_by_label(who: str) -> bool:
    """True for a label that says by itself that somebody presides: 'Chair', 'The President'."""
    return _PRESIDING.search(who) is not None


def alike(role: str, label: str) -> bool:
    """True for two labels that both say that somebody asks, or that somebody answers: 'Interviewee', 'Respondent'."""
    return any(one.search(role) and one.search(label) for one in (_ASKING, _ANSWERING))


def is_anybody(who: str) -> bool:
    """True for a label of nobody in particular who puts a question: 'Audience member', 'Questioner'."""
    return _ANYBODY.search(who) is not None


def says_asks(who: str) -> bool:
    """True for a label that says by itself that somebody asks or answers: 'host', 'interviewee', 'speaker 2'."""
    return asks_by_label(who) or bool(_ANSWERING.search(who)) or who.startswith("speaker")


def _two_voices(count: Counter[str]) -> list[str]:
    """The two who talk, where others speak hardly: an announcer, a listener who calls."""
    often = [who for who, times in count.items() if times >= _OFTEN or len(count) == 2]
    both = sum(count[who] for who in often)
    seldom = [who for who in count if who not in often]
    return often if both >= _NEARLY_ALL * count.total() and not any(map(_ASKING.search, seldom)) else []


def _of_two(first: str, score: dict[str, float], rate: dict[str, float]) -> frozenset[str]:
    """Of two who talk in turn, `first` before the other, one asks, unless they are much alike."""
    one, other = sorted(score, key=lambda who: (-score[who] - (0.1 if who == first else 0.0), who))
    lead = score[one] - score[other] + (0.1 if one == first else -0.1)
    return frozenset([one]) if lead >= 0.08 and rate[one] > rate[other] else frozenset()


def _hint(who: str, interviewees: Sequence[str], head: str) -> float:
    """Above 0 for a label or an introduction that says 'asks', below 0 for one that says 'answers'."""
    if any(who == name.casefold() for name in interviewees):
        return -0.5
    if _ASKING.search(who):
        return 0.5
    if _ANSWERING.search(who):
        return -0.5
    if who not in head.lower():
        return 0.0
    name = re.escape(who)
    if re.search(_HOST.replace("NAME", name), head, re.I):
        return 0.4
    return -0.4 if re.search(_GUEST.replace("NAME", name), head, re.I) else 0.0
