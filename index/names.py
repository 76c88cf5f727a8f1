"""Names of people as documents write them: in titles, by-lines and introductions. Evidence, not a name recogniser."""

from __future__ import annotations

import re

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁΑ-Ω"
_PARTICLES = "de|da|del|della|der|den|di|dos|du|el|al|bin|ibn|la|le|van|von|y|zu|ter|ten"
_ONE = rf"(?:[{_CAPITAL}]\.|(?:[a-z]{{1,2}}['’-])?[{_CAPITAL}][\w'’-]*|(?:{_PARTICLES})\b)"
_HONOUR = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Lord|Lady|Rev|Gen|Col|Capt|Sen|Rep)\.?[ \u00a0]+)?"
NAME = rf"(?-i:{_HONOUR}[{_CAPITAL}](?:\.|[\w'’-]*)(?:[ \u00a0]+{_ONE}){{1,5}})"

_WITH = re.compile(
    r"\b(?:interview(?:ing|ed)?|conversation|talk(?:ing|ed|s)?|chat(?:ting|ted|s)?|q\s?&\s?a|q and a|questions|discussion|"
    r"sp(?:eaking|oke|eaks)|s[ai]t(?:ting)? down|dialogue|meet|interview:|caught up|catch(?:ing)? up)\b"
    r"[^.!?\n]{0,60}?\b(?:with|of|to|for)\b\s+((?:[\w’'-]+[ ,]+){0,12}?)"
    rf"({NAME})",
    re.I,
)
_ALONE = re.compile(rf"{NAME}$")
_LEADING = re.compile(rf"({NAME})\s*(?:[:–—|]|\s-\s|\bon\b|\btalks\b|\binterview\b)", re.I)
_TRAILING = re.compile(rf"(?:[:–—|]|\s-\s|\bwith\b|\bby\b|\bmeet\b|\bto\b)\s*({NAME})[\s.!?)]*$", re.I)
_NOT_NAMES = frozenset(
    """a an and april asked august chapter december episode faq february five foreword frequently friday hello hey hi
    history how i i'm i’m i've in interview introduction it it's january july june march may monday november
    october okay on our part podcast q&a question questions right saturday season section september seven so spotlight
    sunday ten thanks the this three thursday transcript tuesday twenty understanding wednesday well what what's when
    where who why with yeah yes you your""".split()
)
_NOT_BEFORE = frozenset("a an the of its their our his her various in at from for by on and or this that some".split())


def people_in_title(title: str) -> tuple[str, ...]:
    """Names in a title, whoever is talked with first: 'Interview with N', 'Ten questions with N', 'N: ...', 'N'."""
    found = list(talked_with(title))
    if is_only_name(title):
        found.append(clean(title))
    found += [clean(match[1]) for pattern in (_TRAILING, _LEADING) if (match := pattern.search(title))]
    return tuple(dict.fromkeys(name for name in found if is_name(name)))


def talked_with(title: str) -> tuple[str, ...]:
    """Names that a title says were talked with."""
    return tuple(dict.fromkeys(name for match in _WITH.finditer(title) if is_name(name := clean(match[2]))))


def is_only_name(title: str) -> bool:
    """True where a title is written like a name and nothing else; 'Signet Integration' is too."""
    return _ALONE.match(title) is not None and is_name(clean(title))


def people_talked_with(introduction: str) -> tuple[str, ...]:
    """Names that an introduction says were talked with: 'we spoke with the analyst N', not 'with members of the N'."""
    found = []
    for match in _WITH.finditer(introduction):
        before = match[1].split()
        if not before or before[-1].strip(",").lower() not in _NOT_BEFORE:
            found.append(clean(match[2]))
    return tuple(dict.fromkeys(name for name in found if is_name(name)))


def clean(name: str) -> str:
    """`name` without what clings to it: possessives, final punctuation, trailing particles."""
    name = re.sub(r"['’]s?$", "", name.strip(' .,;:!?()[]"“”'))
    return re.sub(r"\s+", " ", name)


def is_name(name: str) -> bool:
    """True for two to six words, the outer ones capitalised, none of them a common title word."""
    words = name.split()
    if not 2 <= len(words) <= 7 or any(word.strip(".,:").lower() in _NOT_NAMES for word in words):
        return False
    return (
        words[0][0].isupper() and words[-1][0].isupper() and not name.isupper() and not any(c.isdigit() for c in name)
    )
