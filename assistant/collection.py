"""What is no question to the record: greetings, thanks, remarks, and questions about the collection itself.

Answered from the catalogue of documents; nothing is cited, since nothing is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.archive import Archive
from assistant.follow_ups.courtesies import Courtesy, courtesy
from assistant.naming.said import says_name
from assistant.types import Answer, Message, Sentence
from index.store import DocumentSummary
from index.types import Filters
from prompts import phrase

SHOWN = 12  # documents or people named in one reply

_PATTERN_ABILITY = r"""
    ^\W*(?:what\ (?:can|do)\ you\ do|what\ can\ i\ ask(?:\ you)?|how\ (?:do|does)\ (?:you|this)\ work
    |who\ are\ you|what\ are\ you|help)\b\W*$
"""
_THINGS = r"(?:documents?|interviews?|transcripts?|files?|sources?|faqs?|recordings?|episodes?|texts?|depositions?)"
_ARE_HERE = r"(?:do\ you\ have|are\ (?:there|here|in\ here|available|indexed)|have\ you(?:\ got)?|do\ we\ have)"
_WERE_MADE = r"(?:are|were|date|stem)(?:\ (?:made|recorded|given|held|done|taken|conducted|published|written|dated))?"
_PATTERN_WHICH = rf"""
    ^\W*(?:which|what|list|show(?:\ me)?)\s+(?:all\s+)?(?:of\ )?(?:the\s+|your\s+|these\s+)?{_THINGS}
    (?:\s+(?:{_ARE_HERE}|{_WERE_MADE}(?=\s+(?:from|in|of)\s)))?\W*(?:(?:from|in|of)\s+\d{{4}})?\W*$
"""
_PATTERN_COUNT = rf"""
    ^\W*how\ many\s+(?P<what>{_THINGS}|people|persons|interviewees|speakers|questions|pairs)
    \s*(?:{_ARE_HERE}|were\ interviewed|{_WERE_MADE}(?=\s+(?:from|in|of)\s))?(?:\s+(?:from|in|of)\s+(?P<year>\d{{4}}))?\W*$
"""
_PERSONS = r"(?:people|persons|interviewees|speakers|guests)"
_PATTERN_PEOPLE = rf"""
    ^\W*(?:who\ (?:was|were|is|are|has\ been|have\ been)\ interviewed
    |who\ (?:is|are)\ (?:in|the\ {_PERSONS}\ in)\ (?:here|the\ (?:archive|collection|documents|interviews))
    |(?:which|what)\ {_PERSONS}\ (?:are\ (?:there|here|in\ here)|do\ you\ have|were\ interviewed)
    |list\ (?:the\ |all\ )*{_PERSONS})(?:\s+(?:from|in|during)\s+(?P<year>\d{{4}}))?\W*$
