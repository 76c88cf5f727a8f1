"""Whether a question rests on what was answered before it."""

from __future__ import annotations

import re

from index.words import content_stems

_VERB = re.compile(
    r"\b(?:do|does|did|is|are|am|was|were|be|been|has|have|had|can|could|will|would|should|shall|may|might|must)\b|"
    r"['’](?:s|re|ve|d|ll)\b|n['’]t\b",
    re.IGNORECASE,
)
# "Why not ...?", "With which ...?": no subject and verb follow; "Who founded ...?" has both and says enough.
_NO_SUBJECT = re.compile(
    r"^\W*(?:why|how|since|with|for|from|in|on|at|through|by|to|even|only|any\w*|because|until)\b", re.IGNORECASE
)
_WHO = re.compile(r"^\W*who\w*\b", re.IGNORECASE)
_FEW = 3  # words
_KNOWN = re.compile(r"\b(?:the|that|this|those|these)\s+(?P<thing>\w+)", re.IGNORECASE)


def rests_on(question: str, answer: str) -> bool:
    """Does `question` say too little to stand by itself ("Why not a RED?"), or name a thing of `answer` as known ("the
    discs")?"""
    known = content_stems(answer)
    few = len(question.split()) <= _FEW and not _WHO.match(question)
    elliptic = not _VERB.search(question) and (few or bool(_NO_SUBJECT.match(question)))
    return elliptic or any(content_stems(match["thing"]) & known for match in _KNOWN.finditer(question))
