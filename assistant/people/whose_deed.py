"""Whether what is quoted tells the deed of which a question asks whose it is: "Who lost an oven?" is not answered by whoever
lost at cards in one sentence and has an oven in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.people.sayings import with_before
from assistant.types import Evidence
from index.words import Token, tokens

FEW, MANY = 2, 3  # content words of a question that one sentence can be expected to have
LEANING = 3  # sentences ahead of one that begins with "they" in which may stand who they are
ALIKE = 0.65  # cosine from which another word may mean the same
_WHO_DID = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?who\s+(?!(?:is|are|was|were|else)\s+(?:the|an?|in|on|at|your|his|her|their|our)\b)",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"\W*(?:(?:and|but|then|so)\W+)?(?:he|she|they|it|that|this)\b", re.IGNORECASE)


def untold(question: str, evidence: Sequence[Evidence]) -> bool:
    """Does a short question ask who did something, and no sentence of what is quoted say it, with what it replies to?

    Another form of a word, or one that means about the same, is as good.
    """
    words = [word for word in tokens(question) if not word.stop]
    if not evidence or not _WHO_DID.match(question) or not FEW <= len(words) <= MANY:
        return False
    return not any(all(says_alike(word, said) for word in words) for piece in evidence for said in _told(piece))


def _told(piece: Evidence) -> Iterator[tuple[Token, ...]]:
    """The words of each sentence of what is quoted, with those of the question, and of those before that it leans on."""
    asked = tokens(piece.question or "")
    for before, said in with_before(piece, LEANING):
        yield *asked, *tokens(before if _LEADS_ON.match(said) else ""), *tokens(said)


def says_alike(word: Token, said: Sequence[Token]) -> bool:
    """Is there among the words another form of one, or one that means about the same?"""
    from assistant.verify.lexicon import BASES  # large, and seldom asked for
    from assistant.verify.meanings import nearest

    base = BASES.get(word.folded, word.folded)
    if any(other.stem == word.stem or BASES.get(other.folded, other.folded) == base for other in said):
        return True
    others = frozenset(other.folded for other in said if not other.stop)
    return max(nearest(word.folded, others) or 0.0, nearest(base, others) or 0.0) >= ALIKE
