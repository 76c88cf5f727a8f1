"""What the record states outright: evidence that a rule finds for a kind of question, without a search for it.

The front of a record, who made a thing, who somebody is, what somebody did of whom others speak.
"""

from __future__ import annotations

import re

from assistant.abstain import Decision, Looked
from assistant.archive import Archive
from assistant.asked import Asked
from assistant.brackets import without_halves
from assistant.candidates import candidates
from assistant.front.question import Sought, asks_for_office
from assistant.lists.theme import asked_calling
from assistant.naming.homonyms import homonym_named
from assistant.naming.titles import name_parts
from assistant.people import makers, making
from assistant.people.deeds import deeds, doer
from assistant.people.introductions import introduction
from assistant.people.sayings import asked_saying, sayings
from assistant.people.spoken_of import PLAIN, of_that_title, said_of
from assistant.people.who_is import name_asked
from assistant.sources import admitted
from assistant.types import Evidence
from index.types import Filters, Span, Speaker
from index.words import tokens

MADE, PERHAPS_MADE = 0.9, 0.6  # how sure it is that who says so made it, by hand: there is little to fit it on
PUTS = 0.8  # how sure it is that who puts the first question interviewed, by hand
TOLD = 0.8  # how sure it is that what somebody is told to say is what is asked for, by hand
SAID_OF, NAMED_ONLY = 0.9, 0.4  # how sure words are that say who somebody is, and that only name them; by hand

