"""How an introduction describes somebody: by age, by what they are, by what they do."""

from __future__ import annotations

import re

_NEAR = 40  # characters before a name that say whose it is
_AFTER_COMMA = (
    r"(?!(?:next|near|opposite|behind|above|below|issue|page|vol|no|nr|part|series|episode|season|"
    r"and|or|by|for|to|but|a?t|in|on)\b)"
)
_DESCRIBED = re.compile(  # behind the name of somebody who is introduced
    r"[*_]*(?:,?\s*(?:aged |de |d')?\(?\d\d\)?(?:\s+(?:años|ans|anni|anos|jahre|år|lat|лет|years))?\b(?!['’:.]\d)"
    r"|\s*\((?:aged? |b\. ?|born |\* ?|geb\. |née? (?:en )?)?(?:[^\W\d_][^()\d]{1,30}, )?(?:\d\d|1[89]\d\d|"
    r"20\d\d)(?:[–-]\d*)?\)|"
    rf",\s+{_AFTER_COMMA}(?-i:[a-zà-ÿа-я]|[A-Z][a-z]+(?:in|er)\b)|['’]s?\s|\s+(?:is|was|has|had|have|lives|"
    rf"lived|works?|worked|runs?|teaches|grew|"
    r"owns?|leads?|heads?|spent|ist|war|hat|lebt|arbeitet|leitet|betreut|führt|wohnt|est|vit|travaille|dirige|"
    r"habite|était|es|fue|vive|"
    r"trabaja|lleva|nació|tiene|é|foi|mora|trabalha|è|lavora|heeft|werkt|woont|leidt|jest|był|była|mieszka|"
    r"pracuje|är|bor|arbetar|har|er)\b"
    r"|\s*[–—]\s(?=[a-zà-ÿа-я]))",
    re.I,
)
_DOES = re.compile(
    r"[*_]*\s+(?!(?:(?:spoke|talk(?:s|ed)|speaks|chat(?:s|ted)) (?:to|with)|met|meets|visit(?:s|ed)|sat|sits|"
    r"asks|asked|interviews|interviewed|caught|catches|"
    r"reports|reported|went|goes|travelled|joins|joined|sprach|spricht|traf|trifft|befragte|rencontre|habló|"
    r"conversó)\b)(?!(?:and|or|of|for|in|at|on|by|to|with|und|y|e|et|de|à|von|mit|für)\b)(?-i:[a-zà-ÿа-я]{3,})"
)
_STARTS = re.compile(r"(?:^|\v|[.!?…»”\"][\s*_]+)[\W_]*$")  # what stands before the first word of a sentence
_ROLE = re.compile(r"(?<![\w])(?P<role>[a-zà-ÿß-ÿа-яё-]{4,})[\s*_]+$")  # 'the baker N'
_NO_ROLE = frozenset(
    """with from near about after before told said says like than that when where while into over under between asked
    talks talked spoke speaks
    meet meets sagt sagte nach über unter zwischen sobre entre para desde avec dans chez pour selon contre
    hacia según como alla dalla della nella degli tegen naar door voor przez przed nasza made called named""".split()
)


def is_described(words: str, end: int) -> bool:
    """True where what stands behind the name that ends at `end` says who it is: ', 58,', 'is a', '(Murcia, 1961)'."""
    return _DESCRIBED.match(words, end) is not None


def is_told_of(words: str, start: int, end: int) -> bool:
    """True where the name at `start..end` has a calling before it, or opens a sentence about what somebody does."""
    role = _ROLE.search(words, max(0, start - _NEAR), start)
    if role and role["role"] not in _NO_ROLE:
        return True
    return _DOES.match(words, end) is not None and _STARTS.search(words[max(0, start - _NEAR) : start]) is not None
