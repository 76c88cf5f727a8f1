"""Words of a claim that have changed places: "the county bought the mill from the company".

Every word of such a claim stands in the passage, and almost all in the same order. Two words are exchanged where each
has the neighbour that the other has in the passage and not its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from assistant.verify.align import Source
from assistant.verify.types import Disagreement
from assistant.verify.word import SUBSTANCE, Word

_APART = 14  # words between two that can be exchanged
_JOINING = frozenset("and or nor with".split())
_MUTUAL = frozenset("marri meet match equal".split())  # verbs that say the same of both


def exchanged(words: Sequence[Word], source: Source, told: Sequence[int]) -> list[Disagreement]:
    """The first exchange in the sentences told, if any."""
    for number in told:
        start, end = source.bounds[number]
        there = source.words[start:end]
        places: dict[str, list[int]] = {}
        for at, word in enumerate(there):
            if word.kind in SUBSTANCE:
                places.setdefault(word.key, []).append(at)
        mine = [i for i, word in enumerate(words) if word.kind in SUBSTANCE and word.key in places]
        for i, j in combinations(mine, 2):
            if j - i > _APART or words[i].key == words[j].key:
                continue
            pairs = [(p, q) for p in places[words[i].key] for q in places[words[j].key]]
            as_said = any(p < q and _kept(words, (i, j), there, (p, q)) for p, q in pairs)
            if not as_said and any(q < p and _swapped(words, (i, j), there, (q, p)) for p, q in pairs):
                one, other = words[i].folded, words[j].folded
                return [Disagreement(kind="order", said=f"{one} ... {other}", found=f"{other} ... {one}", weight=1.0)]
    return []


def compared(words: Sequence[Word], source: Source, told: Sequence[int]) -> list[Disagreement]:
    """The two sides of a "than" exchanged: "the new ones are calmer than the old"."""
    at = next((i for i, word in enumerate(words) if word.folded == "than" and i), 0)
    if not at:
        return []
    before, after = _sides(words, at)
    for number in told:
        start, end = source.bounds[number]
        there = source.words[start:end]
        for than in (i for i, word in enumerate(there) if word.folded == "than" and i):
            if there[than - 1].key != words[at - 1].key and not _also_there(words[at - 1], there[:than]):
                continue
            first, second = _sides(there, than)
            crossed = len(before & second) + len(after & first)
            if before & second and after & first and crossed > len(before & first) + len(after & second):
                return [Disagreement(kind="order", said=words[at - 1].folded, found=there[than - 1].folded, weight=1.0)]
    return []


def _also_there(word: Word, there: Sequence[Word]) -> bool:
    return any(other.key == word.key for other in there[-4:])


def _sides(words: Sequence[Word], at: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words of substance before and behind a "than", without what is compared."""
    before = frozenset(w.key for w in words[max(0, at - _APART) : at - 1] if w.kind in SUBSTANCE)
    return before, frozenset(w.key for w in words[at + 1 : at + 1 + _APART] if w.kind in SUBSTANCE)


def _swapped(words: Sequence[Word], ours: tuple[int, int], there: Sequence[Word], theirs: tuple[int, int]) -> bool:
    """Do two words of the claim stand in each other's place? Both places in their own order."""
    if not _related(words[ours[0] : ours[1] + 1], there[theirs[0] : theirs[1] + 1]):
        return False
    first, second = (_neighbours(words, i) for i in ours)
    one, other = (_neighbours(there, i) for i in theirs)
    if first[1] == second[1] == one[1] == other[1]:  # "from £9 to £11": the unit tells nothing
        first, second, one, other = ((pair[0], None) for pair in (first, second, one, other))
    return _alike(first, one) and _alike(second, other) and not _alike(first, other) and not _alike(second, one)


def _kept(words: Sequence[Word], ours: tuple[int, int], there: Sequence[Word], theirs: tuple[int, int]) -> bool:
    """Do the two stand in the claim's order there, between the same words?"""
    return all(_alike(_neighbours(words, i), _neighbours(there, k)) for i, k in zip(ours, theirs, strict=True))


def _related(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Does something stand between the two on both sides that tells them apart: a verb, a preposition, no "and"?"""
    if any(b.start - a.end > 1 for side in (ours, theirs) for a, b in pairwise(side)):
        return False
    between = {word.key for word in theirs[1:-1]}
    shared = {word.key for word in ours[1:-1]} & between - {"", "they", "it"}
    return bool(shared) and not between & (_JOINING | _MUTUAL)


def _neighbours(words: Sequence[Word], at: int) -> tuple[str | None, str | None]:
    """The keys of the nearest words on both sides that are neither articles nor pronouns."""
    before = next((w.key for w in reversed(words[:at]) if w.key and w.kind != "pronoun"), None)
    after = next((w.key for w in words[at + 1 :] if w.key and w.kind != "pronoun"), None)
    return before, after


def _alike(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Is either neighbour the same?"""
    return any(a is not None and a == b for a, b in zip(one, other, strict=True))
