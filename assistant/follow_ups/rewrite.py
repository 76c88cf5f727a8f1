"""A follow-up becomes a question that stands alone: pronouns get their name, ellipses their verb.

By rule: the person comes from the last question that named one (else the last answer that did), the thing from the
last question's topic. What the rules cannot complete is left as the user wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.follow_ups.again import to_what_was_said, when_said
from assistant.follow_ups.ahead import with_subject
from assistant.follow_ups.asked_back import completed, unlisted
from assistant.follow_ups.corrections import corrected
from assistant.follow_ups.ellipsis import BARE, SHORT, SWAP, WH, bare_asked, continued, themed, with_it, with_phrase
from assistant.follow_ups.items import by_place, item_asked, items_meant, list_counted, without_item
from assistant.follow_ups.leads import aside_of, without_place, without_talk
from assistant.follow_ups.leaving import has_left
from assistant.follow_ups.ordinals import asked_of_nth, counted, list_asked_for, nth_named, nth_person
from assistant.follow_ups.pairs import with_pair
from assistant.follow_ups.referents import (
    HE,
    POSSESSIVE,
    THEY,
    THING,
    ahead_of_name,
    asks_who,
    named,
    one,
    one_or_both,
    people_meant,
    quoted_people,
    stranger,
    with_person,
    with_things,
)
from assistant.follow_ups.swaps import another_of_them, swapped_to
from assistant.follow_ups.things import asked_of, of_others, thing_asked, thing_named, things_meant, with_thing_ahead
from assistant.follow_ups.told import first_quote
from assistant.naming.name_index import NameIndex
from assistant.question import topic
from assistant.types import Message
from assistant.wording.orders import as_question
from index.words import content_stems

_THE_THING = re.compile(r"^\W*(?:the|his|her|their|its|a|an)\b", re.IGNORECASE)
REACH = 12  # messages before the question that may be needed to understand it
_ONLY_WHY = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:why|how\s+come)\s+(?:it|that|this|those|these|them|so)(?:\s+(?:ones?|two|three|both))?\W*$",
    re.IGNORECASE,
)
_ONE_OF_THEIRS = re.compile(r"(?:an?|any|some)\s", re.IGNORECASE)  # "What about a loom?": whether they have one
# Of no place: "Is there a deposit?", and of no thing: "What does it cost to join?"
_THERE = re.compile(
    r"\b(?:is|are|was|were)(?:n['’]t)?\s+there\b|\bit\s+(?:costs?|takes?|took)\s+to\b|\bis\s+it\s+[a-z]+\s+to\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"[a-z]{2,}[^s\W]s$")  # a plural, as most are
LONGEST = 1500  # characters of a wording


@dataclass(frozen=True, slots=True, kw_only=True)
class StandAlone:
    """A question that needs no history. `context` are earlier words that help to find what it refers to.

    `follows` is True when the question leans on what was said before. `about` is the question asked of the person whom
    the conversation is about, where it stands alone as it is but may mean them ("Why not Safari?"); else ''. `anew` is
    the question as it is where it was completed with them and may mean what only others speak of ("What about X?", "Is there
    an X?").
    """

    text: str
    context: tuple[str, ...] = ()
    follows: bool = False
    about: str = ""
    anew: str = ""


_DID = re.compile(r"^\W*(?:(?:and|so|but)\W+)?what\s+did\b.+\bdo\W*$", re.IGNORECASE)  # at a time that was spoken of
_PRONOUN = re.compile(r"(?:him|her|it|them|he|she|they|that|this|those|these)", re.IGNORECASE)


def stand_alone(question: str, history: Sequence[Message], *, names: NameIndex) -> StandAlone:
    """Complete `question` from `history` (oldest first); unchanged where it stands alone already.

    An order becomes the question that it means, "it" the thing that the last question was about.
    """
    asked = [(message, with_thing_ahead(message.content)) for message in history[-REACH:]]
    history = [replace(m, content=text) if text and m.role == "user" else m for m, text in asked]
    if apart := with_thing_ahead(question):
        people = people_meant(history, names)
        person = "" if has_left(history, people, names) else one_or_both(apart, people) or ""
        return StandAlone(text=apart, about=person and with_person(apart, person))
    alone = _alone(question, history, names)
    if not (alone.follows and alone.context and (THING.search(question) or THEY.search(alone.text))):
        return alone
    return replace(alone, text=thing_named(alone.text, thing_asked(alone.context[-1], _said_last(history), names)))


def _alone(question: str, history: Sequence[Message], names: NameIndex) -> StandAlone:
    """The same, but for the things that are meant."""
    question = by_place(without_talk(question), history)
    if whole := completed(question, history):
        return StandAlone(text=whole)
    history = unlisted(history)
    asked = [message.content for message in history if message.role == "user"]
    if own := with_subject(question, names):
        thing = bool(asked and THING.search(own))
        return StandAlone(
            text=as_question(own, names), context=(resolved(history, names),) if thing else (), follows=thing
        )
    if not asked:
        return StandAlone(text=as_question(question, names))
    if (paired := with_pair(question, history, names)) != question:
        alone = _alone(paired, history, names)
        return replace(alone, follows=True, context=alone.context or (resolved(history, names),))
    if beside := _beside(question, history, names):
        return beside
    if item := items_meant(question, history):
        listed = resolved(history[: item.place], names)
        return StandAlone(text=f"{question.strip(' ?.!')}: {listed}", context=(listed,), follows=True)
    if place := list_counted(question, history):
        listed = resolved(history[:place], names)
        return StandAlone(text=listed, context=(listed,), follows=True)
    history = to_what_was_said(question, history[: list_asked_for(question, history)])
    earlier = without_item(resolved(history, names))
    nth, place = nth_person(question, history, names)
    if not nth and item_asked(question, history):
        return StandAlone(text=f"{question.strip(' ?.!')}: {earlier}", context=(earlier,), follows=True)
    text = counted(question, earlier) or (asked_of_nth(question, nth, resolved(history[:place], names)) if nth else "")
    text = text or another_of_them(question, earlier, history, names)
    text = text or when_said(question, earlier, *_quoted_last(history, names))
    text = text or corrected(question, earlier, names) or continued(question, earlier, names)
    text = text or of_others(question, earlier, _said_last(history), names)
    if text:
        return StandAlone(text=text, context=(earlier,), follows=True)
    question = nth_named(question, nth)
    asks = asks_who(without_place(question))
    people = people_meant(history, names, told=one(question), asked=question)
    people = people if one(question) or not has_left(history, people, names) else ()
    person = one_or_both(question, people)
    things = any(one(said) for said in asked) or _MANY.search(topic(asked[-1])) is not None
    meant = things_meant(asked)
    if meant and THEY.search(question) and not any(names.find(said).people for said in asked):
        question, things = with_things(question, meant), True
    question = with_it(question, earlier, names)
    clear = named(question, person, things=things) if person else themed(question, earlier)
    ordered = clear if _DID.match(clear) else as_question(clear, names)
    if ordered != clear:
        thing = THING.search(question) is not None  # "Tell me about the new one"
        leans = clear != question or thing
        text = with_person(ordered, person) if thing and person and person not in ordered else ordered
        return StandAlone(text=text, context=(earlier,) if leans else (), follows=leans)
    return _completed(question if person else clear, earlier, people, names, things=things, own=asks)


def _beside(question: str, history: Sequence[Message], names: NameIndex) -> StandAlone | None:
    """The question that is asked of a thing said ahead of it ("What about the boat, who built it?"); None for others."""
    aside = aside_of(question)
    if aside is None:
        return None
    thing, told = aside["thing"].strip(), names.find(aside["thing"])
    if _PRONOUN.fullmatch(thing):
        return stand_alone(aside["asked"], history, names=names)
    if told.named:
        return None
    if whole := asked_of(aside["asked"], thing):
        return stand_alone(whole, history, names=names)
    if stranger(aside["thing"], told):
        return None
    alone = stand_alone(aside["asked"], history, names=names)
    return replace(alone, text=f"{alone.text.rstrip(' ?.!')} ({thing})?", about="")


def _completed(
    question: str, earlier: str, people: tuple[str, ...], names: NameIndex, *, things: bool, own: bool
) -> StandAlone:
    """The question with what it takes over from the `earlier` one: its name, its verb, its thing.

    With `things` "they" is no single person, and a question that asks its `own` who is about nobody before.
    """
    found = names.find(question)
    if swapped := swapped_to(question, earlier, found, names):
        return StandAlone(text=swapped, follows=True)
    person = one_or_both(question, people)
    swap = SWAP.match(question)
    short = SHORT.match(question)
    if found.named:
        clear = ahead_of_name(question, person, found) if person else question
        follows = clear != question or THING.search(question) is not None
        return StandAlone(text=clear, context=(earlier,) if follows else (), follows=follows)
    if swap and person:
        return StandAlone(
            text=with_person(f"What about {named(swap['rest'], person, things=things)}?", person),
            context=(earlier,),
            follows=True,
            anew="" if _ONE_OF_THEIRS.match(swap["rest"]) or _leans(question) else question,
        )
    if BARE.match(question):
        return StandAlone(text=bare_asked(question.strip(" ?.!"), earlier), context=(earlier,), follows=True)
    leans = HE.search(question) or THEY.search(question) or POSSESSIVE.search(question) or not content_stems(question)
    thing = THING.search(question)
    if not (leans or thing) and (not short or own or without_place(question) != question):
        return StandAlone(text=question, about="" if own or not person else with_person(question, person))
    if person and stranger(question, found):  # "And which cup does R. Stevens drink his from?"
        person = None
    text = named(question, person, things=things) if person else question
    if short and person and _THE_THING.match(short["rest"]) and len(question.split()) <= 6:
        thing_asked = named(short["rest"].strip(" ?.!"), person, things=things)
        return StandAlone(text=with_person(f"What about {thing_asked}?", person), context=(earlier,), follows=True)
    if short and not WH.match(question) and not leans and len(question.split()) <= 6:
        if text := with_phrase(short["rest"].strip(), earlier):
            return StandAlone(text=text, context=(earlier,), follows=True)
        text = question
    anew = ""
    if person and person not in text:
        anew = question if _THERE.search(question) and not _leans(_THERE.sub("", question)) else ""
        text = with_person(text, person)
    return StandAlone(text=as_question(text, names), context=(earlier,), follows=True, anew=anew)


def _leans(question: str) -> bool:
    return any(form.search(question) for form in (HE, THEY, POSSESSIVE, THING))


def wordings(question: str, alone: str, history: Sequence[Message]) -> tuple[str, tuple[str, ...]]:
    """What to search for after `history`: the question with the one before it, and other wordings of the same need.

    Those are the user's own words, the question that stands `alone`, all questions so far, and the last answer.
    """
    asked = [message.content for message in history if message.role == "user"]
    answers = [message.content for message in history if message.role == "assistant"]
    if not asked:
        return alone, () if alone == question else (question,)
    text = f"{asked[-1]} {question}"
    also = [question, alone, " ".join([*asked, question])[-LONGEST:], *(answer[:LONGEST] for answer in answers[-1:])]
    return text[-LONGEST:], tuple(other for other in dict.fromkeys(also) if other != text)


def resolved(history: Sequence[Message], names: NameIndex) -> str:
    """The last question as it was understood when it was asked; of 'Why: X' the X, and of 'Why those two?' the one before."""
    last = max(place for place, message in enumerate(history) if message.role == "user")
    if _ONLY_WHY.match(history[last].content) and any(message.role == "user" for message in history[:last]):
        return resolved(history[:last], names)
    text = stand_alone(history[last].content, history[:last], names=names).text
    said = (*history[:last], Message(role="user", content=text))
    person = one_or_both(text, people_meant(said, names, told=one(text), asked=text))
    before, _, rest = text.partition(": ")
    text = rest if rest and BARE.match(before) else text
    found = names.find(text)
    if not person or found.named or stranger(text, found) or asks_who(text) or has_left(history, (person,), names):
        return text
    return with_person(named(text, person), person)


def _quoted_last(history: Sequence[Message], names: NameIndex) -> tuple[str, tuple[str, ...]]:
    """The last answer that quotes something, and whom it quotes."""
    answers = (message.content for message in reversed(history) if message.role == "assistant")
    answer = next((answer for answer in answers if first_quote(answer)), "")
    return answer, quoted_people(answer, names)


def _said_last(history: Sequence[Message]) -> str:
    """The words that the last answer quotes first."""
    return next((first_quote(message.content) for message in reversed(history) if message.role == "assistant"), "")
