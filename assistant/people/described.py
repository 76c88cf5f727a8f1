"""Whom a question describes by what they made, belong to or are: "the author of Stone Walls" is whose introduction says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.archive import Archive
from assistant.candidates import Candidate
from assistant.naming.names import Named, Names
from assistant.people.introductions import opening
from assistant.people.makers import makers
from assistant.people.making import CLEAR, asked_maker
from assistant.people.trades import introduced_as, trade
from assistant.types import Evidence
from index.types import Filters, Span
from index.words import Token, content_stems, tokens

NEAREST = 30  # pairs that may introduce somebody
NEAR = 5  # words before a name that may say what somebody is to it
SELDOM = 6  # passages with a name of one word up to which it is seldom spoken of
_ROLE = (
    r"(?:co-?\s?)?(?:author|creator|inventor|maker|founder|developer|programmer|coder|engineer|designer|director|producer|"
    r"writer|editor|host|presenter|publisher|illustrator|composer|owner|head|boss|chief|president|ceo|cto|captain|"
    r"organi[sz]er|builder|architect|maintainer|lead|leader|musician|blogger|cartoonist|artist|animator|photographer|"
    r"curator|chair|man|woman|person|brains?|mind|voice|one)"
)
_MAKES = (
    r"(?:co-?)?(?:made|makes|created|creates|wrote|writes|founded|invented|built|builds|developed|designed|directs|"
    r"directed|produced|hosts|hosted|edits|edited|started|launched|runs|ran|drew|draws|composed|published|publishes|owns|"
    r"making|creating|writing|founding|building|developing|running|publishing|hosting|editing)"
)
_BEFORE = re.compile(
    rf"\b(?:the|an?|that)\s+(?:(?!(?:of|the|an?)\b)[\w’'-]+\s+){{0,3}}?{_ROLE}\s+(?:(?:of|behind|at|from)|(?:who|that)\s+{_MAKES})\s+"
    r"(?:(?:the|a|an)\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^(?:['’]s?)?\s+(?:[\w-]+\s+)?{_ROLE}\b(?!\s+of\b)", re.IGNORECASE)
_MAKER = re.compile(
    r"\b(?:author|creator|inventor|maker|founder|(?:man|woman|person|brains?|mind)\s+behind)\b", re.IGNORECASE
)
_INDEFINITE = re.compile(r"\ban?\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?$")
_GOES_ON = re.compile(
    r"(?:\.\w+|\s+(?:and|of|&)\s+(?:the\s+)?[A-Z][\w’'-]*)*(?:\s+(?:newsletter|podcast|show|series|game|blog|magazine|book|novel|film|"
    r"website|site|app|band|label|studio|company|project|album|comic|festival|conference)\b)?(?:['’]s\b)?"
)
_IDENTITY = re.compile(r"^\W*(?:and\s+|so\s+)?who(?:\s+(?:is|was|are|were)\b|['’]s\b)", re.IGNORECASE)
_DONE = re.compile(rf"\b(?:who|that)\s+({_MAKES})\b", re.IGNORECASE)
_IS = re.compile(rf"\b{_ROLE}\b", re.IGNORECASE)
_MADE = re.compile(rf"\b{_MAKES}\s+(?:(?:the|a|an|my|our|this)\s+)?\|", re.IGNORECASE)


def with_described(archive: Archive, question: str, names: Names, filters: Filters) -> tuple[Names, Evidence | None]:
    """The names of a question that names nobody, with the one person whom it describes, and what says that it is them.

    As they were, and None, where it describes nobody or more than one.
    """
    if names.named or _IDENTITY.match(question):
        return names, None
    for span, thing in _descriptions(question, names.unknown):
        said, called = span.of(question), _OWNS.sub("", thing.of(question))
        told = _introduced_with(archive, said, called) or _maker(archive, said, called)
        if told:
            rest = tuple(other for other in names.unknown if not other.overlaps(span))
            person = told.document.participants[0]
            return replace(names, named=(Named(span=span, people=(person,), whole=False),), unknown=rest), told
    return _by_trade(archive, question, names, filters)


def by_their_work(question: str, names: Names) -> bool:
    """Does a question describe somebody by what they made ("the creator of Vagrant", "Vagrant's author")?"""
    return any(_MAKER.search(span.of(question)) for span, _ in _descriptions(question, names.unknown))


def _by_trade(archive: Archive, question: str, names: Names, filters: Filters) -> tuple[Names, Evidence | None]:
    """The same for whom the question describes by a trade, without a name, where the filters leave it open who it is."""
    if filters.document or filters.person:
        return names, None
    span = trade(question)
    told = introduced_as(archive, span.of(question), question, filters) if span else None
    if span is None or told is None:
        return names, None
    rest = tuple(other for other in names.unknown if not other.overlaps(span))
    named = Named(span=span, people=told.document.participants, whole=False)
    return replace(names, named=(named,), unknown=rest), told


def _descriptions(question: str, things: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """The descriptions that one of `things`, names of something, is part of, and that thing: first 'the inventor of Thing',
    then 'Thing's inventor'. 'A Boston band' is a band in Boston, which is too little."""
    for thing in things:
        before, end = _BEFORE.search(question[: thing.start]), _end(question, thing.end)
        if before and (end > thing.end or not _INDEFINITE.search(before[0])):
            yield Span(before.start(), end), thing
    for thing in things:
        owned = _OWNS.search(thing.of(question))
        end = thing.end - len(owned[0] if owned else "")
        after = _AFTER.match(question[end:])
        if after:
            article = _ARTICLE.search(question[: thing.start])
            yield Span(article.start() if article else thing.start, _end(question, end + after.end())), thing


