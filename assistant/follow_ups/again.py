"""A follow-up that puts the question before it once more: for more of the answer, or for where it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.told import first_quote
from assistant.lists.theme import asked_theme
from assistant.types import Message

_LEAD = r"^\W*(?:(?:and|but|so|ok(?:ay)?|yes|please)\b\W*)*(?:(?:can|could|would|will)\s+you\s+(?:please\s+)?)?"
_SOMEBODY = r"(?:he|she|they)"
_SAY = r"(?:say|said|have\s+to\s+say|tell(?:\s+(?:us|you|them))?|mention(?:ed)?|write|written)"
_MORE = re.compile(
    rf"""{_LEAD}(?:(?:tell|show|give)\s+(?:me|us)\s+(?:some(?:thing)?\s+|a\s+(?:bit|little)\s+)?more|say\s+(?:some\s+)?more|go\s+on|continue|carry\s+on
    |keep\s+going|elaborate|expand|(?:any\s+|some\s+)?more(?:\s+(?:details?|information|info))?|more\s+of\s+(?:that|this|it)
    |what\s+more(?:\s+is\s+(?:there|said))?|is\s+there\s+(?:any\s+|some\s+)?more|(?:tell|show|give)\s+(?:me|us)\s+(?:the\s+)?(?:more\s+)?details)
    (?:\s+(?:about|on|of)\s+(?:that|this|it))?(?:\W+please)?\W*$
    |{_LEAD}(?:what\s+(?:else|more)\s+(?:do|does|did|has|have)\s+{_SOMEBODY}\s+{_SAY}
      |(?:do|does|did|has|have)\s+{_SOMEBODY}\s+{_SAY}\s+(?:any|some)thing\s+(?:else|more)|(?:is|was)\s+(?:any|some)thing\s+else\s+said)
    \W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_THEN = re.compile(
    rf"""{_LEAD}(?:(?:and|so)\s+)?(?:(?:what\s+)?(?:then|next)|what\s+(?:happened|happens|came|comes|follow(?:ed|s))
    \s+(?:then|next|after(?:wards?|\s+that))|what\s+(?:do|does|did)\s+{_SOMEBODY}\s+(?:do|say)\s+(?:then|next|after\s+that))\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PAPER = (
    r"(?:documents?|interviews?|transcripts?|files?|sources?|recordings?|episodes?|texts?|depositions?|pages?|faqs?)"
)
_THAT = r"(?:that|this|it)"
_SOURCE = re.compile(
    rf"""{_LEAD}(?:(?:from\s+)?(?:which|what)\s+{_PAPER}\s+(?:is|was|does|did)\s+{_THAT}(?:\s+(?:from|in|come\s+from|taken\s+from))?
    |(?:what|which)(?:['’]s|\s+is|\s+was|\s+are)\s+(?:the|your|its)\s+sources?(?:\s+(?:of|for)\s+{_THAT})?|(?:your\s+)?sources?
    |where\s+(?:did|do|have)\s+you\s+(?:get|got|find|found|read|see|take|know)\s+{_THAT}(?:\s+from)?
    |where\s+does\s+(?:it|that|this)\s+say\s+(?:that|this|so|it)|where\s+is\s+(?:that|this|it)\s+(?:written|said)
    |who\s+(?:said|says|is\s+saying|was\s+saying)\s+(?:{_THAT}|so)|who\s+told\s+you\s+(?:{_THAT}|so)
    |what\s+was\s+the\s+question|what\s+(?:was|were)\s+{_SOMEBODY}\s+asked
    |how\s+do\s+you\s+know(?:\s+{_THAT})?|(?:tell|show|give)\s+me\s+(?:the|your)\s+source)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_WHEN_SAID = re.compile(
    rf"""{_LEAD}(?:(?:when|(?:on|in)\s+(?:what|which)\s+(?:day|date|month|year))\s+(?:(?:was|were|is)\s+(?:that|this)\s+
      (?:said|recorded|told|written|published|asked|from)|(?:was|is)\s+it\s+said|did\s+{_SOMEBODY}\s+say\s+(?:{_THAT}|so))
    |what(?:['’]s|\s+is|\s+was)\s+the\s+date\s+of\s+that)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_DATED = re.compile(r"\b\d{4}(?:-\d{2}){0,2}\)")  # at the end of what says where a quote is from
_WHO = re.compile(r"\W*who\b", re.IGNORECASE)


def asks_more(question: str) -> bool:
    """Does a follow-up only ask for more of the last answer: "Tell me more", "What else did she say?", "And then?"?"""
    return _MORE.match(question) is not None or asks_then(question)


def asks_then(question: str) -> bool:
    """Does a follow-up only ask what comes behind the last answer: "And then?", "What happened next?"?"""
    return _THEN.match(question) is not None


def when_said(question: str, earlier: str, answer: str, people: Sequence[str]) -> str:
    """The `earlier` question where this one asks when its `answer` was said and that says a date, else when the one of the
    `people` quoted was interviewed; '' for others."""
    if not _WHEN_SAID.match(question):
        return ""
    dated = _DATED.search(answer.partition(f"“{first_quote(answer)}”")[0])
    return earlier if dated or len(people) != 1 else f"When was {people[0]} interviewed?"


def to_what_was_said(question: str, history: Sequence[Message]) -> Sequence[Message]:
    """The history up to the last answer that quotes something, where a question asks for the source of that; else all of it."""
    if not (_SOURCE.match(question) or _WHEN_SAID.match(question)):
        return history
    quoting = (place for place in reversed(range(len(history))) if first_quote(history[place].content))
    return history[: next((place + 1 for place in quoting if history[place].role == "assistant"), len(history))]


def asks_again(question: str) -> bool:
    """Does a follow-up put the question before it once more?"""
    return asks_more(question) or _SOURCE.match(question) is not None


def again(question: str, earlier: str) -> str:
    """The `earlier` question, of a list for the rest of it, where this one asks for more or for the source; '' for others."""
    if asks_more(question):
        listed = _WHO.match(earlier) and asked_theme(earlier)
        return f"Who else: {earlier}" if listed else earlier
    return earlier if _SOURCE.match(question) else ""
