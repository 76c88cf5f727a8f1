"""Who holds a post: "Who is the CEO of Brightwater?" is answered by words in which the post is that of the firm named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.naming.names import Names
from assistant.types import Evidence
from index.words import content_stems, tokens

NEAR = 8  # words between a post and the name of what it is a post of
HEAD = 600  # characters of a document that may say of what it all is
_POST = (
    r"(?:c[etfo]o|chief(?:\s+\w+){0,2}?\s+officer|chief\s+executive|managing\s+director|president|chair(?:man|woman|person)?|"
    r"director|boss|head|mayor|governor|principal|dean)"
)
_NAME = r"(?-i:[A-Z])[\w’'&.-]*(?:\s+(?:of\s+|the\s+|and\s+)?(?-i:[A-Z])[\w’'&.-]*){0,4}"
_ASKED = re.compile(
    rf"\W*(?:(?:and|so|but)\s+)?who(?:['’]s|\s+(?:is|was))\s+(?:now\s+)?(?:the\s+)?(?:(?:current|present|new|former|first)\s+)?"
    rf"{_POST}\s+(?:of|at)\s+(?:the\s+)?(?P<name>{_NAME})\W*",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\b(?:{_POST}|runs?|ran|running|head(?:s|ed)|leads?|led|leading|chief|chair(?:s|ed)|(?:co-?)?founder|(?:co-?)?founded|"
    r"owns?|owner|in\s+charge)\b",
    re.IGNORECASE,
)


def asked_post(question: str, names: Names) -> str:
    """The name of what it is asked who heads; '' for every other question, and where it is about somebody known."""
    match = None if names.named else _ASKED.fullmatch(question)
    return match["name"].strip() if match else ""


def holds(evidence: Sequence[Evidence], name: str) -> bool:
    """Does a quote speak of a post near the `name`, or of one at all in a document whose beginning says the name?"""
    wanted = content_stems(name)
    for piece in evidence:
        posts = list(_HELD.finditer(piece.text))
        opening = f"{piece.document.title}\n{piece.document.text[:HEAD]}\n{piece.question or ''}"
        if posts and wanted <= content_stems(opening):
            return True
        words = tokens(piece.text)
        for post in posts:
            before = [word.stem for word in words if word.end <= post.start()][-NEAR:]
            behind = [word.stem for word in words if word.start >= post.end()][:NEAR]
            if wanted <= {*before, *behind}:
                return True
    return False
