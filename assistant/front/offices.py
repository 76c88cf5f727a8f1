"""Where counsel have their office: the address below their name among the appearances, and not that of another firm."""

from __future__ import annotations

import re

from assistant.archive import Archive
from assistant.front.matter import front, read
from assistant.front.question import OFFICE, Sought
from assistant.naming.titles import name_parts
from assistant.types import Evidence
from index.types import Filters
from index.words import tokens

_NUMBERED = re.compile(r"\b\d+\w?\s+[A-Z]")  # "77 Elm Avenue"


def office(archive: Archive, question: str, filters: Filters) -> tuple[Evidence, ...]:
    """The appearances with the address of whom "Where is NAME's office?" asks for; empty for other questions."""
    asked = OFFICE.fullmatch(question)
    name = set(name_parts(asked["owner"] or asked["other"])) if asked else set()
    if not name:
        return ()
    found = front(archive, Sought(fact="counsel"), read(archive, question, filters, ()))
    pieces = [piece for pieces in found for piece in pieces if _NUMBERED.search(piece.text)]
    return tuple(piece for piece in pieces if name <= {token.folded for token in tokens(piece.text)})
