"""What the best evidence of a question says about being an answer: one number for each signal.

How close it comes, how much of the question it covers, which names and rare words of the question it leaves out.
assistant/abstain.py weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.features import has_kind
from assistant.naming.said import says_name
from assistant.naming.titles import contradicts, name_stems
from assistant.rank import Ranked
from assistant.types import Evidence
from index.sentences import sentences
from index.types import Document
from index.words import Token, content_stems, tokens

Rarity = Callable[[str], float]
Visible = Callable[[Document], str]  # the text of a document that may be found

_DENIAL = re.compile(
    r"\b(?:not?|never|none|nothing|nobody|neither|nor|without|cannot|stopped|instead|wish|too \w+ (?:to|for|into))\b|n['’]t\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\W*no\s*[.,;:!–—-]", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–—)]\s+(?:and|but|so|then)\b|[.!?;]\s", re.IGNORECASE)
_BRAND = re.compile(r"\b(?:brands?|makes?|models?|manufacturers?)\b(?: of| is| are| does| do| has)", re.IGNORECASE)
_REQUEST = re.compile(
    r"^\W*what(?:['’]s| is) the (?:weather|time|date|news|exchange rate)\b|^\W*what (?:time|day|date) is it\b|"
    r"^\W*(?:how are you|what are you wearing)\b|"
    r"^\W*(?:please\s+)?(?:(?:can|could|would|will) you\s+(?:please\s+)?)?(?:write|compose|draft|create|generate|make|build|"
    r"translate|calculate|compute|solve|tell me a|sing|draw|paint|book|order|play|code|program|fix|help me|remind me to|"
    r"ignore|disregard|forget|pretend|repeat after)\b",
    re.IGNORECASE,
)
#: Margin, at most: the farthest of 1,000 questions of our own, and the middle of them, where there are no ten sentences to
#: stand above.
FURTHEST, OF_FEW = 1.3, 0.6
NEAR = 7  # words between a denial and what it denies

SIGNALS = (
    "bias",
    "dense",  # cosine of the question and its best sentence
    "score",  # the fitted score of the best sentence
    "margin",  # how far it stands above the tenth
    "covered",  # share of the question's content words, by rarity, that the evidence and what it replies to cover
    "rarest",  # the rarest word of the question is covered
    "named",  # the question names somebody of the archive
    "titled",  # the question names the document itself
    "unknown",  # capitalised names of the question that the evidence does not cover
    "stranger",  # somebody the archive does not know is asked about, and the evidence hardly is about them
    "negated",  # the evidence denies something that the question takes for granted
    "unmet",  # a number or a time is asked for, and the evidence has none
    "request",  # no question but an order to do something
    "missing_unnamed",  # the same, where the question names nobody
    "missing",  # share of the content words, by rarity, that stand nowhere in the document
    "head",  # the thing asked for ('which camera') is covered
    "kind",  # the evidence has what this kind of question asks for
    "asked_alike",  # cosine of the question and the one the evidence replies to
    "read",  # a tenth of the reader's log-odds that the best sentence answers; 0 without a reader
    "read_best",  # and of the sentence that it finds best
)


def signals_of(
    ranked: Ranked,
    evidence: Sequence[Evidence],
    *,
    words: Sequence[Token],
    head: Sequence[Token],
    named: bool,
    titled: bool,
    unknown: Sequence[str],
    strangers: Sequence[str],
    rarity: Rarity,
    visible: Visible,
) -> dict[str, float]:
    """What the best evidence of one part of a question says about being an answer.

    `words` are the part's words without names of people, `head` those of the thing asked for, `unknown` its
    capitalised names that are nobody's in the archive, `strangers` those of them that it asks about as people.
    """
    order = ranked.order
    if not order or not evidence:
        return dict.fromkeys(SIGNALS, 0.0) | {"bias": 1.0, "missing": 1.0, "unknown": float(len(unknown))}
    best = order[0]
    said = {stem for piece in evidence for stem in _stems(piece)}
    document = evidence[0].document
    anywhere = said | _all_stems(visible(document)) | content_stems(document.title)
    weights = {token.stem: rarity(token.stem) for token in words if not token.stop}
    total = sum(weights.values()) or 1.0
    rarest = max(weights, key=lambda stem: (weights[stem], stem), default="")
    heads = {token.stem for token in head if not token.stop}
    lost = sum(weight for stem, weight in weights.items() if stem not in anywhere) / total
    tenth = order[min(9, len(order) - 1)]
    farthest = FURTHEST if len(order) > 9 else OF_FEW
    return {
        "bias": 1.0,
        "dense": float(ranked.feature("dense")[best]),
        "score": float(ranked.scores[best]) / 10,
        "margin": min(farthest, float(ranked.scores[best] - ranked.scores[tenth]) / 10),
        "covered": sum(weight for stem, weight in weights.items() if stem in said) / total if weights else 1.0,
        "rarest": float(not rarest or rarest in said),
        "named": float(named),
        "titled": float(titled),
        "unknown": float(sum(not name_stems(name) <= anywhere for name in unknown)),
        "stranger": _strange(evidence, strangers, weights, heads, visible),
        "negated": float(
            ranked.part.kind != "yesno"
            and not _denies(ranked.part.text)
            and _denies_any(evidence[0].text, weights.keys(), evidence[0].question or "")
        ),
        "unmet": float(_unmet(ranked, evidence)),
        "request": float(bool(_REQUEST.match(ranked.part.text))),
        "missing": lost,
        "missing_unnamed": 0.0 if named else lost,
        "head": len(heads & said) / len(heads) if heads else 0.5,
        "kind": float(ranked.feature("kind")[best]),
        "asked_alike": float(ranked.feature("asked_alike")[best]),
        "read": float(ranked.feature("read")[best]) / 10,
        "read_best": float(ranked.feature("read").max()) / 10,
    }


@lru_cache(maxsize=64)
def _all_stems(text: str) -> frozenset[str]:
    """The content stems of a whole document; the last few documents are remembered."""
    return content_stems(text)


def _strange(
    evidence: Sequence[Evidence],
    strangers: Sequence[str],
    weights: Mapping[str, float],
    heads: set[str],
    visible: Visible,
) -> float:
    """1 where somebody unknown is asked about; less the more the very words around their name say what is asked, once
    they hold the thing asked for (`heads`) and their document says the name."""
    worst = 0.0
    for name in strangers:
        own = name_stems(name)
        rest = {stem: weight for stem, weight in weights.items() if stem not in own}
        total = sum(rest.values()) or 1.0
        pieces = [piece.text for piece in evidence if not contradicts(name, piece.text)]
        pieces = pieces if told_of(name, evidence, visible) else []
        about = [said for text in pieces if own | heads <= (said := content_stems(text))]
        covered = max((sum(w for stem, w in rest.items() if stem in said) / total for said in about), default=0.0)
        covered = covered if rest else float(bool(about))
        worst = max(worst, 1.0 - covered)
    return worst


def told_of(name: str, evidence: Sequence[Evidence], visible: Visible) -> bool:
    """Does a document of the evidence say a name?"""
    documents = {piece.document.id: piece.document for piece in evidence}.values()
    return any(
        name_stems(name) <= _all_stems(text := f"{document.title}\n\n{visible(document)}")
        and says_name(name, text, document.participants)
        for document in documents
    )


def _unmet(ranked: Ranked, evidence: Sequence[Evidence]) -> bool:
    """Is a number, a time or a brand asked for, of which the evidence (its two best sentences, for a brand) has none?"""
    if ranked.part.kind in {"number", "when"}:
        return not any(has_kind(piece.text, ranked.part.kind) for piece in evidence)
    best = [ranked.sentences[place].plain for place in ranked.order[:2]]
    return bool(_BRAND.search(ranked.part.text)) and not any(has_kind(plain, "which") for plain in best)


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(text))


def denied(text: str, stems: Collection[str]) -> bool:
    """Is one of the question's words denied in its own sentence, so that what is said speaks against the question?"""
    return any(_denies_any(span.of(text), stems) for span in sentences(text))


