"""The reply to 'Which do you mean?': the question before, of the record that the reply names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Message
from prompts import phrase

LONGEST = 12  # words of a reply that names a record
_BEFORE, _, _BEHIND = phrase("declined.which", titles="\0").partition("\0")
_TITLE = re.compile(r"“([^”]*)”")
_ASKS = re.compile(
    r"\W*(?:(?:and|but|so|ok|okay|no)\W+)*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|"
    r"has|have|had|can|could|will|would|tell|list|show|thanks?)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\W*(?:(?:i\s+mean|i\s+meant|sorry|oh|ok|okay|please|that\s+(?:is|would\s+be)|it['’]s)\b\W*)+", re.IGNORECASE
)
_NTH = re.compile(
    r"\W*(?:the\s+)?(?P<nth>first|second|third|fourth|fifth|sixth|last)(?:\s+(?:one|of\s+them|document))?\W*",
    re.IGNORECASE,
)
_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1}


def completed(reply: str, history: Sequence[Message]) -> str:
    """The question that `reply` completes by saying which record is meant; '' where that was not asked, or it asks anew."""
    if len(history) < 2 or history[-1].role != "assistant" or history[-2].role != "user":
        return ""
    said, asked = history[-1].content.strip(), history[-2].content
    if not (said.startswith(_BEFORE) and said.endswith(_BEHIND)) or _ASKS.match(reply):
        return ""
    named = _LEAD.sub("", reply, count=1) if _LEAD.match(reply) else reply
    titles = _TITLE.findall(said)
    nth = _NTH.fullmatch(named)
    if nth and -len(titles) <= _ORDER[nth["nth"].lower()] < len(titles):
        named = titles[_ORDER[nth["nth"].lower()]]
    elif len(named.split()) > LONGEST:
        return ""
    return f"{asked.rstrip(' ?.!')} ({named.strip(' ?.!')})?"
