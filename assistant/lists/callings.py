"""Lists of people by what they are: "Which interviewees are photographers?", "Is anybody here a nurse?"

What people are is said in front matter, in introductions, and by themselves ("I'm a writer and photographer").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.candidates import Candidate
from assistant.lists.phrasings import CALLED, RECORD
from assistant.lists.spoken import told
from assistant.lists.voices import Mention, Voice
from assistant.naming.name_index import NameIndex
from assistant.naming.occupations import PERSON
from assistant.types import Evidence
from index.types import Document, Filters, QAPair, Span
from index.words import Token, tokens

OPENING = 3  # pairs at the beginning of a document that say who somebody is
FIRST = 6  # sentences of a reply within which they do
LONGEST_LINE = 240  # characters of a line of front matter
AROUND = 240  # characters before and behind a word that are looked at
MOST_WORDS = 3  # of what people are
OWN, WRITTEN = 1.0, 0.5  # how well their own words, and the editor's, say what they are

_A = r"(?:an?\s+)"
_HERE = (
    rf"(?:\s+(?:here|in\s+here|in\s+(?:the|this|these|your)\s+{RECORD}|"
    rf"among\s+(?:them|these|those|the\s+(?:{CALLED}))|of\s+(?:them|these|those|the(?:se)?\s+(?:{CALLED}))))"
)
_ARE = r"(?:is|are|was|were|works?\s+as|worked\s+as)"
_ALSO = r"(?:\s+(?:also|actually|really))?"
_WHAT = r"(?P<what>[a-z][a-z’'-]*(?:\s+[a-z][a-z’'-]*){0,2})"
_LEAD = r"^\W*(?:and\s+|but\s+|so\s+|ok(?:ay)?\W+)?(?:please\s+)?"
_FOUND = rf"(?:\s+(?:are\s+there|are\s+here|were\s+interviewed|are\s+interviewed|do\s+you\s+have)){_HERE}?"
_PATTERNS = tuple(
    re.compile(_LEAD + pattern + r"\W*$", re.IGNORECASE)
    for pattern in (
        rf"(?P<people>(?:which|what|how\s+many|who)\s+(?:of\s+the(?:se)?\s+)?(?:other\s+)?(?:{CALLED})){_HERE}?{_ALSO}\s+{_ARE}"
        rf"{_ALSO}\s+(?:{_A}|the\s+)?{_WHAT}",
        rf"(?P<people>(?:who|which|how\s+many)(?:\s+else)?{_HERE}){_ALSO}\s+{_ARE}{_ALSO}\s+(?:{_A}|the\s+)?{_WHAT}",
        rf"who(?:\s+else)?{_ALSO}\s+(?:is|was|works\s+as|worked\s+as){_ALSO}\s+{_A}{_WHAT}{_HERE}?",
        rf"who(?:\s+else)?\s+(?:are|were)\s+(?:all\s+)?(?:the\s+)?(?P<plural>){_WHAT}{_HERE}?",
        rf"(?:list|name|find|show(?:\s+me)?|give\s+me)\s+(?:(?:all|the|every|some|two|three|four|five|ten|of)\s+)*(?P<plural>)"
        rf"{_WHAT}{_HERE}?",
        rf"(?P<people>(?:is|are|was|were)\s+(?:any|anybody|anyone|somebody|someone|some)(?:\s+else)?{_HERE}?){_ALSO}\s+"
        rf"{_A}?{_WHAT}{_HERE}?",
        rf"(?:is|are|were)\s+there\s+(?:any\s+|an?\s+|some\s+)?{_WHAT}{_HERE}?",
        rf"(?:do|did)\s+you\s+have\s+(?:any\s+|an?\s+|some\s+)?{_WHAT}{_HERE}?",
        rf"(?P<people>how\s+many|which|what)\s+(?P<plural>){_WHAT}{_FOUND}",
    )
)
_DENIED = frozenset("not no never non".split())
_NOBODY = frozenset("anything something nothing everything thing things about who that which".split())
_NO_CALLING = frozenset(
    """computer computers printer printers monitor monitors answer answers number numbers paper papers letter letters
    speaker speakers interviewer interviewers user users owner owners other others chapter chapters member members
    question questions newsletter newsletters offer offers order orders matter matters reader readers browser browsers
    server servers router routers scanner scanners charger chargers folder folders header headers sticker stickers
    controller controllers adapter adapters trailer trailers poster posters center centers participant participants""".split()
)
_NOT_THEIRS = (
    r"\b(?:for|with|by|of|to|from|in|at|on|not|no|never|my|his|her|their|our|your|other|than|like|about|between|he|she|they|is|"
    r"was|who|whose|former|aspiring|retired|failed|i|we|am|become|becoming|any|many|these|those|against|via|behind)\b"
)
_BARE_ROLE = rf"(?:(?!{_NOT_THEIRS})[^\s,.;:!?()]+\s+){{0,3}}$"
_GAP = r"(?:(?!\b(?:not|no|never|married|fan|my|his|her|their|our|but|whose|who|with)\b)[^.;:!?])*?"  # speaks of nobody else
_OWN = re.compile(
    r"\b(?:I['’]m|I\s+am|I\s+work(?:ed)?(?:\s+\w+ly)?\s+as|I['’]ve\s+been|I\s+have\s+been|I\s+make\s+(?:my|a)\s+living\s+as|"
    r"my\s+(?:day\s+)?job\s+is(?:\s+as)?|(?:by|my)\s+(?:trade|training|profession)[^.;:!?]{0,20}?)\s+"
    rf"(?:{_GAP}(?:,|\b(?:and|or|plus|also)\b|/|&)\s*)?(?:an?\s+|the\s+|part\s+|one\s+of\s+the\s+)?{_BARE_ROLE}",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(rf"^\W*(?:an?\s+|the\s+)?{_BARE_ROLE}", re.IGNORECASE)
_SEGMENT = re.compile(rf"(?:^|[,;/&]|\band\b|\.)\s*(?:an?\s+|the\s+)?{_BARE_ROLE}", re.IGNORECASE)
_COMPOUND = re.compile(r"(\w{3,})(maker|keeper|writer|worker|player|builder|designer|artist|teacher|master|man|woman)$")
_MORE = re.compile(r"\b(?:else|others?|besides|apart from)\b", re.IGNORECASE)
_KEY = re.compile(r"^\s*(?:-\s+|[\w .-]{1,40}:\s+)")
_IS = re.compile(
    rf"(?:,\s+(?:an?\s+|the\s+)?|\s+(?:is|was|has\s+been|had\s+been|works\s+as|worked\s+as)\s+(?:\w+ly\s+)?(?:an?\s+|the\s+)?)"
    rf"(?:{_GAP}(?:,|\band\b)\s*)?(?:an?\s+|the\s+)?{_BARE_ROLE}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """What people are asked for: the words in the singular, and how a list of them is headed.

    `openly` is True where people are asked for in so many words: then nobody is an answer, too. With `more`, those who
    are known already are not asked for.
    """

    words: tuple[str, ...]
    shown: str
    openly: bool
    more: bool


def says_one(text: str, calling: Calling) -> bool:
    """Does a text speak of one or more, and not only of what is theirs ("vegetarian recipes", "a watchmaker's lathe")?"""
    words = tokens(text)
    stem = tokens(calling.words[-1])[0].stem
    for number, word in enumerate(words):
        if word.stem != stem:
            continue
        behind = words[number + 1 : number + 2]
        joined = (
            behind
            and text[word.end : behind[0].start].isspace()
            and not (behind[0].stop or behind[0].capital != word.capital)
        )
        if not (joined or word.text.endswith(("'s", "’s", "s'", "s’"))):
            return True
    return False


def calling_of(question: str) -> Calling | None:
    """What `question` asks people to be; None for every other question."""
    for pattern in _PATTERNS:
        match = pattern.match(question)
        if not match:
            continue
        found = match.groupdict()
        words = tuple(token.folded for token in tokens(match["what"]))
        more = _MORE.search(question) is not None or words[:1] in {("more",), ("other",)}
        words = words[1:] if words[:1] in {("more",), ("other",)} else words
        if (
            not words
            or (_DENIED | _NOBODY) & set(words)
            or len(words) > MOST_WORDS
            or words[-1] in _NO_CALLING
            or not PERSON.search(words[-1])
        ):
            return None
        one = singular(words[-1])
        if "plural" in found and one == words[-1]:
            return None
        plain = (*words[:-1], one)
        shown = " ".join((*words[:-1], _plural(one)))
        return Calling(
            words=plain,
            shown=shown[0].upper() + shown[1:],
            openly=bool(found.get("people")),
            more=more,
        )
    return None


def singular(word: str) -> str:
    """A word for one of several people: 'photographers' -> 'photographer'."""
    if word.endswith(("men", "women")):
        return f"{word[:-2]}an"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _plural(word: str) -> str:
    if word.endswith("wife"):
        return f"{word[:-2]}ves"
    return f"{word[:-2]}en" if word.endswith("man") else word if word.endswith("s") else f"{word}s"


def people(archive: Archive, calling: Calling, filters: Filters) -> tuple[Voice, ...]:
    """Everybody of whom it is said that they are this, those first of whom most says so, then by name."""
    choices = _choices(calling.words)
    if not choices:
        return ()
    with archive.library.reading() as view:
        allowed = view.allowed(filters)
        size = max(1, view.size("answer"))
        held: set[int] = set()
        for choice in choices:
            having = [set(view.matching("answer", {stem: 1.0}, size, allowed).pairs.tolist()) for stem in choice]
            held |= having[0].intersection(*having[1:])
        pairs = [pair for pair in view.pairs(sorted(held)).values() if pair.number <= OPENING]
        documents = view.documents(sorted({pair.document_id for pair in pairs}))
    mentions: dict[str, list[Mention]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.document_id, pair.number)):
        for person, mention in _of_pair(archive, documents[pair.document_id], pair, calling.words, choices):
            mentions.setdefault(person, []).append(mention)
    voices = [Voice(person=person, mentions=tuple(said)) for person, said in mentions.items()]
    return tuple(sorted(voices, key=lambda v: (-sum({m.evidence.score for m in v.mentions}), v.person or "")))


def _of_pair(
    archive: Archive, document: Document, pair: QAPair, words: tuple[str, ...], choices: Sequence[Sequence[str]]
) -> Iterator[tuple[str, Mention]]:
    for sentence in told(document, pair, choices):
        speaker = pair.speaker_at(sentence.span)
        if speaker and speaker.name:
            if sentence.order < FIRST and _own(sentence, words):
                yield speaker.name, _mention(sentence, sentence.span, OWN)
        elif pair.question is None:
            yield from _written(archive.names, sentence, words)


def _choices(words: Sequence[str]) -> list[list[str]]:
    """The stems that a passage must have: of the words, or of a compound's parts ('film maker' for 'filmmaker')."""
    wordings = [" ".join(words)]
    if parts := _COMPOUND.search(words[-1]):
        wordings.append(f"{' '.join(words[:-1])} {parts[1]} {parts[2]}")
    stems = [sorted({token.stem for token in tokens(wording) if not token.stop}) for wording in wordings]
    return [choice for choice in stems if choice]


