"""Whether a conversation has left the people whom it was about, for what nobody said and another document has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.referents import one, quoted_people
from assistant.follow_ups.told import first_quote
from assistant.naming.name_index import NameIndex
from assistant.types import Message

_TITLE = re.compile(r"\(“([^”]*)”")  # behind who is quoted, or "It is written"


def has_left(history: Sequence[Message], people: Sequence[str], names: NameIndex) -> bool:
    """Was a later question than those for `people`, that leans on nobody, answered from another document's words that are
    nobody's? A document is told by its title, which may also be one of them."""
    titles: set[str] = set()
    answer = ""
    for message in reversed(history):
        if message.role == "assistant":
            answer = message.content
            continue
        quoted = bool(first_quote(answer))
        found = names.find(message.content)
        named = found.named or found.strangers(message.content) or one(message.content)
        if named or (quoted and quoted_people(answer, names)):
            break
        titles = titles or set(_TITLE.findall(answer) if quoted else ())
        answer = ""
    else:
        return False
    theirs = {person for title in titles for person in names.find(title).people}
    return bool(titles) and not titles & set(_TITLE.findall(answer)) and not theirs & set(people)
