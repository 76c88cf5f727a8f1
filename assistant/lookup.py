"""Looking a question up: its evidence and whether that answers, in the record, where it was answered before, or from whom a
conversation is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant import amounts, chain, elsewhere, stated
from assistant.abstain import Decision, Looked
from assistant.archive import Archive
from assistant.asked import Asked, ready, understood
from assistant.decided import decided
from assistant.follow_ups.asked_back import unlisted
from assistant.follow_ups.referents import with_person
from assistant.follow_ups.resting import rests_on
from assistant.follow_ups.rewrite import REACH, StandAlone, resolved
from assistant.follow_ups.things import thing_of
from assistant.follow_ups.told import first_quote
from assistant.people import making
from assistant.people.introductions import introduction, presented, tells_which
from assistant.people.once import led_by_past
from assistant.people.sayings import asked_saying, only_theirs
from assistant.people.spoken_of import is_spoken_of
from assistant.people.trades import described
from assistant.retrieve import DEEP, Weighed, weigh
from assistant.signals import mentioned
from assistant.sources import quoted, says
from assistant.types import Evidence, Message
from assistant.unanswered import left_out, notice
from assistant.wanted import Wanted, led, unspoken, wanted
from index.types import Filters, Hit
from index.words import content_stems

_SELDOM = 3  # passages that say a word, at most: then it belongs to what they are about
_NEW_SUBJECT = 8.0  # times better odds of an answer: then a question without a name leaves whom it was about


def hits(archive: Archive, question: str, asked: Asked, filters: Filters, k: int) -> tuple[Hit, ...]:
    """The stand-alone question is searched together with the user's own words, what they lean on, and whom it describes."""
    also = [text for text in (question, *asked.context) if text != asked.text]
    if not (asked.names.people or asked.documents or filters.document or filters.person):
        also += filter(None, [described(asked.text)])
    parts = [part.text for part in asked.parts]
    return archive.search(asked.text, k=k, filters=filters, also=tuple(dict.fromkeys(also)), then=parts)


def look_up(
    archive: Archive,
    question: str,
    asked: Asked,
    alone: StandAlone,
    *,
    history: Sequence[Message],
    hits: Sequence[Hit],
    filters: Filters,
    home: Hit | None,
) -> tuple[Asked, Looked]:
    """The evidence of a question and whether it answers, and the question as it was asked for that: of whom a conversation
    is about, or in the document of its `home`, the pair that was quoted last, where that does as well. One without a word to
    search for is off topic, but for Will and May of whom others speak."""
    if not asked.names.named and not content_stems(asked.text):
        nothing = Decision(answered=False, confidence=0.0, reason="off_topic")
        return asked, stated.homonym_spoken_of(archive, asked, filters) or ((), nothing)
    looked = _chained(archive, asked, filters) or _evidence(archive, asked, hits, filters)
    if close := _of_whom_it_is_about(archive, alone, history, filters, question=question, instead_of=looked):
        return close
    spoken = home is not None and any(turn.speaker for turn in home.pair.turns)
    if home is None or (alone.about and spoken):
        return asked, looked
    there = _where_it_was_answered(
        archive, asked, home, filters, question=question, follows=alone.follows, instead_of=looked[1].confidence
    )
    if there is None and not spoken and says(archive, home.pair.span.of(home.document.text), asked.text):
        there = _of_its_thing(archive, asked, home, history, filters)
    return asked, there or looked


def _of_whom_it_is_about(
    archive: Archive,
    alone: StandAlone,
    history: Sequence[Message],
    filters: Filters,
    *,
    question: str,
    instead_of: Looked,
) -> tuple[Asked, Looked] | None:
    """The evidence of a question that says nobody, from whom the conversation is about; None where it may be a new
    subject: where they do not answer it, at odds _NEW_SUBJECT times worse than somebody else does (`instead_of`), or
    without a word of it that the other was asked for."""
    if not alone.about:
        return None
    asked = ready(StandAlone(text=alone.about, context=alone.context, follows=True), history, archive, filters)
    if not asked.names.people:
        return None
    found, decision = _evidence(archive, asked, (), filters)
    elsewhere, other = instead_of
    apart = _asked_alone(question, elsewhere, found) or _said_alone(archive, question, elsewhere, found)
    leaves = other.confidence > decision.confidence and apart
    stays = (_near(decision, other.confidence) and not leaves) or rests_on(question, asked.answered)
    return (asked, (found, decision)) if stays else None


