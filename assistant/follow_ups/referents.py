"""Whom a follow-up means: the people of a conversation, and a question with one of them named.

By rule, from what was asked and from the quotes of the answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.follow_ups.told import ADDRESSED, QUOTE, called_somebody, first_quote, told_first, told_of
from assistant.naming.bodies import is_nobodys
from assistant.naming.genders import is_another, same_gender
from assistant.naming.name_index import NameIndex
from assistant.naming.names import DOES_BEFORE, Names
from assistant.naming.occupations import calls
from assistant.people.who_is import name_asked
from assistant.types import Message
from index.words import content_stems
from prompts import phrase

HE = re.compile(r"\b(?:he|she|him|himself|herself)\b", re.IGNORECASE)
THEY = re.compile(r"\b(?:they|them|themselves)\b", re.IGNORECASE)
POSSESSIVE = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)
_HER_OBJECT = re.compile(
    r"\bher\b(?=\s*(?:$|[?.!,;]|to\b|in\b|on\b|at\b|from\b|with\b|for\b|about\b|and\b|or\b|so\b))|(?<=\bset )her(?= back\b)",
    re.IGNORECASE,
)
_HIS = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)
THING = re.compile(r"\b(?:it|its|that|this|those|these|there|one|ones|such)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof (?:them|these|those|the two)\b", re.IGNORECASE)
_SAID = re.compile(r"“([^”]*)”")
LEAD = 160  # characters before a quote that say whose it is
_WITH_HIM = re.compile(r"\bwith\s+(?:him|her)\b", re.IGNORECASE)
_WHO = re.compile(r"^\W*(?:and\s+|so\s+|but\s+)?who\b", re.IGNORECASE)
_WHOSE = re.compile(r"^\W*(?:(?:and|so|but)\W+)?who(?:['’]s|\s+(?:is|was))\s+[^?]*?['’]s?\s+\w", re.IGNORECASE)
_ONLY_NAMED = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)?(?:(?:what|how)\s+about\s+)?(?-i:(?P<name>[A-Z][^?!.]*?))\W*$", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\s*[,;:–—-]+\s*(?:(?:and|so|but)\s+)?(?P<asked>(?:(?:whom?|what|which|when|where|why|how)\b[^,;?]*?\s)?"
    r"(?:is|was|do|does|did|has|had|can|could|will|would)\s+(?:he|she)\b.*)",
    re.IGNORECASE | re.DOTALL,
)  # a name, of whom a question asks
OWNS = re.compile(r"['’]s?$")


def people_meant(
    history: Sequence[Message], names: NameIndex, *, told: bool = False, asked: str = ""
) -> tuple[str, ...]:
    """Whom a pronoun means: the last asked about, else those whom the last answer with quotes has.

    Whom the answer to a question with "who" quotes goes before those asked about earlier, where that question leans on
    none of them. A stranger who was asked about gives way to who was quoted since, but with `told` not one whom those
    quotes name. Nobody where that answer lists several people. With `told`, whom the quote for a question with "who" tells
    of goes before who speaks, unless the "he" of the question `asked` can only be another ("Miss Quill taught me."); who
    was "she" a question ago is no "he", which then is whom the last answer names.
    """
    since: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    answer = later = ""
    for place, message in reversed(tuple(enumerate(history))):
        if message.role == "assistant":
            since = since or quoted_people(message.content, names)
            answer = message.content
            continue
        found = names.find(message.content)
        who = _WHO.match(message.content) and not found.named and not found.strangers(message.content)
        if told and who and (opened := told_first(answer)):  # "Ravi. He took the van"
            known = names.find(opened).people
            return known if len(known) == 1 else ()
        somebody = _told_of_another(answer, message.content, history[:place], names) if told else ""
        fits = somebody and not is_another(asked, somebody, said=first_quote(answer), later=later)
        beside = _WITH_HIM.search(message.content)  # "Who works with him?" "Where does he live?"
        fits = fits and not (beside and same_gender(asked, message.content))
        if (who or _WHOSE.match(message.content)) and fits:
            return (somebody,)
        for_a_deed = asks_who(message.content) and not name_asked(message.content, found)
        if for_a_deed and 0 < len(since) <= 2:
            if not any(is_another(asked, name, later=later) for name in since):
                break
            apart, later = (since, "") if later else (apart, later)  # "she" was one of these, and nobody before
        whole = dict.fromkeys(named.people[0] for named in found.named if named.whole and len(named.people) == 1)
        people = tuple(whole) or found.people  # part of a name may also be a word: "When did Ada discover Ruby?"
        if people := tuple(name for name in people if not (told and is_nobodys(name))):
            if fits and all(is_another(asked, person) for person in people):
                return (somebody,)
            if told and all(is_another(asked, person, later=later) for person in people):
                return _in_answer(history, names, asked, but=people)
            if told and len(people) == 1 and is_another(asked, people[0], later=_of_whom_ahead(message.content, found)):
                since = ()
                continue  # "And Mateo, what does he think?" is of no "her"
            return people if len(people) <= 2 else people[-1:]
        strangers = tuple(name for name in found.strangers(message.content) if not (told and is_nobodys(name)))
        spoken_of = _spoken_of(message.content, found) if told else ""
        if spoken_of and _is_quoted(spoken_of, answer):
            return (somebody,) if fits and calls(spoken_of.rsplit(maxsplit=1)[-1]) else (spoken_of,)
        if told and (met := _met(message.content, found, answer)) and not is_another(asked, met, later=later):
            return (met,)
        if not since and strangers:
            return strangers[-1:]
        later = message.content if one(message.content) else later
    since = since if len(since) <= 2 else ()
    if since and told and (apart or all(is_another(asked, name, later=later) for name in since)):
        since = _in_answer(history, names, asked, but=since)  # "The architect, Mr Sorensen", says Ms Ferrante
    return since[:1] if told else since  # whose quote answers best comes first


def _told_of_another(answer: str, question: str, before: Sequence[Message], names: NameIndex) -> str:
    """Of whom the answer to a `question` with 'who' tells. Where the question leans on somebody ("Who was her chef?"), that is
    nobody of them, and may be who is called by a word of it ("Chef Tarr")."""
    somebody = told_of(answer, question, names) if _WHO.match(question) else ""
    if not _WHO.match(question) or not one(question):
        return somebody
    called = [person for person in _named_in(answer, names) if content_stems(person) & content_stems(question)]
    if len(called) == 1:
        return called[0]
    return "" if somebody in people_meant(before, names, told=True, asked=question) else somebody


def _in_answer(history: Sequence[Message], names: NameIndex, asked: str, *, but: Sequence[str]) -> tuple[str, ...]:
    """The one person whom the last answer names and whom the "he" of the question `asked` may mean: none of `but`."""
    last = next((message.content for message in reversed(history) if message.role == "assistant"), "")
    people = [person for person in _named_in(last, names) if person not in but and not is_another(asked, person)]
    return tuple(people) if len(people) == 1 else ()


def _of_whom_ahead(question: str, found: Names) -> str:
    """What a question asks of the one person whose name stands ahead of it ("And Mateo, what does he say?"); '' for others."""
    if len(found.named) != 1 or not (behind := _AHEAD.match(question, found.named[0].span.end)):
        return ""
    return behind["asked"]


def _named_in(answer: str, names: NameIndex) -> tuple[str, ...]:
    """Whom an answer names in what it quotes, and in the questions to which that was said."""
    known: dict[str, None] = {}
    for match in _SAID.finditer(answer):
        people = names.find(match[1]).people or [found[0].strip() for found in ADDRESSED.finditer(match[1])]
        known |= dict.fromkeys(people)
    return tuple(known)


def asks_who(question: str) -> bool:
    """Does a question ask who does something, of whatever it names itself ("Who keeps geese?", not "Who helps her?")?"""
    leans = HE.search(question) or THEY.search(question) or POSSESSIVE.search(question) or THING.search(question)
    return bool(_WHO.match(question)) and not leans and len(content_stems(question)) > 1


def _spoken_of(question: str, found: Names) -> str:
    """Whom a question is about who takes no part: NAME of "Who is NAME?" and of "When did NAME die?"; '' for nobody."""
    if _WHO.match(question) or one(question):
        return name_asked(question, found)
    asked = (name for name in found.strangers(question) if DOES_BEFORE.search(question[: question.find(name)]))
    return next(asked, "")


def _met(question: str, found: Names, answer: str) -> str:
    """Whom a question only names ("What about Abel?"), where its answer quotes a word for people with that name."""
    only = _ONLY_NAMED.match(question)
    name = only["name"].strip() if only else ""
    return called_somebody(name, answer) if any(span.of(question) == name for span in found.unknown) else ""


def _is_quoted(name: str, answer: str) -> bool:
    """Does the last word of `name` stand, with a capital, in what an answer quotes?"""
    last = name.rsplit(maxsplit=1)[-1]
    surname = re.compile(rf"(?<!\w){re.escape(last[:1].upper() + last[1:])}(?!\w)")
    return any(surname.search(match["said"]) for match in QUOTE.finditer(answer))


def with_things(question: str, things: str) -> str:
    """The question with the first "they" or "them" as the things that are meant."""
    return THEY.sub(lambda _: f"the {things}", question, count=1)


def quoted_people(answer: str, names: NameIndex) -> tuple[str, ...]:
    """The people that an answer quotes, in their order, those who only asked where nobody else is; of an answer without
    quotes the first it names, or all of a list."""
    leads, at = [], 0
    for match in QUOTE.finditer(answer):
        leads.append(answer[at : match.start()].partition("“")[0][-LEAD:])
        at = match.end()
    told = [lead for lead in leads if _asker() not in lead] or leads
    if told:
        said = [names.find(lead).people[-1:] for lead in told]
    else:
        listed = names.find(answer[:400]).people
        said = [listed if len(listed) > 2 else listed[:1]]
    return tuple(dict.fromkeys(person for people in said for person in people))


@cache
def _asker() -> str:
    """What a quote's introduction says of somebody who asked the questions."""
    return phrase("quotes.asker_named", speaker="", where="").strip(" :")


