"""Who made something: "Who wrote Winamp?" is answered by whoever says they did, or by words that say who did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.candidates import Candidate
from assistant.mentions import told
from assistant.names import Names, capitals
from assistant.types import Evidence
from index.store import View
from index.types import Document, Filters, QAPair
from index.words import Token, tokens

READ = 120  # pairs with the thing's name that are read
SEVERAL = 3  # people who may all have made it
CLOSE = 0.6  # how far behind the first another may be
LISTED = 1.7  # strength of "Developer (Thing)" in front matter: of one person, else it is where they work
LEAST = 1.2  # strength below which nobody is said to have made it
CLEAR = 2.0  # strength from which somebody is said to have made it; below, only that it is theirs
LONGEST_THING = 8  # words of a name
OPENING = 0.2  # what is said at the beginning of a document gains
ALIKE = 0.2  # and what says the very kind of making that is asked for
LONGER = 0.8  # what a name loses that goes on with a capital or a number: it may be another
AROUND = 160  # characters around a name that are looked at
NEAR = 8  # words between making and what is made, or between that and by whom

#: What making is called: forms of the verb that say it is done, and what the maker is called. The first says nothing of how.
_KINDS = (
    (
        "made|makes|created|creates|invented|invents|built|builds|developed|develops|designed|designs|produced|produces",
        "creator|inventor|maker|builder|developer|designer|producer|hacker|architect|brains?|mind",
    ),
    (
        "wrote|writes|written|authored|programmed|programs|coded|penned",
        "author|writer|programmer|coder|developer|novelist|journalist",
    ),
    (
        "founded|founds|established|establishes|started|starts|launched|launches|set up",
        "founder|founding (?:member|partner|editor)",
    ),
    ("drew|draws|drawn|illustrated|illustrates|painted", "illustrator|cartoonist|artist"),
    ("directed|directs", "director|filmmaker"),
    ("composed|composes", "composer|musician"),
    ("hosts|hosted|presents|presented", "host|presenter"),
    ("edits|edited", "editor"),
    ("publishes|published", "publisher"),
    ("maintains|maintained", "maintainer|maintaining"),
)
_GERUNDS = (
    "making|creating|inventing|building|developing|designing|producing",
    "writing|authoring|programming|coding",
    "founding|starting|launching|establishing",
    "drawing|illustrating|painting",
    "directing",
    "composing",
    "hosting|presenting",
    "editing",
    "publishing",
    "maintaining",
)
_PRESENT = "make|develop|maintain|produce|direct|publish"
_FOUNDED = 2  # the kind that work at a firm says nothing of
_FOUNDED_ALONE = "founded|founds|established"  # where no founder is asked for: a program is launched by who uses it
_MADE = (0, 1, 2, 3, 4, 5)  # the kinds that bring something about
_CO = r"(?:co[- ]?)?"
_CLASS = (
    r"(?:app|application|program|software|tool|plug-?in|extension|library|framework|language|game|video game|book|novel|"
    r"magazine|newsletter|blog|website|site|web site|podcast|show|series|film|movie|album|band|label|company|startup|studio|"
    r"agency|project|festival|conference|comic|webcomic|editor|browser|distribution|service|font|typeface|keyboard|"
    r"synthesi[sz]er|camera|computer|phone|system)"
)
_LEAD = r"^\W*(?:and\s+|but\s+|so\s+)?"
_WHO = r"(?:who(?:m|['’]s)?|which\s+(?:interviewee|person|guest|speaker|of\s+(?:them|the\s+\w+)))"
_VERBS = "|".join(verbs for verbs, _ in _KINDS)
_ROLES = "|".join(roles for _, roles in _KINDS)
_ASKED = tuple(
    re.compile(_LEAD + pattern + r"\W*$", re.IGNORECASE)
    for pattern in (
        rf"{_WHO}\s+(?:has\s+|have\s+|had\s+)?(?:first\s+|originally\s+|actually\s+)?{_CO}(?P<verb>{_VERBS})\s+(?P<thing>\S.*?)",
        rf"{_WHO}(?:\s+(?:is|was|are|were))?\s+(?:the\s+)?(?:(?:original|main|first|sole)\s+)?{_CO}(?P<role>{_ROLES})s?\s+"
        r"(?:of|behind)\s+(?P<thing>\S.*?)",
        rf"who\s+(?:is|was|were)\s+(?P<thing>\S.*?)\s+(?P<verb>{_VERBS})\s+by",
        rf"by\s+whom\s+(?:is|was|were)\s+(?P<thing>\S.*?)\s+(?P<verb>{_VERBS})",
    )
)
_AROUND = re.compile(rf"^(?:(?:the|a|an)\s+)?(?:{_CLASS}\s+)?(?:(?:called|named)\s+)?|\s+{_CLASS}$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those|it|them|his|her|their|its|my|our|your|what)\b", re.IGNORECASE)
_QUOTED = re.compile(r"^[\"“‘'«](?P<thing>[^\"“”«»]+)[\"”’'»]?$")
_OTHER_OBJECT = (
    r"(?:for|in|with|on|at|using|from|to|by|into|about|over|inside|through|via|under|when|while|because|if|that|which|who|"
    r"(?<!one )of|is|was|are|were|use|used)"
)
_BETWEEN = rf"(?:(?!\b(?i:{_OTHER_OBJECT})\b)[^\s.;!?]+\s+){{0,{NEAR}}}[(\"“‘'*_]*$"
_OF = rf"\s+(?:of|behind)\s+(?:(?!\b(?:that|which|who|in|with|on|using|from|is|was)\b)[^\s.;!?]+\s+){{0,{NEAR}}}[(\"“‘'*_]*$"
_OWN = (
    r"(?:\b(?:I|we|having)|['’]ve)(?:\s+(?:have|had|am|was|currently|also|then|first|once|originally|\w+ly|and|helped|made|"
    r"founded|run|did|co-?))*"
)
_OTHERS = r"(?:[A-Z][\w’'-]+(?:,\s+who|\s+who)?(?:\s+(?:has|had|also|originally|first|\w+ly))?)"
_SOMEBODY = rf"(?:[^\s.;!?]+\s+){{0,{NEAR}}}?(?:[\"“‘'(*_]*[A-Z]|me\b|myself\b|my\s)"
_MAY_SAY = re.compile(rf"\b{_CO}(?:{_VERBS}|{_ROLES}|{_PRESENT}|{'|'.join(_GERUNDS)})\b", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:started|launched|launches|starts)\s+[^.;]{0,30}$", re.IGNORECASE)
_WENT_ON = re.compile(r"\s+(?:at|this|that|up|every|each|again|today|when|and\s+(?:then|the)|to|the)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A question for who made something: the `thing` as it is called, and the places in _KINDS that would say so."""

    thing: str
    kinds: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Words that say who made a thing. `own` is True where somebody says it of themselves; `strength` tells how plainly."""

    evidence: Evidence
    strength: float
    own: bool


def asked_maker(question: str) -> Making | None:
    """What `question` asks the maker of, where that has a name; None for every other question.

    'Who rebuilt the arch?' asks for no name's maker, nor does one that tells more of it.
    """
    for pattern in _ASKED:
        if match := pattern.match(question):
            found = match.groupdict()
            thing = _called(match["thing"].strip())
            return Making(thing=thing, kinds=_kinds(found.get("verb"), found.get("role"))) if thing else None
    return None


def _called(thing: str) -> str:
    """The name in what a question asks about ('the game Katamari'); '' where that has none, or says more."""
    if quoted := _QUOTED.match(thing):
        return quoted["thing"].strip(" .,")
    bare = _AROUND.sub("", thing).strip()
    words = tokens(bare)
    if not words or len(words) > LONGEST_THING or not any(not word.stop for word in words):
        return ""
    spans = capitals(f"of {bare}", tokens(f"of {bare}"))
    if spans:
        inner = words[0].capital and words[-1].capital and not re.search(r"[,;?]", bare)
        return bare if (len(spans) == 1 and (len(spans[0]) == len(bare) or inner)) or inner else ""
    named = len(words) <= 2 and bare == thing and not _ARTICLE.match(bare) and " " not in bare
    return bare if named else ""


def _kinds(verb: str | None, role: str | None) -> tuple[int, ...]:
    """The kinds of making that a question means: the one it says, and that which says nothing of how."""
    said = next(
        place
        for place, (verbs, roles) in enumerate(_KINDS)
        if (verb and re.fullmatch(verbs, verb, re.IGNORECASE)) or (role and re.fullmatch(roles, role, re.IGNORECASE))
    )
    return _MADE if said == 0 else (said, 0)


def makers(archive: Archive, making: Making, filters: Filters) -> tuple[Maker, ...]:
    """Who is said to have made it, one for each document, plainest first; those far behind the first are left out."""
    words = tuple(token.folded for token in tokens(making.thing))
    stems = frozenset(token.stem for token in tokens(making.thing) if not token.stop)
    if not stems:
        return ()
    with archive.library.reading() as view:
        held = _pairs(view, stems, making.kinds, filters)
        pairs = view.pairs(held)
        documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
    best: dict[int, Maker] = {}
    named = any(token.capital for token in tokens(making.thing))
    for pair_id in held:
        pair = pairs[pair_id]
        for maker in _of_pair(documents[pair.document_id], pair, words, stems, making, named=named):
            before = best.get(pair.document_id)
            if before is None or maker.strength > before.strength:
                best[pair.document_id] = maker
    found = sorted(best.values(), key=lambda m: (-m.strength, m.evidence.document.source))
    listed = [m for m in found if m.strength < CLEAR and m.evidence.pair.question is None]
    found = [m for m in found if m.strength >= LEAST and (len(listed) < 2 or m not in listed)]
    clear = [m for m in found if m.strength >= CLEAR] or found[:1]
    return tuple(m for m in clear[:SEVERAL] if m.strength >= clear[0].strength - CLOSE)


def _pairs(view: View, stems: frozenset[str], kinds: Sequence[int], filters: Filters) -> list[int]:
    """The pairs with every word of the name, those first that speak most of it and of making."""
    allowed = view.allowed(filters)
    size = max(1, view.size("answer"))

    def scored(stem: str) -> dict[int, float]:
        found = view.matching("answer", {stem: 1.0}, size, allowed)
        best: dict[int, float] = {}
        for pair, score in zip(found.pairs.tolist(), found.scores.tolist(), strict=True):
            best.setdefault(pair, score)
        return best

    holding = [scored(stem) for stem in sorted(stems)]
    pairs = set(holding[0]).intersection(*holding[1:])
    if len(pairs) <= READ:
        return sorted(pairs)
    making = {token.stem for kind in kinds for form in _KINDS[kind] for token in tokens(form.replace("|", " "))}
    said = [scored(stem) for stem in sorted(making)]
    merit = {pair: max(words.get(pair, 0.0) for words in said) for pair in pairs}
    return sorted(sorted(merit, key=lambda pair: (-merit[pair], pair))[:READ])


def _of_pair(
    document: Document, pair: QAPair, words: tuple[str, ...], stems: frozenset[str], making: Making, *, named: bool
) -> Iterator[Maker]:
    """What the sentences of a pair say about who made it."""
    for sentence in told(document, pair, [stems]):
        for line, first, last in _places(sentence, words, named=named):
            strength, own = _strength(line, first, last, making.kinds, front=pair.question is None)
            if strength:
                opening = OPENING * (pair.number <= 2 and strength >= CLEAR)
                opening -= LONGER * bool(re.match(r" [A-Z0-9]", line[last:]))
                evidence = Evidence(document=document, pair=pair, span=sentence.span, score=0.0)
                yield Maker(evidence=evidence, strength=round(strength + opening, 3), own=own)


def _places(sentence: Candidate, words: tuple[str, ...], *, named: bool) -> Iterator[tuple[str, int, int]]:
    """The lines of a sentence with the name in it and where it stands there; where it is part of a longer name it is none."""
    plain = sentence.pair.question is not None
    lines = [sentence.plain] if plain else sentence.span.of(sentence.document.text).splitlines()
    for line in lines:
        said = tokens(line)
        for at in range(len(said) - len(words) + 1):
            end = at + len(words)
            if tuple(_bare(token) for token in said[at:end]) != words or (named and not said[at].capital):
                continue
            if not _longer(line, said, at, end):
                yield line, said[at].start, said[end - 1].start + len(_bare_text(said[end - 1]))


def _bare(token: Token) -> str:
    return re.sub(r"['’]s?$", "", token.folded)


def _bare_text(token: Token) -> str:
    return re.sub(r"['’]s?$", "", token.text)


def _longer(line: str, said: Sequence[Token], at: int, end: int) -> bool:
    """Does a capital before it, or a plain noun behind it ('Emacs scripts'), make the name part of something else?"""
    before = said[at - 1] if at else None
    cased = before is not None and before.text != before.text.lower() and not before.stop
    if before and cased and line[before.end : said[at].start] == " ":
        return not re.search(r"['’]s?$", before.text) and at > 1
    if re.match(r"-\w|\s+(?:and|or|&)\s+i?[A-Z][\w’'-]*\s+[a-z]{4,}", line[said[end - 1].end :]):
        return True  # "Mac and iPhone programs"
    after = said[end] if end < len(said) else None
    if after is None or line[said[end - 1].end : after.start] != " " or after.stop or after.capital or after.number:
        return False
    return not re.match(rf"(?:{_CLASS}|\w+ing|\w+ed|{_VERBS}|{_ROLES}|co-?\w+|\w+ly)$", after.text, re.IGNORECASE)


def _strength(line: str, first: int, last: int, kinds: Iterable[int], *, front: bool) -> tuple[float, bool]:
    """How plainly a line says who made what stands from `first` to `last` in it, and whether they say it themselves."""
    before, after = line[max(0, first - AROUND) : first], line[last : last + AROUND]
    asked = kinds[0]
    if not (_MAY_SAY.search(before) or _MAY_SAY.search(after)):
        return _owner(before, after) if asked != _FOUNDED else (0.0, False)
    if _BEGUN.search(before) and _WENT_ON.match(after):
        return 0.0, False
    said = [_said(before, after, kind, asked, front=front) for kind in kinds]
    plainest = max((strength + ALIKE * (kind == asked), own) for kind, (strength, own) in zip(kinds, said, strict=True))
    if plainest[0] >= CLEAR:
        return plainest
    if front and asked != _FOUNDED and any(_listed(before, kind) for kind in kinds):
        return LISTED, True
    return _owner(before, after) if asked != _FOUNDED else (0.0, False)


def _listed(before: str, kind: int) -> bool:
    """Does a role stand before the brackets that are open: "Developer (Thing, Other)"?"""
    return re.search(rf"\b{_CO}(?:{_KINDS[kind][1]})\b[^()]*\([^()]*$", before, re.IGNORECASE) is not None


def _owner(before: str, after: str) -> tuple[float, bool]:
    """ "Thing by Maker", "Maker's Thing": whose it is, which may be whose make."""
    if re.match(r",?\s+\(?(?:by|from)\s+(?:the\s+)?[A-Z]", after):
        return 1.6, False
    if re.match(rf"\s+{_CLASS}\b", after, re.IGNORECASE):
        return 0.0, False
    return (1.4 if re.search(r"\b[A-Z][\w-]+['’]s?\s+[\"“*_]*$", before) else 0.0), False


def _said(before: str, after: str, kind: int, asked: int, *, front: bool) -> tuple[float, bool]:
    """How plainly the words around a name say that somebody made it in this way."""
    verbs, roles = _KINDS[kind]
    if kind == _FOUNDED != asked:
        verbs = _FOUNDED_ALONE
    own = re.search(r"\b(?:I|we|my|our)\b|\bI['’]", before) is not None
    if re.search(rf"\b{_CO}(?:{roles}){_OF}", before, re.IGNORECASE):
        return 3.0, own or front
    if re.search(
        rf"\b{_CO}(?:{roles})(?:\s+(?:of|behind))?,?\s+and\s+(?:[\w-]+\s+){{1,4}}(?:of|for)\s+{_BETWEEN}", before
    ):
        return 2.8, own or front
    if re.search(rf"{_OWN}\s*\b{_CO}(?:{verbs}|(?:{_PRESENT}))\s+{_BETWEEN}", before):
        return 3.0, True
    if own and re.search(rf"(?:,|\band|\bor)\s+{_CO}(?:{verbs})\s+{_BETWEEN}", before):
        return 2.6, True
    if own and re.search(rf"\b(?:for|by)\s+(?:having\s+)?{_CO}(?:{_GERUNDS[kind]})\s+{_BETWEEN}", before):
        return 2.8, True
    if re.search(rf"{_OTHERS}\s+{_CO}(?:{verbs})\s+{_BETWEEN}", before):
        return 2.6, False
    passive = re.match(
        rf"(?P<between>(?:[^\s.;!?]*\s+){{0,{NEAR}}}?)[^\s.;!?]*\b(?:{verbs})\s+(?:and\s+\w+\s+)?by\s+", after
    )
    if passive and not _NAME.search(passive["between"]) and re.match(_SOMEBODY, after[passive.end() :]):
        return 2.6, False
    if re.match(rf"['’]?s?\s+{_CO}(?:{roles})\b,?\s*(?:[A-Z]|$)", after):
        return 2.4, False
    return 0.0, False


def making_of(question: str, names: Names) -> Making | None:
    """What a question that names nobody here asks the maker of; None for others."""
    return None if names.named else asked_maker(question)


def speaks_of(evidence: Sequence[Evidence], making: Making) -> bool:
    """Does the first quote speak of the thing and of making it at all?"""
    if not evidence:
        return False
    first = evidence[0]
    stems = frozenset(token.stem for token in tokens(making.thing) if not token.stop)
    said = frozenset(token.stem for token in tokens(f"{first.text} {first.question or ''} {first.document.title}"))
    words = rf"\b(?:{_VERBS}|{_ROLES}|{_PRESENT}|by|from|behind|made|brainchild)\b|['’]s\b"
    return stems <= said and re.search(words, first.text, re.IGNORECASE) is not None
