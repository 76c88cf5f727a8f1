"""Who closes a talk or hands it on: the last words of those who ask or preside, which are no part of an answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from index.names import is_name
from index.pairs.courtesies import is_courtesy
from index.pairs.labels import key
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.people import only_names
from index.pairs.questions import asks, likeness
from index.pairs.roles import asks_by_label, presides_by_label

_LONGEST = 300  # characters of words that close or hand on
_FEW = 4  # words of somebody who mostly asks: 'I see.'
_HANDS_ON = re.compile(r"\b(?:operator|moderator(?:in)?|coordinator|facilitator|host)\b")
_THANKS = re.compile(
    r"\W*(?:(?:all right|okay|ok|well|so|right|and)\W+){0,2}(?:thank|thanks|vielen dank|danke\b|ich danke"
    r"|merci\b|(?:muchas )?gracias|(?:muito )?obrigad|grazie\b|dank u|bedankt|takk?\b|tack\b|dziękuj|спасибо|благодар|дякую"
    r"|ありがとう|谢谢|謝謝|감사|شكرا|धन्यवाद|[^。？！?\n]{0,24}(?:到此结束|到此結束|就到这里|就到這裡))",
    re.I,
)
_ENDS = re.compile(  # 'That is all we have time for.'
    r"\bthat(?:['’]s| is) all (?:we have|the time|for today)|\bthat (?:concludes|brings us to the end)"
    r"|\bwe(?:['’]re| are| have run| ran) out of time|\bist (?:damit )?(?:beendet|geschlossen)\b|\bse termine ici\b"
    r"|\bdamos por (?:concluid|terminad|encerrad)|\bзаверш(?:ена|аем|ую|ено)\b|\bна (?:этом|цьому) (?:всё|все)\b"
    r"|到此(?:结束|結束|为止|為止)|就到(?:这里|這裡|这儿|此)|以上で|(?:終了|お開きに)(?:いた)?します|終わります|마치겠습니다|마칩니다",
    re.I,
)
_FLOOR = re.compile(  # 'The next question, please.'
    r"\b(?:next|last|final) question\b|\bgo ahead\b|\b(?:nächste|letzte) (?:frage|wortmeldung)\b"
    r"|\b(?:question suivante|(?:dernière|prochaine) question)\b|\b(?:siguiente|última) pregunta\b|\bprossima domanda\b"
    r"|\b(?:следующий|последний) вопрос\b|(?:请|請)(?:继续|繼續)?提(?:问|問)|(?:下|最后|最後|再问)一(?:个|個)(?:问题|問題)"
    r"|次の(?:ご?質問|方)|다음 질문",
    re.I,
)
_THANKED = re.compile(
    r"(?:ありがとうございま(?:した|す)|谢谢(?:您|你们?)?|謝謝(?:您|你們?)?|감사합니다|고맙습니다|धन्यवाद)[。．.！!।]?$"
)
_REPLY = 90  # characters of last thanks, and of what is said or stands below them
_THANKING = 40  # characters of thanks in words that are not known for it
_FLOOR_LENGTH = 90  # characters of words that give it


def without_closings(page: Page, proposal: Proposal) -> Proposal:
    """The proposal, its answers ended where whoever asks or presides, and never answers, has the last words.

    Only words that ask nothing, behind the answer of somebody else: 'Thank you both. That concludes our session.'
    """
    if proposal.layout != "speakers":
        return _without_thanks(page, proposal)
    parts = list(proposal.parts)
    said, asked, told = Counter[str](), Counter[str](), set[str]()
    for before, part in pairwise([None, *parts]):
        if part is None or not part.label:
            continue
        who = key(part.label)
        said[who] += 1
        asked[who] += part.role == "question"
        if part.role == "answer" and before is not None and before.role == "question":
            told.add(who)
    stop = len(parts)
    for at in range(len(parts) - 1, 0, -1):
        part, before = parts[at], parts[at - 1]
        if part.role != "answer":
            stop = at
            continue
        who = key(part.label)
        last = at == stop - 1 and (stop == len(parts) or parts[stop].role in ("question", "turn"))
        if not last or not who or who in told or before.role != "answer" or not part.span:
            continue
        words = part.span.of(page.text)
        presides = presides_by_label(who) or _HANDS_ON.search(who) or (asks_by_label(who) and asked[who] > 0)
        few = 2 * asked[who] > said[who] and len(words.split(maxsplit=_FEW)) <= _FEW
        floor = len(words) <= _FLOOR_LENGTH and _FLOOR.search(words) is not None
        ends = stop == len(parts) and (_takes_leave(words) or _is_entry(part.label, words))
        below = stop == len(parts) and said[who] == 1 and _is_below_rule(page, before, part)
        closes = presides or few or floor or ends or below
        if closes and len(words) <= _LONGEST and not asks(words):
            parts[at] = part._replace(role="turn")
            stop = at
    return replace(proposal, parts=tuple(parts))


def _without_thanks(page: Page, proposal: Proposal) -> Proposal:
    """The proposal without a last question that only thanks, and with few words or none below it."""
    parts = proposal.parts
    at = next((at for at in range(len(parts) - 1, 0, -1) if parts[at].role == "question"), 0)
    if not at or sum(len(part.span.of(page.text)) for part in parts[at + 1 :]) > _REPLY:
        return proposal
    words = parts[at].span.of(page.text)
    thanks = is_courtesy(words) or _THANKED.search(words) or (_THANKS.match(words) and len(words) <= _THANKING)
    if len(words) > _REPLY or asks(words) or not thanks or likeness(words) > 0:
        return proposal
    return replace(proposal, parts=(*parts[:at], *(part._replace(role="turn") for part in parts[at:])))


def _is_below_rule(page: Page, before: Part, part: Part) -> bool:
    """True for words that a rule parts from those before: 'NEXT ISSUE: bees and a recipe'."""
    at = bisect_left(page.breaks, before.span.end, key=lambda index: page.lines[index].start)
    return (
        at < len(page.breaks)
        and page.lines[page.breaks[at]].kind == "rule"
        and page.lines[page.breaks[at]].start < part.begin
    )


def _takes_leave(words: str) -> bool:
    """True for thanks, and for words that say that the talk is over."""
    return _THANKS.match(words) is not None or _ENDS.search(words) is not None


def _is_entry(label: str, words: str) -> bool:
    """True for what only looks like a turn at a document's end: 'Photos: Ann Hull', 'Signed: ______'."""
    return not is_name(label) and (only_names(words.strip(" .")) or not any(map(str.isalpha, words)))
