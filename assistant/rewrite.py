"""A follow-up becomes a question that stands alone: pronouns get their name, ellipses their verb.

By rule: the person comes from the last question that named one (else the last answer that did), the thing from the
last question's topic. What the rules cannot complete is left as the user wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.names import NameIndex, Names
from assistant.types import Message
from index.types import Span
from index.words import tokens

_HE = re.compile(r"\b(?:he|she|him|himself|herself)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|themselves)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)
_HER_OBJECT = re.compile(
    r"\bher\b(?=\s*(?:$|[?.!,;]|to\b|in\b|on\b|at\b|from\b|with\b|for\b|about\b|and\b|or\b|so\b))", re.IGNORECASE
)
_THING = re.compile(r"\b(?:it|its|that|this|those|these|there|one|ones|such)\b", re.IGNORECASE)
_SWAP = re.compile(
    r"^\W*(?:and|but|so|or|then|ok|okay|also)?\W*(?:what|how)\s+about\s+(?P<rest>.+?)\W*$", re.IGNORECASE
)
_SHORT = re.compile(r"^\W*(?:and|but|so|or|then|also)\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(
    r"^\W*(?:and |but |so )?(?:why|how|when|where|who|which one|how so|how come|why not|since when|what else|anything else|"
    r"so|and|who else|anyone else|anybody else|how much|how many)\W*$",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^\W*(?:no|nope|sorry|i mean|i meant|actually|not (?:that|him|her))\b[\s,.:;-]*(?:i meant?|i mean)?\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_WH = re.compile(
    r"^\W*(?:and |but |so )?(?:in |on |at |with |for |to |through |from )?(?:who|whom|whose|what|which|when|where|why|how)\b",
    re.I,
)
_ASKS = re.compile(
    r"^\W*(?:and |but |so )?(?:why|how|when|where)\s+(?=(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would)\b)",
    re.IGNORECASE,
)
_THE_THING = re.compile(r"^\W*(?:the|his|her|their|its|a|an)\b", re.IGNORECASE)
_FILLER = frozenset(
    "and but or so then what how about the one by from no nope not sorry actually i mean meant him her".split()
)
_REACH = 12  # messages before the question that may be needed to understand it
_TOPIC = re.compile(
    r"\b(?:which|what)\s+(?:kind of |sort of |type of |make of |brand of )?((?:[\w'’-]+\s+){0,2}?[\w'’-]+)"
    r"(?=\s+(?:do|does|did|is|are|was|were|has|have|had|can|could|would|will)\b)",
    re.IGNORECASE,
)


LONGEST = 1500  # characters of a wording


@dataclass(frozen=True, slots=True, kw_only=True)
class StandAlone:
    """A question that needs no history. `context` are earlier words that help to find what it refers to.

    `follows` is True when the question leans on what was said before.
    """

    text: str
    context: tuple[str, ...] = ()
    follows: bool = False


def stand_alone(question: str, history: Sequence[Message], *, names: NameIndex) -> StandAlone:
    """Complete `question` from `history` (oldest first); unchanged where it stands alone already."""
    history = history[-_REACH:]
    asked = [message.content for message in history if message.role == "user"]
    if not asked:
        return StandAlone(text=question)
    found = names.find(question)
    earlier = _resolved(history, names)
    person = _person(asked, history, names)
    correction = _CORRECTION.match(question)
    swap = _SWAP.match(question)
    bare_name = _is_name(question, found)
    if (swap or correction or bare_name) and found.named:
        swapped = _swapped(earlier, found, question, names)
        if swapped:
            return StandAlone(text=swapped, follows=True)
        if bare_name and found.people:
            return StandAlone(text=_with_person(_named(earlier, found.people[0]), found.people[0]), follows=True)
    if found.named:
        return StandAlone(
            text=question, context=(earlier,) if _THING.search(question) else (), follows=bool(_THING.search(question))
        )
    if swap and person:
        return StandAlone(
            text=_with_person(f"What about {_named(swap['rest'], person)}?", person), context=(earlier,), follows=True
        )
    if _BARE.match(question):
        word = question.strip(" ?.!")
        asks = _ASKS.match(earlier)
        text = f"{word} {earlier[asks.end() :]}" if asks and len(word.split()) == 1 else f"{word}: {earlier}"
        return StandAlone(text=text, context=(earlier,), follows=True)
    leans = _HE.search(question) or _THEY.search(question) or _POSSESSIVE.search(question)
    short = _SHORT.match(question)
    thing = _THING.search(question)
    if not (leans or short or thing):
        return StandAlone(text=question)
    text = _named(question, person) if person else question
    if short and person and _THE_THING.match(short["rest"]) and len(question.split()) <= 6:
        thing_asked = _named(short["rest"].strip(" ?.!"), person)
        return StandAlone(text=_with_person(f"What about {thing_asked}?", person), context=(earlier,), follows=True)
    if short and not _WH.match(question) and not leans and len(question.split()) <= 6:
        return StandAlone(text=f"{earlier.rstrip(' ?')}, {short['rest'].strip()}", context=(earlier,), follows=True)
    if person and person not in text:
        text = _with_person(text, person)
    return StandAlone(text=text, context=(earlier,), follows=True)


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


def topic(question: str) -> str:
    """The thing that `question` asks about ('Which kiln does ...' -> 'kiln'), '' where it names none."""
    match = _TOPIC.search(question)
    return match[1].strip() if match else ""


def _resolved(history: Sequence[Message], names: NameIndex) -> str:
    """The last question as it was understood when it was asked; of 'Why: X' the X."""
    last = max(place for place, message in enumerate(history) if message.role == "user")
    text = stand_alone(history[last].content, history[:last], names=names).text
    person = _person([text], history[: last + 1], names)
    before, _, rest = text.partition(": ")
    text = rest if rest and _BARE.match(before) else text
    return _with_person(_named(text, person), person) if person else text


def _is_name(question: str, found: Names) -> bool:
    """Is a name all that is said, as in 'And Aaron Swartz?' or as the reply to 'Whom do you mean?'"""
    rest = [
        token
        for token in tokens(question)
        if not any(named.span.overlaps(Span(token.start, token.end)) for named in found.named)
    ]
    return all(token.folded in _FILLER for token in rest)


def _person(asked: Sequence[str], history: Sequence[Message], names: NameIndex) -> str | None:
    """Whom a pronoun means: the last person asked about, else the first whom an answer names, else a stranger."""
    for text in reversed(asked):
        people = names.find(text).people
        if people:
            return people[-1]
    for message in reversed(history):
        if message.role == "assistant":
            people = names.find(message.content[:400]).people
            if people:
                return people[0]
    unknown = names.find(asked[-1]).strangers(asked[-1])
    return unknown[-1] if unknown else None


def _named(question: str, person: str) -> str:
    """The first pronoun for a person replaced by the name; later ones are clear then."""
    own = f"{person}'" if person.endswith("s") else f"{person}'s"
    places = [
        (match.start(), match.end(), new)
        for pattern, new in ((_HE, person), (_THEY, person), (_HER_OBJECT, person), (_POSSESSIVE, own))
        if (match := pattern.search(question))
    ]
    if not places:
        return question
    start, end, new = min(places)
    return question[:start] + new + question[end:]


def _with_person(question: str, person: str) -> str:
    """The question with the person said at its end, where it does not name one."""
    if person in question:
        return question
    return f"{question.rstrip(' ?.!')} ({person})?"


def _swapped(earlier: str, found: Names, question: str, names: NameIndex) -> str:
    """The earlier question asked of somebody else; '' where it named nobody."""
    before = names.find(earlier)
    old = [named.span for named in before.named] or list(before.unknown)
    if not old:
        return ""
    new = found.named[0].people[0] if len(found.named[0].people) == 1 else found.named[0].span.of(question)
    span = old[-1]
    tail = "'s" if earlier[: span.end].endswith(("'s", "’s")) else ""
    return earlier[: span.start] + new + tail + earlier[span.end :]
