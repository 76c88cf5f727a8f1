"""Which fact of a record's front matter a question asks for: a party, the number of the case, when and where it was taken, who
asked, reported, transcribed, chaired, appeared or was there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.front.whom import whom
from assistant.front.wordings import A_WORD, HELD, PARTY, Fact, forms, rewordings
from assistant.question import parts_of
from index.types import Hit
from index.words import Token, tokens

_IT = re.compile(r"\b(?:was|were|did|is)\s+(?:it|this|that)\s+(?:transcript\s+)?recorded\b", re.IGNORECASE)
_AN_OCCASION = re.compile(rf"\b{HELD}\b", re.IGNORECASE)
_END = re.compile(r"[\s?.!]+$")
#: What a page says of each kind of occasion; one that says none of it is not the page that is asked for.
KINDS = {
    "deposition": r"depos|examination\s+before\s+trial",
    "hearing trial arbitration inquest inquiry": r"hearing|trial\b|arbitrat|inquest|inquiry|evidence|tribunal|"
    r"committee|\bcourt\b|"
    r"\bjustice\b",
    "interview oral conversation": r"interview|oral\s+history|narrator|podcast|episode|conversation|recorded|hosted",
    "podcast episode": r"podcast|episode|\bhost",
    "meeting briefing conference": r"meeting|minutes|committee|council|briefing|conference|assembly",
}
#: What a page of another kind says, though it names such an occasion as well: a deposition its court, an interview a council.
_DEPOSES, _TELLS = r"\bdepos|examination\s+before\s+trial", r"interviewe[er]|narrator|oral\s+history|podcast"
_FOREIGN = {
    "hearing trial arbitration inquest inquiry": rf"{_DEPOSES}|{_TELLS}",
    "interview oral conversation": _DEPOSES,
    "podcast episode": _DEPOSES,
    "meeting briefing conference": rf"{_DEPOSES}|{_TELLS}",
}
#: What names another one than this, and what says more of it than its name.
_ELSEWHERE = frozenset(
    """other another previous prior earlier first second third last next later previously again same own when where while
    that because if after before during until since whenever whose what who which how why him her his their them he she
    they my your you i we our""".split()
)
_SAID_OF_IT = frozenset(
    """this that it these those of in at on for to with from by and case matter lawsuit suit action proceeding proceedings
    hearing hearings deposition depositions interview interviews transcript transcripts document documents record meeting
    meetings recording recordings session tape trial inquiry conversation episode podcast podcasts oral history here please
    page title caption file according listed named given mr mrs ms miss dr versus one ones""".split()
)
_HEAD = 1_500  # characters of a page in which it says who met
_TOLD = r"narrat|interview|oral\s+history|informant"
#: What a page says whose meeting it is of, or whose story, that is asked for by such a word.
CALLED = {
    **{word: rf"\b{word}" for word in ("committee", "board", "inquiry", "conference", "briefing")},
    "council": r"\bcouncil\b",
    "panel": r"\bpanel|tribunal|arbitrat",
    "tribunal": r"\bpanel|tribunal|arbitrat",
    "guest": r"\bguest|podcast|episode|\bhost|\bradio\b",
    "narrator": _TOLD,
    "informant": _TOLD,
}
_ADDRESSED = 3  # words before a question in a record: "And, Mr. Fenwick, who was present?"
LONGEST = 200  # characters of such a question


OFFICE = re.compile(
    r"\W*(?:(?:and|so|but)\W+)?(?:where(?:['’]s| is| was| are| were) (?P<owner>[^?]{2,60}?)['’]s? (?:law )?"
    r"(?:offices?|firm|practice)"
    r"|what(?:['’]s| is| was) (?P<other>[^?]{2,60}?)['’]s? (?:office )?address)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is asked for: the `fact`, the party, office or kind of number it is asked of, the stems of what names the
    record ("in the Pascoe deposition"), and the `kind` of occasion, a key of KINDS. With `leans` it is asked of "it", which
    may be a thing that was spoken of before. `whom` are the stems of the name of the one interviewed or deposed, `group` the
    word for those who met or for the one who answers, a key of CALLED."""

    fact: Fact
    role: str = ""
    naming: frozenset[str] = frozenset()
    kind: str = ""
    leans: bool = False
    whom: frozenset[str] = frozenset()
    group: str = ""

    def is_of(self, page: str) -> bool:
        """May the front matter on a `page` be that of the kind of occasion that is asked about?"""
        foreign = _FOREIGN.get(self.kind)
        own = not self.kind or re.search(KINDS[self.kind], page, re.IGNORECASE)
        called = re.search(CALLED[self.group], page[:_HEAD], re.IGNORECASE) if self.group else True
        return bool(own and called) and not (foreign and re.search(foreign, page, re.IGNORECASE))


