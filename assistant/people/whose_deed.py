"""Whether what is quoted tells the deed of which a question asks whose it is: "Who lost an oven?" is not answered by whoever
lost at cards in one sentence and has an oven in the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.naming.names import bare
from assistant.people.sayings import with_before
from assistant.types import Evidence
from index.sentences import sentences
from index.words import Token, content_stems, tokens

FEW, MANY = 2, 3  # content words of a question that one sentence can be expected to have
LEANING = 3  # sentences ahead of one that begins with "they" in which may stand who they are
ALIKE = 0.65  # cosine from which another word may mean the same
MOSTLY = 0.8  # share of the words, by rarity, that tell what somebody is asked to have said or done
_WHO_SAID = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?who\s+(?:said|says|claim(?:ed|s)|remark(?:ed|s)|mention(?:ed|s)|not(?:ed|es)|told\s+\w+)\s+"
    r"(?:that\s+)?(?P<said>.+)",
    re.IGNORECASE,
)
_I = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y)\b")
_DENIED = re.compile(  # "I have never used a ..."
    r"(?:\b(?:not?|never|without|nor|neither|instead\s+of|rather\s+than|stopped|gave\s+up)\b|n['’]t\b)(?:\W+[\w'’-]+){0,5}\W+$",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:not?|never|nor|neither|nobody|stopped|gave\s+up|used\s+to)\b|n['’]t\b", re.IGNORECASE)
_WHO_DID = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?who\s+(?!(?:is|are|was|were|else)\s+(?:the|an?|in|on|at|your|his|her|their|our)\b)",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"\W*(?:(?:and|but|then|so)\W+)?(?:(?:he|she|they|it|that|this)\b|(?:I|we)\s+(?:[\w'’]+\s+){1,2}?(?:it|them)\b)",
    re.IGNORECASE,
)


def untold(question: str, evidence: Sequence[Evidence]) -> bool:
    """Does a short question ask who did something, and no sentence of what is quoted say it, with what it replies to?

    Another form of a word, or one that means about the same, is as good.
    """
    words = [word for word in tokens(question) if not word.stop]
    if not evidence or not _WHO_DID.match(question) or not FEW <= len(words) <= MANY:
        return False
    return not any(all(says_alike(word, said) for word in words) for piece in evidence for said in _told(piece))


def said_so(question: str, evidence: Sequence[Evidence], rarity: Callable[[str], float]) -> bool:
    """Is it asked who said something, and does a quote with what it replies to say it, with every number of it?"""
    match = _WHO_SAID.match(question)
    words = [word for word in tokens(match["said"]) if not word.stop] if match else []
    return len(words) >= MANY and any(
        _share(words, said, rarity) >= MOSTLY and all(word.stem in said for word in words if word.number)
        for piece in evidence
        for said in [content_stems(f"{piece.question or ''} {piece.text}")]
    )


def of_oneself(
    question: str, names: Sequence[str], evidence: Sequence[Evidence], rarity: Callable[[str], float]
) -> bool:
    """Is it asked who did something, and does a sentence tell it of whoever speaks: "I switch between a keyboard and a
    Slabboard"? It says all of the `names` that the question has; where it has none, but MANY words, some may stand in what
    the sentence goes on from ("The brushes, then." "I keep them in lard.")."""
    words = [word for word in tokens(question) if not word.stop]
    if not _WHO_DID.match(question) or not (names or len(words) >= MANY):
        return False
    if not names:
        return any(
            _I.search(said)
            and not _DENIES.search(said)
            and _share(words, content_stems(f"{piece.question or ''} {before} {said}"), rarity) >= MOSTLY
            for piece in evidence
            for before, said in with_before(piece, 1)
        )
    return any(
        _I.search(said)
        and _share(words, content_stems(said), rarity) >= MOSTLY
        and all(_affirmed(bare(name), said) for name in names)
        for piece in evidence
        for said in (span.of(piece.text) for span in sentences(piece.text))
    )


def _affirmed(name: str, said: str) -> bool:
    """Does a sentence say a name, and no denial ahead of it?"""
    at = said.find(name)
    return at >= 0 and not _DENIED.search(said[:at])


def _share(words: Sequence[Token], said: frozenset[str], rarity: Callable[[str], float]) -> float:
    weights = {word.stem: rarity(word.stem) for word in words}
    return sum(weight for stem, weight in weights.items() if stem in said) / (sum(weights.values()) or 1.0)


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