SHORTEST = 3  # letters of a name that is no shortened one
LEAST_QUOTED = 4  # words that a question quotes, for whoever said just them to be looked for
NEAREST = 20  # pairs among which they are
CALLED = 60  # those among which somebody may be called something
MOST = 3  # sentences that are quoted of whom the record calls something
_CODE = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?what\s*(?:['’]s|is|are|does|do)?\s+(?:the\s+)?(?:(?:error|fault|trouble|code|display|message)\s+){0,2}"
    r"(?P<code>(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z\d]{2,8}(?:-[a-z\d]{1,8})?)(?:\s+(?:mean|stand\s+for|tell\s+me|signify))?\W*$",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"\W*(?:(?:and|but|then|so)\W+)?s?he\b", re.IGNORECASE)
_WAS = (
    r"(?:['’](?:m|s|d\s+been)|am|is|was|were|been|became|as|be)\s+(?:(?:once|formerly|first|also|still|then|now|originally|\w+ly)\s+)?"
    r"(?:an?\s+|the\s+)?"
)
_WHO_SAID = re.compile(
    r"^\W*(?:and\s+|so\s+)?who\s+(?:was\s+it\s+(?:that|who)\s+)?(?:said|says|told|wrote|writes|remarked|claimed|claims|asked)\b"
    r"[^\"“‘']*[\"“‘'](?P<said>[^\"“”]+?)[\"”’']\W*$",
    re.IGNORECASE,
)


def in_front(archive: Archive, asked: Asked, facts: tuple[Sought, ...], filters: Filters) -> Looked | None:
    """What front matter says, for a question that asks for it. What reads it is loaded when it is first needed."""
    if not facts and (filters.without or not asks_for_office(asked.text)):
        return None
    from assistant.front.answer import office_of, written

    if not facts:
        return office_of(archive, asked, filters)
    return (
        written(archive, asked, facts, filters)
        or _interviewer(archive, asked, facts, filters)
        or _presenter(archive, asked, facts, filters)
    )


def _interviewer(archive: Archive, asked: Asked, facts: tuple[Sought, ...], filters: Filters) -> Looked | None:
    """The first question of whoever puts the questions to the one named, where nothing in front of them says who does."""
    if len(facts) != 1 or facts[0].fact != "interviewer" or len(asked.names.people) != 1:
        return None
    (person,) = asked.names.people
    for document in admitted(archive, archive.of_person(person), filters):
        for pair in archive.pairs(document.id):
            asker = pair.asker if pair.asker and not _says_no_name(pair.asker) else None
            answers = {turn.speaker.person for turn in pair.turns if turn.speaker}
            if pair.question and asker and asker.person != person and person in answers:
                first = Evidence(document=document, pair=pair, span=pair.question, score=0.0, person=person)
                return (first,), Decision(answered=True, confidence=PUTS)
    return None


def _says_no_name(asker: Speaker) -> bool:
    """Does a label only say that whoever bears it asks: "Q", "Interviewer"?"""
    from index.pairs.roles import says_asks  # what parts documents is large, and such questions are rare

    return asker.person is None and (len(asker.label) < SHORTEST or says_asks(asker.label))


def _presenter(archive: Archive, asked: Asked, facts: tuple[Sought, ...], filters: Filters) -> Looked | None:
    """The words with which whoever presents a programme names it, where nothing in front of a record says who does."""
    if len(facts) != 1 or facts[0].fact != "host":
        return None
    from assistant.front.programmes import greeting, programme

    name = programme(asked.text)
    found = greeting(archive, name, filters) if name else None
    return ((found,), Decision(answered=True, confidence=PUTS)) if found else None


def quoted(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The sentences that hold the very words which a question quotes to ask who said them; None for other questions, and where
    nobody did."""
    match = _WHO_SAID.search(asked.text) if not filters.without else None
    words = tuple(token.folded for token in tokens(match["said"])) if match else ()
    if match is None or len(words) < LEAST_QUOTED:
        return None
    for hit in archive.search(match["said"], k=NEAREST, filters=filters):
        for sentence in candidates([(hit.document, hit.pair)]):
            if _holds(sentence.plain, words):
                found = Evidence(document=hit.document, pair=hit.pair, span=sentence.span, score=0.0)
                return (found,), Decision(answered=True, confidence=SAID_OF)
    return None


def _holds(text: str, words: tuple[str, ...]) -> bool:
    said = tuple(token.folded for token in tokens(text))
    return any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1))


def made(archive: Archive, wanted: making.Making | None, filters: Filters) -> Looked | None:
    """The words that say who made what is asked about, and who they are; None where nothing says so."""
    found = makers.makers(archive, wanted, filters) if wanted else ()
    if not found:
        return None
    chosen = [maker.evidence for maker in found]
    who = introduction(archive, chosen[0].document)
    if who and found[0].own and not any(who.overlaps(earlier) for earlier in chosen):
        chosen.append(who)
    sure = MADE if found[0].strength >= making.CLEAR else PERHAPS_MADE
    return tuple(chosen), Decision(answered=True, confidence=sure)


def spoken_of(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
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
    return found, Decision(answered=True, confidence=SAID_OF if strength >= PLAIN else NAMED_ONLY)


def done(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """What somebody did who takes no part, or an office; None for other questions, and where nothing says so."""
    name = doer(asked.text, asked.names, large=archive.forms.large) if not filters.without else ""
    found = deeds(archive, name, filters) if name else ()
    return (found, Decision(answered=True, confidence=SAID_OF)) if found else None


def told_by(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """What somebody said who takes no part; None for other questions, and where nothing tells that they said it."""
    saying = asked_saying(asked.text, asked.names) if not filters.without else None
    found = sayings(archive, saying, filters) if saying and saying.named else ()
    return (found, Decision(answered=True, confidence=TOLD)) if found else None


def coded(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The line that begins with the code of which a question asks what it means ("E7 | Flow meter. Call us"), where one
    document has such a line; None for other questions."""
    match = _CODE.match(asked.text) if not filters.without else None
    if match is None:
        return None
    line = re.compile(rf"^[\W_]*{re.escape(match['code'])}(?![\w-])[^\n]*\w[^\n]*", re.IGNORECASE | re.MULTILINE)
    found: dict[int, Evidence] = {}
    for hit in archive.search(match["code"], k=NEAREST, filters=filters):
        for row in line.finditer(hit.document.text, hit.pair.span.start, hit.pair.span.end):
            span = Span(row.start() + len(row[0]) - len(row[0].lstrip()), row.start() + len(row[0].rstrip()))
            found.setdefault(hit.document.id, Evidence(document=hit.document, pair=hit.pair, span=span, score=0.0))
    return (tuple(found.values()), Decision(answered=True, confidence=TOLD)) if len(found) == 1 else None


def called(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The sentences that say of somebody what it is asked who was ("Who was a tanner?": "He'd been a tanner in Sale"), and of
    whom no list tells; None for other questions, and where none do."""
    calling = asked_calling(asked.text) if not (filters.without or asked.names.named) else None
    if calling is None:
        return None
    what = r"[\s-]+".join(re.escape(word) for word in calling.words)
    told = re.compile(rf"(?<=\w){_WAS}{what}\b|\b{_WAS}{what}\b", re.IGNORECASE)
    hits = archive.search(" ".join(calling.words), k=CALLED, filters=filters, also=(asked.text,))
    sentences = candidates([(hit.document, hit.pair) for hit in hits])
    found = []
    for place, sentence in enumerate(sentences):
        if not sentence.interrogative and told.search(sentence.plain):
            before = sentences[place - 1] if place else sentence
            leans = before.block == sentence.block and _LEADS_ON.match(sentence.plain)
            span = Span(before.span.start if leans else sentence.span.start, sentence.span.end)
            span = without_halves(span, sentence.document.text)
            found.append(Evidence(document=sentence.document, pair=sentence.pair, span=span, score=0.0))
    return (tuple(found[:MOST]), Decision(answered=True, confidence=TOLD)) if found else None


def homonym_spoken_of(archive: Archive, asked: Asked, filters: Filters) -> Looked | None:
    """The words that speak of Will or May, who takes no part, for a question that says no word to search for beside the name
    ("What did May do?"); None for other questions, and where nobody of that name is spoken of."""
    name = homonym_named(asked.text) if not filters.without else ""
    found, strength = said_of(archive, name, filters) if name else ((), 0)
    if not found:
        return None
    plain = strength >= PLAIN and name_asked(asked.text, asked.names)  # of what she did they may say nothing
    return found, Decision(answered=True, confidence=SAID_OF if plain else NAMED_ONLY)


def _introduces(who: Evidence | None, person: str) -> bool:
    """Is it the `person` who says so, as far as it is known, and not another to whom they put a question?"""
    if who is None:
        return False
    said = [turn.speaker for turn in who.pair.turns if turn.span.overlaps(who.span)]
    known = all(speaker is None or speaker.person in (None, person) for speaker in said)
    asker = name_parts(who.pair.asker.label) if who.pair.asker else ()
    return known and not (asker and set(asker) <= set(name_parts(person)))
