"""Which words of a passage a checked sentence cites: those of the reply, and of a question only what it tells itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose import Check, CheckedSentence
from assistant.compose.prompt import Passage
from assistant.types import Evidence, Verdict
from index.sentences import sentences
from index.words import content_stems

RANK: dict[Verdict, int] = {"unsupported": 0, "weak": 1, "supported": 2}
_REPLIES = re.compile(r"(?:yes|yeah|yep|no|nope|never|right|correct|indeed|exactly|certainly|absolutely)\b", re.I)


def worst(claims: Sequence[CheckedSentence]) -> Verdict:
    """The worst of the claims' verdicts; unsupported where there is none."""
    return min((claim.verdict for claim in claims), key=RANK.__getitem__, default="unsupported")


def cited(text: str, claim: CheckedSentence, passage: Passage, *, check: Check) -> tuple[Evidence, ...]:
    """The words of `passage` that a sentence rests on, whose `claim` was found there; none where it was not.

    A sentence that repeats the question lies nearest to the question, which tells nothing: the reply does, wherever the
    sentence says more than the question. Both are cited where the interviewer tells the rest.
    """
    start, end = claim.start, claim.end
    if start is None or end is None:
        return ()
    if start >= passage.reply or not any(place >= 0 for place in passage.places[start : min(end, passage.reply)]):
        return (passage.narrowed(start, end),)
    question = passage.narrowed(start, min(end, passage.reply))
    asks = question.text.rstrip().endswith("?")
    said = check(text, [passage.checked[passage.reply :]]).sentences
    reply = tuple(
        passage.narrowed(passage.reply + one.start, passage.reply + one.end)
        for one in said
        if one.start is not None and one.end is not None
    )
    if reply and _says_more(text, claim, passage, reply, check=check):
        return reply if asks or worst(said) == "supported" else (*reply, question)
    first = _first_sentence(passage) if asks else None
    return (first or question,)


def _says_more(text: str, claim: CheckedSentence, passage: Passage, reply: Sequence[Evidence], *, check: Check) -> bool:
    """Does the sentence say something that the reply holds and the question does not?"""
    asked = passage.checked[: passage.reply]
    named = " ".join(piece.speaker or "" for piece in reply)
    beyond = content_stems(text) - content_stems(asked) - content_stems(named)
    if any(beyond & content_stems(piece.text) for piece in reply):
        return True
    return RANK[worst(check(text, [asked]).sentences)] < RANK[claim.verdict]


def _first_sentence(passage: Passage) -> Evidence | None:
    """The reply's first sentence where it is a yes or a no."""
    at = len(passage.checked) - len(passage.words)
    spans = sentences(passage.checked, at, len(passage.checked))
    if not spans or not _REPLIES.match(spans[0].of(passage.checked).lstrip(" -–—“\"'")):
        return None
    return passage.narrowed(spans[0].start, spans[0].end)
