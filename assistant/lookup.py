"""Looking a question up: its evidence and whether that answers, in the record, where it was answered before, or from whom a
conversation is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import abstain, chain
from assistant.archive import Archive
from assistant.asked import Asked, ready, understood
from assistant.follow_ups.asked_back import unlisted
from assistant.follow_ups.referents import first_quote
from assistant.follow_ups.rewrite import REACH, StandAlone, rests_on
from assistant.front.question import Sought, all_sought, asks_for_office, put_already
from assistant.naming.homonyms import homonym_named
from assistant.naming.titles import name_parts
from assistant.people import makers, making, posts
from assistant.people.deeds import deeds, doer
from assistant.people.introductions import introduction
from assistant.people.of_another import lacks_mark, of_another
from assistant.people.spoken_of import PLAIN, is_spoken_of, of_that_title, said_of
from assistant.people.who_is import name_asked
from assistant.retrieve import DEEP, Weighed, content, weigh
from assistant.sources import quoted
from assistant.types import Evidence, Message
from assistant.unanswered import left_out, notice
from index.types import Document, Filters, Hit
from index.words import content_stems, tokens

_NEW_SUBJECT = 8.0  # times better odds of an answer: then a question without a name leaves whom it was about

MADE, PERHAPS_MADE = 0.9, 0.6  # how sure it is that who says so made it, by hand: there is little to fit it on
SAID_OF, NAMED_ONLY = 0.9, 0.4  # how sure words are that say who somebody is, and that only name them; by hand
UNSAID = 0.2  # what is left of the confidence where the quote for who made something does not speak of that

Looked = tuple[tuple[Evidence, ...], abstain.Decision]


def hits(archive: Archive, question: str, asked: Asked, filters: Filters, k: int) -> tuple[Hit, ...]:
    """The stand-alone question is searched together with the user's own words and what they lean on."""
    also = [text for text in (question, *asked.context) if text != asked.text]
    return archive.search(asked.text, k=k, filters=filters, also=tuple(dict.fromkeys(also)))


