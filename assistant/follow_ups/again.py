"""A follow-up that puts the question before it once more: for more of the answer, or for where it is from."""

from __future__ import annotations

import re

from assistant.lists.theme import asked_theme

_LEAD = r"^\W*(?:(?:and|but|so|ok(?:ay)?|yes|please)\b\W*)*(?:(?:can|could|would|will)\s+you\s+(?:please\s+)?)?"
_MORE = re.compile(
    rf"""{_LEAD}(?:(?:tell|show|give)\s+(?:me|us)\s+(?:some(?:thing)?\s+|a\s+(?:bit|little)\s+)?more|say\s+(?:some\s+)?more|go\s+on|continue|carry\s+on
    |keep\s+going|elaborate|expand|(?:any\s+|some\s+)?more(?:\s+(?:details?|information|info))?|more\s+of\s+(?:that|this|it)
    |what\s+more(?:\s+is\s+(?:there|said))?|is\s+there\s+(?:any\s+|some\s+)?more|(?:tell|show|give)\s+(?:me|us)\s+(?:the\s+)?(?:more\s+)?details)
    (?:\s+(?:about|on|of)\s+(?:that|this|it))?(?:\W+please)?\W*$""",
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
    |how\s+do\s+you\s+know(?:\s+{_THAT})?|(?:tell|show|give)\s+me\s+(?:the|your)\s+source)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_WHO = re.compile(r"\W*who\b", re.IGNORECASE)


def asks_more(question: str) -> bool:
    """Does a follow-up only ask for more of the last answer: "Tell me more", "Go on"?"""
    return _MORE.match(question) is not None


def asks_again(question: str) -> bool:
    """Does a follow-up put the question before it once more?"""
    return asks_more(question) or _SOURCE.match(question) is not None


def again(question: str, earlier: str) -> str:
    """The `earlier` question, of a list for the rest of it, where this one asks for more or for the source; '' for others."""
    if asks_more(question):
        listed = _WHO.match(earlier) and asked_theme(earlier)
        return f"Who else: {earlier}" if listed else earlier
    return earlier if _SOURCE.match(question) else ""