def sought(question: str) -> Sought | None:
    """The fact of the front matter that `question` asks for; None where it asks for anything else, or says more of it than
    such a page would ("Who was present when the brakes failed?", "When was the other deposition taken?")."""
    asked = " ".join(question.split())
    if len(asked) > LONGEST or not A_WORD.search(asked):
        return None
    asked = _END.sub("", asked)
    for form, instead in rewordings():
        asked = form.sub(instead, asked)
    for fact, form in forms():
        match = form.fullmatch(asked)
        if match is None:
            continue
        said = match.groupdict()
        target, of_target = _target(said.get("target") or "")
        around = " ".join(filter(None, (said.get("of"), said.get("more"), said.get("tail"), of_target)))
        words = [word for word in tokens(around) if word.folded != "v" and word.folded not in _DETERMINERS]
        if _OF_PARTY.match(target) or any(_leads_elsewhere(word) for word in (*words, *tokens(target))):
            return None
        naming = frozenset(word.stem for word in words if not word.stop and word.folded not in _SAID_OF_IT)
        prosecutes = fact == "counsel" and "prosecut" in asked.lower()
        role = "prosecution" if prosecutes else " ".join((said.get("role") or target).lower().split())
        deposed = "deposition" if "deposed" in asked.lower() else ""
        kind = next((kind for kind in KINDS if {word.stem for word in tokens(asked)} & _stems(kind)), deposed)
        leans = fact in ("date", "place") and bool(_IT.search(asked))
        group = next((word for word in CALLED if re.search(rf"\b{word}s?\b", match[0], re.IGNORECASE)), "")
        group = group if fact in ("chair", "panel", "interviewee") else ""
        return Sought(
            group=group,
            fact=fact,
            role=role,
            naming=naming,
            kind=kind,
            leans=leans,
            whom=whom(asked, said.get("of") or ""),
        )
    return None


def of_occasion(question: str) -> bool:
    """Is a question about an occasion or the record of it, or about what stands in front of one?"""
    return bool(_AN_OCCASION.search(question)) or sought(question) is not None


def _leads_elsewhere(word: Token) -> bool:
    """With a capital it is a word of a name or a title: "Before the Commission"."""
    return word.folded in _ELSEWHERE and not word.capital


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(word.stem for word in tokens(words))


def _target(said: str) -> tuple[str, str]:
    """Whom a lawyer stands for, a party or a name, and what is said of the record behind it."""
    party = _FOR_PARTY.fullmatch(said)
    if party:
        return party["party"], party["rest"]
    name = _IN_RECORD.sub("", said)
    return name, said[len(name) :]


_FOR_PARTY = re.compile(rf"(?:the\s+)?(?P<party>{PARTY})s?\b(?P<rest>(?!['’]).*)", re.IGNORECASE)
_OF_PARTY = re.compile(rf"(?:the\s+)?{PARTY}s?['’]", re.IGNORECASE)  # "the plaintiff's doctor"
_IN_RECORD = re.compile(
    r"\s+(?:in|at)\s+(?:this|the|that)\s+(?:[\w.-]+\s+)?(?:case|matter|hearing|deposition|trial|action)$", re.IGNORECASE
)
_DETERMINERS = frozenset("the a an this that these those".split())


def all_sought(question: str, context: Sequence[str] = ()) -> tuple[Sought, ...]:
    """What every part of a question asks of the front matter; empty where one asks for anything else, or asks of "it" where
    no occasion was spoken of before, in the `context`: "What was the first album?", "When was it recorded?".
    """
    whole = sought(question)
    parts = (whole,) if whole else tuple(sought(part.text) for part in parts_of(question))
    found = [part for part in parts if part]
    if context and any(part.leans for part in found) and not any(map(of_occasion, context)):
        return ()
    naming = frozenset().union(*(part.naming for part in found))  # "... and who represented her in the Whitt case?"
    return tuple(replace(part, naming=part.naming or naming) for part in found) if len(found) == len(parts) else ()


def put_already(question: str, hits: Sequence[Hit]) -> bool:
    """Did somebody in the record put this very question, so that the reply is meant: "How long did the session last?"?"""
    own = [word.folded for word in tokens(question)]
    asked = (hit.pair.question.of(hit.document.text) for hit in hits if hit.pair.question and hit.pair.turns)
    put = ([word.folded for word in tokens(said)] for said in asked)
    return any(said[-len(own) :] == own and len(said) <= len(own) + _ADDRESSED for said in put if own)


def asks_for_office(question: str) -> bool:
    """Does it ask where somebody has their office?"""
    return OFFICE.fullmatch(question) is not None