def of_whom_it_is_about(
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
    found, decision = evidence(archive, asked, (), filters)
    elsewhere, other = instead_of
    leaves = other.confidence > decision.confidence and _asked_alone(question, elsewhere, found)
    stays = (_near(decision, other.confidence) and not leaves) or rests_on(question, asked.answered)
    return (asked, (found, decision)) if stays else None


def _asked_alone(question: str, one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Was `one` asked for a word of the question ("the storm") of which the evidence of the `other` says none?"""
    words = content_stems(question)
    asked = frozenset().union(*(content_stems(piece.question or "") for piece in one))
    said = frozenset().union(*(content_stems(f"{piece.question or ''} {piece.text}") for piece in other))
    return bool(words & asked) and not words & said


def where_it_was_answered(
    archive: Archive, asked: Asked, home: Document, filters: Filters, *, question: str, follows: bool, instead_of: float
) -> Looked | None:
    """The evidence of a follow-up that names nobody, from `home`, the document that was quoted last; None where it may be
    a new subject: where it leans on nothing, or says a name, and another document has odds _NEW_SUBJECT times better."""
    within = replace(filters, document=home.source)
    found, decision = evidence(archive, asked, hits(archive, question, asked, within, DEEP), within)
    leans = (follows or rests_on(question, asked.answered)) and not asked.names.unknown
    return (found, decision) if leans or _near(decision, instead_of) else None


def quoted_last(archive: Archive, asked: Asked, history: Sequence[Message], filters: Filters) -> Document | None:
    """The document that the last answer with a quote has it from, where the question itself says no place to look."""
    if asked.names.named or asked.documents or filters.person or filters.document or not asked.leans:
        return None
    answers = [message.content for message in unlisted(history[-REACH:]) if message.role == "assistant"]
    said = next((answer for answer in reversed(answers) if first_quote(answer)), "")
    return quoted(archive, said, filters) if said else None


def chained(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The evidence of a question that takes two steps; None where it takes one."""

    def step(text: str) -> Looked:
        one = understood(text, (), archive)
        return evidence(archive, one, hits(archive, text, one, filters, DEEP), filters)

    def made(text: str) -> Looked | None:
        wanted = making.asked_maker(text)
        told = _made(archive, wanted, filters) if wanted and not filters.without else None
        return told if told and told[1].confidence >= MADE else None

    return chain.follow(asked.text, asked.names, step, made)


def evidence(archive: Archive, asked: Asked, hits: Sequence[Hit], filters: Filters) -> Looked:
    """The evidence for every part of the question and every person it names, and whether it answers."""
    facts = () if filters.without else all_sought(asked.masked if asked.documents else asked.text, asked.context)
    facts = () if facts and put_already(asked.text, hits) else facts
    written = _in_front(archive, asked, facts, filters)
    if written:
        return written
    wanted = making.making_of(asked.text, asked.names)
    made = _made(archive, wanted, filters) if wanted and not filters.without else None
    if made:
        return made
    mentioned = _spoken_of(archive, asked, filters) or _deeds(archive, asked, filters)
    if mentioned and mentioned[1].confidence >= SAID_OF:
        return mentioned
    archive = archive.hiding(filters.without)
    weighed = weigh(archive, asked, hits, filters)
    several = len(archive.documents) > 1 and not filters.document  # of one document it is known who speaks
    strangers = asked.names.strangers(asked.text)
    decisions = [_decided(archive, asked, one, strangers) for one in weighed]
    absent = left_out(weighed, decisions)
    chosen: list[Evidence] = []
    for one in (one for place, one in enumerate(weighed) if place not in absent):
        chosen += [piece for piece in one.evidence if not any(_same(piece, earlier) for earlier in chosen)]
    if mentioned and not any(decision.answered for decision in decisions):
        return mentioned
    if chosen and (asked.introduced or (not asked.names.people and (several or _untold(asked, chosen)))):
        who = asked.introduced or introduction(archive, chosen[0].document)
        if who and not any(_same(who, earlier) for earlier in chosen):
            chosen.append(who)
    best = max(decisions, key=lambda decision: decision.confidence)
    if best.reason == "fact_absent":  # of several people, what none of them speaks of
        part = weighed[decisions.index(best)].part
        alike = [decision.missing for decision, one in zip(decisions, weighed, strict=True) if one.part == part]
        best = replace(best, missing=tuple(word for word in best.missing if all(word in lost for lost in alike)))
    if best.reason == "unknown_person":
        best = _unless_spoken_of(archive, best, filters)
    if wanted and wanted.named and best.answered and not makers.speaks_of(chosen, wanted):
        nowhere = tuple(token.text for token in tokens(wanted.thing) if not token.stop)
        best = abstain.Decision(
            answered=False, confidence=UNSAID * best.confidence, reason="fact_absent", missing=nowhere
        )
    headed = posts.asked_post(asked.text, asked.names)
    if headed and best.answered and not posts.holds(chosen, headed):
        best = abstain.Decision(answered=False, confidence=UNSAID * best.confidence, reason="fact_absent")
    if len(facts) == 1 and best.answered and not _speaks(archive, chosen, facts[0]):
        best = abstain.Decision(answered=False, confidence=UNSAID * best.confidence, reason="fact_absent")
    elsewhere = [name for name in asked.companions if is_spoken_of(archive, name, filters)]
    said = notice(asked, [weighed[place] for place in absent], spoken_of=elsewhere)
    return tuple(chosen), replace(best, notice=said)


def _decided(archive: Archive, asked: Asked, one: Weighed, strangers: Sequence[str]) -> abstain.Decision:
    decision = abstain.decide(
        one.signals,
        one.evidence,
        words=content(one.part),
        strangers=strangers,
        rarity=archive.rarity,
        visible=archive.visible,
        described=one.described,
        about=one.part.about,
        of_another=one.person is None and _of_another(archive, asked, one.evidence, strangers),
        nowhere=bool(asked.names.absent),
    )
    if not one.unsaid:
        return decision
    sure = UNSAID * decision.confidence
    return abstain.Decision(answered=False, confidence=sure, reason="fact_absent", missing=one.unsaid)


def _unless_spoken_of(archive: Archive, decision: abstain.Decision, filters: Filters) -> abstain.Decision:
    """A decision that nobody is called so, of the names that stand nowhere; where all stand somewhere, that nothing answers."""
    nobody = tuple(name for name in decision.missing if not is_spoken_of(archive, name, filters))
    return replace(decision, reason="unknown_person" if nobody else "fact_absent", missing=nobody)


def _of_another(archive: Archive, asked: Asked, found: Sequence[Evidence], strangers: Sequence[str]) -> bool:
    return of_another(asked.text, strangers, found) or lacks_mark(
        asked.text, asked.names.unknown, found, archive.visible
    )


def _untold(asked: Asked, chosen: Sequence[Evidence]) -> bool:
    """Is it asked who, or are words quoted of which nobody is said to speak them?"""
    return not any(turn.speaker for turn in chosen[0].pair.turns) or any(part.kind == "who" for part in asked.parts)


def _in_front(archive: Archive, asked: Asked, facts: Sequence[Sought], filters: Filters) -> Looked | None:
    """What front matter says, for a question that asks for it. What reads it is loaded when it is first needed."""
    if not facts and (filters.without or not asks_for_office(asked.text)):
        return None
    from assistant.front.answer import office_of, written

    return written(archive, asked, facts, filters) if facts else office_of(archive, asked, filters)


def _speaks(archive: Archive, chosen: Sequence[Evidence], fact: Sought) -> bool:
    from assistant.front.answer import speaks

    return speaks(archive, chosen, fact)


def _spoken_of(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The words that say who somebody is who does not say it themselves; None for other questions, and where no words do."""
    name = name_asked(asked.text, asked.names, large=archive.forms.large) if not filters.without else ""
    if name and asked.names.people:
        person = asked.names.people[0]
        own = (archive.document(document) for document in archive.of_person(person))
        name = of_that_title(archive, name, person, filters) or (
            "" if any(_introduces(introduction(archive, document), person) for document in own) else person
        )
    found, strength = said_of(archive, name, filters) if name else ((), 0)
    if not found:
        return None
    return found, abstain.Decision(answered=True, confidence=SAID_OF if strength >= PLAIN else NAMED_ONLY)


def _deeds(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """What somebody did who takes no part, or an office; None for other questions, and where nothing says so."""
    name = doer(asked.text, asked.names, large=archive.forms.large) if not filters.without else ""
    found = deeds(archive, name, filters) if name else ()
    return (found, abstain.Decision(answered=True, confidence=SAID_OF)) if found else None


def _introduces(who: Evidence | None, person: str) -> bool:
    """Is it the `person` who says so, as far as it is known, and not another to whom they put a question?"""
    if who is None:
        return False
    said = [turn.speaker for turn in who.pair.turns if turn.span.overlaps(who.span)]
    known = all(speaker is None or speaker.person in (None, person) for speaker in said)
    asker = name_parts(who.pair.asker.label) if who.pair.asker else ()
    return known and not (asker and set(asker) <= set(name_parts(person)))


def homonym_spoken_of(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The words that speak of Will or May, who takes no part, for a question that says no word to search for beside the name
    ("What did May do?"); None for other questions, and where nobody of that name is spoken of."""
    name = homonym_named(asked.text) if not filters.without else ""
    found, strength = said_of(archive, name, filters) if name else ((), 0)
    if not found:
        return None
    plain = strength >= PLAIN and name_asked(asked.text, asked.names)  # of what she did they may say nothing
    return found, abstain.Decision(answered=True, confidence=SAID_OF if plain else NAMED_ONLY)


def _made(archive: Archive, wanted: making.Making, filters: Filters) -> Looked | None:
    """The words that say who made what is asked about, and who they are; None where nothing says so."""
    found = makers.makers(archive, wanted, filters)
    if not found:
        return None
    chosen = [maker.evidence for maker in found]
    who = introduction(archive, chosen[0].document)
    if who and found[0].own and not any(_same(who, earlier) for earlier in chosen):
        chosen.append(who)
    sure = MADE if found[0].strength >= making.CLEAR else PERHAPS_MADE
    return tuple(chosen), abstain.Decision(answered=True, confidence=sure)


def _near(decision: abstain.Decision, instead_of: float) -> bool:
    """Does a decision answer, at odds not _NEW_SUBJECT times worse than those of the confidence `instead_of`?"""
    here = decision.confidence * (1.0 - instead_of) * _NEW_SUBJECT
    return decision.answered and here >= instead_of * (1.0 - decision.confidence)


def _same(left: Evidence, right: Evidence) -> bool:
    return left.document.id == right.document.id and left.span.overlaps(right.span)
