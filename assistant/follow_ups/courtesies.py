"""What is said in a chat and asks nothing: greetings, thanks, remarks on an answer, and that it is wrong."""

from __future__ import annotations

import re
from typing import Literal

Courtesy = Literal["greeting", "thanks", "remark", "objection"]

_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day))"
    r"(?:\W+(?:there|all|everyone|onrecord))?\W*$",
    re.IGNORECASE,
)
_IS = r"(?:(?:that|this|it|which|you)(?:\s+(?:is|was|are)|['’](?:s|re))\s+)"
_IS_NOT = r"(?:(?:that|this|it|you)(?:(?:\s+(?:is|was|are)|['’](?:s|re))\s+not|\s+(?:isn|wasn|aren)['’]t)\s+|not\s+)"
_VERY = r"(?:(?:very|really|so|most|quite|all|pretty|just|a\s+lot)\s+)"
_LIKED = (
    r"(?:good|great|nice|excellent|perfect|brilliant|wonderful|lovely|fine|fantastic|amazing|awesome|super|cool|helpful|"
    r"useful|interesting|informative|fascinating|clear|enough|right|correct|true)"
)
_WANTED = r"(?:\s+(?:that\s+)?(?:i|we)\s+(?:need(?:ed)?|want(?:ed)?|had|have)(?:\s+to\s+(?:know|ask))?)"
# What asks nothing, one remark each; the longest one that fits is meant.
_REMARKS = tuple(
    (kind, re.compile(rf"(?:{pattern})(?!['’]?\w)", re.IGNORECASE))
    for kind, pattern in (
        ("link", r"and|but|so|then|well|oh|ah|aha|wow|hm+"),
        ("thanks", r"(?:many\s+)?thanks?(?:\s+you)?(?:\s+(?:a\s+lot|so\s+much|very\s+much|again))*|thx|cheers|ta"),
        (
            "thanks",
            r"(?:thanks|thank\s+you)(?:\s+(?:so|very)\s+much)?\s+for\s+[^?]{1,40}$|no,?\s+(?:thanks|thank\s+you)",
        ),
        ("thanks", r"(?:good)?bye|see\s+you(?:\s+(?:later|soon))?|good\s*night|take\s+care"),
        (
            "remark",
            r"ok(?:ay)?|all\s*right|yes|yeah|yep|sure|of\s+course|exactly|got\s+(?:it|that)|i\s+(?:see|understand)",
        ),
        ("remark", r"understood|(?:that\s+)?makes\s+sense|never\s*mind|forget\s+(?:it|that)|no\s+(?:worries|problem)"),
        ("remark", rf"(?:{_IS}|(?:that|it)(?:['’]ll|\s+will)\s+be\s+)(?:all|it|everything){_WANTED}?"),
        ("link", r"(?:for\s+)?(?:now|today|the\s+moment)"),
        (
            "remark",
            rf"(?:{_IS}|how\s+|what\s+an?\s+)?{_VERY}*{_LIKED}(?:\s+(?:answers?|reply|job|work|one|to\s+know))?",
        ),
        ("remark", r"(?:that|this|it)\s+(?:really\s+)?help(?:s|ed)(?:\s+me)?(?:\s+a\s+lot)?"),
        ("no", r"no|nope"),
        ("objection", rf"{_IS}?{_VERY}*(?:wrong|incorrect|untrue|false|nonsense|rubbish)(?:\s+answer)?"),
        (
            "objection",
            rf"{_IS_NOT}{_VERY}?(?:right|correct|true|helpful|useful|it|(?:an?|the|my)\s+(?:right\s+)?answer)",
        ),
        ("objection", rf"{_IS_NOT}what\s+i\s+(?:asked|meant|wanted)(?:\s+(?:for|to\s+know))?"),
        (
            "objection",
            r"(?:that|this|it)\s+do(?:es\s+not|esn['’]t)\s+(?:help|answer\s+(?:it|that|(?:my|the)\s+question))",
        ),
    )
)
_BETWEEN = re.compile(r"[^\w?]*")


def courtesy(text: str) -> Courtesy | None:
    """What a text is that asks nothing; None for one that does, or may."""
    if _GREETING.match(text):
        return "greeting"
    kinds: set[str] = set()
    at = _end(text, 0)
    while at < len(text):
        kind, end = max(((kind, _matched(pattern, text, at)) for kind, pattern in _REMARKS), key=lambda one: one[1])
        if end <= at:
            return None
        kinds.add(kind)
        at = _end(text, end)
    kinds.discard("link")
    if "objection" in kinds or kinds == {"no"}:
        return "objection"
    if not kinds:
        return None
    return "thanks" if "thanks" in kinds else "remark"


def _matched(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The end of a remark at a place; the place itself for none."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _end(text: str, at: int) -> int:
    """Where the next word after a remark stands; a question mark counts as one."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
