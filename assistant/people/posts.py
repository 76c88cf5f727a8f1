"""Who holds a post: "Who is the CEO of Brightwater?" is answered by words in which the post is that of the firm named, and "Who
is the bishop of Harrow?" by words that speak of a bishop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.naming.names import Names
from assistant.naming.occupations import calls
from assistant.people.making import ROLES
from assistant.people.trades import is_trade
from assistant.people.whose_deed import says_alike
from assistant.types import Evidence
from index.types import Span
from index.words import Token, content_stems, tokens

NEAR = 8  # words between a post and the name of what it is a post of
HEAD = 600  # characters of a document that may say of what it all is
_POST = (
    r"(?:c[etfo]o|chief(?:\s+\w+){0,2}?\s+officer|chief\s+executive|managing\s+director|president|chair(?:man|woman|person)?|"
    r"director|boss|head)"
)
_NAME = r"(?-i:[A-Z])[\w’'&.-]*(?:\s+(?:of\s+|the\s+|and\s+)?(?-i:[A-Z])[\w’'&.-]*){0,4}"
_ASKED = re.compile(
    r"\W*(?:(?:and|so|but)\s+)?who(?:['’]s|\s+(?:is|was))\s+(?:now\s+)?(?:the\s+)?(?:(?:current|present|new|former|first)\s+)?"
    rf"(?P<post>{_POST}|(?-i:[a-z])[\w-]*(?:\s+(?-i:[a-z])[\w-]*)?)\s+(?:of|at|for|in)\s+(?:the\s+)?(?P<name>{_NAME})\W*",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\b(?:{_POST}|runs?|ran|running|head(?:s|ed)|leads?|led|leading|chief|chair(?:s|ed)|(?:co-?)?founder|(?:co-?)?founded|"
    r"owns?|owner|in\s+charge)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What is asked for: who is `what` of the firm or place of this `name`; '' for whoever heads it, by any word for that."""

    what: str
    name: str


def asked_post(question: str, names: Names) -> Post | None:
    """The post of which it is asked who holds it; None for every other question, and where it is about somebody known."""
    match = None if names.named else _ASKED.fullmatch(question)
    if match is None:
        return None
    name = match["name"].strip()
    if re.fullmatch(_POST, match["post"], re.IGNORECASE):
        return Post(what="", name=name)
    what = match["post"].split()[-1].lower()
    named = (calls(what) or is_trade(what)) and not re.fullmatch(ROLES, what)
    return Post(what=what, name=name) if named else None


def holds(evidence: Sequence[Evidence], post: Post) -> bool:
    """Does a quote speak of the post near the name, or of one at all in a document whose beginning says the name?"""
    wanted = content_stems(post.name)
    for piece in evidence:
        words = tokens(piece.text)
        posts = _posts(post, piece.text, words)
        opening = f"{piece.document.title}\n{piece.document.text[:HEAD]}\n{piece.question or ''}"
        if posts and wanted <= content_stems(opening):
            return True
        for held in posts:
            before = [word.stem for word in words if word.end <= held.start][-NEAR:]
            behind = [word.stem for word in words if word.start >= held.end][:NEAR]
            if wanted <= {*before, *behind}:
                return True
    return False


def _posts(post: Post, text: str, words: Sequence[Token]) -> list[Span]:
    """Where a text speaks of the post."""
    if not post.what:
        return [Span(*held.span()) for held in _HELD.finditer(text)]
    (what,) = tokens(post.what)
    return [Span(word.start, word.end) for word in words if says_alike(what, [word])]
