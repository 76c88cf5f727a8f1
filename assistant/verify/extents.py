"""How much of the whole, or how often: "all", "most of the time", "one in three", as the shares that they can mean.

A claim's extent is held against the one of the sentence that it tells, wherever in it the two stand. What lies between two
shared words the quantifiers compare (see quantifiers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.lexicon import FREQUENCY, QUANTIFIERS
from assistant.verify.quantities import quantities
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

# Class -> the shares of which a claim says so, and those that a passage means by it: who says "most" does not mean all.
_CLAIMED = {
    "all": (1.0, 1.0), "most": (0.501, 1.0), "many": (0.26, 1.0), "some": (0.01, 1.0), "few": (0.0, 0.45),
    "half": (0.4, 0.6), "none": (0.0, 0.0), "not all": (0.0, 0.99),
}  # fmt: skip
_MEANT = {
    "all": (1.0, 1.0), "most": (0.61, 0.99), "many": (0.26, 0.9), "some": (0.01, 0.49), "few": (0.01, 0.25),
    "half": (0.4, 0.6), "none": (0.0, 0.0), "not all": (0.01, 0.99),
}  # fmt: skip
# How often, in several words -> one that says the same.
_PHRASES = {
    tuple(phrase.split()): word
    for word, phrases in {
        "usually": "most of the time; most of my time; more often than not; as a rule; nine times out of ten",
        "always": "all the time; all of the time; every time; each time; the whole time; at all times; without exception",
        "sometimes": "at times; from time to time; now and then; now and again; once in a while; every so often",
        "rarely": "hardly ever; scarcely ever; almost never; once in a blue moon",
    }.items()
    for phrase in phrases.split("; ")
}  # fmt: skip
_FIRST = frozenset(phrase[0] for phrase in _PHRASES)
_LOOSELY = frozenset("several certain various couple something someone somebody both throughout even".split())
_EITHER = frozenset("mostly largely mainly generally".split())  # how much, or how often
_GRAVE = 0.5  # weight from which on a disagreement is a reason
_MOST = 8  # places of a word that are looked at
_MOSTLY = 0.6  # of a claim's words of substance stand in the sentence that it tells
_SCOPE = 4  # words behind an extent among which what it is of stands
_SMALL = frozenset(("function", "pronoun", "number"))


class Extent(NamedTuple):
    """A class of shares, or a share itself, and the words that say it: `words[start:end]`. `often` says how often."""

    kind: str
    share: float
    often: bool
    start: int
    end: int

    def allows(self, there: Extent) -> bool:
        """May one claim so where a passage says the other?"""
        low, high = _CLAIMED.get(self.kind, (self.share, self.share))
        least, most = _MEANT.get(there.kind, (there.share, there.share))
        return low <= most and least <= high


def to_extent(
    words: Sequence[Word], source: Source, told: Sequence[int], found: list[Disagreement]
) -> list[Disagreement]:
    """The disagreements so far, and the claim's only extent where the sentence that it tells says otherwise.

    "Not all" denies nothing where that sentence has "most", and "all were forbidden" says that "none was allowed".
    """
    ours = list(extents(words))
    if len(ours) != 1 or any(word.folded == "only" for word in words):
        return found
    known = any(d.kind in {"quantifier", "order"} and d.weight >= _GRAVE for d in found)
    for sentence in _telling(words, ours[0], source, told):
        theirs = _of_the_same(words, ours[0], sentence)
        other = _otherwise(words, ours[0], sentence, theirs) if theirs else _only(words, ours[0], sentence)
        turned = theirs and {ours[0].kind, theirs.kind} == {"all", "none"} and any(d.kind == "opposite" for d in found)
        if turned:  # "all were forbidden", "none was allowed"
            return [
                d for d in found if d.kind not in {"opposite", "quantifier"} and not (d.kind == "negation" and d.found)
            ]
        if theirs and ours[0].kind == "not all" and ours[0].allows(theirs):
            return [d for d in found if d.kind != "negation" or d.found]
        if other and not known:
            return [*found, other]
    return found


def as_often(words: Sequence[Word], source: Source) -> tuple[Word, ...]:
    """The claim's words, how often in those of the sentence that it tells where it says that in several and may say so."""
    ours = [one for one in extents(words) if one.often and one.end - one.start > 1]
    if len(ours) != 1:
        return tuple(words)
    (one,) = ours
    keys = [word.key for word in words[one.start : one.end]]
    numbers = {
        source.sentence[int(at)] for word in _beside(words, one) for at in source.places.get(word.key, ())[:_MOST]
    }
    for sentence in _telling(words, one, source, sorted(numbers)):
        theirs = _of_the_same(words, one, sentence)
        same = sentence[theirs.start : theirs.end] if theirs else ()
        if theirs and [word.key for word in same] != keys and not _otherwise(words, one, sentence, theirs):
            start, end = words[one.start].start, words[one.end - 1].end
            return (*words[: one.start], *(word._replace(start=start, end=end) for word in same), *words[one.end :])
    return tuple(words)


def _telling(words: Sequence[Word], ours: Extent, source: Source, numbers: Sequence[int]) -> Iterator[Sequence[Word]]:
    """The sentences, questions apart, that have most of what else the claim says."""
    substance = {word.key for word in _beside(words, ours)}
    for number in numbers:
        sentence = source.words[slice(*source.bounds[number])]
        shared = len(substance & {word.key for word in sentence})
        if number not in source.asked and substance and shared >= _MOSTLY * len(substance):
            yield sentence