"""
_ABILITY, _WHICH, _COUNT, _PEOPLE = (
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (_PATTERN_ABILITY, _PATTERN_WHICH, _PATTERN_COUNT, _PATTERN_PEOPLE)
)
_GREETED = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|good\s+(?:morning|afternoon|evening))(?:\s+(?:there|all|onrecord))?\s*[,!.]\s*(?=\w)",
    re.IGNORECASE,
)
_COUNTED_PEOPLE = frozenset({"people", "persons", "interviewees", "speakers"})
_YEAR = re.compile(r"\b\d{4}\b")
_WHEN = re.compile(
    r"^\W*(?:when|(?:in\s+)?(?:what|which)\s+year)\s+(?:was|were|did|is)\s+(?:the\s+interview\s+with\s+)?"
    r"(?P<who>[\w.'’ -]{2,60}?)"
    r"(?:\s+interviewed|(?<=\w)\s+give\s+(?:the|this|an?|their|his|her)\s+interview)\W*$",
    re.IGNORECASE,
)
_WHEN_THAT = re.compile(r"^\W*when\s+was\s+(?:that|this|the)\s+interview\s+\((?P<who>[^()]{2,60})\)\W*$", re.IGNORECASE)
_ON_DAY = re.compile(r"^\W*who\s+(?:was|were|is)\s+interviewed\s+(?:on|in)\s+(?P<day>\S.{3,30}?)\W*$", re.IGNORECASE)
_END = r"(?:(?P<first>first|earliest)|last|latest|(?:the\s+)?most\s+recent(?:ly)?)"
_AT_AN_END = re.compile(
    rf"^\W*who\s+(?:was|were|is)\s+(?:interviewed\s+{_END}|(?:the\s+)?{_END.replace('first>', 'ahead>')}\s+"
    r"(?:to\s+be\s+)?interviewed)\W*$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"^\W*(?:and\s+|so\s+)?(?:(?:what|how)\s+about\s+)?(?:(?:in|from|during)\s+)?(?P<year>(?:1[5-9]|20)\d\d)\W*$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"^\W*(?:and\s+|so\s+)?how\s+many(?:\s+(?:are\s+(?:there|they|those)|is\s+that|in\s+(?:all|total)))?\W*$",
    re.IGNORECASE,
)


def reply(question: str, archive: Archive, *, history: Sequence[Message] = ()) -> Answer | None:
    """The reply to a greeting or a question about the collection; None for a question to the record.

    After such a question "And in 2015?" and "How many?" ask for the same of a year, and for the number.
    """
    text = _reply(_whole(_GREETED.sub("", question), history), archive)
    if text is None:
        return None
    return Answer(
        question=question,
        searched_for=question,
        sentences=(Sentence(text=text, markers=(), support=1.0, verdict="supported"),),
        confidence=1.0,
        composer="catalogue",
    )


def people_asked(question: str, archive: Archive, *, history: Sequence[Message] = ()) -> frozenset[str]:
    """Everybody whom a question about the collection asks for or counts ("Who was interviewed in 2015?", then "How many?");
    nobody for other questions."""
    text = _whole(question, history)
    counted = _COUNT.match(text)
    asked = counted if counted and counted["what"].lower() in _COUNTED_PEOPLE else _PEOPLE.match(text)
    if not asked:
        return frozenset()
    found = _in_year(asked["year"], archive.documents)
    return frozenset(name for document in found for name in document.participants)


def without_courtesies(history: Sequence[Message]) -> tuple[Message, ...]:
    """The history without greetings, thanks and remarks and the replies to them: no question leans on those."""
    kept: list[Message] = []
    aside = False
    for message in history:
        if message.role == "user":
            aside = courtesy(message.content) is not None
        if not aside:
            kept.append(message)
    return tuple(kept)


def _whole(question: str, history: Sequence[Message]) -> str:
    """A follow-up about the collection with what it leaves out, any other question as it is."""
    year, count = _IN_YEAR.match(question), _HOW_MANY.match(question)
    if not year and not count:
        return question
    asked = [message.content for message in history if message.role == "user"]
    before = next((text for text in reversed(asked) if not (_IN_YEAR.match(text) or _HOW_MANY.match(text))), "")
    people, things = bool(_PEOPLE.match(before)), bool(_WHICH.match(before))
    counted = _COUNT.match(before)
    if not (people or things or counted):
        return question
    what = "people" if people else counted["what"] if counted else "documents"
    last = next((found[0] for text in reversed([before, *asked]) if (found := _YEAR.search(text))), "")
    when = year["year"] if year else last
    if count or counted:
        return f"how many {what} in {when}" if when else f"how many {what}"
    return f"who was interviewed in {when}" if people else f"which documents in {when}"


def _reply(question: str, archive: Archive) -> str | None:
    documents = archive.documents
    if said := courtesy(question):
        return _courteous(said, documents)
    if _ABILITY.match(question):
        return phrase("collection.ability", documents=_count(len(documents), "document"))
    if match := _COUNT.match(question):
        return _counted(match["what"].lower(), match["year"], documents)
    if match := _PEOPLE.match(question):
        if len(documents) == 1 and not match["year"]:
            return None  # one interview: the record itself says who
        return _people(match["year"], documents)
    if match := _AT_AN_END.match(question):
        return _at_an_end(documents, first=bool(match["first"] or match["ahead"]))
    if (match := _ON_DAY.match(question)) and (day := _day(match["day"])):
        return _people(day, documents) if _in_year(day, documents) else phrase("collection.nothing")
    if match := _WHEN.match(question) or _WHEN_THAT.match(question):
        return _dated(match["who"], archive)
    if _WHICH.match(question):
        year = _YEAR.search(question)
        return _listed(year[0] if year else None, documents)
    return None


def _courteous(said: Courtesy, documents: tuple[DocumentSummary, ...]) -> str:
    """The reply to what asks nothing."""
    if said == "greeting":
        return phrase("collection.greeting", documents=_count(len(documents), "document"))
    if said == "objection":
        return phrase("collection.objection")
    return phrase("collection.thanks") if said == "thanks" else phrase("collection.remark")


def _day(said: str) -> str | None:
    """A day, a month or a year in ISO form; None where none is said. What reads dates is loaded when it is first needed."""
    from index.readers.dates import iso_date

    return iso_date(said)


def _dated(name: str, archive: Archive) -> str | None:
    """When somebody's documents are from; None where the name is nobody's or they bear no date.

    Who answers without a label is known by the words above the first question alone.
    """
    found = archive.names.find(name)
    whole = [span for span in (*(named.span for named in found.named), *found.unknown) if span.of(name) == name]
    if not whole or len(found.people) > 1:
        return None
    person = found.people[0] if found.people else name
    theirs = _answered_in(person, archive) if found.people else _introducing(name, archive)
    dates = sorted({d.date for d in archive.documents if d.date and d.id in theirs})
    return phrase("collection.when", person=person, dates=_some(dates)) if dates else None


def _answered_in(person: str, archive: Archive) -> set[int]:
    """The documents that give somebody as whom they are of, or in which they answer: not who asks there."""
    given = {d.id for d in archive.documents if person in d.participants}
    return given | {
        document
        for document in archive.of_person(person)
        for pair in archive.pairs(document)
        if pair.question and any(turn.speaker and turn.speaker.person == person for turn in pair.turns)
    }


def _introducing(name: str, archive: Archive) -> set[int]:
    """The documents in which nobody is known to answer, and whose words above the first question speak of somebody; a title
    that asks ("So you slept?") is none."""
    from assistant.front.rows import front_end  # what reads the front is large, and seldom asked for

    found: set[int] = set()
    for document in {
        hit.document.id: hit.document for hit in archive.search(name, k=SHOWN, filters=Filters())
    }.values():
        pairs = archive.pairs(document.id)
        titled = bool(pairs) and pairs[0].question is not None and pairs[0].question.of(document.text) in document.title
        front = document.text[: pairs[0].span.end if titled else front_end(document, pairs)]
        known = any(turn.speaker and turn.speaker.person for pair in pairs if pair.question for turn in pair.turns)
        by = re.search(rf"\bby\s+(?:\w+\s+)?{re.escape(name)}", front)
        if len(name.split()) > 1 and not (known or by) and says_name(name, front):
            found.add(document.id)
    return found


def _at_an_end(documents: tuple[DocumentSummary, ...], *, first: bool) -> str | None:
    """Who takes part in the documents with the first or the last date; None where documents bear no two of them."""
    dates = [d.date for d in documents if d.date and d.participants]
    if len(set(dates)) < 2:
        return None
    day = min(dates) if first else max(dates)
    people = dict.fromkeys(name for d in documents if d.date == day for name in d.participants)
    return phrase("collection.when", person=_some(list(people)), dates=day)


def _in_year(year: str | None, documents: tuple[DocumentSummary, ...]) -> tuple[DocumentSummary, ...]:
    return tuple(d for d in documents if not year or (d.date or "").startswith(year))


def _counted(what: str, year: str | None, documents: tuple[DocumentSummary, ...]) -> str:
    found = _in_year(year, documents)
    if what in _COUNTED_PEOPLE:
        count = _count(len({name for d in found for name in d.participants}), "person")
    elif what in {"questions", "pairs"}:
        count = _count(sum(d.pairs for d in found), "question with an answer", "questions with their answers")
    else:
        count = _count(len(found), "document")
    return (
        phrase("collection.counted_year", count=count, year=year) if year else phrase("collection.counted", count=count)
    )


def _people(year: str | None, documents: tuple[DocumentSummary, ...]) -> str:
    found = _in_year(year, documents)
    people = list(dict.fromkeys(name for d in found for name in d.participants))
    if not people:
        return phrase("collection.nobody")
    return phrase("collection.people", count=_count(len(people), "person"), people=_some(people))


def _listed(year: str | None, documents: tuple[DocumentSummary, ...]) -> str:
    found = _in_year(year, documents)
    if not found:
        return phrase("collection.nothing")
    return phrase("collection.documents", count=_count(len(found), "document"), titles=_some([d.title for d in found]))


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return shown + (f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else "")


def _count(number: int, one: str, several: str = "") -> str:
    many = several or {"person": "people"}.get(one, one + "s")
    return f"{number:,} {one if number == 1 else many}"