def _end(question: str, at: int) -> int:
    """Where a description ends whose name or role ends at `at`: what the name still takes with it, and an 's."""
    found = _GOES_ON.match(question, at)
    return found.end() if found else at


def _introduced_with(archive: Archive, description: str, thing: str) -> Evidence | None:
    """The sentence with `thing` from the introduction of the one person who is introduced with it: with the role beside
    it, or as what they made, or, where `thing` is a long name or seldom spoken of, just so. In their own
    words where they say so themselves."""
    words = tuple(token.folded for token in tokens(thing))
    role = frozenset(content_stems(description) - content_stems(thing))
    telling = [token for token in tokens(thing) if not token.stop]
    seldom = len(telling) > 1 or all(archive.frequency(token.stem) <= SELDOM for token in telling)
    hits = archive.search(description, k=NEAREST, filters=Filters(), also=(thing,))
    told = [
        (said, beside)
        for document in {hit.document.id: hit.document for hit in hits}.values()
        if len(document.participants) == 1
        for said in opening(archive, document)
        for line in _lines(said)
        for beside in _beside(line, words, role)
    ]
    for fits in (
        [said for said, beside in told if content_stems(beside) & role],
        [said for said, beside in told if _MADE.search(beside)],
        [said for said, _ in told if seldom],
    ):
        people = {said.document.participants for said in fits}
        if people:
            own = [said for said, _ in told if said.document.participants in people]
            first = next((said for said in own if said.pair.question), fits[0])
            who = Evidence(document=first.document, pair=first.pair, span=first.span, score=0.0)
            return who if len(people) == 1 else None
    return None


def _maker(archive: Archive, description: str, thing: str) -> Evidence | None:
    """The words in which the one person who made `thing` in the way that is described says so, wherever they stand."""
    made, role = _DONE.search(description), _IS.search(description)
    if not made and not role:
        return None
    wanted = asked_maker(f"Who {made[1]} {thing}?" if made else f"Who is the {role[0] if role else ''} of {thing}?")
    found = makers(archive, wanted, Filters()) if wanted else ()
    if len(found) != 1 or not found[0].own or found[0].strength < CLEAR:
        return None
    return found[0].evidence if len(found[0].evidence.document.participants) == 1 else None


def _lines(said: Candidate) -> list[str]:
    """A sentence as it reads; what nobody says (a summary, front matter) line by line."""
    return [said.plain] if said.pair.question else said.span.of(said.document.text).splitlines()


def _beside(text: str, words: tuple[str, ...], role: frozenset[str]) -> Iterator[str]:
    """What stands around each place where `text` says `words`: up to NEAR words before them and one after.

    Not where they are part of a longer name, own what is spoken of or say what kind it is ('Thing maps'), save for a `role`.
    """
    said = tokens(text)
    for at in range(len(said) - len(words) + 1):
        end = at + len(words)
        if tuple(token.folded for token in said[at:end]) != words or _OWNS.search(said[end - 1].text):
            continue
        around = [said[place] for place in (at - 1, end) if 0 <= place < len(said)]
        adjoining = [token for token in around if not token.stop and _adjoins(text, token, said[at], said[end - 1])]
        if not any(token.capital or (token.start > said[at].start and token.stem not in role) for token in adjoining):
            before, after = said[max(0, at - NEAR)], said[min(len(said), end + 1) - 1]
            yield f"{text[before.start : said[at].start]}|{text[said[end - 1].end : after.end]}"


def _adjoins(text: str, token: Token, first: Token, last: Token) -> bool:
    """Is nothing but a space between a word and the name from `first` to `last`?"""
    between = text[token.end : first.start] if token.start < first.start else text[last.end : token.start]
    return between == " "
