"""Names that nobody in the archive is known by, and what a document itself says of them: a thing, or whoever answers there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.naming.titles import contradicts, is_title, untitled
from assistant.types import Evidence
from index.types import Document
from index.words import tokens

_MINE = r"\b(?:[Mm]y\s+(?:\w+\s+)?name|I\s+am|I['’]m|(?:call(?:ed|s)?|named)\s+me)\b"
_FAR = 80  # characters between "my name" and the name
_IT = r"[\"”’'*_]*(?:[.;]\s+It\b|,\s+which\b)"


def own_name(name: str, evidence: Sequence[Evidence], visible: Callable[[Document], str]) -> bool:
    """Does the document of the evidence say that a name is that of a thing ("Marrow Red. It is an old wheat"), or, where
    nobody is said to answer, that of whoever does ("My name stood in the credits: Ada Moss")?"""
    if not evidence:
        return False
    text, called = visible(evidence[0].document), r"\s+".join(re.escape(word) for word in name.split())
    if re.search(rf"\b{called}{_IT}", text):
        return True
    unsaid = not any(turn.speaker for turn in evidence[0].pair.turns)
    return unsaid and re.search(rf"{_MINE}[^.!?]{{0,{_FAR}}}?\b{called}\b", text) is not None


def surname_quoted(name: str, evidence: Sequence[Evidence]) -> bool:
    """Does a quote say, behind a first name, the surname of a name that is a form of address and a surname?"""
    words = tokens(name)
    if len(words) != 2 or untitled(words) == words:
        return False
    said = (pairwise(tokens(piece.text)) for piece in evidence if not contradicts(name, piece.text))
    return any(
        two.folded == words[1].folded and one.capital and not (one.stop or is_title(one.folded))
        for pairs in said
        for one, two in pairs
    )