def _denies_any(text: str, stems: Collection[str], put: str = "") -> bool:
    """Is one of the question's words denied: does a denial stand within NEAR words of it? With "No." a reply denies what was
    `put` to the speaker, not what it goes on to say."""
    words = tokens(text)
    no = _NO.match(text) if put else None
    if no and not content_stems(put).isdisjoint(stems):
        return True
    denials = [match.start() for match in _DENIAL.finditer(text, no.end() if no else 0)]
    places = [place for place, word in enumerate(words) if word.stem in stems]
    for start in denials:
        at = sum(word.end <= start for word in words)
        if any(abs(place - at) <= NEAR and not _parted(text, start, words[place]) for place in places):
            return True
    return False


def _parted(text: str, denial: int, word: Token) -> bool:
    """Does a clause of its own begin between a denial and a word: "She could not be fair, and left the room"?"""
    return bool(_CLAUSE.search(text, denial, word.start))


def mentioned(evidence: Sequence[Evidence], visible: Visible) -> frozenset[str]:
    """The content stems of all documents of the evidence."""
    return frozenset[str]().union(*(_all_stems(visible(piece.document)) for piece in evidence))


def _stems(piece: Evidence) -> frozenset[str]:
    """Content stems of the quote, of what it replies to and of the title."""
    put = f"{piece.question or ''} {_remark_before(piece)}"
    return content_stems(piece.text) | content_stems(put) | content_stems(piece.document.title)


def _remark_before(piece: Evidence) -> str:
    """What whoever asks says without a question in front of a quote, between the turns of a reply; '' for nothing."""
    turns, asker = piece.pair.turns, piece.pair.asker
    for before, turn in pairwise(turns):
        if turn.span.contains(piece.span) and before.speaker and before.speaker == asker:
            return before.span.of(piece.document.text)
    return ""
