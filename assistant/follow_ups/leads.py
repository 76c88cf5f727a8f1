"""What stands ahead of the question that is asked: talk ("Thanks, another question:"), a new subject with a question of its
own, another place."""

from __future__ import annotations

import re

_TALK = re.compile(
    r"^\W*(?:(?:hi(?:\s+there)?|hello(?:\s+there)?|hey(?:\s+there)?|good\s+(?:morning|afternoon|evening)|"
    r"sorry|ok|okay|thanks?|thank you|great|nice|good|right|fine|cool|wow|ouch|oh|ah|hm+|well|interesting|yes|"
    r"alright|all right|by the way|btw|never ?mind|forget (?:it|that)|"
    r"anyway|next|another (?:question|thing)|one more (?:question|thing)|"
    r"(?:a )?(?:change of|different|new) (?:subject|topic|question))\b[\s,:;.!-]+)+"
    r"(?=(?:and |but |so )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|"
    r"will|would)\b.*\w+\W+\w)",
    re.IGNORECASE,
)
# "What about the horse sale, who bought the horse?": a new subject with a question of its own.
_ASIDE = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|also)\W+)?(?:(?:what|how)\s+about|i\s+meant?)\s+(?P<thing>[^\s,;:?][^,;:?]{2,79}?)\s*[,;:?]+\s*"
    r"(?P<asked>(?:and\s+)?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|"
    r"will|would)\s+\S+\s+\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
# "And in the deposition, who greased the fan?": another place, and a question of its own.
_ELSEWHERE = re.compile(
    r"^\W*(?:and|but|so|or|then|also)\W+(?:in|at|on|from|during|according\s+to)\s+the\s+[^,;:?]{2,60},\s*"
    r"(?=(?:who|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)


def without_talk(question: str) -> str:
    """The question without the talk ahead of it."""
    return _TALK.sub("", question)


def without_place(question: str) -> str:
    """The question without the other place that stands ahead of it."""
    return _ELSEWHERE.sub("", question)


def aside_of(question: str) -> re.Match[str] | None:
    """The new subject that stands ahead, as its `thing`, and what is `asked` of it; None where none does."""
    return _ASIDE.match(question)
