"""How much of the whole a claim speaks of: all, most, some, none, only, more than."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.lexicon import BOUNDS, FREQUENCY, QUANTIFIERS
from assistant.verify.types import Disagreement, State
from assistant.verify.word import Word

_OWN = frozenset("entire entirely whole wholly throughout completely totally fully both".split())
_LIMITS = {"over": "from", "under": "up to"}
_NARROW = 3  # words from "all" on within which what it is about stands
_NARROWING = frozenset(("only", "over", "under"))  # classes of quantifiers that change what stands beside them


def quantified(
    said: list[tuple[Word, State]], there: list[Word], tight: bool, near: frozenset[str]
) -> Iterator[Disagreement]:
    """A quantifier exchanged, put in or left out."""
    amounts = [w for w in there if w.folded in QUANTIFIERS and w.kind in {"quantifier", "negation"}]
    ours = [w for w, _ in said if w.folded in QUANTIFIERS and w.kind == "quantifier"]
    for word in ours:
        own = QUANTIFIERS[word.folded]
        if own == "also":
            continue
        theirs = [w for w in amounts if _comparable(word.folded, w.folded)]
        if own in {QUANTIFIERS[w.folded] for w in theirs}:
            continue
        part = there[-1] if there and there[-1].kind == "number" and word is said[-1][0] else None
        if part is not None and own in {"all", "none"}:  # "all of the 48" for "31 of the 48"
            yield Disagreement(kind="quantifier", said=word.folded, found=part.folded, weight=1.0)
        elif theirs:
            weight = 0.3 if (own, QUANTIFIERS[theirs[0].folded]) == ("many", "most") else 1.0 if tight else 0.6
            if own in BOUNDS and any(QUANTIFIERS.get(key) == own for key in near):
                weight = 0.3  # "below £1,000 ...; above that ..."
            weight = 1.0 if own == "only" and theirs[0].key == "all-but" else weight  # "only" and "all but £100"
            yield Disagreement(kind="quantifier", said=word.folded, found=theirs[0].folded, weight=weight)
        elif word.key not in near:
            weight = 0.7 if own in _NARROWING else 0.4 if tight else 0.2
            yield Disagreement(kind="quantifier", said=word.folded, found="", weight=weight)
    if tight and not ours and len(there) <= 3:
        dropped = next((w for w in amounts if w.kind == "quantifier" and QUANTIFIERS[w.folded] != "also"), None)
        if dropped is not None:
            yield Disagreement(kind="quantifier", said="", found=dropped.folded, weight=0.3)


def excepting(words: Sequence[Word], there: Sequence[Word]) -> Iterator[Disagreement]:
    """ "All" where the passage has "all but one" and the claim excepts nothing."""
    said = next((w for w in words if w.kind == "quantifier" and QUANTIFIERS.get(w.folded) == "all"), None)
    excepts = any(w.folded in {"all-but", "except", "but", "apart"} for w in words)
    if said and not excepts and any(w.key == "all-but" for w in there):
        yield Disagreement(kind="quantifier", said=said.folded, found="all but", weight=1.0)


def bounded(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """ "Under five" where the passages have "from the age of five", "over 60" where they have "up to 60"."""
    for i, word in enumerate(words):
        lead = next((w for w in reversed(words[max(0, i - 2) : i]) if w.folded != "than"), word)
        side = QUANTIFIERS.get(lead.folded, "") if word.kind == "number" else ""
        places = [int(at) for at in source.places.get(word.key, ())] if side in _LIMITS else []
        ends = [_end(source.words, at) for at in places]
        if ends and all(end and _LIMITS[side] != end for end in ends):
            said = f"{lead.folded} {word.folded}"
            yield Disagreement(kind="quantifier", said=said, found=ends[0], weight=1.0, refutes=True)
            return


def _end(words: Sequence[Word], at: int) -> str:
    """Is a number the least ("from the age of five") or the most ("up to 60") of what it is said of? '' for neither."""
    before = [w.folded for w in words[max(0, at - 5) : at] if w.key]
    before = before[:-2] if before[-2:] == ["age", "of"] else before
    behind = [w.folded for w in words[at + 1 : at + 5]]
    if behind[:2] in (["or", "more"], ["or", "over"]) or (before[-1:] == ["from"] and "to" not in behind):
        return "from"
    return "up to" if before[-2:] == ["up", "to"] or behind[:2] in (["or", "less"], ["or", "fewer"]) else ""


def narrower(words: Sequence[Word], matched: Sequence[int], source: Source) -> Iterator[Disagreement]:
    """ "All countries" where the passage has "all EU countries", and the claim says nothing of what narrows it."""
    said = frozenset(word.key for word in words)
    for i, word in enumerate(words[:-1]):
        here, there = matched[i], matched[i + 1]
        if word.kind != "quantifier" or QUANTIFIERS[word.folded] != "all" or word.folded in FREQUENCY | _OWN:
            continue
        if here < 0 or not here + 1 < there <= here + _NARROW or source.sentence[here] != source.sentence[there]:
            continue
        between = source.words[here + 1 : there]
        if all(w.kind in {"content", "name"} and w.key not in said for w in between):
            found = " ".join(w.folded for w in source.words[here : there + 1])
            yield Disagreement(kind="quantifier", said=f"{word.folded} {words[i + 1].folded}", found=found, weight=1.0)
            return


def _comparable(one: str, other: str) -> bool:
    """Do both quantifiers say how often, or both how many, or both how nearly?"""
    classes = {QUANTIFIERS[one], QUANTIFIERS[other]}
    if "also" in classes or classes == {"some", "either"}:
        return False
    if "none" in classes:
        return True
    bounds = [QUANTIFIERS[word] in BOUNDS for word in (one, other)]
    return bounds[0] == bounds[1] and (one in FREQUENCY) == (other in FREQUENCY)
