"""Whom the words for an office or a role in a label stand for: 'Chair' where the head says 'Ann Reed (Chair)' or 'Chair: Ann
Reed.', 'PRESENTER' where a label says 'PRESENTER (Ann Reed)'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.names import NAME, is_institution, is_name
from index.pairs.roles import alike, presides_by_label, says_asks

_HOLDS = re.compile(
    rf"({NAME})[ \t]*\((?:(?:the|in the)[ \t]+)?"
    r"((?i:(?:vice[ -]|deputy[ -])?chair(?:man|woman|person)?|moderator|host|presenter|interviewer|facilitator|president"
    r"|convener))\)"
)
_SAYS_WHO = re.compile(  # one of several in a line: 'Chair: Ann Reed. Secretary: Tom Hale.'
    rf"(?:^|[.;,(|·–—][ \t]+)(?P<role>[^\W\d_][^\W_]*(?:[ -][^\W\d_]+){{0,2}}):[ \t]*(?P<name>{NAME})(?!\w)", re.M
)
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?P<role>[^\W\d_]{{4,}})(?=[ \t]+(?P<name>{NAME})(?!\w))"
)  # 'Commissioner Ann Reed'
_BEHIND = re.compile(rf"(?P<name>{NAME}),?[ \t]+\(?(?:the[ \t]+)?(?P<role>[^\W\d_]{{4,}})(?=[ \t]*[.,;)\n]|$)", re.M)
_SINGLE = re.compile(r"(?i:the[ \t]+)?(?P<word>[^\W\d_]{4,})")  # a role that is one word
_VICE = re.compile(r"(?:vice|deputy|former|acting|ex)\b", re.I)
_TITLED = re.compile(r"(?P<role>[^()]{3,30}?)\s*\((?P<name>[^()]+)\)")  # 'Moderator (Ann Hull)'
_ONLY_NAME = re.compile(NAME)
_PRESENTS = re.compile(
    r"(?:presenter|anchor|announcer|narrator|facilitator|convener|compère|reader|\D+\bno\.? ?\d+)", re.I
)
_ASKING = re.compile(  # 'FRAGE KESTNER': the word says that somebody asks, the rest who
    r"(?i:(?:zusatz|nach)?frage|question|pregunta|domanda|pergunta|vraag|вопрос)[ \t]+(?=[^\W\da-z_])"
)


def holders(head: str) -> Iterator[tuple[str, str]]:
    """The roles that a document's head gives to people in brackets, each with its holder; a role that several have is left."""
    found: dict[str, set[str]] = {}
    for match in _HOLDS.finditer(head) if "(" in head else ():
        if is_name(match[1]):
            found.setdefault(match[2].casefold(), set()).add(match[1])
    return _single(found)


def held(head: str, labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those of `labels` that are a role which the head says one person has, with that person: 'Secretary: Tom Hale.', 'Ann
    Reed, commissioner', 'Judge Ann Reed'. 'THE CORONER' is the 'Assistant coroner', too, where no other one is named, and
    'RESPONDENT' the 'Interviewee', where no other label answers.
    """
    labels = list(dict.fromkeys(labels))
    said = [(match["role"].casefold(), match["name"]) for match in _SAYS_WHO.finditer(head) if ":" in head]
    near = [(match["role"].casefold(), match["name"]) for at in (_BEFORE, _BEHIND) for match in at.finditer(head)]
    for label in labels:
        match = _SINGLE.fullmatch(label)
        if match is None:
            continue
        word = match["word"].casefold()
        exact = [name for role, name in said if role == word]
        ends = [name for role, name in said if role.endswith(f" {word}") and not _VICE.match(role)]
        beside = [name for role, name in near if role == word] if presides_by_label(word) else []
        only = sum(alike(word, other) for other in labels) == 1
        kin = [name for role, name in said if alike(role, word)] if only else []
        people = {name for name in exact or ends or beside or kin if is_name(name) and not is_institution(name)}
        if len(people) == 1:
            yield label, people.pop()


def titled(labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Who has a role, from labels that say so: 'Moderator (Ann Hull)', 'Member no. 12 (Ann Hull)'; a role that several have is
    nobody's name.
    """
    found: dict[str, set[str]] = {}
    for label in labels:
        match = _TITLED.fullmatch(label)
        if match and (
            match["role"].startswith("The ")
            or says_asks(match["role"].casefold())
            or _PRESENTS.fullmatch(match["role"])
        ):
            found.setdefault(match["role"], set()).add(match["name"])
    for role, name in _single(found):
        if is_name(name) and _ONLY_NAME.fullmatch(name) and not is_institution(name):
            yield role, name


def _single(found: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The roles that only one has."""
    for role, names in found.items():
        if len(names) == 1:
            yield role, names.pop()


def without_asking(label: str) -> str:
    """A label without the word that only says that somebody asks."""
    return _ASKING.sub("", label, count=1) if _ASKING.match(label) else label