def _asked_alone(question: str, one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Was `one` asked for a word of the question ("the storm") of which the evidence of the `other` says none?"""
    words = content_stems(question)
    asked = frozenset().union(*(content_stems(piece.question or "") for piece in one))
    said = frozenset().union(*(content_stems(f"{piece.question or ''} {piece.text}") for piece in other))
    return bool(words & asked) and not words & said


def _said_alone(archive: Archive, question: str, one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Does the first quote of `one` say a word of the question, seldom said here, that stands nowhere in the documents of
    the `other`?"""
    said = content_stems(one[0].text) if one else frozenset[str]()
    alone = content_stems(question) & said - mentioned(other, archive.visible)
    return any(archive.frequency(stem) <= _SELDOM for stem in alone)


def _where_it_was_answered(
    archive: Archive, asked: Asked, home: Hit, filters: Filters, *, question: str, follows: bool, instead_of: float
) -> Looked | None:
    """The evidence of a follow-up that names nobody, from `home`, the document that was quoted last; None where it may be
    a new subject: where it leans on nothing, or on a name not said there, and another has odds _NEW_SUBJECT times better."""
    within = replace(filters, document=home.document.source)
    found, decision = _evidence(archive, asked, hits(archive, question, asked, within, DEEP), within)
    here = content_stems(home.document.text)
    strange = any(not content_stems(span.of(asked.text)) <= here for span in asked.names.unknown)
    leans = (follows or rests_on(question, asked.answered)) and not strange
    return (found, decision) if leans or _near(decision, instead_of) else None


def _of_its_thing(
    archive: Archive, asked: Asked, home: Hit, history: Sequence[Message], filters: Filters
) -> Looked | None:
    """What of the pair that was quoted last (`home`) answers a question whose words it says, and nobody speaks there: by
    itself, or asked of the thing that the question before it was about ("Who may go on Fridays (the pool)?")."""
    others = {pair.id for pair in archive.pairs(home.document.id)} - {home.pair.id}
    within = replace(filters, document=home.document.source, without=filters.without | others)
    thing = thing_of(resolved(history, archive.names), archive.names)
    for text in (asked.text, with_person(asked.text, thing)) if thing else (asked.text,):
        one = understood(text, (), archive)
        looked = _evidence(archive, one, hits(archive, text, one, within, DEEP), within)
        if looked[1].answered:
            return looked
    return None


def quoted_last(archive: Archive, asked: Asked, history: Sequence[Message], filters: Filters) -> Hit | None:
    """The pair that the last answer with a quote has it from, where the question itself says no place to look."""
    if asked.names.named or asked.documents or filters.person or filters.document or not asked.leans:
        return None
    answers = [message.content for message in unlisted(history[-REACH:]) if message.role == "assistant"]
    said = next((answer for answer in reversed(answers) if first_quote(answer)), "")
    return quoted(archive, said, filters) if said else None


def _chained(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The evidence of a question that takes two steps; None where it takes one."""

    def step(text: str) -> Looked:
        one = understood(text, (), archive)
        return _evidence(archive, one, hits(archive, text, one, filters, DEEP), filters)

    def made(text: str) -> Looked | None:
        told = None if filters.without else stated.made(archive, making.asked_maker(text), filters)
        return told if told and told[1].confidence >= stated.MADE else None

    return chain.follow(asked.text, asked.names, step, made)


def _evidence(archive: Archive, asked: Asked, hits: Sequence[Hit], filters: Filters) -> Looked:
    """The evidence for every part of the question and every person it names, and whether it answers."""
    special = wanted(asked, hits, filters)
    making = None if filters.without else special.making
    outright = (
        stated.quoted(archive, asked, filters)
        or stated.in_front(archive, asked, special.facts, filters)
        or stated.made(archive, making, filters)
    )
    if outright:
        return outright
    mentioned = stated.spoken_of(archive, asked, filters) or stated.done(archive, asked, filters)
    if mentioned and mentioned[1].confidence >= stated.SAID_OF:
        return mentioned
    if somebody := stated.called(archive, asked, filters):
        return somebody
    archive = archive.hiding(filters.without)
    search = partial(_searched, archive, asked, filters=filters, special=special)
    looked = elsewhere.speaking_of_it(archive, asked, hits, filters, looked=search(hits), search=search)
    if looked[1].answered:
        return looked
    return mentioned or stated.told_by(archive, asked, filters) or stated.coded(archive, asked, filters) or looked


def _searched(archive: Archive, asked: Asked, hits: Sequence[Hit], *, filters: Filters, special: Wanted) -> Looked:
    """The evidence that a search gives, and whether it answers."""
    weighed = [led_by_past(one) for one in weigh(archive, asked, hits, filters)]
    decisions = [decided(archive, asked, one) for one in weighed]
    absent = left_out(weighed, decisions)
    chosen = _chosen(archive, asked, [one for place, one in enumerate(weighed) if place not in absent], filters)
    chosen = led(archive, chosen, special)
    if len(asked.parts) == len(asked.names.people) == 1:
        chosen = amounts.led_by_age(asked.parts[0].text, asked.names.people[0], chosen)
    best = _best(archive, weighed, decisions, filters)
    chosen = only_theirs(asked_saying(asked.text, asked.names), chosen) if best.answered else chosen
    lost = unspoken(archive, chosen, special) if best.answered else None
    best = best if lost is None else best.though_unsaid(lost)
    elsewhere = [name for name in asked.companions if is_spoken_of(archive, name, filters)]
    said = notice(asked, [weighed[place] for place in absent], spoken_of=elsewhere)
    return chosen, replace(best, notice=said)


def _chosen(archive: Archive, asked: Asked, weighed: Sequence[Weighed], filters: Filters) -> tuple[Evidence, ...]:
    """What is quoted of all parts, and who speaks where it is not known."""
    chosen: list[Evidence] = []
    for one in weighed:
        chosen += [piece for piece in one.evidence if not any(piece.overlaps(earlier) for earlier in chosen)]
    several = len(archive.documents) > 1 and not filters.document  # of one document it is known who speaks
    if chosen and (asked.introduced or (not asked.names.people and (several or _untold(asked, chosen)))):
        who = _who(archive, asked, chosen[0])
        chosen += [who] if who and not any(who.overlaps(earlier) for earlier in chosen) else []
    return tuple(chosen)


def _who(archive: Archive, asked: Asked, quote: Evidence) -> Evidence | None:
    """What tells who speaks, where the question describes them or asks for them; None where nothing does."""
    who = asked.introduced or introduction(archive, quote.document)
    if who:
        return who if asked.introduced or tells_which(asked.text, who) else None
    return presented(archive, quote) if any(part.kind == "who" for part in asked.parts) else None


def _best(archive: Archive, weighed: Sequence[Weighed], decisions: Sequence[Decision], filters: Filters) -> Decision:
    """The surest decision, with what is missing for all whom it is asked of."""
    best = max(decisions, key=lambda decision: decision.confidence)
    if best.reason == "fact_absent":  # of several people, what none of them speaks of
        part = weighed[decisions.index(best)].part
        alike = [decision.missing for decision, one in zip(decisions, weighed, strict=True) if one.part == part]
        return replace(best, missing=tuple(word for word in best.missing if all(word in lost for lost in alike)))
    return _unless_spoken_of(archive, best, filters) if best.reason == "unknown_person" else best


def _unless_spoken_of(archive: Archive, decision: Decision, filters: Filters) -> Decision:
    """A decision that nobody is called so, of the names that stand nowhere; where all stand somewhere, that nothing answers."""
    nobody = tuple(name for name in decision.missing if not is_spoken_of(archive, name, filters))
    return replace(decision, reason="unknown_person" if nobody else "fact_absent", missing=nobody)


def _untold(asked: Asked, chosen: Sequence[Evidence]) -> bool:
    """Is it asked who, or are words quoted of which nobody is said to speak them?"""
    return not any(turn.speaker for turn in chosen[0].pair.turns) or any(part.kind == "who" for part in asked.parts)


def _near(decision: Decision, instead_of: float) -> bool:
    """Does a decision answer, at odds not _NEW_SUBJECT times worse than those of the confidence `instead_of`?"""
    here = decision.confidence * (1.0 - instead_of) * _NEW_SUBJECT
    return decision.answered and here >= instead_of * (1.0 - decision.confidence)
