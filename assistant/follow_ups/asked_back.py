"""The reply to 'Which do you mean?': the question before, of the record that the reply names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Message
from prompts import phrase

LONGEST = 12  # words of a reply that names a record
_BEFORE, _, _BEHIND = phrase("declined.which", titles="\0").partition("\0")
_TITLE = re.compile(r"“([^”]*)”")
_ASKS = re.compile(  # at once or behind other words: "I meant the ferry, how much is it?"
    r"(?:^|[,;:.!?–—-]\s)\W*(?:(?:and|but|so|ok|okay|no)\W+)*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|"
    r"has|have|had|can|could|will|would|tell|list|show|thanks?|never\s*mind|forget)\b",
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
    if not _lists(history[-1]) or _ASKS.search(reply):
        return ""
    named = _LEAD.sub("", reply, count=1) if _LEAD.match(reply) else reply
    titles = _TITLE.findall(said)
    nth = _NTH.fullmatch(named)
    if nth and -len(titles) <= _ORDER[nth["nth"].lower()] < len(titles):
        named = titles[_ORDER[nth["nth"].lower()]]
    elif len(named.split()) > LONGEST:
        return ""
    return f"{asked.rstrip(' ?.!')} ({named.strip(' ?.!')})?"


def unlisted(history: Sequence[Message]) -> tuple[Message, ...]:
    """The history without the titles that were named to ask which is meant: nobody has spoken of them yet."""
    return tuple(replace(message, content="") if _lists(message) else message for message in history)


def _lists(message: Message) -> bool:
    said = message.content.strip()
    return message.role == "assistant" and said.startswith(_BEFORE) and said.endswith(_BEHIND)
