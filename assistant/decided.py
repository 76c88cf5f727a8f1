"""Whether what was found for one part of a question answers it: by the signals of the evidence, and by rules for what those do
not weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from assistant import amounts
from assistant.abstain import ONESELF_LEAST, PUT, SAID_LEAST, SPOKEN_OF_LEAST, Decision, decide
from assistant.another_time import of_another_time
from assistant.archive import Archive
from assistant.asked import Asked
from assistant.groundless import groundless
from assistant.naming.titles import name_parts
from assistant.people import making
from assistant.people.described import by_their_work
from assistant.people.of_another import lacks_mark, not_of_them, of_another
from assistant.people.sayings import asked_saying, not_theirs, on_another_subject
from assistant.people.whose_deed import of_oneself, said_so, untold
from assistant.presumed import flaw
from assistant.retrieve import Weighed, content, nobodys
from index.words import tokens

#: Confidence, at most, about one described by what they made whom no introduction fits: of eight such answers four were right.
UNINTRODUCED = 0.5
UNLIKELY = -0.2  # a tenth of the reader's log-odds below which it is believed that nothing answers


def decided(archive: Archive, asked: Asked, one: Weighed) -> Decision:
    """Whether `one` part's evidence answers it, and how sure that is."""
    unknown = nobodys(archive, asked, one.evidence)
    decision = decide(
        one.signals,
        one.evidence,
        words=content(one.part),
        strangers=unknown,
        rarity=archive.rarity,
        visible=archive.visible,
        described=one.described,
        about=one.part.about,
        of_another=_of_another(archive, asked, one, unknown),
        nowhere=bool(asked.names.absent),
        least=_least(archive, asked, one),
        lead=one.lead,
    )
    if one.person is None and not one.described and by_their_work(asked.text, asked.names):
        decision = replace(decision, confidence=min(decision.confidence, UNINTRODUCED))
    if decision.answered and (groundless(one) or _of_no_deed(asked, one) or _of_another_subject(asked, one)):
        decision = decision.of_something_else((), plain=False)
    if decision.answered and (lack := amounts.lacking(one.part.text, one.person, one.evidence)):
        decision = decision.of_something_else((), plain=lack == "number")
    if decision.answered and of_another_time(one.part.text, one.evidence):
        decision = decision.of_something_else((), plain=False)
    if decision.answered:
        decision = _as_presumed(archive, asked, one, decision)
    return decision.though_unsaid(one.unsaid) if one.unsaid else decision


def _as_presumed(archive: Archive, asked: Asked, one: Weighed, decision: Decision) -> Decision:
    """A decision, declined or in doubt where the question takes for granted what is denied, or said nowhere."""
    text = asked.text if len(asked.parts) == 1 else one.part.text
    found = flaw(one.part.text, text, one.evidence, rarity=archive.rarity, visible=archive.visible)
    if found is None:
        return decision
    weaker = decision.of_something_else((), plain=found != "untold")
    return replace(weaker, reason="false_premise") if found == "denied" else weaker


def _least(archive: Archive, asked: Asked, one: Weighed) -> float:
    """The log-odds, at the least, where it is asked who, of nobody in particular, and the quotes show who it is, or of one who
    takes no part, and the first quote names them."""
    if one.person is not None or len(asked.parts) > 1:
        return -inf
    if one.part.kind != "who":
        return SPOKEN_OF_LEAST if _names_whole(asked, one) else -inf
    if said_so(asked.text, one.evidence, archive.rarity):
        return SAID_LEAST
    names = [span.of(asked.text) for span in asked.names.unknown]
    own = of_oneself(asked.text, names, one.evidence, archive.rarity) and not _of_no_deed(asked, one)
    return ONESELF_LEAST if own else -inf


def _names_whole(asked: Asked, one: Weighed) -> bool:
    """Does the first quote say the whole name of the only one whom a question asks about, and may it answer, as it is read?"""
    strangers = asked.names.strangers(asked.text)
    if len(strangers) != 1 or one.signals["read_best"] < UNLIKELY or not one.evidence:
        return False
    name = name_parts(strangers[0])
    return len(name) > 1 and set(name) <= {word.folded for word in tokens(one.evidence[0].text)}


def _of_no_deed(asked: Asked, one: Weighed) -> bool:
    """Is it asked who did something, of nobody in particular, and not told in what is quoted?"""
    alone = one.person is None and not one.described and len(asked.parts) == 1
    return alone and not making.asked_maker(asked.text) and untold(asked.text, one.evidence)


def _of_another_subject(asked: Asked, one: Weighed) -> bool:
    """Is asked what somebody says of something, and told what they say of something else?"""
    saying = asked_saying(asked.text, asked.names)
    return saying is not None and on_another_subject(saying, one.evidence)


def _of_another(archive: Archive, asked: Asked, one: Weighed, unknown: Sequence[str]) -> bool:
    found = one.evidence
    saying = asked_saying(asked.text, asked.names) if one.signals["asked_alike"] < PUT else None
    if saying and not_theirs(saying, found):
        return True
    if one.person:
        return not_of_them(one.part.text, one.person, asked.names.people, found)
    return of_another(asked.text, unknown, found) or lacks_mark(asked.text, asked.names.unknown, found, archive.visible)
