"""Who puts questions that open with somebody's name: 'Ann Reed, miller: Who pays?', 'Mr Reed: Since when?'."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.names import is_common, is_institution, is_name

_NAMED = re.compile(r"(?P<name>[^\W\d_][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,4}\.?)(?:,\s[^:?\n]{2,60}?)?:\s+(?=\S)")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b")
_FEWEST = 3  # questions, and people who put them
_MOSTLY = 0.6  # of the questions that open with a name, and of the names that are people's


def asked_by(questions: Iterable[str], text: str) -> list[re.Match[str] | None]:
    """For each of `questions` the name that it opens with; nobody where few do, or where `text` uses the names as words."""
    found = [_NAMED.match(words) if ":" in words else None for words in questions]
    names = [match["name"] for match in found if match]
    if len(names) < max(_FEWEST, _MOSTLY * len(found)):
        return [None] * len(found)
    known = set(names)
    people = [name for name in known if is_name(name) and not is_institution(name) and not is_common(name, text)]
    titled = all(_TITLED.match(name) for name in known)  # of whom two are enough
    if len(people) < (_MOSTLY * len(known) if titled else max(_FEWEST, _MOSTLY * len(known))):
        return [None] * len(found)
    return found
