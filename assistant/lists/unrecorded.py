"""What no archive records of those who take part: "How many women were interviewed?" is counted nowhere."""

from __future__ import annotations

import re

from assistant.lists.phrasings import CALLED, RECORD

_ONE = r"(?:wom[ae]n|m[ae]n|females?|males?|girls?|boys?|lad(?:y|ies)|gentlem[ae]n)"
_ONES = rf"{_ONE}(?:\s+(?:and|or|vs\.?|versus)\s+{_ONE})?"
_HOW = r"(?:how\s+many|which|what\s+(?:share|percentage|proportion|number)(?:\s+of)?|count)"
_PART = rf"(?:interviewed|questioned|recorded|(?:{CALLED})|in\s+(?:here|(?:the|this|these|your)\s+{RECORD}))"
_ASKED = tuple(
    re.compile(rf"^\W*(?:and\s+|so\s+)?{pattern}\W*$", re.IGNORECASE)
    for pattern in (
        # How many women were interviewed? Which of the men are in the archive?
        rf"{_HOW}\s+(?:of\s+the\s+|the\s+)?{_ONES}\s+(?:(?:are|were|have\s+been|was|there|do\s+you\s+have|did\s+you|you)\s+)*{_PART}",
        # How many female interviewees are there? How many of the people interviewed are women?
        rf"{_HOW}\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?{_ONES}\s+(?:{CALLED})\b.{{0,40}}",
        rf"{_HOW}\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:{CALLED})(?:\s+interviewed)?\s+(?:are|were|is|was)\s+(?:an?\s+)?{_ONES}",
        rf"(?:(?:is|are|was|were)\s+(?:any|some)(?:\s+of\s+the)?\s+(?:{CALLED})|who\s+of\s+the\s+(?:{CALLED})\s+(?:is|are))\s+(?:an?\s+)?{_ONES}",
    )
)
_COUNTED = re.compile(
    rf"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|half|all|most)\s+(?:\w+\s+){{0,3}}{_ONE}\b|"
    rf"\b{_ONE}\b\s+(?:were|was)\s+interviewed\b",
    re.IGNORECASE,
)


def unrecorded(question: str) -> bool:
    """Does `question` ask who among those who take part is a woman or a man?"""
    return any(pattern.match(question) for pattern in _ASKED)


def counts(text: str) -> bool:
    """May a text say how many women or men there were?"""
    return _COUNTED.search(text) is not None
