"""The marks by which an answer's sentences name the passages they rest on, in the forms that language models write."""

from __future__ import annotations

import re

LABEL = (
    r"(?:passages?|sources?|evidence|excerpts?|quotes?|documents?|docs?|references?|refs?|citations?|chunks?|contexts?"
    r"|snippets?)"
)
NUMBERS = rf"\d{{1,3}}(?:\s*(?:,|;|&|and|-|–|to)\s*(?:{LABEL}\s*)?\d{{1,3}})*"
_PAGE = r"(?:†|[,:]\s*(?:pp?\.|pages?|lines?|§))[^\]】\n]{0,80}"
BRACKETED = (
    rf"[\[【［]{{1,2}}\s*(?:\^|(?:{LABEL}|no\.?|#)\s*[:#]?\s*)?(?P<numbers>{NUMBERS})\s*(?:{_PAGE})?[\]】］]{{1,2}}"
)
ROUND = rf"\((?:see\s+)?{LABEL}\s*[:#]?\s*(?P<round>{NUMBERS})\)"
# "(1)" alone is a mark behind a word or a stop, where a clause ends: "142 steps (1)." "142 steps (1) and
# a lamp (2)." but not "(1) one, (2) two".
PLAIN = (
    r"(?<=[\w.!?…\"'”’%)])\s*\((?P<plain>\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)"
    r"(?=\s*(?:[.,;:!?…]|\n|\Z|\(\d|\[|(?:and|but|while|because)\s+(?!\())|(?<=[.!?…]\s\(\d\)))"
)
MARK = re.compile(rf"\s*(?:{BRACKETED}|{ROUND})|{PLAIN}", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)|(\d+)")
_LONGEST_RANGE = 20


def numbered(written: str) -> list[int]:
    """The numbers that a mark's inside names, ranges written out: "1, 3-5" is 1, 3, 4, 5."""
    found: list[int] = []
    for first, last, single in _RANGE.findall(written):
        found += [int(single)] if single else range(int(first), min(int(last), int(first) + _LONGEST_RANGE) + 1)
    return found


def marked(match: re.Match[str]) -> list[int]:
    """The numbers of a match of MARK."""
    return numbered(match["numbers"] or match["round"] or match["plain"])
