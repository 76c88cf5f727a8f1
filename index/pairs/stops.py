"""Labels that end in a full stop, as parliaments and congresses print them: 'Mr. REED. Words', 'Senator Reed. Words'."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RANK = (
    r"(?:(?:Vice|Ranking|Attorney|Lieutenant|Lt|Major|Rear|Deputy)\.?\s+)?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Senator|Sen|Judge|Justice|"
    r"Chair(?:man|woman|person)?|Member|Lord|Lady|Dame|Professor|Prof|General|Gen|Admiral|Adm|Captain|Colonel|Major|Sergeant|"
    r"Lieutenant|Secretary|Representative|Delegate|Congress(?:man|woman)|Governor|Mayor|Ambassador|Director|Administrator|"
    r"Commissioner|Councill?or|Chief|Sheriff|President|Reverend|Rev|Hon)\.?\s+"
)
_CAPITALS = r"(?:Ma?c|D[ei]|L[ae])?[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я'’-]+"
_WHERE = r"(?:\s+of(?:\s+[A-Z][\w'’-]+){1,2})?(?:\s+[\[(][a-z][^\[\]()]{2,30}[\])])?"  # 'of New York [presiding]'
_STOP = re.compile(
    rf"(?P<name>(?:(?:The|An?)\s+)?(?:{_RANK})?{_CAPITALS}(?:\s+[A-ZÀ-ÖØ-ÞА-Я'’.-]+){{0,3}}?{_WHERE})"
    r"\.(?:\s+[-–—]+)?\s+(?=[^a-z\s])"
    rf"|(?P<title>(?:The\s+|{_RANK})(?:(?:de|van|von|la|der|den)\s+){{0,2}}[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s+[A-Z][\w'’-]+){{0,2}}{_WHERE}"
    r"(?:,\s[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2})?)"
    r"\.(?:\s+[-–—]+)?\s+(?=[A-Z\"“])"
)
# 'STATEMENT OF HON. ANN REED'
_HEADING = re.compile(r"(?:\w+ )?(?:STATEMENT|TESTIMONY|REMARKS|RESPONSES?|LETTER) (?:OF|BY|FROM)\b")
_BARE = re.compile(r"(?P<name>[A-Z][a-z][\w'’-]{1,20})\.\s(?=[A-Z\"“])")  # 'Keel. I was asleep.'
# What stands in no such label: a colon, or a bracket without small letters.
_NO_STOP = re.compile(r"[^.:\[(]*(?::|[\[(](?![a-z]))")
_COURT = frozenset("court prisoner jury counsel witness".split())
_SWORN = re.compile(r"\b(?:sworn|deposed|cross-examined)\b")
_OATHS = ("sworn", "deposed", "cross-examined")


def before_stop(words: str) -> tuple[str, int] | None:
    """The label at the beginning of `words` and how long it is with its full stop; None where there is none."""
    if _NO_STOP.match(words):
        return None
    match = _STOP.match(words)
    if match is None:
        bare = _BARE.match(words)
        return (bare["name"], bare.end()) if bare else None
    return None if _HEADING.match(words) else (match["name"] or match["title"], match.end())


def is_bare(name: str) -> bool:
    """True for a label that is one word in small letters, as sentences have: 'Keel', 'Yes'."""
    return " " not in name and name[1:].islower()


def in_court(names: Iterable[str], text: str) -> frozenset[str]:
    """Of `names` those of people in court: the court itself, and whom a text that swears somebody in has in capitals."""
    sworn = any(oath in text for oath in _OATHS) and _SWORN.search(text) is not None
    return frozenset(x for x in names if sworn and (x.casefold() in _COURT or re.search(rf"\b{x.upper()}\b", text)))