def _of_the_same(words: Sequence[Word], ours: Extent, sentence: Sequence[Word]) -> Extent | None:
    """The only extent of a sentence, or the only one of what the claim's is of."""
    theirs = list(extents(sentence))
    if len(theirs) > 1:
        theirs = [one for one in theirs if _scope(words, ours) & _scope(sentence, one)]
    return theirs[0] if len(theirs) == 1 else None


def extents(words: Sequence[Word]) -> Iterator[Extent]:
    """The extents that the words say, in order."""
    shares = {one.start: one for one in _shares(words)}
    at = 0
    while at < len(words):
        found = shares.get(at) or _phrase(words, at) or _word(words, at)
        if found:
            yield found
        at = found.end if found else at + 1


def _shares(words: Sequence[Word]) -> Iterator[Extent]:
    """ "A third", "40 percent", "nine of the thirty", "one family in three"."""
    if not any(word.kind == "number" or word.folded in {"half", "third", "quarter", "fifth"} for word in words):
        return
    measured = [one for one in quantities(words) if one.measure == "share" and 0 <= one.amount <= 1]
    yield from (Extent("half" if one.amount == 0.5 else "", one.amount, False, one.start, one.end) for one in measured)
    for at, word in enumerate(words):
        behind = at + 1 + (at + 1 < len(words) and words[at + 1].kind in {"content", "unit"})
        pair = words[behind : behind + 2]
        if word.kind != "number" or len(pair) < 2 or pair[0].folded != "in" or pair[1].kind != "number":
            continue
        whole = behind + 2 < len(words) and words[behind + 2].kind in {"unit", "date"}
        if word.key.isdecimal() and pair[1].key.isdecimal() and 0 < int(word.key) < int(pair[1].key) and not whole:
            yield Extent("", int(word.key) / int(pair[1].key), False, at, behind + 2)


def _phrase(words: Sequence[Word], at: int) -> Extent | None:
    if words[at].folded not in _FIRST:
        return None
    for phrase, word in _PHRASES.items():
        if tuple(w.folded for w in words[at : at + len(phrase)]) == phrase:
            return Extent(QUANTIFIERS[word], 0.0, True, at, at + len(phrase))
    return None


def _word(words: Sequence[Word], at: int) -> Extent | None:
    word = words[at]
    kind = QUANTIFIERS.get(word.folded, "") if word.kind in {"quantifier", "negation"} else ""
    if kind not in _CLAIMED or word.folded in _LOOSELY or word.folded in {"no", "nothing", "nor", "neither"}:
        return None
    often = word.folded in FREQUENCY
    if at and words[at - 1].folded == "not":
        return Extent("not all", 0.0, often, at, at + 1) if kind == "all" else None
    return Extent(kind, 0.0, often, at, at + 1)


def _beside(words: Sequence[Word], extent: Extent) -> Iterator[Word]:
    """The words of substance that say something else."""
    return (word for at, word in enumerate(words) if word.kind in SUBSTANCE and not extent.start <= at < extent.end)


def _otherwise(words: Sequence[Word], ours: Extent, sentence: Sequence[Word], theirs: Extent) -> Disagreement | None:
    said, found = words[ours.start : ours.end], sentence[theirs.start : theirs.end]
    loose = any(word.folded in _EITHER for word in (*said, *found))
    if ours.kind == "not all" or not (ours.kind or theirs.kind):
        return None  # a negation, or two numbers
    if (
        (ours.often != theirs.often and not loose)
        or ours.allows(theirs)
        or _denied(words, ours) != _denied(sentence, theirs)
    ):
        return None
    same = _scope(words, ours) & _scope(sentence, theirs)
    about = {word.key for word in words} & _scope(sentence, theirs)
    sure = bool(same) or (ours.often and theirs.often)
    if not (about or sure):
        return None
    shown = " ".join(word.folded for word in said), " ".join(word.folded for word in found)
    return Disagreement(kind="quantifier", said=shown[0], found=shown[1], weight=1.0 if sure else 0.7, refutes=sure)


def _only(words: Sequence[Word], ours: Extent, sentence: Sequence[Word]) -> Disagreement | None:
    """ "On all policies", where it is "only on the Gold policy"."""
    scope = _scope(words, ours) if ours.kind == "all" else frozenset[str]()
    for at, word in enumerate(sentence):
        behind = sentence[at + 1 : at + 2 + _SCOPE]
        if (
            word.folded == "only"
            and word.kind == "quantifier"
            and scope & {w.key for w in behind if w.kind in SUBSTANCE}
        ):
            said = words[ours.start].folded
            return Disagreement(kind="quantifier", said=said, found=word.folded, weight=1.0, refutes=True)
    return None


def _denied(words: Sequence[Word], extent: Extent) -> bool:
    """Is anything denied but the extent: "not all"?"""
    return any(word.folded == "not" for at, word in enumerate(words) if at != extent.start - 1)


def _scope(words: Sequence[Word], extent: Extent) -> frozenset[str]:
    """The keys of what an extent is of: the first words of substance behind it, or the one before it where it ends a clause."""
    found: list[str] = []
    for at in range(extent.end, min(len(words), extent.end + _SCOPE)):
        if at and words[at].start - words[at - 1].end > 1:
            break
        if words[at].kind in SUBSTANCE:
            found.append(words[at].key)
        if len(found) == 2:
            break
    inside = [word.key for word in words[extent.start : extent.end] if word.kind == "content"]
    before = [word.key for word in words[max(0, extent.start - 2) : extent.start] if word.kind in SUBSTANCE]
    return frozenset(found + inside) or frozenset(before)
