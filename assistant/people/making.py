"""What says that somebody made something: how a question asks for it, and how a sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.naming.capitals import capitals
from assistant.naming.names import Names
from index.words import tokens

LISTED = 1.7  # strength of "Developer (Thing)" in front matter: of one person, else it is where they work
CLEAR = 2.0  # strength from which somebody is said to have made it; below, only that it is theirs
ALIKE = 0.2  # what says the very kind of making that is asked for gains
LONGEST_THING = 8  # words of a name
AROUND = 160  # characters around a name that are looked at
NEAR = 8  # words between making and what is made, or between that and by whom

#: What making is called: forms of the verb that say it is done, and what the maker is called. The first says nothing of how.
KINDS = (
    (
        "made|makes|created|creates|invented|invents|built|builds|developed|develops|designed|designs|produced|produces",
        "creator|inventor|maker|builder|developer|designer|producer|hacker|architect|brains?|mind",
    ),
    (
        "wrote|writes|written|authored|programmed|programs|coded|penned",
        "author|writer|programmer|coder|developer|novelist|journalist|cartoonist",
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
PRESENT = (
    "make|develop|maintain|produce|direct|publish|write|draw|build|create|design|compose|edit|host|illustrate|program|"
    "code|paint"
)
FOUNDED = 2  # the kind that work at a firm says nothing of
_USES = "write|program|code"  # "I write Go" may say that it is used, where it is asked who created it
_FOUNDED_ALONE = "founded|founds|established"  # where no founder is asked for: a program is launched by who uses it
_MADE = (0, 1, 2, 3, 4, 5)  # the kinds that bring something about
_CO = r"(?:co[- ]?)?"
CLASS = (
    r"(?:app|application|program|software|tool|plug-?in|extension|library|framework|language|game|video game|book|novel|"
    r"magazine|newsletter|blog|website|site|web site|podcast|show|series|film|movie|album|band|label|company|startup|studio|"
    r"agency|project|festival|conference|comic|webcomic|editor|browser|distribution|service|font|typeface|keyboard|"
    r"synthesi[sz]er|camera|computer|phone|system)"
)
_LEAD = r"^\W*(?:and\s+|but\s+|so\s+)?"
_WHO = r"(?:who(?:m|['’]s)?|which\s+(?:interviewee|person|guest|speaker|of\s+(?:them|the\s+\w+)))"
VERBS = "|".join(verbs for verbs, _ in KINDS)
ROLES = "|".join(roles for _, roles in KINDS)
_ASKED = tuple(
    re.compile(_LEAD + pattern + r"\W*$", re.IGNORECASE)
    for pattern in (
        rf"{_WHO}\s+(?:has\s+|have\s+|had\s+)?(?:first\s+|originally\s+|actually\s+)?{_CO}(?P<verb>{VERBS})\s+(?P<thing>\S.*?)",
        rf"{_WHO}(?:\s+(?:is|was|are|were))?\s+(?:the\s+)?(?:(?:original|main|first|sole)\s+)?{_CO}(?P<role>{ROLES})s?\s+"
        r"(?:of|behind)\s+(?P<thing>\S.*?)",
        rf"who\s+(?:is|was|were)\s+(?P<thing>\S.*?)\s+(?P<verb>{VERBS})\s+by",
        rf"by\s+whom\s+(?:is|was|were)\s+(?P<thing>\S.*?)\s+(?P<verb>{VERBS})",
    )
)
_AROUND = re.compile(  # a class with a capital is part of the name: "Game Programming Patterns"
    rf"^(?:(?i:the|a|an)\s+)?(?:{CLASS}\s+)?(?:(?:called|named)\s+)?|\s+{CLASS}$"
)
_ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those|it|them|his|her|their|its|my|our|your|what)\b", re.IGNORECASE)
_ADDED = re.compile(r"\s*\([^()]*\)\W*$")  # "Who wrote Inkwright (Ada Brook)?"
_QUOTED = re.compile(r"^[\"“‘'«](?P<thing>[^\"“”«»]+)[\"”’'»]?$")
_OTHER_OBJECT = (
    r"(?:for|in|with|on|at|using|from|to|by|into|about|over|inside|through|via|under|when|while|because|if|that|which|who|"
    r"(?<!one )of|is|was|are|were|use|used)"
)
_BETWEEN = rf"(?:(?!\b(?i:{_OTHER_OBJECT})\b)[^\s.;!?]+\s+){{0,{NEAR}}}[(\"“‘'*_]*$"
_ELSEWHERE = r"\b(?:that|which|who|in|with|on|at|for|using|from|is|was)\b"
_OF = rf"\s+(?:of|behind)\s+(?:(?!{_ELSEWHERE})[^\s.;!?]+\s+){{0,{NEAR}}}[(\"“‘'*_]*$"
_OWN = (
    r"(?:\b(?:I|we|having)|['’]ve)(?:\s+(?:have|had|am|was|currently|also|then|first|once|originally|\w+ly|and|helped|made|"
    r"founded|run|did|co-?))*"
)
_OTHERS = r"(?:[A-Z][\w’'-]+(?:,\s+who|\s+who)?(?:\s+(?:has|had|also|originally|first|\w+ly))?)"
_SOMEBODY = rf"(?:[^\s.;!?]+\s+){{0,{NEAR}}}?(?:[\"“‘'(*_]*[A-Z]|me\b|myself\b|my\s)"
_MAY_SAY = re.compile(rf"\b{_CO}(?:{VERBS}|{ROLES}|{PRESENT}|{'|'.join(_GERUNDS)})\b", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:started|launched|launches|starts)\s+[^.;]{0,30}$", re.IGNORECASE)
_WENT_ON = re.compile(r"\s+(?:at|this|that|up|every|each|again|today|when|and\s+(?:then|the)|to|the)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A question for who made something: the `thing` as it is called, and the places in KINDS that would say so.

    `named` is True where what answers must speak of it: it is written like a name, or who invented it is asked.
    """

    thing: str
    kinds: tuple[int, ...]
    named: bool = True


