"""A follow-up that puts the question before it right: "Not Ansel, Brennan", "I was asking about Brennan", "No, I meant her
radio."

By rule. What corrects nothing gives ''.
"""

from __future__ import annotations

import re

from assistant.follow_ups.ellipsis import WH, with_phrase, with_thing
from assistant.follow_ups.referents import OWNS, stranger
from assistant.naming.name_index import NameIndex
from assistant.naming.names import Names

FEW = 3  # words of a thing that is meant
LONGEST = 5  # words of what takes the place of what was meant
_ARTICLE = r"(?:(?:the|his|her|their|its|a|an)\s+)?"
_NOT_BUT = re.compile(
    rf"^\W*(?:no\W+)?(?:i\W+)?(?:did(?: not|n['’]t) mean|not)\s+{_ARTICLE}(?P<old>[\w'’ -]{{2,40}}?)\s*"
    rf"(?:,\s*(?:but\s+|i meant?\s+)?|\s+but\s+){_ARTICLE}(?P<new>[\w'’ -]{{2,40}}?)\W*$",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^\W*(?:(?:no|nope|sorry|oh|actually|not\s+(?:that|him|her)(?:\s+one)?|wrong\s+[\w'’-]+)\b[\s,.:;–—-]+)*"
    r"(?:i\s+(?:meant?|want(?:ed)?|asked\s+(?:about|for)|was\s+(?:asking|talking)\s+(?:about|for)|am\s+asking\s+about)|"
    r"i['’]m\s+asking\s+about)\s+(?P<new>[^,;:?]+?)\W*$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:at|in|on|for|with|from)\s+\S", re.IGNORECASE)
_OWN = re.compile(r"^(?:his|her|their|the)\s+(?P<thing>[\w'’-]+(?:\s+[\w'’-]+){0,2})$", re.IGNORECASE)
_USED_FOR = re.compile(r"\bfor\s+(?:\w+\s+){0,2}\w+\W*$", re.IGNORECASE)
_OWNING = re.compile(r"^['’](?:s\b|(?=\s))")


def corrected(question: str, earlier: str, names: NameIndex) -> str:
    """The `earlier` question with what `question` puts in place of a part of it; '' where it corrects nothing."""
    change, meant = _NOT_BUT.match(question), _MEANT.match(question)
    new = change["new"] if change else meant["new"].strip() if meant else ""
    if meant and _AT.match(new) and len(new.split()) <= 2 * LONGEST:
        return with_phrase(new, earlier)
    if not new or len(new.split()) > LONGEST or WH.match(new):
        return ""
    found = names.find(new)
    if _only_name(new, found):
        return of_another(earlier, found, new, names)
    if change:
        place = re.search(rf"\b{re.escape(change['old'])}\b", earlier, re.IGNORECASE)
        return earlier[: place.start()] + new + earlier[place.end() :] if place else ""
    own = _OWN.match(new)
    if found.named or WH.match(new):
        return ""
    if not own:  # "What does she say about rope?", "No, I meant knots"
        return with_thing(new, earlier, instead=False) if len(new.split()) <= FEW else ""
    thing = own["thing"]
    return with_phrase(f"for {thing}", earlier) if _USED_FOR.search(earlier) else with_thing(thing, earlier)


def _only_name(text: str, found: Names) -> bool:
    """Is a name all that is said, somebody's here or of two words or more?"""
    name = found.named[0].span.of(text) if len(found.named) == 1 else stranger(text, found)
    return bool(name) and OWNS.sub("", name).strip() == OWNS.sub("", text).strip()


def of_another(earlier: str, found: Names, question: str, names: NameIndex) -> str:
    """The earlier question asked of somebody else; '' where it named nobody."""
    before = names.find(earlier)
    old = [named.span for named in before.named] or [s for s in before.unknown if " " in s.of(earlier)]
    if not old:
        return ""
    if found.named:
        named = found.named[0]
        new = named.people[0] if len(named.people) == 1 else named.span.of(question)
    else:
        new = OWNS.sub("", stranger(question, found))
    undecided = [named.span for named in before.named if len(named.people) > 1 and new in named.people]
    span = (undecided or old)[-1]
    rest = earlier[span.end :]
    owns = OWNS.search(span.of(earlier)) or _OWNING.match(rest)
    tail = ("'" if new.endswith("s") else "'s") if owns else ""
    return earlier[: span.start] + new + tail + _OWNING.sub("", rest)
