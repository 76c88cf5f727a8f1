"""Who puts questions behind a word for asking, with a name in brackets: 'QUESTION (Ann Reed, Hull Mail)', 'Q (Radio Hull, Tom
Hale)', 'Q (Ida Bone)'; a paper's name is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.names import NAME, is_institution, is_name
from index.pairs.roles import says_asks

_ASKED = re.compile(r"(?P<role>[^()]{1,30}?)\s*\((?P<inside>[^()]{3,80})\)")
_NAME = re.compile(rf"{NAME}|(?:Mrs?|Ms|Miss|Dr|Rev|Prof|Sir)\.? [A-Z][\w'’-]+")
_MEDIA = frozenset(
    """radio tv television channel post courier gazette news times press echo ledger herald agency paper daily weekly evening
    morning sunday standard mail wire observer telegraph tribune journal magazine bulletin star sun express canal diario el la
    le der die das zeitung blad posten avisen reporter correspondent""".split()
)
_FEWEST = 3  # brackets that hold nothing but names, where no paper stands beside any
_MOSTLY = 0.6  # of them


def named_in_brackets(labels: Iterable[str]) -> dict[str, str]:
    """The person whom each label of somebody who asks names in its brackets, for those that name one."""
    inside = {label: match["inside"] for label in labels if (match := _asks(label)) is not None}
    parted = {label: [part.strip() for part in words.split(",")] for label, words in inside.items() if "," in words}
    first = sum(_is_person(parts[0]) for parts in parted.values())
    last = sum(_is_person(parts[-1]) for parts in parted.values())
    at = 0 if first > last else -1
    found = {x: parts[at] for x, parts in parted.items() if first != last and _is_person(parts[at])}
    alone = {label: words for label, words in inside.items() if label not in parted}
    known = set(found.values())
    found |= {label: words for label, words in alone.items() if words in known}
    people = {label: words for label, words in alone.items() if _is_person(words)}
    if len(people) >= max(_FEWEST, _MOSTLY * len(alone)) and not any(map(_is_paper, alone.values())):
        found |= people
    return found


def _asks(label: str) -> re.Match[str] | None:
    match = _ASKED.fullmatch(label) if label.endswith(")") else None
    return match if match and says_asks(match["role"].casefold()) else None


def _is_paper(words: str) -> bool:
    return not _MEDIA.isdisjoint(words.casefold().split()) or is_institution(words)


def _is_person(words: str) -> bool:
    return _NAME.fullmatch(words) is not None and is_name(words) and not _is_paper(words)