def one_or_both(question: str, people: tuple[str, ...]) -> str | None:
    """The two that "they" may mean; of them the last where "he" or "her" is said."""
    if one(question):
        people = people[-1:]
    return " and ".join(people) or None


def one(question: str) -> bool:
    """Is one person meant: does "he", "she", "his" or "her" stand in the question?"""
    return bool(HE.search(question) or _HIS.search(question))


def stranger(question: str, found: Names) -> str:
    """A name of two words or more that nobody here bears, '' for none."""
    return next((name for span in found.unknown if len((name := span.of(question)).split()) > 1), "")


def named(question: str, person: str, *, things: bool = False) -> str:
    """The first pronoun for a person replaced by the name; later ones are clear then.

    "Of them" is never one person, and with `things` "they" and "them" are no person at all.
    """
    own = f"{person}'" if person.endswith("s") else f"{person}'s"
    if " and " in person:
        question = _OF_THEM.sub(f"of {person}", question)
        if person in question:
            return question
    elif _OF_THEM.search(question):
        things = True
    forms = [(HE, person), (_HER_OBJECT, person), (_HIS if things else POSSESSIVE, own)]
    forms += [] if things else [(THEY, person)]
    places = [(match.start(), match.end(), new) for pattern, new in forms if (match := pattern.search(question))]
    if not places:
        return question
    start, end, new = min(places)
    return question[:start] + new + question[end:]


def ahead_of_name(question: str, person: str, found: Names) -> str:
    """The question with the "he" or "his" ahead of all names as the person ("What did she say of Bo Lind?"); as it is where a
    name stands first, or is the person's."""
    first = min(named.span.start for named in found.named)
    he = next((match for form in (HE, _HIS) if (match := form.search(question))), None)
    if he is None or he.start() > first or person in found.people or " and " in person:
        return question
    return named(question, person)


def with_person(question: str, person: str) -> str:
    """The question with the person said at its end, where it does not name one."""
    if all(name in question for name in person.split(" and ")):
        return question
    return f"{question.rstrip(' ?.!')} ({person})?"
