"""An order or a polite wrapping becomes the question it means: "Please tell me what she uses" asks what she uses.

What a question is wrapped in ("tell me", "describe", "list") is no word of what is asked: searched for, it leads astray,
and nothing in a record answers it. Questions stay as they are.
"""

from __future__ import annotations

import re

from assistant.lists.theme import asked_theme
from assistant.naming.name_index import NameIndex

_WH = r"(?:who|whom|whose|what|which|when|where|why|how)\b"
_POLITE = r"(?:please|kindly|ok(?:ay)?|so|hey|hi|now|and|then)"
_WRAPPED = re.compile(
    rf"""^\W*(?:{_POLITE}[\s,]+)*
    (?:(?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+)?|i(?:\s+would|['’]d)\s+(?:like|love)\s+(?:you\s+)?to\s+
      |i\s+(?:want|wish|need)\s+(?:you\s+)?to\s+|do\s+you\s+|help\s+me\s+(?:to\s+)?|let\s+me\s+)?
    (?:please\s+)?
    (?:tell\s+(?:me|us)|know|explain(?:\s+to\s+(?:me|us))?|show\s+(?:me|us)|find\s+out|say|remind\s+me|understand|learn)
    (?:\s+please)?[\s,:]+(?P<rest>(?:{_WH}|if\b|whether\b).+)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_IS_IT_TRUE = re.compile(r"^\W*is\s+it\s+(?:true|correct|right|so)\s+that\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)
_ABOUT = re.compile(
    rf"""^\W*(?:{_POLITE}[\s,]+)*(?:(?:can|could|would)\s+you\s+(?:please\s+)?|i(?:\s+would|['’]d)\s+like\s+to\s+)?(?:please\s+)?
    (?:tell\s+(?:me|us)|talk|know|learn|say|give\s+me\s+(?:an?\s+)?(?:overview|summary|introduction))
    (?:\s+(?:something|anything|everything|more|a\s+(?:bit|little)(?:\s+more)?|all))?\s+(?:about|of|on|to)\s+(?P<rest>.+)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_LISTED = re.compile(
    rf"""^\W*(?:{_POLITE}[\s,]+)*(?:(?:can|could|would)\s+you\s+(?:please\s+)?)?(?:please\s+)?
    (?:describe|list|name|give(?:\s+me)?|find|state|identify|summari[sz]e|show\s+me|tell\s+me|enumerate)\s+
    (?P<rest>(?:all\s+)?(?:(?:of\s+)?(?:the|a|an|his|her|their|its|any|some|two|three|four|five|\d+)\b|(?-i:[^\W_a-z][\w.-]*(?:\s+[^\W_a-z][\w.-]*)*)['’]s?\b).+)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OWNER = re.compile(r"^[^\W_][\w.-]*(?:\s+[^\W_a-z][\w.-]*){0,3}['’]s?\s")
_HEAD_ENDS = re.compile(
    r"\s+(?:that|which|who|whom|whose|of|in|on|at|from|for|with|by|to|used|paid|made|given|mentioned|he|she|they|it)\b"
)
_PLURAL = re.compile(r"(?:[a-z]{2,}[^s\W]s|people|children|men|women)$", re.IGNORECASE)
_PLEASE = re.compile(r"[\s,]+please\W*$", re.IGNORECASE)
_ENDS = re.compile(r"[\s.!?]+$")
_DOES = re.compile(
    r"^\W*(?:and\s+|so\s+)?what\s+(?:does|do|did)\s+(?P<who>.+?)\s+do(?:\s+for\s+(?:a\s+living|work))?\W*$",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"^\W*(?:and\s+|so\s+)?what(?:['’]s|\s+is|\s+was)\s+(?P<who>.+?)(?:['’]s?)\s+(?:job|work|profession|occupation|trade|line\s+of\s+work)\W*$",
    re.IGNORECASE,
)


def as_question(text: str, names: NameIndex) -> str:
    """The question that `text` means, where it is an order, wrapped politely, or asks what somebody known does.

    `text` itself where it is none of these, and where it asks for a list of people, which is understood as an order.
    """
    if asked_theme(text):
        return text
    plain = _PLEASE.sub("", text)
    if match := _IS_IT_TRUE.match(plain):
        return _sentence(match["rest"])
    if match := _WRAPPED.match(plain):
        return _sentence(re.sub(r"^(?:if|whether)\s+", "", match["rest"], flags=re.IGNORECASE))
    if match := _ABOUT.match(plain):
        rest = _ENDS.sub("", match["rest"])
        return _who_is(rest, names) or _sentence(f"what is said about {rest}")
    if match := _LISTED.match(plain):
        rest = _ENDS.sub("", match["rest"])
        head = _HEAD_ENDS.split(rest, maxsplit=1)[0]
        owned = _OWNER.match(rest) or re.match(
            r"(?:all|the|a|an|his|her|their|its|any|some|two|three|four|five|\d+)\b", rest, re.I
        )
        return _sentence(f"what {'are' if _PLURAL.search(head) else 'is'} {rest}") if owned else text
    for pattern in (_DOES, _JOB):
        if (match := pattern.match(text)) and (who := _who_is(match["who"], names)):
            return who
    return text if plain == text else _sentence(plain)


def _who_is(text: str, names: NameIndex) -> str:
    """What asks for somebody who is introduced, where `text` is a person's name and nothing else; '' elsewhere."""
    found = names.find(text)
    if len(found.people) != 1 or len(found.named) != 1:
        return ""
    around = text[: found.named[0].span.start] + text[found.named[0].span.end :]
    return "" if re.search(r"\w", around) else f"Who is {found.people[0]}, and what do they do?"


def _sentence(text: str) -> str:
    text = _ENDS.sub("", text.strip())
    return f"{text[:1].upper()}{text[1:]}?"