def asked_maker(question: str) -> Making | None:
    """What `question` asks the maker of, where that has a name; None for every other question.

    'Who rebuilt the arch?' asks for no name's maker, nor does one that tells more of it.
    """
    for pattern in _ASKED:
        if match := pattern.match(question):
            found = match.groupdict()
            thing = _called(match["thing"].strip())
            named = any(token.capital for token in tokens(thing))
            if not thing and (found.get("verb") or "").lower().startswith("invent"):
                thing, named = _plain(match["thing"]), True
            return (
                Making(thing=thing, kinds=_kinds(found.get("verb"), found.get("role")), named=named) if thing else None
            )
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


def _plain(thing: str) -> str:
    """The words for an invention that has no name ('the steam engine'), without the article; '' where more is told of it."""
    found = re.fullmatch(r"\s*(?:the|an?)\s+(?P<bare>[\w-]+(?:\s+[\w-]+){0,2})\s*", thing, re.IGNORECASE)
    return found["bare"] if found else ""


def _kinds(verb: str | None, role: str | None) -> tuple[int, ...]:
    """The kinds of making that a question means: the one it says, and that which says nothing of how."""
    said = next(
        place
        for place, (verbs, roles) in enumerate(KINDS)
        if (verb and re.fullmatch(verbs, verb, re.IGNORECASE)) or (role and re.fullmatch(roles, role, re.IGNORECASE))
    )
    return _MADE if said == 0 else (said, 0)


def strength(line: str, first: int, last: int, kinds: Sequence[int], *, front: bool) -> tuple[float, bool]:
    """How plainly a line says who made what stands from `first` to `last` in it, and whether they say it themselves."""
    before, after = line[max(0, first - AROUND) : first], line[last : last + AROUND]
    asked = kinds[0]
    if not (_MAY_SAY.search(before) or _MAY_SAY.search(after)):
        return _owner(before, after) if asked != FOUNDED else (0.0, False)
    if without_begun(line, first, last) != line:
        return 0.0, False
    said = [_said(before, after, kind, asked, front=front) for kind in kinds]
    plainest = max((strength + ALIKE * (kind == asked), own) for kind, (strength, own) in zip(kinds, said, strict=True))
    if plainest[0] >= CLEAR:
        return plainest
    if front and asked != FOUNDED and any(_listed(before, kind) for kind in kinds):
        return LISTED, True
    return _owner(before, after) if asked != FOUNDED else (0.0, False)


def without_begun(text: str, first: int, last: int) -> str:
    """The text with blanks for the words that put to work what stands from `first` to `last` ("I started Inkwright at six this
    morning") and so make nothing."""
    started = _BEGUN.search(text, max(0, first - AROUND), first)
    if started is None or not _WENT_ON.match(text, last):
        return text
    return text[: started.start()] + " " * (first - started.start()) + text[first:]


def _listed(before: str, kind: int) -> bool:
    """Does a role stand before the brackets that are open: "Developer (Thing, Other)"?"""
    return re.search(rf"\b{_CO}(?:{KINDS[kind][1]})\b[^()]*\([^()]*$", before, re.IGNORECASE) is not None


def _owner(before: str, after: str) -> tuple[float, bool]:
    """ "Thing by Maker", "Maker's Thing": whose it is, which may be whose make."""
    if re.match(r",?\s+\(?(?:by|from)\s+(?:the\s+)?[A-Z]", after):
        return 1.6, False
    if re.match(rf"\s+{CLASS}\b", after, re.IGNORECASE):
        return 0.0, False
    return (1.4 if re.search(r"\b[A-Z][\w-]+['’]s?\s+[\"“*_]*$", before) else 0.0), False


def _said(before: str, after: str, kind: int, asked: int, *, front: bool) -> tuple[float, bool]:
    """How plainly the words around a name say that somebody made it in this way."""
    verbs, roles = KINDS[kind]
    if kind == FOUNDED != asked:
        verbs = _FOUNDED_ALONE
    own = re.search(r"\b(?:I|we|my|our)\b|\bI['’]", before) is not None
    if re.search(rf"\b{_CO}(?:{roles}){_OF}", before, re.IGNORECASE):
        return 3.0, own or front
    if re.search(
        rf"\b{_CO}(?:{roles})(?:\s+(?:of|behind))?,?\s+and\s+(?:[\w-]+\s+){{1,4}}(?:of|for)\s+{_BETWEEN}", before
    ):
        return 2.8, own or front
    if done := re.search(rf"{_OWN}\s*\b{_CO}(?P<verb>{verbs}|(?:{PRESENT}))\s+{_BETWEEN}", before):
        return (2.2 if asked == 0 and re.fullmatch(_USES, done["verb"]) else 3.0), True
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
    """What a question asks the maker of that names nobody here, but for whom a talk is about, added behind it."""
    bare = _ADDED.sub("", question) if names.named else question
    return None if any(named.span.start < len(bare) for named in names.named) else asked_maker(bare)