def _own(sentence: Candidate, words: tuple[str, ...]) -> bool:
    """Does somebody say so of themselves?"""
    for first, last in _places(sentence.words, words):
        start, end = sentence.words[first].start, sentence.words[last - 1].end
        before, after = sentence.plain[max(0, start - AROUND) : start], sentence.plain[end : end + AROUND]
        begins = sentence.order == 0 and len(before) == start
        if _OWN.search(before) or (begins and _FRAGMENT.match(before) and _ends(after)):
            return True
    return False


def _written(names: NameIndex, sentence: Candidate, words: tuple[str, ...]) -> Iterator[tuple[str, Mention]]:
    """Of whom a sentence or a line of front matter says so."""
    text, at = sentence.span.of(sentence.document.text), sentence.span.start
    people = sentence.document.participants
    for line in text.splitlines(keepends=True):
        begin, at = at, at + len(line)
        said = tokens(line)
        for first, last in _places(said, words):
            before = line[max(0, said[first].start - AROUND) : said[first].start]
            person = _named_before(names, before)
            key = _KEY.match(line)
            alone = (
                not person and len(people) == 1 and len(line) <= LONGEST_LINE and before.count("(") == before.count(")")
            )
            if person or (
                alone and _SEGMENT.search(before[key.end() if key else 0 :]) and _ends(line[said[last - 1].end :])
            ):
                span = Span(begin + (key.end() if key else 0), begin + len(line.rstrip()))
                yield person or people[0], _mention(sentence, span, WRITTEN)
                break


def _named_before(names: NameIndex, before: str) -> str:
    """Whose name stands before what somebody is, so that it is theirs ('Mara Quill, baker'); '' for nobody's."""
    for named in reversed(names.find(before).named):
        if len(named.people) == 1 and _IS.fullmatch(before[named.span.end :]):
            return named.people[0]
    return ""


def _ends(after: str) -> bool:
    """Does what somebody is end there: at a comma, a bracket, an 'and', the line's end?"""
    return re.match(r"\s*(?:$|[,;(/&.\n]|and\b|at\b|for\b|in\b|from\b|who\b|based\b)", after, re.IGNORECASE) is not None


def _places(said: Sequence[Token], words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the words stand, in the singular; 'film maker' and 'film-maker' are a filmmaker."""
    joined = "".join(words)
    for first in range(len(said)):
        for last in range(first + 1, min(len(said), first + len(words) + 2) + 1):
            if "".join(token.folded for token in said[first:last]) == joined:
                yield first, last


def _mention(sentence: Candidate, span: Span, score: float) -> Mention:
    evidence = Evidence(document=sentence.document, pair=sentence.pair, span=span, score=score)
    return Mention(evidence=evidence, exact=True)
