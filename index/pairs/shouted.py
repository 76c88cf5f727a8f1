"""Names that the head of a document sets in capitals, whole or their first word: 'ADA REED (host)', 'ODESSA Reed (86)'."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.names import is_institution
from index.pairs.persons import is_person
from index.pairs.roles import presides_by_label, says_asks

_WORDS = r"[^\W\d_a-z]{2,}(?:[ \t]+(?:[\"“][^\W\d_]{1,20}[\"”]|[^\W\d_a-z]{2,})(?:-[^\W\d_a-z]{2,})*){1,4}"
_CAPITALS = re.compile(  # in a line that begins otherwise or says what somebody is: a paper's name stands alone
    rf"(?<=[a-z:,] ){_WORDS}|^{_WORDS}(?=, (?:the |an? )?[a-z])", re.M
)
_BEHIND = r"(?:[ ][^\W\da-z_][\w'’]*(?:-[^\W\da-z_][\w'’]*)*){1,3}(?![\w-])"
_SHORTEST = 3  # letters of a first name in capitals


def of_initials(short: str, head: str, initials: Callable[[str], str]) -> str | None:
    """The only name in capitals in `head` whose `initials` are `short`."""
    found = {match[0] for match in _CAPITALS.finditer(head) if initials(match[0]) == short}
    return found.pop() if len(found) == 1 else None


def begins_name(label: str, rows: str) -> str | None:
    """The only name in `rows` of which `label`, in capitals, is the beginning, in capitals as well."""
    if not label.isupper() or len(label) < _SHORTEST or says_asks(label.casefold()) or presides_by_label(label):
        return None
    found = {match[0] for match in re.finditer(rf"(?<![\w-]){re.escape(label)}{_BEHIND}", rows)}
    people = {name for name in found if is_person(name.title()) and not is_institution(name)}
    return people.pop() if len(people) == 1 else None
